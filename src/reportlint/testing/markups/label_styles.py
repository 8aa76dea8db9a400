"""Labels in other punctuation: half-width brackets, straight quotes, spaces and line breaks inside."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import Box

_HALF = str.maketrans("（）：，“”", '():,""')
_SHORT = re.compile(r"^[^\W\d_]{2}$")


class LabelStyles(DraftWriter):
    """Writes labels as typed by hand."""

    def cell_text(self, box: Box) -> str:
        if box.kind == "number":
            return f" {super().cell_text(box)} "
        text = box.text.translate(_HALF)
        if _SHORT.match(text):  # 规 章
            return self.text(" ".join(text))
        return self.text(text.replace("政府信息", "政府 信息")).replace("其他", "其他\n")


MARKUP = Markup(
    "label-styles", Message("标签的标点、空格不一", "labels in other punctuation and spacing"), LabelStyles
)
