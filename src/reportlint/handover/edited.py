"""What people wrote in 问题清单.xlsx."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from reportlint.handover.problem_columns import BY_KEY, DONE, OFFICE, OWN, TOLD, read_stamps, stamp
from reportlint.model.finding import Finding, Notice
from reportlint.model.message import Message
from reportlint.reading.metadata.dates import day_in
from reportlint.runs.result import RowResult
from reportlint.suppression.waivers import Waiver

Place = tuple[str, str]
"""Id of the agency and fingerprint: what a row is about."""


def places_of(result: RowResult, finding: Finding) -> tuple[Place, Place]:
    """Those that a finding of a body may be known by."""
    return (result.agency.id, finding.fingerprint), (result.agency.id, finding.former)


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row in which people wrote something."""

    where: Message
    """The row as the office sees it: 第 12 行."""
    keys: Mapping[str, str]
    """Its hidden columns."""
    texts: Mapping[str, str]
    """What stands in its other columns, by key; without the empty ones."""
    apart: bool = False
    """Whether it stood among the rows that belong to no finding."""

    @property
    def place(self) -> Place | None:
        """What the row is about; None for a row that people added."""
        agency, fingerprint = self.keys.get("agency-id", ""), self.keys.get("fingerprint", "")
        return (agency, fingerprint) if agency and fingerprint else None

    @property
    def stamps(self) -> Mapping[str, frozenset[str]]:
        """Of the texts that the run had put into the row, by column."""
        return read_stamps(self.keys.get("stamps", ""))

    @property
    def changed(self) -> Mapping[str, str]:
        """The texts of the run that people changed, as they put them."""
        stamps = self.stamps
        return {
            key: text
            for key, text in self.texts.items()
            if key in TOLD and key in stamps and stamp(text) not in stamps[key]
        }

    @property
    def written(self) -> Mapping[str, str]:
        """What people wrote in their own columns."""
        return {key: text for key, text in self.texts.items() if key in OFFICE or key.startswith(OWN)}

    @property
    def done(self) -> bool:
        """Whether it is marked as done."""
        return self.texts.get("state") in DONE

    def with_(self, texts: Mapping[str, str]) -> EditedRow:
        """The same row with further texts, or others."""
        return replace(self, texts={**self.texts, **texts})

    def joined(self, other: EditedRow) -> EditedRow:
        """Both rows in one: where their texts differ, one below the other."""
        texts = dict(self.texts)
        for key, text in {**other.written, **other.changed}.items():
            mine = self.written.get(key) or self.changed.get(key)
            texts[key] = f"{mine}\n{text}" if mine and mine != text else text
        return replace(self, texts=texts)


@dataclass(frozen=True)
class Edited:
    """The list as the office has it."""

    entries: Mapping[Place, EditedRow] = field(default_factory=dict)
    """The rows of findings in which people wrote something."""
    loose: tuple[EditedRow, ...] = ()
    """Rows that people added."""
    own: tuple[str, ...] = ()
    """Titles of the columns that the office added."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of our columns that the office changed, by key."""
    waivers: tuple[Waiver, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What is to be said: rows that belong to no finding, waivers without a last day."""

    @property
    def done(self) -> frozenset[Place]:
        """The findings that are marked as done."""
        return frozenset(place for place, entry in self.entries.items() if entry.done)

    def overdue(self, today: date) -> frozenset[Place]:
        """The findings whose 整改期限 is over."""
        days = ((place, day_in(entry.texts.get("deadline", ""))) for place, entry in self.entries.items())
        return frozenset(place for place, day in days if day is not None and day < today)


def beside(row: EditedRow, keys: Iterable[str]) -> EditedRow:
    """A row with what people wrote in some columns kept under 此前填写, too: another word holds there."""
    kept = row.texts.get("earlier", "")
    lines = (f"{BY_KEY[key].title.zh}：{row.texts[key]}" for key in keys if row.texts.get(key))
    lines = (line for line in lines if line not in kept)
    return row.with_({"earlier": "\n".join(filter(None, (kept, *lines)))})
