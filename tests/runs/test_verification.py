"""`reportlint verify`: what a run rests on and is no longer there as it was judged."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from reportlint.runs.folder import open_run
from reportlint.runs.records import ReportRole
from tests.batch.office import Office
from tests.batch.scene import Scene, clean


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    scene = Scene(clean(9, 1, 2))
    made = Office(scene, tmp_path_factory.mktemp("finished"))
    made.batch()
    scene.close()
    return made


@pytest.fixture
def office(finished, tmp_path):
    """The same with a run folder of its own."""
    shutil.copytree(finished.folder, tmp_path / "run")
    return Office(finished.scene, tmp_path)


def verified(office):
    done = office.run("verify", office.folder.name, "--lang", "en")
    assert done.err == ""
    return done.code, done.out.splitlines()


def states(office, role):
    run = open_run(office.folder)
    with closing(run.store):
        return iter(list(run.store.states(ReportRole(role))))


def test_evidence_that_is_whole(office):
    assert verified(office) == (0, ["✓ the evidence is complete and as it was judged"])


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda file: file.unlink(), "is missing"),
        (lambda file: file.write_bytes(file.read_bytes() + b" "), "is not as it was judged"),
        (lambda file: (file.unlink(), file.mkdir()), "can't be read"),
    ],
)
@pytest.mark.parametrize(("role", "whose"), [("this", ""), ("last", " (last year's report)")])
def test_a_page_beside_its_record(office, damage, told, role, whose):
    state = next(states(office, role))
    damage(office.folder / state.content.file)
    assert verified(office) == (
        3,
        [
            f"✗ {state.agency.name}{whose}: {state.content.file} {told}",
            "✗ 1 missing, changed or unreadable",
        ],
    )


def test_the_records(office):
    warc = office.folder / "evidence" / "pages.warc.gz"
    data = warc.read_bytes()
    names = [one.agency.name for one in states(office, "this")]
    names += [f"{one.agency.name} (last year's report)" for one in states(office, "last")]
    warc.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    code, lines = verified(office)
    assert code == 3
    assert set(lines[:-1]) <= {f"✗ {name}: evidence/pages.warc.gz can't be read" for name in names}
    warc.unlink()
    assert verified(office)[1][:-1] == [f"✗ {name}: evidence/pages.warc.gz is missing" for name in names]
