"""Reports that hold nothing but zeros, by the body above theirs: many of them in one county are worth asking about."""

from __future__ import annotations

from collections import Counter, defaultdict

from reportlint.runs.result import RowResult, RowStatus


class ZeroReports:
    """Counts reports of nothing but zeros; fed one result at a time."""

    def __init__(self) -> None:
        self._read: Counter[str] = Counter()
        self._zero: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, result: RowResult) -> None:
        """Count one row."""
        if result.status is RowStatus.CHECKED:
            self._read[result.agency.superior] += 1
            if result.zero:
                self._zero[result.agency.superior].append(result.agency.name)

    def many(self, least: int) -> list[tuple[str, list[str], int]]:
        """Where at least so many are: the body above, those below it, and how many reports were read; the most first."""
        found = [
            (above, names, self._read[above]) for above, names in self._zero.items() if len(names) >= least
        ]
        return sorted(found, key=lambda one: -len(one[1]))
