"""Labels that would span rows repeated in each of them."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer
from reportlint.testing.sheet import Sheet, unspanned


class RepeatedLabels(Writer):
    """Writes no rowspan."""

    def table(self, sheet: Sheet) -> str:
        return super().table(Sheet(sheet.key, unspanned(sheet.grid)))


MARKUP = Markup(
    "repeated-labels",
    Say("不用 rowspan，逐行重复标签", "labels repeated in place of rowspan"),
    RepeatedLabels,
)
