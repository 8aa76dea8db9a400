"""What workers write about runs to be shown: written when it is first asked for, and again when the run has changed."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path

from reportlint.serve.answers import Refused
from reportlint.serve.jobs import ShowBeside, ShowProgress, ShowReport
from reportlint.serve.workers import JobWorkers

Made = Callable[[Path], ShowReport | ShowBeside | ShowProgress]
"""The job that writes a document to a path."""


class RunDocuments:
    """Keeps them in a folder that goes with the server."""

    def __init__(self, folder: Path, writers: JobWorkers) -> None:
        self._folder = folder
        self._writers = writers
        self._locks: dict[Path, asyncio.Lock] = {}
        self._versions: dict[Path, str] = {}

    async def file(self, name: str, version: str, made: Made) -> Path | Refused:
        """The file of a document; `version` is that of what it says, `name` its own."""
        file = self._folder / f"run-{hashlib.sha256(name.encode()).hexdigest()[:32]}"
        async with self._locks.setdefault(file, asyncio.Lock()):
            if self._versions.get(file) != version:
                answer = await self._writers.do(made(file), lambda: None, lambda _: None)
                if isinstance(answer, Refused):
                    return answer
                self._versions[file] = version
        return file
