"""The shipped rules. Those in Python are one a file, in a folder for their group, named as the rule.

Files whose names begin with an underscore hold what several rules share.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from reportlint import Rule, hookimpl, rules_in


@hookimpl
def reportlint_rules() -> Iterator[Rule]:
    """The rule of every file."""
    return rules_in(__name__)


@hookimpl
def reportlint_data() -> Iterator[Path]:
    """The folder of the shipped forms and declared rules."""
    yield Path(str(import_module("reportlint_rules").__file__)).parent
