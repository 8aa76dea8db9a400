"""The workbooks of a run and the page of its progress, each written by a process of its own, beside the documents.

Each reads all rows: in the process that leads the batch they would take as long as all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlint.batch.judging import session_of
from reportlint.checking.workers import Workers
from reportlint.decisions.decided import Decisions
from reportlint.decisions.letter import SentLetter
from reportlint.handover.edited import Edited
from reportlint.handover.overview import write_overview
from reportlint.handover.problems import write_problems
from reportlint.handover.publication import publications
from reportlint.handover.publication_book import write_publications
from reportlint.handover.view import PROBLEMS, RunView, viewed
from reportlint.model.errors import UsageError
from reportlint.model.finding import Notice
from reportlint.runs.folder import open_run

OVERVIEW: Final = "总表.xlsx"
PROGRESS: Final = "进度表.xlsx"
PROGRESS_PAGE: Final = "进度表.html"
BOOKS: Final = (OVERVIEW, PROBLEMS, PROGRESS, PROGRESS_PAGE)

Writer = Callable[[RunView], tuple[Notice, ...]]
"""Writes about a run, and gives what is to be said of that. Raises UsageError."""


class BookTask(NamedTuple):
    """What it takes to write one elsewhere."""

    write: Writer
    folder: Path
    database: str
    """As for `open_run`."""
    config: bytes
    edited: Edited
    decisions: Decisions | None
    letters: Mapping[str, Sequence[SentLetter]]


class Books:
    """The workbooks of a run, begun to be written."""

    def __init__(self, seen: RunView, config: bytes, database: str, workers: Workers) -> None:
        """`config` is packed, as for judging; `workers` are processes of this machine."""
        self._seen = seen
        run = seen.run
        run.store.flush()
        self._begun: list[tuple[Writer, Future[Any]]] = []
        for write in (_overview, _problems, _progress):
            noted = (seen.edited, seen.decisions, seen.letters)
            task = BookTask(write, run.folder, database, config, *noted)
            self._begun.append((write, workers.submit(_written, task, lost=lambda reason: None)))

    def finish(self) -> list[Notice]:
        """Wait until they are written; gives what is to be said of them. Raises UsageError."""
        notices: list[Notice] = []
        for write, written in self._begun:
            result = written.result()
            if isinstance(result, UsageError):
                raise result
            # A process that failed may have had too little memory; a fault of ours shows here once more.
            notices += write(self._seen) if result is None else result
        return notices


def _written(task: BookTask) -> tuple[Notice, ...] | UsageError:
    """In another process, from which nothing can be raised."""
    try:
        run = open_run(task.folder, task.database)
        with closing(run.store):
            noted = (task.edited, task.decisions, task.letters)
            return task.write(viewed(run, session_of(task.config), *noted))
    except UsageError as error:
        return error


def _overview(seen: RunView) -> tuple[Notice, ...]:
    run = seen.run
    write_overview(run.outputs / OVERVIEW, run, seen.session.run(several=True), run.folder, seen.follow_ups)
    return ()


def _problems(seen: RunView) -> tuple[Notice, ...]:
    run, file = seen.run, seen.run.outputs / PROBLEMS
    outputs = seen.session.run(several=True)
    return write_problems(
        file, run, outputs, run.folder, seen.edited, decisions=seen.decisions, letters=seen.letters
    )


def _progress(seen: RunView) -> tuple[Notice, ...]:
    run, rows = seen.run, publications(seen.run, seen.session)
    book, page = run.outputs / PROGRESS, run.outputs / PROGRESS_PAGE
    write_publications(rows, seen.session.run(several=True), run.folder, book, page)
    return ()
