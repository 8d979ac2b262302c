"""Periodicity of the voice at each candidate pitch: the melody, before any decision on it.

A 25 ms mel spectrum doesn't resolve the harmonics of a low voice. An autocorrelation over 50 ms
does; it is read at lags in equal steps of pitch. The spectrum is compressed first, as in Tolonen
& Karjalainen (2000), so that peaks show the pitch and not the vowel. The result doesn't depend on
loudness, and noise only lowers it.
"""

from __future__ import annotations

import numpy as np

from coach.analysis.signal.framing import Framing
from coach.common.arrays import Float32, Float64
from coach.domain.model_card import FeatureSpec

#: Frames whose compressed energy is below this are silence, with a periodicity of 0.
_SILENCE = 1e-6


def pitches_hz(spec: FeatureSpec) -> Float64:
    """Return the candidate pitches in Hz, rising, shape (n_pitches,)."""
    return spec.pitch_min_hz * 2 ** (np.arange(spec.n_pitches) / spec.pitches_per_octave)


class Periodicity:
    """Streaming autocorrelation over pitch.

    The fewer periods of a voice the window holds, the lower its peak. Frame `i` is centred on the
    same sample as frame `i` of `LogMel`.

    Examples
    --------
    >>> import numpy as np
    >>> tone = np.sign(np.sin(2 * np.pi * 120 * np.arange(16_000) / 16_000)).astype(np.float32)
    >>> spec = FeatureSpec(n_pitches=48)
    >>> frames = Periodicity(spec).push(tone)
    >>> round(pitches_hz(spec)[frames[50].argmax()])
    120
    """

    def __init__(self, spec: FeatureSpec) -> None:
        self.spec = spec
        size = spec.pitch_win_samples
        self._window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(size) / size)).astype(np.float32)
        # At least twice the window, so that the correlation doesn't wrap around.
        self._n_fft = 1 << (2 * size - 1).bit_length()
        self._to_lags = _correlation_at(spec.sample_rate_hz / pitches_hz(spec), self._n_fft)
        self._framing = Framing(size, spec.hop_samples, lead=(size - spec.n_fft) // 2)

    def push(self, samples: Float32) -> Float32:
        """Take the next samples; return the frames they complete.

        Parameters
        ----------
        samples
            Samples in [-1, 1], shape (n,).

        Returns
        -------
        Float32
            Periodicity at each of `pitches_hz`, at most 1, shape (k, n_pitches).
        """
        frames = self._framing.push(samples) * self._window
        spectrum = np.fft.rfft(frames, self._n_fft, axis=1)
        correlation: Float32 = np.abs(spectrum) @ self._to_lags
        return np.divide(correlation[:, 1:], np.maximum(correlation[:, :1], _SILENCE))


def _correlation_at(lags: Float64, n_fft: int) -> Float32:
    """Return the matrix from magnitudes to their inverse transform at lag 0 and at `lags`.

    float32, shape (n_fft // 2 + 1, 1 + n); linearly interpolated between whole lags. So few lags
    are needed that one matrix product costs a tenth of full transforms.
    """
    bins = np.arange(n_fft // 2 + 1)[:, None]
    weight = np.where((bins == 0) | (bins == n_fft // 2), 1, 2) / n_fft
    before = np.floor(lags)
    share = lags - before
    at = [np.cos(2 * np.pi * bins * lag / n_fft) for lag in (np.zeros(1), before, before + 1)]
    wanted = np.concatenate([at[0], (1 - share) * at[1] + share * at[2]], axis=1)
    to_lags: Float32 = (weight * wanted).astype(np.float32)
    return to_lags
