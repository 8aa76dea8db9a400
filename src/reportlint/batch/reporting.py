"""What a batch hands to the user: the summary on the screen, SARIF and JSON of the whole run, the workbooks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.batch.books import BOOKS, Books
from reportlint.batch.judging import packed_config
from reportlint.batch.summary import Summary
from reportlint.checking.run import write
from reportlint.checking.session import Session
from reportlint.checking.workers import Workers
from reportlint.handover.recheck import BOOK, recheck
from reportlint.handover.view import shown, watching
from reportlint.model.exit import Exit
from reportlint.model.finding import Notice, Origin, Outcome, Problem, ProblemSide
from reportlint.model.message import Message
from reportlint.outputs.sentences import joined
from reportlint.runs.folder import RunFolder
from reportlint.runs.result import RowResult, RowStatus
from reportlint.support.console import notify

_ALWAYS: Final = ("sarif=results.sarif", "json=results.json")
_SIDES: Final = {
    RowStatus.UNREACHABLE: ProblemSide.SITE,
    RowStatus.NOT_FOUND: ProblemSide.SITE,
    RowStatus.OTHER_BODY: ProblemSide.SITE,
    RowStatus.NO_REPORT: ProblemSide.SITE,
    RowStatus.UNREADABLE: ProblemSide.SITE,
}


def told(
    run: RunFolder,
    session: Session,
    notices: Sequence[Notice],
    workers: Workers,
    *,
    against: Path | None = None,
    database: str = "",
) -> Exit:
    """Write all of it, and say how the run ended. Raises UsageError where something can't be written.

    The workbooks are written by `workers`, processes of this machine, beside the documents. `against` is the folder
    of an earlier run to compare with; what the office wrote there is taken over. `database` as for `open_run`.
    """
    seen = shown(run, session, against, keep=True)
    books = Books(seen, packed_config(session.config), database, workers)
    wanted = session.config.output or ("table",)
    files = [spec for spec in wanted if spec != "table"]
    for spec in _ALWAYS:
        name, _, file = spec.partition("=")
        files.append(f"{name}={run.outputs / file}")
    session = replace(seen.session, config=replace(seen.session.config, output=tuple(files)))
    summary = Summary()
    # Documents on stdout are written while the rows are read; the bar then steps aside for them.
    alone = all("=" in spec for spec in files)
    language = session.config.language
    watched = run.watched(watching(run, language, alone=alone))
    exit_ = write(session, _outcomes(watched, seen.run, summary, session), several=True)
    more = books.finish()
    summary.write(sys.stdout if "table" in wanted else sys.stderr, session.rules, session.config.language)
    _say((one.message for one in (*notices, *seen.edited.notices, *more)), session)
    names = [
        *BOOKS,
        *(Path(one.partition("=")[2]).name for one in _ALWAYS),
    ]
    if against is not None:
        _say([recheck(seen, against, seen.session, run.outputs / BOOK)], session)
        names.append(BOOK)
    made = joined((Message(name, name) for name in names), "、", ", ")
    _say([Message(f"结果在 {run.outputs}：{made.zh}", f"Results are in {run.outputs}: {made.en}")], session)
    return exit_


def _outcomes(
    run: RunFolder, settled: RunFolder, summary: Summary, session: Session
) -> Iterator[list[Outcome]]:
    """The outcome of every row, one that could not be read among them; the summary counts them as they pass."""
    for result in run.results():
        summary.add(settled.shown(result))
        yield [result.outcome if result.outcome is not None else _without(result, session)]


def _without(result: RowResult, session: Session) -> Outcome:
    """The outcome of a row without a report."""
    agency, status = result.agency, result.status
    name = agency.address or agency.name
    problem = Problem(
        status.value,
        result.reason or status.say,
        result.advice or Message("请核对名单中的这一行", "Check this row of the list"),
        _SIDES.get(status, ProblemSide.INPUT),
    )
    url = agency.address or None
    return Outcome(
        origin=Origin(name, None, url, "", 0, "", "", None, 0),
        form=None,
        kind=status.say,
        title="",
        body=agency.name,
        year=agency.year,
        findings=(),
        judgements=(),
        crashes=(),
        problem=problem,
        notices=(),
    )


def _say(said: Iterable[Message], session: Session) -> None:
    for say in said:
        notify(say.in_(session.config.language))
