"""The last seconds of the voice, as the figures over a window ask for them."""

from __future__ import annotations

import numpy as np

from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import Heard, Span

#: Power of what is silent in 16 bits.
_SILENCE = 1e-10
#: A syllable is as loud as its loudest frame, which lies within this many of its nucleus.
_NUCLEUS_FRAMES = 5


class Recent:
    """Keeps `keep_s` of what is settled."""

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

    def push(self, heard: Heard, open_utterance: Span | None) -> None:
        """Take what is new; `open_utterance` is the speech that isn't over."""
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
        """Sound is missing there, of which nobody knows what was said."""
        self._missing.append(span)

    def missing(self, span: Span) -> int:
        """Frames of a span, anywhere in the session, that are missing."""
        return sum(max(0, min(m.end, span.end) - max(m.start, span.start)) for m in self._missing)

    @property
    def until_s(self) -> float:
        """The end of every window that is asked for."""
        return self._spec.centre_s(self._end - 0.5)

    def length_s(self, frames: int) -> float:
        """How long this many frames take."""
        return frames / self._spec.frames_per_s

    def syllables(self, last_s: float) -> int:
        """How many there were in the last seconds."""
        first, end = self._window(last_s)
        return int(((self._nuclei >= first) & (self._nuclei < end)).sum())

    def talk_s(self, last_s: float) -> float:
        """How much of those seconds lies after the first word of the session, and isn't missing."""
        first, end = self._window(last_s)
        if self._began is None:
            return 0.0
        talk = Span(max(first, self._began), end)
        return max(0, talk.frames - self.missing(talk)) / self._spec.frames_per_s

    def speech_s(self, last_s: float) -> float:
        """How much of those seconds was speech; pauses of 0.25 s and more are none."""
        first, end = self._window(last_s)
        inside = sum(max(0, min(s.end, end) - max(s.start, first)) for s in self._speech)
        return inside / self._spec.frames_per_s

    @property
    def open_s(self) -> tuple[float, float] | None:
        """When the speech that isn't over began, and how far it has come, in seconds."""
        return None if self._open is None else self.seconds(self._open)

    def seconds(self, span: Span) -> tuple[float, float]:
        """When a span of frames begins and ends."""
        return self._spec.edges_s(span)

    def pitch_st(self, last_s: float) -> Float32:
        """Of the voiced frames among the last seconds, in semitones over 1 Hz, shape (k,)."""
        pitch_st = self._pitch_st[-round(last_s * self._spec.frames_per_s) :]
        return pitch_st[np.isfinite(pitch_st)]

    def voice_s(self, last_s: float) -> tuple[float, float]:
        """When the first and the last voiced frame of the last seconds are; both at the end of
        them where there is none."""
        pitch_st = self._pitch_st[-round(last_s * self._spec.frames_per_s) :]
        voiced = np.flatnonzero(np.isfinite(pitch_st))
        if not len(voiced):
            return self.until_s, self.until_s
        first = self._end - len(pitch_st)
        start, end = first + int(voiced[0]) - 0.5, first + int(voiced[-1]) + 0.5
        return self._spec.centre_s(start), self._spec.centre_s(end)

    def pitch_within(self, span: Span) -> Float32:
        """Semitones over 1 Hz of every frame of a span that is kept, NaN where unvoiced."""
        oldest = self._end - len(self._pitch_st)
        return self._pitch_st[max(0, span.start - oldest) : max(0, span.end - oldest)]

    def kept(self, span: Span) -> Span:
        """What of a span is still kept."""
        return Span(max(span.start, self._end - self._keep), span.end)

    def levels(self, span: Span) -> Float32:
        """Levels of the frames of a span that is kept, in dBFS."""
        oldest = self._end - len(self._levels_db)
        return self._levels_db[max(0, span.start - oldest) : max(0, span.end - oldest)]

    def nuclei_levels(self, span: Span) -> Float32:
        """Levels of the syllables of a span that is kept, in dBFS: of their loudest frames."""
        nuclei = self._nuclei[(self._nuclei >= span.start) & (self._nuclei < span.end)]
        at = nuclei - (self._end - len(self._levels_db))
        around = at[at >= 0, None] + np.arange(-_NUCLEUS_FRAMES, _NUCLEUS_FRAMES + 1)
        inside = np.clip(around, 0, len(self._levels_db) - 1)
        loudest_db: Float32 = self._levels_db[inside].max(axis=1)
        return loudest_db

    def last_nuclei_levels(self, last_s: float) -> Float32:
        """The same of the syllables of the last seconds."""
        return self.nuclei_levels(Span(*self._window(last_s)))

    @property
    def _speech(self) -> list[Span]:
        return [*self._utterances, *([self._open] if self._open else [])]

    def _window(self, last_s: float) -> tuple[int, int]:
        return self._end - round(last_s * self._spec.frames_per_s), self._end
