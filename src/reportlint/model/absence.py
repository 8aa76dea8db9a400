"""What it says that a finding of another run is not there: it was mended, or it was not looked for."""

from __future__ import annotations

from collections.abc import Collection

from reportlint.model.finding import Outcome, Verdict
from reportlint.model.message import Message

_NOT_RUN = Message("未运行该规则", "the rule did not run")
_NOT_APPLIED = Message("该规则没有可比较的内容", "the rule had nothing to compare")
_NOT_JUDGED = Message("该规则有未能判断之处", "the rule left something open")
_FOLDED = Message("已并入另一问题", "it is part of another finding")


class Absence:
    """What an outcome says about findings that it does not have."""

    def __init__(self, outcome: Outcome, rules: Collection[str]) -> None:
        """`rules` are the ids of those that ran."""
        self._rules = rules
        self._applied = {one.rule for one in outcome.judgements}
        self._open = {one.rule for one in outcome.judgements if one.verdict is Verdict.OPEN}
        self._open.update(crash.what for crash in outcome.crashes)
        self._folded = {pair for finding in outcome.findings for pair in finding.explains}

    def doubt(self, rule: str, key: str) -> Message | None:
        """Why it says nothing that a rule has no finding at a key; None where the rule looked and found none."""
        if rule not in self._rules:
            return _NOT_RUN
        if rule in self._open:
            return _NOT_JUDGED
        if any(rule == other and f"{key}/".startswith(f"{whole}/") for other, whole in self._folded):
            return _FOLDED
        return None if rule in self._applied else _NOT_APPLIED
