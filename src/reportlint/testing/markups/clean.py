"""Clean HTML."""

from reportlint.model.say import Say
from reportlint.testing.markups._markup import Markup
from reportlint.testing.render import Writer

MARKUP = Markup("clean", Say("规整的 HTML", "clean HTML"), Writer)
