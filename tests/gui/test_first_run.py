"""The first run: three short screens, then a minute with one thing to notice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from coach import app
from coach.audio.sources import TalkSource
from coach.common import paths
from coach.domain import settings
from coach.domain.settings import EVER, Focus
from coach.domain.stream import Task
from coach.gui.live import practice_page
from coach.gui.live.voice_step import PART_S
from coach.gui.live.welcome_page import WelcomePage
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background
from tests.gui.stand_in_microphone import OTHER, YETI, Microphones, plug_in


@pytest.fixture
def microphones(bare_computer: None, monkeypatch: pytest.MonkeyPatch) -> Microphones:
    settings.save(settings.Settings(), paths.settings_file())
    return plug_in(monkeypatch)


@pytest.fixture
def new_window(qtbot, microphones: Microphones) -> Iterator[MainWindow]:
    """The window as a new user sees it."""
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.practice.live is not None)
    qtbot.waitUntil(lambda: made.practice.start_view.device is not None)
    yield made
    made.close()
    finish_background()


@pytest.fixture
def page(new_window: MainWindow) -> WelcomePage:
    assert isinstance(new_window.page, WelcomePage)
    return new_window.page


@pytest.fixture
def speaking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever records hears the sample talk, at ten times its speed."""
    hear(monkeypatch, paths.sample_talk(), 10)


def hear(monkeypatch: pytest.MonkeyPatch, path: Path, speed: float) -> None:
    def source(device, tell, wait_s=0.0) -> TalkSource:
        return TalkSource(path, speed, device.name)

    monkeypatch.setattr(practice_page, "MicrophoneSource", source)


def go_to(page: WelcomePage, number: int) -> None:
    for _ in range(number):
        page.next_button.click()


def test_the_screens_follow_each_other_by_button_and_key(page: WelcomePage, qtbot):
    assert page.next_button.hasFocus() and not page.back_button.isVisible()
    assert page.dots.accessibleName() == "Screen 1 of 4"
    qtbot.keyClick(page.next_button, Qt.Key.Key_Return)
    assert page.step is page.microphone and page.next_button.text() == "Next"
    qtbot.keyClick(page.next_button, Qt.Key.Key_Right)
    assert page.step is page.voice and page.next_button.text() == "Skip this"
    assert page.voice.record_button.hasFocus()
    qtbot.keyClick(page.voice.record_button, Qt.Key.Key_Left)
    assert page.dots.accessibleName() == "Screen 2 of 4"
    go_to(page, 2)
    assert page.step is page.begin and not page.next_button.isVisible()
    assert page.begin.minute_button.hasFocus()
    page.begin.start_button.click()
    assert page.window().page is page.window().practice


@pytest.mark.parametrize("number", range(4))
def test_esc_skips_the_introduction(new_window: MainWindow, page, qtbot, number: int):
    go_to(page, number)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert new_window.practice.start_view.isVisible()
    assert settings.load(paths.settings_file()).welcomed


def test_the_microphone_is_alive_on_its_screen_alone(
    new_window: MainWindow, page, qtbot, microphones
):
    assert microphones.opened == []
    go_to(page, 1)
    choice = page.microphone.choice
    qtbot.waitUntil(lambda: choice.level.level_dbfs > -30)
    assert [choice.devices.itemText(n) for n in range(choice.devices.count())] == [
        "Blue Yeti (default)", "Headset"
    ]  # fmt: skip
    qtbot.keyClick(choice.devices, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: microphones.listening_to == OTHER.name)
    assert new_window.practice.start_view.device == OTHER
    assert settings.load(paths.settings_file()).device == OTHER.name
    page.next_button.click()
    qtbot.waitUntil(lambda: microphones.listening_to is None)
    assert not new_window.practice.busy


def test_reading_and_talking_make_the_usual_voice(
    new_window: MainWindow, page, qtbot, microphones, speaking
):
    store, voice = new_window.context.store, page.voice
    go_to(page, 2)
    assert voice.heading.text() == "1 of 2: read this aloud"
    qtbot.keyClick(voice.record_button, Qt.Key.Key_Space)
    assert voice.record_button.text() == "Stop" and voice.left.text() == "0:30"
    assert not page.next_button.isEnabled() and not page.skip_button.isEnabled()
    qtbot.waitUntil(lambda: voice.left.text() <= "0:15", timeout=60_000)
    qtbot.waitUntil(lambda: voice.heading.text().startswith("2 of 2"), timeout=60_000)
    assert "seconds of your voice are known" in voice.outcome.text() and not voice.is_recording
    voice.record_button.click()
    qtbot.waitUntil(lambda: voice.is_done and not voice.is_recording, timeout=60_000)
    assert "compared with them" in voice.outcome.text()
    assert page.next_button.text() == "Next" and page.next_button.isEnabled()
    talk, reading = store.library.overviews()
    assert (reading.task, talk.task) == (Task.READ, Task.TALK)
    assert [one.title for one in (reading, talk)] == [
        "Your usual voice: reading", "Your usual voice: talking"
    ]  # fmt: skip
    for one in (reading, talk):
        assert PART_S <= one.duration_s < 2 * PART_S
        assert one.exercise is None and one.speech_s > 20
    card = new_window.context.card
    width = len(new_window.context.load_model().nobody.embedding)
    usual = store.usual_voice(card.sha256, width, Task.TALK, EVER)
    assert usual.readings > 120  # known well: half known after 30
    assert new_window.page is page and not isinstance(new_window.page, ReportPage)


def test_stopping_early_keeps_what_was_said(new_window: MainWindow, page, qtbot, speaking):
    go_to(page, 2)
    page.voice.record_button.click()
    qtbot.waitUntil(lambda: page.voice.left.text() <= "0:20", timeout=60_000)
    qtbot.keyClick(page.voice.record_button, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.voice.is_recording, timeout=60_000)
    assert new_window.page is page
    (kept,) = new_window.context.store.library.overviews()
    assert 9 < kept.duration_s < PART_S


def test_leaving_ends_the_recording(new_window: MainWindow, page, qtbot, speaking):
    go_to(page, 2)
    page.voice.record_button.click()
    qtbot.waitUntil(lambda: page.voice.left.text() <= "0:25", timeout=60_000)
    new_window.go_to(new_window.sessions)
    qtbot.waitUntil(lambda: not new_window.practice.busy, timeout=60_000)
    assert new_window.page is new_window.sessions


def test_without_a_voice_nothing_is_kept(
    new_window: MainWindow, page, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "silence.wav"
    soundfile.write(path, np.zeros(40 * 16_000, np.int16), 16_000)
    hear(monkeypatch, path, 20)
    go_to(page, 2)
    page.voice.record_button.click()
    qtbot.waitUntil(lambda: "No voice was heard" in page.voice.outcome.text(), timeout=60_000)
    qtbot.waitUntil(lambda: new_window.context.store.library.overviews() == [])
    assert page.voice.heading.text().startswith("1 of 2")
    assert page.next_button.text() == "Skip this"


def test_a_minute_with_one_thing_to_notice(new_window: MainWindow, page, qtbot, speaking):
    go_to(page, 3)
    page.begin.focus.setFocus()
    qtbot.keyClick(page.begin.focus, Qt.Key.Key_Down)
    page.begin.minute_button.click()
    live = new_window.practice.live
    assert new_window.page is new_window.practice and live.isVisible()
    assert live.bar.plan.whole == "1:00 left · 1:00 in all"
    assert live.controls.focus.currentData() == Focus.PAUSES
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    new_window.practice.finish()
    qtbot.waitUntil(lambda: not new_window.practice.busy, timeout=60_000)
    (kept,) = new_window.context.store.library.overviews()
    assert new_window.context.store.load(kept.id).plan == "1"
    assert new_window.context.settings.plan == ""
    assert new_window.context.settings.device == YETI.name


def test_without_a_microphone_there_is_the_tour(window: MainWindow, qtbot):
    window.welcome_again()
    page = window.page
    go_to(page, 1)
    assert "No microphone found" in page.microphone.choice.note.text()
    go_to(page, 1)
    assert not page.voice.record_button.isEnabled() and page.next_button.hasFocus()
    go_to(page, 1)
    assert not page.begin.minute_button.isEnabled() and page.begin.tour_button.hasFocus()
    assert page.begin.no_microphone.isVisible()


def test_without_a_model_no_usual_voice_is_asked_for(window: MainWindow):
    window.context.change_settings(emotion=False)
    window.welcome_again()
    assert [type(step).__name__ for step in window.page.steps] == [
        "AboutStep", "MicrophoneStep", "BeginStep"
    ]  # fmt: skip


def test_it_can_be_seen_again_but_not_during_a_practice(window: MainWindow, qtbot):
    window.practice.start(None, speed=5)
    window.welcome_again()
    assert window.page is window.practice
    assert "Finish the practice first" in window.context.banner.text
    window.practice.finish()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)
    window.welcome_again()
    assert isinstance(window.page, WelcomePage)
