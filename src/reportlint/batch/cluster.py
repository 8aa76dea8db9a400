"""The workers of a Dask cluster, as judges."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from typing import Any, Final

from reportlint.checking.workers import Lost, Work, settle
from reportlint.model.errors import UsageError, without_extra
from reportlint.model.message import Message

_SECONDS: Final = 15
"""That the cluster has to answer."""
_QUIET: Final = ("distributed", "distributed.client", "distributed.worker", "distributed.core", "tornado")
"""Loggers of the library: what matters is told by us."""


class Cluster:
    """Judges on other machines. A worker that dies costs nothing: its work is done by another."""

    far = True

    def __init__(self, address: str) -> None:
        """Raises UsageError where the cluster can't be reached, or has no workers."""
        client = _library()
        self._address = address
        try:
            with warnings.catch_warnings():
                # Of versions of libraries that differ; those that matter are looked at by `agree`.
                warnings.simplefilter("ignore")
                self._client = client(address, timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(
                Message(f"连不上集群 {address}：{error}", f"The cluster {address} can't be reached: {error}")
            ) from None
        try:
            self._client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError:
            self.close()
            raise UsageError(
                Message(
                    f"集群 {address} 没有工作进程；请先启动 dask worker。",
                    f"The cluster {address} has no workers; start some: dask worker.",
                )
            ) from None
        self.size = sum(self._client.nthreads().values())

    def agree(self, asked: Callable[..., object], *arguments: Any, answer: object) -> None:
        """Raises UsageError where a worker does not give this answer: its reportlint is not ours."""
        try:
            answers = set(self._client.run(asked, *arguments).values())
        except Exception as error:
            answers = {f"{type(error).__name__}: {error}"}
        if answers != {answer}:
            raise UsageError(
                Message(
                    f"集群 {self._address} 上的 reportlint 或其规则与本机不同；请在各机器上安装同一版本。",
                    f"On the cluster {self._address} reportlint or its rules differ from those here; install "
                    "the same version everywhere.",
                )
            )

    def submit(self, work: Work, *arguments: Any, lost: Lost) -> Future[Any]:
        """Begin some work. Its future raises UsageError where the cluster itself has gone."""
        promise: Future[Any] = Future()

        def done(task: Any) -> None:
            if task.status == "finished":
                settle(promise, None, task.result(), lost)
            elif task.status == "error":
                settle(promise, task.exception(), None, lost)
            else:
                promise.set_exception(
                    UsageError(
                        Message(
                            f"与集群 {self._address} 的连接已断开；已完成的都已保存，可再次运行以继续。",
                            f"The cluster {self._address} has gone; what was done is kept, run again to go on.",
                        )
                    )
                )

        self._client.submit(work, *arguments, pure=False).add_done_callback(done)
        return promise

    def close(self) -> None:
        """Leave the cluster; it goes on."""
        self._client.close()


def _library() -> Any:
    """The client's class. Raises UsageError where the library is missing."""
    try:
        import_module("dask.config").set(logging=dict.fromkeys(_QUIET, "critical"))
        return import_module("distributed").Client
    except ImportError:
        raise without_extra(Message("使用 --cluster ", "--cluster"), "cluster") from None
