"""The hooks a plugin may implement. Hooks gather things; none may change or drop another's findings.

A plugin is a module named by an entry point of the group `reportlint`; the entry point's name is the
plugin's name and the prefix of its ids. An implementation may take fewer arguments than its hook, so
hooks grow by gaining arguments. `api` is the number of the interface this core speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from reportlint.loaders import Loader
    from reportlint.outputs import Format
    from reportlint.page import Page
    from reportlint.rules.declared import Kind
    from reportlint.rules.rule import Rule

NAME = "reportlint"
"""Group of the entry points, and beginning of every hook's name."""

API = 1
"""The interface this core speaks; a plugin that needs a newer one sets `reportlint_api` to its number."""

hookspec = pluggy.HookspecMarker(NAME)
hookimpl = pluggy.HookimplMarker(NAME)
"""Marks a function of a plugin as the implementation of the hook of its name."""


@hookspec
def reportlint_rules(api: int) -> Iterable[Rule]:  # type: ignore[empty-body]
    """Rules written in Python."""


@hookspec
def reportlint_data(api: int) -> Iterable[Traversable]:  # type: ignore[empty-body]
    """Folders with forms in `forms/*.toml` and declared rules in `checks/*.toml`."""


@hookspec
def reportlint_kinds(api: int) -> Iterable[Kind]:  # type: ignore[empty-body]
    """Further kinds of declared rule."""


@hookspec
def reportlint_loaders(api: int) -> Iterable[Loader]:  # type: ignore[empty-body]
    """Further kinds of file that can be read."""


@hookspec
def reportlint_outputs(api: int) -> Iterable[Format]:  # type: ignore[empty-body]
    """Further output formats."""


@hookspec
def reportlint_form(page: Page) -> str | None:
    """The id of the form of a page the core does not recognise; None for no opinion."""
