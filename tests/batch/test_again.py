"""A run that is gone on with: what has not changed is neither fetched nor judged again."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from tests.fetch.site import answer

from .contents import contents
from .office import Office, faults
from .plot import THIS
from .scene import Scene, clean, troubled
from .troubles import TROUBLES

PLANTED = ("gone", "server-error", "wrong-cell", "list-page")


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """An office after its first run."""
    troubles = [trouble for trouble in TROUBLES if trouble.name in PLANTED]
    scene = Scene([*clean(4, 1, 6), *troubled(troubles)])
    office = Office(scene, tmp_path_factory.mktemp("first"))
    assert office.batch().code == 3
    yield office
    scene.close()


@pytest.fixture
def ran(first, tmp_path):
    """The same with a run folder of its own; the sites are put back afterwards."""
    routes = first.scene.sites.routes()
    first.scene.sites.asked.clear()
    shutil.copytree(first.folder, tmp_path / "run")
    yield Office(first.scene, tmp_path)
    first.scene.sites.restore(routes)


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
    plot = replace(ran.scene.plots[3], drafts=dict(ran.scene.plots[3].drafts))
    mark(ran)
    plot.edit(requests__granted__natural="+1")
    ran.scene.publish(plot)
    assert ran.batch("--only", "changed").code == 3
    assert judged_again(ran) == {f"{plot.body.name}/{THIS}/this"}
    assert ("requests-suspect-cell", "requests/granted/natural") in set(faults(ran.results()[3]))


def test_only_failed_asks_for_what_could_not_be_read_and_what_is_no_report(ran):
    fixed = replace(ran.scene.plots[7], answer=None)
    ran.scene.publish(fixed)
    assert ran.batch("--only", "failed").code == 3
    assert set(asked(ran)) == {
        row.address for row in rows(ran, "not-found", "unreachable", "no-report", "unreadable")
    }
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


def test_a_limit_does_so_many_rows_and_the_next_run_the_rest(first, tmp_path):
    office = Office(first.scene, tmp_path)
    office.batch("--limit", "4")
    assert list(office.statuses().values()).count("pending") == len(office.scene.rows) - 4
    office.batch()
    assert office.statuses() == {row.name: row.expected.status for row in office.scene.rows}


def test_a_page_that_is_gone_later_keeps_its_report_and_says_so(ran):
    without = next(n for n, one in enumerate(ran.results()) if one.status.value == "no-report")
    for plot in (ran.scene.plots[2], ran.scene.plots[without]):
        ran.scene.sites.put(plot.host, plot.path, answer("没有这个网页", "404 Not Found"))
    ran.batch("--refresh")
    result, other = ran.results()[2], ran.results()[without]
    assert result.status.value == "checked"
    assert "404" in result.reason.zh
    # A page without a report is told as it is now.
    assert (other.status.value, other.outcome) == ("not-found", None)
