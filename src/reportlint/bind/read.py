"""Page + form → report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportlint.bind.body import read_body
from reportlint.bind.headings import Found, find
from reportlint.bind.kind import page_facts
from reportlint.bind.labels import TableLabels, labels_of
from reportlint.bind.links import read_links
from reportlint.bind.meta import read_meta
from reportlint.bind.outline import Outline, outline
from reportlint.bind.publication import read_publication
from reportlint.bind.statements import read_statements
from reportlint.bind.tables import Part, bind_tables
from reportlint.bind.title import find_title
from reportlint.bind.unfold import Figures, unfold
from reportlint.bind.year import said_year
from reportlint.model.form import Form
from reportlint.model.place import Place
from reportlint.model.report import Body, Certainty, Missing, Paragraph, Report, Section, Table, Title
from reportlint.model.say import Say
from reportlint.model.text import Text
from reportlint.page import Page
from reportlint.page.flow import Item, Line, Picture


@dataclass(frozen=True)
class Reader:
    """Reads pages with one form. Made once, used for many pages."""

    form: Form
    tables: tuple[TableLabels, ...]

    @classmethod
    def of(cls, form: Form) -> Reader:
        """The reader of a form."""
        return cls(form, labels_of(form))

    def read(self, page: Page, items: Sequence[Item], *, as_of: date, body: Body | None = None) -> Report:
        """The report that stands on a page, whatever is missing from it.

        `items` is the page's flow; `body` overrides what the title says of the reporting body.
        """
        form = self.form
        unfolded = unfold(items, form, self.tables)
        found = find(unfolded, form)
        parts = outline(unfolded, found, [_weight(item) for item in unfolded], form)
        meta = tuple(read_meta(page.root))
        first = parts.ranges()[0][1] if parts.parts else len(unfolded)
        lines = [item for item in unfolded[:first] if isinstance(item, Line)]
        title = find_title(lines, meta, page.root.find("head/title"), form)
        sections = dict(self._sections(unfolded, parts))
        tables, extra = bind_tables(list(_parts(unfolded, parts)), self.tables, page.certainty)
        preface = tuple(_preface(lines, title))
        year = _year(title, preface, sections)
        said = read_statements(
            ((key, paragraph) for key, section in sections.items() for paragraph in section.paragraphs),
            form.grammar,
            year,
        )
        publication = read_publication(
            page, items=items, unfolded=unfolded, parts=parts, title=title, meta=meta, form=form
        )
        at = title.at if title else next((s.at for s in sections.values()), Place(page.root))
        links = tuple(read_links(parts.home if parts.home is not None else page.root, page.root))
        return Report(
            form=form,
            page=page_facts(
                page.root,
                items,
                title=title,
                sections=tuple(sections.values()),
                tables=tuple(tables.values()),
                links=links,
                form=form,
            ),
            title=title,
            year=year,
            body=body or read_body(title, publication.facts, meta, form),
            sections=sections,
            headings=tuple(entry.heading for entry in parts.headings),
            preface=preface,
            tables=tables,
            extra_tables=extra,
            missing=tuple(_missing(form, sections, tables, at)),
            statements=said.statements,
            breakdowns=said.breakdowns,
            ratios=said.ratios,
            meta=meta,
            dates=publication.dates,
            links=links,
            as_of=as_of,
            complete=not page.truncated,
            at=at,
            traits=frozenset(_traits(page)),
            facts=publication.facts,
        )

    def _sections(self, items: Sequence[Item | Figures], parts: Outline) -> Iterator[tuple[str, Section]]:
        by_key = {spec.key: spec for spec in self.form.sections}
        for entry, start, stop in parts.ranges():
            assert entry.spec is not None
            key = entry.spec.key
            yield key, Section(
                spec=by_key[key],
                heading=entry.heading,
                paragraphs=tuple(_paragraphs(key, entry, items[start:stop])),
                at=entry.heading.at,
                images=sum(isinstance(item, Picture) for item in items[start:stop]),
            )


def _traits(page: Page) -> Iterator[str]:
    """`document`: no web page; `fragment`: a page without a head; `guessed`: its structure is not sure."""
    if page.source.media_type != "text/html":
        yield "document"
    elif page.root.find("head") is None:
        yield "fragment"
    if page.certainty is Certainty.GUESS:
        yield "guessed"


def _weight(item: Item | Figures) -> int:
    if isinstance(item, Line):
        return len(item.squeezed)
    return 50 if isinstance(item, Figures) else 0


def _parts(items: Sequence[Item | Figures], parts: Outline) -> Iterator[Part]:
    """The figures of the page, each with the part of the report it stands in."""
    ranges = parts.ranges()
    for index, item in enumerate(items):
        if isinstance(item, Figures):
            section = next((entry.spec.key for entry, start, stop in ranges if entry.spec and start <= index < stop), "")
            yield Part(item.rows, item.at, section)


def _paragraphs(key: str, entry: Found, items: Sequence[Item | Figures]) -> Iterator[Paragraph]:
    number = 0
    for item in items:
        if not isinstance(item, Line) or item.chrome:
            continue
        text = item.text
        if item is items[0]:
            if not entry.rest:
                continue
            text = _rest(item.text, entry.rest)
        number += 1
        label = Say(f"{entry.heading.text} 第{number}段", f"{entry.heading.text}, paragraph {number}")
        yield Paragraph(text, f"{key}/{number}", label, Place(item.node, text, 0, len(text.squeezed)))


def _rest(text: Text, start: int) -> Text:
    """The text from a squeezed offset on."""
    first, _ = text.raw_range(start, start)
    pieces = [
        piece._replace(start=max(piece.start - first, 0), skip=piece.skip + max(first - piece.start, 0))
        for piece, _, _ in text.piece_ranges(first, len(text.raw))
    ]
    return Text(text.raw[first:], pieces)


def _preface(lines: Sequence[Line], title: Title | None) -> Iterator[Paragraph]:
    """The sentences between title and first part."""
    start = 0
    if title is not None:
        start = next((n + 1 for n, line in enumerate(lines) if line.node is title.at.node), 0)
    number = 0
    for line in lines[start:]:
        text = line.squeezed
        if line.link or line.chrome or len(text) < 15 or not re.search(r"[，。；]", text):
            continue
        number += 1
        yield Paragraph(
            line.text,
            f"preface/{number}",
            Say(f"前言第{number}段", f"preface, paragraph {number}"),
            line.at,
        )


def _year(title: Title | None, preface: Sequence[Paragraph], sections: Mapping[str, Section]) -> int | None:
    """The year reported on: the title's, else what the text says."""
    if title is not None and title.year is not None:
        return title.year
    texts = [paragraph.squeezed for paragraph in preface] + [section.text for section in sections.values()]
    return said_year(texts)


def _missing(
    form: Form, sections: Mapping[str, Section], tables: Mapping[str, Table], at: Place
) -> Iterator[Missing]:
    near = at
    for spec in form.sections:
        section = sections.get(spec.key)
        if section is not None:
            near = section.at
        else:
            yield Missing("section", spec.key, spec.title, near, spec.clause)
    for spec_ in form.tables:
        table = tables.get(spec_.key)
        if table is not None:
            yield from table.missing
        else:
            home = sections.get(spec_.section)
            yield Missing("table", spec_.key, spec_.title, home.at if home else at, spec_.clause)
