"""Documents handed in, checked as `check` and `url` check them. Runs in workers only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.checking.run import write
from reportlint.checking.session import Session
from reportlint.fetch.fetch import FetchSettings
from reportlint.loaders import load
from reportlint.loaders.archive import INSIDE
from reportlint.model.errors import UsageError
from reportlint.model.finding import Outcome, Verdict
from reportlint.model.message import Message
from reportlint.outputs.comments.writer import takes_comments
from reportlint.outputs.sentences import judged, name_of
from reportlint.outputs.totals import STANDING, FailOn, standing
from reportlint.outputs.words import GRADES, grade
from reportlint.page.problems import problem
from reportlint.runs.codec import outcomes_of, packed_outcomes
from reportlint.serve.answers import JudgedDocument, ReportSummary
from reportlint.serve.handed_in import recheck
from reportlint.serve.jobs import DOCUMENT, OUTCOMES, VIEW, JudgeAddress, JudgeFile
from reportlint.suppression.waivers import Waiving

Step = Callable[[int], None]
"""Is told how many reports are done."""

_UNWRITTEN: Final = Message(
    "文件没有写成，请把原件反馈给维护者。", "The document could not be written; tell the maintainers."
)


def judge_document(
    session: Session, fetching: FetchSettings, job: JudgeFile | JudgeAddress, step: Step
) -> JudgedDocument:
    """Check it, and keep its outcomes and their view in its folder. Raises UsageError."""
    found = (
        _of_file(session, job, step) if isinstance(job, JudgeFile) else _of_address(session, fetching, job)
    )
    waiving = Waiving(
        () if session.config.no_waivers else session.config.waivers,
        session.as_of,
        [rule.id for rule in session.rules],
    )
    outcomes = [waiving.apply(outcome) for outcome in found]
    (job.folder / OUTCOMES).write_bytes(packed_outcomes(outcomes))
    write_format(session, outcomes, "html", job.folder / VIEW)
    earlier = kept(job.earlier) if job.earlier else None
    return JudgedDocument(
        tuple(_summary(outcome, session.config.fail_on or FailOn.ERROR) for outcome in outcomes),
        isinstance(job, JudgeFile) and len(outcomes) == 1 and takes_comments(outcomes[0].origin),
        recheck(session, earlier, outcomes) if earlier else None,
    )


def write_format(session: Session, outcomes: list[Outcome], name: str, into: Path) -> None:
    """Write the document that the commands write with `-o NAME=INTO`. Raises UsageError."""
    asked = replace(session, config=replace(session.config, output=(f"{name}={into}",)))
    write(asked, [outcomes])
    if not into.is_file():
        # Why was told on stderr, which nobody reads here.
        raise UsageError(_UNWRITTEN)


def kept(folder: Path) -> list[Outcome]:
    """The outcomes of a document that was checked."""
    return outcomes_of((folder / OUTCOMES).read_bytes())


def _of_file(session: Session, job: JudgeFile, step: Step) -> list[Outcome]:
    def outcomes() -> Iterator[Outcome]:
        data = (job.folder / DOCUMENT).read_bytes()
        # Places refer to the document by its owner's name for it: where it lies meanwhile is nobody's business.
        for n, page in enumerate(load(data, name=job.name, path=job.name, loaders=session.loaders), 1):
            yield session.outcome(page)
            step(n)

    try:
        return session.readers.told(list(outcomes()))
    except Exception as error:
        return [session.lost(job.name, f"{type(error).__name__}: {error}")]


def _of_address(session: Session, fetching: FetchSettings, job: JudgeAddress) -> list[Outcome]:
    from reportlint.checking.live import Checking

    with Checking(session.linter, fetching, loaders=session.loaders) as checking:
        try:
            return checking.check(job.name)
        except UsageError:
            raise
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            return [session.unread(job.name, problem("loader-crashed", loader="reportlint", reason=reason))]


def _summary(outcome: Outcome, fail_on: FailOn) -> ReportSummary:
    grades = [grade(finding) for finding in outcome.active]
    found = standing(outcome, fail_on)
    return ReportSummary(
        name=name_of(outcome),
        source=outcome.origin.name.rpartition(INSIDE)[2],
        standing=found.value,
        state=STANDING[found],
        grades=tuple(grades.count(name) for name in GRADES),
        undecided=outcome.tally[Verdict.OPEN],
        judged=judged(outcome.tally),
        why=outcome.problem.message if outcome.problem else None,
        advice=outcome.problem.advice if outcome.problem else None,
    )
