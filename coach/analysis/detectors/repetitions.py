"""Repetitions: a sound or syllable said again before the word continues."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.detectors.finding import Detection, margin
from coach.analysis.signal.loudest import RecentPeak
from coach.common.arrays import Float32, Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EventKind, Span, VoiceFrames


@dataclass(frozen=True, slots=True)
class RepetitionSpec:
    """Thresholds for repetitions.

    Tuned on half of the learners and of the RAVDESS actors: on syllables repeated by splicing, and
    on untouched speech, in which nobody repeats any.

    Attributes
    ----------
    cepstra
        Number of cepstral coefficients that describe a sound, besides its level. Each is
        averaged over three frames.
    level_weight
        Weight of the level.
    range_db
        Floor of the log-mel bands, below the loudest lately.
    before_frames, after_frames
        Frames around a nucleus that are compared with those around the next.
    shift_frames
        Largest shift of one against the other.
    distance_frames
        Least and greatest distance between the nuclei.
    max_distance
        Root mean square difference below which one syllable repeats another.
    """

    cepstra: int = 12
    level_weight: float = 0.3
    range_db: float = 60.0
    before_frames: int = 8
    after_frames: int = 8
    shift_frames: int = 3
    distance_frames: tuple[int, int] = (10, 70)
    max_distance: float = 6.5


class Repetitions:
    """Incremental detector of repeated syllables.

    Parameters
    ----------
    frames
        Framing of the log-mel.
    spec
        Thresholds; the tuned ones if None.
    """

    def __init__(self, frames: FeatureSpec, spec: RepetitionSpec | None = None) -> None:
        self.spec = spec or RepetitionSpec()
        level = np.full((frames.n_mels, 1), self.spec.level_weight / np.sqrt(frames.n_mels))
        basis = _cepstral_basis(frames.n_mels, self.spec.cepstra)
        self._basis = np.concatenate([level, basis], axis=1).astype(np.float32)
        self._loudest = RecentPeak(frames.frames_per_s)
        # The last frames, enough for two nuclei at their greatest distance.
        self._keep = 2 * self.spec.distance_frames[1]
        self._sounds = np.empty((0, self._basis.shape[1]), np.float32)
        self._seen = 0
        self._nuclei: list[int] = []
        self._last: int | None = None
        self._change = np.inf
        self._open: Span | None = None

    def push(self, frames: VoiceFrames, nuclei: Ints) -> list[Detection]:
        """Return the repetitions that have ended.

        Parameters
        ----------
        frames
            The newest frames.
        nuclei
            Frame numbers of the syllable nuclei found since the last call, ascending, shape (k,).

        Returns
        -------
        list[Detection]
            Each spans all the occurrences of a syllable, from the first to the last.
        """
        if len(frames):
            loudest_db = self._loudest.push(frames.log_mel.max(axis=1))
            least_db = (loudest_db - self.spec.range_db)[:, None].astype(np.float32)
            sounds = np.maximum(frames.log_mel, least_db) @ self._basis
            self._sounds = np.concatenate([self._sounds, sounds])
            self._seen += len(frames)
        self._nuclei += nuclei.tolist()
        over = []
        while self._nuclei and self._nuclei[0] + self._reach < self._seen:
            over += self._take(self._nuclei.pop(0))
        self._sounds = self._sounds[-self._keep :]
        if self._open and self._seen - self._open.end > self._keep:
            over += self._close()
        return over

    def finish(self) -> list[Detection]:
        """Return the repetitions that were still waiting for later sound."""
        over = [finding for nucleus in self._nuclei for finding in self._take(nucleus)]
        return over + self._close()

    @property
    def _reach(self) -> int:
        """Greatest number of frames after a nucleus that a comparison needs."""
        return self.spec.after_frames + self.spec.shift_frames + 1

    def _take(self, nucleus: int) -> list[Detection]:
        """Take the next nucleus, and return the repetition that it ends."""
        before, self._last = self._last, nucleus
        if before is None:
            return []
        nearest, farthest = self.spec.distance_frames
        if nearest <= nucleus - before <= farthest and self._repeats(before, nucleus):
            start = before - self.spec.before_frames if self._open is None else self._open.start
            self._open = Span(start, nucleus + self.spec.after_frames)
            return []
        return self._close()

    def _close(self) -> list[Detection]:
        last, self._open = self._open, None
        change, self._change = self._change, np.inf
        if last is None:
            return []
        return [Detection(EventKind.REPETITION, last, margin(change, self.spec.max_distance))]

    def _repeats(self, before: int, nucleus: int) -> bool:
        """Return whether the second nucleus repeats the first; record the smallest difference."""
        said = self._around(before, 0)
        again = self._around(nucleus, self.spec.shift_frames)
        if not len(said) or len(again) < len(said):
            return False
        # Every alignment of the first syllable with the second: (shifts, sounds, frames).
        ways = np.lib.stride_tricks.sliding_window_view(again, len(said), axis=0)
        change = float(np.sqrt(((ways - said.T) ** 2).mean(axis=(1, 2)).min()))
        if change >= self.spec.max_distance:
            return False
        self._change = min(self._change, change)
        return True

    def _around(self, nucleus: int, more: int) -> Float32:
        """Return the sounds around a nucleus and `more` on both sides, averaged over three frames.

        Fewer if not all have arrived; none if the first of them is no longer stored.
        """
        offset = self._seen - len(self._sounds)
        start = nucleus - self.spec.before_frames - more - 1 - offset
        if start < 0:
            return self._sounds[:0]
        sounds = self._sounds[start : nucleus + self.spec.after_frames + more + 1 - offset]
        return (sounds[:-2] + sounds[1:-1] + sounds[2:]) / np.float32(3)


def _cepstral_basis(n_mels: int, count: int) -> Float32:
    """Return the matrix that takes log-mel frames to their first `count` cepstral coefficients.

    The orthonormal cosine transform (DCT-II) without the level: float32, shape (n_mels, count).
    """
    band = (np.arange(n_mels) + 0.5)[:, None]
    order = np.arange(1, count + 1)
    basis: Float32 = (np.sqrt(2 / n_mels) * np.cos(np.pi * band * order / n_mels)).astype(
        np.float32
    )
    return basis
