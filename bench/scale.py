"""How `reportlint batch` grows with the list: `python bench/scale.py --pages 1000 10000`.

Pages are made up, a known share of them with a known fault; every fault that is not found is told. `--idle`: two
reports in three are of bodies that had nothing to report. `--cluster 1 2 4`: the same on Dask clusters of so many
workers on this machine. What a page more costs is told from two numbers of pages: what a run costs by itself is in
neither.
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
from contextlib import ExitStack, closing
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import cluster
import reports
from processes import ENVIRONMENT
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


class Judges(NamedTuple):
    """Who judges."""

    name: str
    options: tuple[str, ...]
    pids: tuple[int, ...] = ()
    """Of processes that were there before, the scheduler's first."""


def processes(number: int) -> Judges:
    """So many processes of this machine."""
    return Judges(f"{number} process{'es' if number > 1 else ''}", ("--workers", str(number)))


def batch(list_: Path, folder: Path, judges: Judges) -> Measured:
    """Run a batch to its end. Raises RuntimeError where it does not end well."""
    with tempfile.NamedTemporaryFile() as stages, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [
                *(sys.executable, str(STAGES), stages.name, "batch", str(list_), "--run", str(folder)),
                *("--isolated", "--as-of", "2026-04-10", *judges.options),
            ],
            stdout=subprocess.DEVNULL,
            stderr=err,
            env=ENVIRONMENT,
        )
        start, before = perf_counter(), list(map(_spent, judges.pids))
        peaks: dict[int, int] = {}
        spent: dict[int, float] = {}
        tick = threading.Event()
        while process.poll() is None:
            for pid in _family(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
                spent[pid] = max(spent.get(pid, 0.0), _spent(pid))
            tick.wait(0.1)
        if process.returncode not in (0, 1, 3):
            err.seek(0)
            raise RuntimeError(err.read().decode())
        seconds = {**json.loads(stages.read()), "command": perf_counter() - start}
    spent[process.pid] = seconds["main"]
    theirs = [_spent(pid) - earlier for pid, earlier in zip(judges.pids, before, strict=True)]
    seconds["processor"] = sum(spent.values()) + sum(theirs)
    seconds["scheduler"] = theirs[0] if theirs else 0.0
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


def measured(pages: int, folder: Path, judges: Sequence[Judges], *, idle: bool) -> Table:
    """So many pages, judged by each of these; the first is what others are compared with."""
    list_, planted = reports.write(folder, pages, os.cpu_count() or 1, idle=idle)
    columns: list[list[str]] = []
    rates: list[float] = []
    for number, who in enumerate(judges):
        run = folder / f"run-{number}"
        done = batch(list_, run, who)
        database, answers = (run / "run.sqlite").stat().st_size, found(run)
        outputs = size(run) - database
        again = batch(list_, run, who)
        rates.append(pages / done.seconds["judging"])
        mains = ("main", "main judging", "main comparing", "main telling", "scheduler")
        stages = ("judging", "comparing", "alike", "telling", "all")
        columns.append(
            [
                *(f"{rates[-1]:.0f}", f"{rates[-1] / rates[0]:.2f} ×"),
                *(f"{done.seconds.get(whose, 0.0) / pages * 1000:.1f} ms" for whose in ("processor", *mains)),
                *(f"{done.seconds.get(stage, 0.0):.1f} s" for stage in stages),
                f"{again.seconds['all']:.1f} s",
                *(f"{done.main:.0f} MB", f"{done.worker:.0f} MB"),
                *(f"{bytes_ / pages / 1024:.1f} KB" for bytes_ in (database, outputs)),
                f"{len(planted & answers):,} of {len(planted):,}",
                f"{len(answers - planted):,}",
            ]
        )
    table = Table(f"{pages:,} pages", *(who.name for who in judges))
    for what, *cells in zip(_MEASURED, *columns, strict=True):
        table.add_row(what, *cells)
    return table


_MEASURED = (
    "judged a second",
    "… times the first",
    "processor time, a page",
    "… of the main process",
    "…… judging",
    "…… comparing",
    "…… writing the outputs",
    "… of the cluster's scheduler",
    "judging",
    "comparing",
    "… looking for copies",
    "writing the outputs",
    "all",
    "all, again",
    "memory, main process",
    "memory, a worker",
    "database, a page",
    "outputs, a page",
    "planted faults found",
    "further findings",
)


def main() -> None:
    """Print what was measured, for each number of pages as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000])
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--cluster", type=int, nargs="+", default=[], help="workers of Dask clusters")
    parser.add_argument("--idle", action="store_true", help="two reports in three with nothing to report")
    parser.add_argument("--keep", type=Path, help="where pages and runs go and stay")
    options = parser.parse_args()
    console = Console()
    judges = list(map(processes, options.processes))
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        for workers in options.cluster:
            made = stack.enter_context(cluster.started(workers, Path(temporary)))
            judges.append(Judges(f"cluster of {workers}", ("--cluster", made.address), made.pids))
        for pages in options.pages:
            folder = (options.keep or Path(temporary)).resolve() / str(pages)
            folder.mkdir(parents=True, exist_ok=True)
            console.print(measured(pages, folder, judges, idle=options.idle))


if __name__ == "__main__":
    main()
