"""Two reports side by side as one page to look at and to print; it needs nothing beside itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Final

from reportlint.handover.beside.figure_pairs import FigurePair, TablePair, figure_pairs
from reportlint.handover.beside.sentence_pairs import SectionPair, SentenceChange, SentencePair, section_pairs
from reportlint.handover.beside.wording import headings, rate, share, signed
from reportlint.model.message import Language, Message
from reportlint.model.report import Report
from reportlint.model.text import Element
from reportlint.outputs.html.build import el, html
from reportlint.outputs.html.paper import paper
from reportlint.support.atomic import whole

_FIGURES: Final = Message("数字", "Figures")
_TEXTS: Final = Message("文字", "Texts")
_NOTE: Final = Message(
    "每格是右边报告的数字；与左边不同的加粗，下面是左边的数字、变化和幅度。“占”是在合计中的占比。",
    "Each cell is the figure on the right; where the left differs it is bold, with the left, the change and its rate.",
)
_MOST: Final = 12
"""Changes that are told first."""


def write_page(file: Path, before: Report, after: Report, language: Language) -> None:
    """Write the page of two reports, `before` on the left. Raises UsageError."""
    with whole(file) as stream:
        stream.write(page(before, after, language))


def page(before: Report, after: Report, language: Language) -> bytes:
    """The page, as it is written."""
    names = headings(before, after)
    title = f"{after.name}　{names.before.in_(language)} ↔ {names.after.in_(language)}"
    tables, sections = list(figure_pairs(before, after)), section_pairs(before, after)
    body = (
        el("h1", title),
        _sources(before, after, language),
        _first(tables, sections, language),
        el("h2", _FIGURES.in_(language)),
        el("p", _NOTE.in_(language), class_="note"),
        *(_table(one, language) for one in tables),
        el("h2", _TEXTS.in_(language)),
        *(_section(one, (names.before, names.after), language) for one in sections),
    )
    return paper(Message(title, title), map(html, body), language)


def _sources(before: Report, after: Report, language: Language) -> Element:
    def said(report: Report) -> Element:
        title = report.title.text if report.title else report.name
        # Of a file its name: where it lies on this machine is nobody's business.
        shown = report.source if "://" in report.source else PurePath(report.source).name
        return el("td", el("b", title), el("br"), shown, class_="text")

    return el("table", el("tr", said(before), said(after)), class_="sources")


def _first(tables: Iterable[TablePair], sections: Iterable[SectionPair], language: Language) -> Element:
    """What a reviewer looks at first: how much differs, and the greatest changes."""
    pairs = [(table, pair) for table in tables for row in table.rows for pair in row]
    differing = [(table, pair) for table, pair in pairs if pair.differs]
    counts = Counter(pair.change for section in sections for pair in section.sentences)
    texts = "，".join(
        f"{change.say.in_(language)} {counts[change]}" for change in SentenceChange if counts[change]
    )
    greatest = sorted(differing, key=lambda entry: _size(entry[1]), reverse=True)[:_MOST]
    told = Message(
        f"数字 {len(pairs)} 项，{len(differing)} 项不同；句子：{texts or '无'}",
        f"{len(pairs)} figures, {len(differing)} differ; sentences: {texts or 'none'}",
    )
    return el(
        "div",
        el("p", told.in_(language)),
        el(
            "ul",
            *(
                el(
                    "li",
                    f"{table.title.in_(language)} · {pair.row.in_(language)} · {pair.column.in_(language)}："
                    f"{pair.before.text or '—'} → {pair.after.text or '—'}　{signed(pair.change)} {rate(pair)}",
                )
                for table, pair in greatest
            ),
        ),
        class_="first",
    )


def _table(table: TablePair, language: Language) -> Element:
    head = el("tr", el("th"), *(el("th", column.in_(language)) for column in table.columns))
    rows = (
        el("tr", el("th", row[0].row.in_(language)), *(_cell(pair) for pair in row)) for row in table.rows
    )
    return el("table", el("caption", table.title.in_(language)), el("thead", head), el("tbody", *rows))


def _cell(pair: FigurePair) -> Element:
    parts = (
        el("span", pair.after.text or "—", class_="now"),
        el("span", pair.before.text or "—", class_="was") if pair.differs else None,
        el("span", f"{signed(pair.change)} {rate(pair)}".strip(), class_="change") if pair.change else None,
        el("span", share(pair.after.share), class_="share") if pair.after.share else None,
    )
    return el("td", *parts, class_="differs" if pair.differs else None)


def _section(section: SectionPair, names: tuple[Message, Message], language: Language) -> Element:
    rows = (_sentence(pair, language) for pair in section.sentences)
    head = el("tr", *(el("th", name.in_(language)) for name in names), el("th"))
    caption = el("caption", section.title.in_(language))
    return el("table", caption, el("thead", head), el("tbody", *rows), class_="texts")


def _sentence(pair: SentencePair, language: Language) -> Element:
    left, right = el("td", class_="text"), el("td", class_="text")
    if pair.change in (SentenceChange.CHANGED, SentenceChange.NUMBERS):
        left, right = _marked(pair)
    else:
        left.text, right.text = pair.before or None, pair.after or None
    kind = el("td", pair.change.say.in_(language), class_="kind")
    return el("tr", left, right, kind, class_=pair.change.value)


def _marked(pair: SentencePair) -> tuple[Element, Element]:
    """Both sentences with what differs in them marked."""
    left: list[Element | str] = []
    right: list[Element | str] = []
    for old, new in pair.pieces():
        left.append(old if old == new else el("del", old))
        right.append(new if old == new else el("ins", new))
    return el("td", *left, class_="text"), el("td", *right, class_="text")


def _size(pair: FigurePair) -> Decimal:
    return abs(pair.change) if pair.change is not None else Decimal(0)
