"""The shipped kinds of declared rule, one a file. The list is closed: none has a condition or a loop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportlint.rules.declared.kind import Kind
from reportlint.rules.declared.kinds.absent import ABSENT
from reportlint.rules.declared.kinds.before import BEFORE
from reportlint.rules.declared.kinds.count import COUNT
from reportlint.rules.declared.kinds.equal import EQUAL
from reportlint.rules.declared.kinds.matches import MATCHES
from reportlint.rules.declared.kinds.one_of import ONE_OF
from reportlint.rules.declared.kinds.order import ORDER
from reportlint.rules.declared.kinds.present import PRESENT
from reportlint.rules.declared.kinds.states import STATES
from reportlint.rules.declared.kinds.sum import SUM

KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind for kind in (PRESENT, ABSENT, STATES, MATCHES, ONE_OF, COUNT, SUM, EQUAL, ORDER, BEFORE)
}
