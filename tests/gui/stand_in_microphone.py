"""A microphone that hums, for the tests of what listens before a practice."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from coach.audio import devices
from coach.audio.devices import InputDevice
from coach.common.errors import CoachError
from coach.domain.stream import AudioBlock
from coach.gui.live import microphones

YETI = InputDevice(3, "Blue Yeti: USB Audio (hw:1,0)", 48_000, 1, True)
OTHER = InputDevice(4, "Headset", 48_000, 1, False)


class Hum:
    """A source that hums at -20 dBFS until it is stopped."""

    sample_rate_hz = 16_000
    is_live = True
    duration_s = None

    def __init__(self, device: InputDevice, refuses: bool) -> None:
        self.device = device
        self.name = device.name
        self.is_open = not refuses
        self._refuses = refuses
        self._over = threading.Event()

    def blocks(self) -> Iterator[AudioBlock]:
        if self._refuses:
            raise CoachError("Can't be opened", f"{self.name} refused.", "Close other programs.")
        block = (4_600 * np.sin(np.arange(320) * 0.2)).astype(np.int16)
        count = 0
        while not self._over.wait(0.005):
            yield AudioBlock(320 * count, block)
            count += 1

    def stop(self) -> None:
        self._over.set()

    def close(self) -> None:
        self.stop()
        self.is_open = False


class Microphones:
    """The stand-ins that are plugged in, and all that were opened to listen."""

    def __init__(self) -> None:
        self.plugged = [YETI, OTHER]
        self.refuse = False
        self.opened: list[Hum] = []

    def open(self, device: InputDevice, wait_s: float) -> Hum:
        assert not any(one.is_open for one in self.opened), "two at a time"
        self.opened.append(Hum(device, self.refuse))
        return self.opened[-1]

    @property
    def listening_to(self) -> str | None:
        return next((one.name for one in self.opened if one.is_open), None)


def plug_in(monkeypatch: pytest.MonkeyPatch) -> Microphones:
    """Replace the computer's microphones by stand-ins."""
    made = Microphones()
    monkeypatch.setattr(devices, "input_devices", lambda: list(made.plugged))
    monkeypatch.setattr(devices, "refresh", lambda: None)
    monkeypatch.setattr(microphones, "MicrophoneSource", made.open)
    return made
