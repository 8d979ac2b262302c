"""Stretches of speech and the silences between them, to the hundredth of a second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.ma

from coach.analysis.runs import Runs
from coach.types import Span, VoiceFrames


@dataclass(frozen=True, slots=True)
class StretchSpec:
    """speech_db: how far sound must stand out, for at least `shortest_frames`.
    pause_frames: a silence that ends a stretch: 0.25 s, Campione & Veronis (2002).
    voiced_frames: of a stretch, at least; a slammed door has none.
    """

    speech_db: float = 1.0
    shortest_frames: int = 8
    pause_frames: int = 25
    voiced_frames: int = 4


class Stretches:
    """Incremental: `push` returns the stretches that are over and the silences, between two
    stretches, that are over; a silence as soon as it is sure that a voice has ended it."""

    def __init__(self, spec: StretchSpec | None = None) -> None:
        self.spec = spec or StretchSpec()
        self._runs = Runs(shortest_frames=self.spec.shortest_frames)
        # Voiced frames of the stretch and of the run that are open, as many as can matter.
        self._voiced = np.empty(0, int)
        self._seen = 0
        self._open: Span | None = None
        self._is_speech = False
        self._last_end: int | None = None

    @property
    def open_stretch(self) -> Span | None:
        """Speech that isn't over, as far as it has come; None in silence."""
        whole, run = self._open, self._runs.open_span
        if run is not None and run.frames >= self.spec.shortest_frames:
            is_same = whole is not None and run.start - whole.end < self.spec.pause_frames
            whole = Span(whole.start if is_same else run.start, run.end)
        if whole is None or not (self._is_speech or self._has_voice(whole)):
            return None
        return whole

    def push(self, frames: VoiceFrames) -> tuple[list[Span], list[Span]]:
        voiced = self._seen + np.flatnonzero(frames.f0_hz > 0)
        self._voiced = np.concatenate([self._voiced, voiced])
        self._seen += len(frames)
        stretches: list[Span] = []
        silences: list[Span] = []
        for run in self._runs.push(frames.excess_db > self.spec.speech_db):
            stretches += self._close(run.start)
            silences += self._extend(run)
        stretches += self._close(self._runs.decided)
        self._forget()
        return stretches, silences

    def finish(self) -> tuple[list[Span], list[Span]]:
        stretches: list[Span] = []
        silences: list[Span] = []
        for run in self._runs.finish():
            stretches += self._close(run.start)
            silences += self._extend(run)
        return stretches + self._close(self._seen + self.spec.pause_frames), silences

    def _extend(self, run: Span) -> list[Span]:
        """Go on with the open stretch; the silence before it once it proves to be speech."""
        self._open = Span(run.start if self._open is None else self._open.start, run.end)
        if self._is_speech:
            return []
        self._is_speech = self._has_voice(self._open)
        if not self._is_speech or self._last_end is None:
            return []
        return [Span(self._last_end, self._open.start)]

    def _has_voice(self, span: Span) -> bool:
        inside = (self._voiced >= span.start) & (self._voiced < span.end)
        return int(inside.sum()) >= self.spec.voiced_frames

    def _close(self, now: int) -> list[Span]:
        """End the open stretch if it has been silent until `now` for long enough."""
        if self._open is None or now - self._open.end < self.spec.pause_frames:
            return []
        over, self._open = self._open, None
        was_speech, self._is_speech = self._is_speech, False
        if not was_speech:
            return []
        self._last_end = over.end
        return [over]

    def _forget(self) -> None:
        """Only whether a stretch has enough voice is ever asked, so its first frames will do."""
        starts = [self._runs.decided, *([] if self._open is None else [self._open.start])]
        firsts = [self._voiced[np.searchsorted(self._voiced, start) :] for start in starts]
        self._voiced = np.unique(np.concatenate([f[: self.spec.voiced_frames] for f in firsts]))
