"""问题清单.xlsx: a row a finding, which the office sends out, gets back, and fills in.

What people wrote in an earlier list of the same run is put where it belongs; nothing they wrote is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from reportlint.decisions.decided import Decisions
from reportlint.decisions.letter import SentLetter
from reportlint.handover.deciding import decided_of, decided_texts
from reportlint.handover.edited import Edited, EditedRow, places_of
from reportlint.handover.entries import to_open
from reportlint.handover.letter_columns import letter_texts, telling
from reportlint.handover.links import file_link, web_link
from reportlint.handover.problem_columns import BY_KEY, COLUMNS, LOOSE, own_column, stamp, stamps_of
from reportlint.handover.wording import grade_of
from reportlint.handover.workbook import Book, SheetColumn, Value, shown
from reportlint.model.finding import Finding, Notice
from reportlint.model.groups import group_name
from reportlint.model.message import Language, Message
from reportlint.outputs import Run
from reportlint.outputs.sentences import suppression
from reportlint.outputs.totals import ordered
from reportlint.runs.result import RowResult, RunRecord
from reportlint.support.atomic import whole


def write_problems(
    file: Path,
    record: RunRecord,
    run: Run,
    folder: Path,
    edited: Edited | None = None,
    *,
    decisions: Decisions | None = None,
    letters: Mapping[str, Sequence[SentLetter]] = MappingProxyType({}),
) -> tuple[Notice, ...]:
    """Write the list; `folder` is the run's, which evidence is relative to.

    Bodies come in the order of the office's list, the worst finding first; what does not count comes at the
    end. `edited` is the list as the office has it, `decisions` are what the ledger holds, if there is one,
    `letters` those that were sent, by body. Gives what is to be said about the list's rows. Raises UsageError.
    """
    edited = edited or Edited()
    with whole(file) as stream:
        book = Book(stream, run.language, record.facts.as_of)
        columns = _columns(edited)
        sheet = book.sheet(Message("问题清单", "Findings"), columns, keyed=True)
        used: set[tuple[str, str]] = set()
        for number, (result, finding) in enumerate(_findings(record), 1):
            told = _told(result, finding, run, folder, file.parent)
            place, former = places_of(result, finding)
            place = place if place in edited.entries else former
            entry = edited.entries.get(place)
            values = {"number": number, **told, **_hidden(result, finding, told)}
            if entry is not None:
                used.add(place)
                values |= _written(entry, told, run.language)
            if decisions is not None:
                values |= decided_texts(decided_of(decisions, result, finding), entry, run.language)
            letter = telling(letters.get(result.agency.id, ()), finding.fingerprint, finding.former)
            if letter is not None:
                values |= letter_texts(letter)
            sheet.row([values.get(column.key) for column in columns])
        gone = [entry for place, entry in edited.entries.items() if place not in used]
        if gone or edited.loose:
            rest = book.sheet(LOOSE, columns, keyed=True)
            for number, entry in enumerate((*gone, *edited.loose), 1):
                values = {**entry.texts, **entry.keys, "number": number}
                letter = telling(
                    letters.get(entry.keys.get("agency-id", ""), ()), entry.keys.get("fingerprint", "")
                )
                if letter is not None:
                    values |= letter_texts(letter)
                rest.row([values.get(column.key) for column in columns])
        book.close()
    return tuple(_gone(entry) for entry in gone if not entry.apart)


def _columns(edited: Edited) -> tuple[SheetColumn, ...]:
    """The columns as the office calls them, with those it added before the hidden ones."""
    named = [
        SheetColumn(one.key, Message(title, title), one.width, choices=one.choices, hidden=one.hidden)
        if (title := edited.titles.get(one.key))
        else one
        for one in COLUMNS
    ]
    shown = [one for one in named if not one.hidden]
    return (*shown, *map(own_column, edited.own), *(one for one in named if one.hidden))


def _findings(record: RunRecord) -> Iterator[tuple[RowResult, Finding]]:
    """Those that count, then those that don't: the run is read a second time only where there are such."""
    quiet = False
    for result, finding in _every(record):
        if finding.suppression is None:
            yield result, finding
        else:
            quiet = True
    if quiet:
        yield from ((result, finding) for result, finding in _every(record) if finding.suppression)


def _every(record: RunRecord) -> Iterator[tuple[RowResult, Finding]]:
    for result in record.results():
        for finding in ordered(result.outcome.findings if result.outcome else ()):
            yield result, finding


def _told(result: RowResult, finding: Finding, run: Run, folder: Path, beside: Path) -> dict[str, Value]:
    """What the run says, by column."""
    clause = run.clauses.get(finding.clause)
    said = {
        "group": group_name(finding.group),
        "grade": grade_of(finding),
        "place": finding.location.label,
        "problem": finding.message,
        "basis": clause.title if clause else Message(finding.clause, finding.clause),
        "fix": finding.fix,
        "quiet": suppression(finding),
    }
    texts: dict[str, Value] = {key: say.in_(run.language) for key, say in said.items()}
    kept = Message("快照", "kept page").in_(run.language)
    return texts | {
        "agency": result.agency.name,
        "year": result.agency.year,
        "address": web_link(to_open(result)),
        "evidence": file_link(result.evidence, folder, beside, kept),
    }


def _hidden(result: RowResult, finding: Finding, told: Mapping[str, Value]) -> dict[str, Value]:
    outcome = result.outcome
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "agency-id": result.agency.id,
        "report": outcome.body if outcome else "",
        # Whom a waiver is for where the report names no body.
        "input": outcome.origin.name if outcome and not outcome.body else "",
        "stamps": stamps_of(told),
    }


def _written(entry: EditedRow, told: Mapping[str, Value], language: Language) -> dict[str, Value]:
    """What people wrote in the row of a finding.

    A text of ours that they changed stays as they put it, unless we now say something else there: then theirs
    is kept beside it.
    """
    values: dict[str, Value] = dict(entry.written)
    earlier = [line for line in (entry.written.get("earlier", ""),) if line]
    for key, text in entry.changed.items():
        if stamp(shown(told.get(key))) in entry.stamps[key]:
            values[key] = text
        else:
            earlier.append(f"{BY_KEY[key].title.in_(language)}：{text}")
    return values | {"earlier": "\n".join(earlier)}


def _gone(entry: EditedRow) -> Notice:
    return Notice(
        "problem-gone",
        Message(
            f"{entry.where.zh}的问题本次没有再发现，所填内容移至“{LOOSE.zh}”表",
            f"{entry.where.en}: not found again in this run; what was written is kept on the sheet “{LOOSE.en}”",
        ),
    )
