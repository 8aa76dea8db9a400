"""What the form asks for and the page lacks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model.certainty import Certainty
from reportlint.model.message import Message
from reportlint.model.place import Place


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the form asks for that the page does not have."""

    kind: str
    """`section`, `table`, `block` (a block or group of rows as a whole), `row`, `column`, `bar`, `cell`."""
    key: str
    label: Message
    at: Place
    """The nearest thing that was found."""
    clause: str
    certainty: Certainty = Certainty.LABEL
    """GUESS where the page was read with doubt at that place: then it may be there all the same."""
