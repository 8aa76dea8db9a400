"""Full-width digits, in text and tables."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer

_FULL = {ord("0") + n: 0xFF10 + n for n in range(10)}


class Fullwidth(Writer):
    """Writes digits as wide as hanzi."""

    def text(self, text: str) -> str:
        return super().text(text.translate(_FULL))


MARKUP = Markup(
    "fullwidth", Say("全角数字", "full-width digits"), Fullwidth, faults=frozenset({"cell-fullwidth"})
)
