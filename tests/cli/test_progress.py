"""The bar stands on stderr, only on a terminal, and only for several inputs."""

from __future__ import annotations

import io
import sys

import pytest

from reportlint.checking.progress import WRITING, tracked


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stderr: io.StringIO, total: int) -> tuple[list[int], str]:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stderr", stderr)
    return list(tracked(range(total), total, "zh")), stderr.getvalue()


def test_a_terminal_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    items, text = shown(monkeypatch, Terminal(), 3)
    assert items == [0, 1, 2]
    assert "核查中" in text
    assert "3/3" in text


def test_nothing_is_shown_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 3) == ([0, 1, 2], "")
    assert shown(monkeypatch, Terminal(), 1) == ([0], "")


def test_the_bar_steps_aside_while_a_table_is_written_to_the_same_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    for item in tracked(range(2), 2, "zh"):
        before = screen.getvalue()
        screen.write(f"block {item}\n")
        assert before.endswith("\x1b[2K") or before.endswith("\x1b[?25h")


def test_the_bar_stays_where_nothing_else_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    for _ in tracked(range(2), 2, "zh", WRITING, alone=True):
        assert not screen.getvalue().endswith("\x1b[?25h")
    assert "正在写结果" in screen.getvalue()
