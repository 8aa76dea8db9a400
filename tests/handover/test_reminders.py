"""催办函: who gets one, with which sentence, under which number."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from docx import Document

from reportlint.handover.letterhead import Letterhead, document_numbers
from reportlint.handover.reminders import write_reminders
from reportlint.model.errors import UsageError
from reportlint.page.problems import problem
from reportlint.runs.result import RowStatus

from .records import Made, every_status, result, run, unreached

OFFICE = Letterhead("云溪县政务公开办公室")


@pytest.fixture
def written(tmp_path):
    """`written(*results)`: the reminders' paragraphs by body."""

    def made(*results, first="", **more):
        write_reminders(tmp_path / "催办函", Made(results), run(), OFFICE, document_numbers(first), **more)
        return {
            file.stem: [paragraph.text for paragraph in Document(file).paragraphs if paragraph.text]
            for file in sorted((tmp_path / "催办函").glob("*.docx"))
        }

    return made


def page_that_is(code, **arguments):
    """A row whose page holds no report."""
    one = result(2, "云溪县水利局", status=RowStatus.NO_REPORT, fetched="2025-02-09T18:30:00Z")
    return replace(one, outcome=replace(one.outcome, findings=(), problem=problem(code, **arguments)))


def test_a_reminder(written):
    (letter,) = written(page_that_is("attachment-only"), first="云政公开〔2025〕7号").values()
    assert letter == [
        "关于2024年度政府信息公开工作年度报告",
        "有关情况的催办函",
        "云政公开〔2025〕7号",
        "云溪县水利局：",
        "2025年2月10日打开你单位所报网址，网页上只有附件，没有报告正文。",
        "网址：https://a2.example/report.html",
        "请在网页上发布报告正文，或者报送正文所在的网址。请于　　　　年　　月　　日前将有关情况反馈云溪县政务公开办公室；"
        "已经办理的，请告知办理情况。",
        "云溪县政务公开办公室",
        "　　　　年　　月　　日",
    ]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (RowStatus.NO_ADDRESS, "截至2025年2月10日，尚未收到你单位2024年度报告的网址。"),
        (RowStatus.NOT_FOUND, "2025年2月10日打开你单位所报网址时，网站答复没有该网页。"),
        (
            RowStatus.UNREACHABLE,
            "2025年2月10日未能打开你单位所报网址。原因可能在网站、网络或核查一方，不据此认为报告没有发布。",
        ),
    ],
)
def test_a_page_that_was_not_got(written, status, said):
    assert said in written(unreached(5, "云溪县水利局", status=status))["云溪县水利局"]


def test_a_file_that_is_not_there_is_no_page(written):
    one = unreached(5, "云溪县水利局", status=RowStatus.NOT_FOUND)
    letter = written(replace(one, agency=replace(one.agency, address="报告/水利局.docx")))["云溪县水利局"]
    assert "截至2025年2月10日，未读到你单位2024年度报告的文件。" in letter
    assert not any(line.startswith("网址") for line in letter)


def test_another_bodys_or_years_report_is_named(written):
    other = result(2, "云溪县民政局", status=RowStatus.OTHER_BODY)
    other = replace(other, outcome=replace(other.outcome, body="云溪县统计局"))
    earlier = result(3, "云溪县财政局", status=RowStatus.OTHER_YEAR)
    earlier = replace(earlier, outcome=replace(earlier.outcome, year=2023))
    letters = written(other, earlier)
    assert "2025年2月10日打开你单位所报网址，网页上是“云溪县统计局”的报告。" in letters["云溪县民政局"]
    assert (
        "2025年2月10日打开你单位所报网址，网页上是2023年度报告，本次核查的是2024年度报告。"
        in letters["云溪县财政局"]
    )


def test_who_gets_none(written):
    """Whose report was read; whose row or turn it is not to blame them for; where the tool itself failed."""
    rows = [one for one in every_status().rows if one.status is not RowStatus.NO_REPORT]
    assert written(*rows, page_that_is("loader-crashed", loader="docx", reason="x")).keys() == {
        one.agency.name
        for one in rows
        if one.status not in (RowStatus.CHECKED, RowStatus.ROW_WRONG, RowStatus.PENDING)
    }


def test_an_own_template(written, tmp_path):
    own = tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("{{ 单位 }}（{{ 情形 }}）{{ 请求 }}")
    document.save(own)
    letters = written(unreached(5, "云溪县水利局", status=RowStatus.NO_ADDRESS), own=own)
    assert letters["云溪县水利局"] == [
        "云溪县水利局（未填网址）报告已经发布的，请报送网址；尚未发布的，请发布后报送。"
    ]


@pytest.mark.parametrize(
    ("first", "numbers"),
    [
        ("", ["", "", ""]),
        ("云政公开〔2025〕9号", ["云政公开〔2025〕9号", "云政公开〔2025〕10号", "云政公开〔2025〕11号"]),
        ("云政函 098 号", ["云政函 098 号", "云政函 099 号", "云政函 100 号"]),
        ("3", ["3", "4", "5"]),
    ],
)
def test_numbers_run_on(first, numbers):
    assert list(islice(document_numbers(first), 3)) == numbers


def test_what_can_not_be_counted_on_is_refused():
    with pytest.raises(UsageError):
        document_numbers("云政公开〔2025〕号")
