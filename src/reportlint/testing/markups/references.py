"""Every hanzi a numeric character reference."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter


class References(DraftWriter):
    """Writes &#19968; for 一."""

    def text(self, text: str) -> str:
        return super().text(text).encode("ascii", "xmlcharrefreplace").decode("ascii")


MARKUP = Markup("references", Message("汉字写成字符引用", "numeric character references"), References)
