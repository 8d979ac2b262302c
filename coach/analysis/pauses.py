"""Silences between stretches of speech, by length."""

from __future__ import annotations

from coach.types import EventKind, SpeechEvent

#: Campione & Veronis (2002): pauses are counted from 0.25 s and are long from 1 s.
MIN_PAUSE_S = 0.25
LONG_PAUSE_S = 1.0


class PauseFinder:
    """Turns consecutive stretches of speech into pause events.

    A pause lies between two stretches; silence before the first word and after the last
    is none.
    """

    def __init__(self) -> None:
        self._last_end_s: float | None = None

    def push(self, start_s: float, end_s: float) -> SpeechEvent | None:
        """Take the next stretch of speech; return the pause before it, if it was one."""
        before, self._last_end_s = self._last_end_s, end_s
        if before is None or start_s - before < MIN_PAUSE_S:
            return None
        kind = EventKind.LONG_PAUSE if start_s - before >= LONG_PAUSE_S else EventKind.PAUSE
        # The gate has already decided; how sure it was isn't measured yet.
        return SpeechEvent(kind, before, start_s, confidence=1.0)
