"""UEditor: `firstRow`, `word-break`, styled spans, paragraphs of `<br/>` between everything."""

from collections.abc import Iterator

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet, Grid

_SPAN = '<span style="font-size: 21px; font-family: 仿宋, 仿宋_GB2312;">'


class UEditor(DraftWriter):
    """Writes as UEditor saves."""

    def heading(self, text: str) -> str:
        return f'<p style="line-height: 2em; text-indent: 2em;">{_SPAN}<strong>{self.text(text)}</strong></span></p>'

    def paragraph(self, text: str) -> str:
        half = len(text) // 2
        spans_ = f"{_SPAN}{self.text(text[:half])}</span>{_SPAN}{self.text(text[half:])}</span>"
        return f'<p style="line-height: 2em; text-indent: 2em;">{spans_}</p>'

    def table(self, sheet: DraftSheet) -> str:
        rows = self.join(self.rows(sheet.grid))
        return f'<p><br/></p><table align="center" data-sort="sortDisabled"><tbody>{rows}</tbody></table><p><br/></p>'

    def rows(self, grid: Grid) -> Iterator[str]:
        first, *rest = super().rows(grid)
        yield first.replace("<tr>", '<tr class="firstRow">', 1)
        yield from rest

    def box(self, box: Box) -> str:
        return element(
            "td",
            f'<p style="text-align:center">{_SPAN}{self.cell_text(box)}</span></p>',
            width=68,
            valign="middle",
            style="word-break: break-all; border-width: 1px; border-style: solid;",
            **spans(box),
        )


MARKUP = Markup("ueditor", Message("UEditor 编辑器", "UEditor"), UEditor)
