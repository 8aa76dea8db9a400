"""Labels that would span rows repeated in each of them."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter
from reportlint.testing.sheet import DraftSheet, unspanned


class RepeatedLabels(DraftWriter):
    """Writes no rowspan."""

    def table(self, sheet: DraftSheet) -> str:
        return super().table(DraftSheet(sheet.key, unspanned(sheet.grid)))


MARKUP = Markup(
    "repeated-labels",
    Message("不用 rowspan，逐行重复标签", "labels repeated in place of rowspan"),
    RepeatedLabels,
)
