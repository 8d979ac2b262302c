"""What sound comes from, and a recording that plays the microphone's part.

A source yields `AudioBlock`s from `blocks()` until its sound ends or `stop()` is called
from another thread. `is_live` sources run in real time and can't be asked to wait.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from coach.audio.files import Decoding
from coach.audio.ring import SampleRing
from coach.common.errors import CoachError
from coach.common.i18n import noop
from coach.domain.stream import AudioBlock

#: What the built-in talk is called wherever it plays the microphone's part; kept in English.
SAMPLE_TALK = noop("Sample talk", "a kind of session")

#: Sound the ring can hold while the recorder is kept from running.
RING_S = 20
#: Length of a callback's block; the shortest WebRTC frame that all devices deliver evenly.
BLOCK_S = 0.02
_POLL_S = 0.005


class Source(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def sample_rate_hz(self) -> int: ...

    @property
    def duration_s(self) -> float | None: ...

    @property
    def is_live(self) -> bool: ...

    def blocks(self) -> Iterator[AudioBlock]: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


class RingSource:
    """What microphone and stand-in share: a producer fills the ring, `blocks` empties it.

    While it is paused nothing gets into the ring, so the session's clock stands still.
    """

    is_live = True
    sample_rate_hz: int

    def __init__(self, name: str, duration_s: float | None) -> None:
        self.name = name
        self.duration_s = duration_s
        self._paused = False
        self._ended = threading.Event()
        self._failure: CoachError | None = None

    def blocks(self) -> Iterator[AudioBlock]:
        """Blocks as they arrive. Raises CoachError where no sound comes any more."""
        self._ring = SampleRing(RING_S * self.sample_rate_hz)
        self._open()
        while not self._ended.is_set():
            block = self._ring.read()
            if block is not None:
                yield block
            else:
                self._watch()
                time.sleep(_POLL_S)
        self._bring_in()
        yield from iter(self._ring.read, None)
        if self._failure is not None:
            raise self._failure

    def pause(self) -> None:
        self._paused = True

    def resume(self) -> None:
        self._paused = False

    def stop(self) -> None:
        """End the sound; what was heard so far still comes out of `blocks`."""
        self._ended.set()

    def close(self) -> None:
        self.stop()

    def _open(self) -> None:
        raise NotImplementedError

    def _watch(self) -> None:
        """Called while there is nothing to read; ends the sound where no more will come."""

    def _bring_in(self) -> None:
        """Put into the ring what is still on its way to it; the sound has ended."""


class TalkSource(RingSource):
    """A recording played into the ring as a microphone would, `speed` times as fast."""

    def __init__(self, path: Path, speed: float = 1.0, name: str | None = None) -> None:
        self._decoding = Decoding(path)
        header = self._decoding.header
        super().__init__(name or path.name, header.duration_s)
        self.sample_rate_hz = header.rate_hz
        self._speed = speed
        self._player = threading.Thread(target=self._play, name="talk", daemon=True)

    def close(self) -> None:
        super().close()
        self._decoding.stop()
        if self._player.is_alive():
            self._player.join()
        self._decoding.close()

    def _open(self) -> None:
        self._player.start()

    def _play(self) -> None:
        try:
            due_s = time.monotonic()
            for block in self._decoding.blocks():
                step = round(BLOCK_S * self.sample_rate_hz)
                for start in range(0, len(block.pcm), step):
                    due_s = self._wait_until(due_s)
                    if self._ended.is_set():
                        return
                    piece = block.pcm[start : start + step]
                    due_s += len(piece) / self.sample_rate_hz / self._speed
                    self._ring.write(piece, time.monotonic())
        except CoachError as error:
            self._failure = error
        finally:
            self._ended.set()

    def _wait_until(self, due_s: float) -> float:
        """Sleep until the block is due; a pause moves everything after it."""
        time.sleep(max(0.0, due_s - time.monotonic()))
        while self._paused and not self._ended.is_set():
            time.sleep(BLOCK_S)
            due_s = time.monotonic()
        return due_s
