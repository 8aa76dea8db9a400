"""Fuzzing with coverage feedback, one target at a time (see `targets`).

    python tests/robustness/fuzz.py pdf -max_total_time=600 -timeout=60 -rss_limit_mb=2048

takes libFuzzer's options; folders named on the command line hold the corpus. Without one it begins with a few
inputs that are whole. It stops at the first one that is not read, judged or refused as it should be.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))
with atheris.instrument_imports(include=["reportlint"]):
    from robustness.targets import TARGETS

from reportlint.support import limits


def main() -> None:
    """Fuzz until the time is up."""
    program, name, *options = sys.argv
    target = TARGETS[name]

    def one_input(data: bytes) -> None:
        try:
            target.one(data)
        except MemoryError:
            # As in the process that converts documents, where this ends in words.
            return

    # The memory that this process has beside.
    resource.setrlimit(resource.RLIMIT_DATA, (limits.DOCUMENT_BYTES, resource.RLIM_INFINITY))
    with tempfile.TemporaryDirectory() as folder:
        if not any(Path(option).is_dir() for option in options):
            for seed, data in target.seeds().items():
                Path(folder, seed.replace("/", "-")).write_bytes(data)
            options.append(folder)
        atheris.Setup([program, *options], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
