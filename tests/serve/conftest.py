"""A server on this machine, and who visits it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from pathlib import Path
from secrets import token_urlsafe
from typing import Any

import httpx2
import pytest

from reportlint.checking.session import Session, prepared
from reportlint.cli import main
from reportlint.config.config import Config
from reportlint.fetch.fetch import FetchSettings
from reportlint.serve.server import Serving, bound
from reportlint.testing import MARKUPS, clean_draft

FAULT = {"requests/granted/natural": "7"}


def report(changes: Mapping[str, str] = FAULT, markup: str = "clean") -> bytes:
    """A report as a page, with one wrong cell unless other changes are given."""
    return MARKUPS[markup].render(clean_draft().edit(changes)).encode()


def silent(address: str) -> None:
    """A worker is told no function without a name."""


def config() -> Config:
    return Config(isolated=True, as_of=date(2026, 3, 1), jobs=1, select=("arithmetic",))


@dataclass
class Visitor:
    """A browser's requests, without the browser."""

    client: httpx2.Client
    tray: str = field(default_factory=lambda: token_urlsafe(16))

    def put(self, name: str, content: bytes | Iterable[bytes], **query: object) -> httpx2.Response:
        return self.client.put(f"/trays/{self.tray}/files", content=content, params={"name": name, **query})

    def hand_in(self, name: str, content: bytes, **query: object) -> int:
        """The number of a document that is handed in and checked."""
        answer = self.put(name, content, **query)
        assert answer.status_code == 201, answer.text
        number = answer.json()["item"]
        self.settled()
        return int(number)

    def settled(self) -> str:
        """The list of documents, as soon as all are checked."""
        seen = ""
        for _ in count():
            news = self.client.get(f"/trays/{self.tray}/news", params={"seen": seen}).json()
            if not news["busy"]:
                return str(news["html"])
            seen = news["version"]
        raise AssertionError

    def get(self, place: str, **more: Any) -> httpx2.Response:
        return self.client.get(f"/trays/{self.tray}{place}", **more)


@pytest.fixture(scope="session")
def spool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spool")


BODIES = ("统计局", "财政局", "民政局")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over three bodies with one and the same fault, the first with a further one, and one without address."""
    folder = tmp_path_factory.mktemp("office")
    lines = ["单位,网址,年度"]
    for name in BODIES:
        more = {"disputes/review/total": "3"} if name == BODIES[0] else {}
        (folder / f"{name}.html").write_bytes(report({**FAULT, **more, "organ": f"云溪县{name}"}))
        lines.append(f"云溪县{name},{name}.html,2024")
    (folder / "list.csv").write_text("\n".join([*lines, "云溪县档案局,,2024"]), encoding="utf-8")
    options = ["--isolated", "--select", "arithmetic", "--as-of", "2026-03-01", "--workers", "1"]
    main(["batch", str(folder / "list.csv"), "--run", str(folder / "2024"), *options])
    return folder / "2024"


@pytest.fixture(scope="session")
def session() -> Session:
    """What judging takes, made once."""
    return prepared(replace(config(), output=("html",)))


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture(scope="session")
def server(spool: Path, run_folder: Path, workspace: Path) -> Iterator[Serving]:
    """A server that has a run, and room for more."""
    with bound(0) as listening:
        fetching = FetchSettings(progress=silent)
        server = Serving(config(), fetching, listening, spool, [run_folder], workspace=workspace)
        thread = threading.Thread(target=server.run)
        thread.start()
        yield server
        server.should_exit = True
        thread.join()


@pytest.fixture
def visitor(server: Serving) -> Iterator[Visitor]:
    base = f"http://127.0.0.1:{server.port}"
    headers = {"Sec-Fetch-Site": "same-origin"}
    with httpx2.Client(base_url=base, headers=headers, trust_env=False, timeout=60) as client:
        client.get(server.address())
        yield Visitor(client)
