"""Which modules a piece of the program loads."""

from __future__ import annotations

import subprocess
import sys


def loaded_by(code: str) -> set[str]:
    """Return the names of all modules that a new process has loaded after running some code."""
    code += "\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (modules,) = done.stdout.splitlines()  # and the code has printed nothing
    return set(modules.split())
