"""Every command prints on any console, is interrupted in one sentence, and ends quietly when nobody reads."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from reportlint import cli
from reportlint.support.console import notify, prepare_console

from .conftest import page

ISOLATED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
COMMANDS = {
    "check": ("check", "faulty.html", "clean.html", "--isolated", "--select", "arithmetic", "--show-passed"),
    "check, another format": ("check", "faulty.html", "--isolated", "--select", "arithmetic", "-o", "github"),
    "rules": ("rules", "--isolated"),
    "rules --test": ("rules", "--isolated", "--select", "requests-row-total", "--test"),
    "explain": ("explain", "requests-row-total", "--isolated"),
    "forms": ("forms",),
    "plugins": ("plugins", "--isolated"),
    "schema": ("schema", "config"),
    "misuse": ("check", "--selct", "✓"),
    "a name that no console has": ("check", "✓\U0001f600\x1b[31m.html", "--isolated"),
    "help": ("batch", "--help"),
    "extract": ("extract", "clean.html", "--isolated"),
    "diff": ("diff", "✓", "✗"),
    "hand-over": ("hand-over", "✓"),
}
BEGUN = """
import sys
import reportlint.__main__ as program
import reportlint.cli as cli
run = cli.main
cli.main = lambda: (print("begun", flush=True), run())[1]
sys.exit(program.main())
"""
"""The program, which tells when it may be interrupted: what comes before is the interpreter's."""


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "reportlint", *words]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page(tmp_path / "clean.html", {})
    page(tmp_path / "faulty.html", {"requests/granted/total": "+1"})
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437", "latin-1"])
@pytest.mark.parametrize("name", COMMANDS)
def test_prints_on_any_console(name: str, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2)]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    prepare_console()
    assert cli.main(COMMANDS[name]) in (0, 1, 2, 3)
    shown = "".join(stream.buffer.getvalue().decode("utf-8", "replace") for stream in streams)  # type: ignore[attr-defined]
    assert shown
    assert "程序出错" not in shown
    assert "UnicodeEncodeError" not in shown
    assert "\x1b" not in shown


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "lines"), [(_Terminal(), 3), (io.StringIO(), 1)], ids=["terminal", "file"]
)
def test_a_notice_fits_a_terminal(stderr: io.StringIO, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("COLUMNS", "60")
    notify(
        "1 个网页的正文要由浏览器显示才能读取；加 --browser 用本机浏览器读取，约需 1 分钟" + "，请稍候" * 4
    )
    told = stderr.getvalue().splitlines()
    assert len(told) == lines
    assert lines == 1 or max(map(cell_len, told)) <= 60
    assert "".join(line.strip() for line in told).replace(" ", "").endswith("请稍候")


def test_marks_are_told_by_ones_that_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {}
    for encoding in ("gbk", "ascii", "latin-1"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
        monkeypatch.setattr(sys, "stdout", stream)
        prepare_console()
        stream.write("✓ ✗ … “—” \U0001f600")
        shown[encoding] = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
    assert shown == {
        "gbk": "√ × … “—” ?",
        "ascii": '? x ... "-" ?',
        "latin-1": '? × ... "-" ?',
    }


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "words", [("check", "faulty.html"), ("explain", "requests-row-total"), ("--version",)]
)
def test_a_stdout_that_was_closed_is_told(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    prepare_console()
    assert cli.main(words) == 3
    assert "读写失败" in capsys.readouterr().err


@pytest.mark.usefixtures("files")
def test_a_stdin_that_was_closed_is_empty(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    prepare_console()
    assert cli.main(["check", "-"]) == 3
    assert "文件是空的" in capsys.readouterr().out


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("words", [COMMANDS["check"], COMMANDS["rules"], COMMANDS["extract"], ("--help",)])
def test_a_reader_that_goes_away(words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(command(*words), stdout=writing, stderr=subprocess.PIPE, env=ISOLATED, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.usefixtures("files")
def test_a_reader_of_both_that_goes_away() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        command("check", "nothing.html", "-o", "json"),
        stdout=writing,
        stderr=writing,
        env=ISOLATED,
        check=False,
    )
    os.close(writing)
    assert ended.returncode == 141


SWALLOWED = """
import signal, time, weakref
from reportlint.model.errors import Interrupted
from reportlint.support import signals

class Thing: pass

def callback(_):
    signal.raise_signal(signal.SIGINT)

signals.end_at_once()
signals.end_well(lambda: None)
thing = Thing()
watched = weakref.ref(thing, callback)
"""

IN_A_CALLBACK = """
try:
    del thing
    while True:
        time.sleep(1)
except Interrupted as interrupted:
    print("interrupted by", interrupted.signal)
"""

BY_SOME_CODE = """
try:
    signal.raise_signal(signal.SIGINT)
except BaseException:
    pass
try:
    signals.heed()
except Interrupted as interrupted:
    print("interrupted by", interrupted.signal)
"""


@pytest.mark.parametrize("swallows", [IN_A_CALLBACK, BY_SOME_CODE])
def test_an_interruption_that_is_swallowed_is_raised_again(swallows: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SWALLOWED + swallows], capture_output=True, env=ISOLATED, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"interrupted by 2\n", b"")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.1, 0.4, 1.0])
def test_an_interruption_at_any_moment(moment: float, tmp_path: Path) -> None:
    """Started with several processes; the whole group is interrupted, as a terminal does it."""
    first = page(tmp_path / "many" / "0.html", {})
    # So many that no machine is done before it is interrupted.
    for n in range(1, 2000):
        (first.parent / f"{n}.html").hardlink_to(first)
    process = subprocess.Popen(
        [sys.executable, "-c", BEGUN, "check", "many", "--isolated", "--jobs", "2", "-o", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ISOLATED,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err.decode().count("\n") == 1
    assert err.decode().startswith("reportlint: 已中断")
