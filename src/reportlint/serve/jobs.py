"""What the server asks of its workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlint.decisions.letter import LetterKind
from reportlint.handover.letterhead import Letterhead

OUTCOMES = "outcomes"
"""The file of a document's folder in which its outcomes are kept."""
VIEW = "view.html"
"""The one that shows them."""
DOCUMENT = "document"
"""The one that was handed in."""


@dataclass(frozen=True, slots=True)
class JudgeFile:
    """Check a file that was handed in. Its folder receives the outcomes and the view."""

    folder: Path
    name: str
    """What its owner calls it."""
    earlier: Path | None = None
    """The folder of the document that this one is the mended one of."""


@dataclass(frozen=True, slots=True)
class JudgeAddress:
    """Fetch and check a page; its `name` is the address."""

    folder: Path
    name: str
    earlier: Path | None = None


@dataclass(frozen=True, slots=True)
class WriteDocument:
    """Write what a command would write with `-o FORMAT`, or `xlsx`, about documents that were checked."""

    folders: tuple[Path, ...]
    format: str
    into: Path


@dataclass(frozen=True, slots=True)
class ShowReport:
    """Write the page of a body's report in a run, its faults marked."""

    run: Path
    agency: str
    into: Path


@dataclass(frozen=True, slots=True)
class TryRules:
    """Try rules that somebody has written: on their own cases, and on a document that was checked."""

    text: str
    """TOML, as in a rule file."""
    folder: Path | None


@dataclass(frozen=True, slots=True)
class ShowBeside:
    """Write this year's report of a body beside last year's, as a page or a workbook."""

    run: Path
    agency: str
    into: Path
    book: bool


@dataclass(frozen=True, slots=True)
class ShowProgress:
    """Write how far publication has come, as a page and as a workbook."""

    run: Path
    page: Path
    book: Path


@dataclass(frozen=True, slots=True)
class ReadList:
    """Read an office's list that was handed in."""

    file: Path
    year: int | None
    addresses_only: bool
    """Whether files of this machine may not be named in it."""


@dataclass(frozen=True, slots=True)
class WriteLetters:
    """Write letters to bodies of a run, or its circular, as `hand-over` writes them."""

    run: Path
    kind: LetterKind
    agencies: tuple[str, ...]
    """Ids of those that get one, in the order of the numbers; of the circular none."""
    letterhead: Letterhead
    """Its number is that of the first."""
    infos: bool
    """Whether letters tell remarks, too."""
    into: Path
    """The folder that receives them."""


Job = (
    JudgeFile
    | JudgeAddress
    | WriteDocument
    | ShowReport
    | ShowBeside
    | ShowProgress
    | ReadList
    | TryRules
    | WriteLetters
)
