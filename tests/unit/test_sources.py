from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.audio.sources import TalkSource
from coach.common.errors import CoachError


def test_talk_arrives_whole_and_in_real_time(talk, talk_file: Path):
    samples, rate_hz = talk
    source = TalkSource(talk_file, speed=20)
    begun_s = time.monotonic()
    blocks = list(source.blocks())
    took_s = time.monotonic() - begun_s
    source.close()
    assert np.array_equal(np.concatenate([b.pcm for b in blocks]), samples)
    assert not any(block.dropped for block in blocks)
    assert took_s >= len(samples) / rate_hz / 20 * 0.95


def test_pausing_stops_the_sessions_clock(talk_file: Path):
    source = TalkSource(talk_file, speed=10)
    blocks = source.blocks()
    position = 0
    while position < source.sample_rate_hz:
        position += len(next(blocks).pcm)
    source.pause()
    time.sleep(0.2)
    threading.Timer(0.3, source.resume).start()
    after = next(b for b in blocks if b.start >= position)
    rest = [after, *blocks]
    source.close()
    starts = np.cumsum([after.start, *(len(b.pcm) for b in rest)])
    assert [b.start for b in rest] == starts[:-1].tolist()  # no gap in the session's time
    assert starts[-1] / source.sample_rate_hz == pytest.approx(source.duration_s)


def test_stopping_ends_soon_and_keeps_what_was_heard(talk_file: Path):
    source = TalkSource(talk_file)
    threading.Timer(0.3, source.stop).start()
    begun_s = time.monotonic()
    heard = sum(len(block.pcm) for block in source.blocks())
    assert time.monotonic() - begun_s < 1
    source.close()
    assert 0.1 < heard / source.sample_rate_hz < 0.6


def test_a_talk_that_can_not_be_read_is_reported(tmp_path: Path):
    path = tmp_path / "odd.wav"
    soundfile.write(path, np.full(80_000, np.nan), 16_000, subtype="FLOAT")
    with pytest.raises(CoachError, match="Its samples are invalid"):
        TalkSource(path, speed=50)
