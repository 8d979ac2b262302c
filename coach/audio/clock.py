"""A clock that goes on while the computer sleeps, where the system has one."""

from __future__ import annotations

import sys
import time

#: Linux's CLOCK_MONOTONIC stands still in sleep; that of macOS doesn't, though Python's
#: `time.monotonic` there does.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", None)
if sys.platform == "darwin":
    _CLOCK = time.CLOCK_MONOTONIC


def now_s() -> float:
    """Seconds since some time in the past, sleep included. Never goes back."""
    if _CLOCK is None:  # Windows, whose clock counts sleep; this one isn't in steps of 16 ms
        return time.perf_counter()
    return time.clock_gettime(_CLOCK)


def asleep_s() -> float:
    """Grows by how long the computer sleeps, where that can be told from other time."""
    return now_s() - time.monotonic()
