"""Page + form → report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportlint.model.certainty import Certainty
from reportlint.model.form import Form, TableSpec
from reportlint.model.label import fold
from reportlint.model.message import Message
from reportlint.model.missing import Missing
from reportlint.model.place import Place
from reportlint.model.report import Report
from reportlint.model.section import Section
from reportlint.model.table import Table
from reportlint.model.text import Text
from reportlint.page import Page
from reportlint.page.flow import Item, Picture, TextLine
from reportlint.reading import notices
from reportlint.reading.body_kind import read_body
from reportlint.reading.headings import HeadingLine, find
from reportlint.reading.metadata.links import read_links
from reportlint.reading.metadata.meta import read_meta
from reportlint.reading.metadata.page_kind import page_facts
from reportlint.reading.metadata.publication import read_publication
from reportlint.reading.metadata.unread import says_report_unseen
from reportlint.reading.metadata.year import reported_year
from reportlint.reading.outline.boundaries import of_the_site
from reportlint.reading.outline.outline import Outline, outline
from reportlint.reading.outline.paragraphs import paragraphs, part_paragraphs, preface_lines
from reportlint.reading.outline.title import find_title
from reportlint.reading.statements import read_statements
from reportlint.reading.tables.labels import FormLabels, TableLabels
from reportlint.reading.tables.split import unfold
from reportlint.reading.tables.tables import Figures, Unfolded, bind_tables

LABEL_PRINTED = 4
"""Characters of a label that can't stand in a text by chance."""
NUMBERS_READ = 0.5
"""Share of the numbers of a table written as text that must have a label (0 to 1)."""
LABELS_PRINTED = 3
"""Labels of a table that stand on a page which holds it."""


@dataclass(frozen=True)
class ReportReader:
    """Reads pages with one form. Made once, used for many pages."""

    form: Form
    labels: FormLabels

    @classmethod
    def of(cls, form: Form) -> ReportReader:
        """The reader of a form."""
        return cls(form, FormLabels(form))

    def read(self, page: Page, items: Sequence[Item], *, as_of: date) -> Report:
        """The report that stands on a page, whatever is missing from it.

        `items` is the page's flow.
        """
        form = self.form
        unfolded = unfold(items, self.labels)
        found = self._headings(unfolded) if page.inferred else find(unfolded, form)
        parts = outline(unfolded, found, form)
        meta = tuple(read_meta(page.root))
        first = next((entry.index for entry in parts.parts.values()), len(unfolded))
        before = [item for item in unfolded[parts.start : first] if isinstance(item, TextLine)]
        title, title_lines = find_title(
            before, meta, page.root.find("head/title"), form, followed=bool(parts.parts)
        )
        opening = preface_lines(_after(before, title_lines))
        preface = tuple(paragraphs("preface", Message("前言", "preface"), opening))
        ending = [item for item in unfolded[parts.signature : parts.end] if isinstance(item, TextLine)]
        tables, extra = bind_tables(_figures(unfolded, parts), self.labels.tables, page.certainty_at)
        unread = self._unread(items, tables) if page.inferred else {}
        tables = {key: table for key, table in tables.items() if key not in unread}
        sections = dict(self._sections(unfolded, parts, tables))
        publication = read_publication(
            page, items=items, unfolded=unfolded, parts=parts, title=title, meta=meta, form=form
        )
        # What stands on a page without a report, such as its news, says nothing of one.
        own = bool(title or parts.parts or tables)
        texts = [*(p.squeezed for p in preface), *(section.text for section in sections.values())]
        year = reported_year(title, publication.dates, texts) if own else None
        body = read_body(title, publication.facts if own else (), meta if own else (), form)
        narrative = [("preface", paragraph) for paragraph in preface]
        narrative += (
            (key, paragraph) for key, section in sections.items() for paragraph in section.paragraphs
        )
        said = read_statements(
            narrative,
            form.grammar,
            year,
            body.name,
        )
        at = title.at if title else next((s.at for s in sections.values()), Place(page.root.number))
        links = tuple(read_links(parts.home if parts.home is not None else page.root, page.root))
        lost = len(sections) < len(form.sections) or len(tables) < len(form.tables)
        unsure = page.inferred or page.certainty is Certainty.GUESS
        doubtful = unsure or (lost and says_report_unseen(page.root, form))
        doubt = Certainty.GUESS if doubtful else Certainty.LABEL
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
                several=parts.several,
                url=page.source.url,
            ),
            title=title,
            year=year,
            body=body,
            sections=sections,
            headings=tuple(entry.heading for entry in parts.headings),
            preface=preface,
            tables=tables,
            extra_tables=extra,
            missing=tuple(
                missing
                for missing in _missing(form, sections, tables, at, doubt)
                if missing.key not in unread
            ),
            statements=said.statements,
            breakdowns=said.breakdowns,
            ratios=said.ratios,
            unrelated=said.unrelated,
            meta=meta,
            dates=publication.dates,
            links=links,
            as_of=as_of,
            complete=not page.truncated,
            at=at,
            traits=frozenset(_traits(page)),
            facts=publication.facts,
            signature=tuple(paragraphs("signature", Message("落款", "signature"), ending)),
            outside=tuple(_outside(unfolded, parts, (*title_lines, *opening))),
            repeated=tuple(entry.heading for entry in parts.repeated),
            notices=(
                *notices.copies(parts),
                *map(notices.table_unread, unread.values()),
                *notices.sentences_unrelated(len(said.unrelated)),
            ),
            source=page.source.url or page.source.name,
            sha256=page.source.sha256,
        )

    def _headings(self, items: Sequence[Unfolded]) -> list[HeadingLine]:
        """The lines that read as headings, without the labels of a table that was written as text."""
        known = self.labels.known
        return [line for line in find(items, self.form) if line.spec or fold(line.heading.text) not in known]

    def _unread(self, items: Sequence[Item], tables: Mapping[str, Table]) -> dict[str, TableSpec]:
        """The tables whose labels stand on the page, though their rows and columns could not be told."""
        lines = fold("".join(item.squeezed for item in items if isinstance(item, TextLine)))
        return {
            labels.spec.key: labels.spec
            for labels in self.labels.tables
            if _is_unread(tables.get(labels.spec.key), labels)
            and sum(len(label) >= LABEL_PRINTED and label in lines for label in labels.known)
            >= LABELS_PRINTED
        }

    def _sections(
        self, items: Sequence[Unfolded], parts: Outline, tables: Mapping[str, Table]
    ) -> Iterator[tuple[str, Section]]:
        """The parts in page order; one that has a table but no heading comes after those with a heading."""
        by_key = {spec.key: spec for spec in self.form.sections}
        for entry, start, stop in parts.ranges():
            assert entry.spec is not None
            key = entry.spec.key
            own = items[start : min(stop, max(parts.close, start + entry.lines))]
            lines = [
                item
                for n, item in enumerate(own)
                if isinstance(item, TextLine) and (n == 0 or not of_the_site(item, self.form))
            ]
            yield (
                key,
                Section(
                    spec=by_key[key],
                    heading=entry.heading,
                    paragraphs=tuple(part_paragraphs(key, entry, lines)),
                    at=entry.heading.at,
                    images=sum(isinstance(item, Picture) for item in items[start:stop]),
                    renamed=key in parts.renamed,
                ),
            )
        for table in tables.values():
            if table.spec.section in by_key and table.spec.section not in parts.parts:
                yield table.spec.section, Section(by_key[table.spec.section], None, (), table.at)


def _after(lines: Sequence[TextLine], title: Sequence[TextLine]) -> Sequence[TextLine]:
    last = next((n for n, line in enumerate(lines) if title and line is title[-1]), -1)
    return lines[last + 1 :]


def _figures(items: Sequence[Unfolded], parts: Outline) -> list[Figures]:
    """The figures of the report, each with the part it stands in."""
    ranges = parts.ranges()
    return [
        replace(
            item, section=next((e.spec.key for e, first, stop in ranges if e.spec and first <= n < stop), "")
        )
        for n, item in enumerate(items[: parts.stop])
        if isinstance(item, Figures) and n >= parts.start
    ]


def _outside(items: Sequence[Unfolded], parts: Outline, before: Sequence[TextLine]) -> Iterator[Text]:
    """The lines that are neither title nor preface, nor in a part or the signature."""
    known = {*map(id, before)}
    inside = range(0)
    ranges = parts.ranges()
    if ranges:
        inside = range(ranges[0][1], min(ranges[-1][2], parts.close))
    for n, item in enumerate(items):
        if isinstance(item, TextLine) and id(item) not in known:
            own = (n in inside and not item.chrome) or parts.signature <= n < parts.end
            if not own:
                yield item.text


def _traits(page: Page) -> Iterator[str]:
    """`document`: no web page; `fragment`: a page without a head; `guessed`: its structure is not sure;
    `inferred`: its paragraphs were put together from lines."""
    if page.source.media_type != "text/html":
        yield "document"
    elif page.root.find("head") is None:
        yield "fragment"
    if page.certainty is Certainty.GUESS:
        yield "guessed"
    if page.inferred:
        yield "inferred"


def _is_unread(table: Table | None, labels: TableLabels) -> bool:
    """Whether a table was not found, or as lines of text in which few numbers have a label."""
    if table is None:
        return True
    return "flattened" in table.traits and len(table.cells) < NUMBERS_READ * labels.size


def _missing(
    form: Form, sections: Mapping[str, Section], tables: Mapping[str, Table], at: Place, certainty: Certainty
) -> Iterator[Missing]:
    near = at
    for spec in form.sections:
        section = sections.get(spec.key)
        if section is not None:
            near = section.at
        else:
            yield Missing("section", spec.key, spec.title, near, spec.clause, certainty)
    for wanted in form.tables:
        table = tables.get(wanted.key)
        if table is not None:
            yield from table.missing
        else:
            home = sections.get(wanted.section)
            place = home.at if home else at
            yield Missing("table", wanted.key, wanted.title, place, wanted.clause, certainty)
