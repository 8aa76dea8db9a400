"""Two reports side by side as a workbook: a sheet of figures, one of sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from reportlint.handover.beside.figure_pairs import FigurePair, figure_pairs
from reportlint.handover.beside.sentence_pairs import section_pairs
from reportlint.handover.beside.wording import headings, rate, share, signed
from reportlint.handover.workbook import Book, SheetColumn, Value
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.support.atomic import whole

_WIDE: Final = 60


def write_book(file: Path, before: Report, after: Report, language: Language, made: date) -> None:
    """Write the workbook. Raises UsageError."""
    names = headings(before, after)
    with whole(file) as stream:
        book = Book(stream, language, made)
        _figures(book, before, after, names)
        _sentences(book, before, after, names)
        book.close()


def _figures(book: Book, before: Report, after: Report, names: tuple[Message, Message]) -> None:
    columns = (
        SheetColumn("table", Message("表", "table"), 22),
        SheetColumn("row", Message("行", "row"), 34),
        SheetColumn("column", Message("列", "column"), 18),
        SheetColumn("before", names[0]),
        SheetColumn("after", names[1]),
        SheetColumn("change", Message("变化", "change")),
        SheetColumn("rate", Message("幅度", "rate")),
        SheetColumn("share-before", Message(f"占比（{names[0].zh}）", f"share ({names[0].en})")),
        SheetColumn("share-after", Message(f"占比（{names[1].zh}）", f"share ({names[1].en})")),
    )
    sheet = book.sheet(Message("数字", "figures"), columns)
    for table in figure_pairs(before, after):
        for pair in (pair for row in table.rows for pair in row):
            words = (say.in_(book.language) for say in (table.title, pair.row, pair.column))
            sheet.row([*words, *_values(pair)])


def _values(pair: FigurePair) -> tuple[Value, ...]:
    before, after = pair.before, pair.after
    return (
        before.text if before.number is None else before.number,
        after.text if after.number is None else after.number,
        signed(pair.change),
        rate(pair),
        share(before.share),
        share(after.share),
    )


def _sentences(book: Book, before: Report, after: Report, names: tuple[Message, Message]) -> None:
    columns = (
        SheetColumn("section", Message("部分", "part"), 22),
        SheetColumn("change", Message("对照", "change"), 12),
        SheetColumn("before", names[0], _WIDE),
        SheetColumn("after", names[1], _WIDE),
    )
    sheet = book.sheet(Message("文字", "texts"), columns)
    for section in section_pairs(before, after):
        for pair in section.sentences:
            sheet.row(
                [
                    section.title.in_(book.language),
                    pair.change.say.in_(book.language),
                    pair.before,
                    pair.after,
                ]
            )
