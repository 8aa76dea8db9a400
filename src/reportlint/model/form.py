"""A prescribed form as data: what a report of one kind must hold and how it may be worded.

Forms are read from `rules/forms/*.toml` by `reportlint.forms`; see the header of those files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportlint.model.grammar import Grammar
from reportlint.model.lexicon import Lexicon
from reportlint.model.message import Message


class Force(StrEnum):
    """How strictly a clause binds."""

    MUST = "must"
    SHOULD = "should"
    PRACTICE = "practice"
    """Not prescribed by a text: arithmetic, custom, or a hint."""


class ClauseStatus(StrEnum):
    """How well a clause is known (the catalogue's status words)."""

    VERIFIED = "verified"
    OBSERVED = "observed"
    RECALLED = "recalled"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Clause:
    """One provision a rule rests on."""

    id: str
    """Such as `regulation-711/50` or `form-2021/table-3`."""
    source: str
    """Id of the document, the part of `id` before the slash."""
    title: Message
    """How it is cited, such as 《政府信息公开条例》第五十条."""
    text: Message
    force: Force
    status: ClauseStatus
    paraphrase: bool = False
    """True where `text` gives the sense, not the words: it is then never quoted as the words of the law."""
    unchecked: Message | None = None
    """Why no rule can judge it from a page, where none does."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """One part of the form."""

    key: str
    """`sections/overview` and the like."""
    ordinal: int
    title: Message
    heading: re.Pattern[str]
    """Matches the squeezed heading without its ordinal; `fullmatch` is used."""
    clause: str
    table: str | None = None
    """Key of the table that stands in this part."""
    says: re.Pattern[str] | None = None
    """What its text says, squeezed, so that it is known where its heading is lost; None for a part that is a table."""


@dataclass(frozen=True, slots=True)
class LineSpec:
    """A row or column of a table, known by its label."""

    key: str
    title: Message
    """What readers call it; short."""
    printed: str
    """The prescribed label, as the form prints it; empty for a column that the form does not label."""
    labels: tuple[str, ...]
    """Accepted labels, folded (see `reportlint.model.label.fold`); the first is the prescribed one."""
    variants: tuple[str, ...] = ()
    """Folded labels that are understood but differ from the form."""
    group: str = ""
    """Prescribed label of the group it stands in, such as （三）不予公开; folded like `labels`."""
    decimal: bool = False
    """True where amounts of money stand, False for counts."""
    signed: bool = False
    """True where the number is a change and may be negative."""


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """A part of a table with columns of its own."""

    key: str
    rows: tuple[LineSpec, ...]
    columns: tuple[LineSpec, ...]
    bar: tuple[str, ...] = ()
    """The line above it, such as 第二十条第（一）项; empty where the form has none."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A prescribed table.

    Where `across` is true the rows of the model are groups of columns on the page, all on one line of
    numbers (表四).
    """

    key: str
    section: str
    """Key of the part it stands in; empty in a form that is all table."""
    title: Message
    clause: str
    blocks: tuple[BlockSpec, ...]
    across: bool = False
    heads: tuple[str, ...] = ()
    """Further labels of the table that head groups of rows or columns, folded."""
    note: str = ""
    """A sentence printed in the table, folded."""
    foreign: tuple[str, ...] = ()
    """Labels that belong to another form's version of this table, folded."""


@dataclass(frozen=True, slots=True)
class EquationSpec:
    """Σ left = Σ right over cells of one table."""

    family: str
    """The rule family it belongs to, such as `requests-row-total`; `each="equation.FAMILY"` draws from it."""
    key: str
    """`requests/granted` for a row's, `requests/*/natural` for a column's."""
    label: Message
    left: tuple[str, ...]
    """Cell keys."""
    right: tuple[str, ...]
    """Cell keys; for a total, the one cell that holds it."""


@dataclass(frozen=True, slots=True)
class BodySpec:
    """How the names of a kind of body read."""

    kind: str
    """A value of `BodyKind`."""
    names: re.Pattern[str]
    """Searched for in the squeezed name."""
    perhaps: tuple[str, ...] = ()
    """What else a body of such a name may be; empty where the name says it for sure."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """How pages say when, by whom and where a report was published, by kind of fact (`FactKind`)."""

    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of `<meta>` tags, in lower case, the best first."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Kind of fact by printed label, folded; empty for labels that only end the value before them."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A prescribed form: parts, tables, equations, wording, clauses."""

    id: str
    title: Message
    first_year: int
    """First report year (the year reported on) it applies to."""
    last_year: int | None
    name: re.Pattern[str]
    """What the title must contain, squeezed, for a page to be a report of this kind."""
    sections: tuple[SectionSpec, ...]
    tables: tuple[TableSpec, ...]
    equations: tuple[EquationSpec, ...]
    clauses: Mapping[str, Clause]
    grammar: Grammar
    """How numbers are said in the narrative."""
    bodies: tuple[BodySpec, ...] = ()
    """Kinds of reporting body; the first whose names match is taken."""
    page: PageSpec = field(default_factory=PageSpec)
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    """Word lists by name, from `rules/lexicons/*.toml` and the folders of plugins."""
    groups: tuple[str, ...] = ()
    """The groups of rules that are for reports of this kind; empty for all."""
    basis: Mapping[str, str] = field(default_factory=dict)
    """For clauses that were not in force in its years: the id of the one that a rule rests on instead; empty
    where there was none, so that such a rule is not for its reports."""
    vocabulary: Mapping[str, object] = field(default_factory=dict)
    """Word lists that rules read: aspects of part one, cues, lexicons (see `[vocabulary]` in the form)."""

    def table(self, key: str) -> TableSpec:
        """The table with this key. Raises KeyError."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)
