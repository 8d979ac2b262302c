"""A habit that lasts, as one event from its beginning to its end."""

from __future__ import annotations

from coach.types import EventKind, SpeechEvent


class Sustained:
    """Joins windows of `window_s` in which something holds, where they touch.

    `push` is told, window by window, whether it does at their end, and returns the event that
    is over: from the beginning of its first window to the end of its last, with the greatest
    confidence. It is over when a window that begins after it has passed.
    """

    def __init__(self, kind: EventKind, window_s: float) -> None:
        self._kind = kind
        self._window_s = window_s
        self._open: SpeechEvent | None = None

    def push(self, until_s: float, confidence: float, holds: bool) -> list[SpeechEvent]:
        start_s = max(0.0, until_s - self._window_s)
        over = self.finish() if self._open is not None and self._open.end_s < start_s else []
        if holds:
            known = self._open or SpeechEvent(self._kind, start_s, until_s, confidence)
            most = max(known.confidence, confidence)
            self._open = SpeechEvent(self._kind, known.start_s, until_s, most)
        return over

    def finish(self) -> list[SpeechEvent]:
        over, self._open = self._open, None
        return [over] if over is not None else []
