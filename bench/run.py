"""The budgets, each with its goal and what was measured: `python bench/run.py`.

Processor time, as ratios of one run on one machine, always one process against one: times differ from machine
to machine, their ratios hardly do. Nothing here fails on a slow day.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, thread_time

import processes
import readers
import reports
import scale
from page_stages import by_stage
from rich.console import Console
from rich.table import Table

from reportlint.testing import MARKUPS, clean_draft

PAGES = (
    ("clean", "department"),
    ("one-line", "county"),
    ("trs", "city"),
    ("ueditor", "county"),
    ("word", "city"),
)
"""Markup and body of the pages measured alone, small to large."""


def best(work: Callable[[bytes], object], data: bytes, seconds: float) -> float:
    """The least processor time of a call, tried for about so many seconds; other work disturbs it little.

    The thread's: while an alarm is set, as judging does, the system tells the process's only as of the last tick.
    """
    work(data)
    least, end = float("inf"), perf_counter() + seconds
    while least == float("inf") or perf_counter() < end:
        start = thread_time()
        work(data)
        least = min(least, thread_time() - start)
    return least


def alone(seconds: float) -> Iterator[Sequence[str]]:
    """Each page read in four ways."""
    for markup, body in PAGES:
        data = MARKUPS[markup].encode(clean_draft("annual-2021", body))
        parse, floor, ours, script = (
            best(way, data, seconds)
            for way in (readers.parsed, readers.floor, readers.judged, readers.script)
        )
        yield (
            f"{markup}, {len(data) // 1024} KB",
            *(f"{one * 1000:.2f} ms" for one in (parse, floor, ours, script)),
            f"{ours / floor:.1f}",
            f"{ours / parse:.0f}",
            f"{script / floor:.1f}",
        )


def made_up(counties: range) -> list[bytes]:
    """The pages of some invented counties."""
    return [MARKUPS[one.markup].encode(one.draft) for number in counties for one in reports.county(number)]


def one_page(seconds: float) -> float:
    """Judging a page of a county, in floors: the mean of some of them."""
    pages = made_up(range(1, 2))[::5]
    ours, floors = ([best(way, page, seconds) for page in pages] for way in (readers.judged, readers.floor))
    return sum(ours) / sum(floors)


def starts(times: int) -> Iterator[tuple[str, str, str, str]]:
    """Commands, cold, against importing the libraries, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "one.html"
        page.write_bytes(MARKUPS["clean"].encode(clean_draft()))
        ways: dict[str, tuple[Callable[[], processes.Run], str, str]] = {
            "check one.html": (lambda: processes.check(page), "≤ 2.4 ×", "2 ×"),
            "--version": (lambda: processes.run(str(processes.COMMAND), "--version"), "≤ 1.5 ×", "1 ×"),
            "--help": (lambda: processes.run(str(processes.COMMAND), "--help"), "≤ 1.5 ×", "1 ×"),
        }
        least = dict.fromkeys(("", *ways), float("inf"))
        for _ in range(times):
            least[""] = min(least[""], processes.imports().processor)
            for name, (way, _, _) in ways.items():
                least[name] = min(least[name], way().processor)
    for name, (_, budget, goal) in ways.items():
        yield f"reportlint {name}, cold", budget, goal, f"{least[name] / least['']:.2f} × ({least['']:.2f} s)"


def batches(pages: int) -> Iterator[tuple[str, str, str, str]]:
    """A batch of so many pages, by one process and by two."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        list_, _ = reports.write(folder, pages, os.cpu_count() or 1)
        one, two = (scale.batch(list_, folder / f"run-{n}", scale.processes(n)) for n in (1, 2))
        bytes_ = scale.size(folder / "run-1")
    a_page = {whose: one.seconds[whose] / pages * 1000 for whose in ("processor", "main")}
    yield "batch, processor time a page", "≤ 20 ms", "10 ms", f"{a_page['processor']:.1f} ms"
    yield "… of its main process", "≤ 3 ms", "2 ms", f"{a_page['main']:.1f} ms"
    gain = one.seconds["judging"] / two.seconds["judging"]
    yield "two processes judge", "≥ 1.8 × one", "1.9 ×", f"{gain:.2f} ×"
    yield "run folder, a page", "≤ 12 KB", "8 KB", f"{bytes_ / pages / 1024:.1f} KB"


def memory(sizes: Sequence[int]) -> tuple[str, str, str, str]:
    """The most that checking so many pages holds."""
    held = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            reports.write(Path(name), size, os.cpu_count() or 1)
            held.append(processes.check(Path(name)).megabytes)
    what = f"memory, {' / '.join(f'{size:,}' for size in sizes)} pages"
    return what, "flat", "flat", f"{held[-1] / held[0]:.2f} × ({' / '.join(f'{one:.0f}' for one in held)} MB)"


def main() -> None:
    """Print the budgets and what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the time, for a first look")
    options = parser.parse_args()
    console = Console()
    seconds, times, pages = (0.1, 3, 100) if options.quick else (1.0, 10, 1000)

    table = Table("page", "bare parse", "floor", "reportlint", "script", "floors", "parses", "script, floors")
    for line in alone(seconds):
        table.add_row(*line)
    console.print(table)

    table = Table("stage", "ms a page", "share")
    known = made_up(range(1, 2))
    for page in known[:10]:
        readers.judged(page)
    stages = by_stage(known if options.quick else made_up(range(1, 7)))
    for stage, spent in stages.items():
        table.add_row(stage, f"{spent:.2f}", f"{spent / sum(stages.values()):.0%}")
    console.print(table)

    table = Table("what", "budget", "goal", "measured")
    table.add_row("judge one page", "≤ 8 floors", "5 floors", f"{one_page(seconds):.1f} floors")
    for row in (*starts(times), *batches(pages), memory((100, pages))):
        table.add_row(*row)
    console.print(table)


if __name__ == "__main__":
    main()
