"""Find the rules of a package, one a file, so that a plugin need not list them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from reportlint.rules.rule import Rule


class RuleModuleError(Exception):
    """A module that should hold a rule and does not; its message begins with the module."""


def rules_in(package: str) -> Iterator[Rule]:
    """The rule of every module in a package and in the folders inside it, in the order of their names.

    A module holds one rule, named as the module; modules and folders whose names begin with an underscore are
    left out, as are the packages' own `__init__`. Raises RuleModuleError for a module that can't be imported or
    is without its rule.
    """
    home = Path(str(import_module(package).__file__)).parent
    for file in sorted((*home.glob("[!_]*.py"), *home.glob("[!_]*/[!_]*.py"))):
        inner = ".".join(file.relative_to(home).with_suffix("").parts)
        module = f"{package}.{inner}"
        try:
            rule = getattr(import_module(module), file.stem, None)
        except Exception as error:
            raise RuleModuleError(f"{module}: {type(error).__name__}: {error}") from error
        if not isinstance(rule, Rule):
            raise RuleModuleError(f"{module}: no rule named {file.stem}")
        yield rule
