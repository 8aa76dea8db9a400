"""One page to get, and the order in which pages are got: many hosts at once, each host one page at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from reportlint.agencies.agency import Agency
from reportlint.runs.kept import Load, Role
from reportlint.runs.rows import key_of


@dataclass(frozen=True, slots=True)
class Errand:
    """A page to get."""

    agency: Agency
    role: Role
    content: Load | None = None
    """What an earlier load brought."""
    judged: tuple[str, str] = ("", "")
    """Digest and rules that it was judged with."""

    @property
    def address(self) -> str:
        """Where it is."""
        return self.agency.address if self.role is Role.THIS else self.agency.last

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


class Hosts:
    """Errands by host: a host whose page is being got waits, however many errands it has."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Errand]] = {}
        self._ready: deque[str] = deque()
        self._busy: set[str] = set()

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def add(self, errands: Iterable[Errand]) -> None:
        """Further errands, after those that wait."""
        for errand in errands:
            host = errand.host
            if host not in self._waiting:
                self._waiting[host] = deque()
                if host not in self._busy:
                    self._ready.append(host)
            self._waiting[host].append(errand)

    def next(self) -> Errand | None:
        """An errand whose host is free; None where all that wait must wait on."""
        if not self._ready:
            return None
        host = self._ready.popleft()
        self._busy.add(host)
        errand = self._waiting[host].popleft()
        if not self._waiting[host]:
            del self._waiting[host]
        return errand

    def free(self, errand: Errand) -> None:
        """Its page was got: the host is free again."""
        self._busy.discard(errand.host)
        if errand.host in self._waiting:
            self._ready.append(errand.host)
