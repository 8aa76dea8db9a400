"""`count`: a number lies within bounds: how many there are, how long a text is, or what a cell holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from re import Pattern
from typing import Any, Final, Literal

from reportlint.model.certainty import Certainty
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.report import Report
from reportlint.model.section import Section
from reportlint.model.statement import Ratio, Statement
from reportlint.model.table import Cell, Table
from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.texts import passages, searches
from reportlint.rules.rule import Fail, Note, Open, Review
from reportlint.support.structure import StructureError, option

CountOf = Literal[
    "number", "characters", "paragraphs", "images", "headings", "links", "attachments", "rows", "columns"
]


@dataclass(frozen=True, slots=True)
class Count:
    """Options of `count`. With `words` or `pattern`, counts how often they stand in the text."""

    of: CountOf = option(
        "数什么：number 单元格或文字中的数字，characters 字数，paragraphs 段落，images 图片，headings 标题，"
        "links 链接，attachments 附件，rows 行，columns 列",
        "what is counted; `number` is what a cell or sentence says",
        default="number",
    )
    words: tuple[str, ...] = option("数这些词出现的次数", "words that are counted", default=())
    pattern: Pattern[str] | None = option(
        "数正则表达式匹配的次数", "a regular expression whose matches are counted", default=None
    )
    min_: Decimal | None = option("不少于", "at least this", default=None)
    max_: Decimal | None = option("不超过", "at most this", default=None)

    def __post_init__(self) -> None:
        if self.min_ is None and self.max_ is None:
            raise StructureError(Message("应有 min 或 max", "min or max is missing"))


def _links(report: Report, *kinds: str) -> int:
    return sum(link.kind in kinds for link in report.links)


_COUNTS: Final[Mapping[type, Mapping[str, Callable[[Any], Decimal | int | None]]]] = {
    Report: {
        "characters": lambda report: sum(len(paragraph.squeezed) for paragraph in report.paragraphs),
        "paragraphs": lambda report: sum(1 for _ in report.paragraphs),
        "images": lambda report: _links(report, "image"),
        "headings": lambda report: len(report.headings),
        "links": lambda report: _links(report, "link"),
        "attachments": lambda report: _links(report, "attachment"),
    },
    Section: {
        "characters": lambda section: sum(len(paragraph.squeezed) for paragraph in section.paragraphs),
        "paragraphs": lambda section: len(section.paragraphs),
        "images": lambda section: section.images,
    },
    Table: {"rows": lambda table: len(table.rows), "columns": lambda table: len(table.columns)},
    Cell: {"number": lambda cell: cell.number},
    Statement: {"number": lambda statement: statement.quantity.value},
    Ratio: {"number": lambda ratio: ratio.percent},
}


def count(thing: Any, report: Report, options: Count) -> Iterator[Note]:
    """Fail outside the bounds; open where there is nothing to count."""
    if isinstance(thing, Missing):
        yield Open(thing)
        return
    found: Decimal | int | None
    if options.words or options.pattern:
        (search,) = searches(options.words, options.pattern, "", report.form)
        found = sum(1 for _, text in passages(thing) for _ in search.pattern.finditer(text))
    else:
        counts = _COUNTS.get(type(thing), {})
        found = counts[options.of](thing) if options.of in counts else None
    if found is None:
        yield Open(thing)
    elif (options.min_ is not None and found < options.min_) or (
        options.max_ is not None and found > options.max_
    ):
        sure = getattr(thing, "certainty", Certainty.LABEL) is Certainty.LABEL
        yield (Fail if sure else Review)(thing, thing=thing.label, found=found, bounds=_bounds(options))


def _bounds(options: Count) -> Message:
    if options.min_ is None:
        return Message(f"不超过{options.max_}", f"at most {options.max_}")
    if options.max_ is None:
        return Message(f"不少于{options.min_}", f"at least {options.min_}")
    return Message(f"{options.min_}至{options.max_}", f"{options.min_} to {options.max_}")


COUNT = Kind("count", count, Count, ("found", "bounds"))
