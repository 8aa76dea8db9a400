"""Where nothing can be written any more, it is said in a sentence and nothing is taken for judged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import page


@pytest.mark.parametrize(
    "words", [("check", "clean.html", "-o", "json"), ("check", "clean.html"), ("rules",)]
)
def test_a_full_disk_under_stdout(tmp_path: Path, words: tuple[str, ...]) -> None:
    page(tmp_path / "clean.html", {})
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "reportlint", *words, "--isolated", "--lang", "en"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (
        3,
        "reportlint: Reading or writing failed: No space left on device\n",
    )
