"""The cells of a row of 表二 run together: 规章000."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer
from reportlint.testing.sheet import Box, Sheet


class FusedCells(Writer):
    """Writes each row of the table of part two as one cell."""

    def table(self, sheet: Sheet) -> str:
        if sheet.key != "disclosure":
            return super().table(sheet)
        rows = tuple((Box("".join(box.text for box in row), "label"),) for row in sheet.grid)
        return super().table(Sheet(sheet.key, rows))


MARKUP = Markup(
    "fused-cells",
    Say("单元格粘连（规章000）", "cells run together"),
    FusedCells,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
