"""Names of persons in disputes and requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reportlint import Lexicon, Report

_PARTY: Final = "(?:申请人|原告|上诉人|第三人|再审申请人|被申请人|信访人|当事人)"
_AGAINST: Final = re.compile(
    r"诉(?![讼求称请])[\u4e00-\u9fff]{2,20}?(?:局|政府|委员会|委|厅|办事处|管委会|中心)"
)
_BARE: Final = re.compile(
    rf"(?P<party>{_PARTY})(?P<name>(?P<surname>[王李张刘陈杨赵吴徐孙朱郭罗郑梁谢宋邓冯韩曹彭蔡潘董袁蒋杜苏魏吕丁沈姚卢钟姜崔谭廖汪陆范贾韦夏])"
    r"[\u4e00-\u9fff]{1,2})(?=提出|提起|不服|起诉|一案|先生|女士)"
)
"""A name right behind the word: surnames only that are no other words (申请人于期限内提出, 申请人向我局提出)."""
_GIVEN: Final = "[\u4e00-\u9fff]{1,2}"
_NOT_NAMES: Final = frozenset(("单位", "代表", "方面", "方式", "本人", "任何人"))
_BODIES: Final = tuple("局委办厅院部司所站市县区镇乡省")
"""How short names of bodies and places end that begin like a person's: 林业局, 高院, 温州市."""
_CASE_WORDS: Final = (
    r"(?:与[\u4e00-\u9fff]{2,12}?)?(?:政府信息公开|行政复议|行政诉讼|行政)?(?:纠纷)?(?:一案|案(?![件号卷由例]))"
    r"|等\d*[人名]|不服|申请行政复议|提起(?:行政)?诉讼"
)


class Named(NamedTuple):
    """A party that is named."""

    word: str
    """What the person is called: 申请人, 原告."""
    start: int
    """Where that word, or the name, begins in the prose."""
    end: int
    """Where the word ends; the name itself is left out, so that nothing quotes it."""
    surname: str


def in_case(report: Report, near: str) -> bool:
    """Whether a text beside a case number names a person as its party: 李建国案, 李建国不服."""
    lexicon = report.form.lexicons.get("surnames")
    if lexicon is None:
        return False
    names = (match["name"] for match in _case_pattern(lexicon).finditer(near))
    return any(_is_name(name) and not name.endswith(_BODIES) for name in names)


def named(report: Report) -> Iterator[Named]:
    """Persons with surname and given name beside words for the parties of a case."""
    lexicon = report.form.lexicons.get("surnames")
    text = report.prose.text
    if lexicon is None:
        return
    if any(sign in text for sign in ("人（", "人：", "告（", "告：")):
        for match in _party_pattern(lexicon).finditer(text):
            if _is_name(match["name"]):
                yield Named(match["party"], match.start(), match.start("name"), match["surname"])
    for match in _BARE.finditer(text):
        if _is_name(match["name"]):
            yield Named(match["party"], match.start(), match.start("name"), match["surname"])
    for against in _AGAINST.finditer(text):
        before = _plaintiff_pattern(lexicon).search(text, max(against.start() - 5, 0), against.start())
        if before and _is_name(before["name"]):
            yield Named("诉", against.start(), against.start() + 1, before["surname"])


def _is_name(text: str) -> bool:
    return text not in _NOT_NAMES and "某" not in text


def _surnames(lexicon: Lexicon) -> str:
    return "|".join(sorted((entry.term for entry in lexicon.entries), key=lambda term: (-len(term), term)))


@lru_cache(maxsize=4)
def _case_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    name = rf"(?P<name>(?:{_surnames(lexicon)}){_GIVEN}?)"
    return re.compile(rf"(?:^|[号，。；：（“”）])(?:其中)?{name}(?:{_CASE_WORDS})")


@lru_cache(maxsize=4)
def _party_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    name = rf"(?P<name>(?P<surname>{_surnames(lexicon)}){_GIVEN})"
    return re.compile(rf"(?P<party>{_PARTY})[（：]{name}(?=[）；，。、])")


@lru_cache(maxsize=4)
def _plaintiff_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:[，。；：（“\n]|其中)(?P<name>(?P<surname>{_surnames(lexicon)}){_GIVEN})$")
