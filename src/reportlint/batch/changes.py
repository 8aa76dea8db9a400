"""What changed in one sitting: rows before and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.outputs.sentences import joined
from reportlint.runs.folder import RunFolder
from reportlint.runs.result import RowStatus

_NAMED = 5
"""Bodies of one kind that are named."""


@dataclass(frozen=True, slots=True)
class RowStanding:
    """A row at one time."""

    name: str
    status: RowStatus
    findings: frozenset[str]
    """Fingerprints of what is more than a hint."""


def standings(run: RunFolder) -> dict[str, RowStanding]:
    """Every row of a run, by agency."""
    return {
        result.agency.id: RowStanding(
            result.agency.name,
            result.status,
            frozenset(
                one.fingerprint
                for one in (result.outcome.active if result.outcome else ())
                if one.severity is not Severity.INFO
            ),
        )
        for result in run.results()
    }


def changes(before: Mapping[str, RowStanding], after: Mapping[str, RowStanding], looked: int) -> Message:
    """What became of the rows that were looked at again, in a sentence."""
    told = joined(_told(before, after), "；", "; ")
    if not told.zh:
        told = Message("没有变化", "nothing changed")
    return Message(f"本次重看 {looked} 行：{told.zh}", f"{looked} rows looked at again: {told.en}")


def _told(before: Mapping[str, RowStanding], after: Mapping[str, RowStanding]) -> Iterator[Message]:
    pairs = [(before[key], now) for key, now in after.items() if key in before]
    found = [now.name for was, now in pairs if now.status.found and not was.status.found]
    gone = [now.name for was, now in pairs if was.status.found and not now.status.found]
    other = [
        f"{now.name}（{was.status.say.zh}→{now.status.say.zh}）"
        for was, now in pairs
        if was.status is not now.status and was.status.found == now.status.found
    ]
    both = [(was, now) for was, now in pairs if was.status.found and now.status.found]
    mended = sum(len(was.findings - now.findings) for was, now in both)
    new = sum(len(now.findings - was.findings) for was, now in both)
    if found:
        yield Message(
            f"新读到报告 {len(found)} 家（{_names(found)}）", f"{len(found)} reports found: {_names(found)}"
        )
    if gone:
        yield Message(
            f"读不到报告的 {len(gone)} 家（{_names(gone)}）", f"{len(gone)} reports lost: {_names(gone)}"
        )
    if other:
        yield Message(
            f"情形有变的 {len(other)} 家：{_names(other)}", f"{len(other)} otherwise: {_names(other)}"
        )
    if mended or new:
        yield Message(f"问题减少 {mended} 项、新增 {new} 项", f"{mended} findings fewer, {new} new")


def _names(names: list[str]) -> str:
    return "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
