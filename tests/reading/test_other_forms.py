"""The tables of another year's form, whole or in part, tables without numbers, odd cells: what is read of them."""

import re
from dataclasses import replace

import pytest

from reportlint.rules import catalog
from reportlint.testing import clean_draft
from reportlint.testing.cases import answers, judged_bytes
from reportlint.testing.render import DraftWriter

from .reading import DRAFT, drawn, expected, figures, head, number, page, read

RULES = [rule for rule in catalog.load(isolated=True).selected() if rule.group in ("tables", "arithmetic")]
TRIAL = clean_draft("annual-2019")
OF_2021, OF_2019 = (
    re.findall(r"<table.*?</table>", DraftWriter(draft).page(), re.S) for draft in (DRAFT, TRIAL)
)
PAGE_2021, PAGE_2019 = DraftWriter(DRAFT).page(), DraftWriter(TRIAL).page()


def told(html):
    return answers(judged_bytes(html.encode(), RULES))


@pytest.mark.parametrize(
    ("html", "rule", "table"),
    [
        (PAGE_2019.replace(OF_2019[0], OF_2021[0]), "table-old-form-2019", "disclosure"),
        (PAGE_2021.replace(OF_2021[0], OF_2019[0]), "table-old-form-2019", "disclosure"),
        (PAGE_2019.replace(OF_2019[1], OF_2021[1]), "table-hybrid-form", "requests"),
        (PAGE_2021.replace(OF_2021[1], OF_2019[1]), "requests-old-form", "requests"),
    ],
    ids=["table two of 2021 in 2020", "of 2019 in 2024", "table three of 2021 in 2020", "of 2019 in 2024 "],
)
def test_the_other_years_table_is_told_to_be_that(html, rule, table):
    assert told(html) == {(rule, f"fail {table}")}


@pytest.mark.parametrize("block", ["第二十条第（九）项", "第二十条第（八）项", "第二十条第（五）项"])
def test_a_block_of_the_other_years_table_is_a_mixture(block):
    """The block of the trial form in place of this form's, or after it."""
    rows = re.findall(r"<tr>.*?</tr>", OF_2019[0], re.S)
    start = next(n for n, row in enumerate(rows) if block in row)
    stop = next((n for n in range(start + 1, len(rows)) if "第二十条" in rows[n]), len(rows))
    own = re.findall(r"<tr>.*?</tr>", OF_2021[0], re.S)
    first = next((n for n, row in enumerate(own) if block in row), len(own))
    last = next((n for n in range(first + 1, len(own)) if "第二十条" in own[n]), len(own))
    table = f"<table>{''.join([*own[:first], *rows[start:stop], *own[last:]])}</table>"
    assert {rule for rule, _ in told(PAGE_2021.replace(OF_2021[0], table))} == {"table-hybrid-form"}


def test_no_number_of_a_shared_column_is_lost_in_the_other_years_table():
    report = read(PAGE_2019.replace(OF_2019[0], OF_2021[0]))
    keys = [f"disclosure/{row}/decisions" for row in ("licences", "penalties", "coercion")]
    assert {key: report.cells[key].text for key in keys} == {key: DRAFT[key] for key in keys}
    assert not any(key.startswith("disclosure/normative-documents/") for key in report.cells)


def test_the_items_of_a_row_that_the_form_has_whole_are_not_its_numbers():
    report = read(PAGE_2019.replace(OF_2019[1], OF_2021[1]))
    assert not any(key.startswith("requests/other/") for key in report.cells)


def last_row(change):
    return lambda grid: (*grid[:-1], change(grid[-1]))


@pytest.mark.parametrize("at", [0, 1, 7, 14])
@pytest.mark.parametrize("text", ["？", "待核", "见附件", "一", "待补"])
def test_an_odd_cell_shifts_no_other(at, text):
    report = read(
        drawn("disputes", last_row(lambda row: (*row[:at], replace(row[at], text=text), *row[at + 1 :])))
    )
    odd = list(expected("disputes"))[at]
    assert figures(report, "disputes") == expected("disputes") | {odd: text}


@pytest.mark.parametrize("at", [0, 4, 14])
def test_a_blank_cell_shifts_no_other(at):
    report = read(drawn("disputes", last_row(lambda row: (*row[:at], number(""), *row[at + 1 :]))))
    assert figures(report, "disputes") == expected("disputes") | {list(expected("disputes"))[at]: ""}


@pytest.mark.parametrize("label", ["件数", "数量（件）"])
def test_the_label_of_the_row_is_no_number(label):
    report = read(
        drawn(
            "disputes", lambda grid: (*([head("", down=3), *grid[0]],), *grid[1:-1], (head(label), *grid[-1]))
        )
    )
    assert figures(report, "disputes") == expected("disputes")


def test_a_row_of_blank_cells_is_blank_and_not_absent():
    html = drawn("disputes", last_row(lambda row: tuple(replace(box, text="") for box in row)))
    assert set(figures(read(html), "disputes").values()) == {""}
    assert told(html) == {("cell-blank", "fail disputes")}


@pytest.mark.parametrize("table", ["requests", "disputes"])
def test_a_table_of_labels_alone_is_told_once(table):
    html = drawn(table, lambda grid: tuple(tuple(box for box in row if box.kind != "number") for row in grid))
    assert told(html) == {("table-without-numbers", f"fail {table}")}


@pytest.mark.parametrize("block", ["item-1", "item-5", "item-6", "item-8"])
def test_a_missing_block_is_one_finding(block):
    assert told(page({f"disclosure/{block}": None})) == {
        ("disclosure-row-missing", f"fail disclosure/{block}")
    }


@pytest.mark.parametrize("group", ["refused-*", "unable-*", "declined-*", "other-*"])
def test_a_missing_group_of_rows_is_one_finding(group):
    missing = {answer for rule, answer in told(page({f"requests/{group}": None})) if rule.endswith("missing")}
    assert missing == {f"fail requests/{group}"}


SHORT = {
    "other-not-corrected": ["1.逾期不补正", "1.逾期未补正的", "1、申请人逾期不补正", "逾期不补正"],
    "other-unpaid": ["2.逾期不缴费", "2.未按期缴费", "2、申请人逾期未缴费", "逾期未缴费"],
}


@pytest.mark.parametrize("n", range(4))
def test_shortened_labels_are_those_rows(n):
    edit = {f"requests/{row}/label": labels[n] for row, labels in SHORT.items()}
    edit |= {"requests/other-unpaid/natural": "2", "requests/other-unpaid/total": "2"}
    report = read(page(edit))
    assert not report.missing
    assert figures(report, "requests") == expected("requests", DRAFT.edit(edit))


def test_a_strange_row_is_none_of_the_forms():
    report = read(page({"requests/other-unpaid/label": "2.已主动公开告知获取途径"}))
    assert [missing.key for missing in report.missing] == ["requests/other-unpaid"]
    assert not any(key.startswith("requests/other-unpaid/") for key in report.cells)


@pytest.mark.parametrize(
    "lost",
    [
        {"disputes/litigation-*": "disputes/litigation-*"},
        {"disputes/review": "disputes/review"},
        {"disputes/litigation-direct": "disputes/litigation-direct"},
    ],
)
def test_a_missing_group_of_the_last_table_is_one_finding(lost):
    ((thing, key),) = lost.items()
    assert {answer for rule, answer in told(page({thing: None})) if rule == "disputes-shape"} == {
        f"fail {key}"
    }


def test_missing_columns_are_one_finding():
    edit = {f"requests/{column}": None for column in ("commercial", "research", "welfare", "legal")}
    assert {answer for rule, answer in told(page(edit)) if rule == "requests-column-missing"} == {
        "fail requests/*"
    }


@pytest.mark.parametrize(
    "row", ["refused-internal", "declined-repeated", "unable-to-be-made", "refused-state-secret"]
)
@pytest.mark.parametrize("last", ["3.其他", None])
def test_a_row_called_others_in_another_group_is_not_the_forms(row, last):
    edit = {
        f"requests/{row}/label": "其他",
        f"requests/{row}/natural": "+2",
        "requests/other-rest/natural": "+1",
    }
    draft = DRAFT.edit(edit if last else {**edit, "requests/other-rest": None})
    report = read(DraftWriter(draft).page())
    wanted = expected("requests", DRAFT.edit(edit))
    assert figures(report, "requests").items() <= wanted.items()
    assert f"requests/{row}" in {missing.key for missing in report.missing}
    assert ("requests/other-rest/natural" in report.cells) is (last is not None)


@pytest.mark.parametrize("draft", [DRAFT, TRIAL], ids=["2024", "2020"])
@pytest.mark.parametrize("year", [2019, 2025])
@pytest.mark.parametrize(
    "markup", ["<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>", "<div>{}</div>"]
)
def test_a_list_of_other_years_reports_before_it_does_not_choose_the_form(draft, year, markup):
    entry = (
        f'<a href="/1.html">{draft["organ"]}{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-20</span>'
    )
    html = DraftWriter(draft).page().replace("<article>", markup.format(entry) + "<article>", 1)
    assert entry in html
    report = read(html)
    assert (report.form.id, report.year) == (draft.form, int(draft["year"]))
    assert told(html) == told(DraftWriter(draft).page())
