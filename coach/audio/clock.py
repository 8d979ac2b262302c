"""A clock that keeps running while the computer sleeps, where the system has one."""

from __future__ import annotations

import sys
import time

#: Linux's CLOCK_MONOTONIC stops during sleep; that of macOS doesn't, though Python's
#: `time.monotonic` does there.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)
if sys.platform == "darwin":
    _CLOCK = time.CLOCK_MONOTONIC


def now_s() -> float:
    """Return seconds since some time in the past, including sleep. Never goes back."""
    if _CLOCK is None:  # Windows, whose clock counts sleep; time.monotonic has steps of 16 ms
        return time.perf_counter()
    return time.clock_gettime(_CLOCK)


def asleep_s() -> float:
    """Return a time in seconds that grows only while the computer sleeps.

    Where the system doesn't distinguish sleep from other time, it doesn't grow.
    """
    return now_s() - time.monotonic()
