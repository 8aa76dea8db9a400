"""What the rows of a run come to: counts, and charts by rule, by kind of body, by day of publication.

A report of another year or body is none of those that were asked for: it is counted as such, and nothing of it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from reportlint.handover.index.charts import Chart, ChartSeries
from reportlint.handover.wording import EMPTY, kind_of
from reportlint.model.finding import Finding, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.format import Run
from reportlint.outputs.sentences import joined
from reportlint.outputs.words import weight
from reportlint.runs.result import RowResult, RowStatus

_RULES: Final = 12
"""Rules in the chart."""
_DAYS: Final = 105
"""Days of a year that are drawn one by one, to the middle of April."""
_NO_KIND: Final = Message("类型未填", "kind not given")
ERRORS, WARNINGS, CLEAN, OTHERS, UNCHECKED = _STANDINGS = (
    Message("有错误", "with errors"),
    Message("只有警告或待核", "with warnings or for review only"),
    Message("未发现问题", "without findings"),
    Message("年度或单位不符", "of another year or body"),
    Message("未能核查", "not checked"),
)
_COLOURS: Final = dict(zip(_STANDINGS, ("error", "warning", "clean", "other", "unknown"), strict=True))
_TIME_COLOURS: Final = {True: "clean", False: "error", None: "unknown"}
_TIMES: Final = {
    True: Message("按时", "in time"),
    False: Message("逾期", "late"),
    None: Message("是否按时未知", "in time or not is unknown"),
}


class Tally:
    """Counts the rows of a run; fed one at a time."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.rows = 0
        self.late = 0
        self.doubtful = 0
        """Reports in which something is for review."""
        self.standings: Counter[Message] = Counter()
        self._kinds: dict[Message, Counter[Message]] = {}
        self._rules: Counter[str] = Counter()
        self._days: Counter[tuple[date, bool | None]] = Counter()

    def add(self, result: RowResult) -> None:
        """Count one row."""
        standing = _standing(result)
        self.rows += 1
        self.standings[standing] += 1
        kind = kind_of(result.agency.kind)
        self._kinds.setdefault(kind if kind.zh else _NO_KIND, Counter())[standing] += 1
        if result.status is not RowStatus.CHECKED:
            return
        self.late += result.in_time is False
        if result.outcome is not None:
            self.doubtful += _doubtful(result.outcome)
            # As the standings do: a report with hints only is one without findings.
            self._rules.update({finding.rule for finding in result.outcome.active if not _hint(finding)})
        if result.published is not None:
            self._days[result.published, result.in_time] += 1

    @property
    def checked(self) -> int:
        """Rows whose own report of the year was judged."""
        return self.rows - self.standings[OTHERS] - self.standings[UNCHECKED]

    def charts(self) -> Iterator[Chart]:
        """The charts that have something to show."""
        if self._rules:
            yield self._by_rule()
        if self._kinds:
            yield self._by_kind()
        if self._days:
            yield self._by_day()

    def _by_rule(self) -> Chart:
        titles = {rule.id: rule.title for rule in self._run.rules}
        # The most frequent first, those of the same number in the catalogue's order.
        places = {rule: place for place, rule in enumerate(titles)}
        first = sorted(
            self._rules.items(), key=lambda item: (-item[1], places.get(item[0], len(places)), item[0])
        )
        shown = first[:_RULES]
        left = len(first) - len(shown)
        basis = self._basis(self.checked)
        more = Message(f"另有 {left} 类问题未画出", f"{left} further rules are not drawn") if left else EMPTY
        return Chart(
            Message("各类问题涉及的报告数", "Reports by rule"),
            [titles.get(rule, Message(rule, rule)) for rule, _ in shown],
            [ChartSeries(Message("报告数", "reports"), [count for _, count in shown])],
            note=joined((basis, more), "；", "; "),
        )

    def _by_kind(self) -> Chart:
        kinds = sorted(self._kinds.items(), key=lambda item: -item[1].total())
        return Chart(
            Message("各类单位的核查结果", "Results by kind of body"),
            [kind for kind, _ in kinds],
            [
                ChartSeries(standing, [counts[standing] for _, counts in kinds], _COLOURS[standing])
                for standing in _STANDINGS
                if self.standings[standing] or standing is not OTHERS
            ],
        )

    def _by_day(self) -> Chart:
        """By day in the year in which most were published; what was published before and after in one bar."""
        years = Counter[int]()
        for (day, _), count in self._days.items():
            years[day.year] += count
        year = max(years, key=lambda one: (years[one], one))
        inside = [day for day, _ in self._days if 0 <= (day - date(year, 1, 1)).days < _DAYS]
        first, last = (min(inside), max(inside)) if inside else (date(year, 1, 1), date(year, 1, 1))
        days = [first + timedelta(n) for n in range((last - first).days + 1)]
        before, after = Message("更早", "before"), Message("更晚", "after")
        labels = [before, *(_day(day) for day in days), after]
        series = []
        for in_time, name in _TIMES.items():
            values = [0] * len(labels)
            for (day, when), count in self._days.items():
                if when is in_time:
                    values[min(max((day - first).days + 1, 0), len(labels) - 1)] += count
            series.append(ChartSeries(name, values, _TIME_COLOURS[in_time]))
        kept = slice(
            0 if any(one.values[0] for one in series) else 1,
            None if any(one.values[-1] for one in series) else -1,
        )
        return Chart(
            Message(f"发布日期（{year} 年）", f"Day of publication ({year})"),
            labels[kept],
            [one._replace(values=one.values[kept]) for one in series if any(one.values)],
            standing=True,
            note=self._basis(self._days.total()),
        )

    def _basis(self, reports: int) -> Message:
        """How many reports a chart rests on, and of how many rows of the list."""
        return Message(f"据 {self.rows} 份中的 {reports} 份报告", f"From {reports} of {self.rows} reports")


def _standing(result: RowResult) -> Message:
    if result.status in (RowStatus.OTHER_YEAR, RowStatus.OTHER_BODY):
        return OTHERS
    outcome = result.outcome
    if result.status is not RowStatus.CHECKED or outcome is None or outcome.problem is not None:
        return UNCHECKED
    weights = {weight(finding) for finding in outcome.active}
    if any(
        finding.severity is Severity.ERROR and weight(finding) is Severity.ERROR for finding in outcome.active
    ):
        return ERRORS
    return WARNINGS if Severity.WARNING in weights or _doubtful(outcome) else CLEAN


def _doubtful(outcome: Outcome) -> bool:
    """Whether something in it is for review."""
    return any(finding.verdict is Verdict.REVIEW for finding in outcome.active)


def _hint(finding: Finding) -> bool:
    return finding.severity is Severity.INFO and finding.verdict is not Verdict.REVIEW


def _day(day: date) -> Message:
    return Message(f"{day.month}月{day.day}日", f"{day:%d %b}")
