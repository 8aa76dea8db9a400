"""The bundle, where there is no Python: it starts, checks, runs a batch, hands over and serves. Run by `make test-bundle`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from csv import DictReader
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx2
import pytest
from openpyxl import load_workbook
from reportlab.pdfgen import canvas

from reportlint.rules import catalog
from reportlint.testing import MARKUPS, clean_draft

BUILT = Path(__file__).parents[1] / "out" / "bundle" / "reportlint"
NAME = "reportlint.exe" if os.name == "nt" else "reportlint"
FAULT = {"requests/granted/natural": "7"}


@dataclass
class Bundle:
    """The bundle, moved to where nothing of the project is."""

    program: Path
    home: Path

    @property
    def surroundings(self) -> dict[str, str]:
        """Nothing that leads to a Python."""
        kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        return {**kept, "HOME": str(self.home), "USERPROFILE": str(self.home), "PATH": str(self.home)}

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.program, *words],
            cwd=self.home,
            env=self.surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        process = self.start(*words)
        out, err = process.communicate()
        return process.returncode, out, err


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    folder = tmp_path_factory.mktemp("elsewhere")
    home = folder / "家"
    home.mkdir()
    shutil.copytree(BUILT, folder / "程序", symlinks=True)
    return Bundle(folder / "程序" / NAME, home)


@pytest.fixture(scope="session")
def page(bundle: Bundle) -> Path:
    file = bundle.home / "年报.html"
    file.write_text(
        MARKUPS["clean"].render(clean_draft().edit({**FAULT, "organ": "云溪县统计局"})), encoding="utf-8"
    )
    return file


def test_it_starts_and_knows_itself(bundle: Bundle) -> None:
    assert bundle.run("--version")[1].startswith("reportlint ")
    listed = DictReader(bundle.run("rules", "--format", "csv")[1].splitlines())
    assert {row["id"] for row in listed} == catalog.load(isolated=True).by_id.keys()
    code, out, _ = bundle.run("rules", "--test", "--select", "arithmetic")
    assert code == 0, out
    assert "builtin" in bundle.run("plugins")[1]


def test_it_checks_what_helpers_read(bundle: Bundle, page: Path) -> None:
    paper = canvas.Canvas(str(bundle.home / "空.pdf"))
    paper.drawString(100, 700, "x")
    paper.save()
    code, out, err = bundle.run("check", page, "空.pdf", "-o", "json", "-o", "html=年报-结果.html")
    assert (code, '"loader-crashed"' in out, err) == (3, False, err)
    assert "requests-suspect-cell" in out and "空.pdf" in out
    assert (bundle.home / "年报-结果.html").stat().st_size > 10_000


def test_it_checks_a_list_and_hands_over(bundle: Bundle, page: Path) -> None:
    handler = partial(SimpleHTTPRequestHandler, directory=str(bundle.home))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{site.server_port}/{page.name}"
        (bundle.home / "名单.csv").write_text(
            f"单位,网址,年度\n云溪县统计局,{address},2024\n", encoding="utf-8"
        )
        code, out, err = bundle.run("batch", "名单.csv", "--run", "结果")
        site.shutdown()
    assert (code, "已核查" in out) == (1, True), out + err
    code, _, err = bundle.run("hand-over", "结果", "--office", "某办", "--contact", "电话")
    assert code == 0, err
    outputs = bundle.home / "结果" / "outputs"
    assert load_workbook(outputs / "总表.xlsx").sheetnames
    # Charts are drawn with the styles that their library brings.
    assert "<svg" in (outputs / "index.html").read_text(encoding="utf-8")
    assert list((outputs / "整改通知单").glob("*.docx"))


@pytest.fixture
def served(bundle: Bundle, page: Path) -> Iterator[Any]:
    """Somebody who came by the address of a bundle that a file was dropped on."""
    process = bundle.start(page)
    assert process.stderr is not None
    line = next(line for line in process.stderr if "http://" in line)
    address = line.rpartition("：")[2].strip() if "：" in line else line.split()[-1]
    base = address.partition("/enter")[0]
    with httpx2.Client(base_url=base, trust_env=False, timeout=120, follow_redirects=True) as client:
        yield client, client.get(address)
        client.post("/end", headers={"Origin": base})
    process.stderr.read()
    assert process.wait() == 0
    with socket.socket() as one:
        assert one.connect_ex(("127.0.0.1", int(base.rpartition(":")[2])))


def test_a_file_that_is_dropped_on_it_is_checked_on_the_page(served: Any) -> None:
    client, first = served
    tray = first.url.path
    assert tray.startswith("/trays/")
    news: dict[str, Any] = {"version": "", "busy": True, "html": ""}
    while news["busy"] or "年报.html" not in news["html"]:
        news = client.get(f"{tray}/news", params={"seen": news["version"]}).json()
    assert "有问题" in news["html"]
    # Documents are written by workers of the bundle's own.
    assert client.get(f"{tray}/items/1/documents/docx").content[:2] == b"PK"
    assert "开始新的批次" in client.get("/runs").text
