"""Accounts that a text says were closed, and says are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportlint_builtin._sentences import sentence_of

_PLATFORM: Final = r"(?:公众号|服务号|订阅号|微博|抖音号?|视频号|头条号|快手号?)"
_NAME: Final = (
    rf"(?:(?P<before>{_PLATFORM})“(?P<named>[^“”\n]{{2,12}})”|“(?P<name>[^“”\n]{{2,12}})”(?:政务|官方)?(?:微信)?(?P<behind>{_PLATFORM})"
    r"|政务(?:微信)?(?P<bare>公众号|微博))(?:账号)?"
)
_CLOSED: Final = re.compile(
    rf"{_NAME}[^，。；“”\n]{{0,12}}?(?:注销|关停|停用|停更|停止更新|停止运营)|(?:注销|关停|停用)了?{_NAME.replace('?P<', '?P<of_')}"
)
_WORD: Final = re.compile(r"注销|关停|停用|停更|停止")
_KEPT: Final = re.compile(
    rf"{_NAME}[^，。；“”\n]{{0,8}}?，?(?:运行正常|正常(?:运行|运营|更新|发布)|(?:持续|坚持|每日|每天|每周|按[日周月])更新)"
    rf"|继续(?:运营|维护|更新)(?:好)?{_NAME.replace('?P<', '?P<of_')}|{_NAME.replace('?P<', '?P<year_')}[^。；\n]{{0,40}}下半年发布"
)
_EARLY: Final = re.compile(r"(?<![0-9])[1-6]月|年初|上半年|一季度|二季度")
_MOVED: Final = re.compile(r"重新|新注册|迁移|更名|合并|原|曾|拟|计划|将|指导|督促|上年|去年|如|对")
"""Words of a sentence that speaks of another account, another time, or a rule."""


def closed_and_kept(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """An account that is said to have been closed, and in another sentence to be kept."""
    if _WORD.search(text) is None:
        return
    closed = {
        _account(match): match for match in _CLOSED.finditer(text) if not _MOVED.search(sentence_of(match))
    }
    for kept in _KEPT.finditer(text) if closed else ():
        match = closed.get(_account(kept))
        if match is None or _MOVED.search(sentence_of(kept)) or sentence_of(kept) == sentence_of(match):
            continue
        if "下半年" not in kept[0] or _EARLY.search(sentence_of(match)):
            yield match, kept
            return


def _account(match: re.Match[str]) -> tuple[str, str]:
    """Its name and what kind of account it is."""
    said = match.groupdict()
    name = next((said[key] for key in said if key.endswith(("name", "named")) and said[key]), "")
    kinds = (said[key] for key in said if key.endswith(("before", "behind", "bare")))
    return name, next((kind for kind in kinds if kind), "")
