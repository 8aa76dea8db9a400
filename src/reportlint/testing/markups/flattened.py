"""Tables as paragraphs: a row a paragraph, its cells parted by spaces."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element
from reportlint.testing.sheet import DraftSheet


class Flattened(DraftWriter):
    """Writes rows as paragraphs."""

    def table(self, sheet: DraftSheet) -> str:
        return self.join(
            element("p", "&nbsp; ".join(self.text(box.text) for box in row)) for row in sheet.grid if row
        )


MARKUP = Markup(
    "flattened",
    Message("表格变成段落", "tables flattened into paragraphs"),
    Flattened,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
