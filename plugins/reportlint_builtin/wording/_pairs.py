"""Marks that come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportlint import Paragraph, Report

NEAR = 2
"""A mark may be closed this many paragraphs later."""
_ORDINAL = re.compile(r"(?:^|[，。；：、“])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳a-zA-Z])）")


def unmatched(report: Report, pairs: Mapping[str, str]) -> Iterator[tuple[Paragraph, int]]:
    """Marks without their other half, with the paragraph and the offset they stand at.

    `pairs` says by opening mark what closes it. `1）` at the beginning of an item is no closing mark.
    """
    whole = report.prose.text
    balanced = all(whole.count(opening) == whole.count(closing) for opening, closing in pairs.items())
    if balanced and not any(_reversed(whole, *pair) for pair in pairs.items()):
        return
    marks = re.compile("[" + re.escape("".join((*pairs, *pairs.values()))) + "]")
    waiting: list[tuple[int, Paragraph, int, str]] = []
    for number, paragraph in enumerate(report.paragraphs):
        text = paragraph.squeezed
        ordinals = {match.end() - 1 for match in _ORDINAL.finditer(text)} if "）" in text else set()
        for match in marks.finditer(text):
            mark, at = match[0], match.start()
            if mark in pairs:
                waiting.append((number, paragraph, at, pairs[mark]))
            elif waiting and waiting[-1][3] == mark and number - waiting[-1][0] <= NEAR:
                waiting.pop()
            elif at not in ordinals:
                # The mark closes one further out: those within were never closed.
                outer = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][3] == mark), None)
                if outer is not None and waiting[outer][0] == number:
                    yield from ((place, offset) for _, place, offset, _ in waiting[outer + 1 :])
                    del waiting[outer:]
                else:
                    yield paragraph, at
    yield from ((paragraph, at) for _, paragraph, at, _ in waiting)


def _reversed(text: str, opening: str, closing: str) -> bool:
    """Whether some line has a mark that closes before any that opens: ”三审三校“."""
    return any(0 <= line.find(closing) < line.find(opening) for line in text.split("\n"))
