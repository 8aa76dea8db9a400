"""Requests to one host, kept apart."""

from __future__ import annotations

import threading
import time


class RateLimit:
    """Whose turn it is. Safe to share by threads."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, interval: float, limit: float) -> bool:
        """Wait for this host's turn; False when that would take longer than `limit` seconds."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            if turn - now > limit:
                return False
            self._next[host] = turn + interval
        if turn > now:
            time.sleep(turn - now)
        return True
