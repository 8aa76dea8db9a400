"""A finding as letters and circulars show it: the variables of one problem."""

from __future__ import annotations

from reportlint.fetch.problems import FOUND_IN_COLUMN
from reportlint.handover.letterhead import ordinal
from reportlint.handover.links import SourceLink, web_link
from reportlint.model.finding import Finding, Severity, Verdict
from reportlint.model.groups import GROUPS
from reportlint.model.page import PageFacts
from reportlint.outputs.details import related_name
from reportlint.outputs.format import Run
from reportlint.outputs.words import grade
from reportlint.runs.result import RowResult
from reportlint.support.wrap import printed, shorten

_QUOTE = 60
_RELATED = 5


class Entries:
    """Makes the variables of findings, in Chinese; knows the names of the run's rules and clauses."""

    def __init__(self, run: Run) -> None:
        self._titles = {rule.id: rule.title.zh for rule in run.rules}
        self._clauses = run.clauses

    def title(self, finding: Finding) -> str:
        """What a kind of problem is called: the rule's title, else the group's."""
        return self._titles.get(finding.rule) or group(finding)

    def entry(self, n: int, finding: Finding) -> dict[str, object]:
        """The variables of the n-th problem of a list."""
        where, clause = finding.location.where, self._clauses.get(finding.clause)
        return {
            "序号": n,
            "汉字序号": ordinal(n),
            "名称": self.title(finding),
            "类别": group(finding),
            "级别": grade(finding).zh,
            "疑似": finding.verdict is Verdict.REVIEW,
            "位置": finding.location.label.zh + (f"（{where.words.zh}）" if where.words else ""),
            # Of a fault of the whole page its first words say nothing.
            "原文": "" if finding.location.key == PageFacts.key else shorten(printed(where.quote), _QUOTE),
            "描述": _sentence(finding.message.zh),
            "相关": _related(finding),
            "依据": clause.title.zh if clause else finding.clause,
            "依据内容": clause.text.zh if clause else "",
            "整改建议": _sentence(finding.fix.zh),
            "规则": finding.rule,
            "标识": finding.fingerprint,
        }


def _related(finding: Finding) -> str:
    """Further places, as many as a sentence can hold."""
    names = "、".join(related_name(location, finding.location).zh for location in finding.related[:_RELATED])
    return f"{names}等{len(finding.related)}处" if len(finding.related) > _RELATED else names


def _sentence(text: str) -> str:
    return text if text.endswith(tuple("。！？…；")) else f"{text}。"


def weighs(finding: Finding) -> bool:
    """Whether it is more than a remark."""
    return finding.severity is not Severity.INFO


def address(result: RowResult) -> str:
    """The report's address on the web: the list's, else the page's own; empty for a mere file."""
    url = result.outcome.origin.url if result.outcome else None
    told = to_open(result)
    return told if isinstance(web_link(told), SourceLink) else url or ""


def to_open(result: RowResult) -> str:
    """Where the report stands: as the list has it, or the page that was found from a column that the list names."""
    outcome = result.outcome
    if outcome and any(notice.code == FOUND_IN_COLUMN for notice in outcome.notices):
        return outcome.origin.url or result.agency.address
    return result.agency.address


def group(finding: Finding) -> str:
    """The class of problem a finding belongs to."""
    name = GROUPS.get(finding.group)
    return name.zh if name else finding.group
