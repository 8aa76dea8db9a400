"""How numbers said in the text are named in a sentence: as the page prints them."""

import re
from decimal import Decimal

from reportlint import Message, Quantity

LONGEST = 14
"""Characters of the longest number with its unit."""
TEN_THOUSAND = Decimal(10000)
_NUMERAL = re.compile("[0-9零一二两三四五六七八九十百千半]")
SIGNS = {"rise": 1, "fall": -1}
"""Which way a change against last year goes, by kind of ratio."""
DIRECTIONS = {"rise": Message("增长", "up"), "fall": Message("下降", "down")}
"""What it is called."""


def spoken(quantity: Quantity) -> Message:
    """A number as the page prints it, 18万余条; of numbers taken together what they make, with the unit."""
    number = printed(quantity) or f"{_computed(quantity.value)}{quantity.unit}"
    return Message(number, number)


def _computed(value: Decimal) -> str:
    """A number made of others, in 万 where those are printed so."""
    exponent = value.as_tuple().exponent
    scaled = isinstance(exponent, int) and exponent > 0 and value >= TEN_THOUSAND
    return f"{plain(value / TEN_THOUSAND)}万" if scaled else plain(value)


def printed(quantity: Quantity) -> str:
    """What stands in its place; empty where that is more than a number, or none, as 月均."""
    text, start, end = quantity.at.text, quantity.at.start, quantity.at.end
    found = text.squeezed[start:end] if text is not None and end - start <= LONGEST else ""
    return found if _NUMERAL.search(found) else ""


def plain(value: Decimal) -> str:
    """A number without trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
