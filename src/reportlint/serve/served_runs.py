"""The runs that a server has, by their number on the command line: no address holds a path."""

from __future__ import annotations

import asyncio
from collections.abc import ItemsView, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request

from reportlint.serve.open_run import OpenRun, Snapshot


class ServedRuns:
    """Finds them."""

    def __init__(self, runs: Sequence[OpenRun]) -> None:
        self._runs = dict(enumerate(runs, 1))

    def all(self) -> ItemsView[int, OpenRun]:
        """All of them, with their numbers."""
        return self._runs.items()

    def of(self, request: Request) -> OpenRun:
        """The one that an address names. Raises HTTPException."""
        run = self._runs.get(request.path_params["run"])
        if run is None:
            raise HTTPException(404)
        return run

    async def found(self, request: Request) -> tuple[OpenRun, Snapshot]:
        """The one that an address names, and what it is now. Raises HTTPException, UsageError."""
        run = self.of(request)
        return run, await asyncio.to_thread(run.snapshot)
