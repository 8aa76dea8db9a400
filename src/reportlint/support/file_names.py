"""Names for files that are called after a body, a host or a report."""

from __future__ import annotations

import re
from typing import Final

_NOT_IN_NAMES: Final = re.compile(r'[\s\\/:*?"<>|\x00-\x1f\x7f]+')
_NAME_BYTES: Final = 150


def file_name(label: str) -> str:
    """A name for files from an agency's or a host's: nothing that a file system would refuse.

    Two labels may give one name. Where nothing is left of the label, the name is `page`.
    """
    name = _NOT_IN_NAMES.sub("_", label).strip("._ ")
    return name.encode("utf-8", "ignore")[:_NAME_BYTES].decode("utf-8", "ignore") or "page"
