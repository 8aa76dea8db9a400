"""A row's report must be that body's: another body's is not judged, compared or scored."""

from __future__ import annotations

import csv

import pytest

from reportlint.forms import shipped_forms
from reportlint.runs.folder import open_run
from reportlint.testing import MARKUPS, clean_draft

from .office import ALWAYS, ended


@pytest.fixture
def office(tmp_path):
    """Writes reports and a list of them, runs the batch, and reads what became of the rows."""

    def run(*rows, columns=("单位", "网址", "上级单位", "年度", "别名")):
        for name, organ, edit in (
            ("finance.html", "云溪县财政局", {}),
            ("statistics.html", "云溪县统计局", {"requests/granted/total": "99"}),
            ("reform.html", "云溪县发展和改革局", {}),
            ("planning.html", "云溪县自然资源和规划局", {}),
        ):
            draft = clean_draft().edit({"organ": organ, **edit})
            (tmp_path / name).write_bytes(MARKUPS["clean"].encode(draft))
        with (tmp_path / "list.csv").open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([columns, *rows])
        folder = tmp_path / "run"
        words = ["batch", str(tmp_path / "list.csv"), "--run", str(folder), *ALWAYS]
        done = ended(words)
        opened = open_run(folder)
        try:
            return done, {one.agency.name: one for one in opened.results()}
        finally:
            opened.store.close()

    return run


def row(name, file, alias=""):
    return name, file, "云溪县人民政府", "2024", alias


def test_rows_that_name_one_page_of_another_body(office):
    done, results = office(
        row("云溪县统计局", "statistics.html"),
        row("云溪县民政局", "statistics.html"),
        row("云溪县水利局", "statistics.html"),
    )
    assert {name: one.status.value for name, one in results.items()} == {
        "云溪县统计局": "checked",
        "云溪县民政局": "other-body",
        "云溪县水利局": "other-body",
    }
    other = results["云溪县民政局"]
    assert other.reason.zh == "网页上的是“云溪县统计局”的报告，名单中的单位是“云溪县民政局”"
    assert other.outcome.findings == ()
    assert results["云溪县统计局"].outcome.findings
    assert "3 行填了同一个网址" in done.err


def test_short_names_and_names_without_the_place_are_the_body(office):
    _, results = office(row("发改局", "reform.html"), row("财政局", "finance.html"))
    assert {one.status.value for one in results.values()} == {"checked"}
    assert all(one.reason is None for one in results.values())


def test_a_name_that_may_be_the_body_is_for_review_and_an_alias_settles_it(office):
    _, results = office(row("云溪县规划局", "planning.html"))
    (doubtful,) = results.values()
    assert doubtful.status.value == "checked"
    assert doubtful.reason.zh == (
        "报告中的单位为“云溪县自然资源和规划局”，疑似不是“云溪县规划局”的报告，待核"
    )


def test_an_alias_settles_it(office):
    _, results = office(row("云溪县规划局", "planning.html", "规划办、自然资源和规划局"))
    (known,) = results.values()
    assert (known.status.value, known.reason) == ("checked", None)


def test_figures_that_may_be_added_up(tmp_path):
    """The county's figures hold its bureaus'; another year's and another body's are not asked for."""
    rows = (
        ("云溪县人民政府", "云溪县人民政府", "2024", "青岚市人民政府", "2024"),
        ("云溪县财政局", "云溪县财政局", "2024", "云溪县人民政府", "2024"),
        ("云溪县统计局", "云溪县统计局", "2023", "云溪县人民政府", "2024"),
        ("云溪县民政局", "云溪县水利局", "2024", "云溪县人民政府", "2024"),
        ("霁川县人民政府", "霁川县人民政府", "2024", "青岚市人民政府", "2024"),
    )
    with (tmp_path / "list.csv").open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(("单位", "网址", "上级单位", "年度"))
        for name, organ, year, superior, asked in rows:
            draft = clean_draft()
            # Its dates say the year, too: where they all contradict the title, they are believed.
            texts = {part: draft[part].replace("2024", year) for part in ("preface", "sections/overview")}
            days = {"published": f"{int(year) + 1}-01-20", "signature": None}
            draft = draft.edit({"organ": organ, "year": year, **texts, **days})
            (tmp_path / f"{name}.html").write_bytes(MARKUPS["clean"].encode(draft))
            writer.writerow((name, f"{name}.html", superior, asked))
    folder = tmp_path / "run"
    words = ["batch", str(tmp_path / "list.csv"), "--run", str(folder), *ALWAYS]
    ended(words)
    opened = open_run(folder)
    try:
        added = [one.agency for one in opened.separate_reports(shipped_forms())]
    finally:
        opened.store.close()
    assert added == ["云溪县财政局", "霁川县人民政府"]
