"""A habit that lasts, as one event from its beginning to its end."""

from __future__ import annotations

from coach.types import EventKind, SpeechEvent


class Sustained:
    """Joins windows of `window_s` in which something holds, where they touch.

    `push` is told, window by window, whether it does at their end, and returns the event that
    is over, with the greatest confidence; it is over when a window that begins after it has
    passed.

    throughout: whether a window must be full of it to hold. Then the event goes from the
        beginning of its first window to the end of its last; else half of a window is enough,
        and it goes from the middle of the first to the middle of the last, though it takes
        half a window at least.
    """

    def __init__(self, kind: EventKind, window_s: float, throughout: bool) -> None:
        self._kind = kind
        self._window_s = window_s
        self._throughout = throughout
        self._first_s: float | None = None
        self._last_s = self._until_s = self._confidence = 0.0

    def push(self, until_s: float, confidence: float, holds: bool) -> list[SpeechEvent]:
        is_over = self._first_s is not None and until_s - self._window_s > self._last_s
        over = self._end() if is_over else []
        self._until_s = until_s
        if holds:
            if self._first_s is None:
                self._first_s, self._confidence = until_s, 0.0
            self._last_s = until_s
            self._confidence = max(self._confidence, confidence)
        return over

    def finish(self) -> list[SpeechEvent]:
        """The event that was still going on when the sound ended."""
        return self._end(goes_on=self._last_s == self._until_s)

    def _end(self, goes_on: bool = False) -> list[SpeechEvent]:
        if self._first_s is None:
            return []
        half_s = self._window_s / 2
        if self._throughout:
            start_s, end_s = self._first_s - self._window_s, self._last_s
        else:
            start_s, end_s = self._first_s - half_s, self._last_s - half_s
            missing_s = max(0.0, half_s - (end_s - start_s))
            start_s, end_s = start_s - missing_s / 2, end_s + missing_s / 2
        if goes_on:
            end_s = self._last_s
        self._first_s = None
        return [SpeechEvent(self._kind, max(0.0, start_s), end_s, self._confidence)]
