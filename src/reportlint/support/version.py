"""Which version this is."""

from __future__ import annotations


def version() -> str:
    """The tool's own."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("reportlint")
    except PackageNotFoundError:
        return "0"
