"""Many inputs, some processes: results in the order of the inputs, whatever becomes of a process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import Final, Generic, TypeVar

from reportlint.checking.workers import Work, died, executor
from reportlint.support.attendance import shared_file
from reportlint.support.signals import uninterrupted

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD: Final = 12
"""Inputs in flight for each process."""


def spread(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    prepare: Work,
    arguments: tuple[object, ...],
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """`work` of every item, in order, done by `jobs` processes that each call `prepare(*arguments)` first.

    An item whose process dies gives `lost(item, reason)`; the others go on. Only a few results are in memory.
    After a death, what was in flight is begun again, no more at a time than there are processes: the next one
    leaves few to suspect, and these are done alone. So nothing is begun more than three times.
    """
    made = partial(executor, None, (prepare, arguments))
    left = iter(items)
    flight: deque[_Task[Item, Result]] = deque()
    suspects = 0
    """How many of those in flight, the first ones, were there when a process died."""

    def begin(pool: ProcessPoolExecutor, task: _Task[Item, Result]) -> Future[Result]:
        with uninterrupted():
            task.future = pool.submit(work, task.item)
        return task.future

    def alone(task: _Task[Item, Result]) -> None:
        """In a process of its own, which is forked here: in a thread, it might take over a lock for ever."""
        with shared_file() as notes, made(1, notes) as one:
            if isinstance(begin(one, task).exception(), BrokenProcessPool):
                task.future = Future()
                task.future.set_result(lost(task.item, died(notes)))

    pool = made(jobs)
    try:
        while True:
            flight.extend(_Task(item) for item in islice(left, jobs * _AHEAD - len(flight)))
            if not flight:
                break
            room = (jobs if suspects else jobs * _AHEAD) - sum(task.running for task in flight)
            try:
                for task in islice((one for one in flight if one.future is None), room):
                    begin(pool, task)
                done = flight[0].result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                for task in [one for one in flight if one.cut_short]:
                    if suspects:
                        alone(task)
                    else:
                        task.future = None
                suspects = suspects or len(flight)
                pool = made(jobs)
            else:
                flight.popleft()
                suspects = max(0, suspects - 1)
                yield done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


class _Task(Generic[Item, Result]):
    """An item that is or will be done by another process."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.future: Future[Result] | None = None
        """None until it is begun."""

    def result(self) -> Result:
        """Waits for it. Raises BrokenProcessPool where a process died."""
        assert self.future is not None
        return self.future.result()

    @property
    def running(self) -> bool:
        """Whether it was begun and has not ended."""
        return self.future is not None and not self.future.done()

    @property
    def cut_short(self) -> bool:
        """Whether it was begun in processes of which one died before it was done."""
        return self.running or (
            self.future is not None and isinstance(self.future.exception(), BrokenProcessPool)
        )
