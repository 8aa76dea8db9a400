"""Every hanzi a numeric character reference."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer


class References(Writer):
    """Writes &#19968; for 一."""

    def text(self, text: str) -> str:
        return super().text(text).encode("ascii", "xmlcharrefreplace").decode("ascii")


MARKUP = Markup("references", Say("汉字写成字符引用", "numeric character references"), References)
