"""What can only be measured from outside: starting, several processes, memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

IMPORTS = "import lxml.html, typer, rich.table, pluggy"
"""What any tool built on these libraries must load."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as an installer does; else every start compiles ours and not the libraries'."""
COMMAND = Path(sys.executable).with_name("reportlint")


class Run(NamedTuple):
    """One finished process."""

    seconds: float
    processor: float
    """Seconds of processor time."""
    megabytes: float
    """The most memory it, or a process of its, held."""


def run(*command: str) -> Run:
    """Run a command to its end, output thrown away."""
    start = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Run(perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def imports() -> Run:
    """Python, with nothing but the libraries."""
    return run(sys.executable, "-c", IMPORTS)


def check(path: Path, jobs: int = 1) -> Run:
    """`reportlint check`, with the result as JSON in a file."""
    return run(
        *(str(COMMAND), "check", str(path)),
        *("--isolated", "--jobs", str(jobs), "-o", f"json={os.devnull}"),
    )
