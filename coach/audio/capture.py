"""One open stream from a microphone, resampled to the session's rate if necessary."""

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
    """An open microphone stream; the constructor opens it.

    If the device refuses `rate_hz`, it is opened at a rate that it supports and resampled.

    Parameters
    ----------
    device
        Microphone to open.
    rate_hz
        Rate of the samples that `take` receives.
    take
        Called in PortAudio's thread with this capture, the arrival time (see `clock`), the
        seconds of sound that arrived, and the mono int16 samples, shape (n,). These may be a
        view of PortAudio's buffer: copy them to keep them.

    Attributes
    ----------
    opened_s
        Time (see `clock`) at which the constructor was called.
    heard_s
        Time (see `clock`) at which sound last came; None before the first.
    gone
        Set once PortAudio has ended the stream of its own accord.

    Raises
    ------
    CoachError
        If the device can't be opened.
    """

    def __init__(
        self,
        device: InputDevice,
        rate_hz: int,
        take: Callable[[Capture, float, float, Int16], None],
    ) -> None:
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
        """Close the stream; see `devices.close_stream`."""
        devices.close_stream(self._stream)

    def _open(self, device: InputDevice) -> Stream:
        return devices.open_input(
            device, self._rate_hz, BLOCK_S, self._callback, finished=self.gone.set
        )

    def _callback(self, indata: Int16, frames: int, when: object, status: object) -> None:
        """Resample and pass on. Runs in PortAudio's thread: no lock, no disk, no log."""
        self.heard_s = at_s = clock.now_s()
        samples = indata[:, 0]
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(np.ascontiguousarray(samples))
        self._take(self, at_s, frames / self._rate_hz, samples)
