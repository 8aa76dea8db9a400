"""All text between two tables in one `<p>`, its lines and headings broken with `<br>`."""

from itertools import groupby

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, flow


class Breaks(DraftWriter):
    """Writes lines with `<br>`."""

    def content(self) -> str:
        parts = []
        for is_table, items in groupby(flow(self.draft), key=lambda item: item.sheet is not None):
            written = [self.item(item) for item in items]
            parts += written if is_table else [f"<p>　　{'<br>　　'.join(written)}</p>"]
        return self.join(parts)

    def heading(self, text: str) -> str:
        return f"<strong>{self.text(text)}</strong>"

    def paragraph(self, text: str) -> str:
        return self.text(text)

    def signature(self, text: str) -> str:
        return self.text(text)


MARKUP = Markup("breaks", Message("整段文字用 <br> 换行", "text in one paragraph, broken with <br>"), Breaks)
