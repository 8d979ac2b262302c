"""A habit that lasts, as one event from its beginning to its end."""

from __future__ import annotations

from coach.domain.stream import EventKind, SpeechEvent


class Sustained:
    """Joins windows of `window_s` in which something holds, where they touch.

    `push` is told, window by window, whether it does at their end, and returns the event that
    is over, with the greatest confidence; it is over when a window that begins after it has
    passed.

    throughout: whether a window must be full of it to hold. Then the event goes from the
        first speech of its first window to the last of its last; else half of a window is
        enough, and it goes from the middle of the first to the middle of the last, though it
        takes half a window at least.
    """

    def __init__(self, kind: EventKind, window_s: float, throughout: bool) -> None:
        self._kind = kind
        self._window_s = window_s
        self._throughout = throughout
        self._first_s: float | None = None
        self._last_s = self._until_s = self._confidence = 0.0
        # Of the windows that hold: where the first has its first speech, the last its last.
        self._speech_s = (0.0, 0.0)

    def push(
        self,
        until_s: float,
        confidence: float,
        holds: bool,
        speech_s: tuple[float, float] = (0.0, 0.0),
    ) -> list[SpeechEvent]:
        """speech_s: the first and last speech in the window, where it holds throughout."""
        is_over = self._first_s is not None and until_s - self._window_s > self._last_s
        over = self._end() if is_over else []
        self._until_s = until_s
        if holds:
            if self._first_s is None:
                self._first_s, self._confidence, self._speech_s = until_s, 0.0, speech_s
            self._last_s = until_s
            self._speech_s = (self._speech_s[0], speech_s[1])
            self._confidence = max(self._confidence, confidence)
        return over

    def finish(self) -> list[SpeechEvent]:
        """The event that was still going on when the sound ended."""
        return self._end(goes_on=self._last_s == self._until_s)

    def _end(self, goes_on: bool = False) -> list[SpeechEvent]:
        first_s = self._first_s
        if first_s is None:
            return []
        start_s, end_s = self._speech_s if self._throughout else self._from_middles(first_s)
        if goes_on and not self._throughout:
            end_s = self._last_s
        self._first_s = None
        return [SpeechEvent(self._kind, max(0.0, start_s), end_s, self._confidence)]

    def _from_middles(self, first_s: float) -> tuple[float, float]:
        half_s = self._window_s / 2
        start_s, end_s = first_s - half_s, self._last_s - half_s
        missing_s = max(0.0, half_s - (end_s - start_s))
        return start_s - missing_s / 2, end_s + missing_s / 2
