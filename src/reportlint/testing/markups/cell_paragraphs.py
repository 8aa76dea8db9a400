"""Tables as paragraphs: a cell a paragraph."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer, element
from reportlint.testing.sheet import Sheet


class CellParagraphs(Writer):
    """Writes cells as paragraphs."""

    def table(self, sheet: Sheet) -> str:
        return self.join(element("p", self.text(box.text) or "&nbsp;") for row in sheet.grid for box in row)


MARKUP = Markup(
    "cell-paragraphs",
    Say("表格变成段落，一格一段", "tables flattened, a paragraph a cell"),
    CellParagraphs,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
