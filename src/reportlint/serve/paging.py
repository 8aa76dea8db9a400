"""A long list, a page at a time, as the address asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[_Item]):
    """One of them."""

    rows: Sequence[_Item]
    page: int
    """From 1 on."""
    pages: int
    found: int
    """Rows on all of them."""


def page_of(rows: Sequence[_Item], request: Request, size: int = 100) -> ListPage[_Item]:
    """The page of a list that an address asks for."""
    pages = -(-len(rows) // size)
    page = max(1, min(number_of(request.query_params.get("page", "")), pages))
    return ListPage(rows[(page - 1) * size : page * size], page, pages, len(rows))


def number_of(text: str) -> int:
    """A number as addresses have it; 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0
