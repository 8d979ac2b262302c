"""Processes as the operating system knows them. Linux only."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def children(parent: int) -> set[int]:
    """Return the ids of a process's children, including zombies."""
    return {pid for pid, (_, its_parent) in _processes().items() if its_parent == parent}


def is_running(pid: int) -> bool:
    """Return whether a process exists and hasn't ended; a zombie has."""
    state, _ = _processes().get(pid, ("Z", 0))
    return state not in "ZX"


def commands() -> list[str]:
    """Return the command line of every process."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            found.append(
                (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            )
    return found


def comes_true(condition: Callable[[], bool], within_s: float = 10.0) -> bool:
    """Return whether the condition comes true in time, checking every hundredth of a second."""
    until_s = time.monotonic() + within_s
    while not condition():
        if time.monotonic() > until_s:
            return False
        time.sleep(0.01)
    return True


def _processes() -> dict[int, tuple[str, int]]:
    """Return the state and parent of every process."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text()
        except OSError:  # it has ended meanwhile
            continue
        state, parent = status.rpartition(")")[2].split()[:2]  # a name may contain anything
        found[int(folder.name)] = (state, int(parent))
    return found
