"""The cells of a row of 表二 run together: 规章000."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import Box, DraftSheet


class FusedCells(DraftWriter):
    """Writes each row of the table of part two as one cell."""

    def table(self, sheet: DraftSheet) -> str:
        if sheet.key != "disclosure":
            return super().table(sheet)
        rows = tuple((Box("".join(box.text for box in row), "label"),) for row in sheet.grid)
        return super().table(DraftSheet(sheet.key, rows))


MARKUP = Markup(
    "fused-cells",
    Message("单元格粘连（规章000）", "cells run together"),
    FusedCells,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
