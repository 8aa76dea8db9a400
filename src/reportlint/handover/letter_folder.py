"""A folder of letters of one kind, a file a body, and all of them in one file for printing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reportlint.handover.letterhead import Letterhead
from reportlint.outputs.word import Template
from reportlint.outputs.word_merge import WordFile
from reportlint.runs.result import RowResult
from reportlint.support.atomic import whole
from reportlint.support.file_names import file_name

SUFFIX = ".docx"
TOGETHER = "（合并打印）"
"""What the name of the file that holds all letters has behind that of the folder."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of writing letters."""

    written: int
    together: Path | None
    """The file that holds them all; None where there are none."""
    left: tuple[Path, ...]
    """Word files of the folder that were there before and are no letter of this run; they were not touched."""


class LetterFolder:
    """Writes letters from one template; each takes the next document number."""

    def __init__(self, folder: Path, form: Template, letterhead: Letterhead, numbers: Iterator[str]) -> None:
        self._folder = folder
        self._form = form
        self._letterhead = letterhead
        self._numbers = numbers
        self._names = _Names()
        self._together: WordFile | None = None

    def write(self, result: RowResult, values: Mapping[str, object]) -> None:
        """Write the letter of a body. Raises UsageError."""
        mend = result.agency.handling.mend or self._letterhead.deadline
        letterhead = replace(self._letterhead, number=next(self._numbers), deadline=mend)
        letter = self._form.filled({**values, **letterhead.values()})
        with whole(self._folder / self._names.of(result)) as stream:
            stream.write(letter)
        if self._together is None:
            self._together = WordFile(letter)
        else:
            self._together.add(letter)

    def written(self) -> Letters:
        """Write the file that holds them all; what came of it. Raises UsageError."""
        left = sorted(file for file in self._folder.glob(f"*{SUFFIX}") if file.name not in self._names.used)
        together = self._folder.with_name(f"{self._folder.name}{TOGETHER}{SUFFIX}")
        if self._together is None:
            return Letters(0, None, (*left, *([together] if together.is_file() else ())))
        with whole(together) as stream:
            stream.write(self._together.data())
        return Letters(len(self._names.used), together, tuple(left))


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
