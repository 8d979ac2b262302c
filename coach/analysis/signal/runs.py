"""Where a condition holds, frame by frame, as spans."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Bools
from coach.domain.stream import Span


class Runs:
    """Incremental: `push` takes whether the condition holds in the next frames, bool, shape
    (n,), and returns the spans that are over now. Lapses of at most `lapse_frames` don't end
    one; those with fewer than `shortest_frames` are left out.

    >>> Runs(lapse_frames=1, shortest_frames=3).push(np.array([1, 1, 0, 1, 0, 0, 1, 0, 0], bool))
    [Span(start=0, end=4)]
    """

    def __init__(self, *, lapse_frames: int = 0, shortest_frames: int = 1) -> None:
        self._lapse = lapse_frames
        self._shortest = shortest_frames
        self._seen = 0
        self._open: Span | None = None

    def push(self, holds: Bools) -> list[Span]:
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
        """Pass over frames; the span that they bring to an end."""
        self._seen += count
        is_over = self._open is not None and self._seen - self._open.end > self._lapse
        return self.finish() if is_over else []

    @property
    def open_span(self) -> Span | None:
        """The span that is still going on, as far as it has come."""
        return self._open

    @property
    def decided(self) -> int:
        """The frame before which every span is known."""
        return self._seen if self._open is None else self._open.start

    def finish(self) -> list[Span]:
        """The span that was still going on, as far as it came."""
        last, self._open = self._open, None
        return [last] if last is not None and last.frames >= self._shortest else []
