"""大汉 jcms: `id="zoom"` between comments, `<meta>` tags in the body, a table of facts before the text."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.markups._site import foot, menu, share
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box


class Jcms(DraftWriter):
    """Writes as a jcms site publishes."""

    inside = (
        '<div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin--><meta name="ContentStart"/>',
        '<meta name="ContentEnd"/><!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div>',
    )

    def body(self) -> str:
        return self.join([menu("nav"), super().body(), share(), foot(self)])

    def published(self) -> str:
        organ, tag = self.chrome("organ"), self.chrome("meta/PubDate")
        return (
            '<table class="xxgk_t" width="98%" border="0"><tbody><tr><td>索引号</td><td>901100/2025-00012</td>'
            f"<td>组配分类</td><td>政府信息公开年报</td></tr><tr><td>发布机构</td><td>{organ}</td>"
            f'<td>发文日期</td><td>{tag[:10]}</td></tr></tbody></table><p class="time">{self.chrome("visible-date")}</p>'
        )

    def heading(self, text: str) -> str:
        return f'<p style="text-indent: 2em; text-align: justify;"><strong>{self.text(text)}</strong></p>'

    def paragraph(self, text: str) -> str:
        return f'<p style="text-indent: 2em; text-align: justify;">{self.text(text)}</p>'

    def box(self, box: Box) -> str:
        text = f'<p style="text-align: center;">{self.cell_text(box)}</p>'
        return element("td", text, style="word-break: break-all;", **spans(box))


MARKUP = Markup("jcms", Message("大汉 jcms", "Hanweb jcms"), Jcms)
