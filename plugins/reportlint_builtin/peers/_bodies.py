"""Whether two reports are of one body."""

from reportlint import Report, places_in


def one_body(one: Report, other: Report) -> bool:
    """True for one page, or one name; a name without a place may be that of many bodies."""
    name = one.body.name
    return one.source == other.source or (name == other.body.name and bool(places_in(name)))


def one_above(one: Report, other: Report) -> bool:
    """True where the list has one of them above the other."""
    return one.superior == other.agency != "" or other.superior == one.agency != ""
