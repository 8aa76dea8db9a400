"""From inputs to documents and an exit code: what `check` and the commands like it have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from reportlint.checking.cores import processes
from reportlint.checking.documents import Documents
from reportlint.checking.extensions import formats_of
from reportlint.checking.inputs import STDIN
from reportlint.checking.session import Session, prepared
from reportlint.checking.targets import targets
from reportlint.config.config import Config
from reportlint.config.settings import Unrecognised
from reportlint.model.exit import Exit
from reportlint.model.finding import Crash, Notice, Outcome
from reportlint.model.form import Form
from reportlint.model.message import Message
from reportlint.model.page import PageKind
from reportlint.outputs.format import Closing
from reportlint.outputs.totals import Totals
from reportlint.support.console import notify
from reportlint.support.signals import heed
from reportlint.suppression.baseline import Baseline, read_baseline
from reportlint.suppression.waivers import Waiving

T = TypeVar("T")

_bench: Session | None = None
"""The bench of this process; further processes inherit it or make their own."""


def judged(session: Session, inputs: Sequence[str]) -> Iterator[list[Outcome]]:
    """The outcomes of every input, in order, from as many processes as the configuration wants."""
    return each(session, inputs, Session.judge, lambda item, reason: [session.lost(item, reason)])


def each(
    session: Session, inputs: Sequence[str], work: Callable[[Session, str], T], lost: Callable[[str, str], T]
) -> Iterator[T]:
    """`work` of every input, in order, from as many processes as the configuration wants.

    `lost` stands in for an input on which a process died; it takes the input and the reason.
    """
    global _bench  # noqa: PLW0603
    _bench = session
    jobs = _jobs(session, inputs)
    if jobs == 1:
        return _heeding(map(partial(work, session), inputs))
    from reportlint.checking.spread import spread

    arguments = (session.config,)
    return _heeding(
        spread(partial(_work, work), inputs, jobs=jobs, prepare=_prepare, arguments=arguments, lost=lost)
    )


def _heeding(results: Iterator[T]) -> Iterator[T]:
    for result in results:
        heed()
        yield result
    heed()


def write(
    session: Session,
    outcomes: Iterable[list[Outcome]],
    *,
    inputs: Sequence[str] = (),
    several: bool = False,
) -> Exit:
    """Write the outcomes as the configuration asks, and say how it ended. Raises UsageError.

    `inputs` are files that are not to be written over; `several`: reports were judged beside one another, too.
    """
    config, run = session.config, session.run(several=several)
    ids = [rule.id for rule in session.rules]
    baseline = read_baseline(config.baseline, ids) if config.baseline else None
    waiving = Waiving(() if config.no_waivers else config.waivers, session.as_of, ids)
    formats, crashes = formats_of(session.catalog)
    chosen = targets(config.output or ("table",), formats, inputs)
    totals = Totals(run.fail_on)
    skipping = config.unrecognised is Unrecognised.SKIP
    run = replace(run, baseline=baseline)
    with Documents(chosen, run) as documents:
        for some in outcomes:
            for outcome in some:
                if skipping and unrecognised(outcome):
                    totals.skipped += 1
                    continue
                settled = _settled(outcome, waiving, baseline)
                totals.add(settled)
                documents.add(settled)
        closing = documents.close(
            lambda: _closing(session, totals, waiving, baseline, (*crashes, *documents.failures))
        )
        told, files = documents.told, documents.files
    for file in () if config.quiet else files:
        notify(Message(f"已写 {file}", f"wrote {file}").in_(config.language))
    if not told:
        from reportlint.outputs.table import TableWriter

        TableWriter(run, sys.stderr).close(closing)
    return closing.exit


def _closing(
    session: Session, totals: Totals, waiving: Waiving, baseline: Baseline | None, crashes: Iterable[Crash]
) -> Closing:
    failures = (*session.failures, *crashes)
    gone = tuple(baseline.gone) if baseline else ()
    notices = [*waiving.notices(), *_skipped(totals.skipped)]
    ended = totals.exit(failures)
    if ended is Exit.NOTHING and session.config.unrecognised is Unrecognised.SKIP:
        ended = Exit.CONFORMING
    return Closing(totals, ended, tuple(notices), failures, gone)


def _skipped(n: int) -> Iterator[Notice]:
    if n:
        say = Message(
            f"{n} 个网页不是年度报告，按设定（unrecognised）不计",
            f"{n} pages are no report and, by setting (unrecognised), not counted",
        )
        yield Notice("skipped", say)


_OTHER_PAGES = (PageKind.OTHER, PageKind.LIST, PageKind.ILLUSTRATION, "no-text")
_EMPTY_PAGES = (PageKind.ATTACHMENT, PageKind.DYNAMIC, PageKind.FRAMED)
"""Pages that lack a report; without a report's title they may be of anything."""


def unrecognised(outcome: Outcome) -> bool:
    """Whether an input is a page that has nothing to do with a report of its own."""
    code = outcome.problem.code if outcome.problem else ""
    return code in _OTHER_PAGES or (code in _EMPTY_PAGES and not outcome.title)


def _settled(outcome: Outcome, waiving: Waiving, baseline: Baseline | None) -> Outcome:
    outcome = waiving.apply(outcome)
    return baseline.apply(outcome) if baseline else outcome


def _prepare(config: Config) -> None:
    from multiprocessing.reduction import ForkingPickler

    global _bench  # noqa: PLW0603
    if _bench is None:
        _bench = prepared(config)
    # Every process has the forms: a report travels without its own.
    ForkingPickler.register(Form, lambda form: (_form, (form.id,)))


def _form(id: str) -> Form:
    if _bench is None:
        raise RuntimeError("the process was not prepared")
    return next(form for form in _bench.forms if form.id == id)


def _work(work: Callable[[Session, str], T], item: str) -> T:
    if _bench is None:
        raise RuntimeError("the process was not prepared")
    return work(_bench, item)


def _jobs(session: Session, inputs: Sequence[str]) -> int:
    return 1 if STDIN in inputs else processes(session.config.jobs, len(inputs))
