"""HTML of the nineties: upper case, no quotes, no end tags, `<FONT>` and `<CENTER>`."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, spans
from reportlint.testing.sheet import Box, DraftSheet


class OldHtml(DraftWriter):
    """Writes tags as they were written once."""

    doctype = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">'
    around = ("<CENTER>", "</CENTER>")
    inside = ("<FONT SIZE=3 FACE=宋体>", "</FONT>")

    def charset_tag(self) -> str:
        return '<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=utf-8">'

    def title(self) -> str:
        return f"<H2 ALIGN=center>{self.text(self.draft.get('title'))}</H2>"

    def heading(self, text: str) -> str:
        return f"<P ALIGN=left><B>{self.text(text)}</B>"

    def paragraph(self, text: str) -> str:
        return f"<P ALIGN=left>　　{self.text(text)}"

    def signature(self, text: str) -> str:
        return f"<P ALIGN=right>{self.text(text)}"

    def table(self, sheet: DraftSheet) -> str:
        return self.join(["<TABLE BORDER=1 CELLSPACING=0 WIDTH=100%>", *self.rows(sheet.grid), "</TABLE>"])

    def row(self, boxes: list[str]) -> str:
        return "<TR>" + "".join(boxes)

    def box(self, box: Box) -> str:
        written = "".join(f" {name.upper()}={number}" for name, number in spans(box).items())
        return f"<TD ALIGN=center{written}>{self.cell_text(box)}"


MARKUP = Markup(
    "old-html", Message("大写、无引号、不闭合的标签", "upper-case, unquoted, unclosed tags"), OldHtml
)
