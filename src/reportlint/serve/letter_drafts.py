"""Letters that were written and not yet noted as sent: they go with the server. Of those that were sent a copy stays."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from reportlint.decisions.letter import SentLetter
from reportlint.serve.answers import WrittenLetters
from reportlint.serve.jobs import WriteLetters
from reportlint.support.atomic import whole
from reportlint.support.file_names import file_name

_KEPT: Final = 40
"""LetterDrafts that are there at a time: the oldest goes when there are more."""
_SENT: Final = "letters"
"""The folder of a run in which letters are kept as they were sent."""


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What was written at once."""

    run: str
    """Id of the run."""
    job: WriteLetters
    written: WrittenLetters

    @property
    def files(self) -> Mapping[str, Path]:
        """All files in it, by the names they are taken home with."""
        names = (*(one.name for one in self.written.files), self.written.together, self.written.archive)
        return {Path(name).name: self.job.into / name for name in names if name}


class LetterDrafts:
    """Knows them by their ids."""

    def __init__(self, spool: Path) -> None:
        self._spool = spool
        self._drafts: dict[str, LetterDraft] = {}

    def room(self) -> Path:
        """A folder for a new one."""
        folder = self._spool / f"letters-{secrets.token_hex(8)}"
        folder.mkdir()
        return folder

    def add(self, draft: LetterDraft) -> str:
        """Keep one; gives its id."""
        id_ = secrets.token_hex(8)
        self._drafts[id_] = draft
        for old in list(self._drafts)[:-_KEPT]:
            shutil.rmtree(self._drafts.pop(old).job.into, ignore_errors=True)
        return id_

    def of(self, id_: str, run: str) -> LetterDraft | None:
        """One of a run; None where there is none."""
        draft = self._drafts.get(id_)
        return draft if draft is not None and draft.run == run else None


def sent_file(run: Path, letter: SentLetter) -> Path:
    """Where a letter of a run's folder is kept as it was sent."""
    body = letter.agency.replace("/", " ") or letter.kind.say.zh
    return run / _SENT / f"{file_name(f'{letter.number or letter.batch[:8]} {body}')}.docx"


def keep_sent(run: Path, draft: LetterDraft, batch: str) -> None:
    """Keep a copy of each letter of a draft that was noted as sent in a batch. Raises UsageError."""
    for one in draft.written.files:
        with whole(sent_file(run, replace(one.letter, batch=batch))) as kept:
            kept.write((draft.job.into / one.name).read_bytes())
