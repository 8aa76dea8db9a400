"""复核: a run beside an earlier one, as its last step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.batch.showing import Shown, shown
from reportlint.checking.bench import Bench
from reportlint.handover.comparison import Sum
from reportlint.handover.comparison_book import BookView
from reportlint.handover.whole import whole
from reportlint.model.say import Say
from reportlint.outputs.sentences import joined
from reportlint.outputs.totals import FailOn
from reportlint.runs.change import Change, Compared
from reportlint.runs.compare import Comparison
from reportlint.runs.folder import open_run

BOOK: Final = "复核.xlsx"


def recheck(seen: Shown, earlier: Path, bench: Bench, file: Path) -> Say:
    """Write what became of the findings of an earlier run, keep what was mended, and say it in a sentence.

    Raises Misuse where there is no earlier run, or the file can't be written.
    """
    run, total = seen.run, Sum(bench.config.fail_on or FailOn.ERROR)
    before = open_run(earlier)
    with closing(before.store), whole(file) as stream:
        then = shown(before, replace(bench, as_of=before.facts.as_of)).run
        comparison = Comparison(then, run, then.result, before.store.mended)
        book = BookView(stream, comparison.basis, bench.config.language)

        def mended() -> Iterator[tuple[str, frozenset[str]]]:
            for compared in comparison.bodies():
                total.add(compared)
                book.add(compared)
                yield _kept(compared)

        run.store.keep_mended(mended())
        book.close(total)
    counts = (
        Say(f"{change.say.zh} {count}", f"{count} {change.say.en}")
        for change in Change
        if (count := total.changes[change])
    )
    said = joined(counts, "，", ", ")
    return Say(
        f"复核（与 {earlier} 比）：{said.zh or '没有问题'}", f"against {earlier}: {said.en or 'no findings'}"
    )


def _kept(compared: Compared) -> tuple[str, frozenset[str]]:
    return compared.agency.id, compared.mended
