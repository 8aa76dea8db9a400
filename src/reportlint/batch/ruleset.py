"""What judging depends on, as one hash: a page that was judged with it need not be judged again."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from reportlint.checking.bench import Bench, version
from reportlint.rule import Rule


def rules_hash(bench: Bench) -> str:
    """Of the tool, its plugins, the chosen rules with their code, options and severities, forms and wording.

    The day of judging counts only where the user set it: by itself a new day changes nothing on a page.
    """
    config = bench.config
    digest = hashlib.sha256(version().encode())
    for text in (
        str(config.form),
        str(config.body),
        str(config.as_of),
        *(plugin.title for plugin in bench.catalog.plugins),
        *(_of_rule(bench, rule) for rule in bench.rules),
        *(f"{name} {content}" for folder in bench.catalog.data for name, content in _files(folder.path)),
    ):
        digest.update(f"\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _of_rule(bench: Bench, rule: Rule) -> str:
    options = bench.linter.options.get(rule.id, rule.options)
    severity = bench.severities.get(rule.id, rule.severity)
    return f"{rule.id} {severity} {options!r} {_code(rule)}"


def _code(rule: Rule) -> str:
    """Of the file that the rule's code stands in."""
    try:
        return _content(inspect.getfile(rule.judge))
    except (TypeError, OSError):
        return ""


@cache
def _content(file: str) -> str:
    return hashlib.sha256(Path(file).read_bytes()).hexdigest()


def _files(folder: Traversable) -> Iterator[tuple[str, str]]:
    """Name and content of every data file below a folder, in order."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(".toml"):
            yield entry.name, hashlib.sha256(entry.read_bytes()).hexdigest()
