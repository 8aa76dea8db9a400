"""One row of an office's list, and the list."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from reportlint.model.body import BodyKind
from reportlint.model.finding import Notice
from reportlint.model.message import Message


@dataclass(frozen=True, slots=True)
class Handling:
    """What the office noted of how a report was handled."""

    columns: tuple[str, ...] = ()
    """Keys of the columns that its list has for it and fills in: an empty cell then says that it has not happened."""
    submit: date | None = None
    """The last day to hand it in."""
    filed: date | None = None
    """When it was handed in and put on file."""
    signer: str = ""
    """Who let it go out."""
    returned: date | None = None
    """When it was given back to be mended."""
    mend: date | None = None
    """The last day to mend it."""


HANDLING: Final = tuple(field.name for field in fields(Handling) if field.name != "columns")
"""Keys of its columns."""


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that reports, as the list has it."""

    row: int
    """Its row in the list as the office sees it: the row below the header is 2."""
    name: str
    address: str = ""
    """Address of the report's page, or the path of a file; empty where the list has none."""
    kind: BodyKind | None = None
    superior: str = ""
    """Name of the body above it."""
    year: int | None = None
    """The year reported on."""
    last: str = ""
    """Address or path of last year's report."""
    note: str = ""
    faults: tuple[Message, ...] = ()
    """What is wrong with the row: then it is not checked."""
    aliases: tuple[str, ...] = ()
    """Other names of the body that its report may use."""
    due: date | None = None
    """The last day on which it may publish, where that is its own."""
    handling: Handling = Handling()

    @property
    def id(self) -> str:
        """Names it within a run, and in every run with the same list: body and year."""
        return f"{self.name}/{self.year or ''}"


@dataclass(frozen=True, slots=True)
class AgencyList:
    """An office's list, read."""

    name: str
    """The file's name."""
    agencies: tuple[Agency, ...]
    """One for each row that says anything, in the order of the rows."""
    sha256: str
    """Of what the list asks for: the same whatever the order of rows and columns, the notes and the file's kind."""
    notices: tuple[Notice, ...] = ()
    """What is worth knowing about the list and is no fault of a row."""
