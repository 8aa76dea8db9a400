"""A CMS that loses text it takes for list numbers: some row labels are empty, bars lose their item."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import Box

_LOST = ("规章", "1.属于国家秘密", "2.重复申请")


class LostLabels(DraftWriter):
    """Writes tables with holes among the labels."""

    def cell_text(self, box: Box) -> str:
        if box.kind == "bar":
            return self.text(re.sub(r"（.）项", "", box.text))
        return "" if box.text in _LOST else super().cell_text(box)


MARKUP = Markup("lost-labels", Message("个别行标签丢失", "some row labels lost"), LostLabels, faithful=False)
