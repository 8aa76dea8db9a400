"""The workers of a server, and whose turn it is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.serve.answers import Answered, Refused
from reportlint.serve.jobs import Job
from reportlint.serve.worker import Worker


class JobWorkers:
    """As many as may be at work at once; what comes when all are waits in order."""

    def __init__(self, config: Config, fetching: FetchSettings, size: int) -> None:
        self._idle = [Worker(config, fetching) for _ in range(size)]
        self._all = tuple(self._idle)
        self._free = asyncio.Semaphore(size)

    async def do(
        self, job: Job, begun: Callable[[], None], step: Callable[[int], None]
    ) -> Answered | Refused:
        """Have a job done; `begun` is called when its turn has come. When it is cancelled, its worker is ended."""
        loop = asyncio.get_running_loop()

        def told(done: int) -> None:
            loop.call_soon_threadsafe(step, done)

        async with self._free:
            worker = self._idle.pop()
            try:
                begun()
                return await asyncio.to_thread(worker.do, job, told)
            except asyncio.CancelledError:
                worker.end()
                raise
            finally:
                self._idle.append(worker)

    def warm(self) -> None:
        """Start the one that is the next to be used; whoever comes first does not wait for that."""
        with suppress(EOFError, OSError):
            self._all[-1].start()

    def end(self) -> None:
        """End all of them."""
        for worker in self._all:
            worker.end()
