"""An office's list that was handed in, read as `batch` reads it. Runs in workers only."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from reportlint.agencies.addresses import is_address
from reportlint.agencies.agency import Agency
from reportlint.agencies.read import read_agencies
from reportlint.model.errors import UsageError
from reportlint.model.message import Message
from reportlint.serve.answers import ListedRow, ReadRows
from reportlint.serve.jobs import ReadList

_SHOWN: Final = 200
"""Rows that a page shows."""
_NOTICES: Final = 50
_ADDRESSES_ONLY: Final = Message(
    "这里的名单只能写网址，不能写文件", "lists handed in here name addresses, and no files"
)


def read_list(job: ReadList) -> ReadRows:
    """What it says, row by row. Raises UsageError where it is no list."""
    try:
        listed = read_agencies(job.file, job.year)
    except UsageError as error:
        # Where it lies meanwhile is nobody's business.
        said = (text.replace(str(job.file), job.file.name) for text in error.say)
        raise UsageError(Message(*said)) from None
    # Whether a file is there says the same, either way: who hands a list in does not learn what lies here.
    named = {one.row for one in listed.agencies if job.addresses_only and _names_files(one)}
    agencies = [
        replace(one, faults=(_ADDRESSES_ONLY,)) if one.row in named else one for one in listed.agencies
    ]
    agencies.sort(key=lambda one: not one.faults)
    return ReadRows(
        rows=tuple(
            ListedRow(one.row, one.name, one.year, one.address if not one.faults else "", one.faults)
            for one in agencies[:_SHOWN]
        ),
        total=len(agencies),
        faulty=sum(bool(one.faults) for one in agencies),
        addressed=sum(bool(one.address and not one.faults) for one in agencies),
        notices=tuple(notice.message for notice in listed.notices[:_NOTICES]),
        refused=bool(named),
    )


def _names_files(agency: Agency) -> bool:
    return any(address and not is_address(address) for address in (agency.address, agency.last))
