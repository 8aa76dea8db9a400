"""The markups that sites use, one a file, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from reportlint.testing.markups._markup import Markup


def _found() -> dict[str, Markup]:
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    markups = (import_module(f"{__name__}.{name}").MARKUP for name in names)
    return {markup.name: markup for markup in markups}


MARKUPS: Mapping[str, Markup] = _found()
"""Every markup by name."""

__all__ = ["MARKUPS", "Markup"]
