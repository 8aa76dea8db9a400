"""博达: `vsb_content` and `v_news_content`, a script for the number of clicks, attachments in a list."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.markups._site import foot, menu, related
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet


class Vsb(DraftWriter):
    """Writes as a 博达 site publishes."""

    around = ('<form name="_newscontent_fromname"><div>', "</div></form>")
    inside = ('<div id="vsb_content"><div class="v_news_content">', "</div></div>")

    def body(self) -> str:
        return self.join([menu("nav"), super().body(), related(self), foot(self)])

    def published(self) -> str:
        clicks = '点击数：[<script>_showDynClicks("wbnews", 1712034567, 10021)</script>]'
        return f'<div align="center">{self.chrome("visible-date")}　{self.chrome("source")}　{clicks}</div>'

    def heading(self, text: str) -> str:
        return f'<p class="vsbcontent_start"><strong>{self.text(text)}</strong></p>'

    def paragraph(self, text: str) -> str:
        return f'<p style="text-indent: 2em">{self.text(text)}</p>'

    def table(self, sheet: DraftSheet) -> str:
        return f'<p style="text-align:center"><br></p>{super().table(sheet)}<p><br></p>'

    def box(self, box: Box) -> str:
        return element("td", f"<p><span>{self.cell_text(box)}</span></p>", **spans(box))

    def attachments(self) -> str:
        found = super().attachments()
        return f'<ul style="list-style-type:none;">{found}</ul>' if found else ""


MARKUP = Markup("vsb", Message("博达", "Boda VSB"), Vsb)
