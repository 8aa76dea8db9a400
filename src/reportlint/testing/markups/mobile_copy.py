"""The whole article twice: for screens, and hidden, for telephones."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter


class MobileCopy(DraftWriter):
    """Writes a hidden second copy."""

    around = ('<div class="pc">', "</div>")

    def body(self) -> str:
        return self.join(
            [super().body(), '<div class="mobile" style="display: none">', self.article(), "</div>"]
        )


MARKUP = Markup("mobile-copy", Message("另有隐藏的手机版正文", "a hidden copy for telephones"), MobileCopy)
