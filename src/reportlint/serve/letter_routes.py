"""The pages on which an office writes letters and the circular, notes what was sent, and sees what became of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from reportlint.decisions.follow_up import FollowUp
from reportlint.decisions.letter import TO_ONE, LetterKind, SentLetter
from reportlint.decisions.register import NumberTaken, standing
from reportlint.handover.letterhead import Letterhead, document_numbers
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.answers import Refused, WrittenLetters
from reportlint.serve.bodies import form_of
from reportlint.serve.gate import person_of, plain_person
from reportlint.serve.jobs import WriteLetters
from reportlint.serve.letter_drafts import LetterDraft, LetterDrafts, keep_sent, sent_file
from reportlint.serve.open_run import ReviewRow, Snapshot, items_of
from reportlint.serve.pages import Pages
from reportlint.serve.paging import page_of
from reportlint.serve.run_query import REVIEWS, grades, query_of
from reportlint.serve.served_runs import ServedRuns
from reportlint.serve.workers import JobWorkers

_TEXT: Final = 60
_NAMELESS: Final = Message("请填写经办人。", "Say who you are.")
_NOBODY: Final = Message("没有选中单位。", "No body is chosen.")
_NO_DAY: Final = Message("日期应如 2026-03-05。", "Write days like 2026-03-05.")

LetterForm = dict[str, list[str]]


class LetterRoutes:
    """Handles them."""

    def __init__(self, runs: ServedRuns, pages: Pages, drafts: LetterDrafts, writers: JobWorkers) -> None:
        self._runs = runs
        self._pages = pages
        self._drafts = drafts
        self._writers = writers

    def routes(self) -> list[Route]:
        """Where they are."""
        letters = "/runs/{run}/letters"
        return [
            Route(letters, self.letters),
            Route(letters, self.write, methods=["POST"]),
            Route(f"{letters}/sent/{{sequence:int}}", self.sent),
            Route(f"{letters}/{{draft}}", self.draft),
            Route(f"{letters}/{{draft}}/sent", self.note, methods=["POST"]),
            Route(f"{letters}/{{draft}}/{{name}}", self.file),
        ]

    async def letters(self, request: Request) -> Response:
        """Who gets a letter, who was sent one, and what became of it."""
        run, shot = await self._runs.found(request)
        kind, query = _kind(request.query_params.get("kind", "")), query_of(request.query_params)
        rows = [row for row in query.rows(shot) if kind in row.due or row.sent(kind)]
        letters = standing(await asyncio.to_thread(run.register.entries))
        return self._pages.page(
            "letters.html",
            run_id=request.path_params["run"],
            name=run.name,
            shot=shot,
            kind=kind,
            kinds=TO_ONE,
            due={one: sum(one in row.due for row in shot.rows) for one in TO_ONE},
            query=query,
            at=page_of(rows, request),
            everywhere=sum(map(_picks(shot, kind), rows)),
            circulars=[one for one in letters if one.kind is LetterKind.CIRCULAR],
            reviews=REVIEWS,
            sent=lambda row: _of_kind(row, kind),
            picked=_picks(shot, kind),
            grades_of=grades,
            number=following(letters),
            kept=lambda letter: sent_file(run.folder, letter).is_file(),
        )

    async def write(self, request: Request) -> Response:
        """Somebody has letters written, or the circular."""
        run, shot = await self._runs.found(request)
        form = parse_qs(await form_of(request))
        kind = LetterKind.CIRCULAR if _one(form, "kind") == LetterKind.CIRCULAR else _kind(_one(form, "kind"))
        rows = _chosen(shot, form, kind)
        if kind in TO_ONE and not rows:
            return self._pages.refusal(422, _NOBODY)
        try:
            letterhead = _letterhead(form)
            document_numbers(letterhead.number)
        except UsageError as error:
            return self._pages.refusal(422, error.say)
        agencies = tuple(row.result.agency.id for row in rows)
        job = WriteLetters(
            run.folder.resolve(), kind, agencies, letterhead, bool(_one(form, "infos")), self._drafts.room()
        )
        written = await self._writers.do(job, lambda: None, lambda _: None)
        if not isinstance(written, WrittenLetters):
            return self._pages.refusal(422, written.say if isinstance(written, Refused) else _NOBODY)
        id_ = self._drafts.add(LetterDraft(request.path_params["run"], job, written))
        return RedirectResponse(f"/runs/{request.path_params['run']}/letters/{id_}", 303)

    async def draft(self, request: Request) -> Response:
        """What was written, to be taken home, and to be noted as sent."""
        run, shot = await self._runs.found(request)
        draft, id_ = self._draft(request), request.path_params["draft"]
        entries = await asyncio.to_thread(run.register.entries)
        return self._pages.page(
            "draft.html",
            run_id=request.path_params["run"],
            name=run.name,
            draft=draft,
            at=page_of(draft.written.files, request),
            to_one=TO_ONE,
            place=f"/runs/{request.path_params['run']}/letters/{id_}",
            person=person_of(request),
            left=_unreviewed(shot, draft),
            again=_written_to(shot, draft),
            noted=any(one.batch == id_ for one in entries),
        )

    async def note(self, request: Request) -> Response:
        """Somebody notes that they were sent."""
        run, draft = self._runs.of(request), self._draft(request)
        form = parse_qs(await form_of(request))
        person = person_of(request) or plain_person(_one(form, "person"))
        if not person:
            return self._pages.refusal(422, _NAMELESS)
        letters, batch = [one.letter for one in draft.written.files], request.path_params["draft"]
        # Who asks twice has noted it once.
        done = await asyncio.to_thread(run.register.note, person, letters, batch=batch)
        if isinstance(done, NumberTaken):
            return self._pages.refusal(409, _taken(done.letter))
        await asyncio.to_thread(keep_sent, run.folder, draft, batch)
        kind = draft.job.kind.value
        return RedirectResponse(f"/runs/{request.path_params['run']}/letters?kind={kind}", 303)

    async def file(self, request: Request) -> Response:
        """One of the files."""
        file = self._draft(request).files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return _taken_home(file)

    async def sent(self, request: Request) -> Response:
        """A letter as it was sent."""
        run, sequence = self._runs.of(request), request.path_params["sequence"]
        letters = standing(await asyncio.to_thread(run.register.entries))
        files = [sent_file(run.folder, one) for one in letters if one.sequence == sequence]
        file = files[0] if files else None
        if file is None or not file.is_file():
            raise HTTPException(404)
        return _taken_home(file)

    def _draft(self, request: Request) -> LetterDraft:
        draft = self._drafts.of(request.path_params["draft"], request.path_params["run"])
        if draft is None:
            raise HTTPException(404)
        return draft


def following(letters: Sequence[SentLetter]) -> str:
    """The number behind that of the last letter; empty where there is none to count from."""
    last = next((one.number for one in reversed(letters) if one.number), "")
    try:
        numbers = document_numbers(last)
    except UsageError:
        return ""
    next(numbers)
    return next(numbers)


def _kind(text: str) -> LetterKind:
    return LetterKind(text) if text in TO_ONE else LetterKind.NOTICE


def _of_kind(row: ReviewRow, kind: LetterKind) -> list[FollowUp]:
    return [one for one in row.letters if one.letter.kind is kind]


def _picks(shot: Snapshot, kind: LetterKind) -> Callable[[ReviewRow], bool]:
    """Whether a body is chosen to begin with: it has no such letter yet and, where reports are reviewed, its is."""
    reviewing = kind is LetterKind.NOTICE and any(item.decided.history for _, item in items_of(shot.rows))
    return lambda row: kind in row.due and not row.sent(kind) and not (reviewing and row.left)


def _chosen(shot: Snapshot, form: LetterForm, kind: LetterKind) -> list[ReviewRow]:
    """The bodies that were chosen and get such a letter, in the order of the list.

    With `every` these are those that are chosen to begin with on any page of what was asked for.
    """
    if _one(form, "every"):
        asked = query_of({name: _one(form, name) for name in ("q", "review")})
        return list(filter(_picks(shot, kind), asked.rows(shot)))
    rows = set(form.get("row", ()))
    return [row for row in shot.rows if kind in row.due and str(row.result.agency.row) in rows]


def _unreviewed(shot: Snapshot, draft: LetterDraft) -> Counter[str]:
    """How many of the findings that letters tell nobody has looked at, by the agency's id."""
    told = {key for one in draft.written.files for key in one.letter.told}
    items = (item.decided.finding for _, item in items_of(shot.rows) if item.open)
    return Counter(key.agency for key in items if key in told)


def _written_to(shot: Snapshot, draft: LetterDraft) -> int:
    """How many of the bodies were sent such a letter before."""
    kind, chosen = draft.job.kind, set(draft.job.agencies)
    return sum(row.result.agency.id in chosen and row.sent(kind) for row in shot.rows)


def _letterhead(form: LetterForm) -> Letterhead:
    """What the office puts on its letters. Raises UsageError."""
    office, number, contact = (_one(form, name) for name in ("office", "number", "contact"))
    return Letterhead(office, number, _day(form, "day"), _day(form, "deadline"), contact)


def _day(form: LetterForm, name: str) -> date | None:
    text = _one(form, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(_NO_DAY) from None


def _one(form: LetterForm, name: str) -> str:
    """A field in one line, and no longer than such are."""
    return " ".join(form.get(name, [""])[0].split())[:_TEXT]


def _taken(letter: SentLetter) -> Message:
    body = letter.agency.rpartition("/")[0]
    used = Message(f"发给{body}的", f" to {body}") if body else Message("", "")
    return Message(
        f"文号 {letter.number} 已用于{used.zh}{letter.kind.say.zh}，没有登记。请用新的文号重新生成。",
        f"{letter.number} is the number of a {letter.kind.say.en}{used.en}; nothing was noted. Write them anew.",
    )


def _taken_home(file: Path) -> Response:
    return FileResponse(file, filename=file.name, media_type="application/octet-stream")
