"""Plugins made up on the spot: modules with entry points, as if they were installed."""

import json
import sys
import textwrap
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from reportlint.plugins import manager
from reportlint.plugins.manager import Plugin
from reportlint.rules.catalog import Catalog, build

from .installing import check, findings

RULE = """
from reportlint import Fail, Report, Message, hookimpl, rule

def say(text): return Message(text, text)

def make(id, judge):
    return rule(
        id=id, group="structure", severity="error", each="report", clause="", title=say("t"),
        message=say("m"), fix=say("f"), why=say("w"),
    )(judge)

def content(report):
    return ()
"""


@pytest.fixture
def install(tmp_path: Path) -> Callable[..., Path]:
    """Puts a plugin `acme` 6.6 into a folder as if it had been installed there."""

    def put(source: str) -> Path:
        (tmp_path / "acme_rules.py").write_text(RULE + textwrap.dedent(source), encoding="utf-8")
        info = tmp_path / "reportlint_acme-6.6.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: reportlint-acme\nVersion: 6.6\n")
        (info / "entry_points.txt").write_text("[reportlint]\nacme = acme_rules\n")
        return tmp_path

    return put


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What our rules find on the page without any plugin."""
    _, documents, _ = check(tmp_path_factory.mktemp("alone"))
    return findings(json.loads(documents["json"]))


class _Distribution:
    def __init__(self, name: str, version: str) -> None:
        self.name, self.version = name, version


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., EntryPoint]]:
    """Makes an entry point `name` to a module of its own with this source."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made: list[str] = []

    def make(source: str, name: str = "acme", version: str = "1.2") -> EntryPoint:
        module = f"plugin_{name.replace('-', '_')}_{len(made)}"
        (tmp_path / f"{module}.py").write_text(RULE + textwrap.dedent(source), encoding="utf-8")
        made.append(module)
        point = EntryPoint(name, module, "reportlint")
        vars(point).update(dist=_Distribution(f"reportlint-{name}", version))
        return point

    yield make
    for module in made:
        sys.modules.pop(module, None)


@pytest.fixture
def load(plugin: Callable[..., EntryPoint]) -> Callable[..., Plugin]:
    """The plugin with this source, loaded."""

    def run(source: str, **named: str) -> Plugin:
        return manager.load([plugin(source, **named)])[0]

    return run


@pytest.fixture
def catalog(plugin: Callable[..., EntryPoint]) -> Callable[..., Catalog]:
    """The catalogue of ours and of plugins given as (name, source)."""

    def run(*sources: tuple[str, str]) -> Catalog:
        points = [plugin(source, name=name) for name, source in sources]
        return build(manager.load([*manager.installed(isolated=True), *points]))

    return run
