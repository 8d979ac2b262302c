"""Which frames hold speech, to the hundredth of a second, decided half a second later.

The speech gate answers at once and errs on the side of speech, as the emotion network needs.
Pauses need precise edges: a frame is speech where its bands rise above their noise floors, a
band's floor being the minimum it fell to in the last seconds [1]_.

That minimum misjudges the room in two cases. Sound far below the voice is the zeros of a noise
gate or a codec; and where others talk or cars pass, the quietest moment says little about the
rest. So no floor is far below the voice itself, and whatever excess remains even in the quietest
part of the last seconds is subtracted.

References
----------
.. [1] Martin (2001), "Noise power spectral density estimation based on optimal smoothing and
   minimum statistics".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.analysis.signal.log_mel import band_centres_hz
from coach.analysis.signal.rolling_minimum import RollingMinimum
from coach.common.arrays import Float32
from coach.domain.model_card import FeatureSpec


@dataclass(frozen=True, slots=True)
class ActivitySpec:
    """Parameters of `Activity`.

    Tuned on clips joined with known silences: clean, in pink noise, babble, fans, hum and
    traffic, behind noise gates, and after codecs.

    Attributes
    ----------
    bands_hz
        Range of the centre frequencies of the mel bands used.
    block_frames
        Floors are estimated once per block of this many frames, over the `memory_blocks` blocks
        before it, the block itself and the one after it.
    smooth_frames
        Number of frames over which a band's level is averaged before its minimum and maximum
        are taken.
    below_voice_db
        No floor is further than this below the maximum of its band.
    forget_db
        Decay of that maximum per block.
    no_room_db
        Frames further than this below the maximum, as a mean over the bands, say nothing about
        the room.
    margin_db
        How far above its minimum a band starts to count.
    cap_db
        The most that one band counts.
    quiet_share, quiet_factor, voice_share
        The excess of a restless room is estimated as the `quiet_share` quantile of the last
        frames' excess, times `quiet_factor`, but at most `voice_share` times its 0.9 quantile.
    settled_blocks
        Blocks that must have been seen before a restless room is corrected for.
    """

    bands_hz: tuple[float, float] = (220.0, 5_000.0)
    block_frames: int = 25
    memory_blocks: int = 24
    smooth_frames: int = 15
    below_voice_db: float = 30.0
    forget_db: float = 0.25
    no_room_db: float = 55.0
    margin_db: float = 4.0
    cap_db: float = 15.0
    quiet_share: float = 0.15
    quiet_factor: float = 1.5
    voice_share: float = 0.5
    settled_blocks: int = 8


#: Excess, in dB, from which a frame is speech.
SPEECH_DB = 1.0


class Activity:
    """Streaming estimate of how far each frame rises above the noise of the room."""

    def __init__(self, frames: FeatureSpec, spec: ActivitySpec | None = None) -> None:
        self.spec = spec or ActivitySpec()
        low_hz, high_hz = self.spec.bands_hz
        centres_hz = band_centres_hz(frames)
        self._bands = (centres_hz >= low_hz) & (centres_hz <= high_hz)
        count = int(self._bands.sum())
        self._silent_db = frames.floor_db + 3
        self._smoothed_over = np.empty((0, count), np.float32)
        self._waiting = np.empty((0, count), np.float32)
        self._least = RollingMinimum(self.spec.memory_blocks + 2, count, np.float64)
        self._most = np.full(count, -np.inf)
        self._blocks = 0
        self._excess = np.empty(0, np.float32)
        self._recent = np.empty(0, np.float32)

    def push(self, log_mel: Float32) -> Float32:
        """Take the next frames; return the excess of those they settle.

        Parameters
        ----------
        log_mel
            Log-mel frames in dB, shape (n, n_mels).

        Returns
        -------
        Float32
            Excess over the floors in dB, as a mean over the bands, shape (k,), in order.
        """
        size = self.spec.block_frames
        self._waiting = np.concatenate([self._waiting, log_mel[:, self._bands]])
        settled = []
        while len(self._waiting) >= (self._blocks + 1) * size:
            self._measure(self._waiting[self._blocks * size :][:size])
            self._blocks += 1
            if self._blocks == 2:
                settled.append(self._settle(size))
        return np.concatenate(settled) if settled else np.empty(0, np.float32)

    def finish(self) -> Float32:
        """Return the excess of the frames still waiting for later ones, in dB, shape (k,)."""
        unmeasured = self._waiting[self._blocks * self.spec.block_frames :]
        if len(unmeasured):
            self._measure(unmeasured)
        return self._settle(len(self._waiting), last=True)

    def _measure(self, block: Float32) -> None:
        """Record the minimum and maximum of each band's smoothed level within a block."""
        spec = self.spec
        frames = np.concatenate([self._smoothed_over, block])
        self._smoothed_over = frames[-(spec.smooth_frames - 1) :]
        width = min(spec.smooth_frames, len(frames))
        sums = np.zeros((len(frames) + 1, frames.shape[1]))
        np.cumsum(frames, axis=0, out=sums[1:])
        smooth = (sums[width:] - sums[:-width]) / width
        self._most = np.maximum(self._most - spec.forget_db, smooth.max(axis=0))
        no_room = frames.mean(axis=1) <= max(self._silent_db, self._most.mean() - spec.no_room_db)
        in_room = np.convolve(no_room, np.ones(width), "valid") < 0.5
        self._least.push(smooth[in_room].min(axis=0, initial=np.inf))

    def _settle(self, count: int, last: bool = False) -> Float32:
        """Return the excess of the first `count` waiting frames, averaged over three frames each.

        The last of them waits for the frame after it, unless it is the very last.
        """
        spec = self.spec
        frames, self._waiting = self._waiting[:count], self._waiting[count:]
        self._blocks = max(0, self._blocks - 1)
        if not self._least.pushed:
            return np.empty(0, np.float32)
        least = self._least.least
        floor = np.where(np.isfinite(least), least + spec.margin_db, -np.inf)
        floor = np.maximum(floor, self._most - spec.below_voice_db).astype(np.float32)
        excess = np.clip(frames - floor, 0, spec.cap_db).mean(1)
        excess[frames.mean(axis=1) <= self._silent_db] = 0  # even before any floor is known
        first = len(self._excess) == 0
        ends = (excess[:1] if first else excess[:0], excess[-1:] if last else excess[:0])
        known = np.concatenate([ends[0], self._excess, excess, ends[1]])
        self._excess = known[-2:]
        return self._over_restless_room(np.convolve(known, np.full(3, 1 / 3, np.float32), "valid"))

    def _over_restless_room(self, excess: Float32) -> Float32:
        """Subtract what even the quietest of the last frames exceed their floors by."""
        spec = self.spec
        memory = (spec.memory_blocks + 2) * spec.block_frames
        self._recent = np.concatenate([self._recent, excess])[-memory:]
        if len(self._recent) < spec.settled_blocks * spec.block_frames:
            return excess
        quiet, loud = (round(share * (len(self._recent) - 1)) for share in (spec.quiet_share, 0.9))
        ranked = np.partition(self._recent, (quiet, loud))
        restless = min(spec.quiet_factor * ranked[quiet], spec.voice_share * ranked[loud])
        over: Float32 = excess - max(np.float32(0), restless - np.float32(SPEECH_DB))
        return np.maximum(0, over)
