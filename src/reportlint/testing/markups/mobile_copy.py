"""The whole article twice: for screens, and hidden, for telephones."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer


class MobileCopy(Writer):
    """Writes a hidden second copy."""

    around = ('<div class="pc">', "</div>")

    def body(self) -> str:
        return self.join(
            [super().body(), '<div class="mobile" style="display: none">', self.article(), "</div>"]
        )


MARKUP = Markup("mobile-copy", Say("另有隐藏的手机版正文", "a hidden copy for telephones"), MobileCopy)
