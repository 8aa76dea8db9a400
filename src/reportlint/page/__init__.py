"""A page: the parsed tree, and the exact place of anything in it."""

from reportlint.page.parse import Page, parse

__all__ = ["Page", "parse"]
