"""The problem list and the register of letters: what was noted as sent in either stands in both.

Each row holds, hidden, what of the register was written into it. A row that says something else now was changed by
people; where a further letter was noted meanwhile, that one holds and theirs is kept beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reportlint.decisions.decision import FindingKey, key_of
from reportlint.decisions.letter import LetterKind, SentLetter
from reportlint.decisions.register import LetterRegister, by_agency
from reportlint.handover.deciding import LISTED
from reportlint.handover.edited import Edited, EditedRow, Place, beside
from reportlint.handover.problem_columns import BY_KEY, stamp
from reportlint.handover.waiving import day_of
from reportlint.handover.workbook import Value
from reportlint.model.finding import Finding, Notice
from reportlint.model.message import Message
from reportlint.runs.folder import RunFolder

_KEYS: Final = ("letter", "sent", "deadline")
"""The columns in which a letter stands."""

LettersByBody = Mapping[str, Sequence[SentLetter]]


def letters_exchanged(
    run: RunFolder, edited: Edited, register: LetterRegister, *, keep: bool
) -> tuple[Edited, LettersByBody]:
    """The list without what the register knows better, and the letters with those that people noted in the list.

    `keep`: those go into the register. Raises UsageError.
    """
    entries = register.entries()
    letters = by_agency(entries)
    told: defaultdict[SentLetter, list[FindingKey]] = defaultdict(list)
    rows, notices = dict(edited.entries), []
    for place, row in edited.entries.items():
        if not _changed(row):
            rows[place] = _forgotten(row)
            continue
        finding = _finding(run, place)
        letter = telling(letters.get(place[0], ()), finding.fingerprint, finding.former) if finding else None
        written = _written(place[0], row.texts)
        if letter is not None and letter.sequence > _known(row):
            rows[place] = beside(row, _KEYS)
            notices.append(_overruled(row))
        elif finding is not None and (letter is None or _texts(letter) != _texts(written)):
            told[written].append(key_of(place[0], finding))
    noted = [replace(letter, told=tuple(keys)) for letter, keys in told.items()]
    if noted and keep:
        register.note(LISTED, noted, anew=True)
        entries = register.entries()
    elif noted:
        entries += tuple(replace(one, person=LISTED, batch=LISTED) for one in noted)
    return replace(edited, entries=rows, notices=(*edited.notices, *notices)), by_agency(entries)


def telling(letters: Sequence[SentLetter], *prints: str) -> SentLetter | None:
    """The last letter to a body that tells a finding, by the fingerprints that it may be known by."""
    return next(
        (one for one in reversed(letters) if any(key.fingerprint in prints for key in one.told)), None
    )


def letter_texts(letter: SentLetter) -> dict[str, Value]:
    """What stands in the columns of a row, the hidden one among them; without a deadline people may give one."""
    texts = _texts(letter)
    given = {key: text for key, text in texts.items() if text or key != "deadline"}
    return {**given, "lettered": f"{letter.sequence} {_stamp(texts)}"}


def _texts(letter: SentLetter) -> dict[str, str]:
    days = (one.isoformat() if one else "" for one in (letter.day, letter.deadline))
    return dict(zip(_KEYS, (letter.number, *days), strict=True))


def _written(agency: str, texts: Mapping[str, str]) -> SentLetter:
    """The letter that a row tells of."""
    number = " ".join(texts.get("letter", "").split())
    return SentLetter(agency, LetterKind.NOTICE, number, _day(texts, "sent"), _day(texts, "deadline"))


def _day(texts: Mapping[str, str], key: str) -> date | None:
    return day_of(texts.get(key, ""))


def _changed(row: EditedRow) -> bool:
    """Whether people noted a letter in the row, or changed what stands of it there."""
    known = row.keys.get("lettered", "").partition(" ")[2]
    written = _written("", row.texts)
    return bool(written.number or written.day) and known != _stamp(_texts(written))


def _forgotten(row: EditedRow) -> EditedRow:
    """A row without what the register had put into it: it may say something else now, or nothing."""
    if "lettered" not in row.keys:
        return row
    return replace(row, texts={key: text for key, text in row.texts.items() if key not in _KEYS})


def _known(row: EditedRow) -> int:
    """The place in the register of the letter that the row was written with."""
    sequence = row.keys.get("lettered", "").partition(" ")[0]
    return int(sequence) if sequence.isdecimal() else 0


def _stamp(texts: Mapping[str, str]) -> str:
    return stamp("\0".join(texts[key] for key in _KEYS))


def _finding(run: RunFolder, place: Place) -> Finding | None:
    """The finding that a row is about; None where the run has none like it."""
    result = run.result(place[0])
    findings = result.outcome.findings if result and result.outcome else ()
    return next((one for one in findings if one.known_as(place[1])), None)


def _overruled(row: EditedRow) -> Notice:
    return Notice(
        "letter-overruled",
        Message(
            f"{row.where.zh}所填的发函情况与网页上后来登记的不同，以后者为准；表中所填移至“{BY_KEY['earlier'].title.zh}”",
            f"{row.where.en}: a further letter was noted on the page since; what the list says is kept in "
            f"“{BY_KEY['earlier'].title.en}”",
        ),
    )
