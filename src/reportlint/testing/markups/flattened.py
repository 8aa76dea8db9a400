"""Tables as paragraphs: a row a paragraph, its cells parted by spaces."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer, element
from reportlint.testing.sheet import Sheet


class Flattened(Writer):
    """Writes rows as paragraphs."""

    def table(self, sheet: Sheet) -> str:
        return self.join(
            element("p", "&nbsp; ".join(self.text(box.text) for box in row)) for row in sheet.grid if row
        )


MARKUP = Markup(
    "flattened",
    Say("表格变成段落", "tables flattened into paragraphs"),
    Flattened,
    faithful=False,
    faults=frozenset({"table-flattened"}),
)
