"""Which reports a declared rule is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlint.model.body import BodyKind
from reportlint.model.finding import Verdict
from reportlint.model.report import Report
from reportlint.rules.rule import NotApplicable, Note
from reportlint.support.structure import option

Judge = Callable[[Any, Report, Any], Iterable[Note]]


@dataclass(frozen=True, slots=True)
class Applies:
    """The keys of `applies`. What the report does not say for sure is `review`, not `fail`."""

    from_year: int | None = option("自哪个报告年度起", "the first year reported on", default=None)
    to_year: int | None = option("到哪个报告年度止", "the last year reported on", default=None)
    bodies: tuple[BodyKind, ...] = option("机关类型", "the kinds of body", default=())


def applying(applies: Applies, judge: Judge) -> Judge:
    """The judge, for these reports only."""

    def judged(thing: Any, report: Report, options: Any) -> Iterator[Note]:
        year, kind = report.year, report.body.kind
        if year is not None and not (applies.from_year or 0) <= year <= (applies.to_year or year):
            yield NotApplicable(thing)
            return
        unsure = year is None and (applies.from_year or applies.to_year)
        if applies.bodies:
            among = report.body.among(applies.bodies)
            if among is False or kind not in (*applies.bodies, BodyKind.UNKNOWN):
                yield NotApplicable(thing)
                return
            unsure = unsure or among is None
        for note in judge(thing, report, options):
            yield note._replace(verdict=Verdict.REVIEW) if unsure and note.verdict is Verdict.FAIL else note

    return judged
