"""Recordings made audible, with a clock that says what is heard right now."""

from __future__ import annotations

import time
from typing import Protocol

import numpy as np

from coach.audio.devices import close_stream, loudspeaker_errors, open_output


class Player(Protocol):
    """Plays int16 mono samples. `position_s` is what is coming out of the loudspeaker."""

    @property
    def playing(self) -> bool: ...

    @property
    def position_s(self) -> float: ...

    def play(self, from_s: float) -> None:
        """Play from there on. Raises CoachError where the loudspeaker has gone."""

    def pause(self) -> None: ...

    def close(self) -> None: ...


class SoundPlayer:
    """Through PortAudio's default output. Raises CoachError where there is none."""

    def __init__(self, samples: np.ndarray, sample_rate_hz: int) -> None:
        self._samples = samples
        self._rate_hz = sample_rate_hz
        self._next = 0
        #: (first sample of the last block, stream time it reaches the ear)
        self._heard = (0, 0.0)
        self._playing = False
        self._stream = open_output(sample_rate_hz, self._fill)

    @property
    def playing(self) -> bool:
        return self._playing and self.position_s < len(self._samples) / self._rate_hz

    @property
    def position_s(self) -> float:
        given_s = self._next / self._rate_hz
        if not self._playing:
            return given_s
        first, due_s = self._heard
        # A device that is still waking up takes a block and then none for seconds: what it
        # hasn't been given can't be heard.
        return min(max(0.0, first / self._rate_hz + self._stream.time - due_s), given_s)

    def play(self, from_s: float) -> None:
        with loudspeaker_errors():
            self.pause()
            self._next = round(np.clip(from_s * self._rate_hz, 0, len(self._samples)))
            self._heard = (self._next, self._stream.time + self._stream.latency)
            self._stream.start()
        self._playing = True

    def move_to(self, time_s: float) -> None:
        """Go on from there without stopping; heard once what was already given has been."""
        self._next = round(np.clip(time_s * self._rate_hz, 0, len(self._samples)))

    def pause(self) -> None:
        if self._playing:
            self._next = round(self.position_s * self._rate_hz)
            self._playing = False
            self._stream.abort()

    def close(self) -> None:
        self._playing = False
        close_stream(self._stream)

    def _fill(self, outdata: np.ndarray, frames: int, when: object, status: object) -> None:
        """PortAudio's thread: no lock, no disk, no log."""
        first = self._next
        piece = self._samples[first : first + frames]
        outdata[: len(piece), 0] = piece
        outdata[len(piece) :] = 0
        self._heard = (first, when.outputBufferDacTime)
        self._next = first + len(piece)


class SilentPlayer:
    """Keeps the time of a recording where there is no loudspeaker, so it can be watched."""

    def __init__(self, duration_s: float) -> None:
        self._duration_s = duration_s
        self._at_s = 0.0
        self._since_s: float | None = None

    @property
    def playing(self) -> bool:
        return self._since_s is not None and self.position_s < self._duration_s

    @property
    def position_s(self) -> float:
        elapsed_s = 0.0 if self._since_s is None else time.monotonic() - self._since_s
        return min(self._duration_s, self._at_s + elapsed_s)

    def play(self, from_s: float) -> None:
        self._at_s = min(max(0.0, from_s), self._duration_s)
        self._since_s = time.monotonic()

    def pause(self) -> None:
        self._at_s = self.position_s
        self._since_s = None

    def close(self) -> None:
        self.pause()
