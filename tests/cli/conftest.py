"""Pages to check, and the command line to check them with."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportlint.cli import main
from reportlint.testing import MARKUPS, clean_draft


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in a folder of its own, with our rules only; judges arithmetic, by one day."""
    monkeypatch.chdir(tmp_path)
    for name in tuple(os.environ):
        if name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR") or name.startswith(("REPORTLINT_", "LC_", "LANG")):
            monkeypatch.delenv(name)

    def called(*words: str) -> Ended:
        alone = ("--isolated",) if "--isolated" not in words and words[0] in ("check", "rules") else ()
        judged = ("--select", "arithmetic", "--as-of", "2026-01-20") if words[0] == "check" else ()
        code = main([*words[:1], *alone, *(() if "--select" in words else judged), *words[1:]])
        return Ended(code, *capsys.readouterr())

    return called


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return page(tmp_path / "clean.html", {})


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """One total is one too high."""
    return page(tmp_path / "faulty.html", {"requests/granted/total": "+1"})


def page(file: Path, changes: dict[str, str | None]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(MARKUPS["clean"].encode(clean_draft().edit(changes)))
    return file
