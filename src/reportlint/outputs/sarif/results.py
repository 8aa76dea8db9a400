"""Findings, and what else rules said, as results."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reportlint.model.finding import Finding, Outcome, Verdict, fingerprint
from reportlint.model.message import Language, Message
from reportlint.outputs.format import BaselineGone, Run
from reportlint.outputs.identity import RUN_IDENTITY, finding_identity, report_identity, value_identity
from reportlint.outputs.sarif import shapes
from reportlint.outputs.sarif.descriptors import LEVEL, names
from reportlint.outputs.sarif.places import FIRST, located, whole
from reportlint.outputs.sarif.taxonomies import Taxonomies
from reportlint.outputs.sentences import suppression
from reportlint.rules.rule import Rule

KIND = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "fail",
    Verdict.REVIEW: "review",
    Verdict.OPEN: "open",
    Verdict.NOT_APPLICABLE: "notApplicable",
}


class Directory(Protocol):
    """Where rules are listed in the log."""

    def reference(self, rule: str) -> shapes.DescriptorReference:
        """How a result names its rule."""


@dataclass(frozen=True)
class Results:
    """Makes the results of a run."""

    run: Run
    rules: Directory
    taxonomies: Taxonomies

    def of(self, outcome: Outcome, artifact: int) -> Iterator[shapes.Result]:
        """Every finding that counts; if asked for, those that don't, and one result a rule of what was open or passed.

        Many consumers show each result as an alert, whatever its kind and suppressed or not: the rest is told in
        notifications.
        """
        for finding in outcome.findings:
            if finding.suppression is None or self.run.show_suppressed:
                yield self._finding(finding, outcome, artifact)
        if not self.run.show_passed:
            return
        for (rule, verdict), keys in gathered(outcome, (Verdict.OPEN, Verdict.PASS)).items():
            said = SUMMARY[verdict].fill({"n": len(keys)})
            where = whole(outcome.origin, artifact, filter(None, keys))
            yield self._verdict(rule, verdict, said, where, report_identity(outcome))

    def idle(self, rules: Iterable[str], first: shapes.Location) -> Iterator[shapes.Result]:
        """One result for every rule that applied to no input; `first` is the first of these."""
        for rule in rules:
            yield self._verdict(rule, Verdict.NOT_APPLICABLE, _IDLE, first, RUN_IDENTITY)

    def gone(self, one: BaselineGone) -> shapes.Result:
        """A finding of the baseline that is no longer there."""
        name = shapes.LogicalLocation(name=one.key, fullyQualifiedName=one.key, kind="element")
        return shapes.Result(
            **self._rule(one.rule),
            kind="fail",
            level="note",
            message=shapes.Message(text=one.message),
            locations=[
                shapes.Location(
                    physicalLocation={"artifactLocation": {"uri": one.uri}, "region": FIRST},
                    logicalLocations=[name],
                )
            ],
            partialFingerprints={"reportlint/v2": one.fingerprint, "reportlintReport/v1": one.report},
            baselineState="absent",
        )

    def _finding(self, finding: Finding, outcome: Outcome, artifact: int) -> shapes.Result:
        origin, language = outcome.origin, self.run.language
        return shapes.tidy(
            shapes.Result(
                **self._rule(finding.rule),
                kind=KIND[finding.verdict],
                level=LEVEL[finding.severity] if finding.verdict is Verdict.FAIL else "none",
                message=self._message(finding, origin.url),
                locations=[located(finding.location, origin, artifact, language)],
                relatedLocations=[
                    located(location, origin, artifact, language, number)
                    for number, location in enumerate(finding.related, 1)
                ],
                partialFingerprints={
                    **_fingerprints(report_identity(outcome), finding.fingerprint, finding.former),
                    "reportlintValue/v1": value_identity(finding),
                },
                baselineState=finding.baseline,
                suppressions=_suppressions(finding, language),
                taxa=self.taxonomies.taxa(finding.clause),
                hostedViewerUri=origin.url,
                webRequest={"method": "GET", "target": origin.url} if origin.url else None,
                properties=shapes.tidy(
                    {
                        "agency": outcome.body,
                        "year": outcome.year,
                        "severity": finding.severity.value,
                        "group": finding.group,
                        "fix": finding.fix.in_(language),
                        "explains": [f"{rule} {key}" for rule, key in finding.explains],
                    }
                ),
            )
        )

    def _verdict(
        self, rule: str, verdict: Verdict, said: Message, where: shapes.Location, report: str
    ) -> shapes.Result:
        """What a rule said without finding anything."""
        identity = fingerprint(rule, "", f"({verdict.value})")
        return shapes.tidy(
            shapes.Result(
                **self._rule(rule),
                kind=KIND[verdict],
                level="none",
                message=shapes.Message(text=said.in_(self.run.language)),
                locations=[where],
                partialFingerprints=_fingerprints(report, identity),
                baselineState=self.run.baseline.state(report, identity) if self.run.baseline else None,
            )
        )

    def _rule(self, id_: str) -> shapes.Result:
        """The members that name the rule."""
        place = self.rules.reference(id_)
        if "toolComponent" in place:
            return shapes.Result(ruleId=id_, rule=place)
        return shapes.tidy(shapes.Result(ruleId=id_, ruleIndex=place.get("index")))

    def _message(self, finding: Finding, url: str | None) -> shapes.Message:
        """The sentence; and its id with arguments, so that it can be said in the other language."""
        language = self.run.language
        rule = self._by_id.get(finding.rule)
        order = (
            names(rule.messages[finding.message_id]) if rule and finding.message_id in rule.messages else []
        )
        return shapes.tidy(
            shapes.Message(
                text=finding.message.in_(language),
                markdown=_markdown(finding, self.run, url),
                id=finding.message_id,
                arguments=[
                    finding.arguments[name].in_(language) for name in order if name in finding.arguments
                ],
            )
        )

    @cached_property
    def _by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.run.rules}


def gathered(outcome: Outcome, verdicts: Collection[Verdict]) -> Mapping[tuple[str, Verdict], list[str]]:
    """The keys of the things that rules judged so, by rule and verdict."""
    found: dict[tuple[str, Verdict], list[str]] = {}
    for one in outcome.judgements:
        if one.verdict in verdicts:
            found.setdefault((one.rule, one.verdict), []).extend(one.keys)
    return found


SUMMARY = {
    Verdict.PASS: Message("{n} 处核对相符。", "{n} checks pass."),
    Verdict.OPEN: Message("{n} 处未能判断。", "{n} checks could not be judged."),
}
_IDLE = Message("本次核查的内容均不适用此规则。", "The rule applied to nothing that was checked.")


def _fingerprints(report: str, print_: str, former: str = "") -> dict[str, str]:
    """Identities that outlive republication. GitHub reads `primaryLocationLineHash` only."""
    return {
        "reportlint/v2": print_,
        **({"reportlint/v1": former} if former else {}),
        "reportlintReport/v1": report,
        "primaryLocationLineHash": finding_identity(report, print_),
    }


def _markdown(finding: Finding, run: Run, url: str | None) -> str:
    language = run.language
    lines = [finding.message.in_(language)]
    if finding.related:
        links = [f"[{location.label.in_(language)}]({n})" for n, location in enumerate(finding.related, 1)]
        lines.append(
            Message("相关：", "Related: ").in_(language) + Message("、", ", ").in_(language).join(links)
        )
    clause = run.clauses.get(finding.clause)
    if clause:
        lines.append(Message("依据：", "Basis: ").in_(language) + clause.title.in_(language))
    lines.append(Message("整改：", "Fix: ").in_(language) + finding.fix.in_(language))
    if url:
        lines.append(Message("网页：", "Page: ").in_(language) + f"<{url}>")
    return "\n\n".join(lines)


def _suppressions(finding: Finding, language: Language) -> list[dict[str, object]]:
    if finding.suppression is None:
        return []
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": suppression(finding).in_(language),
            "properties": {"kind": finding.suppression.kind},
        }
    ]
