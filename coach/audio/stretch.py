"""Sound read on at any speed, at the same pitch, and round and round if that is wanted.

WSOLA (Verhelst & Roelands 1993): the sound is put together anew from pieces that fade into each
other. Each is taken from near where its time is, at the place that continues the one before best,
so that the periods of a voice fit together and its pitch stays what it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from coach.common.arrays import Float32, Int16

#: How long one piece fades into the next.
_HOP_S = 0.015
#: How far from its time a piece may be taken: together more than a period of the lowest voice.
_GIVE_S = 0.010
#: So much of the sound must continue well.
_ALIKE_S = 0.020
#: The fade from a loop's end to its beginning, too short to be heard as one.
_SEAM_S = 0.005


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive samples given, and what they are of.

    count: how many. first: the sample of the recording that the first one is of; step: samples
    of the recording from one to the next.
    """

    count: int
    first: float
    step: float


class Playhead:
    """Reads int16 mono `samples` of some rate; silence after the end.

    Bit for bit what they are while `speed` is 1 and no loop begins anew.
    speed: times as fast. loop: (first, end) samples to go round in; from the end, or wherever
    after it, the first comes next. jump_to: where to go on next time. All three may be set while
    another thread reads.
    """

    def __init__(self, samples: Int16, rate_hz: int) -> None:
        self._samples = np.asarray(samples)  # a memory map's own slices cost more than a copy
        self.speed = 1.0
        self.loop: tuple[int, int] | None = None
        self.jump_to: int | None = None
        self._hop, self._give, self._alike, self._seam = (
            round(seconds * rate_hz) for seconds in (_HOP_S, _GIVE_S, _ALIKE_S, _SEAM_S)
        )
        #: What would continue the sound without a break, and the time that it has come to.
        self._next = 0
        self._time = 0.0
        #: Made and not read yet.
        self._sound = np.empty(0, np.int16)
        self._of = Stretch(0, 0.0, 0.0)

    def read(self, out: Int16) -> list[Stretch]:
        """Fill `out`, int16, shape (n,), and say what is in it."""
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
        """The next piece; where nothing has to fit together, all that is asked for."""
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
        """The sample not far from `near` from which the sound continues best what it is."""
        wanted = self._cut(self._next, self._alike)
        there = self._cut(near - self._give, 2 * self._give + self._alike)
        energy = np.cumsum(np.concatenate([[0.0], there**2], dtype=float))
        energy = energy[self._alike :] - energy[: -self._alike]
        alike = np.correlate(there, wanted, "valid") / np.sqrt(energy + 1)
        return near - self._give + int(alike.argmax())

    def _cut(self, first: int, count: int) -> Float32:
        """Samples as float32, shape (count,); silence outside the recording."""
        cut = np.zeros(count, np.float32)
        begin, end = np.clip((first, first + count), 0, len(self._samples)).tolist()
        cut[begin - first : end - first] = self._samples[begin:end]
        return cut


def _faded(before: Float32, after: Float32) -> Int16:
    """One sound into another over their length, int16."""
    share = 0.5 - 0.5 * np.cos(np.pi * (np.arange(len(after)) + 0.5) / len(after))
    return np.rint(before + share * (after - before)).astype(np.int16)
