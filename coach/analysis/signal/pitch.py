"""The voice's fundamental frequency, frame by frame.

The method of Boersma [1]_, as in Praat's `To Pitch (ac)...`: the autocorrelation of each frame,
divided by that of its window, has a peak at every period the frame may have; the cheapest path
through these candidates and "unvoiced" is the pitch. Praat searches for the path through the whole
sound; here it is settled a quarter of a second later, so that it can be followed live.

Two things are added. A constant hum is subtracted from the spectra, so that mains and fans aren't
mistaken for the voice. And a period must recur: where a formant rings in breath, the correlation
dies away from one of its periods to the next.

References
----------
.. [1] Boersma (1993), "Accurate short-term analysis of the fundamental frequency".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from coach.analysis.signal.framing import Framing
from coach.analysis.signal.loudest import RecentPeak
from coach.analysis.signal.rolling_minimum import RollingMinimum
from coach.common.arrays import Float32, Float64, Floats, Ints
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ


@dataclass(frozen=True, slots=True)
class PitchSpec:
    """Thresholds and costs of `PitchTracker`.

    `voicing_cost` and `silence_threshold` are Praat's; the others were tuned on half of the
    learners and actors, shifted in pitch and in noise.

    Attributes
    ----------
    win_samples
        50 ms, two and a half periods of the lowest pitch; a longer window blurs a lively voice.
    candidates
        Number of correlation peaks considered in each frame.
    silence_threshold
        Share of the loudest frame's amplitude; frames below it tend to be unvoiced.
    octave_cost
        Strength lost per octave that a pitch lies lower: in noise, twice the period fits about
        as well. It is zero at `reference_hz`, so there it doesn't affect the choice between voiced
        and unvoiced.
    octave_jump_cost, voicing_cost
        Cost of a step of an octave, and of the voice starting or stopping, from one frame to the
        next.
    settle_frames
        Frames decided at a time, once the same number of later frames is known.
    recurrence_cost, recurrence_allowance
        The correlation should recur at two and three times the period. What it falls short by,
        beyond `recurrence_allowance` per further period, is multiplied by `recurrence_cost` and
        subtracted from the strength.
    recurrence_from_hz
        Pitch from which recurrence is required: where formants lie.
    low_pitch_cost
        Strength subtracted from pitches below `low_pitch_below_hz`, so that only a clear one is
        accepted there, and creak within another voice isn't.
    hum_below_hz, hum_factor, hum_blocks
        Below this frequency hum is subtracted, scaled by the factor. Hum is the lowest
        mean power of each frequency in the last `hum_blocks` blocks of `settle_frames`.
    hum_known, hum_rest_db
        Blocks that must be known before anything counts as hum. As a held note hums too, one of
        them must also be `hum_rest_db` below the loudest, unless all `hum_blocks` are known.
    spectrum_below_hz
        Upper limit of the spectrum used; above it a voice has few harmonics.
    """

    floor_hz: float = 50.0
    ceiling_hz: float = 800.0
    win_samples: int = 800
    candidates: int = 4
    voicing_threshold: float = 0.5
    silence_threshold: float = 0.03
    octave_cost: float = 0.04
    reference_hz: float = 87.0
    octave_jump_cost: float = 0.5
    voicing_cost: float = 0.14
    settle_frames: int = 25
    recurrence_cost: float = 0.3
    recurrence_allowance: float = 0.1
    recurrence_from_hz: float = 400.0
    low_pitch_cost: float = 0.1
    low_pitch_below_hz: float = 75.0
    hum_below_hz: float = 1_000.0
    hum_factor: float = 2.0
    hum_blocks: int = 26
    hum_known: int = 6
    hum_rest_db: float = 6.0
    spectrum_below_hz: float = 4_000.0


#: Strength of a missing candidate: below that of any real one.
_NONE = -9.0
#: More than any candidate's strength plus what choosing it could save in costs.
_LIKELIEST = 1.5
#: Transforms whose length is a multiple of this are fast.
_FAST = 192
#: Frames with less energy than this are digital silence.
_SILENCE = 1e-9


class PitchTracker:
    """Streaming fundamental frequency of 16 kHz sound.

    Frame `i` is centred on the same sample as frame `i` of `LogMel`. How the samples are split
    into blocks doesn't change the frames.

    Examples
    --------
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
        # Long enough that wrapping around doesn't reach the longest lag, and of a length that
        # transforms fast.
        self._n_fft = -(-(size + int(self._lags[-1])) // _FAST) * _FAST
        self._heard = int(self.spec.spectrum_below_hz * self._n_fft / ANALYSIS_RATE_HZ)
        self._to_lags = self._correlation()
        octaves = np.log2(ANALYSIS_RATE_HZ / self._lags[1:-1] / self.spec.floor_hz)
        self._favour = (self.spec.octave_cost * octaves).astype(np.float32)
        self._loudest = RecentPeak(frames.frames_per_s)
        self._waiting = np.empty((0, size), np.float32)
        self._low = int(self.spec.hum_below_hz * self._n_fft / ANALYSIS_RATE_HZ)
        # Of each of the last blocks, the mean power of every frequency, and the sum of these.
        self._powers = RollingMinimum(self.spec.hum_blocks, self._low, np.float32)
        self._levels: deque[float] = deque(maxlen=self.spec.hum_blocks)
        self._path = _Path(self.spec)

    def push(self, samples: Float32) -> Float32:
        """Take the next samples; return the pitch of the frames they settle.

        Parameters
        ----------
        samples
            Samples in [-1, 1], shape (n,).

        Returns
        -------
        Float32
            Fundamental frequency in Hz, 0 where unvoiced, shape (k,).
        """
        waiting = np.concatenate([self._waiting, self._framing.push(samples)])
        # Frames are settled in blocks of this size anyway, so waiting for one delays nothing.
        whole = len(waiting) - len(waiting) % self.spec.settle_frames
        frames, self._waiting = waiting[:whole], waiting[whole:]
        return self._path.push(*self._candidates(frames)) if whole else np.empty(0, np.float32)

    def finish(self) -> Float32:
        """Return the pitch of the frames still waiting for later sound, in Hz, shape (k,)."""
        frames, self._waiting = self._waiting, self._waiting[:0]
        settled = [self._path.push(*self._candidates(frames))] if len(frames) else []
        return np.concatenate([*settled, self._path.finish()])

    def _correlation(self) -> Float32:
        """Return the matrix from power spectra, up to `spectrum_below_hz`, to autocorrelations.

        The window's own autocorrelation is divided out; float32, shape (bins, n_lags). So few
        lags are needed that one matrix product costs less than a full transform.
        """
        bins = np.arange(self._n_fft // 2 + 1)
        weight = np.where((bins == 0) | (bins == bins[-1]), 1, 2) / self._n_fft
        inverse = weight[:, None] * np.cos(2 * np.pi * np.outer(bins, self._lags) / self._n_fft)
        window = np.abs(np.fft.rfft(self._window, self._n_fft)) ** 2
        return (inverse / (window @ inverse / (window @ weight)))[: self._heard].astype(np.float32)

    def _candidates(self, frames: Float32) -> tuple[Float64, Float64, Float64]:
        """Return candidate pitches in Hz and their strengths, and the strength of "unvoiced".

        Shapes (k, candidates) twice, and (k,).
        """
        frames = frames - frames @ self._mean
        frames *= self._window
        energy = np.maximum(np.einsum("ij,ij->i", frames, frames), _SILENCE)
        unvoiced = self._unvoiced(10 * np.log10(energy))
        hz = np.full((len(frames), self.spec.candidates), self.spec.floor_hz)
        strength = np.full_like(hz, _NONE)
        # Where silence beats any possible voice, no voice is looked for.
        audible = np.flatnonzero(unvoiced < _LIKELIEST)
        spectrum = np.fft.rfft(frames[audible], self._n_fft, axis=1)[:, : self._heard]
        power = spectrum.real**2 + spectrum.imag**2
        energy = energy[audible]
        for start, end, is_block in self._blocks(len(frames), audible):
            # Half of what was removed still counts, or the remains of the hum would look periodic.
            energy[start:end] -= self._take_hum(power[start:end, : self._low], is_block) / 2
        if len(audible):
            hz[audible], strength[audible] = self._peaks(power, energy)
        return hz, strength, unvoiced

    def _blocks(self, count: int, audible: Ints) -> Iterator[tuple[int, int, bool]]:
        """Yield each block's start and end among the audible frames, and whether it is full."""
        size = self.spec.settle_frames
        for first in range(0, count, size):
            start, end = np.searchsorted(audible, (first, first + size)).tolist()
            yield start, end, first + size <= count

    def _take_hum(self, low: Floats, is_block: bool) -> Floats:
        """Subtract hum, in place, from the low part of a block's audible power spectra.

        Hum is what each frequency never falls below. Return the energy removed from each frame,
        shape (k,).
        """
        if is_block:
            mean = low.sum(axis=0) / self.spec.settle_frames
            self._powers.push(mean)
            self._levels.append(float(mean.sum()))
        if not self._knows_hum():
            return np.zeros(len(low), np.float32)
        hum = np.minimum(low, self.spec.hum_factor * self._powers.least)
        low -= hum
        energy: Floats = 2 / self._n_fft * hum.sum(axis=1)
        return energy

    def _knows_hum(self) -> bool:
        if self._powers.pushed < self.spec.hum_known:
            return False
        rest = 10 ** (-self.spec.hum_rest_db / 10) * max(self._levels)
        return min(self._levels) < rest or len(self._levels) == self.spec.hum_blocks

    def _peaks(self, power: Floats, energy: Float32) -> tuple[Float64, Float64]:
        """Return the best autocorrelation peaks of power spectra, in Hz, and their strengths."""
        spec = self.spec
        shape = power @ self._to_lags / np.maximum(energy, _SILENCE)[:, None]
        here = shape[:, 1:-1]
        peak = (here > shape[:, :-2]) & (here >= shape[:, 2:])
        ranked = np.where(peak, -self._favour - here, -_NONE)
        best = np.argpartition(ranked, spec.candidates - 1, axis=1)[:, : spec.candidates]
        row = np.arange(len(best))[:, None]
        before, here, after = (shape[row, best + step] for step in range(3))
        is_peak = peak[row, best]
        # Parabolic interpolation through the peak and its neighbours.
        rise, bend = np.where(is_peak, before - after, 0), before - 2 * here + after
        shift = rise / (2 * np.minimum(bend, -_SILENCE))
        height = here - rise * shift / 4
        lags = self._lags[1 + best] + shift
        hz = ANALYSIS_RATE_HZ / lags
        # A height over 1 is an artefact of interpolation; the higher, the worse.
        height = np.minimum(height, 1 / np.maximum(height, 0.5))
        height -= spec.recurrence_cost * self._recurrence_deficit(shape, lags, height)
        strength = height + spec.octave_cost * np.log2(hz / spec.reference_hz)
        strength -= spec.low_pitch_cost * (hz < spec.low_pitch_below_hz)
        allowed = is_peak & (hz >= spec.floor_hz) & (hz <= spec.ceiling_hz)
        return hz, np.where(allowed, strength, _NONE)

    def _recurrence_deficit(self, shape: Floats, lags: Float64, height: Float64) -> Float64:
        """Return how far the correlation falls short one and two periods after each peak."""
        longest = ANALYSIS_RATE_HZ / self.spec.recurrence_from_hz
        row = np.arange(len(lags))[:, None]
        missing = np.zeros_like(height)
        for more in (1, 2):
            at = np.rint((1 + more) * lags).astype(int) - self._lags[0]
            is_known = (at < shape.shape[1] - 1) & (lags <= longest)
            at = np.where(is_known, at, 1)
            again = np.maximum(np.maximum(shape[row, at - 1], shape[row, at]), shape[row, at + 1])
            less = height - again - more * self.spec.recurrence_allowance
            missing += np.where(is_known, np.maximum(0, less), 0)
        return missing

    def _unvoiced(self, level_db: Float32) -> Float64:
        """Return the strength of "unvoiced" for frames of this level, shape (k,)."""
        spec = self.spec
        relative = 10 ** ((level_db - self._loudest.push(level_db)) / 20)
        quiet = 2 - relative * (1 + spec.voicing_threshold) / spec.silence_threshold
        return spec.voicing_threshold + np.maximum(0, quiet)


class _Path:
    """Viterbi search for the best path through the candidates, settled at a fixed delay."""

    def __init__(self, spec: PitchSpec) -> None:
        self._spec = spec
        self._score = np.zeros(spec.candidates + 1)
        self._last_octave: Float64 | None = None
        self._pitches: list[list[float]] = []
        self._from: list[list[int]] = []

    def push(self, pitches: Float64, strengths: Float64, unvoiced: Float64) -> Float32:
        """Extend the path by new frames; return the pitch, in Hz, of those it settles.

        pitches and strengths have shape (k, candidates), unvoiced has (k,).
        """
        spec = self._spec
        octave = np.log2(pitches)
        # No pitch is likelier before the first frame, so the first is taken to follow itself.
        last_octave = octave[0] if self._last_octave is None else self._last_octave
        before = np.concatenate([last_octave[None], octave[:-1]])
        self._last_octave = octave[-1]
        cost = np.full((len(pitches), spec.candidates + 1, spec.candidates + 1), spec.voicing_cost)
        cost[:, 0, 0] = 0
        # From each previous pitch (third axis) to each new one (second).
        jump = np.abs(octave[:, :, None] - before[:, None, :])
        cost[:, 1:, 1:] = spec.octave_jump_cost * jump
        # "No voice" is state 0, and has no pitch.
        strength = np.concatenate([unvoiced[:, None], strengths], axis=1)
        known = np.concatenate([np.zeros((len(pitches), 1)), pitches], axis=1)
        settled = []
        gains = strength[:, :, None] - cost
        rows = (spec.candidates + 1) * np.arange(spec.candidates + 1)
        for gain, pitch in zip(gains, known.tolist(), strict=True):
            ways = self._score + gain
            best = ways.argmax(axis=1)
            self._score = ways.take(rows + best)
            self._from.append(best.tolist())
            self._pitches.append(pitch)
            if len(self._pitches) == 2 * spec.settle_frames:
                settled.append(self._settle(spec.settle_frames))
        return np.concatenate(settled) if settled else np.empty(0, np.float32)

    def finish(self) -> Float32:
        return self._settle(len(self._pitches))

    def _settle(self, count: int) -> Float32:
        """Trace the best path back; return and drop its first `count` frames."""
        state = int(self._score.argmax())
        way = np.empty(len(self._pitches), np.float32)
        for frame in range(len(way) - 1, -1, -1):
            way[frame] = self._pitches[frame][state]
            state = self._from[frame][state]
        self._score -= self._score.max()  # only differences matter; keep it bounded
        del self._pitches[:count], self._from[:count]
        return way[:count]
