"""JUnit XML, as build servers read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from ...agent.render.safety import visible

State = Literal["passed", "failure", "error", "skipped"]


@dataclass(frozen=True, slots=True)
class Case:
    """One test case. `message` tells why it did not pass; `detail` is shown with it."""

    suite: str
    name: str
    state: State = "passed"
    message: str = ""
    detail: str = ""
    seconds: float = 0.0


def junit_text(name: str, cases: Sequence[Case]) -> str:
    """All cases as one test suite."""
    counts = {state: sum(case.state == state for case in cases) for state in ("failure", "error", "skipped")}
    head = (
        f"<testsuite name={_attribute(name)} tests='{len(cases)}' failures='{counts['failure']}'"
        f" errors='{counts['error']}' skipped='{counts['skipped']}'>"
    )
    body = "\n".join(_case(case) for case in cases)
    return (
        f"<?xml version='1.0' encoding='utf-8'?>\n<testsuites>\n{head}\n{body}\n</testsuite>\n</testsuites>\n"
    )


def _case(case: Case) -> str:
    head = (
        f"<testcase classname={_attribute(case.suite)} name={_attribute(case.name)} time='{case.seconds:.3f}'"
    )
    if case.state == "passed":
        return (
            f"{head}><system-out>{_text(case.detail)}</system-out></testcase>" if case.detail else f"{head}/>"
        )
    inner = f"<{case.state} message={_attribute(case.message)}>{_text(case.detail)}</{case.state}>"
    return f"{head}>{inner}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _text(text: str) -> str:
    return escape("\n".join(visible(line) for line in text.splitlines()))
