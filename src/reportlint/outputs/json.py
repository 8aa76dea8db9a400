"""The JSON document: a fixed, versioned view of the outcomes. `json-1.schema.json` describes it.

Within a version things are only added. All sentences are there in both languages.
"""

from __future__ import annotations

from importlib.resources import files
from typing import IO, Any

from reportlint.model.finding import Crash, Finding, Location, Notice, Origin, Outcome, Severity, Verdict
from reportlint.model.message import Message
from reportlint.model.place import Region
from reportlint.outputs.format import Closing, Run
from reportlint.outputs.identity import report_identity
from reportlint.outputs.jsonstream import ArrayWriter
from reportlint.outputs.totals import FailOn, InputStanding, Totals, standing
from reportlint.outputs.uri import uri_of

VERSION = 1


def schema() -> str:
    """The JSON Schema of the document."""
    return files("reportlint.outputs").joinpath(f"json-{VERSION}.schema.json").read_text(encoding="utf-8")


class JsonWriter:
    """Writes the document: one line an outcome."""

    def __init__(self, run: Run, stream: IO[str]) -> None:
        self._run = run
        head = {
            "version": VERSION,
            "tool": {"name": "reportlint", "version": run.version},
            "plugins": [{"name": one.name, "version": one.version} for one in run.extensions],
            "as_of": run.as_of.isoformat(),
            "fail_on": run.fail_on.value,
            "rules": [rule.id for rule in run.rules],
        }
        self._document = ArrayWriter(stream, "{\n", head, "outcomes")

    def add(self, outcome: Outcome) -> None:
        """Write one outcome."""
        self._document.item(outcome_view(outcome, self._run.fail_on))

    def close(self, closing: Closing) -> None:
        """Write the totals."""
        tail = {
            "totals": totals_view(closing.totals),
            "notices": [_notice(notice) for notice in closing.notices],
            "crashes": [_crash(crash) for crash in closing.crashes],
            "gone": [
                {
                    "rule": one.rule,
                    "fingerprint": one.fingerprint,
                    "identity": one.report,
                    "message": one.message,
                }
                for one in closing.gone
            ],
            "exit_code": int(closing.exit),
        }
        self._document.close(tail, "\n}\n")


def outcome_view(outcome: Outcome, fail_on: FailOn) -> dict[str, Any]:
    """What the document says about one input."""
    problem = outcome.problem
    return {
        "input": _origin(outcome.origin),
        "identity": report_identity(outcome),
        "standing": standing(outcome, fail_on).value,
        "form": outcome.form,
        "kind": _say(outcome.kind),
        "title": outcome.title,
        "agency": outcome.body,
        "year": outcome.year,
        "tally": tally_view(outcome.tally),
        "findings": [_finding(finding) for finding in outcome.findings],
        "open": [
            {"rule": one.rule, "key": key}
            for one in outcome.judgements
            if one.verdict is Verdict.OPEN
            for key in one.keys
        ],
        "crashes": [_crash(crash) for crash in outcome.crashes],
        "notices": [_notice(notice) for notice in outcome.notices],
        "problem": problem
        and {
            "code": problem.code,
            "side": problem.side.value,
            "message": _say(problem.message),
            "advice": _say(problem.advice),
        },
    }


def tally_view(tally: Any) -> dict[str, int]:
    """How many verdicts of each kind."""
    return {verdict.value.replace("-", "_"): tally[verdict] for verdict in Verdict}


def totals_view(totals: Totals) -> dict[str, Any]:
    """The sums over all inputs."""
    return {
        "inputs": totals.inputs,
        "standings": {one.value: totals.standings[one] for one in InputStanding},
        "tally": tally_view(totals.verdicts),
        "findings": {
            **{severity.value: totals.severities[severity] for severity in Severity},
            "review": totals.review,
        },
        "suppressed": dict(totals.suppressed),
        "crashes": totals.crashes,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    reason = finding.suppression
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "message": _say(finding.message),
        "message_id": finding.message_id,
        "arguments": {name: _say(value) for name, value in finding.arguments.items()},
        "fix": _say(finding.fix),
        "clause": finding.clause,
        "place": _spot(finding.location),
        "related": [_spot(location) for location in finding.related],
        "explains": [{"rule": rule, "key": key} for rule, key in finding.explains],
        "fingerprint": finding.fingerprint,
        "former_fingerprint": finding.former,
        "suppression": reason
        and {
            "kind": reason.kind,
            "reason": reason.reason,
            "expires": reason.expires.isoformat() if reason.expires else None,
        },
        "baseline": finding.baseline,
    }


def _spot(location: Location) -> dict[str, Any]:
    return {
        "key": location.key,
        "label": _say(location.label),
        "role": location.role and _say(location.role),
        **({"report": _origin(location.origin)} if location.origin else {}),
        **_where(location.where),
    }


def _where(where: Region) -> dict[str, Any]:
    return {
        "line": where.line,
        "column": where.column,
        "end_line": where.end_line,
        "end_column": where.end_column,
        "offset": where.span[0] if where.span else None,
        "length": where.span[1] if where.span else None,
        "quote": where.quote,
        "xpath": where.xpath,
        "spot": where.words and _say(where.words),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "name": origin.name,
        "path": origin.path,
        "url": origin.url,
        "uri": uri_of(origin),
        "sha256": origin.sha256,
        "size": origin.size,
        "media_type": origin.media_type,
        "encoding": origin.encoding,
        "declared_encoding": origin.declared_encoding,
        "lost": origin.lost,
    }


def _say(say: Message) -> dict[str, str]:
    return {"zh": say.zh, "en": say.en}


def _crash(crash: Crash) -> dict[str, Any]:
    return {"plugin": crash.plugin, "what": crash.what, "key": crash.key, "error": crash.error}


def _notice(notice: Notice) -> dict[str, Any]:
    return {"code": notice.code, "message": _say(notice.message)}
