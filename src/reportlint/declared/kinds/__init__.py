"""The shipped kinds of declared rule, one a file. The list is closed: none has a condition or a loop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportlint.declared.kind import Kind
from reportlint.declared.kinds.absent import ABSENT
from reportlint.declared.kinds.before import BEFORE
from reportlint.declared.kinds.count import COUNT
from reportlint.declared.kinds.equal import EQUAL
from reportlint.declared.kinds.matches import MATCHES
from reportlint.declared.kinds.one_of import ONE_OF
from reportlint.declared.kinds.order import ORDER
from reportlint.declared.kinds.present import PRESENT
from reportlint.declared.kinds.sum import SUM

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind for kind in (PRESENT, ABSENT, MATCHES, ONE_OF, COUNT, SUM, EQUAL, ORDER, BEFORE)
}
