"""The problem list and the ledger: what was decided in either stands in both.

Each row holds, hidden, what of the ledger was written into it. A row that says something else now was changed by
people; where the ledger went on meanwhile, its word holds and theirs is kept beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from reportlint.decisions.decided import AGAIN, Decided, Decisions
from reportlint.decisions.decision import Decision, LedgerEntry, Ruling, UntrueReason
from reportlint.decisions.ledger import Ledger, Seen
from reportlint.handover.edited import Edited, EditedRow, Place, beside
from reportlint.handover.problem_columns import BY_KEY, DONE, stamp
from reportlint.handover.waiving import day_of
from reportlint.handover.workbook import Value
from reportlint.model.finding import Finding, Notice
from reportlint.model.message import Language, Message
from reportlint.runs.folder import RunFolder
from reportlint.runs.result import RowResult

LISTED: Final = "问题清单.xlsx"
"""Who decided what was decided in the list."""
_KEYS: Final = ("review", "opinion", "state", "reason", "expires")
"""The columns in which decisions stand."""


def exchanged(
    run: RunFolder, edited: Edited, ledger: Ledger, as_of: date, *, keep: bool
) -> tuple[Edited, Decisions]:
    """The list without what the ledger knows better, and what holds with what people changed in the list.

    `keep`: that goes into the ledger. Raises UsageError.
    """
    entries = ledger.entries()
    before = Decisions(entries, as_of)
    changes, rows, notices = [], dict(edited.entries), []
    for place, row in edited.entries.items():
        decided = _changed(run, before, place, row)
        if decided is None:
            continue
        ruling = ruling_of(row.texts)
        if decided.sequence > _known(row):
            rows[place] = beside(row, _KEYS)
            notices.append(_overruled(row))
        elif ruling != decided.ruling:
            changes.append((Seen(decided.finding, decided.sequence), ruling))
    if changes and keep:
        # Somebody who decides at this very moment is seen the next time.
        ledger.decide(LISTED, changes)
        entries = ledger.entries()
    elif changes:
        last = entries[-1].sequence if entries else 0
        entries += tuple(
            LedgerEntry(last + n, "", LISTED, seen.finding, ruling, "")
            for n, (seen, ruling) in enumerate(changes, 1)
        )
    # What is waived stands in the ledger now.
    told = (*(one for one in edited.notices), *notices)
    return replace(edited, entries=rows, waivers=(), notices=told), Decisions(entries, as_of)


def decided_of(decisions: Decisions, result: RowResult, finding: Finding) -> Decided:
    """What holds for a finding of a row."""
    findings = result.outcome.findings if result.outcome else ()
    decided = decisions.of_report(result.agency.id, findings)
    return decided[findings.index(finding)]


def decided_texts(decided: Decided, row: EditedRow | None, language: Language) -> dict[str, Value]:
    """What stands in the columns of a row, the hidden one among them."""
    ruling, own = decided.ruling, row.texts.get("state", "") if row else ""
    done = DONE.in_(language)
    texts = {
        "review": ruling.decision.say.in_(language)
        if ruling.decision in (Decision.TRUE, Decision.UNTRUE)
        else "",
        "opinion": _opinion(decided).in_(language),
        "state": done if ruling.decision is Decision.MENDED else "" if own in DONE else own,
        "reason": ruling.reason if ruling.decision is Decision.WAIVED else "",
        "expires": ruling.expires.isoformat() if ruling.expires else "",
    }
    return {**texts, "decided": f"{decided.sequence} {_stamp(texts)}"}


def ruling_of(texts: Mapping[str, str]) -> Ruling:
    """What the columns of a row say."""
    opinion, expires = texts.get("opinion", ""), day_of(texts.get("expires", ""))
    if texts.get("reason"):
        return Ruling(Decision.WAIVED, texts["reason"], opinion, expires)
    if texts.get("review") in Decision.UNTRUE.say:
        return _untrue(opinion)
    if texts.get("state") in DONE:
        return Ruling(Decision.MENDED, note=opinion)
    if texts.get("review") in Decision.TRUE.say:
        return Ruling(Decision.TRUE, note=opinion)
    return Ruling(Decision.PENDING)


def _untrue(opinion: str) -> Ruling:
    """The reason, where the opinion begins with one; else all of it is a note."""
    for reason in UntrueReason:
        for name in reason.say:
            if opinion.startswith(name):
                return Ruling(Decision.UNTRUE, reason.value, opinion.removeprefix(name).lstrip("：: "))
    return Ruling(Decision.UNTRUE, UntrueReason.OTHER.value, opinion)


def _changed(run: RunFolder, decisions: Decisions, place: Place, row: EditedRow) -> Decided | None:
    """What the ledger holds for the finding of a row in which people changed the decision; None for any other."""
    known = row.keys.get("decided", "").partition(" ")[2]
    if known == _stamp(row.texts) or not (known or ruling_of(row.texts) != Ruling(Decision.PENDING)):
        return None
    agency, fingerprint = place
    result = run.result(agency)
    findings = result.outcome.findings if result and result.outcome else ()
    for finding, decided in zip(findings, decisions.of_report(agency, findings), strict=True):
        if finding.known_as(fingerprint):
            return decided
    return None


def _known(row: EditedRow) -> int:
    """The sequence of the ledger that the row was written with."""
    sequence = row.keys.get("decided", "").partition(" ")[0]
    return int(sequence) if sequence.isdecimal() else 0


def _stamp(texts: Mapping[str, str]) -> str:
    """Changes when a decision does; white space and dates as programs write them don't matter."""
    days = {"expires": str(day_of(texts.get("expires", "")) or texts.get("expires", ""))}
    return stamp("\0".join({**texts, **days}.get(key, "") for key in _KEYS))


def _opinion(decided: Decided) -> Message:
    ruling = decided.ruling
    if decided.again and decided.entry is not None:
        was = decided.entry.ruling
        return Message(
            f"{AGAIN.zh}：原判{was.decision.say.zh} {was.why.zh}".rstrip(),
            f"{AGAIN.en}: it was {was.decision.say.en} {was.why.en}".rstrip(),
        )
    return Message(ruling.note, ruling.note) if ruling.decision is not Decision.UNTRUE else ruling.why


def _overruled(row: EditedRow) -> Notice:
    return Notice(
        "decision-overruled",
        Message(
            f"{row.where.zh}的审核意见与网页上后来的审核不同，以后者为准；表中所填移至“{BY_KEY['earlier'].title.zh}”",
            f"{row.where.en}: it was decided otherwise on the page since; what the list says is kept in "
            f"“{BY_KEY['earlier'].title.en}”",
        ),
    )
