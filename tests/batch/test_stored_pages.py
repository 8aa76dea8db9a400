"""The page of a report that was kept: the one that was judged, or none."""

from datetime import date

import pytest

from reportlint.agencies.agency import Agency
from reportlint.batch.judging import JudgingTask, judge, packed_config, page_of, session_of
from reportlint.batch.stored_pages import File
from reportlint.config.config import Config
from reportlint.engine.stored import ReportDecoder
from reportlint.runs.records import ReportRole
from reportlint.testing import MARKUPS, clean_draft

CONFIG = packed_config(Config(isolated=True, as_of=date(2025, 6, 1)))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(MARKUPS["clean"].encode(clean_draft()))
    return path


@pytest.fixture
def job(file):
    agency = Agency(1, "云溪县发展和改革局", str(file), year=2024)
    return JudgingTask(agency, ReportRole.THIS, 1, "digest", File(str(file)), "rules")


def test_the_places_of_a_kept_report_are_those_of_its_page(job):
    session = session_of(CONFIG)
    report = ReportDecoder(session.forms).decode(judge(CONFIG, job).report)
    page = page_of(session, job, report.sha256)
    for cell in report.cells.values():
        assert page.where(cell.at).quote.endswith(f">{cell.text}</td>")


def test_a_page_that_has_changed_since_is_not_asked(job, file):
    session = session_of(CONFIG)
    report = ReportDecoder(session.forms).decode(judge(CONFIG, job).report)
    file.write_bytes(MARKUPS["clean"].encode(clean_draft().edit({"requests/granted/natural": "77"})))
    with pytest.raises(LookupError, match="no longer there as it was judged"):
        page_of(session, job, report.sha256)
