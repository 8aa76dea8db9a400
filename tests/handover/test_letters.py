"""整改通知单: who gets one, what it says, what the office may change."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from paper import converted, needs_office, printed

from reportlint.fetch.problems import FOUND_IN_COLUMN
from reportlint.handover.letterhead import Letterhead, document_numbers, fetched_day, ordinal
from reportlint.handover.letters import write_letters
from reportlint.model.errors import UsageError
from reportlint.model.finding import Notice, Severity, Verdict
from reportlint.model.message import Message
from reportlint.outputs.word import shipped_template
from reportlint.runs.result import RowStatus

from .records import ONE_TOTAL, Made, result, run, unreached, waived

OFFICE = Letterhead(
    "云溪县政务公开办公室",
    "云政公开〔2025〕3号",
    date(2025, 2, 12),
    date(2025, 3, 5),
    "李某某，0000-0000000",
)


@pytest.fixture
def written(tmp_path):
    """`written(*results, **more)`: the letters' paragraphs by file name."""

    def made(*results, letterhead=OFFICE, **more):
        told = write_letters(
            tmp_path / "整改通知单",
            Made(results),
            run(),
            letterhead,
            document_numbers(letterhead.number),
            **more,
        )
        files = sorted((tmp_path / "整改通知单").glob("*.docx"))
        together = tmp_path / "整改通知单（合并打印）.docx" if files else None
        assert sorted(one.file for one in told.written) == [file.name for file in files]
        assert (told.together, told.left) == (together, ())
        return {file.name: lines(file) for file in files}

    return made


def lines(file):
    """The text of every paragraph and every cell of a table, as they stand."""
    said = []
    for part in Document(file).iter_inner_content():
        paragraphs = (
            [part] if isinstance(part, Paragraph) else [cell for row in part.rows for cell in row.cells]
        )
        said += (one.text for one in paragraphs if one.text)
    return said


def changed(one, **changes):
    """The result with its first finding changed."""
    first, *others = one.outcome.findings
    return replace(one, outcome=replace(one.outcome, findings=(replace(first, **changes), *others)))


FAULTY = result(2, "云溪县统计局", ONE_TOTAL, fetched="2025-02-09T18:30:00Z")


def test_a_letter_names_place_and_quotation_and_basis_and_fix(written):
    (letter,) = written(FAULTY).values()
    assert letter == [
        "政府信息公开工作年度报告",
        "整改通知单",
        "云政公开〔2025〕3号",
        "云溪县统计局：",
        "对你单位《云溪县统计局2024年政府信息公开工作年度报告》（2025年2月10日取得）进行了核查，现将有关情况通知如下。",
        "网址：https://a2.example/report.html",
        "一、需要整改的问题（1项）",
        *("序号", "位置", "问题", "依据", "整改建议"),
        "1",
        "表三 · 予以公开 · 总计",
        "表三 · 予以公开 · 总计填写为 7，疑似应为 6：这样改后，不成立的 2 条勾稽关系全部成立"
        "（5+1=6，表中填 7；7+1+1+1+1=11，表中填 10）。",
        "表内数字的加总关系",
        "核对该单元格；如确系填错，改正后其余数字不必改动。",
        "二、整改要求",
        "请于2025年3月5日前完成整改，书面反馈云溪县政务公开办公室；对核查结果有不同意见的，一并说明理由。",
        "联系人：李某某，0000-0000000",
        "云溪县政务公开办公室",
        "2025年2月12日",
    ]


def test_only_bodies_whose_findings_count_get_one(written):
    remark = changed(result(3, "云溪县档案局", ONE_TOTAL), severity=Severity.INFO)
    quiet = waived(result(4, "云溪县司法局", ONE_TOTAL))
    rows = [FAULTY, remark, quiet, result(5, "云溪县财政局"), unreached(6, "云溪县教育局")]
    assert list(written(*rows)) == ["云溪县统计局.docx"]


def test_a_slight_suspicion_is_a_remark(written):
    slight = changed(FAULTY, verdict=Verdict.REVIEW, severity=Severity.INFO)
    assert written(slight) == {}
    doubtful = changed(FAULTY, verdict=Verdict.REVIEW, severity=Severity.WARNING)
    assert "一、疑似问题（1项）" in written(doubtful)["云溪县统计局.docx"]


def test_what_is_waived_is_left_out(written):
    finding = FAULTY.outcome.findings[0]
    two = replace(FAULTY, outcome=replace(FAULTY.outcome, findings=(finding, finding)))
    assert "一、需要整改的问题（2项）" in written(two)["云溪县统计局.docx"]
    assert "一、需要整改的问题（1项）" in written(waived(two))["云溪县统计局.docx"]


def test_what_is_not_given_stays_blank(written):
    letter = written(FAULTY, letterhead=Letterhead())["云溪县统计局.docx"]
    assert letter[2] == "〔　　　　〕　　号"
    assert any("请于　　　　年　　月　　日前完成整改，书面反馈发文机关；" in one for one in letter)
    assert letter[-2:] == ["（发文机关）", "　　　　年　　月　　日"]
    assert not any(one.startswith("联系人") for one in letter)


def test_suspicions_stand_apart_and_are_called_so(written):
    doubtful = changed(FAULTY, verdict=Verdict.REVIEW)
    letter = written(doubtful)["云溪县统计局.docx"]
    parts = [one for one in letter if re.match("[一二三四]、", one)]
    assert parts == ["一、疑似问题（1项）", "二、整改要求"]
    assert "以下各项仅为疑似。请逐项核对，属实的一并整改，不属实的说明情况。" in letter


def test_remarks_are_told_where_asked_for(written):
    finding = FAULTY.outcome.findings[0]
    remark = replace(finding, severity=Severity.INFO, fingerprint="0" * 32)
    doubt = replace(finding, verdict=Verdict.REVIEW, fingerprint="1" * 32)
    mixed = replace(FAULTY, outcome=replace(FAULTY.outcome, findings=(remark, doubt, finding)))
    for infos, parts in (
        (False, ["一、需要整改的问题（1项）", "二、疑似问题（1项）", "三、整改要求"]),
        (
            True,
            ["一、需要整改的问题（1项）", "二、疑似问题（1项）", "三、供参考的提示（1项）", "四、整改要求"],
        ),
    ):
        letter = written(mixed, infos=infos)["云溪县统计局.docx"]
        assert [one for one in letter if re.match("[一二三四]、", one)] == parts


def test_a_report_that_was_found_from_a_column_is_named_by_its_own_address(written):
    one = result(2, "云溪县统计局", ONE_TOTAL)
    found = replace(
        one.outcome,
        origin=replace(one.outcome.origin, url="https://a2.example/own.html"),
        notices=(Notice(FOUND_IN_COLUMN, Message("从中找到报告", "found from there")),),
    )
    (listed,), (own,) = (written(each).values() for each in (one, replace(one, outcome=found)))
    assert "网址：https://a2.example/report.html" in listed
    assert "网址：https://a2.example/own.html" in own


def test_the_report_of_another_year_gets_none(written):
    """Its body is reminded of the one that is asked for."""
    assert written(replace(FAULTY, status=RowStatus.OTHER_YEAR)) == {}


def test_a_page_of_a_file_without_lines_is_told(written):
    location = FAULTY.outcome.findings[0].location
    at = replace(location, where=location.where._replace(line=None, words=Message("第 3 页", "page 3")))
    letter = written(changed(FAULTY, location=at))["云溪县统计局.docx"]
    assert "表三 · 予以公开 · 总计（第 3 页）" in letter


def test_of_many_related_places_some_are_told(written, tmp_path):
    own = tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("{% for 项 in 问题 %}{{ 项.相关 }}{% endfor %}")
    document.save(own)
    location = FAULTY.outcome.findings[0].location
    places = tuple(replace(location, label=Message(f"第 {n} 处", ""), role=None) for n in range(1, 8))
    told = "、".join(f"第 {n} 处“7”" for n in range(1, 6))
    for related, said in ((places, f"{told}等7处"), (places[:5], told)):
        assert written(changed(FAULTY, related=related), own=own)["云溪县统计局.docx"] == [said]


def test_bodies_of_one_name_get_a_letter_each(written):
    rows = [
        replace(FAULTY, agency=replace(FAULTY.agency, row=n, name=name)) for n, name in enumerate(NAMES, 2)
    ]
    assert list(written(*rows)) == ["A_B-第3行.docx", "a_b.docx", f"{'局' * 50}.docx", "第5行.docx"]


NAMES = ["a:b", "A/B", "局" * 60, "局" * 70]


def test_a_letter_of_an_earlier_run_is_left_alone_and_named(tmp_path):
    record = Made([FAULTY, replace(FAULTY, agency=replace(FAULTY.agency, name="云溪县财政局"))])
    write_letters(tmp_path, record, run(), OFFICE, document_numbers(OFFICE.number))
    before = (tmp_path / "云溪县财政局.docx").read_bytes()
    told = write_letters(tmp_path, Made([FAULTY]), run(), OFFICE, document_numbers(OFFICE.number))
    assert (len(told.written), told.left) == (1, (tmp_path / "云溪县财政局.docx",))
    assert (tmp_path / "云溪县财政局.docx").read_bytes() == before


def test_the_same_run_gives_the_same_letter(tmp_path):
    for folder in ("a", "b"):
        write_letters(tmp_path / folder, Made([FAULTY]), run(), OFFICE, document_numbers(OFFICE.number))
    name = "云溪县统计局.docx"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_wrong_template_leaves_no_letter(tmp_path):
    own = tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("{{ 单位名 }}")
    document.save(own)
    with pytest.raises(UsageError) as caught:
        write_letters(tmp_path / "out", Made([FAULTY]), run(), OFFICE, document_numbers(""), own=own)
    assert "没有变量“单位名”。是否为“单位”？" in caught.value.say.zh
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_text_of_a_page_makes_no_paragraphs_and_no_tags(written):
    location = FAULTY.outcome.findings[0].location
    at = replace(location, where=location.where._replace(quote="<td>7\n<b>{{ 单位 }}</b>&amp;\x07</td>"))
    letter = written(changed(FAULTY, location=at))["云溪县统计局.docx"]
    assert "表三 · 予以公开 · 总计（“7 {{ 单位 }} &”处）" in letter


@pytest.mark.parametrize(
    ("n", "name"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2315, "二千三百一十五"),
        (10000, "10000"),
    ],
)
def test_numbers_as_paragraphs_are_numbered(n, name):
    assert ordinal(n) == name


def test_the_day_a_page_was_fetched_is_that_of_beijing():
    assert fetched_day("2025-02-09T15:59:59Z", date(2025, 1, 1)) == date(2025, 2, 9)
    assert fetched_day("2025-02-09T16:00:00Z", date(2025, 1, 1)) == date(2025, 2, 10)
    assert fetched_day("", date(2025, 1, 1)) == date(2025, 1, 1)


@needs_office
def test_a_template_may_be_edited_in_libreoffice(tmp_path, written):
    shipped = tmp_path / "letter.docx"
    shipped.write_bytes(shipped_template("letter.docx"))
    saved = converted(shipped, tmp_path / "saved", "docx")
    assert saved.read_bytes() != shipped.read_bytes()
    assert written(FAULTY, own=saved) == written(FAULTY)


@needs_office
def test_it_prints(tmp_path):
    write_letters(tmp_path, Made([FAULTY]), run(), OFFICE, document_numbers(OFFICE.number))
    # A letter of one fault is one sheet of paper.
    (page,) = printed(tmp_path / "云溪县统计局.docx", tmp_path)
    assert page.startswith(
        "政府信息公开工作年度报告整改通知单云政公开〔2025〕3号云溪县统计局：对你单位《云溪县统计局2024年"
    )
    assert "整改建议" in page
    assert page.endswith("云溪县政务公开办公室2025年2月12日—1—")


def together(folder, *results, **more):
    """The file that holds all letters of these results."""
    told = write_letters(
        folder / "通知", Made(results), run(), OFFICE, document_numbers(OFFICE.number), **more
    )
    return told.together


def test_one_file_holds_all_letters_each_in_a_section_of_its_own(tmp_path, written):
    rows = [
        result(n, name, ONE_TOTAL)
        for n, name in enumerate(("云溪县教育局", "云溪县水利局", "云溪县财政局"), 2)
    ]
    single = written(*rows)
    file = together(tmp_path, *rows)
    # Files come by name, letters in the order of the list.
    assert lines(file) == [line for row in rows for line in single[f"{row.agency.name}.docx"]]
    document = Document(file)
    assert len(document.sections) == 3
    shown = {one.url for paragraph in document.paragraphs for one in paragraph.hyperlinks}
    assert shown == {row.agency.address for row in rows}


def test_own_templates_with_automatic_numbers_begin_anew_in_the_file_for_printing(tmp_path):
    own = tmp_path / "模板.docx"
    template = Document()
    template.add_paragraph("{{ 单位 }}", style="List Number")
    template.add_paragraph("{{ 网址 }}", style="List Number")
    for paragraph in template.paragraphs:
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    template.save(own)
    rows = [result(n, name, ONE_TOTAL) for n, name in enumerate(("云溪县教育局", "云溪县水利局"), 2)]
    document = Document(together(tmp_path, *rows, own=own))
    used = [paragraph._p.pPr.numPr.numId.val for paragraph in document.paragraphs if paragraph.text]
    assert used[0] == used[1] != used[2] == used[3]
    numbers = {one.numId for one in document.part.numbering_part.element.num_lst}
    assert set(used) <= numbers
