"""One open stream of a microphone, brought to the session's rate."""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
import soxr

from coach.audio import clock, devices
from coach.audio.devices import InputDevice, Stream
from coach.audio.sources import BLOCK_S
from coach.common.arrays import Int16
from coach.common.errors import CoachError


class Capture:
    """Opened when made; raises CoachError if refused.

    heard_s: `clock` when sound last came, None before the first. gone: set once PortAudio has
    ended the stream by itself.
    """

    def __init__(
        self,
        device: InputDevice,
        rate_hz: int,
        take: Callable[[Capture, float, float, Int16], None],
    ) -> None:
        """take: is given, in PortAudio's thread, this capture, `clock` on arrival, how many
        seconds of sound arrived, and the mono int16 samples, at `rate_hz`."""
        self.name = device.name
        self.opened_s = clock.now_s()
        self.heard_s: float | None = None
        self.gone = threading.Event()
        self._take = take
        self._rate_hz = rate_hz
        self._resampler: soxr.ResampleStream | None = None
        try:
            self._stream = self._open(device)
        except CoachError:
            own_hz = devices.usable_rate_hz(device)
            if own_hz == rate_hz:
                raise
            self._rate_hz = own_hz
            self._resampler = soxr.ResampleStream(own_hz, rate_hz, 1, dtype="int16")
            self._stream = self._open(device)

    def close(self) -> None:
        devices.close_stream(self._stream)

    def _open(self, device: InputDevice) -> Stream:
        return devices.open_input(
            device, self._rate_hz, BLOCK_S, self._callback, finished=self.gone.set
        )

    def _callback(self, indata: Int16, frames: int, when: object, status: object) -> None:
        """Runs in PortAudio's thread: no lock, no disk, no log."""
        self.heard_s = at_s = clock.now_s()
        samples = indata[:, 0]
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(np.ascontiguousarray(samples))
        self._take(self, at_s, frames / self._rate_hz, samples)
