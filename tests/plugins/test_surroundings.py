"""What strangers' code changes for the whole process is found out and put back; what it prints goes aside."""

from __future__ import annotations

import builtins
import decimal
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reportlint.model.message import Message
from reportlint.support import process_settings, surroundings
from reportlint.support.sandbox import CaughtError, Guard
from reportlint.support.surroundings import Surroundings


def umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def trap() -> None:
    decimal.getcontext().traps[decimal.Inexact] = True


def files() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def fewer_files() -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft - 1, hard))


CHANGES: dict[str, tuple[Callable[[], object], Callable[[], object], str]] = {
    "precision": (
        lambda: setattr(decimal.getcontext(), "prec", 3),
        lambda: decimal.getcontext().prec,
        "changed how decimal numbers are computed",
    ),
    "traps": (
        trap,
        lambda: decimal.getcontext().traps[decimal.Inexact],
        "changed how decimal numbers are computed",
    ),
    "built-in functions": (
        lambda: setattr(builtins, "list", lambda *_: 1 / 0),
        lambda: vars(builtins)["list"],
        "replaced built-in functions of Python",
    ),
    "umask": (lambda: os.umask(0o777), umask, "changed the rights of new files (umask)"),
    "recursion": (
        lambda: sys.setrecursionlimit(200),
        sys.getrecursionlimit,
        "lowered the limit of recursion",
    ),
    "signals": (
        lambda: signal.signal(signal.SIGTERM, signal.SIG_IGN),
        lambda: signal.getsignal(signal.SIGTERM),
        "changed how signals are handled",
    ),
}
for n, (set_, get_) in enumerate(((sys.settrace, sys.gettrace), (sys.setprofile, sys.getprofile))):
    CHANGES[f"tracing {n}"] = (
        partial(set_, lambda *_: None),
        get_,
        "left a function that traces the program (settrace, setprofile)",
    )
if os.name == "posix":
    CHANGES["limits"] = (fewer_files, files, "changed the limits of the process")


@pytest.mark.parametrize("name", CHANGES)
def test_a_setting_of_the_process_is_put_back(name: str) -> None:
    around = Surroundings()
    change, get, told = CHANGES[name]
    before = get()
    change()
    assert get() != before
    said = around.disturbed()
    assert said is not None
    assert said.en == told
    assert get() == before
    assert around.disturbed() is None
    around.leave()


def test_an_error_by_a_tracer_is_laid_at_the_work_that_left_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_expected", True)
    before = sys.gettrace()
    with Guard() as guard:
        told = guard.run("acme: rule", lambda: sys.settrace(lambda *_: 1 / 0))  # type: ignore[arg-type]
    sys.settrace(before)
    assert told == CaughtError("ZeroDivisionError: division by zero")


def test_a_thread_that_fails_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    before = threading.excepthook
    around = Surroundings()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    said = around.disturbed()
    around.leave()
    assert said is not None
    assert said.en == "a thread of it failed: ZeroDivisionError: division by zero"
    assert capsys.readouterr().err == ""
    assert threading.excepthook is before


def test_a_thread_left_running_that_fails_later_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    around, gate = Surroundings(), threading.Event()

    def late() -> None:
        gate.wait()
        raise ValueError("late")

    thread = threading.Thread(target=late, name="slow")
    thread.start()
    first = around.disturbed()
    gate.set()
    thread.join()
    then = around.disturbed()
    around.leave()
    assert first is not None
    assert then is not None
    assert first.en == "left the thread slow running"
    assert then.en == "a thread of it failed: ValueError: late"
    assert capsys.readouterr().err == ""


def test_what_cannot_be_put_back_ends_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    values = iter([1, 2, 2])
    setting = process_settings._Setting(
        Message("改变了甲", "changed a"), lambda: next(values), lambda was: None
    )
    monkeypatch.setattr(surroundings, "_expected", True)
    monkeypatch.setattr(process_settings, "_SETTINGS", (setting,))
    monkeypatch.setattr(os, "_exit", sys.exit)
    with pytest.raises(SystemExit) as ended, Guard() as guard:
        guard.begin("acme: rule")
        guard.disturbed()
    assert ended.value.code == 3
    assert "acme: rule: 改变了甲，无法恢复 · changed a, and for good" in capsys.readouterr().err


def test_of_several_changes_all_are_put_back() -> None:
    around = Surroundings()
    precision, folder = decimal.getcontext().prec, Path.cwd()
    decimal.getcontext().prec = 2
    os.chdir("/")
    said = around.disturbed()
    assert said is not None
    assert said.en == "changed the working folder"
    assert (decimal.getcontext().prec, Path.cwd()) == (precision, folder)
    around.leave()


def test_what_is_computed_and_a_higher_limit_are_no_change() -> None:
    around = Surroundings()
    assert decimal.Decimal(1) / 3
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit + 1)
    assert around.disturbed() is None
    sys.setrecursionlimit(limit)
    around.leave()


def test_what_programs_print_that_are_started_goes_to_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    around = Surroundings()
    subprocess.run([sys.executable, "-Sc", "print('theirs')"], check=True)
    os.write(1, b"raw\n")
    assert around.disturbed() is None
    around.leave()
    os.write(1, b"ours\n")
    assert capfd.readouterr() == ("ours\n", "theirs\nraw\n")


def test_what_is_printed_goes_to_stderr_and_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    around = Surroundings()
    print("\x1b[31m红\u202e")
    sys.stdout.buffer.write("\x9b2J字\n".encode())
    print("\x1b]0;x\x07", file=sys.stderr)
    around.leave()
    print("ours")
    assert capsys.readouterr() == ("ours\n", "[31m红\n2J字\n]0;x\n")
