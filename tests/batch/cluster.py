"""A Dask cluster on loopback: a scheduler and worker processes, as they are started on machines of their own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from .office import ENVIRONMENT

DASK = (sys.executable, "-m", "dask")


class Dask:
    """Close it when done."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[str]] = []
        self._scheduler = self._started("scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")
        self.address = self._said(self._scheduler, r"Scheduler at:\s+(tcp://\S+)")
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> tuple[str, subprocess.Popen[str]]:
        """One more: its address and its process."""
        process = self._started(
            *("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard"),
            *("--host", "127.0.0.1", "--local-directory", str(self.folder)),
        )
        address = self._said(process, r"Start worker at:\s+(tcp://\S+)")
        self._said(process, "(Registered to)")
        return address, process

    def end_scheduler(self) -> None:
        self._scheduler.kill()

    def close(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()

    def _started(self, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen([*DASK, *words], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        self._processes.append(process)
        return process

    def _said(self, process: subprocess.Popen[str], pattern: str) -> str:
        """What a line of its log says."""
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if found := re.search(pattern, line):
                return found[1]
        raise RuntimeError("".join(said))
