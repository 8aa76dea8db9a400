"""How sites are treated: one host one page at a time and at its pace, many hosts at once."""

import threading
import time
from collections import defaultdict
from itertools import pairwise

import pytest

from reportlint.batch.tasks import DuePage, HostQueue
from reportlint.runs.records import ReportRole
from tests.fetch.site import answer, in_turn

from .office import Office
from .scene import Scene, clean


@pytest.fixture
def scene():
    made = Scene(clean(5, 3, 3))
    yield made
    made.close()


def by_host(scene):
    asked = defaultdict(list)
    for one in sorted(scene.sites.asked, key=lambda one: one.began):
        asked[one.host].append(one)
    return asked


def slow(route):
    def late(request, send):
        time.sleep(0.05)
        route(request, send)

    return late


def test_one_host_is_asked_for_one_thing_at_a_time(scene, tmp_path):
    for plot in scene.plots:
        scene.sites.put(plot.host, plot.path, slow(answer(plot.content)))
    assert Office(scene, tmp_path).batch().code == 0
    hosts = by_host(scene)
    assert len(hosts) == 6
    for asked in hosts.values():
        assert all(one.ended <= other.began for one, other in pairwise(asked))
        assert [one.path for one in asked].count("/robots.txt") == 1
        assert asked[0].path == "/robots.txt"


def test_many_hosts_are_asked_at_once(scene, tmp_path):
    """Each first page comes only when all hosts have been asked for theirs."""
    hosts = {plot.host for plot in scene.plots}
    together = threading.Barrier(len(hosts))
    for host in hosts:
        plot = next(plot for plot in scene.plots if plot.host == host)
        whole = answer(plot.content)

        def route(request, send, whole=whole):
            together.wait(30)
            whole(request, send)

        scene.sites.put(host, plot.path, in_turn(route, whole))
    office = Office(scene, tmp_path)
    assert office.batch().code == 0
    assert not together.broken
    assert set(office.statuses().values()) == {"checked"}


def test_a_host_is_asked_at_the_pace_that_was_set(scene, tmp_path):
    office = Office(scene, tmp_path, scene.rows[:3])
    assert office.batch("--pace", "0.2").code == 0
    for asked in by_host(scene).values():
        # The first may have been slow on its way.
        assert asked[-1].began - asked[0].began > 0.2 * (len(asked) - 2)


def test_what_failed_is_tried_again_after_all_others(scene, tmp_path):
    plot = scene.plots[0]
    down = answer("忙", "503 Service Unavailable", headers={"Retry-After": "0"})
    scene.sites.put(plot.host, plot.path, in_turn(down, down, down, answer(plot.content)))
    office = Office(scene, tmp_path)
    assert office.batch().code == 0
    pages = [one.path for one in by_host(scene)[plot.host] if one.path != "/robots.txt"]
    assert pages.count(plot.path) == 4
    assert pages[-1] == plot.path
    assert all(pages.count(path) == 1 for path in pages if path != plot.path)


def test_pages_come_in_the_order_that_was_foreseen():
    queue = HostQueue()
    pages = [("a", 1), ("a", 2), ("b", 3), ("c", 4), ("b", 5), ("a", 6)]
    for host, row in pages:
        queue.add(host, DuePage(row, ReportRole.THIS))
    hosts = {row: host for host, row in pages}
    while len(queue):
        foreseen = list(queue.upcoming())
        assert len(foreseen) == len(set(foreseen)) == len(queue)
        due = queue.next()
        assert due == foreseen[0]
        queue.free(hosts[due.row])
    assert list(queue.upcoming()) == []
