"""A run whose database is damaged is told in one sentence, wherever it is met; two runs never share a folder."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy.exc import OperationalError

from reportlint.agencies.agency import Agency
from reportlint.engine import stored
from reportlint.model.errors import UsageError
from reportlint.runs import codec
from reportlint.runs.folder import begun, open_run


@pytest.fixture
def run(tmp_path):
    with begun(tmp_path / "run"):
        pass
    return tmp_path / "run"


@pytest.mark.parametrize("kept", [0, 100, 4096, 20_000])
def test_a_damaged_database_is_told_with_what_is_kept(run, kept):
    file = run / "run.sqlite"
    data = file.read_bytes()
    file.write_bytes(data[:kept] + b"\xa5" * (len(data) - kept))
    with (
        pytest.raises(UsageError, match=r"is damaged \(.*The pages are still in .*evidence") as told,
        closing(open_run(run).store) as store,
    ):
        list(store.entries())
    assert "已损坏" in told.value.say.zh


def test_an_empty_database_is_told_and_begun_anew(run):
    for file in run.glob("run.sqlite*"):
        file.write_bytes(b"")
    told = r"is empty or not whole .*still in .*evidence\. Run batch again with the same folder"
    with pytest.raises(UsageError, match=told):
        open_run(run)
    with begun(run):
        pass
    with closing(open_run(run).store) as store:
        assert list(store.entries()) == []


def test_pages_that_were_not_kept_are_not_said_to_be_there(tmp_path):
    (tmp_path / "run.sqlite").write_bytes(b"")
    with pytest.raises(UsageError) as told:
        open_run(tmp_path)
    assert "evidence" not in f"{told.value.say.zh}{told.value.say.en}"


def test_a_run_is_read_where_nothing_may_be_written(run, monkeypatch):
    body = Agency(2, "甲局", "a.html", year=2024)
    with closing(open_run(run).store) as store:
        store.enlist([body])
        store.flush()
        with monkeypatch.context() as patch:
            patch.setattr(os, "access", lambda path, mode: False)
            with closing(open_run(run).store) as beside:
                assert [entry.agency for entry in beside.entries()] == [body]
    before = {file.name for file in run.iterdir()}
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with closing(open_run(run).store) as store:
        assert [entry.agency for entry in store.entries()] == [body]
        with pytest.raises(OperationalError, match="readonly"):
            store.note({"a": "b"})
    assert {file.name for file in run.iterdir()} == before


CHANGES = {
    "a word that nobody wrote": ("update agencies set kind = 'nonsense'", "is not a valid BodyKind"),
    "no JSON": ("update agencies set faults = '[['", "JSONDecodeError"),
    "JSON of another shape": ("update agencies set handling = '{\"mend\": 5}'", "TypeError"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_changed_inside_is_told_as_damage(run, name):
    change, reason = CHANGES[name]
    with closing(open_run(run).store) as store:
        store.enlist([Agency(2, "甲局", "a.html", year=2024)])
    with closing(sqlite3.connect(run / "run.sqlite")) as connection:
        assert connection.execute(change).rowcount == 1
        connection.commit()
    with (
        pytest.raises(UsageError, match=rf"is damaged \(.*{reason}.*The pages are still") as told,
        closing(open_run(run).store) as store,
    ):
        list(store.entries())
    assert "已损坏" in told.value.say.zh


@pytest.mark.parametrize("read", [codec.outcomes_of, codec.comparison_of, stored.ReportDecoder(()).decode])
@pytest.mark.parametrize("data", [b"", b"\xff\x00", codec.PACKING.pack(b"[1]"), stored.PACKING.pack(b"{}")])
def test_bytes_that_were_changed_are_told_as_damage(read, data):
    with pytest.raises(UsageError, match="is damaged"):
        read(data)


def test_a_folder_is_one_run_s_at_a_time_and_free_when_that_has_ended(run):
    program = (
        "import sys\nfrom pathlib import Path\nfrom reportlint.runs.folder import begun\n"
        "with begun(Path(sys.argv[1])):\n    print('begun', flush=True)\n    sys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(run)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "begun\n"
    with pytest.raises(UsageError, match="Another batch is at work"), begun(run):
        pass
    other.kill()
    other.wait()
    with begun(run):
        pass
