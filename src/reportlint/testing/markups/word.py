"""Pasted from Word: `Mso*` classes, `<o:p>`, words and numbers torn into runs."""

import re
from collections.abc import Iterator

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, spans
from reportlint.testing.sheet import Box, DraftSheet


class Word(DraftWriter):
    """Writes what Word puts on the clipboard."""

    run = re.compile(r"[0-9]|[!-~]+|[^!-~]{1,5}")
    """What stands in one run: a single digit, other ASCII characters together, five hanzi."""
    inside = ('<div class="Section0" style="layout-grid:15.6pt">', "</div>")
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

    def charset_tag(self) -> str:
        return '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />'

    def title(self) -> str:
        title = self.text(self.draft.get("title"))
        return (
            '<p class="MsoNormal" align="center" style="text-align:center;mso-pagination:widow-orphan">'
            f"<b>{title}</b></p>"
        )

    def heading(self, text: str) -> str:
        return (
            f'<p class="MsoNormal" style="text-indent:32.0pt;line-height:28.0pt"><b>{self.text(text)}</b></p>'
        )

    def paragraph(self, text: str) -> str:
        return (
            '<p class="MsoNormal" style="margin-left:0cm;text-indent:32.0pt;mso-char-indent-count:2.0;'
            f'line-height:28.0pt">{self.text(text)}<span lang="EN-US"><o:p></o:p></span></p>'
        )

    def signature(self, text: str) -> str:
        return f'<p class="MsoNormal" align="right" style="text-align:right">{self.text(text)}</p>'

    def table(self, sheet: DraftSheet) -> str:
        return self.join(
            [
                '<table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" '
                'style="border-collapse:collapse;mso-yfti-tbllook:1184">',
                "<tbody>",
                *self.rows(sheet.grid),
                "</tbody></table>",
            ]
        )

    def row(self, boxes: list[str]) -> str:
        return f'<tr style="mso-yfti-irow:0;height:20.0pt">{"".join(boxes)}</tr>'

    def box(self, box: Box) -> str:
        span = "".join(f' {name}="{number}"' for name, number in spans(box).items())
        return (
            f'<td width="60"{span} style="width:45.0pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt">'
            f'<p class="MsoNormal" align="center" style="text-align:center">{self.text(box.text)}'
            '<span lang="EN-US"><o:p></o:p></span></p></td>'
        )

    def text(self, text: str) -> str:
        return "".join(self._runs(text))

    def _runs(self, text: str) -> Iterator[str]:
        for run in self.run.findall(text):
            western = ' lang="EN-US"' if run.isascii() else ""
            yield f'<span{western} style="font-size:16.0pt;font-family:仿宋_GB2312">{super().text(run)}</span>'


MARKUP = Markup("word", Message("从 Word 粘贴", "pasted from Word"), Word)
