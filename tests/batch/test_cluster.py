"""A batch that is judged on a Dask cluster comes to what one judged here comes to."""

import signal
import threading
from contextlib import closing

import pytest
from distributed import Client

from reportlint.batch.cluster import Cluster
from reportlint.model.errors import UsageError

from .cluster import Dask
from .contents import contents
from .desk import Desk
from .office import Office
from .scene import Scene, clean, copies

# One row of the scene names another body's page.
ENDS = 3


@pytest.fixture
def mortal(tmp_path):
    """A cluster of the test's own, to do harm to."""
    with closing(Dask(tmp_path, 2)) as made:
        yield made


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    """A cluster that all tests share."""
    with closing(Dask(tmp_path_factory.mktemp("dask"), 2)) as made:
        yield made


@pytest.fixture(scope="module")
def scene():
    made = Scene([*clean(8, 1, 10), *copies()])
    yield made
    made.close()


@pytest.fixture(scope="module")
def here(scene, tmp_path_factory):
    office = Office(scene, tmp_path_factory.mktemp("here"))
    assert office.batch().code == ENDS
    return contents(office)


def test_the_same_comes_of_it_and_one_worker_may_die(scene, here, mortal, tmp_path):
    office, tick = Office(scene, tmp_path), threading.Event()
    asked = len(scene.sites.pages)
    process = office.begin("--cluster", mortal.address)
    address, worker = mortal.workers[0]
    with Client(mortal.address, set_as_default=False) as client:
        while process.poll() is None:
            worker.send_signal(signal.SIGSTOP)
            if held := client.processing(workers=[address])[address]:
                break
            worker.send_signal(signal.SIGCONT)
            tick.wait(0.005)
        worker.kill()
        assert held
    assert process.wait() == ENDS
    assert contents(office) == here
    pages = scene.sites.pages[asked:]
    assert len(pages) == len(here["pages"])


def test_files_are_read_where_they_are(dask, tmp_path):
    desk = Desk(tmp_path)
    for run, options in (("here", ()), ("there", ("--cluster", dask.address))):
        done = desk.batch(tmp_path / run, *options)
        assert done.code == 1
        assert "distributed" not in done.err
    one, other = ((tmp_path / run / "outputs" / "results.json").read_bytes() for run in ("here", "there"))
    assert one == other


def test_a_page_that_is_no_longer_kept_is_told_and_costs_no_other(dask, scene, here, tmp_path):
    office = Office(scene, tmp_path)
    assert office.batch().code == ENDS
    (office.folder / "evidence" / "pages.warc.gz").write_bytes(b"")
    done = office.batch_apart("--cluster", dask.address)
    assert done.code == ENDS
    assert contents(office) == here


def test_a_cluster_that_goes_ends_the_run_in_a_sentence(scene, here, mortal, tmp_path):
    office = Office(scene, tmp_path)
    for _, worker in mortal.workers:
        worker.send_signal(signal.SIGSTOP)
    threading.Timer(5, mortal.end_scheduler).start()
    assert office.batch_apart("--cluster", mortal.address).code == 2
    assert office.batch().code == ENDS
    assert contents(office) == here


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "tcp://"])
def test_what_can_not_be_reached_is_told_in_a_sentence(tmp_path, address):
    done = Desk(tmp_path, 2).batch(tmp_path / "run", "--cluster", address)
    (line,) = done.err.splitlines()
    assert (done.code, f"连不上集群 {address}：" in line) == (2, True)


def test_workers_with_another_answer_are_refused(dask):
    with closing(Cluster(dask.address)) as cluster:
        cluster.agree(len, b"ab", answer=2)
        for asked, answer in ((len, 3), (next, 2)):
            with pytest.raises(UsageError, match="differ from those here"):
                cluster.agree(asked, b"ab", answer=answer)


def test_a_cluster_without_workers_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("reportlint.batch.cluster._SECONDS", 1)
    with closing(Dask(tmp_path, 0)) as dask, pytest.raises(UsageError, match="has no workers"):
        Cluster(dask.address)
