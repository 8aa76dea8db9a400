"""What the rows of a run come to, and what the run was: the sheets 汇总 and 运行说明 of the overview."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from reportlint.handover.wording import GRADES, MEANINGS, TIMES, kind_of, status_of, time_of
from reportlint.handover.workbook import Book, SheetColumn
from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs import Run
from reportlint.outputs.words import SEVERITY, grade
from reportlint.runs.result import RowResult, RowStatus, RunFacts

_ERROR: Final = SEVERITY[Severity.ERROR]
_LIST: Final = Message("名单全部", "the whole list")
_NO_KIND: Final = Message("未填", "not given")
_ALL, _STATUS, _TIME, _KIND, _RULE = _MATTERS = (
    Message("合计", "total"),
    Message("状态", "status"),
    Message("是否按时", "in time"),
    Message("单位类型", "kind of body"),
    Message("规则", "rule"),
)
_COLUMNS: Final = (
    SheetColumn("matter", Message("统计项", "by"), 14),
    SheetColumn("name", Message("名称", "name"), 60),
    SheetColumn("bodies", Message("单位数", "bodies"), 10),
    SheetColumn("reports", Message("计入的报告", "reports counted"), 12),
    SheetColumn("findings", Message("问题数", "findings"), 10),
    SheetColumn("errors", Message("其中错误", "errors among them"), 10),
    SheetColumn("reviews", Message("其中待核", "for review among them"), 10),
)
_FACTS: Final = (
    SheetColumn("name", Message("项目", "item"), 22),
    SheetColumn("value", Message("内容", "content"), 100),
)
_FOUND: Final = tuple(status for status in RowStatus if status.found)
_UNFINISHED: Final = Message("尚未结束", "not ended")
_ERRORS, _WARNINGS, _REVIEWS, _REMARKS = GRADES.values()
_SIGNS: Final = (
    (_ERRORS, Message("与规定或数字本身明显不符", "plainly at odds with the rules or with the figures")),
    (_WARNINGS, Message("与规定的要求有出入，建议改正", "departs from what is asked for; should be mended")),
    (_REVIEWS, Message("疑似问题，需人工核对后认定", "a suspicion; a person must look")),
    (_REMARKS, Message("供参考，不要求整改", "for information; nothing need be done")),
    (TIMES[True], Message("在规定期限内发布", "published within the time set")),
    (TIMES[False], Message("超过规定期限发布", "published after the time set")),
    (TIMES[None], Message("网页没有写明发布日期", "the page does not say when it was published")),
)


@dataclass(slots=True)
class _Sum:
    bodies: int = 0
    reports: int = 0
    """Those whose findings count: of the body and the year that are asked for."""
    findings: int = 0
    errors: int = 0
    reviews: int = 0


class Sums:
    """Counts the rows of a run by status, time, kind of body and rule; fed one at a time."""

    def __init__(self, run: Run) -> None:
        self._titles = {rule.id: rule.title for rule in run.rules}
        self._sums: dict[tuple[Message, Message], _Sum] = defaultdict(_Sum)
        self.statuses: Counter[RowStatus] = Counter()

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.statuses[result.status] += 1
        outcome = result.outcome if result.status is RowStatus.CHECKED else None
        active = outcome.active if outcome else None
        self._count(_ALL, _LIST, active)
        self._count(_STATUS, status_of(result.status), active)
        if outcome is not None:
            self._count(_TIME, time_of(result), active)
        kind = kind_of(result.agency.kind)
        self._count(_KIND, kind if kind.zh else _NO_KIND, active)
        by_rule: dict[str, list[Finding]] = defaultdict(list)
        for finding in active or ():
            by_rule[finding.rule].append(finding)
        for rule, findings in by_rule.items():
            self._count(_RULE, self._name(rule), findings)

    def write(self, book: Book) -> None:
        """Write the sheet: by matter, the most frequent first."""
        sheet = book.sheet(Message("汇总", "Sums"), _COLUMNS)
        for context in _MATTERS:
            lines = [(name, one) for (of, name), one in self._sums.items() if of == context]
            for name, one in sorted(lines, key=lambda line: (-line[1].bodies, line[0].zh)):
                told = (context.in_(book.language), name.in_(book.language))
                sheet.row((*told, one.bodies, one.reports, one.findings, one.errors, one.reviews))

    def _count(self, context: Message, name: Message, findings: Iterable[Finding] | None) -> None:
        """Count a row; `findings` is None where none of its count."""
        one = self._sums[context, name]
        one.bodies += 1
        one.reports += findings is not None
        for finding in findings or ():
            one.findings += 1
            one.errors += grade(finding) == _ERROR
            one.reviews += finding.verdict is Verdict.REVIEW

    def _name(self, rule: str) -> Message:
        title = self._titles.get(rule)
        return Message(f"{title.zh}（{rule}）", f"{title.en} ({rule})") if title else Message(rule, rule)


def write_facts(book: Book, facts: RunFacts, statuses: Counter[RowStatus]) -> None:
    """Write the sheet that says what the run was and what the signs mean."""
    sheet = book.sheet(Message("运行说明", "About"), _FACTS)
    for name, value in _told(facts, statuses):
        sheet.row((name.in_(book.language), value.in_(book.language)))


def _told(facts: RunFacts, statuses: Counter[RowStatus]) -> Iterator[tuple[Message, Message]]:
    def same(value: object) -> Message:
        return Message(str(value), str(value))

    found = sum(statuses[status] for status in _FOUND)
    yield Message("名单", "list"), same(facts.list_name)
    yield Message("名单校验值", "list hash"), same(facts.list_hash)
    yield Message("名单行数", "rows of the list"), same(statuses.total())
    yield Message("读到报告", "reports read"), same(found)
    yield Message("未读到报告", "without a report"), same(statuses.total() - found)
    yield Message("核查日期", "judged by"), same(facts.as_of)
    yield Message("开始时间（UTC）", "started (UTC)"), same(facts.started)
    yield Message("结束时间（UTC）", "ended (UTC)"), same(facts.finished) if facts.finished else _UNFINISHED
    yield Message("程序版本", "version"), same(f"reportlint {facts.version}")
    yield Message("规则数", "rules"), same(len(facts.rules))
    yield Message("规则校验值", "rules hash"), same(facts.rules_hash)
    yield from _SIGNS
    for status in RowStatus:
        yield status_of(status), MEANINGS[status]
