"""Shares and multiples as prose writes them: 45.2%, 八成三, 三分之一, 一半以上, 1.2倍, 翻一番, 2.1个百分点."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reportlint.model.statement import Exactness
from reportlint.reading.statements.numerals import chinese
from reportlint.reading.statements.tokens import Sentence, Token

_ONE = "[一二两三四五六七八九十]"
_SPOKEN = re.compile(
    rf"(?P<tenths>[一二两三四五六七八九])成(?P<more>[一二三四五六七八九半])?(?![立为员果效功分交品本就])"
    rf"|(?P<lower>{_ONE}|百)分之(?P<upper>{_ONE}{{1,3}}|[0-9.]+)(?!一是)"
    rf"|(?P<half>一半|半数|过半)"
    rf"|(?P<times>(?<![0-9])[0-9]+(?:\.[0-9]+)?|{_ONE})倍"
    rf"|翻了?(?P<doublings>{_ONE})?番"
    rf"|(?P<points>(?<![0-9])[0-9]+(?:\.[0-9]+)?)个百分点"
)
_BEFORE = re.compile(
    r"(?:(?P<over>超过?了?|逾|突破|不低于|不少于|达到?)|(?P<nearly>将?近|接近|不足|不到|未到)|(?P<about>大?约|大概))"
    r"[占为]?$"
)
_BEHIND = re.compile(r"(?P<over>以上|多|有余|余|还多|强)|(?P<about>左右|上下)|(?P<nearly>弱)")
_STEPS = {"percent": Decimal(1), "tenths": Decimal(10), "half": Decimal(10), "lower": Decimal(8)}


@dataclass(slots=True)
class Expression:
    """A share, a multiple or a number of percentage points."""

    kind: str
    """`share` (of a hundred), `times` (倍, 番) or `points` (个百分点)."""
    value: Decimal
    """Of a hundred for a share; 2 for 两倍, 1 for 翻一番."""
    decimals: int
    """Digits printed after the point."""
    step: Decimal
    """How coarse it is: 10 for 三成, 1 for a percentage."""
    exactness: Exactness
    start: int
    end: int
    doubled: bool = False
    """Said as 番: once more what there was."""


def expressions(sentence: Sentence, text: str) -> list[Expression]:
    """Those of a sentence, in order; `text` is the squeezed paragraph."""
    found = [_percentage(token, text) for token in sentence.tokens if token.percent is not None]
    found += [_spoken(match, text) for match in _SPOKEN.finditer(text, sentence.start, sentence.end)]
    return sorted(found, key=lambda one: one.start)


def _percentage(token: Token, text: str) -> Expression:
    assert token.percent is not None
    exactness, end = _exactness(text, token.start, token.end)
    return Expression("share", token.percent, token.decimals, Decimal(1), exactness, token.start, end)


def _spoken(match: re.Match[str], text: str) -> Expression:
    exactness, end = _exactness(text, *match.span())
    kind, value, step, doubled = "share", Decimal(50), _STEPS["half"], False
    if match["tenths"]:
        more = match["more"]
        value = Decimal(10) * _value(match["tenths"])
        value += 5 if more == "半" else _value(more) if more else 0
        step = _STEPS["percent"] * 2 if more else _STEPS["tenths"]
    elif match["lower"]:
        lower = Decimal(100) if match["lower"] == "百" else _value(match["lower"])
        value = _value(match["upper"]) * 100 / lower
        step = _STEPS["percent"] if match["lower"] == "百" else _STEPS["lower"]
    elif match["half"]:
        exactness = Exactness.OVER if match["half"] == "过半" else exactness
    elif match["points"]:
        kind, value = "points", Decimal(match["points"])
    elif match["times"]:
        kind, value = "times", _value(match["times"])
    else:
        kind, value, doubled = "times", _value(match["doublings"] or "一"), True
    places = len((match["times"] or match["points"] or "").partition(".")[2])
    return Expression(kind, value, places, step, exactness, match.start(), end, doubled)


def _value(text: str) -> Decimal:
    return Decimal(text) if text[0].isdigit() else Decimal(chinese(text) or 0)


def _exactness(text: str, start: int, end: int) -> tuple[Exactness, int]:
    """How exactly an expression is meant, and where it ends with the word behind it that says so."""
    behind = _BEHIND.match(text, end)
    before = _BEFORE.search(text, max(0, start - 5), start)
    end = behind.end() if behind else end
    for match in (behind, before):
        if match is None:
            continue
        if match["nearly"]:
            return Exactness.NEARLY, end
        if match["about"]:
            return Exactness.ABOUT, end
        # 达到80% is exactly 80%.
        return Exactness.EXACT if match["over"].startswith("达") else Exactness.OVER, end
    return Exactness.EXACT, end
