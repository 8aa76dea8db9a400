"""Find the rules of a package, one a file, so that a plugin need not list them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from reportlint.rules.rule import Rule


def rules_in(package: str) -> Iterator[Rule]:
    """The rule of every module in a package and in the folders inside it, in the order of their names.

    A module holds one rule, named as the module; modules and folders whose names begin with an underscore are
    left out, as are the packages' own `__init__`. Raises AttributeError for a module without its rule, and
    whatever a module raises when it is imported.
    """
    home = Path(str(import_module(package).__file__)).parent
    for file in sorted((*home.glob("[!_]*.py"), *home.glob("[!_]*/[!_]*.py"))):
        inner = ".".join(file.relative_to(home).with_suffix("").parts)
        rule = getattr(import_module(f"{package}.{inner}"), file.stem)
        if isinstance(rule, Rule):
            yield rule
