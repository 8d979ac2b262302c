"""A habit that lasts, as one event from beginning to end."""

from __future__ import annotations

from coach.domain.stream import EventKind, SpeechEvent


class Sustained:
    """Joins touching windows in which a condition holds into one event.

    An event is over once a window that begins after it has passed. Its confidence is the greatest
    of its windows'.

    Parameters
    ----------
    kind
        Kind of the events.
    window_s
        Length of the windows.
    throughout
        If true, the condition holds only where it fills a window, and an event goes from the first
        speech of its first window to the last speech of its last one. If false, half a window is
        enough for it to hold, and an event goes from the middle of its first window to the middle
        of its last one, but lasts at least half a window.
    """

    def __init__(self, kind: EventKind, window_s: float, throughout: bool) -> None:
        self._kind = kind
        self._window_s = window_s
        self._throughout = throughout
        self._first_s: float | None = None
        self._last_s = self._until_s = self._confidence = 0.0
        # The first speech of the first window that holds, and the last speech of the last one.
        self._speech_s = (0.0, 0.0)

    def push(
        self,
        until_s: float,
        confidence: float,
        holds: bool,
        speech_s: tuple[float, float] = (0.0, 0.0),
    ) -> list[SpeechEvent]:
        """Take the next window; return the event that is now over, if any.

        Parameters
        ----------
        until_s
            Time at which the window ends.
        confidence
            How sure it is that the condition holds.
        holds
            Whether the condition holds in the window.
        speech_s
            Times of the first and the last speech in the window; used only if `throughout`.
        """
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
        """Return the event still open at the end of the sound, if any."""
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
