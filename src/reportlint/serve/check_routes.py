"""The pages on which reports are handed in, shown with their faults marked, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from reportlint.model.message import Message
from reportlint.outputs.html.document import policy
from reportlint.outputs.totals import STANDING, InputStanding
from reportlint.runs.change import FindingStatus
from reportlint.serve.answers import Refused
from reportlint.serve.bodies import form_of, passed_over
from reportlint.serve.jobs import VIEW
from reportlint.serve.pages import Pages
from reportlint.serve.tray import Tray, TrayItem
from reportlint.serve.trays import Trays, fresh_id
from reportlint.serve.writing import COMMENTS, DOCUMENTS
from reportlint.support import limits
from reportlint.support.file_names import file_name

INERT: Final = f"{policy()}; sandbox allow-scripts; frame-ancestors 'self'"
"""A view is shut off: what a checked page might do in it, it can do to nothing else."""
_PATIENCE: Final = 20.0
"""Seconds that a page waits for news."""
_ADDRESSES: Final = 100
_GONE: Final = Message(
    "这些文件已经清除：页面关闭后不再保留。请重新交来。",
    "These documents were removed: nothing is kept when a page is closed. Hand them in again.",
)
_NO_ADDRESS: Final = Message("没有网址。每行写一个，以 http:// 或 https:// 开头。", "There is no address.")


class CheckRoutes:
    """Handles them."""

    def __init__(self, trays: Trays, pages: Pages, suffixes: Sequence[str]) -> None:
        self._trays = trays
        self._pages = pages
        self._suffixes = ",".join(suffixes)

    def routes(self) -> list[Route]:
        """Where they are."""
        item = "/trays/{tray}/items/{item:int}"
        return [
            Route("/", self.home),
            Route("/trays/{tray}", self.home),
            Route("/trays/{tray}", self.clear, methods=["DELETE"]),
            Route("/trays/{tray}/files", self.add_file, methods=["PUT"]),
            Route("/trays/{tray}/addresses", self.add_addresses, methods=["POST"]),
            Route("/trays/{tray}/news", self.news),
            Route("/trays/{tray}/documents/{format}", self.documents),
            Route(item, self.report),
            Route(item, self.remove, methods=["DELETE"]),
            Route(f"{item}/view", self.view),
            Route(f"{item}/documents/{{format}}", self.document),
        ]

    async def home(self, request: Request) -> Response:
        """Where documents are handed in."""
        id_ = request.path_params.get("tray")
        tray = self._trays.find(id_) if id_ else None
        if id_ and tray is None:
            return self._pages.refusal(404, _GONE)
        return self._pages.page(
            "check.html",
            tray=id_ or fresh_id(),
            suffixes=self._suffixes,
            most=limits.FILE_BYTES,
            **self._items(tray),
        )

    async def add_file(self, request: Request) -> Response:
        """A document arrives."""
        content = request.stream()
        tray = self._trays.made(request.path_params["tray"])
        if isinstance(tray, Refused):
            await passed_over(content, limits.FILE_BYTES)
            return self._refused(503, tray.say)
        name, earlier = request.query_params.get("name", ""), request.query_params.get("earlier", "")
        number = int(earlier) if earlier.isdecimal() else None
        made = await self._trays.add_file(tray, name, content, number)
        if isinstance(made, Refused):
            await passed_over(content, limits.FILE_BYTES)
            return self._refused(413, made.say)
        return JSONResponse({"item": made.number}, 201)

    async def add_addresses(self, request: Request) -> Response:
        """Addresses arrive."""
        given = parse_qs(await form_of(request))
        lines = [line.strip() for line in "\n".join(given.get("addresses", ())).splitlines()]
        addresses = [line for line in dict.fromkeys(lines) if line][:_ADDRESSES]
        if not addresses:
            return self._refused(400, _NO_ADDRESS)
        tray = self._trays.made(request.path_params["tray"])
        if isinstance(tray, Refused):
            return self._refused(503, tray.say)
        made = self._trays.add_addresses(tray, addresses)
        if isinstance(made, Refused):
            return self._refused(413, made.say)
        return JSONResponse({"items": [item.number for item in made]}, 201)

    async def news(self, request: Request) -> Response:
        """The list of documents, as soon as it is another one than the page has."""
        tray = self._trays.find(request.path_params["tray"])
        if tray is None:
            return self._refused(404, _GONE)
        seen = request.query_params.get("seen", "")
        if seen.isdecimal():
            await tray.changed(int(seen), _PATIENCE)
        html = self._pages.text("items.html", tray=tray.id, **self._items(tray))
        item = request.query_params.get("item", "")
        busy = tray.items[int(item)].busy if item.isdecimal() and int(item) in tray.items else tray.busy
        return JSONResponse({"version": tray.version, "busy": busy, "html": html})

    async def report(self, request: Request) -> Response:
        """A document, its faults marked, with what can be taken home."""
        tray, item = self._found(request)
        if tray is None or item is None:
            return self._pages.refusal(404, _GONE)
        recheck = item.judged.recheck if item.judged else None
        return self._pages.page(
            "report.html",
            tray=tray.id,
            item=item,
            documents=[
                one for one in DOCUMENTS if one != COMMENTS or (item.judged and item.judged.commented)
            ],
            recheck=recheck,
            changes=Counter(one.change for one in recheck.changes) if recheck else None,
            statuses=FindingStatus,
        )

    async def view(self, request: Request) -> Response:
        """The document itself, inert."""
        _, item = self._found(request)
        if item is None or item.judged is None:
            return self._pages.refusal(404, _GONE)
        return FileResponse(
            item.folder / VIEW,
            media_type="text/html; charset=utf-8",
            headers={"Content-Security-Policy": INERT},
        )

    async def document(self, request: Request) -> Response:
        """A document about one that was handed in."""
        tray, item = self._found(request)
        if tray is None or item is None or item.judged is None:
            return self._pages.refusal(404, _GONE)
        only = item.judged.reports[0].name.zh if len(item.judged.reports) == 1 else PurePath(item.name).stem
        return await self._written(tray, [item], request.path_params["format"], only)

    async def documents(self, request: Request) -> Response:
        """A document about all of them."""
        tray = self._trays.find(request.path_params["tray"])
        items = [item for item in tray.latest() if item.judged is not None] if tray else []
        if tray is None or not items:
            return self._pages.refusal(404, _GONE)
        return await self._written(tray, items, request.path_params["format"], "核查")

    async def remove(self, request: Request) -> Response:
        """A document is taken out, or given up while it is being checked."""
        tray, item = self._found(request)
        if tray is not None and item is not None:
            tray.drop(item)
        return Response(status_code=204)

    async def clear(self, request: Request) -> Response:
        """All of them are."""
        tray = self._trays.find(request.path_params["tray"])
        if tray is not None:
            self._trays.remove(tray)
        return Response(status_code=204)

    async def _written(self, tray: Tray, items: Sequence[TrayItem], format_: str, name: str) -> Response:
        if format_ not in DOCUMENTS or (format_ == COMMENTS and len(items) > 1):
            return self._pages.refusal(404, _GONE)
        made = await self._trays.document(tray, items, format_)
        if isinstance(made, Refused):
            return self._pages.refusal(422, made.say)
        called = f"{file_name(name)}-{DOCUMENTS[format_].zh}{made.suffix}"
        return FileResponse(made, filename=called, media_type="application/octet-stream")

    def _found(self, request: Request) -> tuple[Tray | None, TrayItem | None]:
        tray = self._trays.find(request.path_params["tray"])
        return tray, tray.items.get(request.path_params["item"]) if tray else None

    def _items(self, tray: Tray | None) -> dict[str, Any]:
        """What the list of documents is made of."""
        items = sorted(tray.items.values(), key=lambda one: one.number) if tray else []
        latest = list(tray.latest()) if tray else []
        standings = Counter(
            report.standing for item in latest if item.judged for report in item.judged.reports
        )
        refused = sum(1 for item in latest if item.refused)
        standings[InputStanding.NOT_JUDGED.value] += refused
        return {
            "items": items,
            "busy": sum(1 for item in items if item.busy),
            "standings": [
                (one.value, STANDING[one], n) for one in InputStanding if (n := standings[one.value])
            ],
            "replaced": {item.earlier: item.number for item in items if item.earlier is not None},
        }

    def _refused(self, status: int, say: Message) -> Response:
        return PlainTextResponse(self._pages.text("said.txt", said=say), status)
