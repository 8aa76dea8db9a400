"""The documents of a run: its reports as published, beside last year's, the progress of publication, its outputs."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from reportlint.model.message import Message
from reportlint.outputs.html.paper import POLICY
from reportlint.serve.answers import Refused
from reportlint.serve.check_routes import INERT
from reportlint.serve.jobs import ShowBeside, ShowProgress, ShowReport
from reportlint.serve.pages import Pages
from reportlint.serve.run_documents import RunDocuments
from reportlint.serve.run_query import query_of
from reportlint.serve.served_runs import ServedRuns, row_of
from reportlint.support.file_names import file_name

_PROGRESS: Final = Message("发布进度", "Publication")
_BESIDE: Final = Message("与上年对照", "Beside last year")
_VIEW: Final = "view"
_STILL: Final = f"{POLICY}; sandbox; frame-ancestors 'self'"
"""Documents without a script are shut off even more than `INERT` ones."""
_BOOK: Final = "book"


class RunDocumentRoutes:
    """Handles them."""

    def __init__(self, runs: ServedRuns, pages: Pages, documents: RunDocuments) -> None:
        self._runs = runs
        self._pages = pages
        self._documents = documents

    def routes(self) -> list[Route]:
        """Where they are."""
        run, report = "/runs/{run}", "/runs/{run}/reports/{row:int}"
        return [
            Route(f"{run}/progress", self.progress),
            Route(f"{run}/progress/{{kind}}", self.progress),
            Route(f"{run}/outputs/{{name}}", self.output),
            Route(f"{report}/view", self.view),
            Route(f"{report}/beside", self.beside),
            Route(f"{report}/beside/{{kind}}", self.beside),
        ]

    async def view(self, request: Request) -> Response:
        """The page of a report, its faults marked, inert."""
        run, shot = await self._runs.found(request)
        result = row_of(shot, request).result
        folder, agency = run.folder.resolve(), result.agency.id
        made = await self._documents.file(
            f"{folder} {agency} view",
            f"{result.evidence} {result.fetched} {shot.facts.rules_hash}",
            lambda file: ShowReport(folder, agency, file),
        )
        return self._inert(made, INERT)

    async def progress(self, request: Request) -> Response:
        """How far publication has come, as `batch` tells it: a page, a workbook, or the page around the page."""
        run, shot = await self._runs.found(request)
        folder, kind = run.folder.resolve(), request.path_params.get("kind")
        made = await self._documents.file(
            f"{folder} progress",
            f"{shot.version} {shot.sequence}",
            lambda file: ShowProgress(folder, file, file.with_suffix(".xlsx")),
        )
        if isinstance(made, Refused) or kind == _VIEW:
            return self._inert(made, _STILL)
        if kind == _BOOK:
            return _taken_home(made.with_suffix(".xlsx"), f"{file_name(run.name)}-进度表.xlsx")
        return self._around(request, _PROGRESS, run.name, "")

    async def beside(self, request: Request) -> Response:
        """This year's report beside last year's, as `hand-over --only beside` lays them: the same three."""
        run, shot = await self._runs.found(request)
        folder, agency = run.folder.resolve(), row_of(shot, request).result.agency
        kind = request.path_params.get("kind")
        made = await self._documents.file(
            f"{folder} {agency.id} beside {kind == _BOOK}",
            shot.version,
            lambda file: ShowBeside(folder, agency.id, file, kind == _BOOK),
        )
        if isinstance(made, Refused) or kind == _VIEW:
            return self._inert(made, _STILL)
        if kind == _BOOK:
            return _taken_home(made, f"{file_name(agency.name)}-对照.xlsx")
        title = Message(f"{agency.name} · {_BESIDE.zh}", f"{agency.name}: {_BESIDE.en}")
        place = f"/reports/{agency.row}{query_of(request.query_params).text}"
        return self._around(request, title, agency.name, place)

    async def output(self, request: Request) -> Response:
        """A file that the run's last sitting, or `hand-over`, wrote."""
        run = self._runs.of(request)
        for file in await asyncio.to_thread(run.outputs):
            if file.name == request.path_params["name"]:
                return _taken_home(file, file.name)
        raise HTTPException(404)

    def _around(self, request: Request, title: Message, name: str, back: str) -> Response:
        """The page around a document."""
        place = f"/runs/{request.path_params['run']}"
        return self._pages.page(
            "shown.html",
            title=title,
            back=place + back,
            back_name=name,
            place=request.url.path,
            book=_BOOK,
        )

    def _inert(self, made: Any, policy: str) -> Response:
        if isinstance(made, Refused):
            return self._pages.refusal(422, made.say)
        return FileResponse(
            made, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy}
        )


def _taken_home(file: Any, name: str) -> Response:
    return FileResponse(file, filename=name, media_type="application/octet-stream")
