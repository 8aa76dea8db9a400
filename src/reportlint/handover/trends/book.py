"""趋势.xlsx: the numbers behind the charts, the rules run by run, and the faults that return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from reportlint.handover.trends.trend import GRADES_SHOWN, STANDINGS, Trend
from reportlint.handover.wording import EMPTY
from reportlint.handover.workbook import Book, SheetColumn
from reportlint.model.message import Language, Message
from reportlint.support.atomic import whole

PUBLICATION: Final = Message("发布（行）", "publication (rows)")
PROBLEMS: Final = Message("问题（项）", "findings")
_EVERY: Final = Message("全部报告", "all reports")
_COMMON: Final = Message("每次都有报告的单位", "bodies that every run has")
_RULE: Final = SheetColumn("rule", Message("规则", "rule"), 44)


def write_trend_book(
    file: Path, trend: Trend, titles: dict[str, Message], language: Language, made: date
) -> None:
    """Write the workbook; `titles` are those of the rules. Raises UsageError."""
    with whole(file) as stream:
        book = Book(stream, language, made)
        _numbers(book, trend)
        _rules(book, trend, titles)
        _returned(book, trend, titles)
        book.close()


def _points(trend: Trend) -> list[SheetColumn]:
    return [SheetColumn(f"run-{n}", point.label, 12) for n, point in enumerate(trend.points, 1)]


def _numbers(book: Book, trend: Trend) -> None:
    columns = (
        SheetColumn("matter", Message("项目", "matter"), 30),
        SheetColumn("basis", Message("口径", "basis"), 20),
        SheetColumn("name", Message("名称", "name"), 20),
        *_points(trend),
    )
    sheet = book.sheet(Message("数据", "figures"), columns)
    for *words, numbers in _lines(trend):
        sheet.row([*(word.in_(book.language) for word in words), *numbers])


def _lines(trend: Trend) -> Iterator[tuple[Message, Message, Message, Sequence[int]]]:
    points = trend.points
    yield PUBLICATION, EMPTY, Message("名单单位", "rows of the list"), [one.rows for one in points]
    for name in STANDINGS:
        yield PUBLICATION, EMPTY, name, [one.standings[name] for one in points]
    for name in GRADES_SHOWN:
        yield PROBLEMS, EMPTY, name, [one.grades[name] for one in points]
    for basis, charts in ((_EVERY, [one.every for one in points]), (_COMMON, [one.common for one in points])):
        for several in zip(*charts, strict=True):
            title = several[0].title
            yield (
                title,
                basis,
                Message("计入的报告（份）", "reports counted"),
                [one.reports for one in several],
            )
            for n, name in enumerate(several[0].names):
                yield title, basis, name, [one.numbers[n] for one in several]


def _rules(book: Book, trend: Trend, titles: dict[str, Message]) -> None:
    sheet = book.sheet(Message("各规则的报告数", "reports by rule"), (_RULE, *_points(trend)))
    rules = {rule for point in trend.points for rule in point.rules}
    for rule in sorted(rules, key=lambda rule: (-sum(one.rules[rule] for one in trend.points), rule)):
        said = titles.get(rule, Message(rule, rule)).in_(book.language)
        sheet.row([said, *(one.rules[rule] for one in trend.points)])


def _returned(book: Book, trend: Trend, titles: dict[str, Message]) -> None:
    columns = (
        SheetColumn("agency", Message("单位", "body"), 26),
        _RULE,
        SheetColumn("times", Message("出现次数", "runs"), 9),
        SheetColumn("runs", Message("哪几次", "which"), 26),
        SheetColumn("now", Message("最近一次仍有", "in the last run"), 12),
        SheetColumn("message", Message("最近一次的内容", "what was said last"), 60),
    )
    sheet = book.sheet(Message("反复出现的问题", "faults that return"), columns)
    for fault in trend.returned:
        last = len(trend.points) - 1 in fault.runs
        which = "、".join(trend.points[place].label.in_(book.language) for place in fault.runs)
        rule = titles.get(fault.rule, Message(fault.rule, fault.rule))
        now = Message("是", "yes") if last else Message("否", "no")
        said = (now, fault.last)
        sheet.row(
            [
                fault.body,
                rule.in_(book.language),
                len(fault.runs),
                which,
                *(one.in_(book.language) for one in said),
            ]
        )
