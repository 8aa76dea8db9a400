"""Prescribed forms: read from TOML, chosen for a page."""

from reportlint.forms.choose import choose
from reportlint.forms.load import FormError, load_forms, shipped_forms

__all__ = ["FormError", "choose", "load_forms", "shipped_forms"]
