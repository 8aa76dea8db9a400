"""A disk that is full: a sentence, and a run that goes on when there is room again."""

import re
import resource
import subprocess

import pytest

from .contents import contents
from .office import ENVIRONMENT, Office
from .scene import Scene, clean, troubled
from .troubles import TROUBLES


@pytest.fixture(scope="module")
def scene():
    made = Scene([*clean(6, 1, 5), *troubled([trouble for trouble in TROUBLES if trouble.name == "gone"])])
    yield made
    made.close()


@pytest.fixture(scope="module")
def whole(scene, tmp_path_factory):
    """What a run with room enough comes to."""
    office = Office(scene, tmp_path_factory.mktemp("whole"))
    assert office.batch().code == 3
    return contents(office)


@pytest.mark.parametrize("room", [60_000, 100_000, 140_000])
def test_a_full_disk_is_said_in_a_sentence_and_the_run_goes_on_later(scene, whole, tmp_path, room):
    office = Office(scene, tmp_path)

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    done = subprocess.run(
        office.command(),
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        preexec_fn=little_room,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    # A slow machine tells now and then how far it is.
    said = [line for line in done.stderr.splitlines() if not re.match(r"reportlint: 核查 \d+/\d+：", line)]
    assert len(said) == 1, said
    assert "已损坏" not in said[0]
    assert office.batch().code == 3
    assert contents(office) == whole
