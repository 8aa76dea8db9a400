"""Builds the program as a folder that needs no Python: out/bundle/reportlint.

Run by `make bundle`, in an environment that has the program with `[serve]` and the dependency group `bundle`.
It is built for the system it is built on, of what is installed there, and fetches nothing.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import PyInstaller.__main__

ROOT = Path(__file__).parents[1]
OUT = ROOT / "out" / "bundle"
DATA = ("reportlint", "reportlint_builtin", "reportlint_rules", "pygal", "docxtpl", "pdfminer")
"""Packages whose files are read when they run: rules, templates, styles of charts, tables of characters."""
FOUND_BY_NAME = (
    "reportlint",
    "reportlint_builtin",
    "reportlint_rules",
    "uvicorn",
    "httpx2",
    "rich._unicode_data",
)
"""Packages with modules that are imported by name only."""
NAMED = ("reportlint", "typer", "pluggy")
"""Packages that are asked for their version."""
LEFT_OUT = tuple(
    "playwright distributed dask pyarrow psycopg pytest hypothesis mypy pip setuptools tkinter IPython pandas scipy "
    "matplotlib numba yaml jsonschema jieba sphinx docutils bs4 html5lib reportlab".split()
)
"""What serves developers, or commands that need a cluster, a database server or a browser of one's own."""


def main() -> None:
    """Build it."""
    options = [
        *("--name", "reportlint", "--onedir", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", str(OUT), "--workpath", str(OUT / "work"), "--specpath", str(OUT / "work")),
        *("--additional-hooks-dir", str(ROOT / "bundle" / "hooks")),
        *(word for name in DATA for word in ("--collect-data", name)),
        *(word for name in FOUND_BY_NAME for word in ("--collect-submodules", name)),
        *(word for name in NAMED for word in ("--copy-metadata", name)),
        *(word for name in LEFT_OUT for word in ("--exclude-module", name)),
    ]
    if sys.platform == "darwin":
        # Files that are dropped on the icon come as events there.
        options += ["--windowed", "--argv-emulation"]
    else:
        # Its window says how to end it, and what went wrong.
        options.append("--console")
    PyInstaller.__main__.run([*options, str(ROOT / "bundle" / "entry.py")])
    shutil.rmtree(OUT / "work")
    print(OUT / "reportlint")


if __name__ == "__main__":
    main()
