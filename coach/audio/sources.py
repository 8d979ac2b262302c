"""The interface of sound sources, and a recording that stands in for the microphone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from coach.audio.file_source import DecoderProcess
from coach.audio.ring import SampleRing
from coach.common.errors import CoachError
from coach.common.i18n import noop
from coach.domain.stream import AudioBlock

#: Name of the built-in talk when it stands in for the microphone; stored in English.
SAMPLE_TALK = noop("Sample talk", "a kind of session")

#: Sound that the ring can hold while the recorder can't run, in seconds.
RING_S = 20
#: Length of a callback's block, in seconds; the shortest WebRTC frame that all devices deliver
#: evenly.
BLOCK_S = 0.02
_POLL_S = 0.01


class Source(Protocol):
    """Where sound comes from: a microphone, a recording, or something that wraps one."""

    @property
    def name(self) -> str:
        """Name to show for it."""
        ...

    @property
    def sample_rate_hz(self) -> int:
        """Rate of the samples, which stays the same."""
        ...

    @property
    def duration_s(self) -> float | None:
        """Approximate length in seconds; None if it isn't known."""
        ...

    @property
    def is_live(self) -> bool:
        """Whether it runs in real time, so that it can't wait for its reader."""
        ...

    def blocks(self) -> Iterator[AudioBlock]:
        """Read the sound, in order, until it ends or `stop` is called.

        Raises
        ------
        Cancelled
            If a source that isn't live was stopped before its end.
        CoachError
            If the sound can't be read, or ends with an error.
        """
        ...

    def stop(self) -> None:
        """End the sound. May be called from any thread."""
        ...

    def close(self) -> None:
        """Stop, and release device or file."""
        ...


class RingSource:
    """Base class of live sources: a producer thread fills a ring buffer, `blocks` empties it.

    While it is paused, nothing enters the ring, so the session's clock stops.

    Parameters
    ----------
    name
        Name to show for it.
    duration_s
        Approximate length in seconds; None if it isn't known.
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
        """Read blocks as they arrive.

        Raises
        ------
        CoachError
            If the device can't be opened, or, after the last block, if the sound ended with an
            error.
        """
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
        """Stop taking sound; the session's clock stops too."""
        self._paused = True

    def resume(self) -> None:
        """Take sound again."""
        self._paused = False

    def stop(self) -> None:
        """End the sound; `blocks` still yields what has arrived. May be called from any thread."""
        self._ended.set()

    def close(self) -> None:
        """Stop, and release device or file."""
        self.stop()

    def _open(self) -> None:
        """Start the producer."""
        raise NotImplementedError

    def _watch(self) -> None:
        """Check the producer while there is nothing to read; end the sound if no more will come."""

    def _bring_in(self) -> None:
        """Put into the ring what is still on its way there, now that the sound has ended."""


class TalkSource(RingSource):
    """A recording that is played into the ring in real time, as if from a microphone.

    Parameters
    ----------
    path
        Recording to play.
    speed
        How many times faster than real time.
    name
        Name to show for it; the file's if None.

    Raises
    ------
    CoachError
        If the recording can't be used.
    """

    def __init__(self, path: Path, speed: float = 1.0, name: str | None = None) -> None:
        self._decoding = DecoderProcess(path)
        header = self._decoding.header
        super().__init__(name or path.name, header.duration_s)
        self.sample_rate_hz = header.rate_hz
        self._speed = speed
        self._player = threading.Thread(target=self._play, name="talk", daemon=True)

    def close(self) -> None:
        """Stop, and wait until the player's thread and the helper have ended."""
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
        """Sleep until a block is due, and while paused; return the time at which it is due then."""
        time.sleep(max(0.0, due_s - time.monotonic()))
        while self._paused and not self._ended.is_set():
            time.sleep(BLOCK_S)
            due_s = time.monotonic()
        return due_s
