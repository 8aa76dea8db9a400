"""What a batch hands to the user: the summary on the screen, SARIF and JSON of the whole run, the workbooks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.batch.showing import PROBLEMS, shown
from reportlint.batch.summary import Summary
from reportlint.commands.bench import Bench
from reportlint.commands.running import write
from reportlint.handover.overview import write_overview
from reportlint.handover.problems import write_problems
from reportlint.model.finding import Notice, Origin, Outcome, Problem, Side
from reportlint.model.say import Say
from reportlint.outputs.totals import Exit
from reportlint.runs.folder import RunFolder
from reportlint.runs.result import Result, Status

OVERVIEW: Final = "总表.xlsx"
_ALWAYS: Final = ("sarif=results.sarif", "json=results.json")
_SIDES: Final = {Status.UNREACHABLE: Side.SITE, Status.NOT_FOUND: Side.SITE, Status.NO_REPORT: Side.SITE}


def told(run: RunFolder, bench: Bench, notices: Sequence[Notice] = ()) -> Exit:
    """Write all of it, and say how the run ended. Raises Misuse where something can't be written."""
    seen = shown(run, bench)
    wanted = bench.config.output or ("table",)
    files = [spec for spec in wanted if spec != "table"]
    for spec in _ALWAYS:
        name, _, file = spec.partition("=")
        files.append(f"{name}={run.outputs / file}")
    bench = replace(seen.bench, config=replace(seen.bench.config, output=tuple(files)))
    summary, written = Summary(), bench.run()
    exit_ = write(bench, _outcomes(run, seen.run, summary, bench), run.store.size())
    write_overview(run.outputs / OVERVIEW, seen.run, written, run.folder)
    more = write_problems(run.outputs / PROBLEMS, seen.run, written, run.folder, seen.edited)
    summary.write(sys.stdout if "table" in wanted else sys.stderr, bench.rules, bench.config.language)
    _say((*notices, *seen.edited.notices, *more), bench)
    _say_where(run, bench)
    return exit_


def _outcomes(run: RunFolder, settled: RunFolder, summary: Summary, bench: Bench) -> Iterator[list[Outcome]]:
    """The outcome of every row, one that could not be read among them; the summary counts them as they pass."""
    for result in run.results():
        summary.add(settled.shown(result))
        yield [result.outcome if result.outcome is not None else _without(result, bench)]


def _without(result: Result, bench: Bench) -> Outcome:
    """The outcome of a row without a report."""
    agency, status = result.agency, result.status
    name = agency.address or agency.name
    problem = Problem(
        status.value,
        result.reason or status.say,
        result.advice or Say("请核对名单中的这一行", "Check this row of the list"),
        _SIDES.get(status, Side.INPUT),
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


def _say(notices: Sequence[Notice], bench: Bench) -> None:
    for notice in notices:
        print(f"reportlint: {notice.message.in_(bench.config.language)}", file=sys.stderr)


def _say_where(run: RunFolder, bench: Bench) -> None:
    said = Say("结果在 {folder}：{names}", "Results are in {folder}: {names}")
    names = ", ".join((OVERVIEW, PROBLEMS, *(Path(one.partition("=")[2]).name for one in _ALWAYS)))
    print(
        f"reportlint: {said.fill({'folder': run.outputs, 'names': names}).in_(bench.config.language)}",
        file=sys.stderr,
    )
