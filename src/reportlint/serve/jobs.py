"""What the server asks of its workers, and what they answer. Answers travel as JSON, never as pickles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.handover.letterhead import Letterhead
from reportlint.model.message import Message

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


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """One report, in a line."""

    name: Message
    source: str
    """What its file or page is called; of one in an archive, its place there."""
    standing: str
    state: Message
    grades: tuple[int, ...]
    """How many findings count, by `outputs.words.GRADES`."""
    undecided: int
    """How many things were not judged."""
    judged: Message
    why: Message | None
    """Why it was not checked."""
    advice: Message | None


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What became of one finding."""

    change: str
    """A `FindingStatus`."""
    grade: Message
    place: Message
    message: Message
    remark: Message | None


@dataclass(frozen=True, slots=True)
class Recheck:
    """What became of the findings of an earlier document."""

    shift: Message
    changes: tuple[ChangeSummary, ...]


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """What a document came to."""

    reports: tuple[ReportSummary, ...]
    commented: bool
    """Whether it can be given back with comments."""
    recheck: Recheck | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A document was written."""

    suffix: str
    """What its name ends with."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list, as it was taken."""

    row: int
    name: str
    year: int | None
    address: str
    faults: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What a list says."""

    rows: tuple[ListedRow, ...]
    """Those at fault first."""
    total: int
    faulty: int
    addressed: int
    """Rows whose report can be got."""
    notices: tuple[Message, ...]
    refused: bool
    """Whether it names what it may not."""


@dataclass(frozen=True, slots=True)
class TriedCase:
    """A rule's own case, and where they disagree; empty where they don't."""

    rule: str
    name: Message
    difference: Message


@dataclass(frozen=True, slots=True)
class TriedFinding:
    """What the rules said of the document."""

    grade: Message
    place: Message
    message: Message


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying rules."""

    faults: tuple[Message, ...]
    """What is wrong with the text."""
    rules: tuple[str, ...]
    cases: tuple[TriedCase, ...]
    findings: tuple[TriedFinding, ...] | None
    """None where no document was given."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A letter of a folder."""

    name: str
    """Of the file."""
    letter: SentLetter
    """As it can be noted as sent."""


@dataclass(frozen=True, slots=True)
class WrittenLetters:
    """What stands in the folder now."""

    files: tuple[WrittenFile, ...]
    together: str = ""
    """The name of the file that holds them all, for printing; empty where there is none."""
    archive: str = ""
    """The name of the one that holds all files."""


Answered = JudgedDocument | Written | ReadRows | Tried | WrittenLetters
"""What comes of a job that can be done."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The job could not be done."""

    say: Message


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a job: one of these."""

    judged: JudgedDocument | None = None
    written: Written | None = None
    listed: ReadRows | None = None
    tried: Tried | None = None
    letters: WrittenLetters | None = None
    refused: Refused | None = None
    step: int | None = None
    """No answer yet: how many reports of the document are done."""
