"""The real command in a folder where a plugin is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from reportlint.testing import MARKUPS, clean_draft

DOCUMENTS = ("json", "sarif", "csv", "github", "junit", "table")
AS_OF = ("--as-of", "2025-01-20")


def begun(folder: Path, *words: str) -> subprocess.Popen[str]:
    """The command line, started."""
    return subprocess.Popen(
        [sys.executable, "-m", "reportlint", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def reportlint(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command line, run to its end."""
    process = begun(folder, *words)
    out, err = process.communicate()
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def put_page(folder: Path) -> None:
    """A clean report, to be checked."""
    (folder / "page.html").write_bytes(MARKUPS["clean"].encode(clean_draft()))


def check(folder: Path, *words: str) -> tuple[int, dict[str, str], str]:
    """The exit code, every document, and stderr."""
    put_page(folder)
    outputs = [word for name in DOCUMENTS for word in ("-o", f"{name}={folder / name}")]
    done = reportlint(folder, "check", "page.html", "--lang", "en", *AS_OF, *outputs, *words)
    assert "Traceback" not in done.stderr
    return (
        done.returncode,
        {name: (folder / name).read_text(encoding="utf-8") for name in DOCUMENTS},
        done.stderr,
    )


def findings(document: dict[str, Any]) -> list[str]:
    """The rules of all findings."""
    return [finding["rule"] for report in document["outcomes"] for finding in report["findings"]]


def crashes(document: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(plugin, what, error) of all that failed."""
    told = [*document["crashes"], *(crash for one in document["outcomes"] for crash in one["crashes"])]
    return [(one["plugin"], one["what"], one["error"]) for one in told]
