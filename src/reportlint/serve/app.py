"""The application: pages behind a gate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportlint.checking.session import Session
from reportlint.fetch.fetch import FetchSettings
from reportlint.loaders import suffixes
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.check_routes import CheckRoutes
from reportlint.serve.decision_routes import DecisionRoutes
from reportlint.serve.gate import ENTRANCE, Doorway, Gate, Visitors
from reportlint.serve.letter_drafts import LetterDrafts
from reportlint.serve.letter_routes import LetterRoutes
from reportlint.serve.pages import Pages
from reportlint.serve.rule_routes import RuleRoutes
from reportlint.serve.run_document_routes import RunDocumentRoutes
from reportlint.serve.run_documents import RunDocuments
from reportlint.serve.run_routes import RunRoutes
from reportlint.serve.served_runs import ServedRuns
from reportlint.serve.sitting import Sittings
from reportlint.serve.sitting_routes import SittingRoutes
from reportlint.serve.trays import Trays
from reportlint.serve.workers import JobWorkers

_MISSING: Final = Message("没有这一页，或所求有误。", "There is no such page, or the request is wrong.")


@dataclass(frozen=True, slots=True)
class ServeOrder:
    """What is to be served."""

    session: Session
    fetching: FetchSettings
    """How pasted addresses are fetched."""
    spool: Path
    """A folder for documents while they are looked at."""
    judges: int
    """How many documents are checked at once."""
    runs: tuple[Path, ...] = ()
    """Folders of runs."""
    workspace: Path | None = None
    """Where runs are begun; None where none are."""
    files: tuple[Path, ...] = ()
    """Documents that are looked at first."""
    tray: str = ""
    """The id of the tray that they are put into."""
    warm: bool = False
    """Whether work is prepared for before there is any."""


def application(
    order: ServeOrder, doorway: Doorway, visitors: Visitors, end: Callable[[], None] | None = None
) -> ASGIApp:
    """The application. `end` ends the server, where its visitors may. Raises UsageError."""
    session = order.session
    judges = JobWorkers(session.config, order.fetching, order.judges)
    # Who asks for one process has one.
    writers = judges if order.judges == 1 else JobWorkers(session.config, order.fetching, 1)
    trays = Trays(order.spool, judges, writers)
    runs = ServedRuns(order.runs, session, order.workspace)
    sittings = Sittings(session.config, order.fetching, order.spool)
    parts = ("check", "runs", "rules") if order.runs or order.workspace else ("check", "rules")
    pages = Pages(session.config.language, session.run().version, parts, endable=end is not None)

    async def static(request: Request) -> Response:
        return pages.static(request.path_params["name"]) or PlainTextResponse("", 404)

    async def invite(request: Request) -> Response:
        (origin,) = (one for one in doorway.origins if urlsplit(one).netloc == request.url.netloc)
        address = f"{origin}{ENTRANCE}?token={visitors.token()}"
        return pages.page("invitation.html", address=address)

    async def ended(request: Request) -> Response:
        if end is None:
            raise HTTPException(404)
        return Response(
            pages.text("ended.html"), media_type="text/html; charset=utf-8", background=BackgroundTask(end)
        )

    async def refused(request: Request, error: Exception) -> Response:
        say = error.say if isinstance(error, UsageError) else Message("", "")
        return pages.refusal(409, say)

    async def missing(request: Request, error: Exception) -> Response:
        return pages.refusal(getattr(error, "status_code", 404), _MISSING)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.create_task(trays.tidy())
        handing_in = asyncio.create_task(trays.add_files(order.tray, order.files)) if order.files else None
        warming = [
            asyncio.create_task(asyncio.to_thread(some.warm)) for some in {judges, writers} if order.warm
        ]
        try:
            yield
        finally:
            for task in filter(None, (tidying, handing_in)):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            trays.end()
            await asyncio.to_thread(sittings.close)
            for workers in {judges, writers}:
                await asyncio.to_thread(workers.end)
            await asyncio.gather(*warming)

    app = Starlette(
        routes=[
            *CheckRoutes(trays, pages, suffixes(session.loaders)).routes(),
            *SittingRoutes(
                runs,
                pages,
                sittings,
                writers,
                order.spool,
                addresses_only=order.fetching.public_only,
            ).routes(),
            *RunRoutes(runs, pages, sittings).routes(),
            *RunDocumentRoutes(runs, pages, RunDocuments(order.spool, writers)).routes(),
            *LetterRoutes(runs, pages, LetterDrafts(order.spool), writers).routes(),
            *DecisionRoutes(runs, pages).routes(),
            *RuleRoutes(session, pages, trays, writers).routes(),
            Route("/invitation", invite, methods=["POST"]),
            Route("/end", ended, methods=["POST"]),
            Route("/static/{name}", static),
        ],
        lifespan=lifespan,
        exception_handlers={UsageError: refused, HTTPException: missing},
    )
    return Gate(app, doorway, visitors, pages)
