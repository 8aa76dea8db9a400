"""Fuzzing with coverage feedback: any bytes, through every loader, to every document and back.

    python tests/robustness/fuzz_page.py -max_total_time=600 -timeout=60 -rss_limit_mb=2048

takes libFuzzer's options; folders named on the command line hold the corpus. Without one it begins with a
clean report in several markups, as a Word document and as a PDF. It stops at the first input that raises,
crashes a rule, is given a place outside the page, or makes a document that can't be read back.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["reportlint"]):
    from robustness.test_whole_way import page, pdf, word
    from robustness.whole_way import go_the_whole_way

SEEDS = ("clean", "word", "trs", "one-line", "flattened", "gb2312")


def one_input(data: bytes) -> None:
    """What is fuzzed."""
    go_the_whole_way(data, "input")


def main() -> None:
    """Fuzz until the time is up."""
    arguments = list(sys.argv)
    with tempfile.TemporaryDirectory() as folder:
        if not any(Path(argument).is_dir() for argument in arguments[1:]):
            seeds = {**{name: page(name) for name in SEEDS}, "x.docx": word(), "x.pdf": pdf()}
            for name, data in seeds.items():
                Path(folder, name).write_bytes(data)
            arguments.append(folder)
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
