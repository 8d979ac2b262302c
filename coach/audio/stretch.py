"""Play back at any speed without a change of pitch, and in loops.

Time is stretched by WSOLA (Verhelst & Roelands 1993): segments of the sound are overlapped and
added at another spacing. Each is taken from near its nominal position, where it best continues the
one before, so that the periods of a voice line up and its pitch is preserved.

References
----------
W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high
quality time-scale modification of speech", ICASSP 1993.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.common.arrays import Float32, Int16

#: Length of the crossfade from one segment to the next.
_HOP_S = 0.015
#: How far from its nominal position a segment may be taken, either way: in all, more than a period
#: of the lowest voice.
_GIVE_S = 0.010
#: Length of the sound that is compared to find the best continuation.
_ALIKE_S = 0.020
#: Length of the crossfade from a loop's end to its beginning, too short to be heard as one.
_SEAM_S = 0.005


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of output samples, and their positions in the recording.

    Attributes
    ----------
    count
        Number of output samples.
    first
        Position of the first in the recording, in samples.
    step
        Samples of the recording per output sample; 0 for the silence after its end.
    """

    count: int
    first: float
    step: float


class Playhead:
    """A reader of mono int16 samples at any speed; yields silence after their end.

    Output is bit-identical to the samples while `speed` is 1 and no loop starts over. `speed`,
    `loop` and `jump_to` may be set while another thread reads.

    Parameters
    ----------
    samples
        Shape (n,). Only read, and may be a memory map.

    Attributes
    ----------
    speed
        Factor of the speed.
    loop
        (first, end) of the samples to repeat: at `end` or beyond, `first` comes next. None for
        none.
    jump_to
        Sample at which the next `read` continues; None once it has.
    """

    def __init__(self, samples: Int16, rate_hz: int) -> None:
        self._samples = np.asarray(samples)  # slicing np.memmap costs more than a copy
        self.speed = 1.0
        self.loop: tuple[int, int] | None = None
        self.jump_to: int | None = None
        self._hop, self._give, self._alike, self._seam = (
            round(seconds * rate_hz) for seconds in (_HOP_S, _GIVE_S, _ALIKE_S, _SEAM_S)
        )
        #: The sample that continues the output seamlessly, and the nominal position reached.
        self._next = 0
        self._time = 0.0
        #: Made but not read yet.
        self._sound = np.empty(0, np.int16)
        self._of = Stretch(0, 0.0, 0.0)

    def read(self, out: Int16) -> list[Stretch]:
        """Fill a buffer with the next samples.

        Parameters
        ----------
        out
            Buffer to fill, shape (n,).

        Returns
        -------
        list[Stretch]
            What was written to it, in order.
        """
        if self.jump_to is not None:
            self._next, self.jump_to = self.jump_to, None
            self._time = self._next
            self._sound = self._sound[:0]
        given: list[Stretch] = []
        filled = 0
        while filled < len(out):
            if not len(self._sound):
                self._make(len(out) - filled)
            count = min(len(out) - filled, len(self._sound))
            out[filled : filled + count] = self._sound[:count]
            of = self._of
            given.append(Stretch(count, of.first, of.step))
            self._sound = self._sound[count:]
            self._of = Stretch(of.count - count, of.first + count * of.step, of.step)
            filled += count
        return given

    def _make(self, most: int) -> None:
        """Make the next segment; up to `most` samples where they need no fitting."""
        speed, loop = self.speed, self.loop
        end = len(self._samples) if loop is None else loop[1]
        left = end - (self._next if speed == 1 else self._time)
        if left <= 0 and loop is not None:
            self._go_back(loop[0])
        elif left <= 0:
            self._give_out(np.zeros(most, np.int16), end, 0.0)
        elif speed == 1:
            first, count = self._next, min(most, end - self._next)
            self._next += count
            self._time = self._next
            self._give_out(self._samples[first : self._next], first, 1.0)
        else:
            self._fit(speed, end, left)

    def _give_out(self, sound: Int16, first: float, step: float) -> None:
        self._sound, self._of = sound, Stretch(len(sound), first, step)

    def _go_back(self, first: int) -> None:
        sound = _faded(self._cut(self._next, self._seam), self._cut(first, self._seam))
        self._next = first + self._seam
        self._time = self._next
        self._give_out(sound, first, 1.0)

    def _fit(self, speed: float, end: int, left: float) -> None:
        count = min(self._hop, int(np.ceil(left / speed)))
        first, self._time = self._time, min(self._time + count * speed, end)
        here = self._best(round(self._time) - count)
        sound = _faded(self._cut(self._next, count), self._cut(here, count))
        self._next = here + count
        self._give_out(sound, first, (self._time - first) / count)

    def _best(self, near: int) -> int:
        """Return the sample close to `near` from which the sound best continues the output."""
        wanted = self._cut(self._next, self._alike)
        there = self._cut(near - self._give, 2 * self._give + self._alike)
        energy = np.cumsum(np.concatenate([[0.0], there**2], dtype=float))
        energy = energy[self._alike :] - energy[: -self._alike]
        alike = np.correlate(there, wanted, "valid") / np.sqrt(energy + 1)
        return near - self._give + int(alike.argmax())

    def _cut(self, first: int, count: int) -> Float32:
        """Return samples as float32, shape (count,), with silence outside the recording."""
        cut = np.zeros(count, np.float32)
        begin, end = np.clip((first, first + count), 0, len(self._samples)).tolist()
        cut[begin - first : end - first] = self._samples[begin:end]
        return cut


def _faded(before: Float32, after: Float32) -> Int16:
    """Crossfade from one sound to another over their length."""
    share = 0.5 - 0.5 * np.cos(np.pi * (np.arange(len(after)) + 0.5) / len(after))
    return np.rint(before + share * (after - before)).astype(np.int16)
