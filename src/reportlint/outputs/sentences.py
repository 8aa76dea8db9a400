"""Short sentences that several outputs share: counts, denominators, places, names of reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reportlint.model.finding import Finding, Outcome, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs.words import GRADES, SUPPRESSION, VERDICT, grade, number


def joined(parts: Iterable[Message], zh: str = "，", en: str = ", ") -> Message:
    """The parts in one line."""
    kept = [part for part in parts if part.zh]
    return Message(zh.join(part.zh for part in kept), en.join(part.en for part in kept))


def name_of(outcome: Outcome) -> Message:
    """What a report is called: its body and year, else its title, else the name of the input."""
    if outcome.body:
        year = Message(f"{outcome.year} 年度", str(outcome.year)) if outcome.year else Message("", "")
        return joined((Message(outcome.body, outcome.body), year), " · ", " · ")
    name = outcome.title or outcome.origin.name
    return Message(name, name)


def graded(findings: Iterable[Finding]) -> Message:
    """How many findings of each grade count, worst first, and how many do not."""
    grades: Counter[Message] = Counter()
    quiet: Counter[str] = Counter()
    for finding in findings:
        if finding.suppression is None:
            grades[grade(finding)] += 1
        else:
            quiet[finding.suppression.kind] += 1
    return counts({name: grades[name] for name in GRADES}, quiet)


def counts(grades: Mapping[Message, int], suppressed: Mapping[str, int]) -> Message:
    """Numbers of findings by grade and by kind of suppression, in words."""
    return joined(
        (
            *(number(n, name) for name, n in grades.items() if n),
            *(number(n, SUPPRESSION.get(kind, Message(kind, kind))) for kind, n in suppressed.items() if n),
        ),
        "、",
    )


def judged(tally: Mapping[Verdict, int]) -> Message:
    """The denominators: 已核 385 项，1 项不符，2 项未能判断."""
    total = sum(tally.get(verdict, 0) for verdict in (Verdict.PASS, Verdict.FAIL, Verdict.REVIEW))
    rest = [
        number(n, VERDICT[verdict])
        for verdict in (Verdict.FAIL, Verdict.REVIEW, Verdict.OPEN, Verdict.NOT_APPLICABLE)
        if (n := tally.get(verdict, 0))
    ]
    if total and total == tally.get(Verdict.PASS, 0):
        rest.insert(0, Message("全部相符", "all pass"))
    return joined((Message(f"已核 {total} 项", f"{total} judged"), *rest))


FAR = 200
"""A column beyond this leads nobody to the words: they are told first, and the line alone."""


def position(where: Region) -> Message:
    """Line and column in words, or the spot of a source without lines; empty where neither is known."""
    if where.words is not None:
        return where.words
    if where.line is None:
        return Message("", "")
    if where.column is None or where.column > FAR:
        return Message(f"第 {where.line} 行", f"line {where.line}")
    return Message(f"第 {where.line} 行，第 {where.column} 列", f"line {where.line}, column {where.column}")


def placed(finding: Finding) -> Message:
    """The finding behind its place, which is said once where its own sentence begins with it."""
    label, said = finding.location.label, finding.message
    return Message(
        said.zh if said.zh.startswith(label.zh) else f"{label.zh}：{said.zh}",
        said.en if said.en.lower().startswith(label.en.lower()) else f"{label.en}: {said.en}",
    )


def suppression(finding: Finding) -> Message:
    """Why a finding does not count; empty where it does."""
    reason = finding.suppression
    if reason is None:
        return Message("", "")
    until = (
        Message(f"（至 {reason.expires}）", f" (until {reason.expires})")
        if reason.expires
        else Message("", "")
    )
    name = SUPPRESSION.get(reason.kind, Message(reason.kind, reason.kind))
    return Message(f"{name.zh}{until.zh}：{reason.reason}", f"{name.en}{until.en}: {reason.reason}")
