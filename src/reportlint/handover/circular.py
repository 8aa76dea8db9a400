"""通报: what a run found among all bodies, in counts, lists and examples, with a row a body in its annex.

The results are read once; what is kept of them has a limit, so that a list of any length can be told of.
What a template may use is in docs/letters.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from reportlint.handover.circular_counts import ProblemClass, SuperiorTally
from reportlint.handover.entries import Entries, address, group, weighs
from reportlint.handover.letterhead import Letterhead, day, ordinal, short_day
from reportlint.handover.short_names import common_place, enumeration
from reportlint.handover.zeros import ZeroReports
from reportlint.model.finding import Finding
from reportlint.outputs.format import Run
from reportlint.outputs.totals import ordered
from reportlint.outputs.word import Template, template
from reportlint.outputs.words import GRADES, grade
from reportlint.runs.handling import HandlingFault, handling_faults
from reportlint.runs.result import RowResult, RowStatus, RunRecord
from reportlint.support.atomic import whole

_IN_TIME = "按时发布报告"
_LATE = "迟于规定时间发布报告"
_UNDATED = "已发布报告、发布时间有待核实"
_OTHERS = {
    RowStatus.OTHER_YEAR: "所报网址为其他年度报告",
    RowStatus.OTHER_BODY: "所报网址为其他单位的年度报告",
    RowStatus.NO_REPORT: "所报网址未见年度报告",
    RowStatus.UNREADABLE: "报告正文未能读取、有待复核",
    RowStatus.SEVERAL: "所报网址为栏目、报告待选定",
    RowStatus.NOT_FOUND: "所报网址不存在",
    RowStatus.UNREACHABLE: "网页未能打开、有待复核",
    RowStatus.NO_ADDRESS: "未报送网址",
    RowStatus.ROW_WRONG: "名单信息有误、未核查",
    RowStatus.PENDING: "尚未核查",
}
_HANDLED = {fault: fault.say.zh for fault in HandlingFault}
_TIMES = {True: (_IN_TIME, "按时"), False: (_LATE, "逾期"), None: (_UNDATED, "待核实")}
_STANDINGS = (_IN_TIME, _LATE, _UNDATED, *_OTHERS.values())


@dataclass(frozen=True, slots=True)
class CircularLimits:
    """How much of a run stands in the circular itself."""

    names: int = 60
    """Bodies named in a sentence."""
    examples: int = 2
    """Of a class of problem."""
    kinds: int = 3
    """Most frequent kinds of problem told of a class."""
    groups: int = 60
    """Superiors told of one by one."""
    zeros: int = 3
    """Reports of nothing but zeros below one body from which on they are told of."""
    bodies: int = 2000
    """Rows of annex 1."""
    problems: int = 1000
    """Rows of annex 2."""


def write_circular(
    file: Path,
    record: RunRecord,
    run: Run,
    letterhead: Letterhead,
    *,
    own: Path | None = None,
    limits: CircularLimits | None = None,
) -> None:
    """Write the circular of a run; `own` is the office's template. Raises UsageError."""
    form = template("circular.docx", own)
    as_of, entries = record.facts.as_of, Entries(run)
    surveys: dict[int, _CircularSurvey] = {}
    unasked: list[tuple[int, RowResult]] = []
    for result in record.results():
        year = _year(result) or as_of.year - 1
        if result.agency.year is None:
            unasked.append((year, replace(result, status=RowStatus.OTHER_YEAR, outcome=None)))
        if year not in surveys:
            surveys[year] = _CircularSurvey(entries, limits or CircularLimits())
        surveys[year].add(result)
    # A list may hold the reports of earlier years, too: each body is told of once.
    year = max(surveys, key=lambda one: (surveys[one].bodies, one), default=as_of.year - 1)
    for other, result in unasked:
        # A list without years is about one: what turned out to be of another is told as that.
        if other != year:
            surveys[year].add(result)
    survey = surveys.get(year) or _CircularSurvey(entries, limits or CircularLimits())
    values = {**survey.values(form), "年度": year, "核查日期": day(as_of), **letterhead.values()}
    with whole(file) as stream:
        stream.write(form.filled(values))


class _CircularSurvey:
    """Counts and lists over a run; fed one result at a time."""

    def __init__(self, entries: Entries, limits: CircularLimits) -> None:
        self._entries = entries
        self._limits = limits
        self._standings: Counter[str] = Counter()
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        self._classes: defaultdict[str, ProblemClass] = defaultdict(ProblemClass)
        self._grades: Counter[str] = Counter()
        self._read = self._faulty = self.bodies = 0
        self._zeros = ZeroReports()
        self._groups: defaultdict[str, SuperiorTally] = defaultdict(SuperiorTally)
        self._place: str | None = None
        self._body_rows: list[dict[str, object]] = []
        self._problem_rows: list[dict[str, object]] = []

    def add(self, result: RowResult) -> None:
        """Count one result."""
        self.bodies += 1
        self._zeros.add(result)
        self._place = common_place(self._place, result.agency.name)
        outcome = result.outcome if result.status is RowStatus.CHECKED else None
        for fault in handling_faults(result):
            self._stands(_HANDLED[fault], result)
        standing = _OTHERS.get(result.status) or _TIMES[result.in_time][0]
        self._stands(standing, result)
        findings = ordered(filter(weighs, outcome.active)) if outcome else []
        self._read += outcome is not None
        self._faulty += bool(findings)
        self._groups[result.agency.superior or result.agency.name].add(result, len(findings))
        grades = Counter(grade(finding).zh for finding in findings)
        self._grades.update(grades)
        for name in {group(finding) for finding in findings}:
            self._classes[name].bodies += 1
        for finding in findings:
            self._classes[group(finding)].add(self._entries.title(finding), result, finding)
            if len(self._problem_rows) < self._limits.problems:
                row = self._entries.entry(len(self._problem_rows) + 1, finding)
                self._problem_rows.append({"单位": result.agency.name, **row})
        if len(self._body_rows) < self._limits.bodies:
            self._body_rows.append(self._row(result, grades))

    def _stands(self, name: str, result: RowResult) -> None:
        """Count a body in a sentence, and name it there."""
        self._standings[name] += 1
        if len(self._names[name]) < self._limits.names:
            self._names[name].append(result.agency.name)

    def _row(self, result: RowResult, grades: Counter[str]) -> dict[str, object]:
        found = result.status is RowStatus.CHECKED
        error, warning, doubt, _ = (grades[name.zh] if found else "—" for name in GRADES)
        return {
            "序号": self.bodies,
            "单位": result.agency.name,
            "核查结果": result.status.say.zh,
            "发布日期": short_day(result.published),
            "发布时间": _TIMES[result.in_time][1] if result.status is RowStatus.CHECKED else "—",
            "错误": error,
            "警告": warning,
            "疑似": doubt,
            "网址": address(result),
        }

    def values(self, form: Template) -> dict[str, object]:
        """The variables of the template."""
        error, warning, doubt, _ = (self._grades[name.zh] for name in GRADES)
        classes = sorted(self._classes.items(), key=lambda pair: -pair[1].problems)
        return {
            "单位数": self.bodies,
            "已核查": self._read,
            "发布情况": [
                self._standing(name) for name in (*_STANDINGS, *_HANDLED.values()) if self._standings[name]
            ],
            "各上级": self._by_superior(),
            "零报告": [self._zero(*one) for one in self._zeros.many(self._limits.zeros)],
            "问题单位数": self._faulty,
            "问题总数": error + warning + doubt,
            "错误数": error,
            "警告数": warning,
            "疑似数": doubt,
            "类别": [self._class(n, *pair, form) for n, pair in enumerate(classes, 1)],
            "各单位": self._body_rows,
            "各单位说明": _cut(self._body_rows, self.bodies, "个单位", "总表.xlsx"),
            "问题清单": self._problem_rows,
            "问题清单说明": _cut(self._problem_rows, error + warning + doubt, "项", "问题清单.xlsx"),
        }

    def _standing(self, name: str) -> dict[str, object]:
        n, names = self._standings[name], self._names[name]
        more = "等，全部名单见各单位情况表" if n > len(names) else ""
        # Those that were in time are for the table, not for a sentence.
        told = "" if name == _IN_TIME else enumeration(names, self._place or "") + more
        return {"名称": name, "数量": n, "名单": told}

    def _by_superior(self) -> list[dict[str, object]]:
        """Superiors side by side, where there are several."""
        several = {name: one for name, one in self._groups.items() if one.bodies > 1}
        if len(several) < 2:
            return []
        rows = list(several.items())[: self._limits.groups]
        return [one.row(n, name) for n, (name, one) in enumerate(rows, 1)]

    def _zero(self, above: str, names: list[str], read: int) -> dict[str, object]:
        told = enumeration(names[: self._limits.names], self._place or "")
        more = "等" if len(names) > self._limits.names else ""
        return {"上级单位": above, "数量": len(names), "已核查": read, "名单": told + more}

    def _class(self, n: int, name: str, found: ProblemClass, form: Template) -> dict[str, object]:
        kinds = found.kinds.most_common(self._limits.kinds)
        examples = [found.examples[kind] for kind, _ in kinds[: self._limits.examples]]
        return {
            "序号": n,
            "汉字序号": ordinal(n),
            "名称": name,
            "问题数": found.problems,
            "疑似数": found.doubtful,
            "单位数": found.bodies,
            "主要": [{"名称": kind, "数量": count} for kind, count in kinds],
            "例": [self._example(n, *example, form) for n, example in enumerate(examples, 1)],
        }

    def _example(self, n: int, result: RowResult, finding: Finding, form: Template) -> dict[str, object]:
        url = address(result)
        more = {"单位": result.agency.name, "网址": url, "链接": form.link(url)}
        return {**self._entries.entry(n, finding), **more}


def _year(result: RowResult) -> int | None:
    """The year of a row: the list's, else the report's."""
    outcome = result.outcome if result.status.found else None
    return result.agency.year or (outcome.year if outcome else None)


def _cut(rows: list[dict[str, object]], n: int, what: str, elsewhere: str) -> str:
    """Says that a table does not hold all; empty where it does."""
    return f"注：本表列前{len(rows)}{what}，共{n}{what}，全部内容见《{elsewhere}》。" if n > len(rows) else ""
