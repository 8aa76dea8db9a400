"""What pages send when somebody decides about findings, or takes it back."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any, Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reportlint.decisions.decision import Decision, Ruling
from reportlint.decisions.ledger import LedgerConflict, Seen
from reportlint.model.message import Message
from reportlint.serve.bodies import form_of
from reportlint.serve.open_run import ReviewItem, Snapshot, items_of
from reportlint.serve.pages import Pages
from reportlint.serve.served_runs import ServedRuns

_PERSON: Final = 40
_NOTE: Final = 500


class FindingChoice(msgspec.Struct, frozen=True):
    """A finding that is decided about, as a page names it."""

    row: int
    fingerprint: str
    seen: int
    """Sequence of the last entry about it that the page has shown."""


class DecisionForm(msgspec.Struct, frozen=True):
    """What a page sends when somebody decides."""

    person: str
    decision: Decision
    findings: tuple[FindingChoice, ...] = ()
    rule: str = ""
    """Set in place of findings: all that are open of one rule."""
    reason: str = ""
    note: str = ""
    expires: date | None = None


class UndoForm(msgspec.Struct, frozen=True):
    """What a page sends when somebody takes back what they decided."""

    person: str
    batch: str


class DecisionRoutes:
    """Handles them."""

    def __init__(self, runs: ServedRuns, pages: Pages) -> None:
        self._runs = runs
        self._pages = pages

    def routes(self) -> list[Route]:
        """Where they are."""
        return [
            Route("/runs/{run}/decisions", self.decide, methods=["POST"]),
            Route("/runs/{run}/undo", self.undo, methods=["POST"]),
        ]

    async def decide(self, request: Request) -> Response:
        """Somebody decides."""
        run, shot = await self._runs.found(request)
        form = _read(await form_of(request), DecisionForm)
        ruling = Ruling(form.decision, form.reason.strip()[:_NOTE], form.note.strip()[:_NOTE], form.expires)
        fault = ruling.fault or _nameless(form.person)
        if fault is not None:
            return self._refused(422, fault)
        seen = _chosen(shot, form)
        if not seen:
            return self._refused(404, Message("没有可判定的问题。", "There is nothing to decide."))
        done = await asyncio.to_thread(
            run.ledger.decide, _named(form.person), [(one, ruling) for one in seen]
        )
        return self._settled(done, len(seen))

    async def undo(self, request: Request) -> Response:
        """Somebody takes back what they decided."""
        run = self._runs.of(request)
        form = _read(await form_of(request), UndoForm)
        if fault := _nameless(form.person):
            return self._refused(422, fault)
        done = await asyncio.to_thread(run.ledger.undo, _named(form.person), form.batch)
        if done is None:
            return self._refused(404, Message("没有可撤销的。", "There is nothing to undo."))
        return self._settled(done, 0)

    def _settled(self, done: str | LedgerConflict, count: int) -> Response:
        if isinstance(done, LedgerConflict):
            last = done.entries[-1]
            said = last.ruling.decision.say
            return self._refused(
                409,
                Message(
                    f"{last.person}刚刚判为“{said.zh}”，请看过再判。",
                    f"{last.person} has just decided: {said.en}. Look again.",
                ),
            )
        return JSONResponse({"batch": done, "count": count})

    def _refused(self, status: int, say: Message) -> Response:
        return JSONResponse({"said": self._pages.said(say)}, status)


def _chosen(shot: Snapshot, form: DecisionForm) -> list[Seen]:
    """The findings meant, as they were seen; none where one is not there any more."""
    if form.rule:
        return [
            _seen(item) for _, item in items_of(shot.rows) if item.open and item.finding.rule == form.rule
        ]
    known = {(row.result.agency.row, item.finding.fingerprint): item for row, item in items_of(shot.rows)}
    items = [(known.get((one.row, one.fingerprint)), one.seen) for one in form.findings]
    return (
        [Seen(item.decided.finding, seen) for item, seen in items if item]
        if all(item for item, _ in items)
        else []
    )


def _seen(item: ReviewItem) -> Seen:
    return Seen(item.decided.finding, item.decided.sequence)


def _read(text: str, kind: type[Any]) -> Any:
    """A form. Raises HTTPException where it is none."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeError):
        raise HTTPException(400) from None


def _named(person: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in person).split())[:_PERSON]


def _nameless(person: str) -> Message | None:
    return None if _named(person) else Message("请先填写审核人。", "Say who you are first.")
