"""Log-mel spectrogram, computed one frame at a time or all at once with the same result.

Follows `librosa.feature.melspectrogram` (Slaney mel scale and area normalisation, periodic
Hann window, power spectrum) without importing it: librosa costs seconds of just-in-time
compilation in every process. Frames are not centred: frame `i` covers the samples
`i * hop_samples` to `i * hop_samples + n_fft`, so it is available as soon as they are.
"""

from __future__ import annotations

import numpy as np

from coach.analysis.signal.framing import Framing
from coach.common.arrays import Float32, Float64
from coach.domain.model_card import FeatureSpec

# Slaney, Auditory Toolbox (1998): linear below 1 kHz, logarithmic above.
_LINEAR_HZ_PER_MEL = 200.0 / 3
_BREAK_HZ = 1_000.0
_BREAK_MEL = _BREAK_HZ / _LINEAR_HZ_PER_MEL
_LOG_STEP = np.log(6.4) / 27.0


def hz_to_mel(hz: Float64 | float) -> Float64:
    """Convert Hz to mels on the Slaney scale; same as `librosa.hz_to_mel(hz, htk=False)`."""
    hz = np.asarray(hz, dtype=np.float64)
    above = _BREAK_MEL + np.log(np.maximum(hz, _BREAK_HZ) / _BREAK_HZ) / _LOG_STEP
    return np.where(hz < _BREAK_HZ, hz / _LINEAR_HZ_PER_MEL, above)


def mel_to_hz(mel: Float64 | float) -> Float64:
    """Convert mels to Hz, the inverse of `hz_to_mel`."""
    mel = np.asarray(mel, dtype=np.float64)
    above = _BREAK_HZ * np.exp(_LOG_STEP * (np.maximum(mel, _BREAK_MEL) - _BREAK_MEL))
    return np.where(mel < _BREAK_MEL, mel * _LINEAR_HZ_PER_MEL, above)


def band_centres_hz(spec: FeatureSpec) -> Float64:
    """Return the centre frequency of each mel band in Hz, rising, shape (n_mels,)."""
    return _band_edges_hz(spec)[1:-1]


def band_widths_hz(spec: FeatureSpec) -> Float64:
    """Return the effective width of each mel band in Hz, shape (n_mels,).

    The filters have unit area, so a band's value times its width is a power again.
    """
    edges_hz = _band_edges_hz(spec)
    return (edges_hz[2:] - edges_hz[:-2]) / 2


def _band_edges_hz(spec: FeatureSpec) -> Float64:
    return mel_to_hz(np.linspace(hz_to_mel(spec.fmin_hz), hz_to_mel(spec.fmax_hz), spec.n_mels + 2))


def mel_filterbank(spec: FeatureSpec) -> Float32:
    """Return triangular filters of equal area, float32, shape (n_fft // 2 + 1, n_mels)."""
    bins_hz = np.fft.rfftfreq(spec.n_fft, 1 / spec.sample_rate_hz)
    edges_hz = _band_edges_hz(spec)
    left, centre, right = edges_hz[:-2], edges_hz[1:-1], edges_hz[2:]
    rising = (bins_hz[:, None] - left) / (centre - left)
    falling = (right - bins_hz[:, None]) / (right - centre)
    triangles = np.maximum(0, np.minimum(rising, falling))
    return (triangles * 2 / (right - left)).astype(np.float32)


class LogMel:
    """Streaming log-mel spectrogram.

    How the samples are split into blocks doesn't change the frames.

    Examples
    --------
    >>> import numpy as np
    >>> LogMel(FeatureSpec()).push(np.zeros(16_000, np.float32)).shape
    (97, 64)
    """

    def __init__(self, spec: FeatureSpec) -> None:
        self.spec = spec
        self._filters = mel_filterbank(spec)
        hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(spec.win_samples) / spec.win_samples)
        pad = spec.n_fft - spec.win_samples
        self._window = np.pad(hann, (pad // 2, pad - pad // 2)).astype(np.float32)
        self._floor_power = np.float32(10 ** (spec.floor_db / 10))
        self._framing = Framing(spec.n_fft, spec.hop_samples)

    def push(self, samples: Float32) -> Float32:
        """Take the next samples; return the frames they complete.

        Parameters
        ----------
        samples
            Samples in [-1, 1], shape (n,).

        Returns
        -------
        Float32
            Frames in dB, shape (k, n_mels), at least `spec.floor_db`.
        """
        spectrum = np.fft.rfft(self._framing.push(samples) * self._window, axis=1)
        power = spectrum.real**2 + spectrum.imag**2
        return 10 * np.log10(np.maximum(power @ self._filters, self._floor_power))
