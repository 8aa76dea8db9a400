"""How `reportlint batch` grows with the list: `python bench/scale.py --pages 1000 10000`.

Pages are made up, a known share of them with a known fault; every fault that is not found is told.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import reports
from rich.console import Console
from rich.table import Table

STAGES = Path(__file__).with_name("stages.py")


class Measured(NamedTuple):
    """One batch."""

    seconds: dict[str, float]
    """By stage; `main` and `processor` are processor time, of the process itself and of all."""
    main: float
    """The most memory of the process itself, in MB."""
    worker: float
    """Of the largest of its processes."""


def batch(list_: Path, folder: Path, workers: int) -> Measured:
    """Run a batch to its end. Raises RuntimeError where it does not end well."""
    with tempfile.NamedTemporaryFile() as stages, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [
                *(sys.executable, str(STAGES), stages.name, "batch", str(list_), "--run", str(folder)),
                *("--isolated", "--as-of", "2026-04-10", "--workers", str(workers)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=err,
        )
        start = perf_counter()
        peaks: dict[int, int] = {}
        spent: dict[int, float] = {}
        tick = threading.Event()
        while process.poll() is None:
            for pid in _family(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
                spent[pid] = max(spent.get(pid, 0.0), _spent(pid))
            tick.wait(0.1)
        if process.returncode not in (1, 3):
            err.seek(0)
            raise RuntimeError(err.read().decode())
        seconds = {**json.loads(stages.read()), "command": perf_counter() - start}
    spent[process.pid] = seconds["main"]
    seconds["processor"] = sum(spent.values())
    main = peaks.pop(process.pid, 0)
    return Measured(seconds, main / 1024, max(peaks.values(), default=0) / 1024)


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            tasks = list(Path(f"/proc/{one}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _peak(pid: int) -> int:
    """The most memory a process held so far, in KB; 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _spent(pid: int) -> float:
    """The processor time of a process so far, in seconds; 0 where it has ended."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def found(folder: Path) -> set[tuple[str, str]]:
    """(body/year, rule) of every error and warning in the run."""
    with closing(sqlite3.connect(folder / "run.sqlite")) as database:
        return set(database.execute("select agency, rule from findings where severity <> 'info'"))


def size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def measured(pages: int, folder: Path, processes: Sequence[int]) -> Table:
    """So many pages, judged by so many processes; the first number of these is what others are compared with."""
    list_, planted = reports.write(folder, pages, os.cpu_count() or 1)
    columns: list[list[str]] = []
    rates: list[float] = []
    for workers in processes:
        run = folder / f"run-{workers}"
        done = batch(list_, run, workers)
        bytes_, answers = size(run), found(run)
        again = batch(list_, run, workers)
        rates.append(pages / done.seconds["judging"])
        stages = ("judging", "comparing", "alike", "telling", "all")
        columns.append(
            [
                *(f"{rates[-1]:.0f}", f"{rates[-1] / rates[0]:.2f} ×"),
                *(f"{done.seconds[whose] / pages * 1000:.1f} ms" for whose in ("processor", "main")),
                *(f"{done.seconds.get(stage, 0.0):.1f} s" for stage in stages),
                f"{again.seconds['all']:.1f} s",
                *(f"{done.main:.0f} MB", f"{done.worker:.0f} MB", f"{bytes_ / pages / 1024:.1f} KB"),
                f"{len(planted & answers):,} of {len(planted):,}",
                f"{len(answers - planted):,}",
            ]
        )
    table = Table(f"{pages:,} pages", *(f"{n} process{'es' if n > 1 else ''}" for n in processes))
    for what, *cells in zip(_MEASURED, *columns, strict=True):
        table.add_row(what, *cells)
    return table


_MEASURED = (
    "judged a second",
    "… times the first",
    "processor time, a page",
    "… of the main process",
    "judging",
    "comparing",
    "… looking for copies",
    "writing the outputs",
    "all",
    "all, again",
    "memory, main process",
    "memory, a worker",
    "run folder, a page",
    "planted faults found",
    "further findings",
)


def main() -> None:
    """Print what was measured, for each number of pages as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000])
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--keep", type=Path, help="where pages and runs go and stay")
    options = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory() as temporary:
        for pages in options.pages:
            folder = (options.keep or Path(temporary)) / str(pages)
            folder.mkdir(parents=True, exist_ok=True)
            console.print(measured(pages, folder, options.processes))


if __name__ == "__main__":
    main()
