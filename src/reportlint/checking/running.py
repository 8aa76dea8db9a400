"""From inputs to documents and an exit code: what `check` and the commands like it have in common."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from reportlint.baseline import Baseline, read_baseline
from reportlint.checking.bench import Bench, prepared
from reportlint.checking.inputs import STDIN
from reportlint.checking.sinks import Documents, Target, targets
from reportlint.checking.spread import processes, spread
from reportlint.checking.strangers import formats_of
from reportlint.checking.transport import Packed, packed, unpacked
from reportlint.config import Config
from reportlint.model.finding import Crash, Outcome
from reportlint.outputs import Run
from reportlint.outputs.format import Closing, Format
from reportlint.outputs.totals import Exit, Totals
from reportlint.waivers import Waiving

T = TypeVar("T")

LOST = "the process died"
"""What is said of an input on which it did."""

_bench: Bench | None = None
"""The bench of this process; further processes inherit it or make their own."""


def judged(bench: Bench, inputs: Sequence[str]) -> Iterator[list[Outcome]]:
    """The outcomes of every input, in order, from as many processes as the configuration wants."""
    if _jobs(bench, inputs) == 1:
        return map(bench.judge, inputs)
    return map(unpacked, each(bench, inputs, _judge, lambda item: packed([bench.lost(item, LOST)])))


def each(
    bench: Bench, inputs: Sequence[str], work: Callable[[Bench, str], T], lost: Callable[[str], T]
) -> Iterator[T]:
    """`work` of every input, in order, from as many processes as the configuration wants.

    `lost` stands in for an input on which a process died.
    """
    global _bench  # noqa: PLW0603
    _bench = bench
    jobs = _jobs(bench, inputs)
    if jobs == 1:
        return map(partial(work, bench), inputs)
    arguments = (bench.config,)
    return spread(partial(_work, work), inputs, jobs=jobs, prepare=_prepare, arguments=arguments, lost=lost)


def collect() -> None:
    """What starting made stays; from here on the collector is for what pages leave behind."""
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(10_000, 20, 20)
        gc.enable()


def write(bench: Bench, outcomes: Iterable[list[Outcome]], *, several: bool = False) -> Exit:
    """Write the outcomes as the configuration asks, and say how it ended. Raises Misuse.

    `several`: reports were judged beside one another, too.
    """
    collect()
    config, run = bench.config, bench.run(several=several)
    ids = [rule.id for rule in bench.rules]
    baseline = read_baseline(config.baseline, ids) if config.baseline else None
    waiving = Waiving(() if config.no_waivers else config.waivers, bench.as_of, ids)
    formats, crashes = formats_of(bench.catalog)
    chosen = targets(config.output or ("table",), formats)
    totals = Totals(run.fail_on)
    run = replace(run, baseline=baseline)
    with Documents(chosen, run) as documents:
        for some in outcomes:
            for outcome in some:
                settled = _settled(outcome, waiving, baseline)
                totals.add(settled)
                documents.add(settled)
        closing = documents.close(lambda: _closing(bench, totals, waiving, baseline, crashes))
    _tell(chosen, run, closing)
    return closing.exit


def _closing(
    bench: Bench, totals: Totals, waiving: Waiving, baseline: Baseline | None, crashes: Iterable[Crash]
) -> Closing:
    failures = (*bench.failures, *crashes)
    gone = tuple(baseline.gone) if baseline else ()
    return Closing(totals, totals.exit(failures), waiving.notices(), failures, gone)


def _settled(outcome: Outcome, waiving: Waiving, baseline: Baseline | None) -> Outcome:
    outcome = waiving.apply(outcome)
    return baseline.apply(outcome) if baseline else outcome


def _tell(chosen: Iterable[Target[Format]], run: Run, closing: Closing) -> None:
    """The verdict on stderr, where no table on stdout says it."""
    if not any(target.file is None and target.format.name == "table" for target in chosen):
        from reportlint.outputs.table import TableWriter

        TableWriter(run, sys.stderr).close(closing)


def _prepare(config: Config) -> None:
    global _bench  # noqa: PLW0603
    if _bench is None:
        _bench = prepared(config)


def _work(work: Callable[[Bench, str], T], item: str) -> T:
    if _bench is None:
        raise RuntimeError("the process was not prepared")
    return work(_bench, item)


def _judge(bench: Bench, item: str) -> Packed:
    return packed(bench.judge(item))


def _jobs(bench: Bench, inputs: Sequence[str]) -> int:
    return 1 if STDIN in inputs else processes(bench.config.jobs, len(inputs))
