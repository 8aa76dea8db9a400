"""An office at its desk: runs the real command on the list of a scene, and reads what came of it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.cli import main
from reportlint.model.finding import Severity
from reportlint.runs.folder import open_run
from reportlint.runs.result import RowResult
from tests.fetch.conftest import PROXIES

from .scene import Row, Scene

ENVIRONMENT = {name: value for name, value in os.environ.items() if name.lower() not in PROXIES}
ALWAYS = ("--isolated", "--as-of", "2026-04-10", "--pace", "0")


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


class Office:
    """A list, a run folder, and the command."""

    def __init__(self, scene: Scene, folder: Path, rows: Sequence[Row] | None = None) -> None:
        self.scene = scene
        self.folder = folder / "run"
        self.list = scene.write(folder / "agencies.csv", rows)

    def command(self, *options: str) -> list[str]:
        """As it is typed."""
        words = ["batch", self.list.name, "--run", self.folder.name, *ALWAYS, *options]
        return [sys.executable, "-m", "reportlint", *words]

    def batch(self, *options: str) -> Done:
        """Run it to its end."""
        return self.run(*self.command(*options)[3:])

    def batch_apart(self, *options: str) -> Done:
        """Run it to its end as a shell does, in a process of its own."""
        done = subprocess.run(
            self.command(*options),
            capture_output=True,
            text=True,
            env=ENVIRONMENT,
            cwd=self.list.parent,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def run(self, *words: str) -> Done:
        """Run any command beside the list."""
        return ended(words, self.list.parent)

    def begin(self, *options: str) -> subprocess.Popen[bytes]:
        """Start it, in a group of processes of its own."""
        return subprocess.Popen(
            self.command(*options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd=self.list.parent,
            start_new_session=True,
        )

    def results(self) -> list[RowResult]:
        """Every row of the run."""
        run = open_run(self.folder)
        with closing(run.store):
            return list(run.results())

    def statuses(self) -> dict[str, str]:
        """By body."""
        return {result.agency.name: result.status.value for result in self.results()}


def ended(words: Sequence[str], folder: Path | None = None, **environment: str) -> Done:
    """Run a command to its end, in this process: it has been started already."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name, value in environment.items():
            patch.setenv(name, value)
        if folder is not None:
            patch.chdir(folder)
        code = main(list(words))
    assert "Traceback" not in err.getvalue(), err.getvalue()
    return Done(code, out.getvalue(), err.getvalue())


def faults(result: RowResult) -> Iterator[tuple[str, str]]:
    """(rule, key) of every error and warning."""
    if result.outcome is not None:
        for finding in result.outcome.findings:
            if finding.severity is not Severity.INFO:
                yield finding.rule, finding.location.key
