"""Names of persons in disputes and requests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reportlint import Lexicon, Report

_PARTY: Final = "(?:申请人|原告|上诉人|第三人|再审申请人|被申请人|信访人|当事人)"
_PERSON: Final = f"(?:{_PARTY}|公民|村民|居民|市民)"
_AGAINST: Final = re.compile(
    r"诉(?![讼求称请])(?:[\u4e00-\u9fff]{2,20}?(?:局|政府|委员会|委|厅|办事处|管委会|中心)"
    r"|(?:我|本)(?:单位|机关|局|委|办|厅|馆|社|处|关|镇|乡|街道|县|区|市|中心|支队|大队)(?!关于)|[\u4e00-\u9fff]{2,24}?(?:一案|(?:纠纷|信息公开|答复)案))"
)
_GIVEN: Final = "[\u4e00-\u9fff]{1,2}"
_LENGTHS: Final = (2, 1)
"""Characters of a given name, the usual number first."""
_NO_GIVEN: Final = frozenset(
    "的对向以在未提为不已可均是有无将及和与或其要求依据按照期限收件申请书通过说补正等单位本所逾由理因从就再次首多同时共直接"
    "确认当自行托属满续后前日月年人个各每分两省市县区镇乡村局委办厅院部司站提起诉服还也都又仅只需须应能会作做被把给让使至"
)
"""Characters that hardly stand in a name, and much in what follows 申请人."""
_THEN: Final = re.compile(
    r"(?:于(?:20|\d)|[对向因就以诉]|通过|不服|提出|提起|起诉|申请|提交|要求|反映|投诉|举报|一案|先生|女士|（(?:身份证|男|女|电话|住|公民)|等\d*[人名])"
)
"""What follows a name."""
_SURELY: Final = re.compile(
    r"(?:(?:[对因就][^。，；]{0,14})?不服|提起|起诉|诉|一案|先生|女士|（(?:身份证|男，|女，)|[向于][^。，；]{2,16}(?:提出|提交|申请|提起|起诉)|提出)"
)
"""The same, where it can hardly follow anything else."""
_NOT_NAMES: Final = frozenset(("单位", "代表", "方面", "方式", "本人", "任何人"))
_ADDRESSES: Final = frozenset(("先生", "女士", "同志", "老师", "师傅", "大爷", "大妈"))
"""What stands for a given name: 张先生."""
_BODIES: Final = tuple("局委办厅院部司所站市县区镇乡省")
"""How short names of bodies and places end that begin like a person's: 林业局, 高院, 温州市."""
_CASE_WORDS: Final = (
    r"(?:与[\u4e00-\u9fff]{2,12}?)?(?:政府信息公开|行政复议|行政诉讼|行政)?(?:纠纷)?(?:一案|案(?![件号卷由例]))"
    r"|等\d*[人名]|不服|申请行政复议|提起(?:行政)?诉讼"
)


class NamedParty(NamedTuple):
    """A party that is named."""

    word: str
    """What the person is called: 申请人, 原告."""
    start: int
    """Where that word, or the name, begins in the prose."""
    end: int
    """Where the word ends; the name itself is left out, so that nothing quotes it."""
    surname: str


class _Lexicons(NamedTuple):
    """The word lists that tell names from words."""

    surnames: Lexicon
    wordlike: Lexicon | None
    """Surnames that are everyday words, too."""
    words: Lexicon | None
    """Words that begin like a name."""

    def is_word(self, text: str) -> bool:
        """Whether what reads as a name begins with an everyday word."""
        return self.words is not None and text[:2] in self.words


def _lexicons(report: Report) -> _Lexicons | None:
    known = report.form.lexicons
    surnames = known.get("surnames")
    if surnames is None:
        return None
    return _Lexicons(surnames, known.get("surnames-wordlike"), known.get("name-like-words"))


def in_case(report: Report, near: str) -> bool:
    """Whether a text beside a case number names a person as its party: 李建国案, 李建国不服."""
    lexicons = _lexicons(report)
    if lexicons is None:
        return False
    names = (match["name"] for match in _case_pattern(lexicons.surnames).finditer(near))
    return any(_is_name(name, lexicons) and not name.endswith(_BODIES) for name in names)


def named(report: Report) -> Iterator[NamedParty]:
    """Persons with surname and given name beside words for the parties of a case."""
    lexicons = _lexicons(report)
    text = report.prose.text
    if lexicons is None:
        return
    if any(sign in text for sign in ("人（", "人：", "告（", "告：", "民（", "民：", "姓名")):
        for match in _party_pattern(lexicons.surnames).finditer(text):
            if _is_name(match["name"], lexicons):
                yield NamedParty(match["party"], match.start(), match.start("name"), match["surname"])
    for match in _person_pattern(lexicons).finditer(text):
        if _bare(text, match, lexicons):
            yield NamedParty(match["party"], match.start(), match.start("surname"), match["surname"])
    for match in _asker_pattern(lexicons.surnames).finditer(text):
        if _is_name(match["name"], lexicons) and not match["name"].endswith(_BODIES):
            yield NamedParty("申请", match.start("asked"), match.start("name"), match["surname"])
    for against in _AGAINST.finditer(text):
        before = _plaintiff_pattern(lexicons.surnames).search(
            text, max(against.start() - 5, 0), against.start()
        )
        if before and _is_name(before["name"], lexicons):
            yield NamedParty("诉", against.start(), against.start() + 1, before["surname"])


def _bare(text: str, match: re.Match[str], lexicons: _Lexicons) -> bool:
    """Whether a name stands right behind a word for a party, with what can follow one: 申请人王建国对答复不服."""
    surname, at = match["surname"], match.end()
    wordlike = surname not in lexicons.surnames
    for length in _LENGTHS:
        given = text[at : at + length]
        sure = wordlike or length == 1
        if wordlike and length == 1:
            return False
        follows = (_SURELY if sure else _THEN).match(text, at + length)
        if (
            follows
            and all("\u4e00" <= character <= "\u9fff" for character in given)
            and given not in _ADDRESSES
            and not _NO_GIVEN & set(given)
            and _is_name(surname + given, lexicons)
        ):
            return True
    return False


def _is_name(text: str, lexicons: _Lexicons) -> bool:
    return text not in _NOT_NAMES and "某" not in text and not lexicons.is_word(text)


def _alternatives(lexicon: Lexicon) -> str:
    return "|".join(sorted((entry.term for entry in lexicon.entries), key=lambda term: (-len(term), term)))


@lru_cache(maxsize=4)
def _case_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    name = rf"(?P<name>(?:{_alternatives(lexicon)}){_GIVEN}?)"
    return re.compile(rf"(?:^|[号，。；：（“”）])(?:其中)?{name}(?:{_CASE_WORDS})")


@lru_cache(maxsize=4)
def _party_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    name = rf"(?P<name>(?P<surname>{_alternatives(lexicon)}){_GIVEN})"
    return re.compile(rf"(?P<party>{_PERSON}(?:姓名)?)[（：]{name}(?=[）；，。、])")


@lru_cache(maxsize=4)
def _person_pattern(lexicons: _Lexicons) -> re.Pattern[str]:
    surnames = _alternatives(lexicons.surnames)
    if lexicons.wordlike is not None:
        surnames = f"{surnames}|{_alternatives(lexicons.wordlike)}"
    return re.compile(rf"(?P<party>{_PERSON})(?P<surname>{surnames})")


@lru_cache(maxsize=4)
def _asker_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    name = rf"(?P<name>(?P<surname>{_alternatives(lexicon)})[\u4e00-\u9fff]{{2}})"
    return re.compile(rf"[对就]{name}(?P<asked>(?:同志|先生|女士)?(?:提出|提交)的[^，。；、]{{0,12}}申请)")


@lru_cache(maxsize=4)
def _plaintiff_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[，。；：（“\n]|其中|\d号)(?P<name>(?P<surname>{_alternatives(lexicon)}){_GIVEN})$"
    )
