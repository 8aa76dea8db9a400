"""Judging: a page, a form and rules in, an outcome out."""

from reportlint.engine.linter import Linter, PageLimitError

__all__ = ["Linter", "PageLimitError"]
