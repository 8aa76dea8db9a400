"""What does not end is ended, on the main thread and elsewhere."""

import re
import subprocess
import sys
import textwrap
import threading
import time
from contextlib import suppress

import pytest

from reportlint.support.sandbox import CaughtError, Guard


def loop() -> None:
    while True:
        pass


def stubborn() -> None:
    while True:
        with suppress(Exception):
            loop()


def hopeless() -> None:
    re.match("(a|a)*b", "a" * 60)


@pytest.mark.parametrize("work", [loop, stubborn, hopeless, lambda: time.sleep(3600)])
def test_work_that_does_not_end_is_ended(work):
    with Guard(0.2) as guard:
        failure = guard.run("work", work)
        assert isinstance(failure, CaughtError)
        assert failure.error == "took too long and was ended"
        assert guard.run("next", lambda: 7) == 7


def test_work_on_another_thread_is_ended():
    results: list[object] = []

    def work() -> None:
        with Guard(0.2) as guard:
            results.extend((guard.run("work", stubborn), guard.run("next", lambda: 7)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert isinstance(results[0], CaughtError)
    assert results[1] == 7


def test_many_pieces_of_work_may_take_longer_together():
    with Guard(0.2) as guard:
        assert [guard.run("piece", lambda: time.sleep(0.05)) for _ in range(10)] == [None] * 10


def test_an_interruption_by_the_user_is_not_contained():
    def interrupted() -> None:
        raise KeyboardInterrupt

    with Guard() as guard, pytest.raises(KeyboardInterrupt):
        guard.run("work", interrupted)


def test_work_that_swallows_every_interruption_ends_the_process_with_its_name():
    program = """
        import time
        from reportlint.support.sandbox import Guard
        def work():
            while True:
                try: time.sleep(60)
                except BaseException: pass
        with Guard(0.05) as guard:
            guard.run("acme/loops", work)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr == "reportlint: acme/loops: took too long and could not be ended\n"
