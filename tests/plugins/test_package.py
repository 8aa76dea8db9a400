"""Where a plugin came from, by what pip noted."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, EntryPoint
from typing import Any

import pytest

from reportlint.plugins.package import package_of


class Installed(Distribution):
    """An installed package with a note of its origin, or none."""

    def __init__(self, note: str | None) -> None:
        self._files = {
            "METADATA": "Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.2\n",
            "direct_url.json": note,
        }

    def read_text(self, filename: str) -> str | None:
        return self._files.get(filename)

    def locate_file(self, path: Any) -> Any:
        raise NotImplementedError


@pytest.mark.parametrize(
    ("note", "origin"),
    [
        (None, "acme-rules"),
        ("", "acme-rules"),
        ("no json", "acme-rules"),
        ("[]", "acme-rules"),
        ({"url": "file:///data/acme", "dir_info": {}}, "file:///data/acme"),
        (
            {"url": "https://git.example/acme", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}},
            "https://git.example/acme@0123abc",
        ),
    ],
)
def test_where_a_plugin_came_from(note: object, origin: str) -> None:
    text = note if isinstance(note, str | None) else json.dumps(note)
    point = EntryPoint("acme", "acme_rules", "reportlint")
    vars(point)["dist"] = Installed(text)
    assert package_of(point) == ("acme-rules", "1.2", origin)


def test_a_plugin_without_a_package() -> None:
    assert package_of(EntryPoint("acme", "acme_rules", "reportlint")) == ("", "", "")
