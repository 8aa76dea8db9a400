"""`batch --watch`: the same batch over and over, until a day or an interruption."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.batch.watching import Clock, WatchTimes, interval, watch
from reportlint.cli import main
from reportlint.model.errors import Interrupted, UsageError
from reportlint.model.exit import Exit
from reportlint.model.message import Message
from reportlint.runs.folder import begun

DAY = timedelta(days=1)
START = datetime(2026, 1, 15, 8, 30)


class Turned(Clock):
    """A clock that is turned on where one would wait."""

    def __init__(self) -> None:
        self.time = START
        self.broken: int | None = None

    def now(self) -> datetime:
        return self.time

    def wait(self, until: datetime) -> None:
        if self.broken is not None:
            raise Interrupted(self.broken)
        self.time = until


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("daily", DAY),
        ("每天", DAY),
        ("6h", timedelta(hours=6)),
        ("30M", timedelta(minutes=30)),
        ("2d", 2 * DAY),
    ],
)
def test_intervals(text, every):
    assert interval(text) == every


@pytest.mark.parametrize("text", ["", "soon", "1m", "-1d", "0h", "1w"])
def test_what_is_no_interval(text):
    with pytest.raises(UsageError, match="at least 5 minutes"):
        interval(text)


@given(
    every=st.timedeltas(min_value=timedelta(minutes=5), max_value=3 * DAY),
    late=st.timedeltas(min_value=timedelta(), max_value=9 * DAY),
)
def test_the_next_time_is_the_first_whole_interval_that_is_not_over(every, late):
    following = WatchTimes(every).after(START, START + late)
    assert following is not None
    assert START + late < following <= START + late + every
    assert (following - START) % every == timedelta()


def test_it_looks_every_day_until_the_last(tmp_path, capsys):
    clock, days = Turned(), []

    def sitting() -> Exit:
        days.append(clock.time)
        # A sitting that took longer than a day is not made up for.
        clock.time += timedelta(hours=30) if len(days) == 2 else timedelta(minutes=9)
        return Exit.FINDINGS if len(days) == 4 else Exit.CONFORMING

    ended = watch(sitting, tmp_path, WatchTimes(DAY, date(2026, 1, 19)), "zh", clock)
    assert [day.day for day in days] == [15, 16, 18, 19]
    assert {(day.hour, day.minute) for day in days} == {(8, 30)}
    assert ended is Exit.FINDINGS
    assert "下一次在 2026-01-16 08:30，到 2026-01-19 为止；按 Ctrl-C 结束" in capsys.readouterr().err


def test_what_stands_in_the_way_of_a_later_one_is_told_and_the_next_tries_again(tmp_path, capsys):
    clock, times = Turned(), []

    def sitting() -> Exit:
        times.append(clock.time)
        if len(times) == 2:
            raise UsageError(Message("名单打不开", "the list can't be opened"))
        return Exit.CONFORMING

    assert watch(sitting, tmp_path, WatchTimes(DAY, date(2026, 1, 17)), "zh", clock) is Exit.CONFORMING
    assert len(times) == 3
    assert "名单打不开" in capsys.readouterr().err

    def hopeless() -> Exit:
        raise UsageError(Message("没有名单", "there is no list"))

    with pytest.raises(UsageError):
        watch(hopeless, tmp_path, WatchTimes(DAY), "zh", clock)


def test_an_interruption_while_it_waits_says_what_is_kept(tmp_path):
    clock = Turned()
    clock.broken = 2
    with begun(tmp_path / "run"):
        pass
    with pytest.raises(Interrupted) as interrupted:
        watch(lambda: Exit.CONFORMING, tmp_path / "run", WatchTimes(DAY), "zh", clock)
    assert interrupted.value.signal == 2
    assert interrupted.value.kept is not None
    assert "已保存 0 家单位的结果" in interrupted.value.kept.zh


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--until", "2026-03-31"), "“--until”与“--watch”同用"),
        (("--watch", "daily", "--as-of", "2026-01-20"), "“--watch”不能与“--as-of”同用"),
        (("--watch", "1s"), "不短于 5 分钟"),
        (("--watch", "daily", "--until", "31.3."), "“--until”应为日期"),
    ],
)
def test_what_does_not_go_together(options, told, capsys):
    assert main(["batch", "list.csv", "--run", "run", "--isolated", *options]) == 2
    assert told in capsys.readouterr().err
