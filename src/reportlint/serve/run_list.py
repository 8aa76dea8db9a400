"""The list of a run that was begun on a page, kept in the run's folder: the run can be gone on with at any time."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfileobj
from typing import Final

import msgspec

from reportlint.batch.session import BatchOrder
from reportlint.support.atomic import whole, write_whole
from reportlint.support.file_names import file_name

NOTE: Final = "order.json"
_FOLDER: Final = "list"
_NAME: Final = "名单"


class ListNote(msgspec.Struct, frozen=True):
    """What was asked for with a list."""

    file: str
    """Its name, in a folder of the run's."""
    year: int | None = None
    """Of rows that give none."""
    against: str = ""
    """Folder of an earlier run to compare with; empty for none."""


def plain_name(name: str) -> str:
    """A name for the file of a list, after what its owner calls it."""
    given = Path(name.replace("\\", "/"))
    return file_name(given.stem or _NAME) + given.suffix.lower()[:8]


def keep(folder: Path, received: Path, name: str, year: int | None, against: str = "") -> None:
    """Keep a list that was handed in as the run's, in the place of the one before. Raises UsageError."""
    note = ListNote(plain_name(name), year, against)
    place = folder / _FOLDER / note.file
    with received.open("rb") as content, whole(place) as kept:
        copyfileobj(content, kept)
    # Whatever ends the process, the note names a list that is there.
    write_whole(folder / NOTE, msgspec.json.encode(note))
    for other in place.parent.iterdir():
        if other.name != note.file:
            other.unlink(missing_ok=True)


def kept(folder: Path) -> BatchOrder | None:
    """What to ask of the run again; None where its list is not kept."""
    try:
        note = msgspec.json.decode((folder / NOTE).read_bytes(), type=ListNote)
    except (OSError, msgspec.MsgspecError):
        return None
    against = Path(note.against) if note.against else None
    return BatchOrder(folder / _FOLDER / note.file, folder, note.year, against=against)
