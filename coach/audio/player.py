"""Play recordings, with a clock that follows what is audible at this moment."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from coach.audio.devices import close_stream, loudspeaker_errors, open_output
from coach.audio.stretch import Playhead, Stretch
from coach.common.arrays import Int16

#: (start, end) of a section that is repeated, in seconds of the recording.
Loop = tuple[float, float]
#: Sound that was due longer ago than this, in seconds, has certainly been heard.
_KEPT_S = 3.0


class Player(Protocol):
    """What can play a recording.

    `speed`, `loop` and `gain` may be set during playback; they become audible once the sound that
    the device already has is played.

    Attributes
    ----------
    speed
        Factor of the speed, at the same pitch.
    loop
        Section to repeat: at or beyond its end, playback continues at its start. None for none.
    gain
        Factor of the samples; what would be beyond full scale is clipped.
    """

    speed: float
    loop: Loop | None
    gain: float

    @property
    def playing(self) -> bool:
        """Whether it plays and the end hasn't been heard yet."""
        ...

    @property
    def position_s(self) -> float:
        """What is audible now, in seconds of the recording."""
        ...

    def play(self, from_s: float) -> None:
        """Play from this position, in seconds of the recording.

        Raises
        ------
        CoachError
            If the loudspeaker is gone.
        """

    def pause(self) -> None:
        """Stop at once and keep the position."""
        ...

    def close(self) -> None:
        """Stop and release the loudspeaker."""
        ...


@dataclass(frozen=True, slots=True)
class _Given:
    """Consecutive sound that was handed to the device.

    Attributes
    ----------
    due_s
        Stream time at which its beginning becomes audible.
    start_s
        Position of its beginning in the recording.
    speed
        Seconds of the recording per second of stream time.
    length_s
        Its length in stream time.
    """

    due_s: float
    start_s: float
    speed: float
    length_s: float

    def at(self, stream_s: float) -> float:
        """Return the position in the recording at a stream time, limited to this sound."""
        return self.start_s + self.speed * min(max(0.0, stream_s - self.due_s), self.length_s)


class SoundPlayer:
    """A `Player` on PortAudio's default output.

    Parameters
    ----------
    samples
        Mono, shape (n,). Only read, and may be a memory map.

    Raises
    ------
    CoachError
        If there is no loudspeaker, or PortAudio can't be loaded or hangs.
    """

    def __init__(self, samples: Int16, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._duration_s = len(samples) / sample_rate_hz
        self._playhead = Playhead(samples, sample_rate_hz)
        self.gain = 1.0
        self._stood_s = 0.0
        #: In order; not empty during playback.
        self._given: tuple[_Given, ...] = ()
        self._playing = False
        self._stream = open_output(sample_rate_hz, self._fill)

    @property
    def speed(self) -> float:
        """Factor of the speed, at the same pitch."""
        return self._playhead.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._playhead.speed = speed

    @property
    def loop(self) -> Loop | None:
        """Section to repeat, or None."""
        loop = self._playhead.loop
        return None if loop is None else (loop[0] / self._rate_hz, loop[1] / self._rate_hz)

    @loop.setter
    def loop(self, loop: Loop | None) -> None:
        edges = None if loop is None else (self._sample(loop[0]), self._sample(loop[1]))
        self._playhead.loop = edges

    @property
    def playing(self) -> bool:
        """Whether it plays and the end hasn't been heard yet."""
        return self._playing and self.position_s < self._duration_s

    @property
    def position_s(self) -> float:
        """What is audible now, in seconds of the recording."""
        if not self._playing:
            return self._stood_s
        now_s, given = self._stream.time, self._given
        # A device that is still waking up takes one block and then none for seconds; the position
        # must not run past what it was given.
        heard = next((one for one in reversed(given) if one.due_s <= now_s), given[0])
        return min(heard.at(now_s), self._duration_s)

    def play(self, from_s: float) -> None:
        """Play from this position, in seconds of the recording.

        Raises
        ------
        CoachError
            If the loudspeaker is gone.
        """
        with loudspeaker_errors():
            self.pause()
            sample = self._sample(from_s)
            self._playhead.jump_to = sample
            due_s = self._stream.time + self._stream.latency
            self._given = (_Given(due_s, sample / self._rate_hz, 0.0, 0.0),)
            self._stream.start()
        self._playing = True

    def move_to(self, time_s: float) -> None:
        """Continue from a position without stopping, once the device has played what it has."""
        self._playhead.jump_to = self._sample(time_s)

    def pause(self) -> None:
        """Stop at once and keep the position."""
        if self._playing:
            self._stood_s = self.position_s
            self._playing = False
            self._stream.abort()

    def close(self) -> None:
        """Stop and release the loudspeaker."""
        self._playing = False
        close_stream(self._stream)

    def _sample(self, time_s: float) -> int:
        return round(min(max(0.0, time_s), self._duration_s) * self._rate_hz)

    def _fill(self, outdata: Int16, frames: int, when: Any, status: object) -> None:
        """Fill `outdata`. Runs in PortAudio's thread: no lock, no disk, no log.

        `when` is a C struct of stream times.
        """
        due_s: float = when.outputBufferDacTime
        kept = [one for one in self._given if one.due_s > due_s - _KEPT_S]
        self._given = (*kept, *self._timed(self._playhead.read(outdata[:, 0]), due_s))
        if self.gain != 1.0:
            outdata[:] = np.clip(np.rint(outdata * self.gain), -32_768, 32_767)

    def _timed(self, stretches: Sequence[Stretch], due_s: float) -> list[_Given]:
        timed = []
        for one in stretches:
            length_s = one.count / self._rate_hz
            timed.append(_Given(due_s, one.first / self._rate_hz, one.step, length_s))
            due_s += length_s
        return timed


class SilentPlayer:
    """A `Player` that only keeps time, so that a recording can be watched without a loudspeaker."""

    def __init__(self, duration_s: float) -> None:
        self.gain = 1.0
        self._duration_s = duration_s
        self._speed = 1.0
        self._loop: Loop | None = None
        self._at_s = 0.0
        self._since_s: float | None = None

    @property
    def speed(self) -> float:
        """Factor of the speed."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._note()
        self._speed = speed

    @property
    def loop(self) -> Loop | None:
        """Section to repeat, or None."""
        return self._loop

    @loop.setter
    def loop(self, loop: Loop | None) -> None:
        self._note()
        self._loop = loop

    def _note(self) -> None:
        """Count time from the current position on."""
        self._at_s = self.position_s
        if self._since_s is not None:
            self._since_s = time.monotonic()

    @property
    def playing(self) -> bool:
        """Whether it plays and hasn't reached the end."""
        return self._since_s is not None and self.position_s < self._duration_s

    @property
    def position_s(self) -> float:
        """Position in seconds of the recording."""
        elapsed_s = 0.0 if self._since_s is None else time.monotonic() - self._since_s
        at_s = self._at_s + elapsed_s * self._speed
        if self._loop is not None and elapsed_s and at_s >= self._loop[1]:
            start_s, end_s = self._loop
            at_s = start_s + (at_s - end_s) % max(end_s - start_s, 1e-6)
        return min(self._duration_s, at_s)

    def play(self, from_s: float) -> None:
        """Run from this position, in seconds of the recording."""
        self._at_s = min(max(0.0, from_s), self._duration_s)
        self._since_s = time.monotonic()

    def pause(self) -> None:
        """Stop and keep the position."""
        self._at_s = self.position_s
        self._since_s = None

    def close(self) -> None:
        """Stop."""
        self.pause()
