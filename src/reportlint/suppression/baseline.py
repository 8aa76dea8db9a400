"""A baseline: findings an earlier run had do not count; they stay in every output, marked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportlint.model.absence import Absence
from reportlint.model.errors import UsageError
from reportlint.model.finding import Finding, KnownFinding, Outcome, Suppression, parts_of
from reportlint.model.message import Message
from reportlint.outputs.format import BaselineGone
from reportlint.outputs.identity import former_identity, report_identity
from reportlint.support import limits
from reportlint.support.refusals import reason_of


@dataclass(frozen=True, slots=True)
class Known:
    """One result of the earlier run."""

    gone: BaselineGone
    fault: bool
    """True for a finding, False for what was only not judged, passed or not applicable."""
    parts: frozenset[str]
    """See `Finding.parts`."""
    waived: bool
    """It did not count then because of a waiver; a waiver that ended brings it back."""

    @property
    def as_finding(self) -> KnownFinding:
        """The finding it was."""
        gone = self.gone
        return KnownFinding(gone.fingerprint, gone.rule, gone.key, self.parts)


class Baseline:
    """Compares a run with an earlier one, by identity of report and finding, never by number."""

    def __init__(self, name: str, known: Iterable[Known], rules: Collection[str]) -> None:
        self.name = name
        self.gone: list[BaselineGone] = []
        """Findings that are no longer there in reports that were judged again."""
        self._rules = frozenset(rules)
        self._known: dict[str, dict[str, Known]] = {}
        for one in known:
            self._known.setdefault(one.gone.report, {})[one.gone.fingerprint] = one

    def state(self, report: str, fingerprint: str) -> str:
        """`unchanged` for what the earlier run had, else `new`; by identities of report and finding."""
        return "unchanged" if fingerprint in self._known.get(report, {}) else "new"

    def apply(self, outcome: Outcome) -> Outcome:
        """The outcome with its findings marked; known ones do not count."""
        known = self._known.get(report_identity(outcome)) or self._known.get(former_identity(outcome), {})
        if outcome.problem is None:
            self.gone.extend(self._missing(outcome, known))
        return replace(outcome, findings=tuple(self._marked(finding, known) for finding in outcome.findings))

    def _marked(self, finding: Finding, known: Mapping[str, Known]) -> Finding:
        before = _before(finding, known)
        if before is None or not before.fault:
            return replace(finding, baseline="new")
        suppression = finding.suppression
        if suppression is None and not before.waived:
            suppression = Suppression(self.name, "baseline")
        return replace(finding, baseline="unchanged", suppression=suppression)

    def _missing(self, outcome: Outcome, known: Mapping[str, Known]) -> Iterator[BaselineGone]:
        """Known findings that are not there, unless their rule did not run or could not judge."""
        present = {id(before) for one in outcome.findings if (before := _before(one, known))}
        absence = Absence(outcome, self._rules)
        for one in known.values():
            gone = one.gone
            if one.fault and id(one) not in present and absence.doubt(gone.rule, gone.key) is None:
                yield gone


def _before(finding: Finding, known: Mapping[str, Known]) -> Known | None:
    """What the earlier run had of a finding."""
    same = known.get(finding.fingerprint)
    return same or next((one for one in known.values() if finding.goes_on_from(one.as_finding)), None)


def read_baseline(file: Path, rules: Collection[str]) -> Baseline:
    """The baseline in a SARIF or JSON document this tool wrote. Raises UsageError."""
    try:
        with file.open("rb") as stream:
            # Bounded by what is read, not by what the file system says: pipes have no size.
            data = stream.read(limits.BASELINE_BYTES + 1)
        if len(data) > limits.BASELINE_BYTES:
            raise UsageError(
                Message(
                    f"基线 {file} 超过 {limits.BASELINE_BYTES:,} 字节（限额 baseline-bytes）。",
                    f"Baseline {file} has more than {limits.BASELINE_BYTES:,} bytes (limit baseline-bytes).",
                )
            )
        document = json.loads(data.decode("utf-8-sig"))
        known = list(_from_sarif(document) if "runs" in document else _from_json(document))
    except OSError as error:
        why = reason_of(error)
        raise UsageError(
            Message(f"读不了基线 {file}：{why.zh}", f"Can't read baseline {file}: {why.en}")
        ) from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            Message(
                f"基线 {file} 不是本工具写出的 SARIF 或 JSON 文件。",
                f"Baseline {file} is no SARIF or JSON document written by this tool.",
            )
        ) from None
    return Baseline(file.name, known, rules)


def _from_sarif(document: Mapping[str, Any]) -> Iterator[Known]:
    for run in document["runs"]:
        if run["tool"]["driver"]["name"] != "reportlint":
            raise ValueError
        for invocation in run.get("invocations", ()):
            for one in invocation.get("toolExecutionNotifications", ()):
                if one["descriptor"]["id"] == "not-counted":
                    yield _not_counted(one)
        for result in run.get("results", ()):
            if result.get("baselineState") == "absent":
                continue
            prints = result["partialFingerprints"]
            place = result["locations"][0]
            states = {one.get("properties", {}).get("kind") for one in result.get("suppressions", ())}
            yield Known(
                BaselineGone(
                    rule=result["ruleId"],
                    fingerprint=prints.get("reportlint/v2") or prints["reportlint/v1"],
                    key=_key(place),
                    report=prints["reportlintReport/v1"],
                    message=result["message"]["text"],
                    uri=place["physicalLocation"]["artifactLocation"]["uri"],
                ),
                fault=result.get("kind", "fail") in ("fail", "review"),
                parts=parts_of(_key(place), map(_key, result.get("relatedLocations", ()))),
                waived="waiver" in states,
            )


def _not_counted(notification: Mapping[str, Any]) -> Known:
    """A finding that did not count then, where no result tells of it."""
    told = notification["properties"]
    gone = BaselineGone(
        rule=told["rule"],
        fingerprint=told["fingerprint"],
        key=told["key"],
        report=told["report"],
        message=notification["message"]["text"],
        uri=notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
    )
    return Known(gone, fault=True, parts=frozenset(told.get("related", ())), waived=told["kind"] == "waiver")


def _key(place: Mapping[str, Any]) -> str:
    return str(place.get("logicalLocations", [{}])[0].get("fullyQualifiedName", ""))


def _from_json(document: Mapping[str, Any]) -> Iterator[Known]:
    if document["version"] != 1 or document["tool"]["name"] != "reportlint":
        raise ValueError
    for outcome in document["outcomes"]:
        for finding in outcome["findings"]:
            suppression = finding.get("suppression")
            yield Known(
                BaselineGone(
                    rule=finding["rule"],
                    fingerprint=finding["fingerprint"],
                    key=finding["place"]["key"],
                    report=outcome["identity"],
                    message=finding["message"]["zh"],
                    uri=outcome["input"]["uri"],
                ),
                fault=True,
                parts=parts_of(finding["place"]["key"], (one["key"] for one in finding.get("related", ()))),
                waived=suppression is not None and suppression["kind"] == "waiver",
            )
