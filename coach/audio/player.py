"""Recordings made audible, with a clock that says what is heard right now."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from coach.audio.devices import close_stream, loudspeaker_errors, open_output
from coach.audio.stretch import Playhead, Stretch
from coach.common.arrays import Int16

#: (start, end) of what is played round and round.
Loop = tuple[float, float]
#: What was due longer ago than this has been heard.
_KEPT_S = 3.0


class Player(Protocol):
    """Plays int16 mono samples. `position_s` is what is coming out of the loudspeaker.

    speed: times as fast, at the same pitch. loop: None for none; at its end or after it, playing
    goes on at its start. Both may change while it plays, and are heard once what was already
    given has been.
    """

    speed: float
    loop: Loop | None

    @property
    def playing(self) -> bool: ...

    @property
    def position_s(self) -> float: ...

    def play(self, from_s: float) -> None:
        """Play from there on. Raises CoachError where the loudspeaker has gone."""

    def pause(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Given:
    """Sound that the device has. due_s: stream time at which it begins to reach the ear;
    start_s: of the recording; speed: seconds of it in one of the stream's; length_s."""

    due_s: float
    start_s: float
    speed: float
    length_s: float

    def at(self, stream_s: float) -> float:
        """What of the recording is heard then, of this piece."""
        return self.start_s + self.speed * min(max(0.0, stream_s - self.due_s), self.length_s)


class SoundPlayer:
    """Through PortAudio's default output. Raises CoachError where there is none."""

    def __init__(self, samples: Int16, sample_rate_hz: int) -> None:
        self._rate_hz = sample_rate_hz
        self._duration_s = len(samples) / sample_rate_hz
        self._playhead = Playhead(samples, sample_rate_hz)
        self._stood_s = 0.0
        #: In order, and at least one while it plays.
        self._given: tuple[_Given, ...] = ()
        self._playing = False
        self._stream = open_output(sample_rate_hz, self._fill)

    @property
    def speed(self) -> float:
        return self._playhead.speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._playhead.speed = speed

    @property
    def loop(self) -> Loop | None:
        loop = self._playhead.loop
        return None if loop is None else (loop[0] / self._rate_hz, loop[1] / self._rate_hz)

    @loop.setter
    def loop(self, loop: Loop | None) -> None:
        edges = None if loop is None else (self._sample(loop[0]), self._sample(loop[1]))
        self._playhead.loop = edges

    @property
    def playing(self) -> bool:
        return self._playing and self.position_s < self._duration_s

    @property
    def position_s(self) -> float:
        if not self._playing:
            return self._stood_s
        now_s, given = self._stream.time, self._given
        # A device that is still waking up takes a block and then none for seconds: what it
        # hasn't been given can't be heard.
        heard = next((one for one in reversed(given) if one.due_s <= now_s), given[0])
        return min(heard.at(now_s), self._duration_s)

    def play(self, from_s: float) -> None:
        with loudspeaker_errors():
            self.pause()
            sample = self._sample(from_s)
            self._playhead.jump_to = sample
            due_s = self._stream.time + self._stream.latency
            self._given = (_Given(due_s, sample / self._rate_hz, 0.0, 0.0),)
            self._stream.start()
        self._playing = True

    def move_to(self, time_s: float) -> None:
        """Go on from there without stopping; heard once what was already given has been."""
        self._playhead.jump_to = self._sample(time_s)

    def pause(self) -> None:
        if self._playing:
            self._stood_s = self.position_s
            self._playing = False
            self._stream.abort()

    def close(self) -> None:
        self._playing = False
        close_stream(self._stream)

    def _sample(self, time_s: float) -> int:
        return round(min(max(0.0, time_s), self._duration_s) * self._rate_hz)

    def _fill(self, outdata: Int16, frames: int, when: Any, status: object) -> None:
        """PortAudio's thread: no lock, no disk, no log. when: a struct of C's."""
        due_s: float = when.outputBufferDacTime
        kept = [one for one in self._given if one.due_s > due_s - _KEPT_S]
        self._given = (*kept, *self._timed(self._playhead.read(outdata[:, 0]), due_s))

    def _timed(self, stretches: Sequence[Stretch], due_s: float) -> list[_Given]:
        timed = []
        for one in stretches:
            length_s = one.count / self._rate_hz
            timed.append(_Given(due_s, one.first / self._rate_hz, one.step, length_s))
            due_s += length_s
        return timed


class SilentPlayer:
    """Keeps the time of a recording where there is no loudspeaker, so it can be watched."""

    def __init__(self, duration_s: float) -> None:
        self._duration_s = duration_s
        self._speed = 1.0
        self._loop: Loop | None = None
        self._at_s = 0.0
        self._since_s: float | None = None

    @property
    def speed(self) -> float:
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._note()
        self._speed = speed

    @property
    def loop(self) -> Loop | None:
        return self._loop

    @loop.setter
    def loop(self, loop: Loop | None) -> None:
        self._note()
        self._loop = loop

    def _note(self) -> None:
        """Let what comes be counted from where it is now."""
        self._at_s = self.position_s
        if self._since_s is not None:
            self._since_s = time.monotonic()

    @property
    def playing(self) -> bool:
        return self._since_s is not None and self.position_s < self._duration_s

    @property
    def position_s(self) -> float:
        elapsed_s = 0.0 if self._since_s is None else time.monotonic() - self._since_s
        at_s = self._at_s + elapsed_s * self._speed
        if self._loop is not None and elapsed_s and at_s >= self._loop[1]:
            start_s, end_s = self._loop
            at_s = start_s + (at_s - end_s) % max(end_s - start_s, 1e-6)
        return min(self._duration_s, at_s)

    def play(self, from_s: float) -> None:
        self._at_s = min(max(0.0, from_s), self._duration_s)
        self._since_s = time.monotonic()

    def pause(self) -> None:
        self._at_s = self.position_s
        self._since_s = None

    def close(self) -> None:
        self.pause()
