"""The signals that ask a program to end: Ctrl-C, the system, and the terminal that closes."""

from __future__ import annotations

import signal

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
