"""The command as an office meets it: lists with mistakes, exit codes, what is said and when it must stop."""

import json
import threading

import pytest
from openpyxl import load_workbook

from .contents import contents
from .office import Office, faults
from .plot import THIS
from .scene import Row, Scene, clean, troubled
from .troubles import TROUBLES


@pytest.fixture(scope="module")
def scene():
    made = Scene(
        [
            *clean(6, 1, 5),
            *troubled([trouble for trouble in TROUBLES if trouble.name in ("gone", "wrong-cell")]),
        ]
    )
    yield made
    made.close()


def good(scene):
    return scene.rows[:6]


def changed(row, **cells):
    """A row with other cells, by place in the list."""
    places = {"name": 0, "address": 1, "kind": 2, "superior": 3, "year": 4, "last": 5}
    words = list(row.cells)
    for name, text in cells.items():
        words[places[name]] = text
    return Row(tuple(words), row.expected)


def sentences(done):
    """What was said on stderr."""
    return [line for line in done.err.splitlines() if line.strip()]


def test_mistakes_in_the_list_are_told_by_row_and_the_rest_is_checked(scene, tmp_path):
    first, second, third, fourth, fifth, _ = good(scene)
    (tmp_path / "saved.html").write_bytes(scene.plots[1].content)
    rows = [
        first,
        first,
        changed(third, kind="大厦", year="明年"),
        changed(fourth, name=""),
        changed(fifth, address="https://www.yunxi.example/1 https://www.yunxi.example/2"),
        changed(second, address="saved.html"),
        changed(second, name="云溪县档案馆", address="", kind=""),
    ]
    office = Office(scene, tmp_path, rows)
    assert office.batch().code == 3
    results = office.results()
    assert [result.agency.row for result in results] == [2, 3, 4, 5, 6, 7, 8]
    assert [result.status.value for result in results] == [
        *("checked", "row-wrong", "row-wrong", "row-wrong", "row-wrong", "checked", "no-address"),
    ]
    told = {result.agency.row: result.reason.zh for result in results if result.reason}
    assert told[3] == "与第 2 行重复：同一单位、同一年度"
    assert "大厦" in told[4] and "明年" in told[4]
    assert told[5] == "没有填写单位名称"
    assert told[6].startswith("一格中有 2 个网址：")


@pytest.mark.parametrize(
    ("rows", "code"),
    [(slice(0, 6), 0), (slice(7, 8), 1), (slice(0, 7), 3), (slice(0, 0), 4)],
    ids=["conforming", "findings", "not read", "empty"],
)
def test_exit_codes(scene, tmp_path, rows, code):
    assert Office(scene, tmp_path, scene.rows[rows]).batch().code == code


@pytest.mark.parametrize(
    "words",
    [
        ["batch"],
        ["batch", "agencies.csv"],
        ["batch", "nowhere.csv", "--run", "run"],
        ["batch", "notes.csv", "--run", "run"],
        ["batch", "agencies.csv", "--run", "agencies.csv/run"],
        ["batch", "agencies.csv", "--run", "run", "--only", "some"],
        ["batch", "agencies.csv", "--run", "run", "--limit", "few"],
        ["batch", "agencies.csv", "--run", "run", "--pace", "-1"],
    ],
)
def test_what_can_not_be_done_is_said_in_a_sentence_and_nothing_is_asked(scene, tmp_path, words):
    office = Office(scene, tmp_path)
    (tmp_path / "notes.csv").write_text("日期,事由\n1月3日,开会\n", encoding="utf-8")
    asked = len(scene.sites.asked)
    done = office.run(*words)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("reportlint: ")
    assert "Traceback" not in done.err
    assert len(scene.sites.asked) == asked


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_the_template_is_a_list_that_is_empty(scene, tmp_path, name):
    office = Office(scene, tmp_path)
    assert office.run("batch", "--template", name).code == 0
    office.list = tmp_path / name
    done = office.batch()
    assert done.code == 4
    assert "名单只有表头" in done.err
    if name.endswith("xlsx"):
        assert len(load_workbook(office.list).sheetnames) >= 2


def test_progress_is_plain_lines_where_there_is_no_terminal(scene, tmp_path):
    done = Office(scene, tmp_path).batch_apart()
    assert done.code == 3
    assert "核查 8/8：找到 7，有错误 1，未读到 1" in done.err
    assert "\x1b" not in done.out + done.err
    assert max(map(width, done.out.splitlines())) <= 80


def width(line):
    return sum(2 if ord(character) > 0x2E7F else 1 for character in line)


def test_standard_output_holds_the_one_document_that_was_asked_for(scene, tmp_path):
    done = Office(scene, tmp_path).batch_apart("-o", "json")
    outcomes = json.loads(done.out)["outcomes"]
    assert len(outcomes) == len(scene.rows)
    faulty = ["requests-suspect-cell" in {one["rule"] for one in outcome["findings"]} for outcome in outcomes]
    assert faulty == [row.expected.findings != frozenset() for row in scene.rows]


def test_what_is_kept_is_judged_without_any_site(tmp_path):
    scene = Scene(clean(6, 1, 5))
    office = Office(scene, tmp_path)
    assert office.batch().code == 0
    scene.close()
    before = contents(office)
    assert office.batch("--as-of", "2026-04-11").code == 0
    after = contents(office)
    assert set(before.pop("reports")).isdisjoint(after.pop("reports"))
    assert after == before


def test_a_second_batch_on_the_same_folder_is_refused(scene, tmp_path):
    office = Office(scene, tmp_path)
    plot = scene.plots[0]
    asked, go_on = threading.Event(), threading.Event()
    route = plot.routes()[plot.path]

    def held(request, send):
        asked.set()
        go_on.wait(60)
        route(request, send)

    scene.sites.put(plot.host, plot.path, held)
    process = office.begin()
    assert asked.wait(60)
    second = office.batch()
    go_on.set()
    assert second.code == 2
    assert sentences(second) == ["reportlint: run 正由另一个批量核查使用，请等它结束。"]
    assert process.wait() == 3
    assert office.statuses() == {row.name: row.expected.status for row in scene.rows}


def test_sixty_bodies_without_a_fault(tmp_path):
    scene = Scene(clean(8, 3, 19))
    office = Office(scene, tmp_path)
    office.list = scene.write(tmp_path / "agencies.xlsx")
    assert office.batch().code == 0
    scene.close()
    results = office.results()
    assert len(results) == 60
    assert {result.status.value for result in results} == {"checked"}
    assert [(result.agency.name, *found) for result in results for found in faults(result)] == []
    assert {result.outcome.year for result in results} == {THIS}
    assert len(scene.sites.pages) == 120
