"""What this plugin brings."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from acme_rules.begins import BEGINS
from acme_rules.count import COUNT
from acme_rules.export import EXPORT
from reportlint import Format, Kind, Loader, Rule, hookimpl, rules_in


@hookimpl
def reportlint_rules() -> Iterator[Rule]:
    """Rules written in Python: one in each module of `rules`."""
    return rules_in("acme_rules.rules")


@hookimpl
def reportlint_data() -> Iterator[Traversable]:
    """The folder that holds `checks/*.toml`."""
    yield files("acme_rules") / "data"


@hookimpl
def reportlint_kinds() -> Iterator[Kind]:
    """Kinds of rule that TOML files may use."""
    yield BEGINS


@hookimpl
def reportlint_outputs() -> Iterator[Format]:
    """Output formats."""
    yield COUNT


@hookimpl
def reportlint_loaders() -> Iterator[Loader]:
    """Kinds of file that can be read."""
    yield EXPORT
