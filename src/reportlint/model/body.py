"""The body that reports."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class BodyKind(StrEnum):
    """What kind of body reports."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    SUBDISTRICT = "subdistrict"
    DEPARTMENT = "department"
    VERTICAL = "vertical"
    """垂直管理: under a higher ministry, such as 气象局, 税务局."""
    ZONE = "zone"
    """园区, 管委会."""
    MINISTRY = "ministry"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Body:
    """The body that reports."""

    name: str
    kind: BodyKind
    certain: bool
    """False where the kind was guessed: what follows from it is `review`, never `fail`."""
    perhaps: tuple[BodyKind, ...] = ()
    """For a kind that is not certain: what else it may be; empty where it may be anything."""

    def among(self, kinds: Collection[BodyKind]) -> bool | None:
        """Whether its kind is one of these; None where that is not certain."""
        if self.certain:
            return self.kind in kinds
        if not self.perhaps or self.kind is BodyKind.UNKNOWN:
            return None
        answers = {kind in kinds for kind in (self.kind, *self.perhaps)}
        return answers.pop() if len(answers) == 1 else None
