"""The public names of reportlint: what rules, plugins and scripts may import.

A name is loaded when it is first used, so that `import reportlint` costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlint.api import check as check
    from reportlint.loaders import Loader as Loader
    from reportlint.loaders import Unreadable as Unreadable
    from reportlint.loaders import page_from_html as page_from_html
    from reportlint.model.across import Earlier as Earlier
    from reportlint.model.across import Hierarchy as Hierarchy
    from reportlint.model.across import KnownFigure as KnownFigure
    from reportlint.model.across import KnownFigures as KnownFigures
    from reportlint.model.across import Peers as Peers
    from reportlint.model.across import Years as Years
    from reportlint.model.amount import Amount as Amount
    from reportlint.model.amount import Meaning as Meaning
    from reportlint.model.balance import Suspect as Suspect
    from reportlint.model.balance import suspects as suspects
    from reportlint.model.body import Body as Body
    from reportlint.model.body import BodyKind as BodyKind
    from reportlint.model.certainty import Certainty as Certainty
    from reportlint.model.errors import UsageError as UsageError
    from reportlint.model.fact import Fact as Fact
    from reportlint.model.fact import FactKind as FactKind
    from reportlint.model.finding import Finding as Finding
    from reportlint.model.finding import Location as Location
    from reportlint.model.finding import Notice as Notice
    from reportlint.model.finding import Origin as Origin
    from reportlint.model.finding import Outcome as Outcome
    from reportlint.model.finding import Problem as Problem
    from reportlint.model.finding import Severity as Severity
    from reportlint.model.finding import Verdict as Verdict
    from reportlint.model.form import Clause as Clause
    from reportlint.model.form import Form as Form
    from reportlint.model.label import alike as alike
    from reportlint.model.label import fold as fold
    from reportlint.model.lexicon import Hit as Hit
    from reportlint.model.lexicon import Lexicon as Lexicon
    from reportlint.model.lexicon import LexiconEntry as LexiconEntry
    from reportlint.model.message import Message as Message
    from reportlint.model.missing import Missing as Missing
    from reportlint.model.page import Dated as Dated
    from reportlint.model.page import Link as Link
    from reportlint.model.page import MetaTag as MetaTag
    from reportlint.model.page import PageFacts as PageFacts
    from reportlint.model.page import PageKind as PageKind
    from reportlint.model.place import Locatable as Locatable
    from reportlint.model.place import Place as Place
    from reportlint.model.place import Region as Region
    from reportlint.model.prose import Prose as Prose
    from reportlint.model.report import Report as Report
    from reportlint.model.section import Heading as Heading
    from reportlint.model.section import Paragraph as Paragraph
    from reportlint.model.section import Passage as Passage
    from reportlint.model.section import Section as Section
    from reportlint.model.section import Title as Title
    from reportlint.model.statement import Breakdown as Breakdown
    from reportlint.model.statement import Exactness as Exactness
    from reportlint.model.statement import Quantity as Quantity
    from reportlint.model.statement import Ratio as Ratio
    from reportlint.model.statement import Scope as Scope
    from reportlint.model.statement import Statement as Statement
    from reportlint.model.statement import Tense as Tense
    from reportlint.model.table import Cell as Cell
    from reportlint.model.table import Column as Column
    from reportlint.model.table import Equation as Equation
    from reportlint.model.table import Row as Row
    from reportlint.model.table import Table as Table
    from reportlint.model.table import TableLine as TableLine
    from reportlint.model.text import Text as Text
    from reportlint.model.text import squeeze as squeeze
    from reportlint.outputs import Closing as Closing
    from reportlint.outputs import Format as Format
    from reportlint.outputs import Run as Run
    from reportlint.outputs import Writer as Writer
    from reportlint.page import Page as Page
    from reportlint.plugins.hookspecs import hookimpl as hookimpl
    from reportlint.rules.declared import Kind as Kind
    from reportlint.rules.discovery import rules_in as rules_in
    from reportlint.rules.rule import Case as Case
    from reportlint.rules.rule import Fail as Fail
    from reportlint.rules.rule import NotApplicable as NotApplicable
    from reportlint.rules.rule import Note as Note
    from reportlint.rules.rule import Open as Open
    from reportlint.rules.rule import Review as Review
    from reportlint.rules.rule import Rule as Rule
    from reportlint.rules.rule import rule as rule
    from reportlint.similarity import bare as bare
    from reportlint.similarity import likeness_of as likeness_of
    from reportlint.similarity import names_of as names_of
    from reportlint.similarity import places_in as places_in

_NAMES = {
    "api": "check",
    "loaders": "Loader Unreadable page_from_html",
    "model.across": "Earlier Hierarchy KnownFigure KnownFigures Peers Years",
    "model.amount": "Amount Meaning",
    "model.balance": "Suspect suspects",
    "model.body": "Body BodyKind",
    "model.certainty": "Certainty",
    "model.errors": "UsageError",
    "model.fact": "Fact FactKind",
    "model.finding": "Finding Notice Origin Outcome Problem Severity Location Verdict",
    "model.form": "Clause Form",
    "model.label": "alike fold",
    "model.lexicon": "LexiconEntry Hit Lexicon",
    "model.message": "Message",
    "model.missing": "Missing",
    "model.page": "Dated Link MetaTag PageFacts PageKind",
    "model.place": "Locatable Place Region",
    "model.prose": "Prose",
    "model.report": "Report",
    "model.section": "Heading Paragraph Passage Section Title",
    "model.statement": "Breakdown Exactness Quantity Ratio Scope Statement Tense",
    "model.table": "Cell Column Equation TableLine Row Table",
    "model.text": "Text squeeze",
    "outputs": "Closing Format Run Writer",
    "page": "Page",
    "plugins.hookspecs": "hookimpl",
    "rules.declared": "Kind",
    "rules.discovery": "rules_in",
    "rules.rule": "Case Fail NotApplicable Note Open Review Rule rule",
    "similarity": "bare likeness_of names_of places_in",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
