"""Microphones that can't be had here: with odd rates, changing rates, or a sleeping computer.

A stand-in replaces PortAudio; the faults of a real sound server are in `tests/faults`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import pytest

from coach.audio import clock, devices, microphone
from coach.audio.devices import InputDevice
from coach.audio.microphone import MicrophoneSource
from coach.common.errors import CoachError
from coach.domain.stream import AudioBlock, GapKind, Notice

TONE_HZ = 1_000


class PortAudioError(Exception):
    """What sounddevice raises: a message and PortAudio's error number."""


@dataclass(eq=False)
class Plugged:
    """A microphone that hears a tone and supports certain rates only."""

    name: str = "Stand-in"
    default_rate_hz: int = 48_000
    rates_hz: tuple[int, ...] = (48_000,)
    mute: bool = False  # it opens, but never calls back


class Stream:
    """Calls back every 20 ms, like PortAudio's thread."""

    def __init__(self, port: StandIn, device: int, samplerate: int, blocksize: int, **how) -> None:
        self._plugged = port.check(device, samplerate)
        self._rate_hz, self._block = samplerate, blocksize
        self._callback: Callable[..., None] = how["callback"]
        self._finished: Callable[[], None] = how["finished_callback"]
        self._over = threading.Event()
        self._port = port
        self.closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self, ignore_errors: bool) -> None:
        self._over.set()
        self._thread.join()
        self.closed = True

    def _run(self) -> None:
        heard, due_s = 0, time.monotonic()
        while not self._over.is_set():
            due_s += self._block / self._rate_hz
            self._over.wait(due_s - time.monotonic())
            if self._plugged not in self._port.plugged:
                self._finished()
                return
            if not self._plugged.mute:
                time_s = (heard + np.arange(self._block)) / self._rate_hz
                tone = (9_000 * np.sin(2 * np.pi * TONE_HZ * time_s)).astype(np.int16)
                self._callback(tone[:, None], self._block, None, None)
                heard += self._block


@dataclass
class StandIn:
    """The parts of sounddevice that the coach uses."""

    plugged: list[Plugged] = field(default_factory=list)
    PortAudioError = PortAudioError

    def check(self, device: int, samplerate: int, **how) -> Plugged:
        if device >= len(self.plugged):
            raise PortAudioError("Device unavailable", -9985)
        if samplerate not in self.plugged[device].rates_hz:
            raise PortAudioError("Invalid sample rate", -9997)
        return self.plugged[device]

    def check_input_settings(self, device: int, samplerate: int, **how) -> None:
        self.check(device, samplerate)

    def InputStream(self, **how) -> Stream:  # noqa: N802
        return Stream(self, **how)

    @property
    def default(self) -> SimpleNamespace:
        return SimpleNamespace(device=(0, 0))

    def query_devices(self) -> list[dict]:
        return [
            {
                "index": index,
                "name": one.name,
                "default_samplerate": one.default_rate_hz,
                "max_input_channels": 1,
            }
            for index, one in enumerate(self.plugged)
        ]

    def _terminate(self) -> None: ...

    def _initialize(self) -> None: ...


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    made = StandIn([Plugged()])
    monkeypatch.setattr(devices, "portaudio", lambda: made)
    return made


class Heard:
    """What a source delivers, read on its own thread."""

    def __init__(self, device: InputDevice, **how) -> None:
        self.told: list[Notice] = []
        self.blocks: list[AudioBlock] = []
        self.error: Exception | None = None
        self.source = MicrophoneSource(device, self.told.append, **how)
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    @property
    def gaps(self) -> list[tuple[GapKind, float]]:
        rate_hz = self.source.sample_rate_hz
        return [(b.gap, b.dropped / rate_hz) for b in self.blocks if b.dropped]

    def wait_for(self, happens: Callable[[], object]) -> None:
        until_s = time.monotonic() + 10
        while not happens():
            assert time.monotonic() < until_s and self._thread.is_alive(), (self.told, self.error)
            time.sleep(0.005)

    def end(self) -> np.ndarray:
        """Stop it; return all that was heard."""
        self.source.stop()
        return self.join()

    def join(self) -> np.ndarray:
        self._thread.join(timeout=10)
        self.source.close()
        return np.concatenate([np.empty(0, np.int16), *(block.pcm for block in self.blocks)])

    def _read(self) -> None:
        try:
            for block in self.source.blocks():
                self._hear(block)
        except CoachError as error:
            self.error = error

    def _hear(self, block: AudioBlock) -> None:
        self.blocks.append(block)


def only_device() -> InputDevice:
    return devices.input_devices()[0]


def loudest_hz(samples: np.ndarray, rate_hz: int) -> float:
    return float(np.abs(np.fft.rfft(samples)).argmax() * rate_hz / len(samples))


def test_a_microphone_that_cannot_be_opened_is_reported_at_once(port: StandIn):
    device = only_device()
    port.plugged.clear()
    heard = Heard(device)
    heard.join()
    assert "can't be opened" in str(heard.error)
    assert heard.told == []


@pytest.mark.parametrize("rate_hz", [48_000, 44_100, 96_000, 32_000, 16_000])
def test_a_microphone_may_not_support_its_own_default_rate(port: StandIn, rate_hz: int):
    port.plugged = [Plugged(default_rate_hz=22_050, rates_hz=(rate_hz,))]
    heard = Heard(only_device())
    heard.wait_for(lambda: len(heard.blocks) > 20)
    samples = heard.end()
    assert heard.source.sample_rate_hz == rate_hz
    assert loudest_hz(samples, rate_hz) == pytest.approx(TONE_HZ, rel=0.01)


def test_a_microphone_without_a_usable_rate_is_reported(port: StandIn):
    port.plugged = [Plugged(rates_hz=())]
    heard = Heard(only_device())
    heard.join()
    assert "refused" in str(heard.error) and "Invalid sample rate" in str(heard.error)


def test_a_microphone_that_opens_and_sends_nothing(port: StandIn, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(microphone, "_FIRST_BLOCK_WITHIN_S", 0.2)
    port.plugged[0].mute = True
    heard = Heard(only_device(), wait_s=0.2)
    heard.join()
    assert "stopped sending sound" in str(heard.error)
    assert [notice.waiting for notice in heard.told] == [True]


def test_another_microphone_is_resampled_to_the_sessions_rate(port: StandIn):
    heard = Heard(only_device())
    heard.wait_for(lambda: len(heard.blocks) > 20)
    port.plugged = [Plugged("Other", default_rate_hz=16_000, rates_hz=(16_000,))]
    heard.wait_for(lambda: len(heard.told) == 2)
    before, begun_s = len(heard.blocks), time.monotonic()
    time.sleep(0.6)
    heard.end()
    lasted_s = time.monotonic() - begun_s
    assert [notice.title for notice in heard.told] == ["Microphone lost", "Another microphone"]
    assert "Continuing with 'Other'" in heard.told[-1].message
    ((kind, _),) = heard.gaps
    assert kind == GapKind.DEVICE
    after = np.concatenate([block.pcm for block in heard.blocks[before:]])
    assert len(after) / 48_000 == pytest.approx(lasted_s, abs=0.1)
    assert loudest_hz(after, 48_000) == pytest.approx(TONE_HZ, rel=0.01)


def test_the_microphone_of_the_same_name_comes_before_the_default(port: StandIn):
    port.plugged = [Plugged("Default"), Plugged("Headset")]
    heard = Heard(devices.input_devices()[1])
    heard.wait_for(lambda: heard.blocks)
    port.plugged = [Plugged("Default"), Plugged("Headset")]  # unplugged and plugged in again
    heard.wait_for(lambda: len(heard.told) == 2)
    heard.end()
    assert heard.told[-1].title == "Microphone back"
    assert "'Headset'" in heard.told[-1].message


def test_a_pause_while_the_microphone_is_missing_does_not_count(port: StandIn):
    heard = Heard(only_device())
    heard.wait_for(lambda: heard.blocks)
    lost_s = time.monotonic()
    port.plugged = []
    heard.wait_for(lambda: heard.told)
    heard.source.pause()
    paused_s = time.monotonic()
    time.sleep(0.8)
    port.plugged = [Plugged()]
    heard.wait_for(lambda: len(heard.told) == 2)
    heard.source.resume()
    heard.wait_for(lambda: heard.gaps)
    heard.end()
    ((kind, gap_s),) = heard.gaps
    assert kind == GapKind.DEVICE
    assert gap_s == pytest.approx(paused_s - lost_s, abs=0.1)


def test_a_pause_is_no_gap(port: StandIn):
    heard = Heard(only_device())
    heard.wait_for(lambda: heard.blocks)
    for _ in range(5):
        heard.source.pause()
        time.sleep(0.15)
        heard.source.resume()
        time.sleep(0.35)  # longer than it takes to detect a gap
    heard.end()
    assert heard.gaps == [] and heard.told == []


@pytest.mark.parametrize("slept_s", [30.0, 3_600.0])
def test_a_computer_that_slept(port: StandIn, monkeypatch: pytest.MonkeyPatch, slept_s: float):
    """The clock that counts sleep is set forward, as on Linux; no machine here can sleep."""
    heard = Heard(only_device())
    heard.wait_for(lambda: len(heard.blocks) > 10)
    awake_s = clock.now_s
    monkeypatch.setattr(clock, "now_s", lambda: awake_s() + slept_s)
    heard.wait_for(lambda: heard.gaps or heard.error)
    heard.end()
    if slept_s < microphone.WAIT_S:
        ((kind, gap_s),) = heard.gaps
        assert kind == GapKind.SLEEP
        assert gap_s == pytest.approx(slept_s, abs=0.05)
    else:
        assert "No sound came for 60 minutes" in str(heard.error)
        assert heard.gaps == []
    assert heard.told == []


def test_playback_is_not_cut_off_to_look_for_microphones(
    port: StandIn, monkeypatch: pytest.MonkeyPatch
):
    started: list[str] = []
    monkeypatch.setattr(port, "_terminate", lambda: started.append("ends"), raising=False)
    replay = SimpleNamespace(closed=False)
    monkeypatch.setattr(devices, "_streams", [replay])
    devices.refresh()
    assert started == []
    replay.closed = True
    devices.refresh()
    assert started == ["ends"]


def test_a_call_that_hangs_in_portaudio_does_not_block_others_for_long(
    port: StandIn, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(devices, "_FREE_WITHIN_S", 0.05)
    with devices._portaudio_lock, pytest.raises(CoachError, match="doesn't respond"):
        devices.input_devices()
