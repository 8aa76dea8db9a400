"""KindEditor: every tag on a line of its own, indented with tabs; empty paragraphs inside cells."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box


class KindEditor(DraftWriter):
    """Writes as KindEditor saves."""

    inside = ('<div class="ke-content">', "<p>\n\t<br />\n</p>\n</div>")

    def heading(self, text: str) -> str:
        return f'<p style="text-indent:2em;">\n\t<b><span style="line-height:2;">{self.text(text)}</span></b>\n</p>'

    def paragraph(self, text: str) -> str:
        return f'<p style="text-indent:2em;">\n\t<span style="line-height:2;">{self.text(text)}</span>\n</p>'

    def row(self, boxes: list[str]) -> str:
        return "<tr>\n\t" + "\n\t".join(boxes) + "\n</tr>"

    def box(self, box: Box) -> str:
        empty = "\n\t\t\t<p>&nbsp;</p>" if box.kind == "number" else ""
        # Long labels run over two paragraphs, as 商业 and 企业 do.
        half = len(box.text) // 2 if box.kind == "head" and len(box.text) == 4 else len(box.text)
        parts = [part for part in (box.text[:half], box.text[half:]) if part] or [""]
        paragraphs = "".join(f"\n\t\t\t<p>\n\t\t\t\t{self.text(part)}\n\t\t\t</p>" for part in parts)
        return element("td", f"{empty}{paragraphs}\n\t\t", **spans(box))


MARKUP = Markup("kindeditor", Message("KindEditor 编辑器", "KindEditor"), KindEditor)
