"""The installed package that a plugin came in, and where that was installed from."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, EntryPoint, PackageNotFoundError, version
from typing import Final, NamedTuple

_OURS: Final = "reportlint"


class Package(NamedTuple):
    """A package; all of it is empty where it is not known."""

    name: str = ""
    version: str = ""
    origin: str = ""
    """Address or folder that it was installed from; its name where that was an index of packages."""


def package_of(point: EntryPoint) -> Package:
    """The package that an entry point came in."""
    found = point.dist
    return (
        Package(found.name, found.version, _origin(found) or found.name) if found is not None else Package()
    )


def own_package() -> Package:
    """This one."""
    try:
        return Package(_OURS, version(_OURS), _OURS)
    except PackageNotFoundError:
        return Package(_OURS, "", _OURS)


def _origin(package: Distribution) -> str:
    """What pip noted (PEP 610): the address, with the commit where it is that of a repository."""
    try:
        told = json.loads(package.read_text("direct_url.json") or "{}")
        commit = told.get("vcs_info", {}).get("commit_id", "")
        return f"{told['url']}@{commit}" if commit else str(told["url"])
    except (ValueError, KeyError, AttributeError, TypeError):
        return ""
