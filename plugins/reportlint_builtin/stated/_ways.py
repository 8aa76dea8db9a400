"""Applications that are all said to have come one way, beside some that came another."""

import re
from collections.abc import Iterator

_WAYS = (
    "网络|网上|线上|互联网|网站|在线|电子邮件",
    "信函|信件|邮寄|邮政|来信|书信|挂号",
    "当面|现场|窗口|柜台|上门",
)
"""What ways are called: by net, by mail, in person."""
_ALL = re.compile(
    r"(?:(?:收到|受理|新收|接收)[^，。；（]{0,24}[0-9]+[件份宗]，|(?:所有|全部)的?(?:政府信息公开)?申请)"
    r"(?:均|全部|都|皆)(?:[是系为以由经从]|通过)*[^，。；、0-9或和及与]{0,4}?"
    rf"(?P<way>{'|'.join(_WAYS)})[^，。；、0-9或和及与]{{0,8}}(?:提交|提出|递交|申请|收到|受理)(?=[，。；])"
)
_FEW = 120
"""Characters around it in which the others stand."""
_ELSEWHERE = re.compile(r"上年|去年|往年|结转|[答回]复|送达|寄送|将|可以|畅通|开通|渠道[有为]|包括")
"""Words of a clause that speaks of another year's, of replies, or of what is possible."""


def came_otherwise(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """What says that all came one way, and what counts some that came another, in one paragraph."""
    for told in _ALL.finditer(text):
        own = next(way for way in _WAYS if re.fullmatch(way, told["way"]))
        others = "|".join(way for way in _WAYS if way is not own)
        start = max(text.rfind("\n", 0, told.start()) + 1, told.start() - _FEW)
        end = told.end() + len(text[told.end() : told.end() + _FEW].partition("\n")[0])
        counted = re.compile(
            rf"(?<![^，。；、：（])[^，。；、：（0-9]{{0,4}}(?:{others})[^，。；、0-9未无没]{{0,6}}[1-9][0-9]*[件份宗]"
            rf"|[1-9][0-9]*[件份宗][^，。；、0-9未无没]{{0,14}}(?:{others})[^，。；、0-9]{{0,8}}(?:提交|递交|提出|寄)"
        )
        for other in counted.finditer(text, start, end):
            apart = other.end() <= told.start() or other.start() >= told.end()
            if apart and not _ELSEWHERE.search(text[other.start() - 6 : other.end() + 6]):
                yield told, other
                break
