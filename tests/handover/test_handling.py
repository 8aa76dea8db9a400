"""What the office notes of how reports were handled: in status, scores, letters, reminders and the circular."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document

from reportlint.agencies.agency import Handling
from reportlint.agencies.read import read_agencies
from reportlint.config.reading import config_of
from reportlint.forms import shipped_forms
from reportlint.handover.circular import write_circular
from reportlint.handover.letterhead import Letterhead, document_numbers
from reportlint.handover.letters import write_letters
from reportlint.handover.reminders import write_reminders
from reportlint.handover.scores import score
from reportlint.handover.weights import read_weights
from reportlint.model.body import BodyKind
from reportlint.portals.found_list import write_list
from reportlint.portals.rows import PortalRow, Sureness
from reportlint.rules import catalog
from reportlint.runs.deadline import OfficeDays
from reportlint.runs.handling import HandlingFault, handled, handling_faults
from reportlint.runs.result import RowStatus
from tests.agencies.writing import text

from .records import AS_OF, ONE_TOTAL, Made, result, run, unreached

ALL = ("submit", "filed", "signer", "returned", "mend")
BY, FILED, OUT = date(2025, 1, 26), date(2025, 1, 18), date(2025, 1, 20)
GOOD = Handling(ALL, BY, FILED, "李某某")


def handed(handling=GOOD, changes=(), today=AS_OF, due=date(2025, 1, 28), **more):
    one = result(2, "云溪县统计局", dict(changes), published=OUT, **more)
    return replace(one, agency=replace(one.agency, handling=handling, due=due), today=today)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"filed": BY}, ["published-unfiled"]),
        ({"filed": date(2025, 1, 27)}, ["published-unfiled", "submitted-late"]),
        ({"filed": None}, ["not-submitted"]),
        ({"signer": ""}, ["unsigned"]),
        # Of a column that the list does not have nothing is said.
        ({"filed": None, "signer": "", "columns": ("submit",)}, []),
        ({"returned": date(2025, 1, 30), "mend": AS_OF}, []),
        ({"returned": date(2025, 1, 30), "mend": date(2025, 2, 9)}, ["returned-unmended"]),
        ({"mend": date(2025, 2, 9)}, []),
    ],
)
def test_what_is_wrong_with_the_handling(changes, faults):
    one = handed(replace(GOOD, **changes), ONE_TOTAL)
    assert [str(fault) for fault in handling_faults(one)] == faults


def test_what_was_mended_or_not_published_yet_is_no_fault():
    returned = replace(GOOD, returned=date(2025, 1, 30), mend=date(2025, 2, 9))
    assert list(handling_faults(handed(returned))) == []
    assert handled(handed(returned))[-1].zh == "✓ 退回后已改正"
    waiting = handed(replace(GOOD, filed=None, signer=""), today=BY, status=RowStatus.NO_ADDRESS)
    assert list(handling_faults(waiting)) == []


def test_filing_after_publication_is_a_fault_only_where_reports_are_handed_in_before():
    after = replace(GOOD, filed=date(2025, 1, 24))
    assert list(handling_faults(handed(after))) == [HandlingFault.UNFILED]
    assert list(handling_faults(handed(after, due=None))) == []
    assert list(handling_faults(handed(replace(after, submit=date(2025, 1, 30))))) == []
    assert list(handling_faults(handed(replace(after, submit=None, filed=None)))) == []


def test_columns_of_a_list(tmp_path):
    heads = ("单位", "报送日期", "备案日期", "签发人", "退回日期", "整改期限", "公布日期")
    rows = [
        heads,
        ("云溪县统计局", "2026-01-26", "", "", "2026.2.3", "2026年2月20日", "2026-01-28"),
        ("云溪县财政局",),
    ]
    read = read_agencies(text(tmp_path, rows))
    one, other = read.agencies
    assert [notice.message.zh for notice in read.notices] == [
        "“报送日期”一列按期限（最后一天）理解；如为实际的日期，请改列名",
        "“公布日期”一列按期限（最后一天）理解；如为实际的日期，请改列名",
    ]
    assert one.handling == Handling(
        # Nobody was signed for: of that the list says nothing. Nothing was handed in, though there is a day for it.
        ("submit", "filed", "returned", "mend"),
        date(2026, 1, 26),
        returned=date(2026, 2, 3),
        mend=date(2026, 2, 20),
    )
    assert one.due == date(2026, 1, 28)
    assert other.handling == Handling(one.handling.columns)


def test_a_list_that_is_filled_in_keeps_what_was_noted(tmp_path):
    noted = replace(GOOD, returned=AS_OF, mend=AS_OF)
    agency = replace(handed(noted).agency, kind=None)
    write_list(tmp_path / "名单.csv", [PortalRow(agency, Sureness.SURE, None)])
    assert read_agencies(tmp_path / "名单.csv").agencies == (agency,)


def test_days_to_hand_in_by_kind_of_body(tmp_path):
    config = config_of({"submissions": {"部门": "01-26"}, "deadlines": {"部门": "01-28"}}, "a.toml", tmp_path)
    assert config.submissions == {BodyKind.DEPARTMENT: "01-26"}
    days = OfficeDays(config.deadlines, config.submissions)
    form = shipped_forms()[0]
    agency = handed().agency
    for changes, day in (({"submit": None}, BY), ({"submit": OUT}, OUT)):
        one = replace(agency, handling=replace(GOOD, **changes), kind=None)
        found = days.set_for(one, form, AS_OF)
        assert (found.handling.submit, found.due) == (day, date(2025, 1, 28))
    town = replace(agency, name="白石镇人民政府", kind=None, handling=Handling())
    assert days.set_for(town, form, AS_OF) == town


def said(file):
    return "\n".join(paragraph.text for paragraph in Document(file).paragraphs)


def test_scores_letters_reminders_and_the_circular(tmp_path):
    late = handed(replace(GOOD, filed=None, mend=date(2025, 3, 7)))
    weights = read_weights(None, catalog.load(isolated=True).by_id)
    assert [(line.points, line.why.zh) for line in score(late, weights).lines] == [
        (Decimal(5), "逾期未见报送"),
    ]
    unread = unreached(3, "云溪县水利局", today=AS_OF, status=RowStatus.NO_ADDRESS)
    unread = replace(unread, agency=replace(unread.agency, handling=replace(GOOD, filed=None)))
    record, head, numbers = Made([late, unread]), Letterhead(deadline=date(2025, 3, 1)), document_numbers("")
    write_letters(tmp_path / "a", record, run(), head, numbers)
    letter = said(tmp_path / "a" / "云溪县统计局.docx")
    assert "逾期未见报送，报送期限 2025年1月26日，签发人 李某某，整改期限 2025年3月7日。" in letter
    # Its own day to mend goes before that of all.
    assert "请于2025年3月7日前完成整改" in letter
    assert len(write_reminders(tmp_path / "b", record, run(), head, numbers).written) == 2
    assert "报送期限为2025年1月26日，尚未收到你单位报送的2024年度报告。" in said(
        tmp_path / "b" / "云溪县统计局.docx"
    )
    both = said(tmp_path / "b" / "云溪县水利局.docx")
    assert "尚未收到你单位2024年度报告的网址。报送期限为2025年1月26日" in both
    assert "公布期限" not in both
    write_circular(tmp_path / "c.docx", record, run(), head)
    assert "逾期未见报送的单位2个：统计局、水利局。" in said(tmp_path / "c.docx")


def test_the_offices_own_last_day_is_told(tmp_path):
    due = date(2025, 1, 15)
    late = handed(in_time=False)
    late = replace(late, agency=replace(late.agency, due=due))
    unread = unreached(3, "云溪县水利局", status=RowStatus.NO_ADDRESS)
    unread = replace(unread, agency=replace(unread.agency, due=due))
    failed = unreached(4, "云溪县审计局")
    failed = replace(failed, agency=replace(failed.agency, due=due))
    record, numbers = Made([late, unread, failed]), document_numbers("")
    assert len(write_letters(tmp_path / "a", record, run(), Letterhead(), numbers).written) == 1
    assert "迟于公布期限（2025年1月15日）发布，报送期限 2025年1月26日" in said(
        tmp_path / "a" / "云溪县统计局.docx"
    )
    assert len(write_reminders(tmp_path / "b", record, run(), Letterhead(), numbers).written) == 2
    assert "公布期限为2025年1月15日。" in said(tmp_path / "b" / "云溪县水利局.docx")
    # A page that could not be reached may well be out.
    assert "公布期限" not in said(tmp_path / "b" / "云溪县审计局.docx")


def test_every_fault_has_its_words():
    assert all(fault.say.zh and fault.say.en for fault in HandlingFault)
