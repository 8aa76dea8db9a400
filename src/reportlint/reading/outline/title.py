"""The report's title: which line it is, which body and which year it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reportlint.model.body import BodyKind
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.page import MetaTag
from reportlint.model.place import Place
from reportlint.model.section import Title
from reportlint.model.text import Element, Text, TextPiece, squeeze
from reportlint.page.flow import TextLine
from reportlint.reading.body_kind import kind_of
from reportlint.reading.texts import joined

TITLE_LIMIT = 70
"""A longer line is a sentence, not a title."""
ORGAN_LIMIT = 30

_HANZI_YEAR = "二[〇○零0OＯ][〇○零一二三][〇○零一二三四五六七八九]"
_YEAR = re.compile(rf"(?<!\d)(20[0-3]\d)(?!\d)|({_HANZI_YEAR})(?=年)")
"""A year in digits, or in hanzi: 二〇二四年."""
_HANZI = str.maketrans("〇○零OＯ一二三四五六七八九", "00000123456789")
_YEAR_ALONE = re.compile(r"[（(]?20[0-3]\d(?:年度?)?[）)]?")
_SENTENCE = re.compile(r"[。；！？]|现将|现公布|要求|本报告|特此")
_NOT_ORGAN = re.compile(
    rf"{_HANZI_YEAR}年度?|"
    r"^(?:附件|图解)[0-9一二三四五]*[：:]?|20[0-3]\d(?:年度|年)?|\d{3,6}年度?|年度|(?:公布|发布)?关于(?:印发|公布|发布)?"
    r"|[《》<>“”\"'·|—\-_（）()\[\]【】：:，,。]|首页|标题|名称|索引号|的$|工作$|公开版|全文"
)
_OTHER_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff])（([\u4e00-\u9fff]{3,}(?:政府|[局委部办厅会处署院所]|中心))）(?=20[0-3]\d年|年度|$)"
)
"""A body's second name behind its first: 信访局（县委社会工作部）."""
_FIELD = re.compile(r"发布|分类|来源|时间|日期|浏览|字号|索引|文号|位置|您现在|首页|点击|编辑|审核|[>＞»]")
_TRAIL = re.compile(r"[>＞»]|^(?:您|你)?(?:当前|现在|所在)*的?位置")
_CUT = re.compile(r"政府信息|信息公开|政务公开")
_DATE = r"20\d\d[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?:\d{1,2}：\d\d(?:：\d\d)?)?"
_DATE_BEFORE = re.compile(rf"^[\[［(（【]?{_DATE}[\]］)）】]?[\W_]*")
_DATED = re.compile(rf"{_DATE}[\]］)）】]?$")
"""What ends with a date."""
_DATE_AFTER = re.compile(rf"[\W_]*(?:(?:发布|公开|更新)?(?:时间|日期)：?)?[\[［(（【]?{_DATED.pattern}")
_ENTRIES = ("li", "dd", "tr", "dl")
LIST_ENTRIES = 3
"""So many entries with dates, side by side, are a list."""
_SUFFIX = re.compile(r"[-_|—－–>＞»]+")


class _Candidate(NamedTuple):
    """One or two lines that may be the title."""

    last: int
    """Which is its last line."""
    text: Text
    line: TextLine


def find_title(
    lines: Sequence[TextLine],
    meta: Iterable[MetaTag],
    head_title: Element | None,
    form: Form,
    *,
    followed: bool = True,
) -> tuple[Title | None, tuple[TextLine, ...]]:
    """The title among the lines before the first part, else in the page's tags, and the lines it stands in.

    A title may be broken over lines, body and year standing on ones of their own, and may have lost its end.
    `followed` says that parts of a report come after these lines: where none do, a link or an entry that names a
    report leads to another page and is no title of this one.
    """
    candidates = list(_candidates(lines, form))
    leading = _leading(lines[0].node, form) if candidates else frozenset()
    shown = [entry for entry in candidates if not entry.line.link and not _is_entry(entry.line, leading)]
    if followed:
        shown = shown or candidates
    elif _name_several(shown, form):
        shown = [entry for entry in shown if not _name_one(entry.text.squeezed, form)]
    if shown:
        last, text, line = max(shown, key=lambda entry: (_likeness(entry.text.squeezed), entry.last))
        over = tuple(other for other in lines[: last + 1][-2:] if other is line or other is lines[last])
        above = lines[lines.index(line) - 1] if lines.index(line) else None
        if above is not None and _YEAR_ALONE.fullmatch(above.squeezed) and not _YEAR.search(text.squeezed):
            text, over, line = joined(above.text, text), (above, *over), above
            above = lines[lines.index(line) - 1] if lines.index(line) else None
        below = lines[last + 1] if last + 1 < len(lines) else None
        if below is not None and _YEAR_ALONE.fullmatch(below.squeezed) and not _YEAR.search(text.squeezed):
            text, over = joined(text, below.text), (*over, below)
        if not organ_of(text.squeezed, form) and above is not None and _is_organ(above, text.squeezed, form):
            text, over = joined(above.text, text), (above, *over)
            line = above
        own = bare_title(text.squeezed)
        start = text.squeezed.index(own)
        return _title(own, Place(line.node.number, text, start, start + len(own)), form), over
    for tag in meta:
        if tag.name.lower() == "articletitle" and form.name.search(squeeze(tag.content)):
            return _title(squeeze(tag.content), tag.at, form), ()
    if head_title is not None and head_title.text:
        text = Text(head_title.text, [TextPiece(0, head_title.number, tail=False)])
        start = 0
        for part in _SUFFIX.split(text.squeezed):
            start = text.squeezed.index(part, start)
            if form.name.search(part):
                return _title(part, Place(head_title.number, text, start, start + len(part)), form), ()
    return None, ()


def bare_title(text: str) -> str:
    """A title without the date that stands before or behind it in its line."""
    return _DATE_AFTER.sub("", _DATE_BEFORE.sub("", text)) or text


def reads_as_title(text: str, form: Form) -> bool:
    """True for a line that names a report of the form and is no sentence."""
    if len(text) > TITLE_LIMIT or _SENTENCE.search(text) or _TRAIL.search(text):
        return False
    return form.name.search(text) is not None


def names_other(one: str, other: str, form: Form) -> bool:
    """True where two titles name different years or bodies."""
    organs = {organ_of(one, form), organ_of(other, form)} - {""}
    years = {frozenset(_years(title)) for title in (one, other)}
    return len(organs) > 1 or len(years) > 1


def organ_of(title: str, form: Form) -> str:
    """The body that a title names; empty where it names none."""
    match = form.name.search(title)
    before = title[: match.start()] if match else _CUT.split(title)[0]
    other = _OTHER_NAME.search(before)
    name = _NOT_ORGAN.sub("", before.replace(other[0], "", 1) if other else before)
    if other:
        return f"{name}（{other[1]}）"
    # 人民政府网站: the name of the report begins within that of the body.
    return name + "政府" if name.endswith("人民") else name


def _leading(node: Element, form: Form) -> frozenset[int]:
    """The numbers of a page's elements whose text is a link that names a report."""
    links = (link for link in node.getroottree().iter("a") if link.get("href"))
    named = (link for link in links if form.name.search(squeeze("".join(link.itertext()))))
    return frozenset(inner.number for link in named for inner in link.iter() if isinstance(inner.tag, str))


def _is_entry(line: TextLine, leading: frozenset[int]) -> bool:
    """True for a line that leads to a report: its name is a link, or it is one of several entries with dates."""
    if any(piece.node in leading and not piece.tail for piece in line.text.pieces):
        return True
    entry = next((node for node in (line.node, *line.node.iterancestors()) if node.tag in _ENTRIES), None)
    if entry is None:
        return False
    beside = (
        entry,
        *islice(entry.itersiblings(entry.tag, preceding=True), LIST_ENTRIES - 1),
        *islice(entry.itersiblings(entry.tag), LIST_ENTRIES - 1),
    )
    dated = (_DATED.search(squeeze("".join(node.itertext()))) is not None for node in beside)
    return sum(dated) >= LIST_ENTRIES


def _name_several(entries: Sequence[_Candidate], form: Form) -> bool:
    """True where lines name reports of different bodies or years: none of them is the page's own."""
    titles = [bare_title(entry.text.squeezed) for entry in entries]
    organs = {organ_of(title, form) for title in titles} - {""}
    years = {frozenset(_years(title)) for title in titles} - {frozenset()}
    return len(organs) > 1 or len(years) > 1


def _name_one(title: str, form: Form) -> bool:
    """True for a title that says whose report it is, or of which year."""
    return bool(organ_of(bare_title(title), form)) or _YEAR.search(title) is not None


def _candidates(lines: Sequence[TextLine], form: Form) -> Iterator[_Candidate]:
    """Lines that name the report; where there is none, pairs of lines that do, or a line that is cut off."""
    found = [
        _Candidate(n, line.text, line) for n, line in enumerate(lines) if reads_as_title(line.squeezed, form)
    ]
    if any(
        not entry.line.link and not entry.line.chrome and not _FIELD.search(entry.text.squeezed)
        for entry in found
    ):
        return iter(found)
    return iter([*found, *_broken(lines, form)])


def _broken(lines: Sequence[TextLine], form: Form) -> Iterator[_Candidate]:
    for n, line in enumerate(lines):
        text = line.squeezed
        if (
            line.link
            or line.chrome
            or len(text) > TITLE_LIMIT
            or _SENTENCE.search(text)
            or _FIELD.search(text)
        ):
            continue
        if n + 1 < len(lines) and not lines[n + 1].link and len(lines[n + 1].squeezed) <= ORGAN_LIMIT:
            both = joined(line.text, lines[n + 1].text)
            if reads_as_title(both.squeezed, form) and not reads_as_title(lines[n + 1].squeezed, form):
                yield _Candidate(n + 1, both, line)
                continue
        if _YEAR.search(text) and _CUT.search(text) and not re.search(r"[，、：]", text):
            yield _Candidate(n, line.text, line)


def _likeness(text: str) -> int:
    """How much a line reads as a title: with a year, as a report, without the name of a field."""
    return sum((bool(_YEAR.search(text)), "报告" in text, not _FIELD.search(text)))


def _is_organ(line: TextLine, title: str, form: Form) -> bool:
    """True for a line above the title that holds nothing but a body's name, perhaps with the year."""
    text = line.squeezed
    if line.link or not 2 <= len(text) <= ORGAN_LIMIT or text in title:
        return False
    name = _NOT_ORGAN.sub("", text)
    if _SENTENCE.search(text) or _FIELD.search(text) or re.search(r"[：:，\d]", _YEAR.sub("", text)):
        return False
    return kind_of(name, form).kind is not BodyKind.UNKNOWN or name.endswith(
        ("政府", "局", "委", "办", "公司", "集团")
    )


def _years(text: str) -> tuple[int, ...]:
    return tuple(int(match[0].translate(_HANZI)) for match in _YEAR.finditer(text))


def _title(text: str, at: Place, form: Form) -> Title:
    years = _years(text)
    return Title(
        text=text,
        organ=organ_of(text, form),
        year=years[0] if years else None,
        years=years,
        key="title",
        label=Message("标题", "title"),
        at=at,
    )
