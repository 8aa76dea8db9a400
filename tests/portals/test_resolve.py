"""`url` and `batch` with the address of a column or of a home page."""

from __future__ import annotations

import csv
import json
import shutil

import pytest
from docx import Document

from reportlint.cli import main
from reportlint.fetch.archive import WARC
from reportlint.runs.folder import open_run
from tests.batch.district import towns_and_bureaus
from tests.fetch.site import Site, answer

from .county import BODIES, COUNTY, EVERY, column, entry, page, report, title, turned_by_script

ALWAYS = ["--isolated", "--select", "structure", "--as-of", "2026-03-01"]
FINANCE, STATISTICS, PRESS, TOWN, STREET = BODIES


@pytest.fixture(scope="module")
def site():
    made = Site("127.0.0.68")
    entries = "".join(entry(f"/r/{n}.html", title(body, 2025)) for n, body in enumerate(EVERY[:4]))
    own = "2025年政府信息公开工作年度报告"
    many = towns_and_bureaus(["云溪县"])
    pages = {
        "/": page("<a href='/nb/'>政府信息公开年报</a>"),
        "/nb/": column(
            f"{entries}<a href='/nb/?page=2'>下一页</a>"
            + entry("/r/old.html", title(COUNTY, 2024))
            + entry("/r/gone.html", title("云溪县水利局", 2025))
        ),
        "/nb/?page=2": column(
            entry("/r/4.html", title(TOWN, 2025))
            + entry("/r/5.html", title(STREET, 2025))
            + entry("/r/5b.html", title(STREET, 2025))
        ),
        "/d/1/": page("<a href='/d/1/nb/'>信息公开年报</a>", "云溪县财政局"),
        "/d/1/nb/": column(entry("/r/1.html", own) + entry("/r/1-2024.html", own.replace("2025", "2024"))),
        "/news/1.html": page(
            f"<h1>云溪要闻</h1><p>{'全县工作会议召开。' * 20}</p><a href='/nb/'>政府信息公开年报</a>"
        ),
        "/turned/": column(turned_by_script([(f"/r/{n}.html", title(EVERY[n], 2025)) for n in (2, 3)])),
        "/groups/": column("".join(f"<a href='/groups/{n}/'>{name}</a>" for n, name in enumerate(many))),
        **{f"/groups/{n}/": column("正在建设") for n in range(len(many))},
        "/r/old.html": report(COUNTY, 2024),
        "/r/1-2024.html": report(FINANCE, 2024),
        "/r/5b.html": report(STREET, more="另有说明。"),
        **{f"/r/{n}.html": report(body) for n, body in enumerate(EVERY)},
    }
    for path, content in pages.items():
        made[path] = answer(content)
    yield made
    made.close()


def checked(site, tmp_path, path: str, *words: str) -> tuple[int, dict]:
    """Exit code and the only outcome of `url`."""
    file = tmp_path / "a.json"
    code = main(["url", site.url(path), *words, *ALWAYS, "-o", f"json={file}"])
    (outcome,) = json.loads(file.read_text(encoding="utf-8"))["outcomes"]
    return code, outcome


def test_a_body_s_own_column_or_home_page_leads_to_its_report(site, tmp_path):
    for path in ("/d/1/nb/", "/d/1/"):
        _, outcome = checked(site, tmp_path, path)
        assert (outcome["title"], outcome["year"]) == (title(FINANCE, 2025), 2025)
        assert outcome["input"]["name"] == site.url(path)
        assert outcome["input"]["url"] == site.url("/r/1.html")
        assert "found-in-column" in [notice["code"] for notice in outcome["notices"]]


def test_what_was_found_from_a_column_is_kept_with_the_way_to_it(site, tmp_path):
    kept = tmp_path / "kept"
    code, live = checked(site, tmp_path, "/d/1/", "--save", str(kept))
    file = tmp_path / "again.json"
    assert main(["check", str(kept / WARC), *ALWAYS, "-o", f"json={file}"]) == code
    (again,) = json.loads(file.read_text(encoding="utf-8"))["outcomes"]
    assert again == live


def test_of_several_reports_none_is_taken(site, tmp_path):
    code, outcome = checked(site, tmp_path, "/nb/")
    assert (code, outcome["problem"]["code"]) == (3, "several-candidates")
    assert f"{title(FINANCE, 2025)} {site.url('/r/1.html')}" in outcome["problem"]["message"]["zh"]
    assert outcome["findings"] == []


def test_an_article_is_no_column(site, tmp_path):
    _, outcome = checked(site, tmp_path, "/news/1.html")
    assert outcome["problem"]["code"] == "not-a-report"


def test_rows_of_a_list_are_resolved_by_body_and_year(site, tmp_path):
    rows = {
        COUNTY: "/nb/",
        "财政局": "/",
        STATISTICS: "/nb/",
        TOWN: "/nb/",
        STREET: "/nb/",
        "云溪县水利局": "/nb/",
        "云溪县民政局": "/nb/",
    }
    file = tmp_path / "list.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        table = [
            (
                name,
                site.url(path),
                site.url("/nb/") if name == COUNTY else "",
                "2026-01-14" if name == TOWN else "",
            )
            for name, path in rows.items()
        ]
        csv.writer(lines).writerows([("单位", "网址", "上年网址", "公布期限"), *table])
    words = ["batch", str(file), "--run", str(tmp_path / "run"), "--year", "2025", "--workers", "1", *ALWAYS]
    before = len(site.requests)
    assert main(words) == 3
    asked = [request.path for request in site.requests[before:]]
    run = open_run(tmp_path / "run")
    results = {result.agency.name: result for result in run.results()}
    run.store.close()
    assert {
        name: (one.status.value, one.outcome.title if one.status.found else "")
        for name, one in results.items()
    } == {
        COUNTY: ("checked", title(COUNTY, 2025)),
        "财政局": ("checked", title(FINANCE, 2025)),
        STATISTICS: ("checked", title(STATISTICS, 2025)),
        TOWN: ("checked", title(TOWN, 2025)),
        STREET: ("several-candidates", ""),
        "云溪县水利局": ("no-report", ""),
        "云溪县民政局": ("several-candidates", ""),
    }
    assert results[COUNTY].last.follows
    # All were published on the 15th; one has a day of its own.
    assert (results[COUNTY].in_time, results[TOWN].in_time) == (True, False)
    # A name like its own is not enough.
    assert title(FINANCE, 2025) in results["云溪县民政局"].reason.zh
    said = results[STREET].reason.zh
    assert site.url("/r/5.html") in said and site.url("/r/5b.html") in said
    # The pages of the column are asked for by the first of its rows only.
    assert asked.count("/nb/?page=2") == 1
    # This year and last year side by side, for the one that has both.
    assert main(["hand-over", str(tmp_path / "run"), "--only", "beside", "--isolated"]) == 0
    folder = tmp_path / "run" / "outputs" / "对照"
    assert sorted(file.name for file in folder.iterdir()) == [f"{COUNTY}.html", f"{COUNTY}.xlsx"]
    assert "2024 年 ↔ 2025 年" in (folder / f"{COUNTY}.html").read_text(encoding="utf-8")
    # A reminder says that the column was searched.
    assert "从这个网址出发查找过" in results["云溪县水利局"].reason.zh
    assert main(["hand-over", str(tmp_path / "run"), "--only", "reminders", "--isolated"]) == 0
    letter = Document(tmp_path / "run/outputs/催办函/云溪县水利局.docx")
    assert any("并从中查找，未见2025年度报告" in one.text for one in letter.paragraphs)
    # Looked at again, nothing has changed.
    assert main([*words, "--refresh"]) == 3


def batch(site, tmp_path, *words: str) -> dict[str, tuple[str, str]]:
    """Status, and title or reason, of two rows whose column a script turns, and of one that it does not have."""
    file = tmp_path / "list.csv"
    bodies = (STATISTICS, PRESS, "云溪县水利局")
    lines = "".join(f"{body},{site.url('/turned/')}\n" for body in bodies)
    file.write_text(f"单位,网址\n{lines}", encoding="utf-8")
    run = tmp_path / "run"
    main(["batch", str(file), "--run", str(run), "--year", "2025", "--workers", "1", *words, *ALWAYS])
    opened = open_run(run)
    came = {
        result.agency.name: (
            result.status.value,
            result.outcome.title if result.status.found else result.reason.zh.replace(site.url(""), ""),
        )
        for result in opened.results()
    }
    opened.store.close()
    return came


UNSEEN = "网址是栏目或首页，/turned/ 的列表有“下一页”，后页只能由脚本翻到，没有看到，看到的部分里没有这份报告"


def test_a_walk_that_ends_at_its_bound_says_so(site, tmp_path):
    problem = checked(site, tmp_path, "/groups/")[1]["problem"]
    assert (problem["code"], problem["message"]["zh"]) == (
        "walk-cut",
        "网址是栏目或首页，从它出发看了 30 个网页（上限），看到的部分里没有这份报告",
    )


def test_a_column_that_only_a_script_turns_is_not_said_to_lack_a_report(site, tmp_path, capsys):
    assert set(batch(site, tmp_path).values()) == {("unreadable", UNSEEN)}
    assert "3 个网页的正文要由浏览器显示才能读取；加 --browser 用本机浏览器读取" in capsys.readouterr().err
    assert checked(site, tmp_path, "/turned/")[1]["problem"]["code"] == "pages-unseen"


@pytest.mark.skipif(
    not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    reason="没有安装 Chromium，跳过浏览器测试。 Chromium is not installed.",
)
def test_a_browser_turns_it(site, tmp_path, monkeypatch):
    monkeypatch.setattr("reportlint.fetch.browser._WAIT", 0.2)
    assert batch(site, tmp_path, "--browser") == {
        STATISTICS: ("checked", title(STATISTICS, 2025)),
        PRESS: ("checked", title(PRESS, 2025)),
        "云溪县水利局": ("no-report", "从这个网址出发查找过，没有找到这份报告"),
    }
