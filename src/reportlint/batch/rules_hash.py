"""What judging depends on, as one hash: a page that was judged with it need not be judged again."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from itertools import takewhile
from pathlib import Path
from typing import Final

import reportlint
from reportlint.checking.session import Session
from reportlint.rules.rule import Rule
from reportlint.support.version import version

_CODE: Final = (".py", ".toml")


def rules_hash(session: Session) -> str:
    """Of the tool, its plugins, the chosen rules with options and severities, forms and wording, and all the code.

    The day of judging counts only where the user set it: by itself a new day changes nothing on a page.
    """
    config = session.config
    digest = hashlib.sha256(f"{version()} {_content(Path(reportlint.__file__).parent)}".encode())
    for text in (
        str(config.form),
        str(config.body),
        str(config.as_of),
        *(f"{kind} {day}" for kind, day in sorted(config.deadlines.items())),
        *(plugin.title for plugin in session.catalog.plugins),
        *(_of_rule(session, rule) for rule in session.rules),
        *(f"{name} {content}" for folder in session.catalog.data for name, content in _files(folder.path)),
    ):
        digest.update(f"\0{text}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _of_rule(session: Session, rule: Rule) -> str:
    options = session.linter.options.get(rule.id, rule.options)
    severity = session.severities.get(rule.id, rule.severity)
    return f"{rule.id} {severity} {options!r} {_code(rule)}"


def _code(rule: Rule) -> str:
    """Of the package that the rule's code stands in, since rules share modules; of its file where it is in none."""
    try:
        file = Path(inspect.getfile(rule.judge))
    except TypeError:
        return ""
    packages = list(takewhile(lambda folder: (folder / "__init__.py").is_file(), file.parents))
    return _content(packages[-1] if packages else file)


@cache
def _content(path: Path) -> str:
    """Of a file, or of all modules and their data below a folder."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in _CODE)
    digest = hashlib.sha256()
    try:
        for file in files:
            name = file.relative_to(path).as_posix()
            digest.update(f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    except OSError:
        return ""
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[tuple[str, str]]:
    """Name and content of every data file below a folder, in order."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(".toml"):
            yield entry.name, hashlib.sha256(entry.read_bytes()).hexdigest()
