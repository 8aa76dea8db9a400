"""Processes that judge: whatever becomes of one of them, whoever waits is told."""

import os
import time
from contextlib import closing

import pytest

from reportlint.checking.workers import WorkerProcesses


def die(number):
    if number % 5 == 3:
        os._exit(1)
    return number


def fail(number):
    raise ValueError(f"no {number}")


def unpicklable():
    return lambda: None


def named(name):
    globals()["NAME"] = name


def name_of(number):
    return f"{globals()['NAME']} {number}"


@pytest.fixture
def processes():
    with closing(WorkerProcesses(2, named, "甲局", preload=())) as made:
        yield made


def told(reason):
    return f"lost: {reason}"


def test_work_that_ends_its_process_is_lost_and_no_other(processes):
    futures = [processes.submit(die, number, lost=told) for number in range(20)]
    expected = [told("the process died") if number % 5 == 3 else number for number in range(20)]
    assert [future.result(60) for future in futures] == expected


def test_work_goes_on_in_processes_that_are_prepared_too(processes):
    assert processes.submit(die, 3, lost=told).result(60) == told("the process died")
    assert processes.submit(name_of, 1, lost=told).result(60) == "甲局 1"


def test_what_work_raises_is_told(processes):
    assert processes.submit(fail, 7, lost=told).result(60) == "lost: ValueError: no 7"
    reason = processes.submit(unpicklable, lost=told).result(60)
    assert reason.startswith("lost: ")
    reason = processes.submit(die, lambda: None, lost=told).result(60)
    assert reason.startswith("lost: ")


def test_a_process_that_can_not_be_made_is_told(processes, monkeypatch):
    def refuse(size, notes=""):
        raise OSError("Cannot allocate memory")

    future = processes.submit(time.sleep, 0.5, lost=told)
    doomed = processes.submit(die, 3, lost=told)
    monkeypatch.setattr(processes, "_made", refuse)
    assert doomed.result(60) == "lost: OSError: Cannot allocate memory"
    assert future.result(60) in (None, "lost: OSError: Cannot allocate memory")
