"""What the reports of a whole country would take, from a small run on this machine: `python bench/country.py`.

300,000 reports a year on 3,000 portals, each asked for one page a second at most. A few pages are served on
loopback, got once, and watched for some days on which a known share of them changes; requests and bytes of that are
multiplied. How long getting takes is simulated with the queue of hosts that a batch uses.
"""

from __future__ import annotations

import argparse
import heapq
import os
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from math import log
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import reports
import scale
from rich.console import Console
from rich.table import Table

from reportlint.batch.scheduler import THREADS
from reportlint.batch.tasks import DuePage, HostQueue
from reportlint.runs.records import ReportRole

REPORTS: Final = 300_000
PORTALS: Final = 3_000
PACE: Final = 1.0
"""Seconds from one request of a portal to the next."""
LATENCY: Final = 0.8
"""Seconds a portal takes to answer, the median; one answer in ten takes more than three times as long."""
DAYS: Final = 30
CHANGED: Final = 0.002
"""Share of the reports that changes in a day."""
_OPTIONS: Final = ("--pace", "0", "--workers", "1")


class Day(NamedTuple):
    """One call of `batch`."""

    requests: int
    database: int
    """Bytes in the end."""
    evidence: int
    seconds: dict[str, float]


class _Handler(SimpleHTTPRequestHandler):
    """Pages of a folder, told apart by when they were changed; requests are counted."""

    requests = 0

    def do_GET(self) -> None:
        type(self).requests += 1
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder as a site on loopback; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()


def days(folder: Path, pages: int, changes: list[int]) -> Iterator[Day]:
    """The first day, then one for each of these numbers of pages that change before it."""
    list_, _ = reports.write(folder, pages, os.cpu_count() or 1)
    run = folder / "run"
    with served(folder) as address:
        listed = list_.read_text(encoding="utf-8-sig").replace(str(folder), address)
        list_.write_text(listed, encoding="utf-8-sig")
        files = sorted((folder / "000").glob("*.html"))
        for number, changed in enumerate((0, *changes)):
            for file in files[:changed]:
                stat = file.stat()
                file.write_bytes(
                    file.read_bytes().replace(
                        "（五）监督保障。".encode(), "（五）监督保障。已核对。".encode()
                    )
                )
                os.utime(file, (stat.st_atime, stat.st_mtime + 60 * (number + 1)))
            before, options = _Handler.requests, ("--refresh",) if number else ()
            done = scale.batch(list_, run, scale.Judges("", (*_OPTIONS, *options)))
            yield Day(
                _Handler.requests - before,
                (run / "run.sqlite").stat().st_size,
                scale.size(run / "evidence"),
                done.seconds,
            )


class Getting(NamedTuple):
    """Getting every page once."""

    hours: float
    largest: int
    """Pages of the largest portal."""


def getting(pages: int, portals: int, threads: int) -> Getting:
    """How long it takes; portals are of unlike size, and answer unlike fast."""
    rng, queue = Random(1), HostQueue()
    sizes = [rng.lognormvariate(0, 1) for _ in range(portals)]
    hosts = rng.choices(range(portals), sizes, k=pages)
    for row, host in enumerate(hosts):
        queue.add(str(host), DuePage(row, ReportRole.THIS))
    again: dict[int, float] = {}
    """When a portal may be asked again."""
    busy: list[tuple[float, int]] = []
    """When each page that is being got will be there, and its portal."""
    now, left = 0.0, pages
    while left:
        while len(busy) < threads and (due := queue.next()) is not None:
            host = hosts[due.row]
            began = max(now, again.get(host, 0.0))
            again[host] = began + PACE
            heapq.heappush(busy, (began + rng.lognormvariate(log(LATENCY), 0.9), host))
        now, host = heapq.heappop(busy)
        queue.free(str(host))
        left -= 1
    return Getting(now / 3600, max(Counter(hosts).values()))


def told(pages: int) -> Table:
    """A small run, multiplied."""
    with tempfile.TemporaryDirectory() as temporary:
        many, few = Path(temporary, "many"), Path(temporary, "few")
        for folder in (many, few):
            folder.mkdir()
        first, quiet, busy = days(many, pages, [0, pages // 10])
        few_first, few_quiet = days(few, pages // 10, [0])
    table = Table("", f"{pages} pages, measured", f"{REPORTS:,} reports")

    def times(number: float) -> float:
        return number * REPORTS / pages

    def spent(day: Day, of_few: Day) -> str:
        """Processor time; what a run takes by itself is the same for few pages."""
        a_page = (day.seconds["processor"] - of_few.seconds["processor"]) / (pages - pages // 10)
        return f"{a_page * REPORTS / 3600:.1f} h"

    requests = times(quiet.requests - 1) + PORTALS
    unchanged = times(quiet.database - first.database)
    changed = (busy.evidence - quiet.evidence) / (pages // 10)
    month = DAYS * (unchanged + REPORTS * CHANGED * changed)
    for row in (
        ("requests, the first day", f"{first.requests:,}", f"{times(first.requests - 1) + PORTALS:,.0f}"),
        ("… a day of watching", f"{quiet.requests:,}", f"{requests:,.0f}"),
        ("… a month", "", f"{requests * DAYS:,.0f}"),
        ("kept pages", _size(first.evidence), _size(times(first.evidence))),
        ("database", _size(first.database), _size(times(first.database))),
        ("… more for a day of watching", _size(quiet.database - first.database), _size(unchanged)),
        ("… and for a page that changes", _size(changed), _size(REPORTS * CHANGED * changed)),
        ("… a month", "", _size(month)),
        ("processor time, the first day", "", spent(first, few_first)),
        ("… a day of watching", "", spent(quiet, few_quiet)),
    ):
        table.add_row(*row)
    for threads in (THREADS, 4 * THREADS):
        done = getting(REPORTS, PORTALS, threads)
        table.add_row(f"getting all, {threads} at a time", "", f"{done.hours:.1f} h")
    table.add_row("… pages of the largest portal", "", f"{done.largest:,}")
    return table


def _size(bytes_: float) -> str:
    units = ("B", "KB", "MB", "GB")
    unit = min(int(log(max(bytes_, 1), 1024)), len(units) - 1)
    return f"{bytes_ / 1024**unit:.1f} {units[unit]}"


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100, help="pages of the small run")
    Console().print(told(parser.parse_args().pages))


if __name__ == "__main__":
    main()
