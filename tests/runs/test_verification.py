"""`reportlint verify`: what a run rests on and is no longer there as it was judged."""

from __future__ import annotations

import shutil

import pytest

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
def test_a_page_beside_its_record(office, damage, told):
    result = office.results()[0]
    damage(office.folder / result.evidence)
    assert verified(office) == (
        3,
        [f"✗ {result.agency.name}: {result.evidence} {told}", "✗ 1 missing, changed or unreadable"],
    )


def test_the_records(office):
    warc = office.folder / "evidence" / "pages.warc.gz"
    data = warc.read_bytes()
    names = [result.agency.name for result in office.results()]
    warc.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    code, lines = verified(office)
    assert code == 3
    assert set(lines[:-1]) <= {f"✗ {name}: evidence/pages.warc.gz can't be read" for name in names}
    warc.unlink()
    assert verified(office)[1][:-1] == [f"✗ {name}: evidence/pages.warc.gz is missing" for name in names]
