"""The heading of a part as the first row of its table."""

from itertools import pairwise

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftItem, DraftWriter, flow
from reportlint.testing.sheet import Box, DraftSheet


class HeadingRows(DraftWriter):
    """Writes a heading that a table follows into the table."""

    def content(self) -> str:
        parts = []
        heading = ""
        for item, following in pairwise([*flow(self.draft), DraftItem("end")]):
            if item.kind == "heading" and following.sheet is not None:
                heading = item.text
            elif item.sheet is not None and heading:
                row = (Box(heading, "heading", across=item.sheet.width),)
                parts.append(self.table(DraftSheet(item.sheet.key, (row, *item.sheet.grid))))
                heading = ""
            else:
                parts.append(self.item(item))
        return self.join(parts)


MARKUP = Markup("heading-rows", Message("标题是表格的第一行", "headings as rows of the tables"), HeadingRows)
