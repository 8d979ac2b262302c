"""Keep messages of sound libraries off the terminal."""

from __future__ import annotations

import ctypes
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def silenced_stderr() -> Iterator[None]:
    """Discard what C libraries write to stderr during a `with` block.

    ALSA and PortAudio write there what they also return as errors. Python's own stderr isn't
    affected. Does nothing where C's stderr can't be replaced. Only one thread at a time may use it.
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
    """Return C's `stderr` variable and a `FILE *` to replace it; None except with glibc."""
    if platform.libc_ver()[0] != "glibc":
        return None
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    nowhere = libc.fopen(os.fsencode(os.devnull), b"w")
    return (ctypes.c_void_p.in_dll(libc, "stderr"), nowhere) if nowhere else None
