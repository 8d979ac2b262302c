"""Spans of frames in which a condition holds."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Bools
from coach.domain.stream import Span


class Runs:
    """Streaming search for spans of frames in which a condition holds.

    Parameters
    ----------
    lapse_frames
        Longest gap that doesn't end a span.
    shortest_frames
        Spans with fewer frames are left out.

    Examples
    --------
    >>> Runs(lapse_frames=1, shortest_frames=3).push(np.array([1, 1, 0, 1, 0, 0, 1, 0, 0], bool))
    [Span(start=0, end=4)]
    """

    def __init__(self, *, lapse_frames: int = 0, shortest_frames: int = 1) -> None:
        self._lapse = lapse_frames
        self._shortest = shortest_frames
        self._seen = 0
        self._open: Span | None = None

    def push(self, holds: Bools) -> list[Span]:
        """Take whether the condition holds in each of the next frames; return the spans now over.

        Parameters
        ----------
        holds
            One value per frame, shape (n,).

        Returns
        -------
        list[Span]
            Frames counted from the first that was pushed.
        """
        if not holds.any():
            return self.skip(len(holds))
        fenced = np.zeros(len(holds) + 2, bool)
        fenced[1:-1] = holds
        edges = np.flatnonzero(fenced[1:] != fenced[:-1])
        over: list[Span] = []
        for start, end in (edges.reshape(-1, 2) + self._seen).tolist():
            if self._open is not None and start - self._open.end > self._lapse:
                over += self.finish()
            self._open = Span(start if self._open is None else self._open.start, end)
        return over + self.skip(len(holds))

    def skip(self, count: int) -> list[Span]:
        """Pass over frames in which the condition fails; return the span they end, if any."""
        self._seen += count
        is_over = self._open is not None and self._seen - self._open.end > self._lapse
        return self.finish() if is_over else []

    @property
    def open_span(self) -> Span | None:
        """The open span, up to the last frame in which the condition holds; None without one."""
        return self._open

    @property
    def decided(self) -> int:
        """The frame up to which every span is known."""
        return self._seen if self._open is None else self._open.start

    def finish(self) -> list[Span]:
        """Close the open span and return it, if there is one and it is long enough."""
        last, self._open = self._open, None
        return [last] if last is not None and last.frames >= self._shortest else []
