"""What a batch shows of how far it is: a bar on a terminal, a line now and then elsewhere."""

import io
import re
import sys

from reportlint.batch.display import Display
from reportlint.batch.scheduler import Progress
from reportlint.model.message import Message

COMPARING = Message("比较中", "comparing")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def worked(monkeypatch, stderr):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stderr", stderr)
    with Display("zh") as display:
        display.show(Progress(rows=5, idle=2, done=5, found=4, faulty=1, unread=1))
        assert list(display.counting(COMPARING, "abcd", 4)) == ["a", "b", "c", "d"]
    return stderr.getvalue()


def test_elsewhere_the_last_line_stands_before_what_is_done_next(monkeypatch):
    judged, comparing = worked(monkeypatch, io.StringIO()).splitlines()
    assert re.fullmatch(r"reportlint: 核查 5/5：找到 4，有错误 1，未读到 1；每秒 \d+\.\d，约余 0:00", judged)
    assert comparing == "reportlint: 比较中"


def test_elsewhere_nothing_is_said_where_nothing_was_done(monkeypatch):
    monkeypatch.setattr(sys, "stderr", stderr := io.StringIO())
    with Display("zh"):
        pass
    assert stderr.getvalue() == ""


def test_on_a_terminal_every_step_has_its_own_count(monkeypatch):
    text = worked(monkeypatch, Terminal())
    assert "比较中" in text
    assert "4/4" in text


def test_on_a_terminal_a_long_list_fits_80_columns(monkeypatch):
    progress = Progress(rows=100_000, idle=0, done=99_999, found=98_000, faulty=12_000, unread=1_999)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stderr", stderr := Terminal())
    with Display("zh", iter((0.0, 700.0)).__next__) as display:
        display.show(progress)
    # What did not fit would end in an ellipsis.
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", stderr.getvalue())
    assert " 99999/100000 " in text
    assert "找到 98000，有错误 12000，未读到 1999；每秒 142.9 " in text
