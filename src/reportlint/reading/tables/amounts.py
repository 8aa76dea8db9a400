"""The text of a number cell → what it means."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from reportlint.model.amount import DIGITS, Amount, Meaning
from reportlint.model.text import FOOTNOTE_MARKS, squeeze

_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SEPARATED = re.compile(r"[+-]?\d{1,3}(?:[,，、' ]\d{3})+(?:\.\d+)?")
_PLACEHOLDER = re.compile(r"[/／\\|｜\-—–―－﹣−─━_＿.。…·*]+|无|N/A|n/a|NA|空|略")
_WITH_UNIT = re.compile(r"([+-]?\d[\d,，]*(?:\.\d+)?)(万元|亿元|元|件|个|条|份|次|宗|起|项)")
_WITH_REMARK = re.compile(r"(?P<number>[^（）]+)（(?P<remark>[^（）]{1,40})）")
_FOOTNOTES = re.compile(f"(?<=[0-9])(?:[{FOOTNOTE_MARKS}]|（注[0-9一二三四五六七八九十]?）)+$")
_LETTERS = str.maketrans({"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1", "|": "1"})
_SEPARATORS = re.compile(r"[,，、' ]")
_DASHES = str.maketrans({"－": "-", "﹣": "-", "−": "-", "＋": "+"})


@lru_cache(maxsize=8192)
def read_amount(raw: str) -> Amount:
    """What a number cell holds. `raw` is its text as it stands on the page.

    Full-width digits, thousands separators and a point are read as numbers and noted as traits. A number with
    a unit, or with a remark in brackets behind it, is text that carries its number, since the form asks for a
    number alone; of two numbers, as in 6（2）, neither is taken. Letters in the place of digits are text, the
    digits they stand for being a guess; so is a number of more digits than any count has. The mark of a footnote
    is no part of the number.
    """
    text = squeeze(raw).translate(_DASHES)
    if not text:
        return Amount(Meaning.BLANK)
    if sum(map(str.isdecimal, text)) > DIGITS:
        return Amount(Meaning.TEXT)
    if marks := _FOOTNOTES.search(text):
        amount = read_amount(text[: marks.start()])
        return amount._replace(traits=amount.traits | {"footnote"})
    if _PLAIN.fullmatch(text):
        return Amount(Meaning.NUMBER, Decimal(text), traits=_traits(raw, text))
    if _SEPARATED.fullmatch(text):
        plain = _SEPARATORS.sub("", text)
        return Amount(Meaning.NUMBER, Decimal(plain), traits=_traits(raw, plain) | {"separator"})
    if _PLACEHOLDER.fullmatch(text):
        return Amount(Meaning.PLACEHOLDER)
    if match := _WITH_UNIT.fullmatch(text):
        return Amount(Meaning.TEXT, Decimal(_SEPARATORS.sub("", match[1])), unit=match[2])
    if (match := _WITH_REMARK.fullmatch(text)) and read_amount(match["remark"]).number is None:
        amount = read_amount(match["number"])
        if amount.number is not None and not amount.remark:
            return amount._replace(meaning=Meaning.TEXT, remark=f"（{match['remark']}）")
    if _PLAIN.fullmatch(text.translate(_LETTERS)):
        return Amount(Meaning.TEXT, traits=frozenset({"letters"}))
    return Amount(Meaning.TEXT)


def _traits(raw: str, plain: str) -> frozenset[str]:
    traits = set()
    if not raw.isascii() and any("０" <= char <= "９" for char in raw):
        traits.add("fullwidth")
    if "." in plain and not plain.partition(".")[2].strip("0"):
        traits.add("decimal-zero")
    return frozenset(traits)


def looks_like_amount(raw: str) -> bool:
    """True where a text can stand in a number cell: number, blank, placeholder, number with unit or remark."""
    amount = read_amount(raw)
    return amount.meaning is not Meaning.TEXT or amount.number is not None or bool(amount.traits)
