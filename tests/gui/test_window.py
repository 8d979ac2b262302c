"""The window as a person uses it, on Qt's offscreen platform."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from coach.analysis.networks import emotion
from coach.audio.formats import ENDINGS
from coach.audio.sources import SAMPLE_TALK
from coach.common import paths
from coach.gui.main_window import MainWindow
from coach.gui.report.report_page import ReportPage
from coach.gui.shared import background
from coach.gui.shared.background import run_in_background
from coach.insights.report import make_report
from coach.store.session_store import Store
from tests.gui.steps import practise, replay


def test_without_a_microphone_the_talk_is_offered(window: MainWindow):
    choice = window.practice.start_view.microphone
    assert choice.devices.currentText() == f"{SAMPLE_TALK} (built in)"
    assert "No microphone found" in choice.note.text()
    assert not choice.level.isVisible()
    assert not window.context.banner.isVisible()


def test_practising_shows_readings_and_keeps_the_session(window: MainWindow, qtbot):
    window.practice.start(None, speed=10)
    live = window.practice.live
    assert live.bar.state.whole.startswith("Waiting for")
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    qtbot.waitUntil(lambda: "%" in live.meter.sure, timeout=5_000)
    qtbot.waitUntil(lambda: live.bar.level.level_dbfs > -60, timeout=5_000)
    qtbot.waitUntil(lambda: "pauses – " not in live.gauges.text(), timeout=60_000)
    live.controls.finish_button.click()
    assert not live.controls.finish_button.isEnabled()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    (kept,) = window.context.store.library.overviews()
    assert window.page.session.id == kept.id
    assert kept.duration_s > 20
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=5_000)


def test_energy_is_shown_beside_the_tone(window: MainWindow, qtbot):
    window.practice.start(None, speed=10)
    meter = window.practice.live.meter
    assert meter.energy == ""
    qtbot.waitUntil(lambda: meter.energy in ("energy low", "energy medium", "energy high"),
                    timeout=60_000)  # fmt: skip
    assert meter.energy in meter.accessibleDescription()
    window.practice.finish()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert "Energy" in [figure.name for figure in make_report(window.page.session).figures]


def test_a_practice_can_be_done_by_keyboard_alone(window: MainWindow, qtbot):
    qtbot.keyClick(window.practice.start_view.start_button, Qt.Key.Key_Space)
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    qtbot.keyClick(live, Qt.Key.Key_Space)
    assert live.controls.pause_button.text() == "Resume" and not live.bar.light.on
    qtbot.wait(300)
    stood = live.bar.clock.text()
    qtbot.wait(1_200)
    assert live.bar.clock.text() == stood
    qtbot.keyClick(live, Qt.Key.Key_Space)
    assert live.controls.pause_button.text() == "Pause"
    qtbot.keyClick(live, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    report = window.page
    qtbot.keyClick(report, Qt.Key.Key_R)
    page = replay(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)
    assert window.page is window.sessions
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page is window.practice


def test_space_presses_the_button_that_has_the_focus(window: MainWindow, qtbot):
    window.practice.start(None)
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    live.controls.finish_button.setFocus()
    qtbot.keyClick(live.controls.finish_button, Qt.Key.Key_Space)
    assert live.controls.pause_button.text() == "Pause"
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)


def test_a_recording_is_analysed_and_opened(window: MainWindow, qtbot, talk_file: Path):
    window.practice.open_recordings([talk_file])
    assert window.practice.analysing.isVisible()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert window.page.session.title == "talk.wav"


def test_missing_sound_is_reported_along_with_the_report(
    window: MainWindow, qtbot, talk_file: Path
):
    content = talk_file.read_bytes()
    talk_file.write_bytes(content[: len(content) * 3 // 4])
    window.practice.open_recordings([talk_file])
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    qtbot.waitUntil(lambda: window.context.banner.isVisible(), timeout=5_000)
    assert window.context.banner.text.startswith("talk.wav. The end is missing: ")
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=5_000)
    window.practice.open_recordings([])  # not again with the next report
    window.practice.recordings.tell_remarks()
    assert not window.context.banner.isVisible()


def test_the_dialog_offers_what_the_coach_reads(window: MainWindow, monkeypatch):
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *all_of_it: asked.append(all_of_it) or ("", "")
    )
    window.practice.choose_recording()
    offered = asked[0][-1].partition(")")[0]
    assert {f"*.{one}" for one in ENDINGS} <= set(offered.partition("(")[2].split())


def drop(window: MainWindow, *recordings: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in recordings])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_a_recording_dropped_on_the_window_is_analysed(window: MainWindow, qtbot, talk_file: Path):
    drop(window, talk_file)
    assert not window.practice.analysing.more.isVisible()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)


@pytest.mark.expects_log  # one of them can't be read
def test_several_recordings_are_analysed_one_after_the_other(
    window: MainWindow, qtbot, talk_file: Path
):
    other, broken = (talk_file.with_name(name) for name in ("other.wav", "broken.wav"))
    other.write_bytes(talk_file.read_bytes())
    broken.write_text("no sound")
    kept: list[str] = []
    window.practice.session_kept.connect(lambda session: kept.append(session.title))
    drop(window, talk_file, broken, other)
    assert window.practice.analysing.more.text() == "2 more to come"
    opened: list[str] = []
    window._stack.currentChanged.connect(
        lambda _: opened.append(getattr(window.page, "session", None))
    )
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    assert kept == ["talk.wav", "other.wav"] and window.page.session.title == "other.wav"
    assert len(opened) == 1  # the first report isn't shown in between


def test_cancelling_cancels_waiting_recordings_too(window: MainWindow, qtbot, talk_file: Path):
    drop(window, talk_file, talk_file, talk_file)
    window.practice.analysing.cancel_button.click()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)
    assert window.practice.start_view.isVisible()
    assert list((window.context.store.folder / "sessions").iterdir()) == []


def test_an_analysis_can_be_cancelled(window: MainWindow, qtbot, tmp_path: Path):
    path = tmp_path / "long.wav"
    samples, rate_hz = soundfile.read(paths.sample_talk(), dtype="int16")
    soundfile.write(path, np.tile(samples, 4), rate_hz)
    window.practice.open_recordings([path])
    window.practice.analysing.cancel_button.click()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)
    assert window.practice.start_view.isVisible()
    assert not window.context.banner.isVisible()
    assert list((window.context.store.folder / "sessions").iterdir()) == []


@pytest.mark.expects_log
@pytest.mark.parametrize("kind", ["missing", "text", "empty", "nan", "fifo"])
def test_bad_input_shows_a_banner(window: MainWindow, qtbot, tmp_path: Path, kind: str):
    path = tmp_path / f"{kind}.wav"
    if kind == "text":
        path.write_text("not a sound " * 99)
    elif kind == "empty":
        path.touch()
    elif kind == "nan":
        soundfile.write(path, np.full(40_000, np.nan, np.float32), 16_000, subtype="FLOAT")
    elif kind == "fifo":
        os.mkfifo(path)
    window.practice.open_recordings([path])
    qtbot.waitUntil(lambda: window.context.banner.isVisible(), timeout=5_000)
    assert path.name in window.context.banner.text
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=5_000)
    assert window.practice.start_view.isVisible()
    assert window.context.store.library.overviews() == []


def test_closing_the_window_saves_the_practice(window: MainWindow, qtbot, home: Path):
    window.practice.start(None)
    qtbot.waitUntil(lambda: window.practice.live.bar.light.on, timeout=5_000)
    qtbot.wait(600)
    window.close()
    assert Store(home).library.overviews()[0].duration_s > 0.3


def test_a_practice_continues_while_other_pages_are_shown(window: MainWindow, qtbot):
    window.practice.start(None, speed=5)
    live = window.practice.live
    qtbot.waitUntil(lambda: live.bar.light.on, timeout=5_000)
    window.show_page(window.pages.index(window.settings))
    before = live.bar.clock.text()
    qtbot.waitUntil(lambda: live.bar.clock.text() > before, timeout=5_000)
    window.show_page(0)
    assert live.isVisible()
    live.controls.finish_button.click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)


@pytest.mark.expects_log
def test_an_altered_model_shows_a_banner_and_loses_nothing(qtbot, window, monkeypatch):
    def refuse():
        raise emotion.CoachError(
            "The emotion model has been altered", "It isn't right.", "Install again."
        )

    window.context.load_model = refuse
    window.practice.start(None, speed=20)
    qtbot.waitUntil(lambda: "altered" in window.context.banner.text, timeout=5_000)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    session = window.page.session
    assert not session.emotions and not session.model.names_tones
    assert session.events and session.metrics["pace_10s_syllables_per_s"] > 1
    assert "No emotion model was used" in window.page.report.limitations


@pytest.mark.expects_log
def test_a_bug_in_a_slot_is_logged_and_shown(window: MainWindow, caplog):
    window.context.banner.fail(ZeroDivisionError("oops"))
    assert "Something went wrong" in window.context.banner.text
    assert "ZeroDivisionError" in caplog.text


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, qtbot):
    practise(window, qtbot)
    for page in (*window.pages, window.page, window.practice.live):
        for part in page.findChildren(QWidget):
            named = part.accessibleName() or (isinstance(part, QPushButton) and part.text())
            is_control = isinstance(part, QPushButton) or part.metaObject().className() in (
                "QComboBox", "QListWidget", "EmotionMeter", "Waveform",
            )  # fmt: skip
            if is_control:
                assert named, part
                assert part.toolTip() or not isinstance(part, QPushButton), part.text()


@pytest.mark.expects_log  # a plan that can't be read
def test_the_plan_is_saved_and_followed(window: MainWindow, qtbot):
    plan = window.practice.start_view.plan
    plan.setFocus()
    qtbot.keyClicks(plan, "opening")
    window.practice.start(None, speed=10)
    assert "end in minutes" in window.context.banner.text
    assert window.context.settings.plan == "" and not window.practice.busy
    qtbot.keyClicks(plan, " 1, 2:30")
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert window.context.banner.isHidden()
    window.practice.start(None, speed=10)
    assert window.context.settings.plan == "opening 1, 2:30"
    live = window.practice.live
    assert live.bar.plan.whole == "opening, 1:00 left · 3:30 in all"
    qtbot.waitUntil(lambda: live.bar.plan.whole.startswith("opening, 0:5"), timeout=5_000)


def test_space_on_the_chooser_does_not_start(window: MainWindow, qtbot):
    devices = window.practice.start_view.microphone.devices
    devices.setFocus()
    qtbot.keyClick(devices, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: devices.view().isVisible(), timeout=2_000)
    devices.hidePopup()
    assert not window.practice.busy


def test_after_a_click_space_still_starts(window: MainWindow, qtbot):
    start = window.practice.start_view
    qtbot.mouseClick(start.microphone.refresh_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "No microphone" in start.microphone.note.text(), timeout=2_000)
    assert start.start_button.hasFocus()


def test_nothing_starts_while_microphones_are_looked_for(window: MainWindow, qtbot):
    start = window.practice.start_view
    start.microphone.look()
    start.start()
    assert not window.practice.busy


def test_background_work_reports_on_the_gui_thread(window: MainWindow, qtbot):
    seen: list[tuple[str, bool]] = []
    gui = threading.get_ident()

    def note(what: str):
        return lambda _: seen.append((what, threading.get_ident() == gui))

    run_in_background(lambda: 1, note("success"), note("wrong"))
    run_in_background(lambda: 1 / 0, note("wrong"), note("failure"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert sorted(seen) == [("failure", True), ("success", True)]
    qtbot.waitUntil(lambda: not background._pending)  # finished work isn't held on to


def test_no_dialog_opens_over_a_practice(window: MainWindow, qtbot):
    window.practice.start(None, speed=5)
    qtbot.waitUntil(lambda: window.practice.live.bar.light.on, timeout=5_000)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "Finish the practice first" in window.context.banner.text
    assert window.practice.busy
