"""Pasted from WPS: `mso-spacerun` spans, nested `<font>`, bookmarks in headings."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet

_DIGITS = re.compile(r"\d+")
_STYLE = "mso-spacerun:'yes';font-family:仿宋_GB2312;mso-ascii-font-family:Calibri;font-size:16.0000pt;"


class Wps(DraftWriter):
    """Writes what WPS puts on the clipboard."""

    def heading(self, text: str) -> str:
        return f'<p class="16" style="text-indent:32.0000pt"><a name="OLE_LINK1"></a><b>{self.text(text)}</b></p>'

    def paragraph(self, text: str) -> str:
        end = f'<span style="{_STYLE}"><o:p></o:p></span>'
        return f'<p class="15" style="margin-bottom:0pt;text-indent:32.0000pt">{self.text(text)}{end}</p>'

    def table(self, sheet: DraftSheet) -> str:
        rows = self.join(self.rows(sheet.grid))
        return (
            '<table class="MsoTableGrid" style="border-collapse:collapse;mso-table-layout-alt:fixed">'
            f"<tbody>{rows}</tbody></table>"
        )

    def box(self, box: Box) -> str:
        text = f'<p class="MsoNormal" align="center">{self.text(box.text)}</p>'
        return element("td", text, width=57, valign="center", **spans(box))

    def text(self, text: str) -> str:
        # Digits stand in fonts of their own, the last one nested.
        fonts = _DIGITS.sub(_nested, super().text(text))
        return f'<span style="{_STYLE}"><font face="仿宋_GB2312">{fonts}</font></span>'


def _nested(number: re.Match[str]) -> str:
    digits = number[0]
    return f'<font face="Calibri">{digits[:-1]}<font face="Calibri">{digits[-1]}</font></font>'


MARKUP = Markup("wps", Message("从 WPS 粘贴", "pasted from WPS"), Wps)
