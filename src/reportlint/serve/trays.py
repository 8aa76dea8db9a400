"""All trays of a server: what is handed in goes through here to the workers."""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from reportlint.model.message import Message
from reportlint.page.problems import size
from reportlint.serve.answers import JudgedDocument, Refused, Written
from reportlint.serve.jobs import DOCUMENT, JudgeAddress, JudgeFile, WriteDocument
from reportlint.serve.tray import Stage, Tray, TrayItem
from reportlint.serve.workers import JobWorkers
from reportlint.support import limits
from reportlint.support.refusals import reason_of

TRAYS: Final = 500
TRAY_ITEMS: Final = 300
TRAY_BYTES: Final = 1_000_000_000
SPOOL_BYTES: Final = 8_000_000_000
"""Of all trays together."""
KEPT_SECONDS: Final = 900
"""That a tray is kept after its page was last heard of. Pages in the background are heard of once a minute."""
_NAME: Final = 200
_PART: Final = 1_000_000
_ID: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_CROWDED: Final = Message("正在使用的页面太多，请稍后再试。", "Too many pages are in use; try again later.")


def fresh_id() -> str:
    """The id of a tray that nobody can guess; it is made when something is put into it."""
    return secrets.token_urlsafe(16)


class Trays:
    """The trays, in a folder that nobody else can read."""

    def __init__(self, folder: Path, judges: JobWorkers, writers: JobWorkers) -> None:
        """What people wait for at a click, the `writers` do: it does not queue behind what was dropped."""
        self._folder = folder
        self._trays: dict[str, Tray] = {}
        self._judges = judges
        self._writers = writers

    def find(self, id_: str) -> Tray | None:
        """A tray that is there; its page was heard of."""
        tray = self._trays.get(id_)
        if tray is not None:
            tray.seen = time.monotonic()
        return tray

    def made(self, id_: str) -> Tray | Refused:
        """The tray, made where there is none."""
        tray = self.find(id_)
        if tray is None:
            if len(self._trays) >= TRAYS or not _ID.fullmatch(id_):
                return Refused(_CROWDED)
            # Addresses are no paths: the folder has a name of its own.
            tray = self._trays[id_] = Tray(id_, self._folder / secrets.token_hex(16))
        return tray

    async def add_file(
        self, tray: Tray, name: str, content: AsyncIterator[bytes], earlier: int | None = None
    ) -> TrayItem | Refused:
        """Take in a document as it arrives, and have it checked."""
        if refused := self._full(tray, 1):
            return refused
        item = tray.new(_shown(name), earlier if earlier in tray.items else None)
        most = min(limits.FILE_BYTES, TRAY_BYTES - tray.size)
        try:
            with (item.folder / DOCUMENT).open("wb") as file:
                async for part in content:
                    item.size += len(part)
                    if item.size > most:
                        tray.drop(item)
                        return _too_large(most)
                    await asyncio.to_thread(file.write, part)
        except BaseException:
            # Whoever sent it has gone.
            tray.drop(item)
            raise
        tray.put(item)
        before = self._folder_of(tray, item.earlier)
        self._begin(tray, item, JudgeFile(item.folder, item.name, before))
        return item

    async def add_files(self, id_: str, files: Sequence[Path]) -> None:
        """Take in files of this machine, which stay where they are."""
        tray = self.made(id_)
        if isinstance(tray, Refused):
            return
        for file in files:
            try:
                taken = await self.add_file(tray, file.name, _content(file))
                refused = taken if isinstance(taken, Refused) else None
            except OSError as error:
                why = reason_of(error)
                refused = Refused(Message(f"读取失败：{why.zh}。", f"It can't be read: {why.en}."))
            if refused is not None:
                item = tray.new(_shown(file.name), None)
                item.refused, item.stage = refused, Stage.REFUSED
                tray.put(item)

    def add_addresses(
        self, tray: Tray, addresses: Sequence[str], earlier: int | None = None
    ) -> list[TrayItem] | Refused:
        """Take in addresses of reports, and have these fetched and checked."""
        if refused := self._full(tray, len(addresses)):
            return refused
        items = []
        for address in addresses:
            item = tray.new(address, earlier if earlier in tray.items else None)
            tray.put(item)
            before = self._folder_of(tray, item.earlier)
            self._begin(tray, item, JudgeAddress(item.folder, address, before))
            items.append(item)
        return items

    async def document(self, tray: Tray, items: Sequence[TrayItem], format_: str) -> Path | Refused:
        """The file of a document about checked ones; written when it is first asked for. Its name ends as it should."""
        folder = items[0].folder if len(items) == 1 else tray.folder
        key = f"{format_} {[item.number for item in items]}"
        place = folder / f"written-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
        lock = items[0].written.setdefault(key, asyncio.Lock())
        async with lock:
            for made in folder.glob(f"{place.name}.*"):
                return made
            job = WriteDocument(tuple(item.folder for item in items), format_, place)
            answer = await self._writers.do(job, lambda: None, lambda _: None)
            if isinstance(answer, Written):
                return place.rename(place.with_name(place.name + answer.suffix))
            return answer if isinstance(answer, Refused) else Refused(Message("", ""))

    def remove(self, tray: Tray) -> None:
        """A page is done with its tray."""
        tray.empty()
        self._trays.pop(tray.id, None)

    async def tidy(self) -> None:
        """Remove trays whose page is gone, for as long as this is awaited."""
        while True:
            await asyncio.sleep(KEPT_SECONDS / 30)
            for tray in list(self._trays.values()):
                if time.monotonic() - tray.seen > KEPT_SECONDS:
                    self.remove(tray)

    def end(self) -> None:
        """Remove all of them."""
        for tray in list(self._trays.values()):
            self.remove(tray)

    def _full(self, tray: Tray, more: int) -> Refused | None:
        if len(tray.items) + more > TRAY_ITEMS:
            return Refused(
                Message(
                    f"一次最多核查 {TRAY_ITEMS} 份，请分几次；成批的请用批量核查。",
                    f"At most {TRAY_ITEMS} documents at once; use the batch for more.",
                )
            )
        if sum(one.size for one in self._trays.values()) > SPOOL_BYTES or tray.size >= TRAY_BYTES:
            return _too_large(TRAY_BYTES)
        return None

    def _folder_of(self, tray: Tray, number: int | None) -> Path | None:
        item = tray.items.get(number) if number is not None else None
        return item.folder if item is not None and item.judged is not None else None

    def _begin(self, tray: Tray, item: TrayItem, job: JudgeFile | JudgeAddress) -> None:
        item.task = asyncio.create_task(self._judge(tray, item, job))

    async def _judge(self, tray: Tray, item: TrayItem, job: JudgeFile | JudgeAddress) -> None:
        def begun() -> None:
            item.stage = Stage.WORKING
            tray.change()

        def step(done: int) -> None:
            item.step = done
            tray.change()

        with suppress(asyncio.CancelledError):
            answer = await self._judges.do(job, begun, step)
            if isinstance(answer, JudgedDocument):
                item.judged, item.stage = answer, Stage.DONE
            else:
                item.refused = answer if isinstance(answer, Refused) else None
                item.stage = Stage.REFUSED
            tray.change()


async def _content(file: Path) -> AsyncIterator[bytes]:
    """The bytes of a file, a part at a time. Raises OSError."""
    with await asyncio.to_thread(file.open, "rb") as opened:
        while part := await asyncio.to_thread(opened.read, _PART):
            yield part


def _shown(name: str) -> str:
    """What a document is called: the last part of whatever the browser says."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[:_NAME] or "未命名"


def _too_large(most: int) -> Refused:
    said = size(most)
    return Refused(Message(f"文件太大：上限 {said}。", f"The file is too large: at most {said}."))
