"""What the form asks for and the page lacks."""

from __future__ import annotations

from dataclasses import dataclass

from reportlint.model.certainty import Certainty
from reportlint.model.place import Place
from reportlint.model.say import Say


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the form asks for that the page does not have."""

    kind: str
    """`section`, `table`, `row`, `column`, `bar`, `cell`."""
    key: str
    label: Say
    at: Place
    """The nearest thing that was found."""
    clause: str
    certainty: Certainty = Certainty.LABEL
    """GUESS where the page was read with doubt at that place: then it may be there all the same."""
