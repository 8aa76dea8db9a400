"""The years that a report's text is about, as against its title's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportlint import Passage, Report, Title

_YEAR: Final = re.compile(
    # What each way begins with: elsewhere the ways need not be tried one by one.
    r"(?=[2《〔（(自从比较与同结截于原第])(?:(?<!\d)(?P<year>20[0-3]\d)年(?:度)?(?!.{0,8}(?:结转|预算|决算|规划|年度报告|年报|考核|要点))"
    r"|《[^》\n]*》|〔[^〕\n]*〕|[（(]国[^）)\n]*[）)]"
    r"|(?:自|从|比|较|与|同|结转|截[至止]|于|原|第)(?:上年)?（?20\d\d年|20\d\d年[^，。；\n]{0,12}(?:以来|起施行|施行|修订|印发|结转)"
    r"|20\d\d年?[—\-–至]+20\d\d年)"
)
"""A year the text is about; or something that holds a year and is not, which is passed over."""
_ENOUGH: Final = 2
"""Mentions from which on another year speaks for itself."""


@dataclass(frozen=True, slots=True)
class NamedYears:
    """The years that the text names, but for those of documents, comparisons and the like."""

    counts: Mapping[int, int]
    first: Mapping[int, Passage]
    """Where each of them stands first."""
    own: int
    """How often a year of the title is named."""

    def most_other(self, title: Title) -> int | None:
        """The year that is named most beside the title's; None where there is no other."""
        others = [year for year in self.counts if year not in title.years]
        return max(others, key=lambda year: (self.counts[year], -year)) if others else None

    def another(self, title: Title) -> int | None:
        """The year that all of the text is about, where that is not the title's.

        Next year's plans name next year; that alone says nothing about the year reported on.
        """
        year = self.most_other(title)
        if year is None or title.year is None or self.own or year == title.year + 1:
            return None
        return year if self.counts[year] >= _ENOUGH else None


def years_in(report: Report, title: Title) -> NamedYears:
    """The years that the text below the title names."""
    counts: Counter[int] = Counter()
    first: dict[int, Passage] = {}
    text = report.prose.text
    for match in _YEAR.finditer(text, text.find("\n")):
        if match["year"]:
            year = int(match["year"])
            counts[year] += 1
            first.setdefault(year, report.prose.part(*match.span("year")))
    return NamedYears(counts, first, sum(counts[year] for year in title.years))
