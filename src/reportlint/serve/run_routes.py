"""The pages on which an office looks at runs and reviews reports."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from reportlint.batch.books import PROGRESS_PAGE
from reportlint.decisions.decision import Decision, UntrueReason
from reportlint.handover.index.charts import figure
from reportlint.handover.index.tally import Tally
from reportlint.handover.index.writing import counted
from reportlint.handover.wording import kind_of, time_of
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.outputs.details import details
from reportlint.outputs.html.build import html
from reportlint.outputs.words import grade
from reportlint.runs.result import RowStatus
from reportlint.serve.gate import person_of
from reportlint.serve.letter_drafts import sent_file
from reportlint.serve.open_run import OpenRun, ReviewRow, Snapshot, items_of
from reportlint.serve.pages import Pages
from reportlint.serve.paging import number_of, page_of
from reportlint.serve.run_query import REVIEWS, SORTS, grades, query_of
from reportlint.serve.served_runs import ServedRuns, row_of
from reportlint.serve.sitting import Sittings
from reportlint.serve.sitting_routes import sitting_of

_PATIENCE: Final = 20.0
_LOOK: Final = 0.5
"""Seconds between two looks at whether somebody has decided something."""


class RunRoutes:
    """Handles them."""

    def __init__(self, runs: ServedRuns, pages: Pages, sittings: Sittings) -> None:
        self._runs = runs
        self._pages = pages
        self._sittings = sittings
        self._drawings: dict[str, tuple[Snapshot, str, list[str]]] = {}

    def routes(self) -> list[Route]:
        """Where they are."""
        report = "/runs/{run}/reports/{row:int}"
        return [
            Route("/runs", self.runs),
            Route("/runs/{run}", self.run),
            Route("/runs/{run}/next", self.next),
            Route("/runs/{run}/news", self.news),
            Route(report, self.report),
            Route(f"{report}/findings", self.findings),
        ]

    async def runs(self, request: Request) -> Response:
        """All runs."""
        runs = [(id_, run, await self._shot_or_why(run)) for id_, run in self._runs.all.items()]
        return self._pages.page(
            "runs.html", runs=runs, workspace=self._runs.workspace, at_work=self._sittings.at_work
        )

    async def run(self, request: Request) -> Response:
        """A run: counts, charts, its rows."""
        run, id_ = self._runs.of(request), request.path_params["run"]
        sitting = sitting_of(self._sittings, run, id_)
        shot, why = await self._shot_or_why(run)
        if shot is None:
            if sitting["sitting"] is None and not sitting["listed"]:
                return self._pages.refusal(409, why)
            return self._pages.page("begun.html", name=run.name, **sitting)
        query = query_of(request.query_params)
        counts, charts = await asyncio.to_thread(self._drawn, id_, shot)
        rules = Counter[str]()
        for _, item in items_of(shot.rows):
            rules[item.finding.rule] += item.open
        return self._pages.page(
            "run.html",
            **sitting,
            name=run.name,
            shot=shot,
            counts=counts,
            charts=charts,
            query=query,
            at=page_of(query.rows(shot), request),
            rules=[(rule, rules[rule.id]) for rule in shot.run.rules if rules[rule.id]],
            statuses=sorted({row.result.status for row in shot.rows}, key=[*RowStatus].index),
            reviews=REVIEWS,
            sorts={key: say for key, (say, _) in SORTS.items()},
            grades_of=grades,
            time_of=time_of,
            kind_of=kind_of,
            left=sum(row.left for row in shot.rows),
            total=sum(1 for _, item in items_of(shot.rows) if item.finding.suppression is None),
            again=sum(row.again for row in shot.rows),
            standing=sum(row.standing for row in shot.rows),
            mended=sum(row.mended for row in shot.rows),
            sent=sum(bool(row.letters) for row in shot.rows),
            overdue=sum(row.overdue(shot.today) for row in shot.rows),
            outputs=[
                file.name for file in await asyncio.to_thread(run.outputs) if file.name != PROGRESS_PAGE
            ],
        )

    async def next(self, request: Request) -> Response:
        """On to the first report in which something is to be reviewed."""
        _, shot = await self._runs.found(request)
        query = query_of(request.query_params)
        row = next((one for one in query.rows(shot) if one.left), None)
        place = f"/reports/{row.result.agency.row}" if row else ""
        return RedirectResponse(f"/runs/{request.path_params['run']}{place}{query.text}", 303)

    async def report(self, request: Request) -> Response:
        """A report of a run, beside it what is decided about its findings."""
        run, shot = await self._runs.found(request)
        row, query = row_of(shot, request), query_of(request.query_params)
        rows = query.rows(shot)
        places = [one.result.agency.row for one in rows]
        at = places.index(row.result.agency.row) if row.result.agency.row in places else -1
        rest = rows[at + 1 :] + rows[: max(at, 0)]
        return self._pages.page(
            "review.html",
            run_name=run.name,
            person=person_of(request),
            query=query,
            before=places[at - 1] if at > 0 else None,
            after=places[at + 1] if 0 <= at < len(places) - 1 else None,
            unreviewed=next((one.result.agency.row for one in rest if one.left), None),
            place=at + 1,
            found=len(rows),
            shown=bool(row.result.outcome and row.result.evidence),
            beside=_has_last_year(shot, row),
            kept=lambda letter: sent_file(run.folder, letter).is_file(),
            **self._reviewed(request, shot, row),
        )

    async def findings(self, request: Request) -> Response:
        """The list of a report's findings, as it is now."""
        _, shot = await self._runs.found(request)
        row = row_of(shot, request)
        markup = self._pages.text("findings.html", **self._reviewed(request, shot, row))
        return JSONResponse({"sequence": shot.sequence, "left": row.left, "html": markup})

    async def news(self, request: Request) -> Response:
        """Tells when somebody has decided something that the page has not seen."""
        run = self._runs.of(request)
        seen = number_of(request.query_params.get("seen", "0"))
        last, waited = seen, 0.0
        while last == seen and waited < _PATIENCE:
            last = await asyncio.to_thread(run.ledger.last)
            if last == seen:
                await asyncio.sleep(_LOOK)
                waited += _LOOK
        return JSONResponse({"sequence": last})

    async def _shot_or_why(self, run: OpenRun) -> tuple[Snapshot | None, Message]:
        """What a run is now, or why that can't be said: it may be at its very beginning."""
        try:
            return await asyncio.to_thread(run.snapshot), Message("", "")
        except UsageError as error:
            return None, error.say

    def _drawn(self, id_: str, shot: Snapshot) -> tuple[str, list[str]]:
        """The counts and charts of a run, drawn anew when something is different."""
        known = self._drawings.get(id_)
        if known is None or known[0] is not shot:
            tally = Tally(shot.run)
            for row in shot.rows:
                tally.add(row.result)
            charts = [html(figure(chart, shot.run.language)) for chart in tally.charts()]
            known = self._drawings[id_] = (shot, html(counted(tally, shot.run)), charts)
        return known[1:]

    def _reviewed(self, request: Request, shot: Snapshot, row: ReviewRow) -> dict[str, Any]:
        return {
            "run_id": request.path_params["run"],
            "row": row,
            "shot": shot,
            "decisions": Decision,
            "reasons": UntrueReason,
            "grade": grade,
            "details": lambda item: details(item.finding, shot.run.clauses),
            "alike": Counter(item.finding.rule for _, item in items_of(shot.rows) if item.open),
        }


def _has_last_year(shot: Snapshot, row: ReviewRow) -> bool:
    """Whether there is a report of the year before: named in the row, or with a row of its own."""
    agency, last = row.result.agency, row.result.last
    if last is not None and last.follows:
        return True
    before = (agency.name, (agency.year or 0) - 1)
    return any((one.result.agency.name, one.result.agency.year) == before for one in shot.rows)
