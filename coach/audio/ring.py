"""A ring buffer between the sound card's callback and the thread that stores the samples."""

from __future__ import annotations

from collections import Counter, deque

import numpy as np

from coach.common.arrays import Int16
from coach.domain.stream import AudioBlock, GapKind


class SampleRing:
    """A lock-free ring buffer of mono int16 samples, for one producer and one consumer.

    `write` and `lose` belong to one thread and `read` to another. Each index is written by
    one side only, and storing an int is atomic, so neither ever waits for the other. Samples
    that don't fit, or that the producer reports as lost, are counted, and the count goes out
    with the block that follows the gap: gaps never shorten time.

    Parameters
    ----------
    capacity
        Number of samples that it can hold.
    """

    def __init__(self, capacity: int) -> None:
        self._buffer = np.zeros(capacity, np.int16)
        self._written = 0
        self._read = 0
        self._lost: Counter[GapKind] = Counter()
        self._gaps: deque[tuple[int, int, GapKind]] = deque()
        self._position = 0
        self._received_s = 0.0

    def lose(self, samples: int, kind: GapKind) -> None:
        """Count samples as missing before those written next.

        If kinds differ, the gap takes the kind that most of its samples have.
        """
        self._lost[kind] += samples

    def write(self, samples: Int16, received_s: float) -> None:
        """Append samples, or count them all as lost if they don't fit.

        Parameters
        ----------
        samples
            Shape (n,); copied.
        received_s
            Time of arrival by `time.monotonic`, to measure latency.
        """
        capacity = len(self._buffer)
        count = len(samples)
        if count > capacity - (self._written - self._read):
            self.lose(count, GapKind.OVERRUN)
            return
        if lost := self._lost.total():
            self._gaps.append((self._written, lost, self._lost.most_common(1)[0][0]))
            self._lost.clear()
        start = self._written % capacity
        first = min(count, capacity - start)
        self._buffer[start : start + first] = samples[:first]
        self._buffer[: count - first] = samples[first:]
        self._received_s = received_s
        self._written += count  # last: only now may the consumer look

    def read(self) -> AudioBlock | None:
        """Return everything up to the next gap as one block; None if there is nothing."""
        received_s = self._received_s
        end = self._written
        dropped, kind = 0, GapKind.OVERRUN
        # A gap at `end` itself waits for the samples that follow it.
        if self._gaps and self._gaps[0][0] == self._read < end:
            _, dropped, kind = self._gaps.popleft()
        if self._gaps:
            end = min(end, self._gaps[0][0])
        if end == self._read:
            return None
        capacity = len(self._buffer)
        start, count = self._read % capacity, end - self._read
        first = self._buffer[start : start + count]
        pcm = np.concatenate([first, self._buffer[: count - len(first)]])
        self._position += dropped
        block = AudioBlock(self._position, pcm, dropped, received_s, kind)
        self._position += count
        self._read = end  # last: only now may the producer reuse the room
        return block
