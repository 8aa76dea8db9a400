"""What a batch hands to the user: the summary on the screen, SARIF and JSON of the whole run, the workbooks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reportlint.batch.summary import Summary
from reportlint.commands.bench import Bench
from reportlint.commands.running import write
from reportlint.handover.edited import Edited
from reportlint.handover.overview import write_overview
from reportlint.handover.problem_reader import read_problems
from reportlint.handover.problems import write_problems
from reportlint.model.finding import Notice, Origin, Outcome, Problem, Side
from reportlint.model.misuse import Misuse
from reportlint.model.say import Say
from reportlint.outputs.totals import Exit
from reportlint.runs.folder import RunFolder, Settle
from reportlint.runs.result import Result, Status
from reportlint.waivers import Waiving

OVERVIEW: Final = "总表.xlsx"
PROBLEMS: Final = "问题清单.xlsx"
_ALWAYS: Final = ("sarif=results.sarif", "json=results.json")
_SIDES: Final = {Status.UNREACHABLE: Side.SITE, Status.NOT_FOUND: Side.SITE, Status.NO_REPORT: Side.SITE}


def told(run: RunFolder, bench: Bench, notices: Sequence[Notice] = ()) -> Exit:
    """Write all of it, and say how the run ended. Raises Misuse where something can't be written."""
    edited = _edited(run, bench)
    config = bench.config
    wanted = config.output or ("table",)
    files = [spec for spec in wanted if spec != "table"]
    for spec in _ALWAYS:
        name, _, file = spec.partition("=")
        files.append(f"{name}={run.outputs / file}")
    config = replace(config, output=tuple(files), waivers=(*config.waivers, *edited.waivers))
    bench = replace(bench, config=config)
    settled = run.settled(_settling(bench))
    summary, total = Summary(), run.store.size()
    exit_ = write(bench, _outcomes(run, settled, summary, bench), total)
    shown = bench.run()
    write_overview(run.outputs / OVERVIEW, settled, shown, run.folder)
    more = write_problems(run.outputs / PROBLEMS, settled, shown, run.folder, edited)
    summary.write(sys.stdout if "table" in wanted else sys.stderr, bench.rules, config.language)
    _say((*notices, *edited.notices, *more), bench)
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


def _settling(bench: Bench) -> Settle:
    waivers = () if bench.config.no_waivers else bench.config.waivers
    return Waiving(waivers, bench.as_of, [rule.id for rule in bench.rules]).apply


def _edited(run: RunFolder, bench: Bench) -> Edited:
    """What the office wrote into the problem list, where there is one. Raises Misuse: it must not be lost."""
    file = run.outputs / PROBLEMS
    if not file.is_file():
        return Edited()
    edited = read_problems(file, bench.as_of)
    if isinstance(edited, Misuse):
        raise edited
    return edited


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
