"""Where live sound comes from: a microphone, or a recording that plays the microphone's part.

A source yields `AudioBlock`s from `blocks()` until its sound ends or `stop()` is called
from another thread. `is_live` sources run in real time and can't be asked to wait.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np

from coach.audio import devices
from coach.audio.files import Decoding
from coach.audio.ring import SampleRing
from coach.errors import CoachError
from coach.types import AudioBlock

_log = logging.getLogger(__name__)

#: What the built-in talk is called wherever it plays the microphone's part.
SAMPLE_TALK = "Sample talk"

#: Sound the ring can hold while the recorder is kept from running.
RING_S = 20
#: Length of a callback's block; the shortest WebRTC frame that all devices deliver evenly.
BLOCK_S = 0.02
_POLL_S = 0.005
#: An idle PulseAudio source takes up to 2.1 s to its first callback.
_FIRST_BLOCK_WITHIN_S = 5.0
_STALLED_AFTER_S = 2.0


class Source(Protocol):
    name: str
    sample_rate_hz: int
    duration_s: float | None
    is_live: bool

    def blocks(self) -> Iterator[AudioBlock]: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


class RingSource:
    """What microphone and stand-in share: a producer fills the ring, `blocks` empties it.

    While it is paused nothing gets into the ring, so the session's clock stands still.
    """

    is_live = True

    def __init__(self, name: str, sample_rate_hz: int, duration_s: float | None) -> None:
        self.name = name
        self.sample_rate_hz = sample_rate_hz
        self.duration_s = duration_s
        self._ring = SampleRing(RING_S * sample_rate_hz)
        self._paused = False
        self._ended = threading.Event()
        self._failure: CoachError | None = None

    def blocks(self) -> Iterator[AudioBlock]:
        """Blocks as they arrive. Raises CoachError where the device goes away or stalls."""
        self._open()
        while True:
            ended = self._ended.is_set()  # before reading: what came before it is still read
            block = self._ring.read()
            if block is not None:
                yield block
            elif ended:
                if self._failure is not None:
                    raise self._failure
                return
            else:
                self._check_alive()
                time.sleep(_POLL_S)

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

    def _check_alive(self) -> None:
        """Raise CoachError where no more sound will come though nobody stopped it."""


class MicrophoneSource(RingSource):
    """A microphone at its own rate, through PortAudio."""

    def __init__(self, device: devices.InputDevice) -> None:
        super().__init__(device.name, device.sample_rate_hz, duration_s=None)
        self._device = device
        self._stream = None
        self._gone = threading.Event()
        self._heard_s = 0.0
        self._overruns = 0

    def close(self) -> None:
        super().close()
        if self._overruns:
            # PortAudio doesn't say how much it lost.
            _log.warning("%s reported %d overruns.", self.name, self._overruns)
            self._overruns = 0
        if self._stream is not None:
            devices.close_stream(self._stream)
            self._stream = None

    def _open(self) -> None:
        self._heard_s = time.monotonic() + _FIRST_BLOCK_WITHIN_S - _STALLED_AFTER_S
        self._stream = devices.open_input(
            self._device, BLOCK_S, self._callback, finished=self._gone.set
        )

    def _callback(self, indata: np.ndarray, frames: int, when: object, status: object) -> None:
        """Runs in PortAudio's thread: no lock, no disk, no log."""
        self._overruns += bool(status)
        self._heard_s = now_s = time.monotonic()
        if not (self._paused or self._ended.is_set()):
            self._ring.write(indata[:, 0], now_s)

    def _check_alive(self) -> None:
        # A stalled device raises nothing by itself, so the clock is what tells.
        stalled = time.monotonic() - self._heard_s > _STALLED_AFTER_S
        if self._gone.is_set() or stalled:
            what = "went away" if self._gone.is_set() else "stopped sending sound"
            raise CoachError(
                "Microphone lost",
                f"{self.name!r} {what}.",
                "Plug it in again or choose another one; what was said so far is kept.",
            )


class TalkSource(RingSource):
    """A recording played into the ring as a microphone would, `speed` times as fast."""

    def __init__(self, path: Path, speed: float = 1.0, name: str | None = None) -> None:
        self._decoding = Decoding(path)
        header = self._decoding.header
        super().__init__(name or path.name, header.rate_hz, header.duration_s)
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
            for chunk in self._decoding.blocks():
                step = round(BLOCK_S * self.sample_rate_hz)
                for start in range(0, len(chunk), step):
                    due_s = self._wait_until(due_s)
                    if self._ended.is_set():
                        return
                    piece = chunk[start : start + step]
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
