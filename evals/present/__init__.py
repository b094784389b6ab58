"""Scores as text: tables on a terminal, Markdown for a pull request, JUnit for a build server."""
