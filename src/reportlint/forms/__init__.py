"""Prescribed forms: read from TOML, chosen for a page."""

from reportlint.forms.choose import choose
from reportlint.forms.error import FormError
from reportlint.forms.load import load_forms, shipped_forms

__all__ = ["FormError", "choose", "load_forms", "shipped_forms"]
