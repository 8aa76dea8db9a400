"""Measure the budgets as ratios, in one run on one machine: `python bench/run.py`.

Times differ from machine to machine; their ratios hardly do. Nothing here fails on a slow day.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time

import processes
import readers
from rich.console import Console
from rich.table import Table

from reportlint.testing import MARKUPS, clean_draft, clean_drafts

PAGES = (
    ("clean", "department"),
    ("one-line", "county"),
    ("trs", "city"),
    ("ueditor", "county"),
    ("word", "city"),
)
"""Markup and body of the pages measured alone, small to large."""


def best(work: Callable[[bytes], object], data: bytes, seconds: float) -> float:
    """The least processor time of a call, tried for about so many seconds; other work disturbs it little."""
    work(data)
    least, end = float("inf"), perf_counter() + seconds
    while least == float("inf") or perf_counter() < end:
        start = process_time()
        work(data)
        least = min(least, process_time() - start)
    return least


def one_page(seconds: float) -> Iterator[Sequence[str]]:
    """Each page read in three ways."""
    for markup, body in PAGES:
        data = MARKUPS[markup].encode(clean_draft("annual-2021", body))
        floor = best(readers.floor, data, seconds)
        ours = best(readers.judged, data, seconds)
        script = best(readers.script, data, seconds)
        yield (
            f"{markup}, {len(data) // 1024} KB",
            f"{floor * 1000:.2f} ms",
            f"{ours * 1000:.2f} ms",
            f"{script * 1000:.1f} ms",
            f"{ours / floor:.1f} ×",
            f"{script / ours:.1f} ×",
        )


def start(times: int) -> tuple[float, float]:
    """The least processor time of importing the libraries and of checking one page, taken in turn."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "one.html"
        page.write_bytes(MARKUPS["clean"].encode(clean_draft()))
        runs = [(processes.imports().processor, processes.check(page).processor) for _ in range(times)]
    return min(first for first, _ in runs), min(second for _, second in runs)


def write_pages(folder: Path, number: int) -> None:
    """So many pages, of all bodies in four markups."""
    kinds = [
        MARKUPS[markup].encode(clean_draft(*draft.split("/")))
        for markup in ("clean", "trs", "one-line", "jcms")
        for draft in clean_drafts()
    ]
    for n in range(number):
        (folder / f"{n:06}.html").write_bytes(kinds[n % len(kinds)])


def batch(number: int, jobs: int) -> processes.Run:
    """Checking so many pages with so many processes."""
    with tempfile.TemporaryDirectory() as name:
        write_pages(Path(name), number)
        return processes.check(Path(name), jobs)


def main() -> None:
    """Print the budgets and what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the time, for a first look")
    parser.add_argument("--large", action="store_true", help="memory of 10,000 pages, too")
    options = parser.parse_args()
    console = Console()
    seconds, times, pages = (0.1, 3, 200) if options.quick else (1.0, 10, 1000)

    table = Table(
        "page", "floor", "reportlint", "script", "of the floor (budget 5 ×)", "script is slower (2.5 ×)"
    )
    for line in one_page(seconds):
        table.add_row(*line)
    console.print(table)

    table = Table("what", "budget", "measured", "")
    libraries, check = start(times)
    table.add_row(
        "reportlint check one.html, cold",
        "≤ 1.6 ×",
        f"{check / libraries:.2f} ×",
        f"{check:.3f} s, imports {libraries:.3f} s of processor time",
    )
    one, two = batch(pages, 1), batch(pages, 2)
    # The pages a second say little where other work takes the cores; what spreading itself costs, always.
    rates = (
        f"{pages / one.seconds:.0f} and {pages / two.seconds:.0f} pages/s, "
        f"for {two.processor / one.processor:.2f} × the processor time"
    )
    table.add_row(f"{pages} pages, 2 processes", "≥ 1.7 ×", f"{one.seconds / two.seconds:.2f} ×", rates)
    sizes = [100, 1_000] + ([10_000] if options.large else [])
    memory = [batch(number, 1).megabytes for number in sizes]
    table.add_row(
        f"memory, {' / '.join(f'{size:,}' for size in sizes)} pages",
        "flat",
        f"{memory[-1] / memory[0]:.2f} ×",
        " / ".join(f"{used:.0f} MB" for used in memory),
    )
    console.print(table)


if __name__ == "__main__":
    main()
