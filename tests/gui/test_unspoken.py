"""A practice in which nobody spoke isn't kept without asking, and never lost without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt

from coach.audio.devices import InputDevice
from coach.audio.sources import TalkSource
from coach.common.errors import CoachError
from coach.gui.live import practice_page
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.messages import Answer, Banner
from coach.store.session_store import Store

_MICROPHONE = InputDevice(0, "Desk microphone", 16_000, channels=1, is_default=True)


@pytest.fixture
def practise(window: MainWindow, qtbot, tmp_path: Path, monkeypatch) -> Callable[..., None]:
    """Practise with a microphone that hears these samples, to their end."""

    def run(samples: np.ndarray, rate_hz: int = 16_000) -> None:
        path = tmp_path / "heard.wav"
        soundfile.write(path, samples, rate_hz)

        class Heard(TalkSource):
            def __init__(self, *_) -> None:
                super().__init__(path, speed=20, name=_MICROPHONE.name)

        monkeypatch.setattr(practice_page, "MicrophoneSource", Heard)
        window.practice.start(_MICROPHONE)
        qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)

    return run


@pytest.fixture
def asked(window: MainWindow, practise) -> Banner:
    """The banner, after three silent seconds."""
    practise(np.zeros(48_000, np.int16))
    return window.context.banner


def kept(window: MainWindow) -> list[str]:
    return [one.id for one in window.context.store.library.overviews()]


def test_it_asks_whether_to_keep_three_silent_seconds(window: MainWindow, asked: Banner):
    assert asked.isVisible() and asked.text == "Nobody spoke. Keep this recording?"
    assert [one.text() for one in asked.buttons] == ["Discard", "Keep"]
    assert asked.buttons[0].hasFocus()
    assert window.page is window.practice and len(kept(window)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_discarded_it_is_gone(window: MainWindow, qtbot, asked: Banner, key: Qt.Key):
    qtbot.keyClick(asked.buttons[0], key)
    assert asked.isHidden()
    sessions = window.context.store.sessions
    qtbot.waitUntil(lambda: not kept(window) and not list(sessions.iterdir()), timeout=5_000)
    assert window.page is window.practice
    qtbot.waitUntil(window.practice.start_view.start_button.hasFocus, timeout=5_000)


def test_kept_it_has_a_report(window: MainWindow, qtbot, asked: Banner):
    asked.buttons[1].click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    assert [window.page.session.id] == kept(window)


def test_without_an_answer_it_stays(window: MainWindow, qtbot, asked: Banner, home: Path):
    window.go_to(window.sessions)
    assert asked.isHidden()
    window.close()
    assert len(Store(home).library.overviews()) == 1


def test_two_seconds_of_speech_are_asked_about_too(window: MainWindow, practise, talk):
    samples, rate_hz = talk
    practise(samples[: round(3.4 * rate_hz)], rate_hz)
    assert window.context.banner.text == "Only 2 seconds of speech. Keep this recording?"


def test_what_was_said_is_kept_without_a_question(window: MainWindow, qtbot, practise, talk):
    practise(*talk)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert not window.context.banner.buttons


@pytest.mark.expects_log
def test_a_failure_is_shown_instead_of_a_question(window: MainWindow, qtbot, practise, monkeypatch):
    def fail(self) -> None:
        raise CoachError("Microphone lost", "It is gone.", "Plug it in.")

    monkeypatch.setattr(TalkSource, "_bring_in", fail)
    practise(np.zeros(48_000, np.int16))
    assert not window.context.banner.buttons
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    assert len(kept(window)) == 1


def test_a_message_takes_the_place_of_a_question(qtbot):
    banner, given = Banner(), []
    qtbot.addWidget(banner)
    answers = [Answer(word, f"{word}!", lambda word=word: given.append(word)) for word in "ab"]
    banner.ask("Title", "Question?", answers)
    second = banner.buttons[1]
    assert (second.text(), second.toolTip()) == ("b", "b!")
    banner.say("Title", "Message.")
    assert banner.buttons == [] and banner.text == "Title. Message."
    banner.ask("Title", "Again?", answers)
    banner.buttons[1].click()
    assert given == ["b"] and banner.isHidden()
