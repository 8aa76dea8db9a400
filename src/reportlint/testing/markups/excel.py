"""Tables pasted from Excel: `<col>`, `xl` classes, `x:num`, heights and widths everywhere."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter, element, spans
from reportlint.testing.sheet import Box, DraftSheet


class Excel(DraftWriter):
    """Writes tables as Excel puts them on the clipboard."""

    def table(self, sheet: DraftSheet) -> str:
        columns = '<col width="72" style="width:54pt"/>' * sheet.width
        rows = self.join(self.rows(sheet.grid))
        return (
            '<table border="0" cellpadding="0" cellspacing="0" style="border-collapse:collapse" x:str="">'
            f"{columns}<tbody>{rows}</tbody></table>"
        )

    def row(self, boxes: list[str]) -> str:
        return f'<tr height="18" style="height:13.50pt;">{"".join(boxes)}</tr>'

    def box(self, box: Box) -> str:
        if box.kind == "number":
            return element(
                "td", self.cell_text(box), class_="xl66", align="right", width=72, **spans(box)
            ).replace("<td", '<td x:num=""', 1)
        return element("td", self.cell_text(box), class_="xl65", x_str="", **spans(box))


MARKUP = Markup("excel", Message("表格从 Excel 粘贴", "tables pasted from Excel"), Excel)
