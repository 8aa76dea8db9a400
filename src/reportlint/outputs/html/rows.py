"""What the table of reports says about each."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model.finding import Outcome
from reportlint.model.message import Message
from reportlint.outputs.format import Run
from reportlint.outputs.html.document import Cell, ReportColumn
from reportlint.outputs.totals import STANDING, InputStanding, ordered, sign, standing
from reportlint.outputs.words import GRADES, grade, mark_style

STATE = ReportColumn(Message("核查结果", "standing"), "short", choice=True)
COUNTS = (
    *(ReportColumn(name, "number") for name in GRADES[:3]),
    ReportColumn(Message("主要问题", "main findings")),
)
_MAIN = 2


def state(outcome: Outcome, run: Run) -> Cell:
    """What became of it."""
    found = standing(outcome, run.fail_on)
    return marked(
        [*InputStanding].index(found), f"{sign(outcome, run.fail_on)} {STANDING[found].in_(run.language)}"
    )


def marked(rank: int, text: str) -> Cell:
    """A text that begins with a sign, in its colour."""
    return rank, text, mark_style(text).name


def counts(outcome: Outcome, run: Run) -> Sequence[Cell]:
    """Its findings by grade and the titles of the worst; nothing where it was not judged."""
    if outcome.problem is not None:
        return [None] * len(GRADES[:3]) + [outcome.problem.message.in_(run.language)]
    grades = [grade(finding) for finding in outcome.active]
    return [*(grades.count(name) for name in GRADES[:3]), _main(outcome, run)]


def words(outcome: Outcome | None, run: Run) -> str:
    """What a report is searched by beside its row: rule, place and message of every finding."""
    titles = {rule.id: rule.title.in_(run.language) for rule in run.rules}
    said = (
        part
        for one in (outcome.findings if outcome else ())
        for part in (
            one.rule,
            titles.get(one.rule, ""),
            one.location.label.in_(run.language),
            one.message.in_(run.language),
        )
    )
    return "\n".join(dict.fromkeys(said))


def _main(outcome: Outcome, run: Run) -> str:
    titles = {rule.id: rule.title.in_(run.language) for rule in run.rules}
    worst = (finding.rule for finding in ordered(outcome.active) if grade(finding) in GRADES[:3])
    return "；".join([titles.get(rule, rule) for rule in dict.fromkeys(worst)][:_MAIN])
