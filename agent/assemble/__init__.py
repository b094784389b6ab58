"""From a checked draft to a situation report: ids, links, codes, disputes, key figures, coverage.

Pure: an article, a drafting and its verdicts in, a report out. The clock is an argument; nothing is summed.
"""

from .report import Run, assemble

__all__ = ["Run", "assemble"]
