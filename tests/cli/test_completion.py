"""Shells complete commands and options."""

import os
import subprocess
import sys

import pytest


def complete(words: str, current: int) -> list[str]:
    environment = {
        **os.environ,
        "_REPORTLINT_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(current),
    }
    done = subprocess.run(
        [sys.executable, "-m", "reportlint"], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "current", "offered"),
    [
        ("reportlint ch", 1, ["check"]),
        ("reportlint new", 1, ["new-rule"]),
        ("reportlint check --sel", 2, ["--select"]),
    ],
)
def test_completion(words, current, offered):
    assert complete(words, current) == offered
