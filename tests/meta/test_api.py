"""What `reportlint` exports is the interface: it grows, it does not shrink."""

import ast
import subprocess
import sys
from pathlib import Path

import reportlint

FROZEN = (Path(__file__).parent / "api.txt").read_text(encoding="utf-8").split()
INIT = Path(reportlint.__file__)


def test_every_name_is_recorded():
    assert set(reportlint.__all__) == set(FROZEN)


def test_every_name_is_there_and_documented():
    for name in reportlint.__all__:
        assert getattr(reportlint, name).__doc__ or name == "Severity", name


def test_type_checkers_see_the_same_names():
    tree = ast.parse(INIT.read_text(encoding="utf-8"))
    shown = {
        name.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportlint.")
        for name in node.names
    }
    assert shown == set(reportlint.__all__)


def test_an_unknown_name_is_told():
    program = "import reportlint\ntry: reportlint.nonesuch\nexcept AttributeError as e: print(e)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "module 'reportlint' has no attribute 'nonesuch'\n"


def test_importing_it_loads_neither_pages_nor_plugins():
    program = (
        "import sys, reportlint; print([m for m in sys.modules if m in ('lxml', 'pluggy', 'rich', 'typer')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
