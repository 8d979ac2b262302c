"""The window while a real microphone goes away, comes back, or sends nothing but zeros."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from coach import app
from coach.coaching.sound_quality import ONLY_SILENCE
from coach.common import paths
from coach.domain import settings
from coach.domain.settings import Settings
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    with virtual_microphone(monkeypatch) as made:
        yield made


@pytest.fixture
def window(microphone, qtbot, home: Path) -> Iterator[MainWindow]:
    """The real window, with the virtual microphone chosen."""
    settings.save(Settings(welcomed=True), paths.settings_file())
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    start = made.practice.start_view
    qtbot.waitUntil(lambda: start.device is not None, timeout=5_000)
    assert start.microphone.devices.currentText() == "System microphone"
    yield made
    made.close()
    finish_background()


def report(window: MainWindow, qtbot) -> ReportPage:
    """Keep a practice in which nobody spoke, and return its report."""
    qtbot.waitUntil(lambda: bool(window.context.banner.buttons), timeout=10_000)
    window.context.banner.buttons[1].click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=10_000)
    return window.page


def test_a_lost_microphone_shows_a_banner_and_the_session_continues(
    microphone, window: MainWindow, qtbot, tmp_path: Path
):
    path = tmp_path / "noise.wav"
    samples = np.random.default_rng(0).normal(0, 3_000, 20 * 48_000).astype(np.int16)
    soundfile.write(path, samples, 48_000)
    microphone.speak(path)
    practice, banner = window.practice, window.context.banner
    practice.start_view.start_button.click()
    live = practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=8_000)
    practice.toggle_mini()
    qtbot.wait(500)

    lost_s = time.monotonic()
    microphone.unplug()
    qtbot.waitUntil(banner.isVisible, timeout=5_000)
    assert time.monotonic() - lost_s < 1
    assert "Microphone lost" in banner.text and "is saved" in banner.text
    assert not live.bar.light.on
    assert live.bar.state.whole == "No microphone"
    assert live.cue.word == ""
    assert practice.glances.mini.glance.word == "No microphone"
    assert practice.busy

    microphone.plug_in()
    microphone.speak(path)
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=8_000)
    lost_s = time.monotonic() - lost_s
    assert "Continuing with 'System microphone'" in banner.text
    assert live.bar.state.whole == "System microphone"
    assert practice.glances.mini.glance.word != "No microphone"
    qtbot.wait(500)
    live.controls.finish_button.click()
    session = report(window, qtbot).session
    missing_s = session.dropped_samples / session.sample_rate_hz
    assert missing_s == pytest.approx(lost_s, abs=0.3)
    assert session.duration_s > missing_s + 0.5


def test_finishing_while_there_is_no_microphone(microphone, window: MainWindow, qtbot):
    practice = window.practice
    practice.start_view.start_button.click()
    qtbot.waitUntil(lambda: practice.live.bar.light.on, timeout=8_000)
    microphone.unplug()
    qtbot.waitUntil(window.context.banner.isVisible, timeout=5_000)
    practice.live.controls.finish_button.click()
    assert report(window, qtbot).session.dropped_samples == 0


def test_nothing_but_zeros_points_to_the_permission_within_three_seconds(window: MainWindow, qtbot):
    """macOS and Windows send zeros to a program without permission; here nobody speaks."""
    assert "permission" in ONLY_SILENCE and "muted" in ONLY_SILENCE
    start = window.practice.start_view
    note = start.microphone.note
    qtbot.waitUntil(lambda: note.text() == "Say a few words.", timeout=8_000)
    qtbot.waitUntil(lambda: note.text() == ONLY_SILENCE, timeout=3_000)
    start.start_button.click()
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=8_000)
    qtbot.waitUntil(lambda: live.cue.message == ONLY_SILENCE, timeout=3_000)
