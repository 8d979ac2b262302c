"""The last seconds of the voice, which the figures over a window are computed from."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import SettledDelivery, Span

#: Power of digital silence at 16 bits.
_SILENCE = 1e-10
#: A syllable's level is that of its loudest frame within this many frames of its nucleus.
_NUCLEUS_FRAMES = 5


class Recent:
    """Rolling buffer of the last `keep_s` seconds of the settled delivery.

    Every window it is asked for ends at `until_s`. Frames are counted from the session's start.
    """

    def __init__(self, frames: FeatureSpec, keep_s: float) -> None:
        self._spec = frames
        self._keep = round(keep_s * frames.frames_per_s)
        self._pitch_st = np.empty(0, np.float32)
        self._levels_db = np.empty(0, np.float32)
        self._nuclei = np.empty(0, int)
        self._utterances: list[Span] = []
        self._open: Span | None = None
        self._missing: list[Span] = []
        self._began: int | None = None
        self._end = 0

    def push(self, heard: SettledDelivery, open_utterance: Span | None) -> None:
        """Take what is newly settled, and the utterance in progress, None if there is none."""
        frames = heard.frames
        self._end = frames.end
        levels_db = 10 * np.log10(np.maximum(frames.power, _SILENCE))
        self._levels_db = np.append(self._levels_db, levels_db)[-self._keep :]
        self._pitch_st = np.append(self._pitch_st, frames.pitch_st)[-self._keep :]
        oldest = self._end - self._keep
        nuclei = np.append(self._nuclei, heard.nuclei)
        self._nuclei = nuclei[np.searchsorted(nuclei, oldest) :]
        self._utterances = [s for s in self._utterances if s.end > oldest] + list(heard.utterances)
        self._open = open_utterance
        if self._began is None:
            self._began = min((utterance.start for utterance in self._speech), default=None)

    def note_missing(self, span: Span) -> None:
        """Record that sound is missing in a span; speech there may be lost."""
        self._missing.append(span)

    def missing(self, span: Span) -> int:
        """Return how many frames of a span, anywhere in the session, are missing."""
        return sum(max(0, min(m.end, span.end) - max(m.start, span.start)) for m in self._missing)

    @property
    def until_s(self) -> float:
        """Time up to which the delivery is settled: the end of every window."""
        return self._spec.centre_s(self._end - 0.5)

    def length_s(self, frames: int) -> float:
        """Return the duration of a number of frames."""
        return frames / self._spec.frames_per_s

    def syllables(self, last_s: float) -> int:
        """Return the number of syllables in the last seconds."""
        first, end = self._window(last_s)
        return int(((self._nuclei >= first) & (self._nuclei < end)).sum())

    def talk_s(self, last_s: float) -> float:
        """Return how much of the last seconds is talk: since the first word, and not missing."""
        first, end = self._window(last_s)
        if self._began is None:
            return 0.0
        talk = Span(max(first, self._began), end)
        return max(0, talk.frames - self.missing(talk)) / self._spec.frames_per_s

    def speech_s(self, last_s: float) -> float:
        """Return how much of the last seconds was speech, without pauses of 0.25 s or more."""
        first, end = self._window(last_s)
        inside = sum(max(0, min(s.end, end) - max(s.start, first)) for s in self._speech)
        return inside / self._spec.frames_per_s

    @property
    def open_s(self) -> tuple[float, float] | None:
        """Start and end so far of the utterance in progress, in seconds; None in silence."""
        return None if self._open is None else self.seconds(self._open)

    def seconds(self, span: Span) -> tuple[float, float]:
        """Return the start and end of a span of frames in seconds."""
        return self._spec.edges_s(span)

    def pitch_st(self, last_s: float) -> Float32:
        """Return the pitch of the voiced frames of the last seconds.

        Returns
        -------
        Float32
            Semitones over 1 Hz, shape (k,).
        """
        pitch_st = self._pitch_st[-round(last_s * self._spec.frames_per_s) :]
        return pitch_st[np.isfinite(pitch_st)]

    def voice_s(self, last_s: float) -> tuple[float, float]:
        """Return where the voice starts and ends within the last seconds.

        Both are `until_s` if no frame is voiced.
        """
        pitch_st = self._pitch_st[-round(last_s * self._spec.frames_per_s) :]
        voiced = np.flatnonzero(np.isfinite(pitch_st))
        if not len(voiced):
            return self.until_s, self.until_s
        first = self._end - len(pitch_st)
        start, end = first + int(voiced[0]) - 0.5, first + int(voiced[-1]) + 0.5
        return self._spec.centre_s(start), self._spec.centre_s(end)

    def pitch_within(self, span: Span) -> Float32:
        """Return the pitch of each frame of a span that is still in the buffer.

        Returns
        -------
        Float32
            Semitones over 1 Hz, NaN where unvoiced, shape (k,).
        """
        oldest = self._end - len(self._pitch_st)
        return self._pitch_st[max(0, span.start - oldest) : max(0, span.end - oldest)]

    def kept(self, span: Span) -> Span:
        """Return the part of a span that is still in the buffer."""
        return Span(max(span.start, self._end - self._keep), span.end)

    def levels(self, span: Span) -> Float32:
        """Return the levels in dBFS, shape (k,), of a span's frames still in the buffer."""
        oldest = self._end - len(self._levels_db)
        return self._levels_db[max(0, span.start - oldest) : max(0, span.end - oldest)]

    def nuclei_levels(self, span: Span) -> Float32:
        """Return the levels of the syllables of a span that are still in the buffer.

        Returns
        -------
        Float32
            Level of each syllable's loudest frame in dBFS, shape (k,).
        """
        nuclei = self._nuclei[(self._nuclei >= span.start) & (self._nuclei < span.end)]
        at = nuclei - (self._end - len(self._levels_db))
        around = at[at >= 0, None] + np.arange(-_NUCLEUS_FRAMES, _NUCLEUS_FRAMES + 1)
        inside = np.clip(around, 0, len(self._levels_db) - 1)
        loudest_db: Float32 = self._levels_db[inside].max(axis=1)
        return loudest_db

    def last_nuclei_levels(self, last_s: float) -> Float32:
        """Return the same for the syllables of the last seconds."""
        return self.nuclei_levels(Span(*self._window(last_s)))

    @property
    def _speech(self) -> list[Span]:
        return [*self._utterances, *([self._open] if self._open else [])]

    def _window(self, last_s: float) -> tuple[int, int]:
        return self._end - round(last_s * self._spec.frames_per_s), self._end
