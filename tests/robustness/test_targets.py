"""A short run of every target of `make fuzz`: damage anywhere ends in a reading or in words, within a budget."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.support import limits
from reportlint.support.budget import Overrun, within_budget

from .targets import TARGETS
from .test_whole_way import DAMAGE, damaged

SECONDS, BYTES = 20, 500_000_000


@pytest.mark.parametrize("name", sorted(TARGETS.keys() - {"page"}))
def test_damage_is_read_or_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_SECONDS", SECONDS)
    monkeypatch.setattr(limits, "PAGE_BYTES", BYTES)
    target = TARGETS[name]
    seeds = sorted(target.seeds().values())

    @settings(max_examples=25)
    @given(st.sampled_from(seeds), DAMAGE)
    def short_run(seed: bytes, damage: list[tuple[float, int, bytes]]) -> None:
        used = within_budget(lambda: target.one(damaged(seed, damage)))
        assert not isinstance(used, Overrun), used

    short_run()
