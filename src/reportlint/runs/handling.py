"""What the office's own notes say of a report: handed in late, published without filing, not mended in time."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from reportlint.model.finding import Severity
from reportlint.model.message import Message
from reportlint.outputs.words import weight
from reportlint.runs.result import RowResult, RowStatus


class HandlingFault(StrEnum):
    """What is wrong with how a report was handled. Of what the list has no column for, nothing is said."""

    NOT_SUBMITTED = "not-submitted"
    """The last day to hand it in is over, and it is not on file."""
    SUBMITTED_LATE = "submitted-late"
    UNFILED = "published-unfiled"
    """When it was published, it was not on file, though it is to be handed in before."""
    UNSIGNED = "unsigned"
    """When it was published, nobody had signed for it."""
    UNMENDED = "returned-unmended"
    """It was given back, and has errors though the last day to mend them is over."""

    @property
    def say(self) -> Message:
        """For readers."""
        return _SAID[self]


_SAID: Final = {
    HandlingFault.NOT_SUBMITTED: Message("逾期未见报送", "not handed in in time"),
    HandlingFault.SUBMITTED_LATE: Message("逾期报送", "handed in late"),
    HandlingFault.UNFILED: Message("公布时未见备案", "not on file when it was published"),
    HandlingFault.UNSIGNED: Message("公布时未见签发", "no signature when it was published"),
    HandlingFault.UNMENDED: Message("退回后逾期未改正", "given back and not mended in time"),
}


def handling_faults(result: RowResult) -> Iterator[HandlingFault]:
    """What is wrong with a row's handling on the day that it is looked at. A blank cell is one fault, not two."""
    noted, today, published = result.agency.handling, result.today, result.published
    out, files = result.status is RowStatus.CHECKED, "filed" in noted.columns
    # Where reports are to be handed in before they are published; elsewhere they are filed afterwards.
    first = noted.submit and result.agency.due and noted.submit <= result.agency.due
    if files and noted.filed is None and noted.submit and today and today > noted.submit:
        yield HandlingFault.NOT_SUBMITTED
    elif files and first and out and (noted.filed is None or (published and published < noted.filed)):
        yield HandlingFault.UNFILED
    if files and noted.filed and noted.submit and noted.filed > noted.submit:
        yield HandlingFault.SUBMITTED_LATE
    if "signer" in noted.columns and out and not noted.signer:
        yield HandlingFault.UNSIGNED
    if noted.returned and noted.mend and today and today > noted.mend and _errors(result):
        yield HandlingFault.UNMENDED


def handled(result: RowResult) -> list[Message]:
    """How a report was handled: what is wrong with that, then what is noted."""
    noted = result.agency.handling
    told = [Message(f"✗ {one.say.zh}", f"✗ {one.say.en}") for one in handling_faults(result)]
    told += [
        Message(f"{say.zh} {value}", f"{say.en} {value}")
        for say, value in (
            (Message("报送期限", "hand in by"), noted.submit),
            (Message("备案", "filed"), noted.filed),
            (Message("签发人", "signed by"), noted.signer),
            (Message("退回", "given back"), noted.returned),
            (Message("整改期限", "mend by"), noted.mend),
        )
        if value
    ]
    if noted.returned and result.status is RowStatus.CHECKED and not _errors(result):
        told.append(Message("✓ 退回后已改正", "✓ mended since it was given back"))
    return told


def _errors(result: RowResult) -> bool:
    """Whether the report as it is now has errors."""
    outcome = result.outcome if result.status is RowStatus.CHECKED else None
    return any(weight(one) is Severity.ERROR for one in outcome.active) if outcome else False
