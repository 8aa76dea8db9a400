"""Tables with spacer rows, an empty column at each side and an extra first row."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import Box, DraftSheet, Grid


class Spacers(DraftWriter):
    """Writes tables with empty rows and columns."""

    def table(self, sheet: DraftSheet) -> str:
        return super().table(DraftSheet(sheet.key, _spaced(sheet)))

    def cell_text(self, box: Box) -> str:
        return super().cell_text(box) if box.text else "&nbsp;"


def _spaced(sheet: DraftSheet) -> Grid:
    empty = Box("", "head")
    spacer = (Box("", "head", across=sheet.width + 2),)
    padded = [(empty, *row, empty) for row in sheet.grid]
    return (spacer, *padded, spacer)


MARKUP = Markup("spacers", Message("空行、空列", "spacer rows and empty columns"), Spacers)
