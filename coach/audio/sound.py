"""What every reader gives of a recording, and recordings that are made of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
import soxr

from coach.audio.limits import Remark, check_shape
from coach.common.arrays import Float32
from coach.common.i18n import noop

#: Samples of one rate, float32 in [-1, 1] unless they are louder than full scale, shape
#: (n, channels).
Chunk = tuple[int, Float32]


class Sound(Protocol):
    """A recording that can be read from its beginning as often as one likes.

    format: for the log. claimed_s: about how long it is, None where only reading it tells.
    is_float: made of floats, which may go over full scale without being cut off there.
    doubts: what is to be said of it, as far as it was read.
    """

    @property
    def format(self) -> str: ...

    @property
    def claimed_s(self) -> float | None: ...

    @property
    def is_float(self) -> bool: ...

    @property
    def doubts(self) -> list[Remark]: ...

    def chunks(self) -> Iterator[Chunk]: ...


class Joined:
    """Recordings one behind the other."""

    def __init__(self, parts: Sequence[Sound]) -> None:
        self._parts = parts
        self.format = " + ".join(dict.fromkeys(part.format for part in parts))
        self.is_float = any(part.is_float for part in parts)
        claims = [part.claimed_s for part in parts if part.claimed_s is not None]
        self.claimed_s = sum(claims) if len(claims) == len(parts) else None

    @property
    def doubts(self) -> list[Remark]:
        return [doubt for part in self._parts for doubt in part.doubts]

    def chunks(self) -> Iterator[Chunk]:
        for part in self._parts:
            yield from part.chunks()


class Uniform:
    """A recording whose later parts are brought to the rate and channels of its first."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._differs = False
        self.rate_hz = self.channels = 0

    @property
    def doubts(self) -> list[Remark]:
        differs = Remark(noop("Its parts have other rates or channels; they are as the first one."))
        return [*self._sound.doubts, *([differs] if self._differs else [])]

    def chunks(self) -> Iterator[Float32]:
        """Float32, shape (n, channels). Raises Refused for what the coach doesn't read."""
        now, resampler = None, None
        for rate_hz, samples in self._sound.chunks():
            shape = (rate_hz, samples.shape[1])
            if shape != now:
                check_shape(*shape)
                if now is None:
                    self.rate_hz, self.channels = shape
                if resampler is not None:
                    yield self._rest(resampler)
                now, resampler = shape, None
                self._differs |= shape != (self.rate_hz, self.channels)
                if rate_hz != self.rate_hz:
                    resampler = soxr.ResampleStream(rate_hz, self.rate_hz, self.channels)
            samples = self._of_channels(samples)
            yield samples if resampler is None else resampler.resample_chunk(samples)
        if resampler is not None:
            yield self._rest(resampler)

    def _rest(self, resampler: soxr.ResampleStream) -> Float32:
        """What it still holds."""
        return resampler.resample_chunk(np.empty((0, self.channels), np.float32), last=True)

    def _of_channels(self, samples: Float32) -> Float32:
        if samples.shape[1] == self.channels:
            return samples
        return np.repeat(samples.mean(axis=1, keepdims=True), self.channels, axis=1)
