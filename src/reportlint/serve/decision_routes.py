"""What pages send when somebody decides about findings, or takes it back, and the history of what was decided."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from reportlint.decisions.decision import Decision, LedgerEntry, Ruling
from reportlint.decisions.ledger import Ledger, LedgerConflict, Seen
from reportlint.model.message import Message
from reportlint.serve.bodies import form_of
from reportlint.serve.gate import person_of, plain_person
from reportlint.serve.history import history
from reportlint.serve.open_run import ReviewItem, Snapshot, items_of
from reportlint.serve.pages import Pages
from reportlint.serve.paging import page_of
from reportlint.serve.served_runs import ServedRuns

_NOTE: Final = 500
_BATCHES: Final = 50
"""On a page of the history."""
_NAMELESS: Final = Message("请先填写审核人。", "Say who you are first.")


class FindingChoice(msgspec.Struct, frozen=True):
    """A finding that is decided about, as a page names it."""

    row: int
    fingerprint: str
    seen: int
    """Sequence of the last entry about it that the page has shown."""


class DecisionForm(msgspec.Struct, frozen=True):
    """What a page sends when somebody decides."""

    person: str
    """As typed; where a proxy names who asks, that counts."""
    decision: Decision
    findings: tuple[FindingChoice, ...] = ()
    rule: str = ""
    """Set in place of findings: all that are open of one rule."""
    count: int = 0
    """How many these were when the page was made."""
    batch: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{32})?$")] = ""
    """What the page calls it: what is sent again because no answer came is written once."""
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
            Route("/runs/{run}/history", self.history),
        ]

    async def decide(self, request: Request) -> Response:
        """Somebody decides."""
        run, shot = await self._runs.found(request)
        form = _read(await form_of(request), DecisionForm)
        ruling = Ruling(form.decision, form.reason.strip()[:_NOTE], form.note.strip()[:_NOTE], form.expires)
        person = person_of(request) or plain_person(form.person)
        fault = ruling.fault or (None if person else _NAMELESS)
        if fault is not None:
            return self._refused(422, fault)
        if form.batch and await asyncio.to_thread(run.ledger.batch, form.batch):
            return await self._settled(run.ledger, form.batch)
        seen = _chosen(shot, form)
        if not seen:
            return self._refused(404, Message("没有可判定的问题。", "There is nothing to decide."))
        if form.rule and len(seen) != form.count:
            return self._refused(422, _others(len(seen), form.count))
        rulings = [(one, ruling) for one in seen]
        done = await asyncio.to_thread(run.ledger.decide, person, rulings, batch=form.batch)
        return await self._settled(run.ledger, done)

    async def undo(self, request: Request) -> Response:
        """Somebody takes back what they decided."""
        run = self._runs.of(request)
        form = _read(await form_of(request), UndoForm)
        person = person_of(request) or plain_person(form.person)
        if not person:
            return self._refused(422, _NAMELESS)
        done = await asyncio.to_thread(run.ledger.undo, person, form.batch)
        done = done or await asyncio.to_thread(run.register.take_back, person, form.batch)
        if done is None:
            return self._refused(404, Message("没有可撤销的。", "There is nothing to undo."))
        return await self._settled(run.ledger, done)

    async def history(self, request: Request) -> Response:
        """Who decided what, the last first."""
        run, shot = await self._runs.found(request)
        words = request.query_params.get("q", "")[:100]
        entries = await asyncio.to_thread(run.ledger.entries)
        letters = await asyncio.to_thread(run.register.entries)
        found = [one for one in history(entries, letters, shot) if one.speaks_of(words)]
        return self._pages.page(
            "history.html",
            run_id=request.path_params["run"],
            name=run.name,
            q=words,
            person=person_of(request),
            at=page_of(found, request, _BATCHES),
            titles={rule.id: rule.title for rule in shot.run.rules},
        )

    async def _settled(self, ledger: Ledger, done: str | LedgerConflict) -> Response:
        if not isinstance(done, LedgerConflict):
            entries = await asyncio.to_thread(ledger.batch, done)
            return JSONResponse({"batch": done, "count": len(entries), "seen": _sequences(entries)})
        last = done.entries[-1]
        decision, why = last.ruling.decision.say, last.ruling.why
        held = Message(
            f"{decision.zh}（{why.zh}）" if why.zh else decision.zh,
            f"{decision.en} ({why.en})" if why.en else decision.en,
        )
        say = Message(
            f"{last.person}刚刚判为“{held.zh}”，请看过再判。",
            f"{last.person} has just decided: {held.en}. Look again.",
        )
        # Who has seen it may still decide otherwise: nothing that was typed has to be typed again.
        return JSONResponse({"said": self._pages.said(say), "seen": _sequences(done.entries)}, 409)

    def _refused(self, status: int, say: Message) -> Response:
        return JSONResponse({"said": self._pages.said(say)}, status)


def _sequences(entries: Iterable[LedgerEntry]) -> dict[str, int]:
    return {entry.finding.fingerprint: entry.sequence for entry in entries}


def _others(now: int, then: int) -> Message:
    return Message(
        f"这条规则待审的现有 {now} 项，所看到的是 {then} 项。请刷新后看过再判。",
        f"{now} findings of this rule are open now, and you saw {then}. Reload and look again.",
    )


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
