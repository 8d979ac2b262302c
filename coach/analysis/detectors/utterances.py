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
    """Thresholds for utterances.

    Attributes
    ----------
    shortest_frames
        Least length of a run of activity.
    lapse_frames
        Longest gap within a run, such as the closure of a stop before its burst.
    pause_frames
        Length of a silence that ends an utterance: 0.25 s, Campione & Veronis (2002).
    voiced_frames
        Least number of voiced frames in an utterance; a slammed door has none.
    rises, rise_db
        A whisper has no voiced frame either, but its level rises to a vowel at least this often,
        each time by `rise_db` after a fall by as much. No door, fan or keyboard does that.
    """

    shortest_frames: int = 8
    lapse_frames: int = 4
    pause_frames: int = 25
    voiced_frames: int = 4
    rises: int = 3
    rise_db: float = 4.0


class Utterances:
    """Incremental segmentation into utterances and the silences between them.

    Parameters
    ----------
    frames
        Framing of the log-mel.
    spec
        Thresholds; the defaults if None.
    """

    def __init__(self, frames: FeatureSpec, spec: UtteranceSpec | None = None) -> None:
        self.spec = spec or UtteranceSpec()
        self._vowels = Vowels(frames)
        self._runs = Runs(
            lapse_frames=self.spec.lapse_frames, shortest_frames=self.spec.shortest_frames
        )
        # Numbers of the frames with a voice, and with a rise, in the open utterance and the open
        # run, as far as they can matter.
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
        """The utterance in progress, as far as it has come; None in silence."""
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
        """Return what ended within the next frames.

        Returns
        -------
        utterances : list[Span]
            Utterances that have ended.
        silences : list[Span]
            Silences between two utterances; each is returned as soon as the sound that ended it
            is known to be a voice.
        """
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
        """Return the last utterance and silence, as `push` does."""
        utterances: list[Span] = []
        silences: list[Span] = []
        for run in self._runs.finish():
            utterances += self._close(run.start)
            silences += self._extend(run)
        return utterances + self._close(self._seen + self.spec.pause_frames), silences

    def _extend(self, run: Span) -> list[Span]:
        """Extend the open utterance; return the silence before it once it proves to be speech."""
        self._open = Span(run.start if self._open is None else self._open.start, run.end)
        if self._is_speech:
            return []
        self._is_speech = self._has_voice(self._open)
        if not self._is_speech or self._last_end is None:
            return []
        return [Span(self._last_end, self._open.start)]

    def _find_rises(self, frames: VoiceFrames) -> Ints:
        """Return the first frame of a vowel after each rise that follows a fall."""
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
        """End the open utterance if it has been silent for long enough by `now`."""
        if self._open is None or now - self._open.end < self.spec.pause_frames:
            return []
        over, self._open = self._open, None
        was_speech, self._is_speech = self._is_speech, False
        if not was_speech:
            return []
        self._last_end = over.end
        return [over]

    def _forget(self) -> None:
        """Keep only the first frames of each span: whether there are enough is all that matters."""
        starts = [self._runs.decided, *([] if self._open is None else [self._open.start])]
        self._voiced = _firsts(self._voiced, starts, self.spec.voiced_frames)
        self._rises = _firsts(self._rises, starts, self.spec.rises)


def _firsts(frames: Ints, starts: list[int], count: int) -> Ints:
    """Return the first `count` frames from each start on, ascending."""
    firsts = [frames[np.searchsorted(frames, start) :][:count] for start in starts]
    return np.unique(np.concatenate(firsts))
