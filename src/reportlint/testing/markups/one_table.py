"""The whole report in one table: every paragraph and every row of every form a row of it."""

from dataclasses import replace

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftItem, DraftWriter, element
from reportlint.testing.sheet import Box

_WIDTH = 15


class OneTable(DraftWriter):
    """Writes rows only."""

    inside = ('<table border="1">', "</table>")

    def item(self, item: DraftItem) -> str:
        if item.sheet is None:
            return element("tr", element("td", super().item(item), colspan=_WIDTH))
        rows = []
        for row in item.sheet.grid:
            *most, last = row
            wide = _WIDTH - item.sheet.width if self._ends_right(item.sheet.grid, row) else 0
            rows.append((*most, replace(last, across=last.across + wide)))
        return self.join(self.rows(tuple(rows)))

    def heading(self, text: str) -> str:
        return self.text(text)

    def paragraph(self, text: str) -> str:
        return self.text(text)

    def signature(self, text: str) -> str:
        return self.text(text)

    @staticmethod
    def _ends_right(grid: tuple[tuple[Box, ...], ...], row: tuple[Box, ...]) -> bool:
        """True where no box of a row above reaches into the last column."""
        above = grid[: next(n for n, other in enumerate(grid) if other is row)]
        return not any(n + other[-1].down > len(above) for n, other in enumerate(above))


MARKUP = Markup("one-table", Message("全文在一个表格里", "the whole report in one table"), OneTable)
