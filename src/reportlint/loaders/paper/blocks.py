"""What stands on pages one below the other: text, tables, pictures; what goes on over the end of a page is one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reportlint.loaders.paper.lines import PaperLine, joined
from reportlint.loaders.paper.rules import Box
from reportlint.loaders.paper.tables import RuledBox, continued, same_width

_LOOSE_ROW: Final = re.compile(r"(?:^|\s)\d[\d.]*(?:\s+\d[\d.]*){2,}$")
"""A line of text that is a row of a table: numbers side by side, far apart."""


@dataclass(slots=True)
class TableBlock:
    """A table, or what there is of it so far."""

    boxes: list[RuledBox]
    sure: bool = True
    """False where some of it was found outside of its lines."""


@dataclass(slots=True)
class ProseBlock:
    """Lines of text with the numbers of their pages."""

    lines: list[tuple[int, PaperLine]] = field(default_factory=list)


@dataclass(slots=True)
class PictureBlock:
    """A picture."""

    page: int


Block = TableBlock | ProseBlock | PictureBlock


def append(blocks: list[Block], block: Block, loose: Mapping[int, Sequence[Box]]) -> None:
    """Add a block; lines and the parts of a table that follow each other become one.

    `loose` are the ruled boxes of each page that stand alone.
    """
    if isinstance(block, TableBlock):
        _take_row_before(blocks, block, loose)
    last = blocks[-1] if blocks else None
    if isinstance(block, TableBlock) and isinstance(last, ProseBlock):
        block.sure = not _LOOSE_ROW.search(last.lines[-1][1].text)
    if isinstance(block, ProseBlock) and isinstance(last, TableBlock):
        last.sure = last.sure and not _LOOSE_ROW.search(block.lines[0][1].text)
    if isinstance(block, ProseBlock) and isinstance(last, ProseBlock):
        last.lines += block.lines
    elif (
        isinstance(block, TableBlock)
        and isinstance(last, TableBlock)
        and max(box.page for box in last.boxes) < block.boxes[0].page
        and same_width(last.boxes, block.boxes)
    ):
        last.boxes = continued(last.boxes, block.boxes)
        last.sure = last.sure and block.sure
    else:
        blocks.append(block)


def _take_row_before(blocks: list[Block], table: TableBlock, loose: Mapping[int, Sequence[Box]]) -> None:
    """Make a table of the row of one cell that the page before ends with, taken for text so far."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, ProseBlock) or last.lines[-1][0] >= table.boxes[0].page:
        return
    page, line = last.lines[-1]
    for cell in loose.get(page, ()):
        row = RuledBox(*cell, "", page, cell)
        if _holds(cell, line) and same_width([row], table.boxes):
            inside = [one for number, one in last.lines if number == page and _holds(cell, one)]
            last.lines = last.lines[: -len(inside)]
            if not last.lines:
                blocks.pop()
            text = joined(one.text for one in inside)
            blocks.append(TableBlock([RuledBox(*cell, text, page, cell)]))
            return


def _holds(cell: Box, line: PaperLine) -> bool:
    return cell[1] <= (line.top + line.bottom) / 2 <= cell[3] and cell[0] <= line.x0 and line.x1 <= cell[2]
