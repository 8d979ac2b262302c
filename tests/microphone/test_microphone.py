"""Speech through a real microphone: PulseAudio -> ALSA -> PortAudio -> the coach."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from coach.audio.devices import InputDevice, input_devices
from coach.audio.file_source import FileSource
from coach.audio.microphone import MicrophoneSource
from coach.audio.microphone_names import microphone_name
from coach.audio.player import SoundPlayer
from coach.domain.session import Session
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.gui.live.aloud import TalkAloud
from coach.pipeline import Interrupted, make_session
from coach.store.recording import read_recording
from coach.store.session_store import Store

RATE_HZ = 48_000


@pytest.fixture
def pulse(microphone) -> InputDevice:
    return next(device for device in input_devices() if device.name == "pulse")


@pytest.fixture
def spoken(talk, tmp_path: Path) -> Path:
    """Twelve seconds of the sample talk at the microphone's rate."""
    pcm, rate_hz = talk
    path = tmp_path / "spoken.wav"
    soundfile.write(path, soxr.resample(pcm[: 12 * rate_hz], rate_hz, RATE_HZ), RATE_HZ)
    return path


#: A segment with at least this probability has no close second label.
SURE = 0.45


def analyse(path: Path, model) -> Session:
    return make_session(FileSource(path), model, SessionKind.FILE, None)


def offset(recorded: np.ndarray, spoken: np.ndarray) -> int:
    """Return where in the recording the file begins, in samples, by cross-correlation."""
    size = len(recorded) + len(spoken)
    product = np.fft.rfft(recorded, size) * np.conj(np.fft.rfft(spoken, size))
    return int(np.argmax(np.fft.irfft(product, size)[: len(recorded)]))


def test_the_microphone_is_listed(pulse: InputDevice):
    assert pulse in input_devices()
    assert pulse.name == "pulse"
    assert pulse.sample_rate_hz > 0


def test_speech_is_recorded_and_read_like_its_file(
    microphone, pulse, spoken: Path, model, home: Path, tmp_path: Path
):
    store = Store(home)
    source = MicrophoneSource(pulse)
    lags_s: list[float] = []

    hearing = threading.Event()

    def speak() -> None:
        hearing.wait()
        microphone.speak(spoken).wait()
        time.sleep(0.5)
        source.stop()

    def hear(update: AnalysisUpdate) -> None:
        lags_s.append(update.lag_s)
        hearing.set()

    speaker = threading.Thread(target=speak)
    speaker.start()
    live = make_session(source, model, SessionKind.LIVE, store, [hear])
    speaker.join()

    # The saved recording is what was analysed: its readings are the live ones.
    kept = store.audio_path(live.id)
    again = analyse(kept, model)
    assert len(live.emotions) == len(again.emotions) > 20
    for a, b in zip(live.emotions, again.emotions, strict=True):
        assert (a.start_s, a.end_s) == (b.start_s, b.end_s)
        assert np.abs(a.probabilities - b.probabilities).max() < 1e-5
    assert live.segments == again.segments
    assert live.dropped_samples == 0
    assert float(np.median(lags_s)) < 0.1

    # The saved recording is what was spoken.
    recording = read_recording(kept)
    recorded, rate_hz = recording.samples, recording.sample_rate_hz
    original, original_rate_hz = soundfile.read(spoken, dtype="int16")
    if rate_hz != original_rate_hz:
        original = soxr.resample(original, original_rate_hz, rate_hz)
    start = offset(recorded.astype(float), original.astype(float))
    heard = recorded[start : start + len(original)].astype(float)
    assert np.corrcoef(heard, original[: len(heard)])[0, 1] > 0.99

    # The readings from the microphone are those of the file.
    aligned = tmp_path / "aligned.wav"
    soundfile.write(aligned, recorded[start : start + len(original)], rate_hz)
    from_file, from_microphone = analyse(spoken, model), analyse(aligned, model)
    by_time = {r.end_s: r.probabilities for r in from_microphone.emotions}
    gaps = [np.abs(r.probabilities - by_time[r.end_s]).max()
            for r in from_file.emotions if r.end_s in by_time]  # fmt: skip
    assert len(gaps) > 0.9 * len(from_file.emotions)
    assert float(np.median(gaps)) < 0.02
    # Where the network is unsure, as in some synthetic sentences, tiny differences flip the label.
    both = zip(from_file.segments, from_microphone.segments, strict=True)
    sure = [(a.label, b.label) for a, b in both if (a.confidence or 0) > SURE]
    assert sure
    assert all(a == b for a, b in sure)


def test_pausing_records_nothing(microphone, pulse, spoken: Path, model, home: Path):
    source = MicrophoneSource(pulse)
    hearing = threading.Event()

    def press() -> None:
        hearing.wait()
        time.sleep(1.0)
        source.pause()
        time.sleep(1.5)
        source.resume()
        time.sleep(1.0)
        source.stop()

    threading.Thread(target=press).start()
    session = make_session(source, model, SessionKind.LIVE, Store(home), [lambda _: hearing.set()])
    assert session.duration_s == pytest.approx(2.0, abs=0.4)


@pytest.mark.expects_log  # a frozen daemon's stream can't be closed
@pytest.mark.parametrize("fault", ["unplug", "stop", "freeze"])
def test_a_microphone_that_stays_away_ends_the_session_and_saves_it(
    microphone, pulse, spoken: Path, model, home: Path, fault: str
):
    store = Store(home)
    gone_s: list[float] = []
    hearing = threading.Event()

    def lose() -> None:
        hearing.wait()
        microphone.speak(spoken)
        time.sleep(2)
        gone_s.append(time.monotonic())
        getattr(microphone, fault)()

    threading.Thread(target=lose).start()
    with pytest.raises(Interrupted, match="Microphone lost") as caught:
        source = MicrophoneSource(pulse, wait_s=0.5)
        make_session(source, model, SessionKind.LIVE, store, [lambda _: hearing.set()])
    assert time.monotonic() - gone_s[0] < 5
    kept = store.load(caught.value.session.id)
    assert kept.duration_s > 1
    recording = read_recording(store.audio_path(kept.id))
    assert len(recording.samples) / recording.sample_rate_hz == pytest.approx(kept.duration_s)


def test_the_window_practises_with_the_microphone(microphone, pulse, spoken: Path, qtbot):
    from coach import app
    from coach.gui.report.report_page import ReportPage

    window = app.make_window()
    qtbot.addWidget(window)
    window.show()
    window.go_to(window.practice)
    start = window.practice.start_view
    qtbot.waitUntil(lambda: start.device is not None, timeout=5_000)
    assert start.microphone.devices.currentText() == "System microphone"
    checked = microphone.speak(spoken)
    qtbot.waitUntil(lambda: start.microphone.note.text() == "Good level.", timeout=8_000)
    start.start_button.click()
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=8_000)
    checked.terminate()
    speaking = microphone.speak(spoken)
    qtbot.waitUntil(lambda: "%" in live.meter.sure, timeout=12_000)
    qtbot.waitUntil(lambda: live.bar.clock.text() >= "0:08", timeout=12_000)
    live.controls.finish_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=10_000)
    assert window.page.session.kind == SessionKind.LIVE
    assert microphone_name(window.context.settings.device) == "System microphone"
    speaking.wait()
    window.close()


def test_the_players_position_follows_what_is_heard(microphone):
    """It keeps pace with the wall clock, seeks and stops."""
    samples = (np.sin(np.arange(5 * RATE_HZ) * 0.05) * 9_000).astype(np.int16)
    player = SoundPlayer(samples, RATE_HZ)
    player.play(1.0)
    until_s = time.monotonic() + 10
    while player.position_s < 1.3 and time.monotonic() < until_s:  # an idle sink wakes up slowly
        time.sleep(0.01)
    first_s, then_s = player.position_s, time.monotonic()
    time.sleep(1.0)
    assert player.position_s - first_s == pytest.approx(time.monotonic() - then_s, abs=0.04)
    player.pause()
    stood_s = player.position_s
    time.sleep(0.2)
    assert player.position_s == stood_s and not player.playing
    player.play(4.8)
    until_s = time.monotonic() + 10
    while player.playing and time.monotonic() < until_s:
        time.sleep(0.01)
    assert not player.playing
    assert player.position_s == pytest.approx(5.0)
    player.close()


def test_the_tour_is_heard_in_step_with_its_analysis(microphone):
    aloud = TalkAloud()
    aloud.follow(1.0)
    until_s = time.monotonic() + 10
    while aloud.position_s < 1.3 and time.monotonic() < until_s:  # an idle sink wakes up slowly
        time.sleep(0.01)
    aloud.follow(20.0)  # the sound has fallen behind
    while aloud.position_s < 20.0 and time.monotonic() < until_s:
        time.sleep(0.01)
    assert 20.0 <= aloud.position_s < 21.0
    aloud.pause(True)
    stood_s = aloud.position_s
    time.sleep(0.2)
    assert aloud.position_s == stood_s
    aloud.pause(False)
    while aloud.position_s < stood_s + 0.3 and time.monotonic() < until_s:
        time.sleep(0.01)
    assert aloud.position_s >= stood_s + 0.3
    aloud.close()
