from __future__ import annotations

import threading

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coach.audio.ring import SampleRing
from coach.domain.stream import AudioBlock, GapKind


def count_up(start: int, count: int) -> np.ndarray:
    return (np.arange(start, start + count) % 30_000).astype(np.int16)


def drain(ring: SampleRing) -> list[AudioBlock]:
    return list(iter(ring.read, None))


def test_empty_gives_nothing():
    assert SampleRing(10).read() is None


def test_wraps_around():
    ring = SampleRing(10)
    for start in range(0, 70, 7):
        ring.write(count_up(start, 7), received_s=start)
        block = ring.read()
        assert block.start == start and block.received_s == start
        assert np.array_equal(block.pcm, count_up(start, 7))


def test_overflow_is_counted_and_keeps_the_time():
    ring = SampleRing(10)
    ring.write(count_up(0, 8), 0)
    ring.write(count_up(8, 8), 0)
    ring.write(count_up(16, 8), 0)
    assert [b.start for b in drain(ring)] == [0]
    ring.write(count_up(24, 8), 0)
    (after,) = drain(ring)
    assert (after.start, after.dropped) == (24, 16)
    assert np.array_equal(after.pcm, count_up(24, 8))


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 12)), max_size=60))
def test_every_sample_is_read_or_counted(steps):
    ring = SampleRing(20)
    written = 0
    blocks: list[AudioBlock] = []
    for is_write, count in steps:
        if is_write:
            ring.write(count_up(written, count), 0)
            written += count
        else:
            blocks += drain(ring)
    blocks += drain(ring)
    position = 0
    for block in blocks:
        position += block.dropped
        assert block.start == position
        assert np.array_equal(block.pcm, count_up(position, len(block.pcm)))
        position += len(block.pcm)
    ring.write(np.zeros(1, np.int16), 0)  # reveals what was lost at the very end
    assert drain(ring)[-1].start == written


def test_two_threads_lose_nothing_they_do_not_count():
    ring = SampleRing(500)
    total = 200_000
    done = threading.Event()

    def produce() -> None:
        for start in range(0, total, 100):
            ring.write(count_up(start, 100), 0)
        done.set()

    writer = threading.Thread(target=produce)
    writer.start()
    position = 0
    while True:
        finished = done.is_set()
        block = ring.read()
        if block is None:
            if finished:
                break
            continue
        position += block.dropped
        assert block.start == position
        assert np.array_equal(block.pcm, count_up(position, len(block.pcm)))
        position += len(block.pcm)
    writer.join()
    ring.write(count_up(total, 1), 0)
    assert ring.read().start == total


def test_a_loss_of_the_producers_is_a_gap_of_its_kind():
    ring = SampleRing(10)
    ring.write(count_up(0, 4), 0)
    ring.lose(6, GapKind.DEVICE)
    assert [(b.start, b.dropped) for b in drain(ring)] == [(0, 0)]
    ring.write(count_up(10, 2), 0)
    ring.lose(5, GapKind.SLEEP)
    ring.write(count_up(17, 2), 0)
    assert [(b.start, b.dropped, b.gap) for b in drain(ring)] == [
        (10, 6, GapKind.DEVICE),
        (17, 5, GapKind.SLEEP),
    ]


def test_the_longest_loss_names_the_gap():
    ring = SampleRing(4)
    ring.write(count_up(0, 4), 0)
    ring.lose(9, GapKind.DEVICE)
    ring.write(count_up(4, 4), 0)  # no room
    drain(ring)
    ring.write(count_up(17, 1), 0)
    (after,) = drain(ring)
    assert (after.start, after.dropped, after.gap) == (17, 13, GapKind.DEVICE)
