"""Tables as paragraphs: a cell a paragraph."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element
from reportlint.testing.sheet import DraftSheet


class CellParagraphs(DraftWriter):
    """Writes cells as paragraphs."""

    def table(self, sheet: DraftSheet) -> str:
        return self.join(element("p", self.text(box.text) or "&nbsp;") for row in sheet.grid for box in row)


MARKUP = Markup(
    "cell-paragraphs",
    Message("表格变成段落，一格一段", "tables flattened, a paragraph a cell"),
    CellParagraphs,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
