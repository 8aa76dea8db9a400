"""`acme/begins`: a kind of rule for TOML files. A text begins with one of some words."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlint import Fail, Kind, Missing, Note, Open, Paragraph, Report, Section


@dataclass(frozen=True)
class Begins:
    """Options of `acme/begins`."""

    words: tuple[str, ...]
    """What the text may begin with."""


def begins(thing: Section | Paragraph | Missing, report: Report, options: Begins) -> Iterator[Note]:
    """Fail where the text begins otherwise; open where there is none."""
    text = thing.text if isinstance(thing, Section) else getattr(thing, "squeezed", "")
    if not text:
        yield Open(thing)
    elif not text.startswith(options.words):
        yield Fail(thing, thing=thing.label, found=text[:12])


BEGINS = Kind("acme/begins", begins, Begins, arguments=("found",), things=("section", "paragraph"))
