"""Full-width digits, in text and tables."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter

_FULL = {ord("0") + n: 0xFF10 + n for n in range(10)}


class Fullwidth(DraftWriter):
    """Writes digits as wide as hanzi."""

    def text(self, text: str) -> str:
        return super().text(text.translate(_FULL))


MARKUP = Markup(
    "fullwidth", Message("全角数字", "full-width digits"), Fullwidth, faults=frozenset({"cell-fullwidth"})
)
