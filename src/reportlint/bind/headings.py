"""Which lines of a page are the headings of the report's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlint.model.form import Form, SectionSpec
from reportlint.model.place import Place
from reportlint.model.report import Heading
from reportlint.model.say import Say
from reportlint.page.flow import Line

HEADING_LIMIT = 45
"""A numbered line longer than this is no heading, unless it begins with one of the form's."""

_DIRT = re.compile(r"^[|lI·•●■◆>＞﹥]+(?=[一二三四五六七八九十第]|$)")
_ORDINAL = re.compile(r"^第?([一二三四五六七八九十]{1,3})(?:部分)?[、.．，：]|^第([一二三四五六七八九十]{1,3})部分")
_NOTE = re.compile(r"（[^（）]*）$")
_RUN_IN = re.compile(r"[。：；]|$")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Found:
    """A line that reads as a heading."""

    index: int
    """Its place among the items of the page."""
    heading: Heading
    spec: SectionSpec | None
    """The form's part it names; None for a heading of another outline."""
    rest: int
    """Where the text after a run-in heading begins, in squeezed characters; 0 where there is none."""


def find(items: Sequence[object], form: Form) -> list[Found]:
    """Every line of the page that reads as a top-level heading, in order."""
    found = []
    for index, item in enumerate(items):
        if isinstance(item, Line) and not item.link and not item.chrome:
            match = _read(item, index, form)
            if match is not None:
                found.append(match)
    return found


def ordinal(text: str) -> tuple[int | None, int]:
    """The Chinese number a line begins with and the length of it with its mark; (None, 0) without one."""
    match = _ORDINAL.match(text)
    if match is None:
        return None, 0
    return chinese_ordinal(match[1] or match[2]), match.end()


def chinese_ordinal(text: str) -> int:
    """一 → 1 … 九十九 → 99."""
    if "十" not in text:
        return _DIGITS.index(text[0]) + 1
    tens, _, ones = text.partition("十")
    return (_DIGITS.index(tens) + 1 if tens else 1) * 10 + (_DIGITS.index(ones) + 1 if ones else 0)


def _read(line: Line, index: int, form: Form) -> Found | None:
    text = line.squeezed
    dirt = _DIRT.match(text)
    skip = dirt.end() if dirt else 0
    number, mark = ordinal(text[skip:])
    start = skip + mark
    if number is None and len(text) > HEADING_LIMIT:
        return None
    title = text[start:]
    spec, length = _match(title, form, run_in=number is not None)
    if spec is None and (number is None or len(text) > HEADING_LIMIT or not title):
        return None
    if spec is None:
        length = len(title)
        if re.search(r"[。；]", title.rstrip("。；：")):
            return None
    rest = start + length
    rest += len(text[rest:]) - len(text[rest:].lstrip("。：；，、"))
    run_in = rest < len(text)
    end = start + length
    heading = Heading(
        text=text[skip:end],
        ordinal=number,
        title=title[:length].rstrip("。：；"),
        key=f"{spec.key}/heading" if spec else f"headings/{number}",
        label=Say(f"标题“{text[skip:end]}”", f"heading “{text[skip:end]}”"),
        at=Place(line.node, line.text, skip, end),
        run_in=run_in,
    )
    return Found(index, heading, spec, rest if run_in else 0)


def _match(title: str, form: Form, *, run_in: bool) -> tuple[SectionSpec | None, int]:
    """The part a title names and how many of its characters do."""
    plain = title.rstrip("。：；")
    for text in (plain, _NOTE.sub("", plain)):
        for spec in form.sections:
            if text and spec.heading.fullmatch(text):
                return spec, len(plain)
    if run_in:
        stop = _RUN_IN.search(title)
        end = stop.start() if stop else len(title)
        if 0 < end < len(title):
            for spec in form.sections:
                if spec.heading.fullmatch(title[:end]):
                    return spec, end
    return None, 0
