"""A double click opens the page, files dropped on the icon are checked, and the page ends the service."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import httpx2
import pytest

from reportlint.checking.session import Session
from reportlint.fetch.fetch import FetchSettings
from reportlint.serve.answers import Refused
from reportlint.serve.app import ServeOrder, application
from reportlint.serve.gate import Doorway, Visitors
from reportlint.serve.server import Serving, serve
from reportlint.serve.tray import Stage
from reportlint.serve.trays import Trays, fresh_id
from reportlint.serve.workers import JobWorkers
from reportlint.support import bundle

from .conftest import config

US = "http://127.0.0.1:8100"
MODULE = "reportlint.loaders.conversion_process"
COMMANDS = ("check", "serve")


class BusyWorkers(JobWorkers):
    """Has everything wait."""

    async def do(self, *job: object) -> Refused:
        await asyncio.Event().wait()
        raise AssertionError


def test_files_of_this_machine_are_handed_in(tmp_path: Path) -> None:
    (tmp_path / "年报.html").write_bytes(b"x")
    files = [tmp_path / "年报.html", tmp_path / "没有.docx"]

    async def handed_in() -> list[tuple[str, Stage, str]]:
        workers = BusyWorkers(config(), FetchSettings(), 1)
        trays, id_ = Trays(tmp_path / "spool", workers, workers), fresh_id()
        await trays.add_files(id_, files)
        tray = trays.find(id_)
        assert tray is not None
        said = [
            (one.name, one.stage, one.refused.say.zh if one.refused else "") for one in tray.items.values()
        ]
        trays.end()
        return said

    assert asyncio.run(handed_in()) == [
        ("年报.html", Stage.WAITING, ""),
        ("没有.docx", Stage.REFUSED, "读取失败：没有这个文件或目录。"),
    ]
    # They stay where they are.
    assert files[0].read_bytes() == b"x"


def test_the_address_leads_to_the_files(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    led: list[str] = []
    monkeypatch.setattr("reportlint.serve.server.prepared", lambda config: session)

    def run(self: Serving) -> None:
        led.append(self._visitors.admit(self.address().partition("token=")[2]) or "")

    monkeypatch.setattr(Serving, "run", run)
    for files in ([tmp_path / "年报.html"], []):
        serve(config(), FetchSettings(), files=files, browse=False)
    assert [place.rpartition("/")[0] for place in led] == ["/trays", ""]


@pytest.mark.parametrize(("ends", "status"), [(True, 200), (False, 404)])
def test_the_page_ends_the_service_where_it_may(
    tmp_path: Path, session: Session, ends: bool, status: int
) -> None:
    ended: list[bool] = []
    visitors = Visitors()
    order = ServeOrder(session, FetchSettings(), tmp_path, 1)
    doorway = Doorway(frozenset([US]), "key")
    app = application(order, doorway, visitors, (lambda: ended.append(True)) if ends else None)

    async def asked(**headers: str) -> int:
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url=US) as client:
            await client.get("/enter", params={"token": visitors.token()})
            return (await client.post("/end", headers=headers)).status_code

    assert asyncio.run(asked(Origin="http://127.0.0.1:8101")) == 403
    assert not ended
    assert asyncio.run(asked(Origin=US)) == status
    assert bool(ended) is ends


def test_what_is_dropped_is_served_and_what_is_typed_is_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "年报.docx").touch()
    (tmp_path / "check").mkdir()
    opened = ["serve", "--workspace", str(tmp_path / "reportlint")]
    assert bundle.of_icon([], COMMANDS) == opened
    assert bundle.of_icon(["年报.docx"], COMMANDS) == [*opened, "年报.docx"]
    for typed in (["check", "年报.docx"], ["年报.docx", "--lang"], ["--version"], ["check"], ["没有.docx"]):
        assert bundle.of_icon(typed, COMMANDS) is None


def test_a_helper_is_started_by_the_door_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundle.helper(MODULE) == [sys.executable, "-P", "-m", MODULE]
    assert bundle.again()[1:] == sys.orig_argv[1:]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["reportlint", "check", "a"])
    command, *words = bundle.helper(MODULE)
    assert bundle.again() == [command, "check", "a"]
    # The door opens for modules of ours, named whole and alone.
    for others in (
        [],
        [words[0]],
        [words[0], "os"],
        [words[0], "reportlint"],
        [*words, "a"],
        ["check", MODULE],
    ):
        assert not bundle.helped(others)
    ran: list[str] = []
    monkeypatch.setattr("runpy.run_module", lambda module, **options: ran.append(module))
    assert bundle.helped(words)
    assert ran == [MODULE]


@pytest.mark.parametrize("theirs", ["/theirs", None])
def test_programs_of_the_machine_get_its_own_libraries(
    monkeypatch: pytest.MonkeyPatch, theirs: str | None
) -> None:
    name = "LD_LIBRARY_PATH"
    monkeypatch.setenv(name, "/bundle")
    assert bundle.outside()[name] == "/bundle"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    if theirs:
        monkeypatch.setenv(f"{name}_ORIG", theirs)
    assert bundle.outside().get(name) == theirs
    before = dict(os.environ)
    with bundle.stepped_outside():
        assert os.environ.get(name) == theirs
    # What the bundle starts of itself has what it needs.
    assert dict(os.environ) == before
