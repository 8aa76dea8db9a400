"""The heading of a part as the first row of its table."""

from itertools import pairwise

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Item, Writer, flow
from reportlint.testing.sheet import Box, Sheet


class HeadingRows(Writer):
    """Writes a heading that a table follows into the table."""

    def content(self) -> str:
        parts = []
        heading = ""
        for item, following in pairwise([*flow(self.draft), Item("end")]):
            if item.kind == "heading" and following.sheet is not None:
                heading = item.text
            elif item.sheet is not None and heading:
                row = (Box(heading, "heading", across=item.sheet.width),)
                parts.append(self.table(Sheet(item.sheet.key, (row, *item.sheet.grid))))
                heading = ""
            else:
                parts.append(self.item(item))
        return self.join(parts)


MARKUP = Markup("heading-rows", Say("标题是表格的第一行", "headings as rows of the tables"), HeadingRows)
