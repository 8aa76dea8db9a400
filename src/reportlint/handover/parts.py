"""Everything that is handed over from a run, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from reportlint.checking.session import Session
from reportlint.handover.beside.folder import write_folder
from reportlint.handover.circular import write_circular
from reportlint.handover.edited import Place
from reportlint.handover.index import write_index
from reportlint.handover.letter_folder import Letters
from reportlint.handover.letterhead import Letterhead, document_numbers
from reportlint.handover.letters import write_letters
from reportlint.handover.levels.book import write_sums
from reportlint.handover.overview import write_overview
from reportlint.handover.problems import write_problems
from reportlint.handover.publication import PublicationReader
from reportlint.handover.reminders import write_reminders
from reportlint.handover.score_book import write_scores
from reportlint.handover.scores import score
from reportlint.handover.trends.book import write_trend_book
from reportlint.handover.trends.page import write_trend_page
from reportlint.handover.trends.trend import trend
from reportlint.handover.view import PROBLEMS, RunView, shown, watching
from reportlint.handover.weights import Weights, read_weights
from reportlint.model.message import Message
from reportlint.model.report import Report
from reportlint.outputs import Run
from reportlint.runs.folder import RunFolder
from reportlint.runs.result import RowResult, RunFacts, RunRecord

TRENDS: Final = "trends"


@dataclass(frozen=True, slots=True)
class HandoverSettings:
    """What the office sets."""

    letterhead: Letterhead = field(default_factory=Letterhead)
    """Its number is that of the first document; the others count on from it."""
    letter: Path | None = None
    """Own template of the letters."""
    reminder: Path | None = None
    """Own template of the reminders."""
    circular: Path | None = None
    """Own template of the circular."""
    weights: Path | None = None
    """Own weights of the scores."""
    infos: bool = False
    """Whether letters tell remarks, too."""
    against: tuple[RunFolder, ...] = ()
    """Earlier runs, for trends."""


@dataclass(frozen=True, slots=True)
class _Office:
    """What the writers are given."""

    seen: RunView
    run: Run
    into: Path
    settings: HandoverSettings
    numbers: Iterator[str]
    """Of the documents to come."""


def written(
    run: RunFolder, session: Session, into: Path, settings: HandoverSettings, wanted: Sequence[str]
) -> Iterator[Message]:
    """Write the parts that are wanted into a folder, and say what was written. Raises UsageError."""
    seen = shown(run, replace(session, as_of=run.facts.as_of), keep=True)
    # Rows are read once for each part: a bar tells how far.
    seen = replace(seen, run=seen.run.watched(watching(run, session.config.language)))
    numbers = document_numbers(settings.letterhead.number)
    desk = _Office(seen, seen.session.run(several=True), into, settings, numbers)
    for part in PARTS:
        if part in wanted:
            yield from _WRITERS[part](desk)
    if following := next(numbers):
        yield Message(f"下一个文号：{following}", f"the next number: {following}")


@dataclass(frozen=True, slots=True)
class _Scored:
    """A run whose results have the scores of an office's own weights."""

    run: RunRecord
    weights: Weights
    overdue: frozenset[Place]

    @property
    def facts(self) -> RunFacts:
        """What it was."""
        return self.run.facts

    def results(self) -> Iterator[RowResult]:
        """Every row, with its score."""
        for result in self.run.results():
            total = score(result, self.weights, self.overdue).total
            yield replace(result, score=None if total is None else float(total))

    def page(self, result: RowResult) -> str | None:
        """The page it was judged on."""
        return self.run.page(result)


def _index(desk: _Office) -> Iterator[Message]:
    file, run = desk.into / "index.html", desk.seen.run
    reports = (one for one in run.separate_reports(desk.seen.session.forms) if isinstance(one, Report))
    progress = PublicationReader(run, desk.seen.session).of
    letters = desk.seen.follow_ups
    write_index(file, run, desk.run, reports, folder=run.folder, progress=progress, letters=letters)
    yield _wrote(file)


def _letters(desk: _Office) -> Iterator[Message]:
    folder, settings = desk.into / "整改通知单", desk.settings
    done = write_letters(
        folder,
        desk.seen.standing,
        desk.run,
        settings.letterhead,
        desk.numbers,
        own=settings.letter,
        infos=settings.infos,
    )
    yield from _wrote_letters(folder, done)


def _reminders(desk: _Office) -> Iterator[Message]:
    folder, settings = desk.into / "催办函", desk.settings
    done = write_reminders(
        folder, desk.seen.run, desk.run, settings.letterhead, desk.numbers, own=settings.reminder
    )
    yield from _wrote_letters(folder, done)


def _wrote_letters(folder: Path, done: Letters) -> Iterator[Message]:
    yield Message(f"已写 {folder}：{len(done.written)} 份", f"wrote {folder}: {len(done.written)} letters")
    if done.together is not None:
        yield _wrote(done.together)
    if done.left:
        names = Message(
            "、".join(file.name for file in done.left), ", ".join(file.name for file in done.left)
        )
        yield Message(
            f"{folder} 中以前的文件未动：{names.zh}", f"{folder} holds earlier files, left alone: {names.en}"
        )


def _circular(desk: _Office) -> Iterator[Message]:
    file = desk.into / "通报.docx"
    letterhead = replace(desk.settings.letterhead, number=next(desk.numbers))
    write_circular(file, desk.seen.run, desk.run, letterhead, own=desk.settings.circular)
    yield _wrote(file)


def _scores(desk: _Office) -> Iterator[Message]:
    file = desk.into / "考核得分.xlsx"
    weights = read_weights(desk.settings.weights, desk.seen.session.catalog.by_id)
    write_scores(file, desk.seen.run, desk.run, weights, desk.seen.overdue)
    yield _wrote(file)


def _overview(desk: _Office) -> Iterator[Message]:
    file = desk.into / "总表.xlsx"
    own, run = desk.settings.weights, desk.seen.run
    record = (
        _Scored(run, read_weights(own, desk.seen.session.catalog.by_id), desk.seen.overdue) if own else run
    )
    write_overview(file, record, desk.run, run.folder, desk.seen.follow_ups)
    yield _wrote(file)


def _problems(desk: _Office) -> Iterator[Message]:
    file = desk.into / PROBLEMS
    seen = desk.seen
    notices = write_problems(
        file, seen.run, desk.run, seen.run.folder, seen.edited, decisions=seen.decisions, letters=seen.letters
    )
    yield _wrote(file)
    for notice in (*desk.seen.edited.notices, *notices):
        yield notice.message


def _wrote(file: Path) -> Message:
    return Message(f"已写 {file}", f"wrote {file}")


def _beside(desk: _Office) -> Iterator[Message]:
    folder = desk.into / "对照"
    pairs = desk.seen.run.years(desk.seen.session.forms)
    count = write_folder(folder, pairs, desk.run)
    yield Message(f"已写 {folder}：{count} 家单位", f"wrote {folder}: {count} bodies")


def _sums(desk: _Office) -> Iterator[Message]:
    file, session = desk.into / "数字汇总.xlsx", desk.seen.session
    count = write_sums(file, desk.seen.run, session.forms, session.config.language, session.as_of)
    yield Message(f"已写 {file}：汇总 {count} 份报告", f"wrote {file}: {count} reports added up")


def _trends(desk: _Office) -> Iterator[Message]:
    session = desk.seen.session
    language, titles = session.config.language, {rule.id: rule.title for rule in session.rules}
    earlier = (shown(run, session).run for run in desk.settings.against)
    found = trend((*earlier, desk.seen.run), session.forms)
    book, page = desk.into / "趋势.xlsx", desk.into / "趋势.html"
    write_trend_book(book, found, titles, language, session.as_of)
    write_trend_page(page, found, titles, language)
    yield _wrote(book)
    yield _wrote(page)


_WRITERS: Final[Mapping[str, Callable[[_Office], Iterator[Message]]]] = {
    "index": _index,
    "letters": _letters,
    "reminders": _reminders,
    "circular": _circular,
    "scores": _scores,
    "overview": _overview,
    "problems": _problems,
    "beside": _beside,
    "sums": _sums,
    TRENDS: _trends,
}
PARTS: Final = tuple(_WRITERS)
"""The names, in the order in which they are written."""
USUAL: Final = tuple(part for part in PARTS if part not in ("beside", "sums", TRENDS))
"""Those that are written where none is named: the others are for who asks for them."""
