"""The start page: a microphone that is alive, what is chosen there, and the look back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from coach import app
from coach.audio.sources import TalkSource
from coach.coaching.goals import Aim
from coach.common import paths
from coach.domain.settings import Focus
from coach.domain.stream import SessionKind
from coach.gui.live import practice_page
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared.background import finish_background
from coach.store.goal_file import write_goals
from tests.gui.stand_in_microphone import OTHER, YETI, Microphones, plug_in
from tests.keeping import keep


@pytest.fixture
def microphones(bare_computer: None, monkeypatch: pytest.MonkeyPatch) -> Microphones:
    return plug_in(monkeypatch)


@pytest.fixture
def heard(qtbot, microphones: Microphones) -> Iterator[MainWindow]:
    """The real window, already listening to the first microphone."""
    made = app.make_window()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.practice.start_view.microphone.level.level_dbfs > -30)
    yield made
    made.close()
    finish_background()


def test_the_microphone_is_shown_by_a_name_and_alive(heard: MainWindow, microphones, qtbot):
    choice = heard.practice.start_view.microphone
    shown = [choice.devices.itemText(n) for n in range(choice.devices.count())]
    assert shown == ["Blue Yeti (default)", "Headset", "Sample talk (built in)"]
    assert choice.level.level_dbfs == pytest.approx(-20.0, abs=0.5)
    assert choice.note.text() == "Say a few words."
    assert microphones.listening_to == YETI.name
    assert heard.context.store.library.overviews() == []
    assert not list(heard.context.store.sessions.iterdir())


def test_it_listens_only_while_the_page_can_be_seen(heard: MainWindow, microphones, qtbot):
    heard.go_to(heard.sessions)
    qtbot.waitUntil(lambda: microphones.listening_to is None)
    heard.go_to(heard.practice)
    qtbot.waitUntil(lambda: microphones.listening_to == YETI.name)
    heard.hide()
    qtbot.waitUntil(lambda: microphones.listening_to is None)
    heard.show()
    qtbot.waitUntil(lambda: microphones.listening_to == YETI.name)
    heard.showMinimized()
    qtbot.waitUntil(lambda: microphones.listening_to is None)
    heard.showNormal()
    qtbot.waitUntil(lambda: microphones.listening_to == YETI.name)
    heard.close()
    assert microphones.listening_to is None


def test_another_microphone_is_listened_to_and_stored(heard: MainWindow, microphones, qtbot):
    devices = heard.practice.start_view.microphone.devices
    devices.setFocus()
    qtbot.keyClick(devices, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: microphones.listening_to == OTHER.name)
    assert heard.context.settings.device == OTHER.name
    qtbot.keyClick(devices, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: microphones.listening_to is None)
    assert not heard.practice.start_view.microphone.level.isVisible()
    heard.practice.microphones.look(again=True)
    qtbot.waitUntil(lambda: microphones.listening_to == OTHER.name)


def test_a_microphone_that_refuses_is_reported_once_and_on_the_page(
    heard: MainWindow, microphones, qtbot
):
    choice = heard.practice.start_view.microphone
    microphones.refuse = True
    heard.practice.microphones.look(again=True)
    told = "Can't be opened. Choose another, or look again."
    qtbot.waitUntil(lambda: choice.note.text() == told)
    tried = len(microphones.opened)
    heard.practice.microphones.listen()
    qtbot.wait(50)
    assert len(microphones.opened) == tried and not heard.context.banner.isVisible()
    microphones.refuse = False
    qtbot.mouseClick(choice.refresh_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: microphones.listening_to == YETI.name)


def test_a_practice_begins_once_the_microphone_is_free(
    heard: MainWindow, microphones, qtbot, monkeypatch
):
    free: list[bool] = []

    class Talk(TalkSource):
        def _open(self) -> None:
            free.append(microphones.listening_to is None)
            super()._open()

    monkeypatch.setattr(
        practice_page, "MicrophoneSource", lambda device, tell: Talk(paths.sample_talk(), 10)
    )
    heard.practice.start_view.start_button.click()
    qtbot.waitUntil(lambda: heard.practice.live.bar.light.on, timeout=5_000)
    heard.go_to(heard.sessions)
    heard.go_to(heard.practice)
    assert free == [True] and microphones.listening_to is None
    heard.practice.finish()
    qtbot.waitUntil(lambda: not heard.practice.busy, timeout=60_000)


def test_a_sound_system_that_hangs_does_not_hold_up_a_practice(
    heard: MainWindow, microphones, qtbot, monkeypatch
):
    monkeypatch.setattr("coach.gui.live.microphones._FREE_WITHIN_MS", 50)
    monkeypatch.setattr(
        practice_page, "MicrophoneSource", lambda device, tell: TalkSource(paths.sample_talk(), 10)
    )
    hung = microphones.opened[-1]
    stop = hung.stop
    monkeypatch.setattr(hung, "stop", lambda: None)
    heard.practice.start_view.start_button.click()
    qtbot.waitUntil(lambda: heard.practice.live.bar.light.on, timeout=5_000)
    assert hung.is_open
    stop()
    heard.practice.finish()
    qtbot.waitUntil(lambda: not heard.practice.busy, timeout=60_000)


def test_the_focus_is_chosen_here_or_while_speaking(window: MainWindow, qtbot):
    focus = window.practice.start_view.focus
    assert focus.currentText() == "focus: pace"
    focus.setFocus()
    qtbot.keyClick(focus, Qt.Key.Key_Down)
    assert window.context.settings.focus == Focus.PAUSES
    window.practice.start(None, speed=20)
    live = window.practice.live.controls.focus
    assert live.currentData() == Focus.PAUSES
    qtbot.keyClick(live, Qt.Key.Key_End)
    assert window.context.settings.focus is None
    window.practice.finish()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)
    window.go_to(window.practice)
    assert focus.currentText() == "no cues"


def test_cues_about_a_tone_that_is_not_heard_cannot_be_chosen(window: MainWindow):
    focus, calm = window.practice.start_view.focus, Focus.CALM
    item = focus.model().item(focus.findData(calm))
    window.context.change_settings(focus=calm)
    window.go_to(window.practice)
    assert focus.currentData() == calm and item.isEnabled()
    window.context.change_settings(emotion=False)
    window.go_to(window.practice)
    assert focus.currentData() is None and not item.isEnabled()
    window.context.change_settings(emotion=True)
    window.go_to(window.practice)
    assert focus.currentData() == calm and item.isEnabled()


def test_what_is_not_there_yet_is_not_shown(window: MainWindow, qtbot):
    latest = window.practice.start_view.latest
    assert latest.is_empty and latest.isHidden()


def test_the_last_practice_opens_its_report(window: MainWindow, qtbot, session):
    day = datetime(2026, 11, 3, 9, 30).astimezone()
    mine = replace(session, kind=SessionKind.LIVE, title="Practice")
    # A talk may be somebody else's, and in a practice nobody may have spoken.
    keep(window.context.store, session, started_at=day.replace(day=6))
    keep(window.context.store, replace(mine, segments=()), started_at=day.replace(day=5))
    one = keep(window.context.store, mine, started_at=day)
    keep(window.context.store, mine, started_at=day.replace(day=2))
    window.go_to(window.practice)
    latest = window.practice.start_view.latest
    qtbot.waitUntil(latest.isVisible)
    assert latest.title.whole == "Tuesday morning talk · 03 November"
    assert latest.headline.text().endswith(".")
    latest.report.click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    assert window.page.session.id == one.id


def test_an_exercise_may_be_the_last_practice(window: MainWindow, qtbot, session):
    done = replace(session, kind=SessionKind.LIVE, title="Find your volume", exercise="project")
    one = keep(window.context.store, done)
    window.go_to(window.practice)
    latest = window.practice.start_view.latest
    qtbot.waitUntil(latest.isVisible)
    assert latest.latest.practice.id == one.id


def test_enter_in_the_plan_starts(window: MainWindow, qtbot):
    view = window.practice.start_view
    with qtbot.waitSignal(view.start_asked), qtbot.waitSignal(view.plan_written):
        qtbot.keyClick(view.plan, Qt.Key.Key_Return)
    window.practice.finish()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)


def test_the_next_step_leads_to_its_exercise(window: MainWindow, qtbot):
    since = datetime.now().astimezone()
    write_goals([Aim("fillers_per_min", 3, since, most=5.0)], window.context.store.goals_path)
    window.go_to(window.practice)
    latest = window.practice.start_view.latest
    qtbot.waitUntil(latest.isVisible)
    assert latest.practice.isHidden()
    assert latest.step_words.text().endswith("0 of 3 in a row")
    latest.exercise.click()
    assert window.page is window.exercises
    assert window.exercises.exercise.key == "silence-for-filler"
