"""The process in which documents are converted: one request after the other, until nobody asks any more."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import IO, Any

from reportlint.loaders.conversion import ConversionFailure, receive, send
from reportlint.support import limits


def main() -> None:
    """Serve."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked, told = sys.stdin.buffer, _out()
    while True:
        send(told, None)
        try:
            work, data, held = receive(asked)
        except EOFError:
            return
        limits.set_limits(held)
        _bound(limits.DOCUMENT_SECONDS)
        done = _done(work, data)
        _bound(0)
        send(told, done)


def _out() -> IO[bytes]:
    """Stdout, for messages alone: what is printed goes nowhere."""
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return told


def _bound(seconds: float) -> None:
    """Let the system refuse memory beyond the limit, and end this process after so much of the processor's time; 0: never.

    After long by the clock it also ends it, when its parent, being gone, does not.
    """
    try:
        import resource
    except ImportError:
        return
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
        _, most = resource.getrlimit(kind)
        # Reserved addresses are not memory yet.
        wanted = limits.DOCUMENT_BYTES if kind == resource.RLIMIT_DATA else 4 * limits.DOCUMENT_BYTES
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, 2 * limits.CLOCK * seconds)


def _done(work: str, data: bytes) -> Any:
    """The result, or what went wrong."""
    module, _, name = work.partition(":")
    try:
        return getattr(import_module(module), name)(data)
    except MemoryError:
        return MemoryError()
    except Exception as error:
        return ConversionFailure(" ".join(f"{type(error).__name__}: {error}".split())[:200])


if __name__ == "__main__":
    main()
