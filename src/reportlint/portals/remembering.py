"""A fetcher that asks a site for an address once, so that several steps of one walk may look at a page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportlint.fetch.fetch import Fetcher, FetchResult, Headers


class RememberingFetcher:
    """Fetches an address once."""

    def __init__(self, fetcher: Fetcher, known: Mapping[str, FetchResult] = MappingProxyType({})) -> None:
        """What is `known` is not fetched at all."""
        self._fetcher = fetcher
        self._known = known
        self.loads: dict[str, FetchResult] = {}
        """What was asked for, in order."""

    def fetch(self, address: str, referer: str | None = None, conditions: Headers = ()) -> FetchResult:
        """Load an address, or give what it brought before."""
        if address not in self.loads:
            known = self._known.get(address)
            self.loads[address] = known or self._fetcher.fetch(address, referer, conditions)
        return self.loads[address]
