"""The house: rules name no form, the core names no rule, plugins use public names only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportlint
from reportlint.rules import catalog

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "reportlint"
PLUGINS = ROOT / "plugins"


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules a file imports when it runs; those for types only are left out."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield from (f"{base}.{name.name}" if base == "reportlint" else base for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        else:
            yield from imports(node)


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def part(file: Path) -> str:
    return file.relative_to(CORE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", sorted(PLUGINS.rglob("*.py")), ids=str)
def test_plugins_import_only_the_public_names(file):
    public = {*reportlint.__all__, "testing"}
    modules = [module for module in imports(parsed(file)) if module.split(".")[0] == "reportlint"]
    assert {module.split(".")[1] for module in modules} <= public


def strings(file: Path) -> Iterator[tuple[int, str]]:
    """String constants that are neither docstrings nor the base of a case."""
    tree = parsed(file)
    left_out = {
        id(keyword.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "base"
    }
    left_out |= {
        id(value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "base"
    }
    left_out |= {
        id(value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == "base"
    }
    left_out |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


@pytest.mark.parametrize("file", sorted((PLUGINS / "reportlint_builtin").rglob("*.py")), ids=str)
def test_no_rule_names_a_form(file):
    assert not [(line, text) for line, text in strings(file) if re.search(r"annual-\d{4}", text)]


def test_no_core_module_names_a_rule():
    # An id of one word, such as `placeholder`, may well be another word too.
    ids = {rule.id for rule in catalog.load(isolated=True).rules if "-" in rule.id}
    named = [
        (part(file), line, text)
        for file in CORE.rglob("*.py")
        if part(file) not in ("testing",)
        for line, text in strings(file)
        if text in ids
    ]
    assert not named


PRINTS = {
    "__main__.py": "says what it is before anything else is imported",
    "support/console.py": "prints for the others",
    "support/surroundings.py": "passes on what plugins print",
    "commands/tables.py": "JSON and CSV, escaped",
    "commands/schema.py": "JSON of our own",
    "commands/explain.py": "Markdown, made harmless",
    "commands/plugins.py": "a line of a trace, made harmless",
    "commands/extract.py": "a line, made plain",
}
"""The modules that write to stdout or stderr themselves."""


def test_what_is_printed_goes_through_one_door():
    """What quotes pages, names of files or plugins steers no terminal: `notify`, `put_line`, `console_on`."""
    written = {
        str(file.relative_to(CORE)).replace("\\", "/")
        for file in CORE.rglob("*.py")
        if part(file) != "testing"
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"print|sys\.std(out|err)\.(buffer\.)?write(lines)?", ast.unparse(node.func))
    }
    assert written - PRINTS.keys() == set()
