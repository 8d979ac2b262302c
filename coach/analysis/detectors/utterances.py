"""Utterances and the silences between them, to the hundredth of a second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.ma

from coach.analysis.signal.activity import SPEECH_DB
from coach.analysis.signal.runs import Runs
from coach.analysis.signal.vowels import Vowels
from coach.common.arrays import Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import Span, VoiceFrames


@dataclass(frozen=True, slots=True)
class UtteranceSpec:
    """shortest_frames: that sound must stand out for, at least; lapse_frames: that it may be lost
        for, as in a stop before it bursts.
    pause_frames: a silence that ends an utterance: 0.25 s, Campione & Veronis (2002).
    voiced_frames: of an utterance, at least; a slammed door has none. A whisper has none either,
    rises: but it rises to a vowel and falls so often, by `rise_db`, as no door, no fan and no
        keyboard does.
    """

    shortest_frames: int = 8
    lapse_frames: int = 4
    pause_frames: int = 25
    voiced_frames: int = 4
    rises: int = 3
    rise_db: float = 4.0


class Utterances:
    """Incremental: `push` returns the utterances that are over and the silences, between two
    utterances, that are over; a silence as soon as it is sure that a voice has ended it."""

    def __init__(self, frames: FeatureSpec, spec: UtteranceSpec | None = None) -> None:
        self.spec = spec or UtteranceSpec()
        self._vowels = Vowels(frames)
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames, shortest_frames=self.spec.shortest_frames
        )
        # Voiced frames, and rises, of the utterance and of the run that are open, as many as can
        # matter.
        self._voiced = np.empty(0, int)
        self._rises = np.empty(0, int)
        self._turn_db = 0.0
        self._is_up = self._is_counted = False
        self._seen = 0
        self._open: Span | None = None
        self._is_speech = False
        self._last_end: int | None = None

    @property
    def open_utterance(self) -> Span | None:
        """Speech that isn't over, as far as it has come; None in silence."""
        whole, run = self._open, self._runs.open_span
        if run is not None and run.frames >= self.spec.shortest_frames:
            start = run.start
            if whole is not None and run.start - whole.end < self.spec.pause_frames:
                start = whole.start
            whole = Span(start, run.end)
        if whole is None or not (self._is_speech or self._has_voice(whole)):
            return None
        return whole

    def push(self, frames: VoiceFrames) -> tuple[list[Span], list[Span]]:
        voiced = self._seen + np.flatnonzero(frames.f0_hz > 0)
        self._voiced = np.concatenate([self._voiced, voiced])
        self._rises = np.concatenate([self._rises, self._find_rises(frames)])
        self._seen += len(frames)
        utterances: list[Span] = []
        silences: list[Span] = []
        for run in self._runs.push(frames.excess_db > SPEECH_DB):
            utterances += self._close(run.start)
            silences += self._extend(run)
        utterances += self._close(self._runs.decided)
        self._forget()
        return utterances, silences

    def finish(self) -> tuple[list[Span], list[Span]]:
        utterances: list[Span] = []
        silences: list[Span] = []
        for run in self._runs.finish():
            utterances += self._close(run.start)
            silences += self._extend(run)
        return utterances + self._close(self._seen + self.spec.pause_frames), silences

    def _extend(self, run: Span) -> list[Span]:
        """Go on with the open utterance; the silence before it once it proves to be speech."""
        self._open = Span(run.start if self._open is None else self._open.start, run.end)
        if self._is_speech:
            return []
        self._is_speech = self._has_voice(self._open)
        if not self._is_speech or self._last_end is None:
            return []
        return [Span(self._last_end, self._open.start)]

    def _find_rises(self, frames: VoiceFrames) -> Ints:
        """Frames that are a vowel's, the first after each rise that follows a fall."""
        found = []
        rise_db = self.spec.rise_db
        vowels = self._vowels.among(frames.log_mel).tolist()
        for number, level_db in enumerate(frames.excess_db.tolist()):
            if self._is_up:
                self._turn_db = max(self._turn_db, level_db)
                if level_db < self._turn_db - rise_db:
                    self._is_up, self._turn_db = False, level_db
            else:
                self._turn_db = min(self._turn_db, level_db)
                if level_db > self._turn_db + rise_db:
                    self._is_up, self._turn_db, self._is_counted = True, level_db, False
            if self._is_up and vowels[number] and not self._is_counted:
                self._is_counted = True
                found.append(self._seen + number)
        return np.array(found, int)

    def _has_voice(self, span: Span) -> bool:
        return any(
            int(((frames >= span.start) & (frames < span.end)).sum()) >= least
            for frames, least in (
                (self._voiced, self.spec.voiced_frames),
                (self._rises, self.spec.rises),
            )
        )

    def _close(self, now: int) -> list[Span]:
        """End the open utterance if it has been silent until `now` for long enough."""
        if self._open is None or now - self._open.end < self.spec.pause_frames:
            return []
        over, self._open = self._open, None
        was_speech, self._is_speech = self._is_speech, False
        if not was_speech:
            return []
        self._last_end = over.end
        return [over]

    def _forget(self) -> None:
        """Only whether an utterance has enough voice is ever asked, so its first frames will do."""
        starts = [self._runs.decided, *([] if self._open is None else [self._open.start])]
        self._voiced = _firsts(self._voiced, starts, self.spec.voiced_frames)
        self._rises = _firsts(self._rises, starts, self.spec.rises)


def _firsts(frames: Ints, starts: list[int], count: int) -> Ints:
    """The first few frames from each start on, rising."""
    firsts = [frames[np.searchsorted(frames, start) :][:count] for start in starts]
    return np.unique(np.concatenate(firsts))
