"""One page to get, and the order in which pages are got: many hosts at once, each host one page at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple
from urllib.parse import urlsplit

from reportlint.agencies.agency import Agency
from reportlint.runs.mapping import key_of
from reportlint.runs.reader import State
from reportlint.runs.records import ReportRole, StoredLoad


class DuePage(NamedTuple):
    """A page that something is to be done with, as short as it can be said: there may be 200,000 of them."""

    row: int
    """Of the list."""
    role: ReportRole


@dataclass(frozen=True, slots=True)
class FetchTask:
    """A page to get."""

    agency: Agency
    role: ReportRole
    content: StoredLoad | None = None
    """What an earlier load brought."""
    judged: tuple[str, str] = ("", "")
    """Digest and rules that it was judged with."""

    @property
    def address(self) -> str:
        """Where it is."""
        return self.agency.address if self.role is ReportRole.THIS else self.agency.last

    @property
    def host(self) -> str:
        """The machine that is asked."""
        try:
            return urlsplit(self.address).hostname or ""
        except ValueError:
            return ""

    @property
    def label(self) -> str:
        """Names it in the evidence."""
        return f"{key_of(self.agency)}/{self.role}"


def errand_of(state: State, role: ReportRole) -> FetchTask:
    """The errand to a page, with what is known of it. What stood at another address is not of this page."""
    errand = FetchTask(state.agency, role)
    if state.content is None or state.content.address != errand.address:
        return errand
    return replace(errand, content=state.content, judged=(state.digest, state.rules))


class HostQueue:
    """Pages to get by host: a host whose page is being got waits, however many of its pages are due."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[DuePage]] = {}
        self._ready: deque[str] = deque()
        self._busy: set[str] = set()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def add(self, host: str, due: DuePage) -> None:
        """A further page, after those that wait."""
        if host not in self._waiting:
            self._waiting[host] = deque()
            if host not in self._busy:
                self._ready.append(host)
        self._waiting[host].append(due)

    def upcoming(self) -> Iterator[DuePage]:
        """The pages that wait, about in the order in which they will be due."""
        waiting = list(self._waiting.values())
        for round_ in count():
            waiting = [of_host for of_host in waiting if len(of_host) > round_]
            if not waiting:
                return
            yield from (of_host[round_] for of_host in waiting)

    def next(self) -> DuePage | None:
        """A page whose host is free; None where all that wait must wait on."""
        if not self._ready:
            return None
        host = self._ready.popleft()
        self._busy.add(host)
        due = self._waiting[host].popleft()
        if not self._waiting[host]:
            del self._waiting[host]
        return due

    def free(self, host: str) -> None:
        """Its page was got: the host may be asked again."""
        self._busy.discard(host)
        if host in self._waiting:
            self._waiting[host] = self._waiting.pop(host)
            self._ready.append(host)
