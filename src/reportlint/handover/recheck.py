"""复核: a run beside an earlier one, as its last step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.checking.session import Session
from reportlint.handover.comparison import ComparisonTally
from reportlint.handover.comparison_book import BookView
from reportlint.handover.view import RunView, shown
from reportlint.model.message import Message
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import FailOn
from reportlint.runs.change import BodyComparison, FindingStatus
from reportlint.runs.compare import RunComparison
from reportlint.runs.folder import open_run
from reportlint.support.atomic import whole

BOOK: Final = "复核.xlsx"


def recheck(seen: RunView, earlier: Path, session: Session, file: Path) -> Message:
    """Write what became of the findings of an earlier run, keep what was mended, and say it in a sentence.

    Raises UsageError where there is no earlier run, or the file can't be written.
    """
    run, total = seen.run, ComparisonTally(session.config.fail_on or FailOn.ERROR)
    before = open_run(earlier)
    with closing(before.store), whole(file) as stream:
        then = shown(before, replace(session, as_of=before.facts.as_of)).run
        comparison = RunComparison(then, run, then.result, before.store.mended)
        book = BookView(stream, comparison.basis, session.config.language)

        def mended() -> Iterator[tuple[str, frozenset[str]]]:
            for compared in comparison.bodies():
                total.add(compared)
                book.add(compared)
                yield _kept(compared)

        run.store.keep_mended(mended())
        book.close(total)
    counts = (
        Message(f"{change.say.zh} {count}", f"{count} {change.say.en}")
        for change in FindingStatus
        if (count := total.changes[change])
    )
    said = joined(counts, "，", ", ")
    return Message(
        f"复核（与 {earlier} 比）：{said.zh or '没有问题'}", f"against {earlier}: {said.en or 'no findings'}"
    )


def _kept(compared: BodyComparison) -> tuple[str, frozenset[str]]:
    return compared.agency.id, compared.mended
