"""What a comment says: how grave, what stands, what should, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from reportlint.model.finding import Finding, Outcome
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs.details import AT, details
from reportlint.outputs.format import Run
from reportlint.outputs.sentences import graded, joined, judged
from reportlint.outputs.words import grade

AUTHOR: Final = "reportlint"
_WHY: Final = Message("理由", "why")


class Comment(NamedTuple):
    """A comment and where it belongs; without a place it is about the whole document."""

    where: Region | None
    lines: tuple[str, ...]


def comments_of(outcome: Outcome, run: Run) -> list[Comment]:
    """The result as a whole, then the findings in reading order."""
    findings = [_finding(finding, run) for finding in outcome.findings]
    return [Comment(None, tuple(say.in_(run.language) for say in _whole(outcome, run))), *findings]


def _whole(outcome: Outcome, run: Run) -> Iterator[Message]:
    day = Message(
        f"reportlint {run.version} 于 {run.as_of} 核查", f"checked by reportlint {run.version} on {run.as_of}"
    )
    if outcome.problem is not None:
        failed = joined((Message("未能核查", "not checked"), outcome.problem.message), "：", ": ")
        yield joined((day, failed))
        yield outcome.problem.advice
        return
    found = graded(outcome.findings) if outcome.findings else Message("未发现问题", "no findings")
    yield joined((day, found))
    yield judged(outcome.tally)
    yield from (notice.message for notice in outcome.notices)


def _finding(finding: Finding, run: Run) -> Comment:
    language = run.language
    name = grade(finding).in_(language)
    lines = [f"【{name}】{finding.message.in_(language)}"]
    rule = next((rule for rule in run.rules if rule.id == finding.rule), None)
    said = [(label, text) for label, text in details(finding, run.clauses) if label is not AT]
    if rule is not None:
        said.insert(0, (_WHY, rule.why))
    lines += [f"{label.in_(language)}：{text.in_(language)}" for label, text in said if text.zh]
    return Comment(_place(finding), tuple(lines))


def _place(finding: Finding) -> Region:
    """Its place; of a whole table that it finds fault with, the first of the cells that it names."""
    whole = finding.location.where
    if not whole.xpath.rpartition("/")[2].startswith("table"):
        return whole
    named = (one.where for one in finding.related if one.origin is None)
    return next((one for one in named if one.xpath.startswith(f"{whole.xpath}/")), whole)


def character(html: str, offset: int) -> int:
    """Which character of a text stands at an offset of the HTML that shows it."""
    return len(unescape(html[:offset]))
