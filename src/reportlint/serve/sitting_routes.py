"""The pages on which a run is begun, watched, stopped and gone on with."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from reportlint.batch.plan import Only
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.page.problems import size
from reportlint.serve import run_list
from reportlint.serve.answers import ReadRows, Refused
from reportlint.serve.bodies import form_of, passed_over
from reportlint.serve.jobs import ReadList
from reportlint.serve.open_run import OpenRun
from reportlint.serve.pages import Pages
from reportlint.serve.served_runs import ServedRuns
from reportlint.serve.sitting import Sittings
from reportlint.serve.workers import JobWorkers
from reportlint.support import limits

_PATIENCE: Final = 20.0
_LOOK: Final = 0.2
_NAME: Final = 60
_YEARS: Final = range(2000, 2100)
_REFRESH: Final = "refresh"
_NAMELESS: Final = Message("请填写批次名称。", "Give the run a name.")
_FILES: Final = Message(
    "名单写了文件。在网页上只能核查网址；请改好名单再交来。",
    "The list names files. Here only addresses are checked; mend the list.",
)
_NO_LIST: Final = Message(
    "这个批次的名单不在结果目录中，请先交来名单。", "The list of this run is not in its folder; hand it in."
)
_BUSY: Final = Message(
    "另一个批次正在核查，请等它结束，或先让它停下。",
    "Another run is being worked on; wait for it, or stop it first.",
)


class SittingRoutes:
    """Handles them."""

    def __init__(
        self,
        runs: ServedRuns,
        pages: Pages,
        sittings: Sittings,
        readers: JobWorkers,
        spool: Path,
        *,
        addresses_only: bool,
    ) -> None:
        """`addresses_only`: lists may name no files of this machine."""
        self._runs = runs
        self._pages = pages
        self._sittings = sittings
        self._readers = readers
        self._spool = spool
        self._addresses_only = addresses_only

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/lists", self.look, methods=["PUT"]),
            Route("/runs", self.begin, methods=["PUT"]),
            Route("/runs/new", self.new),
            Route("/runs/{run}/list", self.relist),
            Route("/runs/{run}/list", self.go_on_with, methods=["PUT"]),
            Route("/runs/{run}/sitting", self.news),
            Route("/runs/{run}/sitting", self.go_on, methods=["POST"]),
            Route("/runs/{run}/stop", self.stop, methods=["POST"]),
        ]

    async def new(self, request: Request) -> Response:
        """Where a run is begun."""
        others = [(id_, run.name) for id_, run in self._runs.all.items() if run.begun]
        return self._pages.page(
            "list.html", run_id="", name="", others=others, most=limits.LIST_BYTES, possible=self._possible
        )

    async def relist(self, request: Request) -> Response:
        """Where a run is given another list."""
        run = self._runs.of(request)
        return self._pages.page(
            "list.html",
            run_id=request.path_params["run"],
            name=run.name,
            others=[],
            most=limits.LIST_BYTES,
            possible=True,
        )

    async def look(self, request: Request) -> Response:
        """A list arrives to be looked at: what is wrong with it, row by row. It is not kept."""
        async with self._received(request) as (_, read):
            if isinstance(read, Refused):
                return self._refused(422, read.say)
            return HTMLResponse(self._pages.text("listed.html", listed=read, files=_FILES))

    async def begin(self, request: Request) -> Response:
        """A list arrives, and a run is begun with it."""
        title = " ".join(request.query_params.get("title", "").split())[:_NAME]
        against = self._runs.all.get(request.query_params.get("against", ""))
        async with self._received(request) as (file, read):
            fault = self._fault(read) or (None if title else _NAMELESS)
            if fault is not None:
                return self._refused(422, fault)
            try:
                folder = self._runs.room(title)
                await self._keep(request, folder, file, str(against.folder.resolve()) if against else "")
            except UsageError as error:
                return self._refused(409, error.say)
            return self._sit(self._runs.add(folder), "")

    async def go_on_with(self, request: Request) -> Response:
        """A list arrives in the place of a run's own, and the run is gone on with."""
        run = self._runs.of(request)
        async with self._received(request) as (file, read):
            fault = self._fault(read)
            if fault is not None:
                return self._refused(422, fault)
            before = run_list.kept(run.folder)
            against = str(before.against) if before and before.against else ""
            await self._keep(request, run.folder, file, against)
            return self._sit(request.path_params["run"], "")

    async def go_on(self, request: Request) -> Response:
        """A run is gone on with, as its list is."""
        self._runs.of(request)
        asked = parse_qs(await form_of(request)).get("only", [""])[0]
        answer = self._sit(request.path_params["run"], asked)
        if answer.status_code != 201:
            return self._pages.refusal(answer.status_code, _BUSY if answer.status_code == 409 else _NO_LIST)
        return RedirectResponse(f"/runs/{request.path_params['run']}", 303)

    async def stop(self, request: Request) -> Response:
        """A run is told to end; what was done is kept."""
        self._runs.of(request)
        sitting = self._sittings.of(request.path_params["run"])
        if sitting is not None:
            await asyncio.to_thread(sitting.stop)
        return RedirectResponse(f"/runs/{request.path_params['run']}", 303)

    async def news(self, request: Request) -> Response:
        """How far a run is, as soon as that is another than the page has."""
        run, id_ = self._runs.of(request), request.path_params["run"]
        sitting = self._sittings.of(id_)
        if sitting is None:
            raise HTTPException(404)
        seen, waited = request.query_params.get("seen", ""), 0.0
        while str(sitting.version) == seen and waited < _PATIENCE:
            await asyncio.sleep(_LOOK)
            waited += _LOOK
        version = sitting.version
        markup = self._pages.text("sitting.html", **sitting_of(self._sittings, run, id_))
        return JSONResponse({"version": version, "busy": sitting.busy, "html": markup})

    @property
    def _possible(self) -> bool:
        return self._runs.workspace is not None

    @asynccontextmanager
    async def _received(self, request: Request) -> AsyncIterator[tuple[Path, ReadRows | Refused]]:
        """A list as it arrives, and what it says; the file goes afterwards."""
        folder = self._spool / f"list-{secrets.token_hex(8)}"
        folder.mkdir()
        file = folder / run_list.plain_name(request.query_params.get("name", ""))
        try:
            yield file, await self._read(request, file)
        finally:
            file.unlink(missing_ok=True)
            folder.rmdir()

    async def _read(self, request: Request, file: Path) -> ReadRows | Refused:
        content, taken = request.stream(), 0
        with file.open("wb") as into:
            async for part in content:
                taken += len(part)
                if taken > limits.LIST_BYTES:
                    await passed_over(content, limits.LIST_BYTES)
                    said = size(limits.LIST_BYTES)
                    return Refused(
                        Message(f"文件太大：上限 {said}。", f"The file is too large: at most {said}.")
                    )
                await asyncio.to_thread(into.write, part)
        answer = await self._readers.do(
            ReadList(file, _year(request), self._addresses_only), lambda: None, lambda _: None
        )
        return answer if isinstance(answer, ReadRows | Refused) else Refused(Message("", ""))

    def _fault(self, read: ReadRows | Refused) -> Message | None:
        if isinstance(read, Refused):
            return read.say
        if self._sittings.at_work:
            return _BUSY
        return _FILES if read.refused else None

    async def _keep(self, request: Request, folder: Path, file: Path, against: str) -> None:
        name = request.query_params.get("name", "")
        await asyncio.to_thread(run_list.keep, folder, file, name, _year(request), against)

    def _sit(self, id_: str, asked: str) -> Response:
        """Have the run worked on; answers with its id."""
        run = self._runs.all[id_]
        order = run_list.kept(run.folder)
        if order is None:
            return self._refused(422, _NO_LIST)
        if self._sittings.at_work:
            return self._refused(409, _BUSY)
        only = asked if asked in list(Only) else None
        self._sittings.begin(id_, replace(order, only=only, refresh=asked == _REFRESH))
        return JSONResponse({"run": id_}, 201)

    def _refused(self, status: int, say: Message) -> Response:
        return PlainTextResponse(self._pages.said(say), status)


def sitting_of(sittings: Sittings, run: OpenRun, id_: str) -> dict[str, Any]:
    """What the part of a page is made of that says whether a run is worked on."""
    sitting = sittings.of(id_)
    return {
        "run_id": id_,
        "sitting": sitting,
        # Where it lies on this machine is nobody's business.
        "words": sitting.words().replace(f"{run.folder}", run.name) if sitting and not sitting.busy else "",
        "other": sittings.at_work not in (None, id_),
        "listed": run_list.kept(run.folder) is not None,
    }


def _year(request: Request) -> int | None:
    text = request.query_params.get("year", "")
    return int(text) if text.isdecimal() and len(text) == 4 and int(text) in _YEARS else None
