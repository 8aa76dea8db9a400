"""The head of 表三 in a table of its own."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer
from reportlint.testing.sheet import Sheet


class HeaderApart(Writer):
    """Writes head and body of the table of part three as two tables."""

    def table(self, sheet: Sheet) -> str:
        if sheet.key != "requests":
            return super().table(sheet)
        head, body = sheet.grid[:3], sheet.grid[3:]
        return self.join([super().table(Sheet(sheet.key, head)), super().table(Sheet(sheet.key, body))])


MARKUP = Markup(
    "header-apart", Say("表三表头单独成表", "the head of table 3 in a table of its own"), HeaderApart
)
