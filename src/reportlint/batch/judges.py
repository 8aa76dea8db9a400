"""Processes that judge: on this machine, or on those of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from typing import Any, Protocol

from reportlint.model.misuse import Misuse
from reportlint.model.say import Say

Work = Callable[..., Any]
Lost = Callable[[str], Any]
"""Gives the result of work that its process did not survive; takes the reason."""


class Judges(Protocol):
    """Does work elsewhere."""

    size: int
    """How many pieces of work are done at a time."""
    far: bool
    """Whether it is done on machines that may not see this one's files."""

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work. What it raises, or the end of its process, gives `lost`."""

    def close(self) -> None:
        """Let go of the processes."""


class Processes:
    """Processes of this machine. One that dies costs only the work that killed it."""

    far = False

    def __init__(self, size: int, prepare: Work | None = None, *arguments: Any) -> None:
        """Each process calls `prepare(*arguments)` first."""
        self.size = size
        self._prepare = (prepare, arguments)
        self._pool = self._made(size)

    def _made(self, size: int) -> ProcessPoolExecutor:
        # Forking a process that has threads may leave a lock taken for ever.
        methods = multiprocessing.get_all_start_methods()
        method = "forkserver" if "forkserver" in methods else "spawn"
        context = multiprocessing.get_context(method)
        context.set_forkserver_preload(["reportlint.batch.comparing", "datasketch", "rapidfuzz"])
        return ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=self._prepare)

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work."""
        promise: Future[Any] = Future()
        pool = self._pool
        try:
            began = pool.submit(work, *arguments)
        except BrokenProcessPool:
            pool = self._renewed(pool)
            began = pool.submit(work, *arguments)

        def done(future: Future[Any]) -> None:
            error = future.exception()
            if error is None:
                promise.set_result(future.result())
            elif isinstance(error, BrokenProcessPool):
                self._renewed(pool)
                promise.set_result(self._alone(work, arguments, lost))
            else:
                promise.set_result(lost(f"{type(error).__name__}: {error}"))

        began.add_done_callback(done)
        return promise

    def _renewed(self, broken: ProcessPoolExecutor) -> ProcessPoolExecutor:
        if self._pool is broken:
            self._pool = self._made(self.size)
            broken.shutdown(wait=False, cancel_futures=False)
        return self._pool

    def _alone(self, work: Work, arguments: tuple[Any, ...], lost: Lost) -> Any:
        """Work whose process died, perhaps by another's fault, in a process of its own."""
        with self._made(1) as one:
            try:
                return one.submit(work, *arguments).result()
            except BrokenProcessPool:
                return lost("the process died")
            except Exception as error:
                return lost(f"{type(error).__name__}: {error}")

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class Cluster:
    """The workers of a Dask cluster. A worker that dies costs nothing: its work is done by another."""

    far = True

    def __init__(self, address: str) -> None:
        """Raises Misuse where the cluster can't be reached."""
        try:
            client: Any = import_module("distributed").Client
        except ImportError:
            raise Misuse(
                Say(
                    "使用 --cluster 需要安装附加组件：pip install 'reportlint[cluster]'",
                    "--cluster needs an extra: pip install 'reportlint[cluster]'",
                )
            ) from None
        try:
            self._client = client(address, timeout="15s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise Misuse(
                Say(f"连不上集群 {address}：{error}", f"The cluster {address} can't be reached: {error}")
            ) from None
        self.size = max(1, sum(self._client.nthreads().values()))

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work."""
        promise: Future[Any] = Future()
        task = self._client.submit(work, *arguments, pure=False)

        def done(future: Any) -> None:
            if future.status == "finished":
                promise.set_result(future.result())
            else:
                error = future.exception()
                promise.set_result(lost(f"{type(error).__name__}: {error}"))

        task.add_done_callback(done)
        return promise

    def close(self) -> None:
        """Leave the cluster; it goes on."""
        self._client.close()


def _begin(prepare: Work | None, arguments: tuple[Any, ...]) -> None:
    """In each process: an interruption is the parent's to handle, and its end is the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare(*arguments)


def _end_with_parent() -> None:
    """A parent that is killed can't tell its processes to end: they would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
