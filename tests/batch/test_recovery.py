"""What a run knows and what it keeps are brought together again: after a kill, a loss, another list."""

import os
import re
import signal
import sqlite3
import subprocess
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.fetch.site import Site

from .contents import contents
from .desk import Desk, reading, whole
from .office import ENVIRONMENT, Office
from .scene import Scene, clean
from .test_killed import group_of


@pytest.fixture(scope="module")
def scene():
    made = Scene(clean(9, 1, 6))
    yield made
    made.close()


def edit(run, *statements):
    """Change the database of a run behind its back."""
    with closing(sqlite3.connect(run / "run.sqlite")) as database, database:
        for statement in statements:
            database.execute(statement)


def test_pages_that_were_kept_but_not_noted_are_not_asked_for_again(scene, tmp_path):
    office = Office(scene, tmp_path)
    office.batch()
    before = contents(office)
    late = "(select id from loads order by start desc limit 4)"
    edit(
        office.folder,
        f"delete from reports where agency || role in (select agency || role from loads where id in {late})",
        f"delete from pages where tried in {late}",
        f"delete from loads where id in {late}",
        "update run set value = '' where key = 'compared'",
    )
    asked = len(scene.sites.pages)
    office.batch()
    assert len(scene.sites.pages) == asked
    assert contents(office) == before


def test_pages_that_are_no_longer_kept_are_asked_for_again(scene, tmp_path):
    office = Office(scene, tmp_path)
    office.batch()
    before, asked = contents(office), len(scene.sites.pages)
    warc = office.folder / "evidence" / "pages.warc.gz"
    warc.write_bytes(warc.read_bytes()[: warc.stat().st_size // 2])
    office.batch()
    assert 0 < len(scene.sites.pages) - asked < len(before["pages"])
    assert contents(office) == before
    asked = len(scene.sites.pages)
    office.batch()
    assert len(scene.sites.pages) == asked


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path, 4)


def names(run):
    with reading(run) as opened:
        return [(one.agency.name, one.status.value, one.evidence) for one in opened.results()]


def same_as_anew(desk, run):
    """Whether a run that went on comes to what one that begins now comes to."""
    desk.write()
    assert desk.batch(run).code == desk.batch(desk.folder / "anew").code
    going, anew = whole(run), whole(desk.folder / "anew")
    assert {**going, "faulty": None} == {**anew, "faulty": None}


def test_rows_that_are_removed_renamed_moved_and_exchanged(desk):
    run = desk.folder / "run"
    desk.batch(run)
    rows = desk.rows
    gone = rows.pop(4)
    rows[2] = ("云溪县档案局", *rows[2][1:])
    rows[3] = (rows[3][0], gone[1], *rows[3][2:])
    rows[0], rows[1] = rows[1], rows[0]
    same_as_anew(desk, run)
    assert gone[1] in {evidence for _, _, evidence in names(run)}


def test_a_row_whose_address_is_taken_away_is_compared_with_no_more(desk):
    run = desk.folder / "run"
    desk.batch(run)
    copied = [at for at, row in enumerate(desk.rows) if row[3] == "2025"][2]
    with reading(run) as opened:
        found = {finding.rule for result in opened.results() for finding in result.outcome.findings}
    assert "text-copied-from-peer" in found
    desk.rows[copied] = (desk.rows[copied][0], "", *desk.rows[copied][2:])
    same_as_anew(desk, run)
    with reading(run) as opened:
        results = [result.outcome for result in opened.results() if result.outcome]
    assert "text-copied-from-peer" not in {finding.rule for one in results for finding in one.findings}


def test_a_moved_address_beyond_the_limit_has_no_result_of_the_old_one(desk):
    run = desk.folder / "run"
    desk.batch(run)
    desk.rows[5] = (desk.rows[5][0], desk.rows[7][1], *desk.rows[5][2:])
    desk.write()
    desk.batch(run, "--limit", "1", "--refresh")
    assert names(run)[5][1:] == ("pending", "")
    assert names(run)[0][1] == "checked"


def test_a_file_that_changed_is_judged_and_compared_again(desk):
    run = desk.folder / "run"
    desk.batch(run)
    first, second = Path(desk.rows[1][1]), Path(desk.rows[3][1])
    pages = first.read_bytes(), second.read_bytes()
    second.write_bytes(pages[0])
    first.write_bytes(pages[1])
    same_as_anew(desk, run)


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


ENDING = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]


@pytest.mark.parametrize(("number", "code"), ENDING, ids=lambda one: getattr(one, "name", ""))
@pytest.mark.parametrize("group", [False, True], ids=["alone", "with all its processes"])
def test_told_to_end_it_says_what_is_kept_and_goes_on(desk, site, number, code, group):
    asked, go = threading.Event(), threading.Event()

    def held(request, send):
        asked.set()
        go.wait()

    site["/held"] = held
    run = desk.folder / "run"
    desk.rows.append(("云溪县档案馆", site.url("/held"), "云溪县", "2025"))
    desk.write()
    process = subprocess.Popen(
        desk.command(run, "--workers", "2", "--pace", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    # It can't come to its end before the page is sent, which it never is.
    assert asked.wait(600)
    (os.killpg if group else os.kill)(process.pid, number)
    out, err = process.communicate()
    go.set()
    desk.rows.pop()
    *progress, line = err.splitlines()
    assert [line for line in progress if not line.startswith("reportlint: ")] == [], err
    by = "" if number == signal.SIGINT else f"（{number.name}）"
    kept = rf"已中断{by}：{re.escape(str(run))} 中已保存 \d+ 家单位的结果，再次运行同一命令即接着做"
    assert re.fullmatch(f"reportlint: {kept}", line)
    assert (process.returncode, out) == (code, "")
    same_as_anew(desk, run)


def test_what_interrupts_its_processes_is_not_for_them(desk):
    """From their first moment on; what they print would stand amid what the run says."""
    run = desk.folder / "run"
    process = subprocess.Popen(
        desk.command(run, "--workers", "2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        start_new_session=True,
    )
    while process.poll() is None:
        for helper in set(group_of(process.pid)) - {process.pid}:
            with suppress(ProcessLookupError):
                os.kill(helper, signal.SIGINT)
    _, err = process.communicate()
    assert "Traceback" not in err, err
    assert process.returncode == desk.batch(desk.folder / "anew").code
    assert whole(run) == whole(desk.folder / "anew")
