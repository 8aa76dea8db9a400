"""How numbers said in the text are named in a sentence: as the page prints them."""

import re
from decimal import Decimal

from reportlint import Message, Quantity

LONGEST = 14
"""Characters of the longest number with its unit."""
_NUMERAL = re.compile("[0-9零一二两三四五六七八九十百千半]")
SIGNS = {"rise": 1, "fall": -1}
"""Which way a change against last year goes, by kind of ratio."""
DIRECTIONS = {"rise": Message("增长", "up"), "fall": Message("下降", "down")}
"""What it is called."""


def spoken(quantity: Quantity) -> Message:
    """A number as the page prints it, 18万余条; of numbers taken together what they make, with the unit."""
    number = printed(quantity) or f"{plain(quantity.value)}{quantity.unit}"
    return Message(number, number)


def printed(quantity: Quantity) -> str:
    """What stands in its place; empty where that is more than a number, or none, as 月均."""
    text, start, end = quantity.at.text, quantity.at.start, quantity.at.end
    found = text.squeezed[start:end] if text is not None and end - start <= LONGEST else ""
    return found if _NUMERAL.search(found) else ""


def plain(value: Decimal) -> str:
    """A number without trailing zeros after the point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
