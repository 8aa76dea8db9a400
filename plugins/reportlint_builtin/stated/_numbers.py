"""How the rules of this group speak of numbers said in the text."""

from decimal import Decimal

from reportlint import Breakdown, Exactness, Message, Quantity


def total(listing: Breakdown) -> Decimal:
    """What the parts of a list add up to."""
    return sum((part.value for part in listing.parts), Decimal(0))


def exact(listing: Breakdown) -> bool:
    """True where neither the whole nor a part is approximate."""
    return all(quantity.exactness is Exactness.EXACT for quantity in (listing.whole, *listing.parts))


def spoken(quantity: Quantity) -> Message:
    """A number with its unit, and how exactly it is meant."""
    marks = {
        Exactness.OVER: ("{}余{}", "over {} {}"),
        Exactness.ABOUT: ("约{}{}", "about {} {}"),
        Exactness.NEARLY: ("近{}{}", "nearly {} {}"),
    }
    zh, en = marks.get(quantity.exactness, ("{}{}", "{} {}"))
    return Message(
        zh.format(plain(quantity.value), quantity.unit),
        en.format(plain(quantity.value), quantity.unit).strip(),
    )


def addition(listing: Breakdown) -> Message:
    """The parts with plus signs between them."""
    text = "+".join(plain(part.value) for part in listing.parts)
    return Message(text, text)


def plain(value: Decimal) -> str:
    """A number without trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
