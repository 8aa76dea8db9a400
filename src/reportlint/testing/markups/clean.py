"""Clean HTML."""

from reportlint.model.message import Message
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import DraftWriter

MARKUP = Markup("clean", Message("规整的 HTML", "clean HTML"), DraftWriter)
