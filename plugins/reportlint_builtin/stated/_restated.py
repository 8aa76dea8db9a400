"""Numbers that a text gives twice for what it calls the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reportlint import Paragraph
from reportlint_builtin._sentences import sentence_of

_COUNTED: Final = re.compile(
    r"(?:^|(?<=[，。；：]))(?:20[0-9]{2}年度?)?(?P<label>[^，。；：、（）0-9]{2,24}?)"
    r"(?P<counted>(?P<number>[1-9][0-9]{0,5})(?P<unit>人次|[件条篇次场期个封份]))"
    r"(?P<noun>[^，。；：、（）0-9]{0,12}?)(?=[，。；：（]|$|共|均)"
)
_WHOLE: Final = re.compile(r"全年|当年|年内|今年先后|总[数量]|实际|共|合计|累计")
"""What calls a number that of the whole year."""
_FILLER: Final = re.compile(
    r"20[0-9]{2}年度?|全年|当年|年内|今年|本年度?|一年来|总[数量]|总?共计?|合计|累计|实际|先后|数量|学校|我[局委办厅镇乡县市校院馆]|微信(?=公众号)|[的了为达已“”]"
)
_QUOTED: Final = re.compile(r"“[^”]*”")
_PART: Final = re.compile(
    r"上年|去年|同期|季度|半年|[0-9]月|其中|[各每另余]|分别|历年|较|比|增|减|下降|平均|计划|拟|转发|原创"
)
_DENIED: Final = re.compile(r"[未不剩超无没]")
_GENERIC: Final = re.compile(r"发布|公开|推送|更新|主动|相关|各类|有关|政府|政务|信息|工作")
"""Words that many numbers of a report are called by."""
_HOLDS: Final = re.compile(r"组织|举办|举行|召开|开展")
_LEAST: Final = 4
"""Characters of what two numbers count for it to be the same thing."""
_MOST: Final = 300
"""Numbers of a paragraph with which later ones are compared."""


class Restated(NamedTuple):
    """A number for what another sentence of the paragraph has another number for."""

    what: str
    found: str
    other: str
    start: int
    end: int
    before: tuple[int, int]
    """Where the other number stands."""


def restated(paragraph: Paragraph) -> Iterator[Restated]:
    """What a later sentence calls the whole number of the same thing, and has another for.

    Where it is called more broadly (来信 for 群众来信) it must be more than the other.
    """
    earlier: dict[tuple[str, str, str, str, str], re.Match[str]] = {}
    for match in _COUNTED.finditer(paragraph.squeezed):
        words, sentence = match["label"] + match["noun"], sentence_of(match)
        if _PART.search(sentence) or _DENIED.search(words):
            continue
        key, names = _FILLER.sub("", _QUOTED.sub("", words)), "".join(_QUOTED.findall(words))
        said = match["number"], match["unit"]
        for (called, named, other, *counted), before in (
            earlier.items() if _WHOLE.search(words) and _telling(key) else ()
        ):
            more = int(match["number"]) > int(before["number"])
            # 召开的4次联席会议形成纪要: what follows the noun is said of it.
            behind = bool(match["noun"]) and len(called) > _LEAST and key.startswith(called)
            # 组织培训6期。…举办业务培训班8期: what is called more broadly cannot be less, if it was of the year.
            narrower = more and _yearly(before) and _within(_HOLDS.sub("", called), key)
            same = key == called or behind or narrower or (not more and _within(key, called))
            apart = sentence == other or (names and named and names != named)
            if same and not apart and said[1] == counted[1] and said[0] != counted[0]:
                yield Restated(
                    key, match["counted"], before["counted"], *match.span("counted"), before.span("counted")
                )
                break
        if len(earlier) < _MOST:
            # What is said again word for word adds nothing.
            earlier.setdefault((key, names, sentence, *said), match)


def _yearly(match: re.Match[str]) -> bool:
    """True where a number is called that of the year, and of things that are held."""
    words = match["label"]
    return _WHOLE.search(words) is not None and _HOLDS.search(words) is not None


def _telling(key: str) -> bool:
    """True where words say what is counted, and not only that something was published."""
    return len(key) >= _LEAST and len(_GENERIC.sub("", key)) >= 2


def _within(short: str, long: str) -> bool:
    """True where the characters of one stand in the other, in order."""
    rest = iter(long)
    return all(character in rest for character in short)
