"""Parts, headings and tables that are empty, lost, repeated or elsewhere: what is said of them, and only that."""

import re

import pytest

from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft
from reportlint.testing.cases import answers, judged, judged_bytes, read
from reportlint.testing.clean import base_draft
from reportlint.testing.render import DraftWriter

RULES = catalog.load(isolated=True).selected()
DRAFT = clean_draft()
HEADINGS = [DRAFT[f"{key}/heading"] for key in DRAFT.layout.headings]
DRAWN = ("clean", "word", "trs", "one-line", "kindeditor", "ueditor", "old-html")
WITHOUT_TABLE = ("overview", "problems", "other")
WITH_TABLE = {"disclosure": "二", "requests": "三", "disputes": "四"}


def said(edit, markup="clean", draft=DRAFT):
    return answers(judged(draft.edit(edit), RULES, markup)) - answers(judged(draft, RULES, markup))


def told(html):
    """What is said of a page, beside what is said of the clean draft."""
    plain = answers(judged_bytes(DraftWriter(DRAFT).page().encode(), RULES))
    return answers(judged_bytes(html.encode(), RULES)) - plain


@pytest.mark.parametrize("markup", DRAWN)
@pytest.mark.parametrize(
    ("part", "rule"),
    [("overview", "overview-empty"), ("problems", "problems-empty"), ("other", "other-matters-empty")],
)
def test_an_empty_part_is_not_an_absent_one(part, rule, markup):
    answer = {found for found in said({f"sections/{part}": ""}, markup) if "fee" not in found[0]}
    assert answer == {(rule, f"fail sections/{part}")}


@pytest.mark.parametrize("contents", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<p><a href='#a'>{}</a></p>"])
def test_a_table_of_contents_does_not_stand_in_for_a_part(contents):
    listed = "".join(contents.format(heading) for heading in HEADINGS)
    html = DraftWriter(DRAFT.edit({"sections/overview": None})).page()
    html = html.replace("<h2>二、", f"{listed}<h2>二、", 1)
    assert {answer for rule, answer in told(html) if rule == "section-missing"} == {"fail sections/overview"}


@pytest.mark.parametrize("part", WITHOUT_TABLE)
def test_a_part_without_a_table_is_not_told_to_have_none(part):
    findings = judged(DRAFT.edit({f"sections/{part}": None}), RULES).findings
    (missing,) = (finding for finding in findings if finding.rule == "section-missing")
    assert "表格" not in missing.message.zh


@pytest.mark.parametrize("markup", DRAWN)
def test_a_lost_heading_is_told_with_where_its_text_stands(markup):
    text = DRAFT["sections/problems"]
    edit = {"sections/problems": None, "sections/disputes": text}
    outcome = judged(DRAFT.edit(edit), RULES, markup)
    (missing,) = (finding for finding in outcome.findings if finding.rule == "section-missing")
    assert missing.location.key == "sections/problems"
    assert missing.message_id == "heading"
    assert HEADINGS[3] in missing.message.zh
    assert [place.key for place in missing.related] == ["sections/disputes/1"]


@pytest.mark.parametrize("markup", DRAWN)
@pytest.mark.parametrize(("part", "number"), WITH_TABLE.items())
def test_a_lost_heading_of_a_table_is_told_once(part, number, markup):
    outcome = judged(DRAFT.edit({f"sections/{part}/heading": None}), RULES, markup)
    found = [finding for finding in outcome.findings if finding.location.key == f"sections/{part}"]
    assert [finding.rule for finding in found] == ["section-missing"]
    assert found[0].message_id == "heading-of-table"
    assert f"“{number}、" in found[0].message.zh
    assert not {finding.rule for finding in outcome.findings} & {"table-wrong-place", "table-missing"}


@pytest.mark.parametrize("attribute", ["alt", "title"])
def test_headings_as_pictures_are_known_by_the_words_that_stand_for_them(attribute):
    html = re.sub(
        r"<h2>(.*?)</h2>", rf'<p><img src="/t.png" {attribute}="\1"></p>', DraftWriter(DRAFT).page()
    )
    assert told(html) == set()


def test_pictures_of_headings_may_have_other_numbers_and_a_colon():
    numbers = dict(zip("一二三四五六", "123456", strict=True))
    html = re.sub(
        r"<h2>(.)(.*?)</h2>",
        lambda found: f'<p><img src="/t.png" alt="{numbers[found[1]]}{found[2]}："></p>',
        DraftWriter(DRAFT).page(),
    )
    assert told(html) == set()


def test_a_picture_with_other_words_is_no_heading():
    html = DraftWriter(DRAFT).page().replace("<h2>六、", '<p><img src="/t.png" alt="总体情况图"></p><h2>六、')
    assert told(html) == set()


@pytest.mark.parametrize("markup", DRAWN)
@pytest.mark.parametrize("part", ["problems", "other", "disputes"])
def test_a_part_that_stands_twice_is_one_finding(part, markup):
    heading, text = DRAFT[f"sections/{part}/heading"], DRAFT.get(f"sections/{part}") or "本年度没有新的情况。"
    assert said({f"sections/{part}": f"{text}\n{heading}\n{text}"}, markup) == {
        ("section-duplicate", f"fail sections/{part}/heading")
    }


@pytest.mark.parametrize(
    "up",
    [
        '<p><a href="#top">返回顶部</a></p>',
        "<p>返回顶部↑</p>",
        '<div class="up"><a href="#">↑返回顶部</a></div>',
    ],
)
def test_a_further_part_behind_back_to_top_is_the_reports(up):
    html = DraftWriter(DRAFT).page()
    html = re.sub(r"(<h2>)", rf"{up}\1", html)
    end = html.index('<p style="text-align:right">')
    more = f"{up}<h2>七、下一年度工作计划</h2><p>继续推进政府信息公开。</p>"
    assert told(html[:end] + more + html[end:]) == {("section-extra", "fail headings/7")}


def test_back_to_top_is_no_text_of_a_part():
    edit = {"sections/other": ""}
    html = DraftWriter(DRAFT.edit(edit)).page()
    html = html.replace("<p style", '<p><a href="#top">返回顶部</a></p><p style', 1)
    assert ("other-matters-empty", "fail sections/other") in told(html)


@pytest.mark.parametrize("shift", [1, 2])
@pytest.mark.parametrize("first", [1, 2, 3])
def test_shifted_numbers_are_one_finding_that_names_all(first, shift):
    edit = {
        f"{key}/heading": f"{'一二三四五六七八'[n + shift]}、{DRAFT[f'{key}/heading'][2:]}"
        for n, key in enumerate(DRAFT.layout.headings)
        if n >= first
    }
    outcome = judged(DRAFT.edit(edit), RULES)
    (found,) = (finding for finding in outcome.findings if finding.rule.startswith("section"))
    assert found.rule == "section-number-wrong"
    assert all(heading in found.message.zh for heading in edit.values())


def test_numbers_that_are_shifted_by_headings_of_part_one_follow_from_those():
    edit = {
        f"{key}/heading": f"{'一二三四五六'[n - 1]}、{DRAFT[f'{key}/heading'][2:]}"
        for n, key in enumerate(DRAFT.layout.headings)
        if n
    }
    items = (
        "二、工作机制\n设立协调小组。\n三、主动公开工作情况\n及时公布信息。\n四、政府信息管理\n严格审核发布。"
    )
    edit["sections/overview"] = f"{DRAFT['sections/overview']}\n{items}"
    outcome = judged(DRAFT.edit(edit), RULES)
    (found,) = (finding for finding in outcome.findings if finding.group == "structure")
    assert found.rule == "subtopic-as-top-level"
    assert all(
        text in found.message.zh
        for text in ("二、工作机制", "三、主动公开工作情况", *list(edit.values())[:-1])
    )


def test_parts_in_another_order_that_are_counted_as_they_stand_are_one_finding():
    edit = {
        "order": "overview disclosure disputes requests problems other",
        "sections/disputes/heading": "三、政府信息公开行政复议、行政诉讼情况",
        "sections/requests/heading": "四、收到和处理政府信息公开申请情况",
    }
    assert said(edit) == {("section-order", "fail sections/disputes")}


def test_numbers_that_are_shifted_by_a_part_of_the_old_outline_follow_from_it():
    edit = {
        "sections/disputes": "五、政府信息公开的收费及减免情况\n没有收费。",
        "sections/problems/heading": "六、存在的主要问题及改进情况",
        "sections/other/heading": "七、其他需要报告的事项",
    }
    outcome = judged(DRAFT.edit(edit), RULES)
    assert [finding.rule for finding in outcome.findings if finding.group == "structure"] == [
        "section-title-foreign"
    ]


def test_what_a_government_has_to_say_of_itself_is_not_asked_for_where_part_one_is_gone():
    draft = base_draft("annual-2021/county")
    found = said({"sections/overview": None, "sections/overview/heading": None}, draft=draft)
    assert ("section-missing", "fail sections/overview") in found
    assert "accountability-missing" not in {rule for rule, _ in found}


SEE = ["详见附件。", "见附表。", "具体情况详见附件1。", "（附件2）"]


@pytest.mark.parametrize("see", SEE)
@pytest.mark.parametrize("tables", [list(WITH_TABLE), ["requests"], ["requests", "disputes"]])
def test_tables_in_an_attachment_are_one_finding(tables, see):
    edit = {"attachments": "附表.docx /files/tables.docx"}
    edit |= dict.fromkeys(tables) | {f"sections/{part}": see for part in tables}
    found = {answer for answer in said(edit) if answer[0].startswith("table")}
    assert found == {("table-as-image", f"fail {tables[0]}")}


def test_empty_parts_beside_an_attachment_are_perhaps_in_it():
    edit = dict.fromkeys(WITH_TABLE) | {"attachments": "附表.docx /files/tables.docx"}
    assert {answer for answer in said(edit) if answer[0].startswith("table")} == {
        ("table-as-image", "review disclosure")
    }


def test_a_part_that_has_nothing_but_the_name_of_the_attachment_is_empty():
    edit = dict.fromkeys(WITH_TABLE) | {
        "attachments": "附表.docx /files/tables.docx",
        "sections/disputes": "附件：附表.docx",
    }
    assert {answer for answer in said(edit) if answer[0].startswith("table")} == {
        ("table-as-image", "review disclosure")
    }


def test_empty_parts_without_an_attachment_lack_their_tables():
    assert {answer for answer in said(dict.fromkeys(WITH_TABLE)) if answer[0].startswith("table")} == {
        ("table-missing", f"fail {table}") for table in WITH_TABLE
    }


@pytest.mark.parametrize("markup", [name for name, markup in MARKUPS.items() if markup.faithful])
def test_every_markup_keeps_its_headings(markup):
    report = read(DRAFT, markup)
    assert all(section.heading is not None for section in report.sections.values())
    assert not report.repeated


@pytest.mark.parametrize(
    "style", ["{} Overview", "{} Requests received and handled in the year", "{}　(Part I)"]
)
def test_headings_in_two_languages(style):
    edit = {f"{key}/heading": style.format(DRAFT[f"{key}/heading"]) for key in DRAFT.layout.headings}
    assert said(edit) == set()


def test_pictures_of_headings_in_tables():
    cell = r'<table><tr><td><img src="/t.png" alt="\1"></td></tr></table>'
    assert told(re.sub(r"<h2>(.*?)</h2>", cell, DraftWriter(DRAFT).page())) == set()


def test_the_list_of_parts_in_the_preface_is_no_text_of_part_one():
    (missing,) = (
        finding
        for finding in judged(DRAFT.edit({"sections/overview": None}), RULES).findings
        if finding.rule == "section-missing"
    )
    assert missing.message_id == "part"


def test_a_row_that_lost_a_cell_is_told_without_saying_which():
    html = DraftWriter(DRAFT).page()
    start = html.index("2.重复申请")
    short = html[:start] + html[start:].replace("<td>0</td>", "", 1)
    assert told(short) == {("requests-row-missing", "review requests/declined-repeated/total")}


@pytest.mark.parametrize(
    "edit",
    [
        {"sections/disputes/heading": "四、政府信息公开行政复仪、行政诉讼情况"},
        {"preface|行政复议、行政诉讼情况": "行政复仪、行政诉讼情况"},
        {"title": f"{DRAFT['organ']}{DRAFT['year']}年政府信息公天工作年度报告"},
    ],
)
def test_a_misspelt_term_is_told_once_wherever_it_stands(edit):
    answers_ = said(edit)
    assert {rule for rule, _ in answers_ if not rule.startswith(("meta-", "html-"))} == {"typo"}
