"""The application: pages behind a gate."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportlint.checking.session import Session
from reportlint.fetch.fetch import FetchSettings
from reportlint.loaders import suffixes
from reportlint.serve.check_routes import CheckRoutes
from reportlint.serve.gate import ENTRANCE, Gate, Visitors
from reportlint.serve.pages import Pages
from reportlint.serve.trays import Trays


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


def application(order: ServeOrder, port: int, visitors: Visitors) -> ASGIApp:
    """The application, to be reached on this port of this machine."""
    session = order.session
    trays = Trays(order.spool, session.config, order.fetching, order.judges)
    pages = Pages(session.config.language, session.run().version, ("check",))

    async def static(request: Request) -> Response:
        return pages.static(request.path_params["name"]) or PlainTextResponse("", 404)

    async def invite(request: Request) -> Response:
        address = request.url.replace(path=ENTRANCE, query=f"token={visitors.token()}")
        return pages.page("invitation.html", address=str(address))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.create_task(trays.tidy())
        try:
            yield
        finally:
            tidying.cancel()
            with suppress(asyncio.CancelledError):
                await tidying
            await trays.end()

    app = Starlette(
        routes=[
            *CheckRoutes(trays, pages, suffixes(session.loaders)).routes(),
            Route("/invitation", invite, methods=["POST"]),
            Route("/static/{name}", static),
        ],
        lifespan=lifespan,
    )
    return Gate(
        app,
        hosts=(f"127.0.0.1:{port}", f"localhost:{port}"),
        cookie=f"reportlint-{port}",
        visitors=visitors,
        language=session.config.language,
    )
