"""What stays the same when a report is published again, so that runs can be compared."""

from __future__ import annotations

import hashlib

from reportlint.model.finding import Finding, Outcome


def report_identity(outcome: Outcome) -> str:
    """Identity of a report: its body and year; where the body is not known, its title, else the input's name."""
    if outcome.body:
        return _digest(outcome.body, str(outcome.year))
    return _digest("", outcome.title, str(outcome.year)) if outcome.title else former_identity(outcome)


def former_identity(outcome: Outcome) -> str:
    """The identity that versions before 0.2 gave a report whose body is not known: by the input's name."""
    return _digest("", outcome.origin.name)


def value_identity(finding: Finding) -> str:
    """Changes when the figures of a finding change, though it is the same finding."""
    return _digest(finding.message_id, *(f"{name}={value.zh}" for name, value in finding.arguments.items()))


def finding_identity(report: str, fingerprint: str) -> str:
    """Identity of one finding of one report."""
    return _digest(report, fingerprint)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


RUN_IDENTITY = _digest("run")
"""Stands for a report where the run as a whole is spoken of."""
