"""Every example in the guide does what the guide says.

A page is a story told in one folder: blocks marked `file=PATH` are written, `console` blocks are run in order
and their output compared. In expected output a line `…` stands for any lines, and `…` in a line for any text.
Blocks marked `rule` are declared rules whose cases hold.
"""

import io
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportlint.cli import main as reportlint
from reportlint.config.reading import config_of
from reportlint.rules.declared import KINDS, read_rules
from reportlint.testing.__main__ import main as write_pages
from reportlint.testing.cases import run_case

SHELL = re.compile(r"[|<>&;$`*?]")
DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page for page in DOCS.glob("*.md") if page.name != "requirements.md")


@dataclass
class Block:
    line: int
    language: str
    mark: str
    text: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = re.finditer(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", text, re.M | re.S)
    return [Block(text.count("\n", 0, m.start()) + 2, m[1], m[2], m[3]) for m in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_story_of_a_page(page, tmp_path, as_installed):
    for block in blocks(page):
        if block.mark.startswith("file="):
            file = tmp_path / block.mark.removeprefix("file=")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            for command, expected in commands(block.text):
                shown = run(command, tmp_path, as_installed)
                assert agrees(shown, expected), f"{page.name}:{block.line}\n$ {command}\n{shown}"


RULES = [
    pytest.param(block, id=f"{page.name}:{block.line}")
    for page in PAGES
    for block in blocks(page)
    if block.mark == "rule"
]


@pytest.mark.parametrize("block", RULES)
def test_a_rule_of_the_guide(block):
    (rule,), flaws = read_rules(block.text, "guide.toml", KINDS)
    assert not flaws and rule.clause
    assert any(case.expect for case in rule.cases) and any(not case.expect for case in rule.cases)
    assert [str(difference) for case in rule.cases if (difference := run_case(rule, case))] == []


@pytest.mark.parametrize("page", [DOCS.parent / "README.md", DOCS.parent / "README.zh-CN.md"], ids=str)
def test_the_rules_and_settings_of_the_readme(page):
    for block in blocks(page):
        if block.language == "toml" and "[[rule]]" in block.text:
            assert read_rules(block.text, page.name, KINDS)[1] == []
        elif block.language == "toml":
            config_of(tomllib.loads(block.text), page.name, DOCS)


def commands(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"^\$ ", text, flags=re.M)[1:]
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts)]


PROGRAMS = {("reportlint",): reportlint, ("python", "-m", "reportlint.testing"): write_pages}


def run(command: str, folder: Path, as_installed: Callable[[Path, Path], None]) -> str:
    """What a command of the guide prints, run in the folder with the installed plugins there."""
    sites = [file.parent / "src" for file in sorted(folder.glob("*/pyproject.toml"))]
    words = shlex.split(command)
    for program, main in PROGRAMS.items():
        if not sites and tuple(words[: len(program)]) == program and not SHELL.search(command):
            return run_here(main, words[len(program) :], folder)
    for site in sites:
        as_installed(site.parent, site)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(map(str, sites)),
        "PYTHONUTF8": "1",
        "COLUMNS": "90",
    }
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def run_here(main: Callable[[list[str]], int], words: list[str], folder: Path) -> str:
    """What a program of ours prints that needs neither plugins nor a shell: this process has been started already."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(out):
        patch.setenv("COLUMNS", "90")
        patch.chdir(folder)
        main(words)
    return out.buffer.getvalue().decode()


def agrees(shown: str, expected: str) -> bool:
    lines = [re.escape(line).replace("…", ".*") for line in expected.splitlines()]
    pattern = "".join(r"(?:.*\n)*" if line == ".*" else f"{line} *\n" for line in lines)
    return re.fullmatch(pattern, shown) is not None
