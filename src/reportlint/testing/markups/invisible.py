"""Zero-width characters, soft hyphens and private-use glyphs inside words and numbers."""

import re

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter

_INSIDE = re.compile(r"(?<=\w)(?=\w)")
_MARKS = ("\u200b", "\u00ad", "\ufeff", "\ue004", "\u2060")


class Invisible(DraftWriter):
    """Writes characters nobody sees."""

    def text(self, text: str) -> str:
        marks = iter(range(len(text)))
        return _INSIDE.sub(lambda _: _MARKS[next(marks) % len(_MARKS)], super().text(text))


MARKUP = Markup(
    "invisible", Message("零宽字符与私用区字符", "zero-width and private-use characters"), Invisible
)
