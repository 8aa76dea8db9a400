"""Addresses as people type them → addresses that can be asked for."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from reportlint.agencies.columns import words

_ADDRESS: Final = re.compile(r"https?://(?!https?:)[^\s/?#]+(?:[/?#]\S*)?", re.I)
# As it is typed: htpp://, http:/, http//, twice, or behind a word.
_SCHEME: Final = re.compile(r"(?:[htps]{4,6}(?:[:;]/*|//+))+", re.I)
_NAME: Final = (
    r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:cn|com|net|org|gov|local)(?=[:/?#]|$)|\d{1,3}(?:\.\d{1,3}){3}(?=[:/]))"
)
_HOST: Final = re.compile(_NAME + r"\S*", re.I)
_CALLED: Final = re.compile(r"[\w（）()]{0,12}(?:网址|链接|地址|网页|url|link)[:：]\s*", re.I)
_CLOSED: Final = re.compile(r"[》〉＞】」”』>\"`|^].*|[（(][^/（）()]*[\u4e00-\u9fff].*")
"""A bracket that closes around an address or a character that none holds, or a remark that opens behind it."""
_AROUND: Final = "《》〈〉<>＜＞“”\"'‘’【】[]（）()「」`|^ \t"
_BEHIND: Final = "。．.，,；;、！"
# A blank may stand within an address: www.yunxi. gov.cn.
_PARTED: Final = re.compile(
    rf"[\s，,；;、和及]+(?=https?[:：])|\s*[，,；;、]\s*(?={_NAME})|\s+(?=www\.)", re.I
)
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class TypedAddress(NamedTuple):
    """What a cell for an address says."""

    address: str
    """The address, the path of a file as it is written, or nothing."""
    several: tuple[str, ...] = ()
    """The addresses, where there are two or more: which one is meant has to be asked."""
    none: bool = False
    """True for a word that says that there is none yet: 暂无, 未发布, /."""


def is_address(text: str) -> bool:
    """Whether a text is the address of a page as it stands."""
    return _ADDRESS.fullmatch(text) is not None


def read_address(typed: str) -> TypedAddress:
    """What is meant by the text of a cell.

    Marks in the full-width style, a missing or misspelt scheme, words before it, brackets around it, white space
    within it, a full stop or a remark behind it are mended; a path of a file is left as it is.
    """
    text = typed.strip()
    if _says_none(text):
        return TypedAddress("", none=bool(text))
    if is_address(text) and not _PARTED.search(text) and not text.endswith(tuple(_BEHIND)):
        return TypedAddress(text)
    parts = [one for one in _PARTED.split(_CALLED.sub("", text)) if one.strip()]
    found = [address for part in parts if (address := _mended(part))]
    if len(found) > 1:
        distinct = tuple(dict.fromkeys(found))
        return TypedAddress(text, distinct) if len(distinct) > 1 else TypedAddress(distinct[0])
    return TypedAddress(found[0] if found else text)


def _says_none(text: str) -> bool:
    """Whether a text says that there is no address yet: by a word, by a dash, by what is not done yet."""
    plain = unicodedata.normalize("NFKC", text).strip("().（）。 ").casefold()
    return plain in words().nothing or re.fullmatch(words().not_yet, plain) is not None


def _mended(text: str) -> str:
    """The address in a text; empty where there is none."""
    closed = _CLOSED.sub("", "".join(text.split()).lstrip(_AROUND))
    joined = closed.translate(_FULL_WIDTH).strip(_AROUND).rstrip(_BEHIND).strip(_AROUND)
    if (scheme := _SCHEME.search(joined)) is not None and "/" not in joined[: scheme.start()]:
        name = "https" if "s" in scheme[0].lower() else "http"
        joined = f"{name}://{joined[scheme.end() :]}"
    elif _HOST.fullmatch(joined):
        joined = f"http://{joined}"
    return joined if is_address(joined) else ""
