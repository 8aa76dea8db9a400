"""A run that is gone on with: what has not changed is neither fetched nor judged again."""

import sqlite3
from contextlib import closing

import pytest

from tests.web.site import answer

from .contents import contents
from .office import Office, faults
from .plot import THIS
from .scene import Scene, clean, troubled
from .troubles import TROUBLES

PLANTED = ("gone", "server-error", "wrong-cell", "list-page")


@pytest.fixture
def office(tmp_path):
    troubles = [trouble for trouble in TROUBLES if trouble.name in PLANTED]
    scene = Scene([*clean(4, 1, 6), *troubled(troubles)])
    yield Office(scene, tmp_path)
    scene.close()


@pytest.fixture
def ran(office):
    """The office after a first run."""
    assert office.batch().code == 3
    office.scene.sites.asked.clear()
    return office


def mark(office):
    """Note on every report that it was judged before."""
    with closing(sqlite3.connect(office.folder / "run.sqlite")) as database, database:
        database.execute("update reports set body = 'before'")


def judged_again(office):
    """The reports that were judged since."""
    with closing(sqlite3.connect(office.folder / "run.sqlite")) as database:
        query = "select agency || '/' || role from reports where body <> 'before'"
        return {name for (name,) in database.execute(query)}


def asked(office):
    return sorted(one.url for one in office.scene.sites.pages)


def rows(office, *statuses):
    return [row for row in office.scene.rows if row.expected.status in statuses]


def test_a_second_run_asks_only_for_what_failed(ran):
    before = contents(ran)
    mark(ran)
    assert ran.batch().code == 3
    failed = [row.address for row in rows(ran, "not-found", "unreachable")]
    assert set(asked(ran)) == set(failed)
    assert judged_again(ran) == set()
    assert contents(ran)["results"] == before["results"]


def test_refresh_asks_for_everything_and_judges_nothing_that_is_the_same(ran):
    before = contents(ran)
    mark(ran)
    assert ran.batch("--refresh").code == 3
    assert set(asked(ran)) == {address for row in ran.scene.rows for address in (row.address, row.last)}
    conditional = [one.url for one in ran.scene.sites.pages if one.conditional]
    told_apart = [plot for number, plot in enumerate(ran.scene.plots) if number % 3 < 2]
    assert len(conditional) == sum(1 + (plot.answer is None) for plot in told_apart)
    assert judged_again(ran) == set()
    assert contents(ran)["results"] == before["results"]


def test_a_page_that_changed_is_judged_again(ran):
    plot = ran.scene.plots[3]
    mark(ran)
    plot.edit(requests__granted__natural="+1")
    ran.scene.publish(plot)
    assert ran.batch("--only", "changed").code == 3
    assert judged_again(ran) == {f"{plot.body.name}/{THIS}/this"}
    assert ("requests-suspect-cell", "requests/granted/natural") in set(faults(ran.results()[3]))


def test_only_failed_asks_for_what_could_not_be_read_and_what_is_no_report(ran):
    fixed = ran.scene.plots[7]
    fixed.answer = None
    ran.scene.publish(fixed)
    assert ran.batch("--only", "failed").code == 3
    assert set(asked(ran)) == {row.address for row in rows(ran, "not-found", "unreachable", "no-report")}
    assert ran.statuses()[fixed.body.name] == "checked"


def test_only_faulty_asks_for_those_with_errors(ran):
    assert ran.batch("--only", "faulty").code == 3
    assert asked(ran) == [row.address for row in ran.scene.rows if row.expected.findings]


def test_rules_that_changed_judge_what_is_kept_without_the_network(ran):
    mark(ran)
    pages = len(rows(ran, "checked", "no-report")) + len(ran.scene.rows)
    ran.batch("--ignore", "requests-suspect-cell")
    failed = {row.address for row in rows(ran, "not-found", "unreachable")}
    assert set(asked(ran)) == failed
    assert len(judged_again(ran)) == pages
    assert "requests-suspect-cell" not in {rule for result in ran.results() for rule, _ in faults(result)}


def test_a_limit_does_so_many_rows_and_the_next_run_the_rest(office):
    office.batch("--limit", "4")
    assert list(office.statuses().values()).count("pending") == len(office.scene.rows) - 4
    office.batch("--limit", "4")
    office.batch()
    assert office.statuses() == {row.name: row.expected.status for row in office.scene.rows}


def test_a_page_that_is_gone_later_keeps_its_report_and_says_so(ran):
    plot = ran.scene.plots[2]
    ran.scene.sites.put(plot.host, plot.path, answer("没有这个网页", "404 Not Found"))
    ran.batch("--refresh")
    result = ran.results()[2]
    assert result.status.value == "checked"
    assert "404" in result.reason.zh
