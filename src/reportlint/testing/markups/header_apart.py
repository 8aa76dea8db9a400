"""The head of 表三 in a table of its own."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import DraftSheet


class HeaderApart(DraftWriter):
    """Writes head and body of the table of part three as two tables."""

    def table(self, sheet: DraftSheet) -> str:
        if sheet.key != "requests":
            return super().table(sheet)
        head, body = sheet.grid[:3], sheet.grid[3:]
        return self.join(
            [super().table(DraftSheet(sheet.key, head)), super().table(DraftSheet(sheet.key, body))]
        )


MARKUP = Markup(
    "header-apart", Message("表三表头单独成表", "the head of table 3 in a table of its own"), HeaderApart
)
