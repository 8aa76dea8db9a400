"""Print what each extra takes on disk, as a Markdown table: `make sizes`. All of them have to be installed.

Counted are the files of each distribution's RECORD; a browser is not among them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
OWN = [ROOT / folder for folder in ("src/reportlint", "plugins/reportlint_builtin", "rules")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def main() -> None:
    """A line for the tool itself and one for each extra, from the smallest."""
    sets = {extra: _needed(extra) for extra in ("", *PROJECT["optional-dependencies"])}
    own = sum(file.stat().st_size for folder in OWN for file in folder.rglob("*") if file.is_file()) / 1e6
    print("| 附加组件 · Extra | 软件包 · Packages | MB |")
    print("|---|---|---|")
    for extra, names in sorted(sets.items(), key=lambda item: _megabytes(item[1])):
        size = own + _megabytes(names)
        print(f"| `.{f'[{extra}]' if extra else ''}` | {len(names) + 1} | {size:.0f} |")


def _needed(extra: str) -> frozenset[str]:
    """The distributions that the tool needs with an extra, without itself."""
    found: set[tuple[str, str]] = set()
    ahead = [(PROJECT["name"], ""), (PROJECT["name"], extra)]
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += _requirements(*one)
    return frozenset(name for name, _ in found if name != PROJECT["name"])


def _requirements(name: str, extra: str) -> Iterator[tuple[str, str]]:
    if name == PROJECT["name"]:
        lines = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    else:
        lines = metadata.requires(name) or []
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            needed = canonicalize_name(requirement.name)
            yield from ((needed, further) for further in ("", *requirement.extras))


def _megabytes(names: frozenset[str]) -> float:
    files = (file for name in names for file in metadata.files(name) or ())
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file()) / 1e6


if __name__ == "__main__":
    main()
