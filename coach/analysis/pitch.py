"""The voice's fundamental frequency, frame by frame.

Boersma (1993), "Accurate short-term analysis of the fundamental frequency", as in Praat's
`To Pitch (ac)...`: the autocorrelation of each frame, divided by that of its window, has a
peak at every period the frame may have; the cheapest path through these candidates and
"unvoiced" is the pitch. Praat searches the path through the whole sound; here it is settled
a quarter of a second later, so that it can be followed live.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.framing import Framing
from coach.analysis.loudest import Loudest
from coach.model_card import FeatureSpec
from coach.types import ANALYSIS_RATE_HZ


@dataclass(frozen=True, slots=True)
class PitchSpec:
    """Thresholds and costs; all but `voicing_threshold` (there 0.45) are Praat's defaults.

    win_samples: three periods of the lowest pitch.
    candidates: how many peaks a frame keeps.
    silence_threshold: of the loudest frame's amplitude; quieter frames are taken for unvoiced.
    octave_cost: for each octave below the highest pitch; octave_jump_cost and voicing_cost:
        of a step of an octave, and of voice beginning or ending, from one frame to the next.
    settle_frames: how many frames are decided on at a time, after as many more are known.
    """

    floor_hz: float = 75.0
    ceiling_hz: float = 600.0
    win_samples: int = 640
    candidates: int = 4
    voicing_threshold: float = 0.5
    silence_threshold: float = 0.03
    octave_cost: float = 0.01
    octave_jump_cost: float = 0.35
    voicing_cost: float = 0.14
    settle_frames: int = 25


#: No candidate: less likely than any that there is.
_NONE = -9.0
#: More than any candidate's strength and what it could save in costs.
_LIKELIEST = 1.5
#: Frames of less energy than this are digital silence.
_SILENCE = 1e-9


class PitchTracker:
    """Incremental fundamental frequency of 16 kHz sound.

    `push` takes float32 samples in [-1, 1], shape (n,), and returns the frames settled by
    them: float32 Hz, shape (k,), 0 where there is no voice. Frame `i` is centred on the same
    sample as frame `i` of `LogMel`; cutting the samples differently gives the same frames.

    >>> import numpy as np
    >>> saw = (np.arange(16_000) * 120 / 16_000 % 1 - 0.5).astype(np.float32)
    >>> tracker = PitchTracker()
    >>> track = np.concatenate([tracker.push(saw), tracker.finish()])
    >>> round(float(np.median(track)))
    120
    """

    def __init__(self, spec: PitchSpec | None = None, frames: FeatureSpec | None = None) -> None:
        self.spec = spec or PitchSpec()
        frames = frames or FeatureSpec()
        size = self.spec.win_samples
        self._framing = Framing(size, frames.hop_samples, lead=(size - frames.n_fft) // 2)
        self._window = np.hanning(size + 1)[:-1].astype(np.float32)
        self._mean = np.full((size, 1), 1 / size, np.float32)
        first = int(ANALYSIS_RATE_HZ / self.spec.ceiling_hz) - 1
        self._lags = np.arange(first, int(ANALYSIS_RATE_HZ / self.spec.floor_hz) + 3)
        # Long enough that the correlation of its ends doesn't reach the longest lag.
        self._n_fft = 1 << (size + int(self._lags[-1])).bit_length()
        self._to_lags = self._correlation()
        octaves = np.log2(ANALYSIS_RATE_HZ / self._lags[1:-1] / self.spec.floor_hz)
        self._favour = (self.spec.octave_cost * octaves).astype(np.float32)
        self._loudest = Loudest(frames.frames_per_s)
        self._path = _Path(self.spec)

    def push(self, samples: np.ndarray) -> np.ndarray:
        frames = self._framing.push(samples)
        if not len(frames):
            return np.empty(0, np.float32)
        return self._path.push(*self._candidates(frames))

    def finish(self) -> np.ndarray:
        """The frames that were still waiting for the sound after them."""
        return self._path.finish()

    def _correlation(self) -> np.ndarray:
        """What takes power spectra to the autocorrelation at 0 and, window's share divided out,
        at each lag; float32, shape (n_fft // 2 + 1, 1 + n_lags). Few lags are wanted, so one
        product of matrices costs less than a whole transform."""
        bins = np.arange(self._n_fft // 2 + 1)
        weight = np.where((bins == 0) | (bins == bins[-1]), 1, 2) / self._n_fft
        lags = np.concatenate([[0], self._lags])
        inverse = weight[:, None] * np.cos(2 * np.pi * np.outer(bins, lags) / self._n_fft)
        share = np.abs(np.fft.rfft(self._window, self._n_fft)) ** 2 @ inverse
        return (inverse / (share / share[0])).astype(np.float32)

    def _candidates(self, frames: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Pitches in Hz and their strengths, shape (k, candidates), and strength of no voice."""
        frames = frames - frames @ self._mean
        frames *= self._window
        energy = np.maximum(np.einsum("ij,ij->i", frames, frames), _SILENCE)
        unvoiced = self._unvoiced(10 * np.log10(energy))
        hz = np.full((len(frames), self.spec.candidates), self.spec.floor_hz)
        strength = np.full_like(hz, _NONE)
        # Where silence is likelier than any voice could be, none is looked for.
        audible = unvoiced < _LIKELIEST
        if audible.any():
            hz[audible], strength[audible] = self._peaks(frames[audible])
        return hz, strength, unvoiced

    def _peaks(self, frames: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The best peaks of the autocorrelation of windowed frames: Hz and strengths."""
        spec = self.spec
        spectrum = np.fft.rfft(frames, self._n_fft, axis=1)
        correlation = (spectrum.real**2 + spectrum.imag**2) @ self._to_lags
        shape = correlation[:, 1:] / np.maximum(correlation[:, :1], _SILENCE)
        here = shape[:, 1:-1]
        peak = (here > shape[:, :-2]) & (here >= shape[:, 2:])
        ranked = np.where(peak, -self._favour - here, -_NONE)
        best = np.argpartition(ranked, spec.candidates - 1, axis=1)[:, : spec.candidates]
        row = np.arange(len(best))[:, None]
        before, here, after = (shape[row, best + step] for step in range(3))
        is_peak = peak[row, best]
        # The parabola through the peak and its neighbours.
        rise, bend = np.where(is_peak, before - after, 0), before - 2 * here + after
        shift = rise / (2 * np.minimum(bend, -_SILENCE))
        height = here - rise * shift / 4
        hz = ANALYSIS_RATE_HZ / (self._lags[1 + best] + shift)
        # A height over 1 is an artefact of interpolation, the worse the higher.
        height = np.minimum(height, 1 / np.maximum(height, 0.5))
        strength = height + spec.octave_cost * np.log2(hz / spec.floor_hz)
        allowed = is_peak & (hz >= spec.floor_hz) & (hz <= spec.ceiling_hz)
        return hz, np.where(allowed, strength, _NONE)

    def _unvoiced(self, level_db: np.ndarray) -> np.ndarray:
        """How likely frames of this level have no voice, on the scale of the strengths."""
        spec = self.spec
        relative = 10 ** ((level_db - self._loudest.push(level_db)) / 20)
        quiet = 2 - relative * (1 + spec.voicing_threshold) / spec.silence_threshold
        return spec.voicing_threshold + np.maximum(0, quiet)


class _Path:
    """The best way through the candidates (Viterbi), settled a fixed number of frames late."""

    def __init__(self, spec: PitchSpec) -> None:
        self._spec = spec
        self._score = np.zeros(spec.candidates + 1)
        self._last_octave: np.ndarray | None = None
        self._pitches: list[np.ndarray] = []
        self._from: list[np.ndarray] = []

    def push(self, pitches: np.ndarray, strengths: np.ndarray, unvoiced: np.ndarray) -> np.ndarray:
        """Candidates of new frames, shape (k, candidates), and strength of no voice, (k,)."""
        spec = self._spec
        octave = np.log2(pitches)
        # Before the first frame every pitch is as likely, so the first comes from itself.
        last_octave = octave[0] if self._last_octave is None else self._last_octave
        before = np.concatenate([last_octave[None], octave[:-1]])
        self._last_octave = octave[-1]
        cost = np.full((len(pitches), spec.candidates + 1, spec.candidates + 1), spec.voicing_cost)
        cost[:, 0, 0] = 0
        # To a pitch (second axis) from another (third).
        jump = np.abs(octave[:, :, None] - before[:, None, :])
        cost[:, 1:, 1:] = spec.octave_jump_cost * jump
        # "No voice" is state 0, and has no pitch.
        strength = np.concatenate([unvoiced[:, None], strengths], axis=1)
        known = np.concatenate([np.zeros((len(pitches), 1)), pitches], axis=1)
        settled = []
        gains = strength[:, :, None] - cost
        states = np.arange(spec.candidates + 1)
        for gain, pitch in zip(gains, known, strict=True):
            ways = self._score + gain
            best = ways.argmax(axis=1)
            self._score = ways[states, best]
            self._from.append(best)
            self._pitches.append(pitch)
            if len(self._pitches) == 2 * spec.settle_frames:
                settled.append(self._settle(spec.settle_frames))
        return np.concatenate(settled) if settled else np.empty(0, np.float32)

    def finish(self) -> np.ndarray:
        return self._settle(len(self._pitches))

    def _settle(self, count: int) -> np.ndarray:
        """Follow the best way back and let go of its first `count` frames."""
        state = int(self._score.argmax())
        way = np.empty(len(self._pitches), np.float32)
        for frame in range(len(way) - 1, -1, -1):
            way[frame] = self._pitches[frame][state]
            state = self._from[frame][state]
        self._score -= self._score.max()  # only differences count; it would grow for ever
        del self._pitches[:count], self._from[:count]
        return way[:count]
