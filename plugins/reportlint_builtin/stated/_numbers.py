"""How the rules of this group speak of numbers said in the text."""

from decimal import Decimal

from reportlint import Breakdown, Exactness, Message
from reportlint_builtin._quantities import plain, printed


def total(listing: Breakdown) -> Decimal:
    """What the parts of a list add up to."""
    return sum((part.value for part in listing.parts), Decimal(0))


def exact(listing: Breakdown) -> bool:
    """True where neither the whole nor a part is approximate."""
    return all(quantity.exactness is Exactness.EXACT for quantity in (listing.whole, *listing.parts))


def addition(listing: Breakdown) -> Message:
    """The parts with plus signs between them, as printed but for their units."""
    numbers = (printed(part).removesuffix(part.unit) or plain(part.value) for part in listing.parts)
    text = "+".join(numbers)
    return Message(text, text)
