"""What the server asks of its workers, and what they answer. Answers travel as JSON, never as pickles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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


Job = JudgeFile | JudgeAddress | WriteDocument | ShowReport | TryRules


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
class Judged:
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


Answered = Judged | Written | Tried
"""What comes of a job that can be done."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The job could not be done."""

    say: Message


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a job: one of these."""

    judged: Judged | None = None
    written: Written | None = None
    tried: Tried | None = None
    refused: Refused | None = None
    step: int | None = None
    """No answer yet: how many reports of the document are done."""
