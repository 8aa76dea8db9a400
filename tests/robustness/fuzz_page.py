"""Fuzzing with coverage feedback: any bytes, through every loader, to an outcome with places.

    python tests/robustness/fuzz_page.py -max_total_time=600

takes libFuzzer's options; folders named on the command line hold the corpus. Without one it begins with a
clean report in several markups. It stops at the first input that raises, crashes a rule, or is given a place
outside the page.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reportlint"]):
    from reportlint.engine import Linter
    from reportlint.forms import shipped_forms
    from reportlint.loaders import Unreadable, load
    from reportlint.model.place import Place
    from reportlint.rules import catalog
    from reportlint.testing.clean import clean_draft
    from reportlint.testing.markups import MARKUPS

SEEDS = ("clean", "word", "trs", "one-line", "flattened", "gb2312")
LINTER = Linter(tuple(catalog.load(isolated=True).rules), shipped_forms(), date(2025, 6, 1))


def one_input(data: bytes) -> None:
    """What is fuzzed."""
    for found in load(data, name="input", path="input"):
        if isinstance(found, Unreadable):
            assert found.problem.code != "loader-crashed", found.problem.message.en
            continue
        outcome = LINTER.lint(found)
        assert not outcome.crashes, outcome.crashes
        *_, last = found.root.iter()
        places = [finding.location.where for finding in outcome.findings] + [found.where(Place(last.number))]
        for where in places:
            if where.offset is not None and where.length is not None:
                assert 0 <= where.offset <= where.offset + where.length <= len(found.source.text), where


def main() -> None:
    """Fuzz until the time is up."""
    arguments = list(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        if not any(Path(word).is_dir() for word in arguments[1:]):
            for name in SEEDS:
                Path(folder, name).write_bytes(MARKUPS[name].encode(clean_draft()))
            arguments.append(folder)
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
