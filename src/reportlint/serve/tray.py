"""What one open page has handed in: its documents, how far each has got, and what it came to.

A tray lies in a folder of its own and goes with its page: when that is closed, and when the server ends.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from shutil import rmtree

from reportlint.model.message import Message
from reportlint.serve.answers import JudgedDocument, Refused


class Stage(StrEnum):
    """How far a document has got."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"

    @property
    def say(self) -> Message:
        """For readers."""
        return _STAGES[self]


_STAGES = {
    Stage.WAITING: Message("排队", "waiting"),
    Stage.WORKING: Message("核查中", "checking"),
    Stage.DONE: Message("完成", "done"),
    Stage.REFUSED: Message("未能核查", "not checked"),
}


@dataclass(eq=False)
class TrayItem:
    """One document."""

    number: int
    name: str
    """What its owner calls it, or its address. A text, and never a path."""
    folder: Path
    size: int = 0
    earlier: int | None = None
    """The number of the document that this one is the mended one of."""
    stage: Stage = Stage.WAITING
    step: int = 0
    """How many of its reports are done."""
    judged: JudgedDocument | None = None
    refused: Refused | None = None
    task: asyncio.Task[None] | None = None
    written: dict[str, asyncio.Lock] = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether it is still to be done."""
        return self.stage in (Stage.WAITING, Stage.WORKING)


@dataclass(eq=False)
class Tray:
    """The documents of one page."""

    id: str
    folder: Path
    items: dict[int, TrayItem] = field(default_factory=dict)
    version: int = 0
    """Grows with every change."""
    seen: float = field(default_factory=time.monotonic)
    """When its page was last heard of."""
    _next: int = 1
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def size(self) -> int:
        """Bytes of its documents."""
        return sum(item.size for item in self.items.values())

    @property
    def busy(self) -> bool:
        """Whether anything is still to be done."""
        return any(item.busy for item in self.items.values())

    def new(self, name: str, earlier: int | None) -> TrayItem:
        """Room for a further document; it is no part of the tray before `put`."""
        item = TrayItem(self._next, name, self.folder / str(self._next), earlier=earlier)
        self._next += 1
        item.folder.mkdir(parents=True)
        return item

    def put(self, item: TrayItem) -> None:
        """It is there."""
        self.items[item.number] = item
        self.change()

    def drop(self, item: TrayItem) -> None:
        """Take a document out, and end what is being done with it."""
        self.items.pop(item.number, None)
        if item.task is not None:
            item.task.cancel()
        rmtree(item.folder, ignore_errors=True)
        self.change()

    def empty(self) -> None:
        """Take all of it out."""
        for item in list(self.items.values()):
            self.drop(item)
        rmtree(self.folder, ignore_errors=True)

    def change(self) -> None:
        """Tell whoever waits that something is different now."""
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed(self, version: int, seconds: float) -> None:
        """Wait until it is no longer of this version, or for so long."""
        if self.version == version:
            try:
                await asyncio.wait_for(self._changed.wait(), seconds)
            except TimeoutError:
                return

    def latest(self) -> Iterator[TrayItem]:
        """The documents of which no mended one was handed in, in their order."""
        replaced = {item.earlier for item in self.items.values()}
        yield from (item for item in self.items.values() if item.number not in replaced)
