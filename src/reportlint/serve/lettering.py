"""Letters and the circular of a run, written as `hand-over` writes them. Runs in workers only."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportlint.checking.session import Session
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.handover.circular import write_circular
from reportlint.handover.letter_folder import Letters
from reportlint.handover.letterhead import document_numbers
from reportlint.handover.letters import write_letters
from reportlint.handover.reminders import write_reminders
from reportlint.handover.view import RunView, shown
from reportlint.runs.folder import RunFolder, open_run
from reportlint.runs.result import RowResult, RunFacts
from reportlint.serve.answers import WrittenFile, WrittenLetters
from reportlint.serve.jobs import WriteLetters
from reportlint.support.atomic import whole

_CIRCULAR: Final = "通报.docx"


def lettered(session: Session, job: WriteLetters) -> WrittenLetters:
    """Write them. Raises UsageError."""
    folder = open_run(job.run)
    with closing(folder.store):
        seen = shown(folder, replace(session, as_of=folder.facts.as_of), keep=True)
        return _circular(seen, job) if job.kind is LetterKind.CIRCULAR else _letters(seen, job)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Some rows of a run."""

    run: RunFolder
    agencies: tuple[str, ...]

    @property
    def facts(self) -> RunFacts:
        """What the run was."""
        return self.run.facts

    def results(self) -> Iterator[RowResult]:
        """The rows that were chosen."""
        yield from filter(None, map(self.run.result, self.agencies))

    def page(self, result: RowResult) -> str | None:
        """The page it was judged on."""
        return self.run.page(result)


def _circular(seen: RunView, job: WriteLetters) -> WrittenLetters:
    letterhead = replace(job.letterhead, number=next(document_numbers(job.letterhead.number)))
    write_circular(job.into / _CIRCULAR, seen.run, seen.session.run(several=True), letterhead)
    sent = SentLetter("", job.kind, letterhead.number, letterhead.day, letterhead.deadline)
    return WrittenLetters((WrittenFile(_CIRCULAR, sent),))


def _letters(seen: RunView, job: WriteLetters) -> WrittenLetters:
    run, into = seen.session.run(several=True), job.into / job.kind.say.zh
    numbers = document_numbers(job.letterhead.number)
    if job.kind is LetterKind.NOTICE:
        rows = _Chosen(seen.standing, job.agencies)
        done = write_letters(into, rows, run, job.letterhead, numbers, infos=job.infos)
    else:
        done = write_reminders(into, _Chosen(seen.run, job.agencies), run, job.letterhead, numbers)
    files = tuple(WrittenFile(f"{into.name}/{one.file}", one.letter) for one in done.written)
    together = done.together.name if done.together else ""
    return WrittenLetters(files, together, _archive(job.into, into, done) if files else "")


def _archive(folder: Path, letters: Path, done: Letters) -> str:
    """All letters in one file, each by itself."""
    name = f"{letters.name}.zip"
    with whole(folder / name) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in done.written:
            archive.write(letters / one.file, one.file)
    return name
