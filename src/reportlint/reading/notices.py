"""What of a page was read otherwise than it stands there, or not at all: told with the result."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.model.finding import Notice
from reportlint.model.form import TableSpec
from reportlint.model.message import Message
from reportlint.reading.outline.outline import Outline
from reportlint.support import limits


def copies(parts: Outline) -> Iterator[Notice]:
    """That the report stands on the page several times."""
    if parts.copies > 1 and not parts.several:
        yield Notice(
            "copies",
            Message(
                f"同一份报告在页面上出现 {parts.copies} 次，按一份核对",
                f"The same report stands on the page {parts.copies} times; it was judged once",
            ),
        )


def table_unread(spec: TableSpec) -> Notice:
    """That the numbers of a table that is there were not judged."""
    name = spec.title
    return Notice(
        "table-unread",
        Message(
            f"{name.zh}的栏目还在，但分不清行和列，没有核对其中的数字",
            f"the labels of {name.en} are there, but not its rows and columns; its numbers were not judged",
        ),
    )


def sentences_unrelated(sentences: int) -> Iterator[Notice]:
    """That so many sentences have more numbers than the limit."""
    if sentences:
        most = limits.SENTENCE_NUMBERS
        yield Notice(
            "sentence-numbers",
            Message(
                f"有 {sentences} 句话的数字超过 {most} 个（限额 sentence-numbers），其中的分项、比例和增减未能判断",
                f"sentences with more than {most} numbers (limit sentence-numbers): {sentences}; their lists, shares "
                "and changes could not be judged",
            ),
        )
