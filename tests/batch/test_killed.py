"""A run that is killed at any moment and started again comes to what an undisturbed one comes to."""

import os
import shutil
import signal
import threading
from pathlib import Path
from random import Random

import pytest

from reportlint.fetch.archive import WARC, Evidence

from .contents import contents, reports
from .office import Office
from .scene import Scene, clean, copies, levels, troubled
from .troubles import TROUBLES

# Those that are decided at once: a run is begun again and again.
QUICK = "gone server-error list-page attachment-only in-a-frame moved wrong-cell words-of-last-year last-years-report".split()


@pytest.fixture(scope="module")
def scene():
    troubles = [trouble for trouble in TROUBLES if trouble.name in QUICK]
    made = Scene([*clean(3, 1, 16), *levels(), *copies()[:4], *troubled(troubles)])
    yield made
    made.close()


@pytest.fixture(scope="module")
def undisturbed(scene, tmp_path_factory):
    office = Office(scene, tmp_path_factory.mktemp("undisturbed"))
    assert office.batch().code == 3
    return contents(office)


def killed(office, reached):
    """Start, and kill when it has got that far; True where the run ended before that."""
    process = office.begin()
    tick = threading.Event()
    while process.poll() is None and not reached():
        tick.wait(0.002)
    ended = process.poll() is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return ended


def moments(office, rng, pages):
    """When to kill: amid getting and judging, when all is judged, while outputs are written."""

    def after(steps):
        before = done(office)
        return lambda: done(office) - before >= steps

    for _ in range(4):
        yield after(rng.randint(5, 35))
    yield lambda: reports(office) == pages
    yield lambda: any((office.folder / "outputs").iterdir())


def done(office):
    """How far a run has got: answers of the sites and pages that are kept."""
    return len(office.scene.sites.asked) + len(list((office.folder / "evidence").glob("*.html")))


def kept(office, folder):
    """The pages that are whole in the evidence, noted in the database or not, failures left out."""
    warc = office.folder / "evidence" / WARC
    if not warc.is_file():
        return set()
    folder.mkdir()
    shutil.copy(warc, folder)  # reading mends it
    labels = {label for label, _ in Evidence(folder).found(0)}
    good = [row for row in office.scene.rows if row.expected.status in ("checked", "other-year")]
    pages = {f"{row.name}/2025/this": row.address for row in good} | {
        f"{row.name}/2025/last": row.last for row in good
    }
    return {address for label, address in pages.items() if label in labels}


def test_killed_again_and_again(scene, undisturbed, tmp_path):
    office = Office(scene, tmp_path)
    for number, reached in enumerate(moments(office, Random(1), len(undisturbed["reports"]))):
        had, asked = kept(office, tmp_path / f"evidence-{number}"), len(scene.sites.pages)
        assert not killed(office, reached)
        assert {one.url for one in scene.sites.pages[asked:]} & had == set()
    assert office.batch().code == 3
    assert contents(office) == undisturbed


def test_no_process_outlives_a_run_that_was_killed(scene, tmp_path):
    office = Office(scene, tmp_path)
    process = office.begin()
    tick = threading.Event()
    while len(group_of(process.pid)) < 3:
        assert process.poll() is None
        tick.wait(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    for _ in range(1000):
        if not group_of(process.pid):
            break
        tick.wait(0.01)
    assert group_of(process.pid) == []


def group_of(leader):
    """The processes of a group that are still there."""
    alive = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = entry.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) == leader and state != "Z":
            alive.append(int(entry.parent.name))
    return alive
