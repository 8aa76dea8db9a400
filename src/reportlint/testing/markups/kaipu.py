"""开普: `UCAP-CONTENT` in an element of its own, meta tags in lower case, buttons for the size of print."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.markups._site import foot, menu
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box


class Kaipu(DraftWriter):
    """Writes as a 开普 site publishes."""

    around = ('<div class="pages_content mhide">', "</div>")
    inside = ('<div id="UCAP-CONTENT"><ucapcontent>', "</ucapcontent></div>")

    def tag(self, name: str, content: str) -> str:
        return super().tag(name.lower(), content)

    def body(self) -> str:
        return self.join([menu("header"), super().body(), foot(self)])

    def title(self) -> str:
        title = self.draft.get("title")
        organ = self.draft.get("organ")
        # The title is broken after the body's name.
        first, second = (organ, title.removeprefix(organ)) if title.startswith(organ) else (title, "")
        lines = "<br>".join(self.text(line) for line in (first, second) if line)
        return f'<h1 class="article_title">{lines}</h1>'

    def published(self) -> str:
        size = '字号：<a onclick="font(18)">大</a> <a onclick="font(16)">中</a> <a onclick="font(14)">小</a>'
        return f'<div class="pages-date">{self.chrome("visible-date")}<span>{self.chrome("source")}</span>{size}</div>'

    def heading(self, text: str) -> str:
        return f'<p style="text-indent: 2em;"><span style="font-family: 黑体;">{self.text(text)}</span></p>'

    def box(self, box: Box) -> str:
        return element("td", f"\n\t{self.cell_text(box)}\n\t", class_="et3", **spans(box))


MARKUP = Markup("kaipu", Message("开普", "Ucap"), Kaipu)
