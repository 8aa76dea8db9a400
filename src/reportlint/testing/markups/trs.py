"""TRS: the text in `TRS_Editor`, indented with `&nbsp;`, broken with `<br>`."""

import re

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer, element, spans
from reportlint.testing.sheet import Box, Sheet

_INDENT = "&nbsp;&nbsp;&nbsp;&nbsp;"
_LABEL = re.compile(r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2}$)")


class Trs(Writer):
    """Writes as a TRS site publishes."""

    def body(self) -> str:
        return self.join(
            [
                f'<div class="dqwz">{self.chrome("breadcrumb")}</div>',
                '<div class="xl-con">',
                f'<h1 class="xl-title"><!--标题-->{self.text(self.draft.get("title"))}</h1>',
                self.published(),
                '<div id="Zoom" class="view TRS_UEDITOR trs_paper_default trs_web"><div class="TRS_Editor">',
                self.draft.get("body/before"),
                self.content(),
                "</div></div>",
                *self.end(),
                "</div>",
            ]
        )

    def heading(self, text: str) -> str:
        return f"<div><strong>{_INDENT}{self.text(text)}</strong></div>"

    def paragraph(self, text: str) -> str:
        sentences = self.text(text).replace("。（", "。<br />\n（")
        return f"<div>{_INDENT}{sentences}<br /></div>"

    def signature(self, text: str) -> str:
        return f'<div align="right">{self.text(text)}{_INDENT}</div>'

    def table(self, sheet: Sheet) -> str:
        rows = "\n".join(self.rows(sheet.grid))
        return f'<div><table border="1" cellspacing="0" cellpadding="0"><tbody>{rows}</tbody></table></div>'

    def box(self, box: Box) -> str:
        return element("td", f"<div>{self.cell_text(box)}</div>", align="center", **spans(box))

    def cell_text(self, box: Box) -> str:
        if box.kind == "number":
            return f"&nbsp;{self.text(box.text)}&nbsp;"
        # Short labels are broken in two, as in 商业<br>企业.
        return self.text(_LABEL.sub("\n", box.text) if len(box.text) == 4 else box.text).replace(
            "\n", "<br />"
        )


MARKUP = Markup("trs", Say("TRS 编辑器", "TRS editor"), Trs)
