"""A Dask cluster on this machine: a scheduler and worker processes, as they are started on machines of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_DASK = (sys.executable, "-m", "dask")
_NEAR = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster(NamedTuple):
    """One that runs."""

    address: str
    pids: tuple[int, ...]
    """Of its processes, the scheduler's first."""


@contextmanager
def started(workers: int, folder: Path) -> Iterator[Cluster]:
    """A cluster of so many workers, each of one process and thread. `folder` is theirs."""
    processes: list[subprocess.Popen[str]] = []

    def begun(pattern: str, *words: str) -> str:
        process = subprocess.Popen([*_DASK, *words, *_NEAR], stderr=subprocess.PIPE, text=True)
        processes.append(process)
        assert process.stderr is not None
        for line in process.stderr:
            if match := re.search(pattern, line):
                return match[1]
        raise RuntimeError("dask did not start")

    try:
        address = begun(r"Scheduler at:\s+(tcp://\S+)", "scheduler", "--port", "0")
        for _ in range(workers):
            worker = ("worker", address, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
            begun("(Registered to)", *worker)
        yield Cluster(address, tuple(process.pid for process in processes))
    finally:
        for process in processes:
            process.kill()
            process.wait()
