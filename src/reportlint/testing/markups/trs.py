"""TRS: the text in `TRS_Editor`, indented with `&nbsp;`, broken with `<br>`."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet

_INDENT = "&nbsp;&nbsp;&nbsp;&nbsp;"


class Trs(DraftWriter):
    """Writes as a TRS site publishes."""

    around = ('<div class="xl-con">', "</div>")
    inside = (
        '<div id="Zoom" class="view TRS_UEDITOR trs_paper_default trs_web"><div class="TRS_Editor">',
        "</div></div>",
    )

    def title(self) -> str:
        return f'<div class="xl-title"><!--标题-->{self.text(self.draft.get("title"))}</div>'

    def heading(self, text: str) -> str:
        return f"<div><strong>{_INDENT}{self.text(text)}</strong></div>"

    def paragraph(self, text: str) -> str:
        return f"<div>{_INDENT}{self.text(text)}<br /></div>"

    def signature(self, text: str) -> str:
        return f'<div align="right">{self.text(text)}{_INDENT}</div>'

    def table(self, sheet: DraftSheet) -> str:
        rows = self.join(self.rows(sheet.grid))
        return f'<div><table border="1" cellspacing="0" cellpadding="0"><tbody>{rows}</tbody></table></div>'

    def box(self, box: Box) -> str:
        return element("td", f"<div>{self.cell_text(box)}</div>", align="center", **spans(box))

    def cell_text(self, box: Box) -> str:
        if box.kind == "number":
            return f"&nbsp;{self.text(box.text)}&nbsp;"
        if len(box.text) == 4 and box.kind == "head":  # 商业<br>企业
            return f"{self.text(box.text[:2])}<br />{self.text(box.text[2:])}"
        return self.text(box.text)


MARKUP = Markup("trs", Message("TRS 编辑器", "TRS editor"), Trs)
