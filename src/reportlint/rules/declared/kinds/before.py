"""`before`: a date lies within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlint.model.message import Message
from reportlint.model.page import Dated
from reportlint.model.report import Report
from reportlint.rules.declared.kind import Kind
from reportlint.rules.rule import Fail, Note, Open
from reportlint.support.structure import StructureError, option

_DAY = re.compile(r"(?:(\d{4})-)?(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Before:
    """Options of `before`. `MM-DD` is a day of the year after the one reported on."""

    latest: str = option(
        "不晚于这一天：01-31（报告年度的次年）或 2026-01-31",
        "the last day that is in time: `01-31` or `2026-01-31`",
        default="",
    )
    earliest: str = option("不早于这一天", "the first day that is not too early", default="")

    def __post_init__(self) -> None:
        if not (self.latest or self.earliest):
            raise StructureError(Message("应有 latest 或 earliest", "latest or earliest is missing"))
        for day in filter(None, (self.latest, self.earliest)):
            if _day(day, 2020) is None:
                raise StructureError(
                    Message(
                        f"“{day}”不是日期，应为 01-31 或 2026-01-31",
                        f"“{day}” is no day like 01-31 or 2026-01-31",
                    )
                )


def before(thing: Any, report: Report, options: Before) -> Iterator[Note]:
    """Fail outside the bounds; open where the year reported on is not known."""
    if not isinstance(thing, Dated):
        yield Open(thing)
        return
    latest, earliest = _day(options.latest, report.year), _day(options.earliest, report.year)
    if (options.latest and latest is None) or (options.earliest and earliest is None):
        yield Open(thing)
        return
    late = latest is not None and thing.day > latest
    if late or (earliest is not None and thing.day < earliest):
        yield Fail(thing, thing=thing.label, found=thing.day, limit=latest if late else earliest)


def _day(text: str, year: int | None) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None or (match[1] is None and year is None):
        return None
    try:
        return date(int(match[1]) if match[1] else (year or 0) + 1, int(match[2]), int(match[3]))
    except ValueError:
        return None


BEFORE = Kind("before", before, Before, ("found", "limit"), ("date",))
