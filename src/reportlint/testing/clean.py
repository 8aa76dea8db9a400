"""Drafts of reports in which nothing is wrong, by invented bodies; the texts are in `drafts/`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from reportlint.model.message import Message
from reportlint.support.toml import parsed_toml
from reportlint.testing.draft import Draft, DraftError
from reportlint.testing.layout import layout_of

DRAFTS = files("reportlint.testing") / "drafts"
"""The texts."""


def clean_drafts() -> tuple[str, ...]:
    """The name of every clean draft: form and body, such as `annual-2021/county`."""
    return tuple(
        sorted(
            f"{folder.name}/{file.name.removesuffix('.toml')}"
            for folder in DRAFTS.iterdir()
            if folder.is_dir()
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        )
    )


@cache
def _default() -> Mapping[str, str]:
    return parsed_toml((DRAFTS / "default.toml").read_text(encoding="utf-8"))


@cache
def clean_draft(form: str = "", body: str = "") -> Draft:
    """A report without a fault, balanced in every sum and said the same in text and tables.

    `body` says what kind of body reports; the list is `clean_drafts()`. What is empty is that of
    `drafts/default.toml`. Raises DraftError where there is none.
    """
    form, body = form or _default()["form"], body or _default()["body"]
    file = DRAFTS / form / f"{body}.toml"
    if not file.is_file():
        known = clean_drafts()
        raise DraftError(
            Message(
                f"没有底稿“{form}/{body}”。可用的有：{'、'.join(known)}",
                f"{form}/{body} is none of: {', '.join(known)}",
            )
        )
    return draft_from(form, parsed_toml(file.read_text(encoding="utf-8")))


def base_draft(name: str) -> Draft:
    """The draft a `Case` is based on: of a form, `annual-2021`, of a body, `annual-2021/county`; empty: the default."""
    form, _, body = name.partition("/")
    return clean_draft(form, body)


def earlier(name: str) -> str:
    """The name of the draft of the same body one year before: `annual-2021/department-earlier`."""
    form, _, body = name.partition("/")
    return f"{form or _default()['form']}/{body or _default()['body']}-earlier"


def draft_from(form: str, source: Mapping[str, Any]) -> Draft:
    """A draft of a form from nested tables as in `drafts/*.toml`; `figures` need no totals and no zeros."""
    layout = layout_of(form)
    texts = dict(_common())
    texts |= {f"{section}/heading": heading for section, heading in layout.headings.items()}
    texts |= layout.labels
    figures = {key: Decimal(str(value)) for key, value in _flat(source.get("figures", {}))}
    texts |= {key: str(number) for key, number in balanced(form, figures).items()}
    texts |= dict(_flat({key: value for key, value in source.items() if key != "figures"}))
    return Draft(form, MappingProxyType(texts))


def balanced(form: str, figures: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """All cells of a form: the given ones, the totals the form's sums ask for, 0 for the rest.

    Raises ValueError where the given figures can't satisfy every sum of the form.
    """
    layout = layout_of(form)
    cells = {key: Decimal(0) for key in layout.cells}
    if unknown := figures.keys() - cells.keys():
        raise KeyError(f"no cells of {form}: {', '.join(sorted(unknown))}")
    cells |= figures
    sums = [sum_ for sum_ in layout.form.equations if len(sum_.right) == 1]
    for _ in range(2):  # a total may be an item of another
        for sum_ in sums:
            cells[sum_.right[0]] = sum((cells[key] for key in sum_.left), Decimal(0))
    for equation in layout.form.equations:
        if sum(cells[key] for key in equation.left) != sum(cells[key] for key in equation.right):
            raise ValueError(f"{equation.family}, {equation.key}: the figures do not balance")
    return cells


@cache
def _common() -> Mapping[str, str]:
    return dict(_flat(parsed_toml((DRAFTS / "common.toml").read_text(encoding="utf-8"))))


def _flat(source: Mapping[str, Any], above: str = "") -> list[tuple[str, str]]:
    """`{a = {b = 1}}` → `a/b`, `1`."""
    flat = []
    for key, value in source.items():
        if isinstance(value, Mapping):
            flat += _flat(value, f"{above}{key}/")
        else:
            flat.append((above + key, str(value).strip("\n")))
    return flat
