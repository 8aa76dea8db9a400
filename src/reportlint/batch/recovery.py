"""What was kept as evidence and what the database knows of it, brought together: after a kill, or a loss."""

from __future__ import annotations

from reportlint.batch.fetching import kept_load, now
from reportlint.batch.stored_pages import Records
from reportlint.batch.tasks import FetchTask
from reportlint.fetch import warc_reader
from reportlint.fetch.archive import WARC, Evidence
from reportlint.fetch.navigation import Visit
from reportlint.runs.mapping import key_of
from reportlint.runs.records import RecordSpan, ReportRole
from reportlint.runs.store import Store


def recover(store: Store, evidence: Evidence) -> int:
    """Note the visits that are kept beyond what the database knows, as if they had ended just now.

    Gives how many there were. What belongs to no row of the list is left alone. Where the evidence ends before
    that, it was taken away or cut off, and its pages will have to be got again.
    """
    end = (evidence.folder / WARC).stat().st_size
    if end < store.end_of_evidence():
        store.lose(end)
    found = list(evidence.found(store.end_of_evidence()))
    if not found:
        return 0
    listed = {key_of(agency): agency for agency in store.agencies()}
    for label, kept in found:
        key, _, role = label.rpartition("/")
        if key not in listed or role not in tuple(ReportRole):
            continue
        errand = FetchTask(listed[key], ReportRole(role))
        records = Records(str(evidence.folder), RecordSpan(kept.start, kept.length))
        parts = tuple(part for part, _ in warc_reader.visits(records.read()))
        if parts and parts[0].name == errand.address:
            at = next((one.load.exchanges[-1].at for one in parts if one.load.exchanges), now())
            store.add_load(kept_load(errand, Visit(errand.address, (), parts), kept, at, evidence.folder))
    return len(found)
