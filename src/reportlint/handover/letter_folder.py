"""A folder of letters of one kind, a file a body, and all of them in one file for printing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportlint.decisions.decision import key_of
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.handover.letterhead import Letterhead
from reportlint.model.finding import Finding
from reportlint.outputs.word import Template
from reportlint.outputs.word_merge import WordFile
from reportlint.runs.result import RowResult
from reportlint.support.atomic import whole
from reportlint.support.file_names import file_name

SUFFIX = ".docx"
TOGETHER = "（合并打印）"
"""What the name of the file that holds all letters has behind that of the folder."""


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter, as it can be noted as sent."""

    letter: SentLetter
    file: str
    """The name of its file in the folder."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of writing letters."""

    written: tuple[WrittenLetter, ...]
    together: Path | None
    """The file that holds them all; None where there are none."""
    left: tuple[Path, ...]
    """Word files of the folder that were there before and are no letter of this run; they were not touched."""


class LetterFolder:
    """Writes letters from one template; each takes the next document number."""

    def __init__(
        self, kind: LetterKind, folder: Path, form: Template, letterhead: Letterhead, numbers: Iterator[str]
    ) -> None:
        self._kind = kind
        self._folder = folder
        self._form = form
        self._letterhead = letterhead
        self._numbers = numbers
        self._names = _Names()
        self._written: list[WrittenLetter] = []
        self._together: WordFile | None = None

    def write(self, result: RowResult, values: Mapping[str, object], told: Iterable[Finding] = ()) -> None:
        """Write the letter of a body; `told` are the findings in it. Raises UsageError."""
        agency = result.agency
        mend = self._deadline(agency.handling.mend)
        letterhead = replace(self._letterhead, number=next(self._numbers), deadline=mend)
        letter = self._form.filled({**values, **letterhead.values()})
        name = self._names.of(result)
        with whole(self._folder / name) as stream:
            stream.write(letter)
        keys = tuple(key_of(agency.id, finding) for finding in told)
        sent = SentLetter(agency.id, self._kind, letterhead.number, letterhead.day, mend, keys)
        self._written.append(WrittenLetter(sent, name))
        if self._together is None:
            self._together = WordFile(letter)
        else:
            self._together.add(letter)

    def _deadline(self, own: date | None) -> date | None:
        """The body's own, unless it was over when the letter is written."""
        given = self._letterhead
        return own if own and not (given.day and own < given.day) else given.deadline

    def written(self) -> Letters:
        """Write the file that holds them all; what came of it. Raises UsageError."""
        left = sorted(file for file in self._folder.glob(f"*{SUFFIX}") if file.name not in self._names.used)
        together = self._folder.with_name(f"{self._folder.name}{TOGETHER}{SUFFIX}")
        if self._together is None:
            return Letters((), None, (*left, *([together] if together.is_file() else ())))
        with whole(together) as stream:
            stream.write(self._together.data())
        return Letters(tuple(self._written), together, tuple(left))


class _Names:
    """Names of files, each once; file systems that know no capitals are thought of."""

    def __init__(self) -> None:
        self.used: set[str] = set()
        self._folded: set[str] = set()

    def of(self, result: RowResult) -> str:
        """The name for a body's letter: the body's, with its row in the list where that name is taken."""
        agency = result.agency
        for stem in (agency.name, f"{agency.name}-第{agency.row}行", f"第{agency.row}行"):
            name = file_name(stem) + SUFFIX
            if name.casefold() not in self._folded:
                break
        self.used.add(name)
        self._folded.add(name.casefold())
        return name
