"""Two runs beside one another for programs: a JSON document, one line a body."""

from __future__ import annotations

from typing import IO, Any, Final

from reportlint.handover.comparison import ComparisonTally
from reportlint.model.message import Language, Message
from reportlint.outputs.jsonstream import ArrayWriter
from reportlint.runs.change import Basis, BodyComparison, FindingChange, FindingStatus, ReportChange
from reportlint.runs.result import RowResult, RunFacts

VERSION: Final = 1


class JsonView:
    """Writes the document. Within a version things are only added."""

    def __init__(self, stream: IO[str], basis: Basis, _language: Language) -> None:
        """Its sentences are there in both languages."""
        head = {
            "version": VERSION,
            "tool": {"name": "reportlint"},
            "earlier": _facts(basis.earlier),
            "later": _facts(basis.later),
            "list_changed": basis.list_changed,
            "rules_changed": basis.rules_changed,
            "rules_added": basis.rules_added,
            "rules_dropped": basis.rules_dropped,
        }
        self._document = ArrayWriter(stream, "{\n", head, "bodies")

    def add(self, compared: BodyComparison) -> None:
        """Write one body."""
        self._document.item(
            {
                "agency": compared.agency.name,
                "year": compared.agency.year,
                "row": compared.agency.row,
                "added": compared.added,
                "report": compared.shift.value,
                "before": _result(compared.before),
                "after": _result(compared.after),
                "findings": [_delta(delta) for delta in compared.deltas],
            }
        )

    def close(self, total: ComparisonTally) -> None:
        """Write the sums and the end of the document."""
        tail = {
            "totals": {
                "bodies": total.bodies,
                "added": total.added,
                "reports": {shift.value: total.shifts[shift] for shift in ReportChange},
                "findings": {change.value: total.changes[change] for change in FindingStatus},
            },
            "exit_code": int(total.exit),
        }
        self._document.close(tail, "\n}\n")


def _facts(facts: RunFacts) -> dict[str, Any]:
    return {
        "version": facts.version,
        "as_of": facts.as_of.isoformat(),
        "list": facts.list_name,
        "list_hash": facts.list_hash,
        "rules_hash": facts.rules_hash,
        "started": facts.started,
        "finished": facts.finished,
    }


def _result(result: RowResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    outcome = result.outcome
    return {
        "status": result.status.value,
        "reason": _said(result.reason),
        "sha256": outcome.origin.sha256 if outcome else None,
        "fetched": result.fetched or None,
    }


def _delta(delta: FindingChange) -> dict[str, Any]:
    finding = delta.finding
    return {
        "change": delta.change.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "key": finding.location.key,
        "place": _said(finding.location.label),
        "message": _said(finding.message),
        "before": _said(delta.before.message if delta.before else None),
        "remark": _said(delta.remark),
        "fingerprint": finding.fingerprint,
    }


def _said(say: Message | None) -> dict[str, str] | None:
    return {"zh": say.zh, "en": say.en} if say else None
