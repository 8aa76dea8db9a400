"""What became of what a letter told: mended since, still there, or not to be said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportlint.decisions.decided import Decided
from reportlint.decisions.decision import Decision, FindingKey
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.model.finding import Verdict
from reportlint.model.message import Message
from reportlint.runs.result import RowResult, RowStatus


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A letter, and what became of what it told by what the run knows now."""

    letter: SentLetter
    mended: int = 0
    """How many findings are not found any more, or noted as mended."""
    left: int = 0
    """How many still stand; of a reminder 1 as long as there is no report of the year."""
    dropped: int = 0
    """How many turned out not to be true, or were waived since."""
    unknown: int = 0
    """How many nothing can be said of: the report, or what they are about, could not be read again."""

    @property
    def closed(self) -> bool:
        """Whether nothing of it is left to be done."""
        return not (self.left or self.unknown)

    def overdue(self, today: date) -> bool:
        """Whether its last day is over and something of it is left."""
        return bool(self.letter.deadline and self.letter.deadline < today and self.left)

    def told(self, today: date) -> Message:
        """The letter and what became of it, for tables."""
        name, say, last = self.letter.name, self.say, self.letter.deadline
        by = Message(f"，期限 {last}", f", by {last}") if last else Message("", "")
        late = Message("逾期，", "overdue, ") if self.overdue(today) else Message("", "")
        return Message(f"{name.zh}{by.zh}：{late.zh}{say.zh}", f"{name.en}{by.en}: {late.en}{say.en}")

    @property
    def say(self) -> Message:
        """For readers."""
        if self.letter.kind is LetterKind.REMINDER:
            return _WAITING if self.left else _ANSWERED
        counts = (
            (_MENDED, self.mended),
            (_LEFT, self.left),
            (_DROPPED, self.dropped),
            (_UNKNOWN, self.unknown),
        )
        told = [Message(f"{name.zh} {n}", f"{n} {name.en}") for name, n in counts if n]
        return Message("，".join(one.zh for one in told), ", ".join(one.en for one in told))


_MENDED = Message("已改正", "mended")
_LEFT = Message("未改正", "not mended")
_DROPPED = Message("不再要求", "no longer asked for")
_UNKNOWN = Message("未能复核", "not to be checked again")
_WAITING = Message("尚未见报告", "no report seen yet")
_ANSWERED = Message("报告已核查", "the report was checked since")


def follow_up(
    letter: SentLetter, result: RowResult, decided: Sequence[Decided], rules: Collection[str]
) -> FollowUp:
    """What became of a letter. `decided` is what holds for the findings of the body's report, `rules` those that ran.

    What is not found any more is mended only where its rule ran, and could judge.
    """
    if letter.kind is LetterKind.REMINDER:
        return FollowUp(letter, left=int(result.status is not RowStatus.CHECKED))
    outcome = result.outcome if result.status is RowStatus.CHECKED else None
    judged = set(rules) if outcome else set()
    if outcome:
        judged -= {one.rule for one in outcome.judgements if one.verdict is Verdict.OPEN}
    came = [_became(told, now, judged) for told, now in _paired(letter.told, decided)]
    return FollowUp(
        letter,
        mended=came.count(_MENDED),
        left=came.count(_LEFT),
        dropped=came.count(_DROPPED),
        unknown=came.count(_UNKNOWN),
    )


def _became(told: FindingKey, now: Decided | None, judged: Collection[str]) -> Message:
    """What became of a finding; `judged` are the rules that could judge the report as it is now."""
    if now is None:
        return _MENDED if told.rule in judged else _UNKNOWN
    if now.ruling.decision is Decision.MENDED:
        return _MENDED
    return _DROPPED if now.suppression else _LEFT


def _paired(
    told: Sequence[FindingKey], decided: Sequence[Decided]
) -> Iterator[tuple[FindingKey, Decided | None]]:
    """What was told with what is found now, each of them once: first what says the same, then what has the same number."""
    rest, found = list(decided), dict[FindingKey, Decided]()
    for same in (_says_the_same, _is_numbered_alike):
        for key in told:
            now = next((one for one in rest if key not in found and same(one.finding, key)), None)
            if now is not None:
                found[key] = now
                rest.remove(now)
    return ((key, found.get(key)) for key in told)


def _says_the_same(finding: FindingKey, told: FindingKey) -> bool:
    return (finding.rule, finding.place, finding.stamp) == (told.rule, told.place, told.stamp)


def _is_numbered_alike(finding: FindingKey, told: FindingKey) -> bool:
    return finding.fingerprint == told.fingerprint
