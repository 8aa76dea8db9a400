"""复核: what became of the findings of an earlier run, body by body.

Nothing is called fixed that was not looked for again: on a page that could not be read, by a rule that did not
run or left something open, in comparison with a report that was not at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cached_property

from reportlint.model.absence import Absence
from reportlint.model.finding import Finding, Origin, Outcome
from reportlint.model.message import Message
from reportlint.runs.change import Basis, BodyComparison, FindingChange, FindingStatus, ReportChange
from reportlint.runs.result import RowResult, RowStatus, RunRecord

Find = Callable[[str], RowResult | None]
"""The result of the earlier run for an `Agency.id`; that of the row that could be used, where there are several."""


class RunComparison:
    """Two runs, the later in its order, the earlier looked up."""

    def __init__(
        self,
        earlier: RunRecord,
        later: RunRecord,
        find: Find,
        mended: Callable[[str], Collection[str]] = lambda agency: (),
    ) -> None:
        """`mended` gives what the earlier run kept of `BodyComparison.mended`, by `Agency.id`."""
        self.basis = Basis(earlier.facts, later.facts)
        self._earlier = earlier
        self._later = later
        self._find = find
        self._mended = mended

    def bodies(self) -> Iterator[BodyComparison]:
        """Every row of the later list in its order, then the bodies that are no longer listed."""
        seen: set[str] = set()
        for after in self._later.results():
            id_ = after.agency.id
            before = None if id_ in seen else self._find(id_)
            seen.add(id_)
            yield self._body(before, after)
        if self.basis.list_changed:
            for before in self._earlier.results():
                if before.agency.id not in seen:
                    seen.add(before.agency.id)
                    yield BodyComparison(before.agency, ReportChange.DROPPED, before, None)

    def _body(self, before: RowResult | None, after: RowResult) -> BodyComparison:
        known = frozenset(self._mended(after.agency.id))
        shift = _shift(before, after)
        deltas = tuple(self._deltas(shift, before, after, known))
        report = _report(after)
        present = {finding.fingerprint for finding in report.findings} if report else set()
        fixed = {delta.finding.fingerprint for delta in deltas if delta.change is FindingStatus.FIXED}
        return BodyComparison(after.agency, shift, before, after, deltas, (known | fixed) - present)

    def _deltas(
        self, shift: ReportChange, before: RowResult | None, after: RowResult, known: Collection[str]
    ) -> Iterator[FindingChange]:
        old, new = _report(before), _report(after)
        then = {finding.fingerprint: finding for finding in old.findings} if old else {}
        if old is None or new is None or shift is not ReportChange.COMPARED:
            yield from (_first(finding, known) for finding in (new.findings if new else ()))
            yield from (
                FindingChange(FindingStatus.UNDECIDED, one, one, _apart(old, new))
                for one in then.values()
                if _counts(one)
            )
            return
        absence = Absence(old, self.basis.earlier.rules)
        for finding in new.findings:
            was = _taken(then, finding)
            if was is not None:
                yield _again(was, finding)
                continue
            doubt = absence.doubt(finding.rule, finding.location.key)
            remark = _then(doubt) if doubt else _unmoved(finding, old, new)
            back = finding.baseline == "unchanged" and remark is None
            yield _first(finding, known, remark, back)
        absence = Absence(new, self.basis.later.rules)
        for finding in then.values():
            doubt = absence.doubt(finding.rule, finding.location.key)
            remark = _now(doubt) if doubt else _unmoved(finding, old, new) or self._alone(finding)
            if remark is None:
                yield FindingChange(FindingStatus.FIXED, finding, finding)
            elif _counts(finding):
                yield FindingChange(FindingStatus.UNDECIDED, finding, finding, remark)

    def _alone(self, finding: Finding) -> Message | None:
        """Why a finding about several reports can't be called fixed: one of the others was not at hand."""
        others = {_place(location.origin) for location in finding.related if location.origin}
        return _OTHER_UNREAD if others and others & self._lost else None

    @cached_property
    def _lost(self) -> frozenset[str]:
        """Where the reports stand that only the earlier run read. Made when it is first asked for."""
        read = {one.agency.id for one in self._later.results() if _report(one)}
        return frozenset(
            _place(report.origin)
            for one in self._earlier.results()
            if one.agency.id not in read and (report := _report(one))
        )


_BLIND = (RowStatus.UNREACHABLE, RowStatus.UNREADABLE, RowStatus.PENDING, RowStatus.ROW_WRONG)
_OTHER_UNREAD = Message(
    "本次未读到所涉及的另一份报告", "this time another report that it is about was not read"
)
_UNMOVED = Message(
    "报告与上次相同，规则、名单或核查日期有变化",
    "the report is the same; the rules, the list or the day of checking changed",
)


def _report(result: RowResult | None) -> Outcome | None:
    """The outcome of a report that was read."""
    found = result.outcome if result is not None and result.status.found else None
    return found if found is not None and found.problem is None else None


def _shift(before: RowResult | None, after: RowResult) -> ReportChange:
    old, new = _report(before), _report(after)
    if new is None:
        if after.status in _BLIND or (old is not None and after.status is RowStatus.NO_ADDRESS):
            return ReportChange.INCOMPARABLE
        return ReportChange.DISAPPEARED if _asked_for(before) else ReportChange.MISSING
    if old is not None and old.year == new.year:
        return ReportChange.COMPARED if old.form == new.form else ReportChange.INCOMPARABLE
    if after.status is RowStatus.CHECKED:
        return ReportChange.APPEARED
    return ReportChange.DISAPPEARED if _asked_for(before) else ReportChange.MISSING


def _asked_for(result: RowResult | None) -> bool:
    """Whether the report was read that the list asks for."""
    return result is not None and result.status is RowStatus.CHECKED and _report(result) is not None


def _counts(finding: Finding) -> bool:
    """Whether nobody let it off. What a baseline covers is there all the same."""
    return finding.suppression is None or finding.suppression.kind == "baseline"


def _taken(then: dict[str, Finding], finding: Finding) -> Finding | None:
    """What the earlier run had of a finding, taken from what it had."""
    found = then.get(finding.fingerprint) or next(
        (one for one in then.values() if finding.goes_on_from(one.as_known)), None
    )
    return found and then.pop(found.fingerprint)


def _again(was: Finding, finding: Finding) -> FindingChange:
    """A finding that both runs have."""
    if not _counts(finding):
        return FindingChange(FindingStatus.WAIVED, finding, was)
    if not _counts(was):
        return FindingChange(
            FindingStatus.RETURNED, finding, was, Message("上次已豁免", "it was waived last time")
        )
    changed = (
        Message("所述内容有变化", "what it says has changed") if was.message != finding.message else None
    )
    return FindingChange(FindingStatus.REMAINING, finding, was, changed)


def _first(
    finding: Finding, known: Collection[str], remark: Message | None = None, back: bool = False
) -> FindingChange:
    """A finding that only the later run has; `back` where a run before the earlier one had it, too."""
    if not _counts(finding):
        return FindingChange(FindingStatus.WAIVED, finding)
    if back or finding.fingerprint in known or finding.former in known:
        return FindingChange(
            FindingStatus.RETURNED, finding, None, Message("此前已整改", "it had been mended before")
        )
    return FindingChange(FindingStatus.NEW, finding, None, remark)


def _apart(old: Outcome | None, new: Outcome | None) -> Message:
    """Why the findings of two runs are not of one report."""
    if old is None or new is None:
        return Message("本次未读到报告", "the report was not read this time")
    if old.year != new.year:
        return Message("两次读到的是不同年度的报告", "the two runs read reports of different years")
    return Message("两次按不同的格式核查", "the two runs read it with different forms")


def _unmoved(finding: Finding, old: Outcome, new: Outcome) -> Message | None:
    """A finding about this report alone can't come or go by the report's doing while the report is the same."""
    alone = not any(location.origin for location in finding.related)
    return _UNMOVED if alone and old.origin.sha256 == new.origin.sha256 else None


def _place(origin: Origin) -> str:
    return origin.url or origin.name


def _now(doubt: Message) -> Message:
    return Message(f"本次{doubt.zh}", f"this time {doubt.en}")


def _then(doubt: Message) -> Message:
    return Message(f"上次{doubt.zh}", f"last time {doubt.en}")
