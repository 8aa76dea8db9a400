"""Addresses: in one spelling, and which of them belong to one site."""

from __future__ import annotations

import ipaddress
from typing import Final

import httpx2

from reportlint.fetch.problems import FetchEvent, event
from reportlint.model.message import Message

_SECOND_LEVELS: Final = frozenset("gov com org net edu ac mil co".split())
_PROVINCES: Final = frozenset(
    "bj sh tj cq he sx nm ln jl hl js zj ah fj jx sd ha hb hn gd gx hi sc gz yn xz sn gs qh nx xj".split()
)
"""Names under which provinces' own second-level domains are registered, as in `example.bj.cn`."""


def normal(address: str) -> httpx2.URL | FetchEvent:
    """An address as requests need it: percent-encoded, without fragment; what is wrong with it otherwise."""
    text = address.strip()
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        return event("address-invalid", reason=error)
    if url.scheme not in ("http", "https"):
        reason = (
            Message(f"不支持 {url.scheme}:", f"{url.scheme}: is not supported")
            if url.scheme
            else Message("没有以 http:// 或 https:// 开头", "it does not begin with http:// or https://")
        )
        return event("address-invalid", reason=reason)
    if not url.host:
        return event("address-invalid", reason=Message("没有主机名", "it has no host"))
    return url.copy_with(fragment=None)


def origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port: what credentials belong to."""
    return url.scheme, url.host, url.port


def host_of(address: str) -> str:
    """The host, or nothing."""
    try:
        return httpx2.URL(address).host
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        return ""


def join(base: str, reference: str) -> str | None:
    """The address a link of a page leads to; None where nothing can be fetched from there."""
    try:
        joined = httpx2.URL(base).join(reference.strip())
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        return None
    if joined.scheme not in ("http", "https") or not joined.host:
        return None
    return str(joined.copy_with(fragment=None))


def site(host: str) -> str:
    """The registered name a host stands under: `qingshan.gov.cn` for `xxgk.qingshan.gov.cn`.

    An IP address stands for itself.
    """
    host = host.lower().strip(".")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        labels = host.split(".")
    kept = 2
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS | _PROVINCES:
        kept = 3
    return ".".join(labels[-kept:])


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site."""
    return site(host_of(one)) == site(host_of(other))
