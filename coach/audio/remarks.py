"""What sound libraries write to the terminal by themselves, kept from it."""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def unheard() -> Iterator[None]:
    """ALSA and PortAudio tell C's stderr what they also return; meanwhile it leads nowhere.

    Python's own stderr goes on. Where C's can't be exchanged, nothing is. Not for two threads
    at once.
    """
    exchange = _stderr_and_nowhere()
    if exchange is None:
        yield
        return
    stderr, nowhere = exchange
    usual, stderr.value = stderr.value, nowhere
    try:
        yield
    finally:
        stderr.value = usual


@cache
def _stderr_and_nowhere() -> tuple[ctypes.c_void_p, int] | None:
    """glibc's variable, a `FILE *`, and another for it; elsewhere it can't be written."""
    if platform.libc_ver()[0] != "glibc":
        return None
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    nowhere = libc.fopen(os.fsencode(os.devnull), b"w")
    return (ctypes.c_void_p.in_dll(libc, "stderr"), nowhere) if nowhere else None
