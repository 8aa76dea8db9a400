"""The list of findings beside a page, each with the places that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlint.model.finding import Finding, Location
from reportlint.model.message import Message
from reportlint.model.text import Element
from reportlint.outputs.details import AT, BASIS, WITH, details, related_name, short_name
from reportlint.outputs.format import Run
from reportlint.outputs.hints import folded
from reportlint.outputs.html.build import Child, el
from reportlint.outputs.words import GRADES, MARKS, grade

CLASSES = dict(zip(GRADES, ("error", "warning", "review", "info"), strict=True))
"""What the style sheet calls the grades of findings."""


class MarkedPlace(NamedTuple):
    """A place of a finding."""

    number: int
    """Its number on the page."""
    location: Location
    name: Message
    """What it has to do with the finding: its role, else what it is called beside the finding's own place."""


class Pointing(NamedTuple):
    """A finding with its places, its own first."""

    finding: Finding
    places: tuple[MarkedPlace, ...]


def pointing(findings: Sequence[Finding]) -> list[Pointing]:
    """The findings with their places, these numbered throughout from 0."""
    found: list[Pointing] = []
    number = 0
    for finding in findings:
        locations = (finding.location, *finding.related)
        places = (
            MarkedPlace(number + n, location, location.role or short_name(location, finding.location))
            for n, location in enumerate(locations)
        )
        found.append(Pointing(finding, tuple(places)))
        number += len(locations)
    return found


def listed(findings: Sequence[Pointing], seen: frozenset[int], run: Run) -> list[Element]:
    """The list, hints beyond the first ones folded in. `seen` are the places that the page shows."""
    told, _ = folded(one.finding for one in findings)
    open_ = {id(one.first) for one in told}
    shown: list[Element] = []
    hints: list[Element] = []
    for number, one in enumerate(findings, 1):
        within = shown if run.show_passed or id(one.finding) in open_ else hints
        within.append(_item(number, one, seen, run))
    lists = [el("ol", *shown)] if shown else []
    if hints:
        more = Message(f"另有 {len(hints)} 项提示", f"{len(hints)} more hints").in_(run.language)
        lists.append(el("details", el("summary", more), el("ol", *hints)))
    return lists


def _item(number: int, pointing: Pointing, seen: frozenset[int], run: Run) -> Element:
    finding, (own, *_) = pointing
    name = grade(finding)
    head = el(
        "button",
        el("span", MARKS[name], class_="sign", aria_hidden="true"),
        el("span", name.in_(run.language), class_="grade"),
        el("span", finding.location.label.in_(run.language), class_="where"),
        type="button",
        class_="open",
        data_open=own.number,
    )
    return el(
        "li",
        el("h4", head),
        el("p", finding.message.in_(run.language), class_="message"),
        el("dl", *_rows(pointing, seen, run)),
        class_=f"finding {CLASSES[name]}" + (" quiet" if finding.suppression else ""),
        data_number=number,
        data_sign=MARKS[name],
        data_grade=name.in_(run.language),
        data_fingerprint=finding.fingerprint,
    )


def _rows(pointing: Pointing, seen: frozenset[int], run: Run) -> list[Element]:
    finding, (own, *related) = pointing
    rows = []
    for label, said in details(finding, run.clauses):
        text = said.in_(run.language)
        values: list[Child] = [text] if text else []
        if label is AT:
            values = [_place(own, text or finding.location.label.in_(run.language), seen, run)]
        elif label is WITH:
            names = ((one, related_name(one.location, finding.location)) for one in related)
            values = [_place(one, name.in_(run.language), seen, run) for one, name in names]
        elif label is BASIS:
            values.append(_clause(finding, run))
        if values:
            rows += [el("dt", label.in_(run.language)), el("dd", *values)]
    return rows


def _place(place: MarkedPlace, text: str, seen: frozenset[int], run: Run) -> Element:
    """A place to go to; plain text where the page does not show it."""
    if place.number not in seen:
        return el("span", text, class_="place")
    name = place.name.in_(run.language)
    return el("button", text, type="button", class_="place", data_place=place.number, data_role=name)


def _clause(finding: Finding, run: Run) -> Element | None:
    """What the clause says."""
    clause = run.clauses.get(finding.clause)
    if clause is None or not clause.text.zh:
        return None
    sense = Message("（大意）", " (in substance)") if clause.paraphrase else Message("", "")
    return el("span", clause.text.in_(run.language) + sense.in_(run.language), class_="clause")
