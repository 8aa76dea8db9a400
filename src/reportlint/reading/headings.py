"""Which lines of a page are the headings of the report's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportlint.model.form import Form, SectionSpec
from reportlint.model.label import without_latin
from reportlint.model.message import Message
from reportlint.model.place import Place
from reportlint.model.section import Heading
from reportlint.model.text import Text
from reportlint.page.flow import Picture, TextLine
from reportlint.reading.texts import joined

HEADING_LIMIT = 45
"""A longer line is no heading, unless it has a number and begins with one of the form's."""
SPLIT_LIMIT = 30
"""A longer line is no heading that goes on in the next."""

_DIRT = re.compile(r"^[|｜lI·•●○■□◆◇★☆▲△▶►※#>＞﹥【［「『]+(?=[一二三四五六七八九十壹贰叁肆伍陆柒捌玖第]|$)")
_DIRT_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff])[·•●○■□◆◇★☆▲△◀◄※#】］」』]+$")
"""Ornaments before and behind a heading."""
_HANZI = re.compile(
    r"第?([一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖])(?:部分|章)?[、.．，：]|第([一二三四五六七八九十]{1,3})(?:部分|章)"
)
_OTHER = re.compile(
    r"（([一二三四五六七八九十]{1,3})）[、.．]?|(\d{1,2})(?:[、.．](?!\d)|(?=\D))|（(\d)）|([Ⅰ-Ⅻ])[、.．]?|([①-⑩])[、.．]?"
    r"|([一二三四五六七八九十])(?![是方个条项件])"
)
_NOTE = re.compile(r"（[^（）]*）$")
_ROW = re.compile(r"[|｜]\d")
"""A row of a table that was written as text."""
_STOP = re.compile(r"[。：；]")
_SAYING = re.compile(r"[。；]$|[^、]无$")
"""The end of a line that says something, and is no heading or entry of a list of headings."""
_DIGITS = "一二三四五六七八九"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖", _DIGITS)


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A line that reads as a heading."""

    index: int
    """Its place among the items of the page."""
    heading: Heading
    spec: SectionSpec | None
    """The form's part it names; None for a heading of another outline."""
    rest: int
    """Where the text after a run-in heading begins, in squeezed characters; 0 where there is none."""
    strength: int
    """3 with the form's number in hanzi, 2 with another or one in another style, 1 without."""
    lines: int = 1
    """How many items it goes over."""
    text: Text | None = None
    """Its text, where that goes over several lines."""


def find(items: Sequence[object], form: Form) -> list[HeadingLine]:
    """Every line of the page that reads as a top-level heading, in order."""
    found: list[HeadingLine] = []
    for index, item in enumerate(items):
        if not isinstance(item, TextLine) or item.link or item.chrome or _ROW.search(item.squeezed):
            continue
        if found and index < found[-1].index + found[-1].lines:
            continue
        match = _read(item.text, item.node.number, index, form)
        if (match is None or match.spec is None) and len(item.squeezed) <= SPLIT_LIMIT:
            match = _over_two_lines(items, index, form) or match
        if match is not None:
            found.append(match)
    return found


def shown_heading(picture: Picture, form: Form) -> TextLine | None:
    """The line that a picture shows in place of a part's heading, by the words that stand for it; None for others."""
    for name in ("alt", "title"):
        text = Text(picture.node.get(name) or "", ())
        if names_part(text.squeezed, form):
            return TextLine(text, picture.node)
    return None


def names_part(text: str, form: Form) -> bool:
    """True for a text that is nothing but the heading of one of the form's parts."""
    text = text.rstrip("：")
    if not 4 <= len(text) <= HEADING_LIMIT:
        return False
    number, mark = ordinal(text)
    if number is None:
        number, mark = _other_ordinal(text)
    spec, length = _match(text[mark:], form, run_in=False)
    return spec is not None and length == len(text) - mark and (number is None or number == spec.ordinal)


def ordinal(text: str) -> tuple[int | None, int]:
    """The Chinese number a line begins with and the length of it with its mark; (None, 0) without one."""
    match = _HANZI.match(text)
    if match is None:
        return None, 0
    return chinese_ordinal((match[1] or match[2]).translate(_FORMAL)), match.end()


def chinese_ordinal(text: str) -> int:
    """一 → 1 … 九十九 → 99."""
    if "十" not in text:
        return _DIGITS.index(text[0]) + 1
    tens, _, ones = text.partition("十")
    return (_DIGITS.index(tens[0]) + 1 if tens else 1) * 10 + (_DIGITS.index(ones[0]) + 1 if ones else 0)


def _other_ordinal(text: str) -> tuple[int | None, int]:
    """A number in another style: （一） 1. Ⅰ ①, or 一 without its mark."""
    match = _OTHER.match(text)
    if match is None:
        return None, 0
    bracketed, digits, in_brackets, roman, circled, bare = match.groups()
    if bracketed or bare:
        return chinese_ordinal(bracketed or bare), match.end()
    if digits or in_brackets:
        return int(digits or in_brackets), match.end()
    return ord(roman) - ord("Ⅰ") + 1 if roman else ord(circled) - ord("①") + 1, match.end()


def _over_two_lines(items: Sequence[object], index: int, form: Form) -> HeadingLine | None:
    line, after = items[index], items[index + 1] if index + 1 < len(items) else None
    assert isinstance(line, TextLine)
    if not isinstance(after, TextLine) or len(after.squeezed) > SPLIT_LIMIT or _STOP.search(line.squeezed):
        return None
    number, mark = ordinal(line.squeezed)
    if number is None or ordinal(after.squeezed)[0] is not None:
        return None
    if mark < len(line.squeezed) and after.node is not line.node and len(line.squeezed) - mark < 2:
        return None
    found = _read(joined(line.text, after.text), line.node.number, index, form, lines=2)
    return found if found is not None and found.spec is not None and not found.rest else None


def _read(whole: Text, node: int, index: int, form: Form, lines: int = 1) -> HeadingLine | None:
    text = _DIRT_BEHIND.sub("", whole.squeezed)
    dirt = _DIRT.match(text)
    skip = dirt.end() if dirt else 0
    number, mark = ordinal(text[skip:])
    if number is None and text.endswith("。") and (spaced := _before_space(whole, skip, form))[0] is not None:
        # 总体情况　2024年，…: without a number only before what is a sentence.
        spec, length = spaced
        strength = 1
    elif number is None and len(text) > HEADING_LIMIT:
        return None
    elif number is None:
        number, mark = _other_ordinal(text[skip:])
        spec, length = _match(text[skip + mark :], form, run_in=False)
        if number is None or spec is None:
            number, mark = None, 0
            spec, length = _match(text[skip:], form, run_in=False)
        if spec is None or number not in (None, spec.ordinal):
            return None
        strength = 1 if number is None else 2
    else:
        title = text[skip + mark :]
        spec, length = _match(title, form, run_in=True)
        if spec is None and (len(text) > HEADING_LIMIT or _SAYING.search(text)):
            spec, length = _before_space(whole, skip + mark, form)
        if spec is None:
            if len(text) > HEADING_LIMIT or not title or re.search(r"[。；]", title.rstrip("。；：")):
                return None
            length = len(title)
        strength = 3 if spec is not None and number == spec.ordinal else 2
    end = skip + mark + length
    rest = end + len(text[end:]) - len(text[end:].lstrip("。：；，、"))
    run_in = rest < len(text)
    heading = Heading(
        text=text[skip:end],
        ordinal=number,
        title=text[skip + mark : end].rstrip("。：；"),
        key=f"{spec.key}/heading" if spec else f"headings/{number}",
        label=Message(f"标题“{text[skip:end]}”", f"heading “{text[skip:end]}”"),
        at=Place(node, whole, skip, end),
        run_in=run_in,
    )
    return HeadingLine(
        index, heading, spec, rest if run_in else 0, strength, lines, whole if lines > 1 else None
    )


def _match(title: str, form: Form, *, run_in: bool) -> tuple[SectionSpec | None, int]:
    """The part a title names and how many of its characters do."""
    plain = title.rstrip("。：；")
    for text in dict.fromkeys((plain, _NOTE.sub("", plain), without_latin(plain))):
        for spec in form.sections:
            if text and spec.heading.fullmatch(text):
                return spec, len(plain)
    if run_in and (stop := _STOP.search(title)) is not None and 0 < stop.start() < len(title):
        for text in dict.fromkeys((title[: stop.start()], _NOTE.sub("", title[: stop.start()]))):
            for spec in form.sections:
                if text and spec.heading.fullmatch(text):
                    return spec, stop.start()
    return None, 0


def _before_space(whole: Text, start: int, form: Form) -> tuple[SectionSpec | None, int]:
    """The part that a heading names which only white space parts from the text after it."""
    words = whole.raw.split(maxsplit=1)
    if len(words) < 2:
        return None, 0
    length = len(Text(words[0], ()).squeezed) - start
    title = whole.squeezed[start : start + length]
    return next(
        ((spec, length) for spec in form.sections if title and spec.heading.fullmatch(title)), (None, 0)
    )
