"""What workers answer to the server. It travels as JSON, never as pickles: it is made of what strangers hand in."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.decisions.letter import SentLetter
from reportlint.model.message import Message


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
