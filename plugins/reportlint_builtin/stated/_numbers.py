"""How the rules of this group speak of numbers said in the text."""

from decimal import Decimal

from reportlint import Breakdown, Exactness, Message, Quantity

LONGEST = 14
"""Characters of the longest number with its unit."""


def total(listing: Breakdown) -> Decimal:
    """What the parts of a list add up to."""
    return sum((part.value for part in listing.parts), Decimal(0))


def exact(listing: Breakdown) -> bool:
    """True where neither the whole nor a part is approximate."""
    return all(quantity.exactness is Exactness.EXACT for quantity in (listing.whole, *listing.parts))


def spoken(quantity: Quantity) -> Message:
    """A number as the page prints it, 18万余条; of numbers taken together what they make, with the unit."""
    text = _printed(quantity)
    number = text or f"{plain(quantity.value)}{quantity.unit}"
    return Message(number, number)


def addition(listing: Breakdown) -> Message:
    """The parts with plus signs between them, as printed but for their units."""
    numbers = (_printed(part).removesuffix(part.unit) or plain(part.value) for part in listing.parts)
    text = "+".join(numbers)
    return Message(text, text)


def _printed(quantity: Quantity) -> str:
    """What stands in its place; empty where that is more than a number."""
    text, start, end = quantity.at.text, quantity.at.start, quantity.at.end
    return text.squeezed[start:end] if text is not None and end - start <= LONGEST else ""


def plain(value: Decimal) -> str:
    """A number without trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
