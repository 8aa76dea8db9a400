"""Work spread over processes keeps its order, and outlives a process."""

from __future__ import annotations

import os
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportlint.checking.cores import WORTH, processes
from reportlint.checking.session import prepared
from reportlint.checking.spread import spread
from reportlint.config.config import Config

_factor = 0
_log = Path()


def prepare(factor: int) -> None:
    global _factor  # noqa: PLW0603
    _factor = factor


def work(item: int) -> int:
    if item < 0:
        os._exit(1)
    return item * _factor


def lost(item: int, reason: str) -> int:
    assert reason == "the process died"
    return item


def done(items: Sequence[int], jobs: int) -> Iterator[int]:
    return spread(work, items, jobs=jobs, prepare=prepare, arguments=(10,), lost=lost)


@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    assert list(done(range(count), 2)) == [10 * n for n in range(count)]


def test_an_item_that_kills_its_process_costs_only_itself() -> None:
    assert list(done([1, 2, -1, 3, 4, -2, 5], 2)) == [10, 20, -1, 30, 40, -2, 50]


def counted(item: int) -> int:
    with _log.open("a") as log:
        log.write(f"{item}\n")
    return work(item)


def begin_counting(log: Path) -> None:
    global _log  # noqa: PLW0603
    _log = log
    with log.open("a") as begun:
        begun.write("process\n")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("killers", [{0}, {11}, {23}, {5, 6, 7, 28}, set(range(30))])
def test_a_killer_makes_little_be_done_again(killers: set[int], jobs: int, tmp_path: Path) -> None:
    log = tmp_path / "begun"
    items = [-n - 1 if n in killers else n for n in range(30)]
    results = spread(counted, items, jobs=jobs, prepare=begin_counting, arguments=(log,), lost=lost)
    assert list(results) == [min(item, 0) for item in items]
    begun = Counter(log.read_text().split())
    # A killer dies beside all that is in flight, beside a few of these, and by itself.
    assert begun.pop("process") <= jobs * (3 * len(killers) + 1)
    assert max(begun.values()) <= 3


def test_what_work_raises_beside_a_killer_is_raised_in_its_turn() -> None:
    results = done([1, -1, "x", -2], 2)  # type: ignore[list-item]
    assert [next(results), next(results)] == [10, -1]
    with pytest.raises(TypeError):
        next(results)


def test_results_are_taken_as_they_are_wanted() -> None:
    results = done(range(10_000), 2)
    assert [next(results) for _ in range(3)] == [0, 10, 20]
    results.close()  # type: ignore[attr-defined]


def test_how_many_processes() -> None:
    assert processes(None, WORTH - 1) == 1
    assert processes(8, 3) == 3
    assert processes(1, 1000) == 1
    assert 1 <= processes(None, 1000) <= (os.cpu_count() or 1)


def test_outcomes_arrive_as_they_were_sent(faulty: Path) -> None:
    outcomes = prepared(Config(isolated=True)).judge(str(faulty))
    assert outcomes[0].findings
    assert outcomes[0].judgements
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes
