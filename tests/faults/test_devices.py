"""Microphones that go away, hang and come back: real faults of a real sound server."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach.audio.devices import InputDevice, input_devices
from coach.audio.microphone import MicrophoneSource
from coach.domain.session import Session
from coach.domain.stream import AudioBlock, GapKind, Notice, SessionKind
from coach.pipeline import make_session
from coach.store.recording import read_recording
from coach.store.session_store import Store
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone

#: A loss is reported within this time.
TOLD_WITHIN_S = 1.0
#: Tolerances for the length of a gap, and of a session.
GAP_WITHIN_S, LENGTH_WITHIN_S = 0.2, 0.3


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    with virtual_microphone(monkeypatch) as made:
        yield made


@pytest.fixture
def noise(tmp_path: Path) -> Path:
    """Half a minute of sound that is never silent."""
    path = tmp_path / "noise.wav"
    samples = np.random.default_rng(0).normal(0, 3_000, 30 * 48_000).astype(np.int16)
    soundfile.write(path, samples, 48_000)
    return path


def pulse() -> InputDevice:
    return next(device for device in input_devices() if device.name == "pulse")


class Practice:
    """A session with the microphone, on its own thread, with the notices it gave."""

    def __init__(self, model, store: Store) -> None:
        self.told: list[tuple[float, Notice]] = []
        self.blocks: list[AudioBlock] = []
        self.source = MicrophoneSource(pulse(), self._tell)
        self._model, self._store = model, store
        self._read = self.source.blocks
        self.source.blocks = self._blocks
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.wait_for(lambda: self.blocks)
        self.begun_s = time.monotonic() - len(self.blocks[0].pcm) / self.rate_hz

    @property
    def rate_hz(self) -> int:
        return self.source.sample_rate_hz

    @property
    def gaps(self) -> list[tuple[GapKind, float]]:
        return [(b.gap, b.dropped / self.rate_hz) for b in self.blocks if b.dropped]

    def wait_for(self, happens, timeout_s: float = 15.0) -> float:
        """Wait until the condition holds; return the time."""
        until_s = time.monotonic() + timeout_s
        while not happens():
            assert time.monotonic() < until_s, self.told
            time.sleep(0.005)
        return time.monotonic()

    def told_at(self, waiting: bool) -> float:
        """Wait until the last notice is of that kind; return when it was given."""
        self.wait_for(lambda: self.told and self.told[-1][1].waiting == waiting)
        return self.told[-1][0]

    def finish(self) -> Session:
        """End it, and check what holds for every session, however it was disturbed."""
        self.source.stop()
        lasted_s = time.monotonic() - self.begun_s
        self._thread.join(timeout=20)
        session = self._store.load(self._session.id)
        assert session.duration_s == pytest.approx(lasted_s, abs=LENGTH_WITHIN_S)
        assert session.dropped_samples == sum(block.dropped for block in self.blocks)
        samples = read_recording(self._store.audio_path(session.id)).samples
        assert len(samples) / self.rate_hz == pytest.approx(session.duration_s, abs=0.001)
        for block in self.blocks:
            assert not samples[block.start - block.dropped : block.start].any()
        # The noise before and after the disturbance.
        assert np.abs(samples[: self.rate_hz]).max() > 1_000
        assert np.abs(samples[-self.rate_hz // 2 :]).max() > 1_000
        return session

    def _blocks(self) -> Iterator[AudioBlock]:
        for block in self._read():
            self.blocks.append(block)
            yield block

    def _run(self) -> None:
        self._session = make_session(self.source, self._model, SessionKind.LIVE, self._store)

    def _tell(self, notice: Notice) -> None:
        self.told.append((time.monotonic(), notice))


@pytest.fixture
def practice(microphone, noise: Path, model, home: Path) -> Practice:
    """A practice that has heard the noise for a second."""
    microphone.speak(noise)
    begun = Practice(model, Store(home))
    begun.wait_for(lambda: any(np.abs(block.pcm).max() > 1_000 for block in begun.blocks))
    time.sleep(1.0)
    return begun


def test_unplugged_and_plugged_in_again(microphone, practice: Practice, noise: Path):
    lost_s = time.monotonic()
    microphone.unplug()
    assert practice.told_at(waiting=True) - lost_s < TOLD_WITHIN_S
    assert "'System microphone' was disconnected" in practice.told[-1][1].message
    time.sleep(1.0)
    microphone.plug_in()
    microphone.speak(noise)
    back_s = practice.told_at(waiting=False)
    time.sleep(1.0)
    practice.finish()
    ((kind, gap_s),) = practice.gaps
    assert kind == GapKind.DEVICE
    assert gap_s == pytest.approx(back_s - lost_s, abs=GAP_WITHIN_S)


def test_unplugged_while_another_is_there(microphone, practice: Practice, noise: Path):
    """PulseAudio itself continues with the other one at once."""
    microphone.speak(noise, "vother")
    microphone.unplug_one()
    time.sleep(1.0)
    practice.finish()
    assert sum(gap_s for _, gap_s in practice.gaps) < 0.5
    assert not practice.told


def test_the_server_is_killed_and_restarted(microphone, practice: Practice, noise: Path):
    lost_s = time.monotonic()
    microphone.kill()
    assert practice.told_at(waiting=True) - lost_s < TOLD_WITHIN_S
    microphone.start()
    microphone.speak(noise)
    back_s = practice.told_at(waiting=False)
    time.sleep(1.0)
    practice.finish()
    ((kind, gap_s),) = practice.gaps
    assert kind == GapKind.DEVICE
    assert gap_s == pytest.approx(back_s - lost_s, abs=GAP_WITHIN_S)


def test_a_server_that_hangs_for_a_while(microphone, practice: Practice):
    """A null sink catches up on the time that it stood still, so nothing is missing."""
    lost_s = time.monotonic()
    microphone.freeze()
    assert practice.told_at(waiting=True) - lost_s < TOLD_WITHIN_S
    assert "stopped sending sound" in practice.told[-1][1].message
    time.sleep(1.0)
    microphone.thaw()
    practice.told_at(waiting=False)
    time.sleep(1.0)
    practice.finish()
    assert practice.gaps == []


@pytest.mark.expects_log  # its stream can't be closed
def test_a_server_that_hangs_for_longer(microphone, practice: Practice):
    lost_s = time.monotonic()
    microphone.freeze()
    assert practice.told_at(waiting=True) - lost_s < TOLD_WITHIN_S
    time.sleep(4.0)
    microphone.thaw()
    back_s = practice.told_at(waiting=False)
    time.sleep(1.0)
    practice.finish()
    ((kind, gap_s),) = practice.gaps
    assert kind == GapKind.DEVICE
    assert gap_s == pytest.approx(back_s - lost_s, abs=GAP_WITHIN_S)


def test_a_process_that_was_stopped(microphone, noise: Path, home: Path):
    """PulseAudio buffers 4 MiB for a client, 47 s at 44.1 kHz, so nothing is missing."""
    microphone.speak(noise)
    command = [sys.executable, "-m", "tests.faults.record", str(home), "6"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as recording:
        assert recording.stdout.readline() == "hears\n"
        time.sleep(1.0)
        recording.send_signal(signal.SIGSTOP)
        time.sleep(3.0)
        recording.send_signal(signal.SIGCONT)
        said, _ = recording.communicate(timeout=20)
    lasted_s, session_id = said.split()
    session = Store(home).load(session_id)
    assert session.duration_s == pytest.approx(float(lasted_s), abs=LENGTH_WITHIN_S)
    assert session.dropped_samples == 0
    samples = read_recording(Store(home).audio_path(session_id)).samples
    assert np.abs(samples).reshape(-1, session.sample_rate_hz // 50).max(axis=1).min() > 1_000


def test_the_default_becomes_another_microphone(microphone, practice: Practice, noise: Path):
    microphone.speak(noise, "vother")
    microphone.use("other")
    time.sleep(1.0)
    practice.finish()
    assert practice.gaps == []
    assert not practice.told


def test_the_default_becomes_a_microphone_that_sleeps(microphone, practice: Practice, noise: Path):
    """PulseAudio moves it to a source that takes up to two seconds to wake up; these are lost."""
    microphone.use("vspk.monitor")
    microphone.speak(noise, "vspk")
    practice.wait_for(lambda: practice.gaps)
    practice.wait_for(lambda: np.abs(practice.blocks[-1].pcm).max() > 1_000)
    time.sleep(0.5)
    practice.finish()
    ((_, gap_s),) = practice.gaps
    pairs = itertools.pairwise(practice.blocks)
    silent_s = max(b.received_s - len(b.pcm) / practice.rate_hz - a.received_s for a, b in pairs)
    assert gap_s == pytest.approx(silent_s, abs=GAP_WITHIN_S)


def test_a_lost_microphone_is_one_line_in_a_terminal(microphone, noise: Path, home: Path):
    microphone.speak(noise)
    command = [sys.executable, "-m", "coach", "practise", "two-speeds"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as practising:
        lines = iter(practising.stderr.readline, "")
        next(line for line in lines if line.startswith("Listening"))
        time.sleep(4.0)
        microphone.unplug()
        lost = next(line for line in lines if line.startswith("coach: "))
        time.sleep(2.0)  # while it looks for another microphone
        practising.send_signal(signal.SIGINT)
        said, remarks = practising.communicate(timeout=20)
    assert all(line.startswith("coach: ") for line in remarks.splitlines())
    assert "Microphone lost: 'System microphone' was disconnected." in lost
    assert "The recording so far is saved." in lost
    assert Store(home).library.overviews()[0].id in said
