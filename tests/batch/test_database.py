"""A run that is kept in PostgreSQL comes to what one in its own folder comes to."""

import os
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from uuid import uuid4

import pytest

from . import postgres
from .desk import Desk, whole
from .office import ended
from .postgres import PASSWORD, Postgres

LOGIN = {"PGPASSWORD": PASSWORD}


@pytest.fixture(scope="module")
def server():
    if not postgres.INITDB:
        pytest.skip("PostgreSQL is not installed; tests/install.sh installs it, and CI does")
    folder = Path(tempfile.mkdtemp(prefix="reportlint-"))
    made = Postgres(folder)
    yield made
    made.stop()
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def login(monkeypatch):
    """For what reads a run in this process."""
    monkeypatch.setenv("PGPASSWORD", PASSWORD)


@pytest.fixture
def database(server):
    """An empty one; gives its name."""
    name = f"run_{uuid4().hex}"
    server.ask("postgres", f"create database {name}")
    return name


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return Desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def local(desk):
    """The same list, kept in a file."""
    run = desk.folder / "local"
    assert desk.batch(run).code == 1
    return whole(run)


def judged(server, database):
    """Which row is which version of what was judged: judging it again makes another."""
    return server.ask(database, "select agency, role, xmin from reports order by 1, 2").split()


def test_both_databases_keep_the_same(desk, local, server, database, tmp_path):
    run = tmp_path / "run"
    first = desk.batch(run, "--database", server.url(database, PASSWORD))
    assert first.code == 1
    assert not (run / "run.sqlite").exists()
    assert whole(run) == local
    rules = {finding.rule for result in local["results"] for finding in result[3].findings}
    assert {"requests-suspect-cell", "text-copied-from-peer", "section-missing"} <= rules
    for name in ("results.json", "results.sarif"):
        here, there = ((folder / "outputs" / name).stat().st_size for folder in (run, desk.folder / "local"))
        assert here == there


def test_the_second_run_judges_nothing_and_needs_no_address(desk, server, database, tmp_path):
    run = tmp_path / "run"
    desk.batch(run, "--database", server.url(database), **LOGIN)
    before = judged(server, database)
    again = desk.batch(run, **LOGIN)
    assert (again.code, judged(server, database)) == (1, before)
    assert len(before) == len(desk.rows)


def test_the_folder_names_its_database_without_the_password(desk, server, database, tmp_path):
    run = tmp_path / "run"
    desk.batch(run, "--database", server.url(database, PASSWORD))
    url, name = (run / "database.txt").read_text().split()
    assert url == server.url(database)
    assert server.ask(database, "select value from run where key = 'run'").strip() == name
    extracted = run / "figures.json"
    assert ended(("extract", str(run), "-o", f"json={extracted}", "--isolated"), **LOGIN).code == 0
    assert "云溪县人民政府" in extracted.read_text(encoding="utf-8")
    for file in run.rglob("*"):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes()


def test_a_run_that_was_killed_goes_on(desk, local, server, database, tmp_path):
    run, tick = tmp_path / "run", threading.Event()
    process = desk.begin(run, "--database", server.url(database), "--workers", "1", **LOGIN)
    while process.poll() is None:
        tick.wait(0.01)
        made = server.ask(database, "select to_regclass('reports')").strip()
        if made and len(judged(server, database)) >= 3:
            os.kill(process.pid, signal.SIGKILL)
            break
    process.wait()
    before = judged(server, database)
    assert process.returncode == -signal.SIGKILL
    assert desk.batch(run, **LOGIN).code == 1
    assert set(before) <= set(judged(server, database))
    assert whole(run) == local


def refused(desk, run, *options, **environment):
    done = desk.batch(run, *options, **environment)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    return line


def test_what_can_not_be_used_is_told_in_a_sentence(desk, server, database, tmp_path):
    run = tmp_path / "run"
    wrong = refused(desk, run, "--database", server.url(database, "wrong-1"))
    assert f"用不了数据库 {server.url(database)}：" in wrong
    assert "password authentication failed" in wrong
    assert "wrong-1" not in wrong
    unknown = refused(desk, run, "--database", server.url("nowhere", PASSWORD))
    assert '"nowhere" does not exist' in unknown
    down = refused(desk, run, "--database", "postgresql://office@127.0.0.1:9/run")
    assert "Connection refused" in down
    for address in ("mysql://office:secret@h/run", "postgresql:/office:secret@h/run", "run.db"):
        line = refused(desk, run, "--database", address)
        assert "postgresql://用户@主机/数据库" in line
        assert "secret" not in line
    assert not (run / "database.txt").exists()
    assert desk.batch(run, "--database", server.url(database), **LOGIN).code == 1


def test_a_database_keeps_one_run_and_a_run_one_database(desk, server, database, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    desk.batch(first, "--database", server.url(database), **LOGIN)
    other = refused(desk, second, "--database", server.url(database), **LOGIN)
    assert "已存有另一次核查的结果" in other
    moved = refused(desk, first, "--database", server.url("postgres"), **LOGIN)
    assert f"的结果已存于 {server.url(database)}" in moved
    kept = refused(desk, desk.folder / "local", "--database", server.url(database), **LOGIN)
    assert "的结果已存于 run.sqlite" in kept


def test_a_server_that_goes_away_ends_the_run_in_a_sentence(desk, server, database, tmp_path):
    run = tmp_path / "run"
    desk.batch(run, "--database", server.url(database), **LOGIN)
    server.stop()
    try:
        assert "Connection refused" in refused(desk, run, **LOGIN)
    finally:
        server.start()
    assert desk.batch(run, **LOGIN).code == 1


def test_without_the_extra_that_is_told(desk, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    line = refused(desk, tmp_path / "run", "--database", "postgresql://office@h/run")
    assert "pip install 'reportlint[postgres]'" in line
