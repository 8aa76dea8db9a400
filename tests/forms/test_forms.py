"""The shipped forms: complete, coherent, and chosen for the right page."""

import tomllib
from importlib.resources import files

import pytest

from reportlint.forms import FormError, choose, load_forms, shipped_forms
from reportlint.forms.merge import merge

FORMS = {form.id: form for form in shipped_forms()}
SOURCE = tomllib.loads((files("reportlint_rules") / "forms" / "annual-2021.toml").read_text(encoding="utf-8"))
HEADINGS = [(entry["key"], example) for entry in SOURCE["section"] for example in entry["examples"]]


@pytest.mark.parametrize(("key", "heading"), HEADINGS)
@pytest.mark.parametrize("form", ["annual-2021", "annual-2019"])
def test_a_heading_names_its_part_and_no_other(form, key, heading):
    assert [spec.key for spec in FORMS[form].sections if spec.heading.fullmatch(heading)] == [key]


@pytest.mark.parametrize(
    "text",
    [
        "主动公开情况",
        "依申请公开情况",
        "政府信息管理情况",
        "平台建设情况",
        "监督保障情况",
        "存在的问题：一是",
        "2025年工作计划",
    ],
)
def test_what_stands_inside_a_part_names_none(text):
    assert not [spec.key for spec in FORMS["annual-2021"].sections if spec.heading.fullmatch(text)]


@pytest.mark.parametrize(
    ("form", "rows", "columns", "cells", "equations"),
    [
        ("annual-2021", 25, 7, 10 + 175 + 15, 25 + 7 + 7 + 3),
        ("annual-2019", 23, 7, 22 + 161 + 15, 23 + 7 + 7 + 3),
    ],
)
def test_the_tables_have_the_prescribed_size(form, rows, columns, cells, equations):
    requests = FORMS[form].table("requests").blocks[0]
    assert (len(requests.rows), len(requests.columns)) == (rows, columns)
    blocks = [block for table in FORMS[form].tables for block in table.blocks]
    assert sum(len(block.rows) * len(block.columns) for block in blocks) == cells
    assert len(FORMS[form].equations) == equations


def test_an_equation_counts_every_outcome_once():
    (spec,) = [
        spec
        for spec in FORMS["annual-2021"].equations
        if spec.family == "requests-outcome-total" and spec.key == "requests/*/natural"
    ]
    assert len(spec.left) == len(set(spec.left)) == 21
    assert spec.right == ("requests/outcome-total/natural",)


@pytest.mark.parametrize(
    ("year", "labels", "form"),
    [
        (2024, set(), "annual-2021"),
        (2021, set(), "annual-2021"),
        (2020, set(), "annual-2019"),
        (2022, {"本年新制作数量", "其他对外管理服务事项"}, "annual-2021"),
        (None, {"本年新制作数量", "其他对外管理服务事项"}, "annual-2019"),
        (None, {"本年制发件数", "现行有效件数"}, "annual-2021"),
    ],
)
def test_the_year_decides_and_labels_where_there_is_none(year, labels, form):
    annual = [form for form in shipped_forms() if form.id.startswith("annual")]
    assert choose(annual, year, lambda: labels).id == form


def test_every_clause_of_a_rule_says_how_well_it_is_known():
    for form in FORMS.values():
        for clause in form.clauses.values():
            assert clause.text.zh and clause.text.en and clause.status


def test_a_form_builds_on_another():
    base = {"row": [{"key": "a"}, {"key": "b", "x": 1}], "n": {"p": 1, "q": 2}}
    change = {
        "row": [{"key": "b", "x": 2}, {"key": "c", "before": "b"}, {"key": "a", "drop": True}],
        "n": {"q": 3},
    }
    assert merge(base, change) == {
        "row": [{"key": "c", "before": "b"}, {"key": "b", "x": 2}],
        "n": {"p": 1, "q": 3},
    }
    assert base["row"][1]["x"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "x"\nextends = "none"', "extends"),
        ("id = x", "own.toml"),
        ('id = "x"\ntitle = { zh = "表" }', "en"),
    ],
)
def test_a_form_that_cannot_be_used_is_named(tmp_path, text, said):
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FormError, match=said):
        load_forms([tmp_path])
