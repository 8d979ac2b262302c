"""Reports, replays and the list of sessions, on Qt's offscreen platform."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from coach.audio.devices import InputDevice
from coach.coaching.figures import figures
from coach.domain import metrics
from coach.domain.session import LEAD_IN_S
from coach.domain.stream import EventKind, SpeechEvent
from coach.domain.tones import tone
from coach.domain.wording import clock
from coach.export.report_formats import KINDS
from coach.gui.main_window import MainWindow
from coach.gui.report.moment_list import MomentList
from coach.gui.report.report_page import ReportPage
from coach.gui.shared import theme
from coach.insights.titles import file_name
from tests.gui.steps import choose_in_dialog, practise, replay
from tests.keeping import keep


@pytest.mark.expects_log  # no loudspeaker
def test_replay_moves_seeks_and_stops(window: MainWindow, qtbot):
    report = practise(window, qtbot)
    report.footer.replay_button.click()
    page = replay(window, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.waveform.cursor_s > 0.3, timeout=5_000)
    assert page.play_button.text() == "Pause"
    assert "No loudspeaker" in window.context.banner.text
    middle = QPoint(page.waveform.width() // 2, 20)
    qtbot.mouseClick(page.waveform, Qt.MouseButton.LeftButton, pos=middle)
    assert page.waveform.cursor_s == pytest.approx(page.session.duration_s / 2, abs=0.3)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    assert page.play_button.text() == "Play"
    stood = page.waveform.cursor_s
    qtbot.wait(150)
    assert page.waveform.cursor_s == stood
    qtbot.keyClick(page, Qt.Key.Key_Home)
    assert page.waveform.cursor_s == 0
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.playing
    page.seek(page.session.duration_s - 0.1)
    qtbot.waitUntil(lambda: not page.playing, timeout=3_000)
    qtbot.waitUntil(lambda: page.play_button.text() == "Play", timeout=1_000)


@pytest.mark.expects_log  # no loudspeaker
def test_the_meter_follows_the_cursor(window: MainWindow, qtbot):
    report = practise(window, qtbot)
    report.footer.replay_button.click()
    page = replay(window, qtbot)
    labelled = next(s for s in page.session.segments if s.label)
    page.seek((labelled.start_s + labelled.end_s) / 2)
    assert "%" in page.meter.sure
    page.seek(0.05)
    assert page.meter.word == "no speech"


@pytest.mark.expects_log  # no loudspeaker
def test_a_moment_plays_with_its_lead_in(window: MainWindow, qtbot):
    report = practise(window, qtbot, seconds=9)
    report.timeline.chosen.emit(4.0)
    listening = report.footer.listening
    qtbot.waitUntil(lambda: listening.is_heard)
    assert 2.5 <= listening.position_s < 4.0
    listening.replay_button.click()
    page = replay(window, qtbot)
    assert page.playing and 2.5 <= page.waveform.cursor_s < 6.0
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    report = window.page.report
    passages = report.advice.priority.passages if report.advice.priority else ()
    for fold in window.page.folds.values():
        fold.unfold()
    at = re.compile(r"\d+:\d\d  ")  # a button that plays begins with its time
    plays = [b for b in window.page.findChildren(QPushButton) if at.match(b.text())]
    marks = max(report.notable, min(6, len(report.marked)))
    listed = marks + len(report.sections) + min(6, len(report.phrases))
    assert len(plays) == len(passages) + len(report.moments) + listed
    window.page.marks.more_button.click()  # the pauses
    assert len(window.page.marks.findChildren(QPushButton)) == 2 * len(report.marked) + 1
    if report.moments:
        words = clock(report.moments[0].start_s)
        heard = window.page.findChild(MomentList).findChildren(QPushButton)
        next(b for b in heard if b.text().startswith(words)).click()
        at_s = max(0.0, report.moments[0].start_s - LEAD_IN_S)
        qtbot.waitUntil(lambda: window.page.footer.listening.is_heard)
        assert window.page.footer.listening.position_s == pytest.approx(at_s, abs=0.5)


@pytest.mark.expects_log  # no loudspeaker
def test_after_a_replay_the_report_is_scrolled_to_the_same_place(window: MainWindow, qtbot):
    report = practise(window, qtbot, seconds=9)
    window.resize(960, 690)
    bar = report.scroll_area.verticalScrollBar()
    report.folds["marks"].unfold()
    report.marks.more_button.click()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    place = report.place
    report.footer.replay_button.click()
    qtbot.keyClick(replay(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    qtbot.waitUntil(lambda: window.page.place == place, timeout=5_000)


def test_the_list_selects_the_report_that_was_read(window: MainWindow, qtbot):
    practise(window, qtbot)
    window.show_page(1)
    listed = window.sessions.list
    qtbot.waitUntil(lambda: listed.count() == 1)
    latest = practise(window, qtbot).session.id
    window.show_page(1)
    qtbot.waitUntil(lambda: listed.count() == 2)
    assert listed.current.id == latest


def test_sessions_are_listed_opened_and_deleted(window: MainWindow, qtbot):
    window.show_page(1)
    qtbot.waitUntil(lambda: window.sessions._stack.currentIndex() == 1)  # the hint if it is empty
    practise(window, qtbot)
    practise(window, qtbot)
    window.show_page(1)
    page = window.sessions
    qtbot.waitUntil(lambda: page.list.count() == 2)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    window.show_page(1)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    for answer, left in (("Keep", 2), ("Delete", 1)):
        _answer(answer)
        page.delete_button.click()
        qtbot.waitUntil(lambda n=left: page.list.count() == n, timeout=5_000)
    assert len(window.context.store.library.overviews()) == 1


def _answer(words: str) -> None:
    """Press the button with these words in the dialog that is about to open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        next(b for b in box.findChildren(QPushButton) if b.text() == words).click()

    QTimer.singleShot(200, press)


@pytest.mark.parametrize(
    ("chosen", "typed", "saved", "begins"),
    [
        ("Web page", "", ".html", b"<!DOCTYPE html>"),
        ("PDF", "", ".pdf", b"%PDF-"),
        ("Table for spreadsheets", "talk", ".csv", b"time_s,"),
        ("TextGrid", "talk", ".TextGrid", b"File type"),
        ("Web page", "talk.png", ".png", b"\x89PNG"),
    ],
)
def test_a_report_is_saved(
    window: MainWindow, qtbot, tmp_path: Path, chosen: str, typed: str, saved: str, begins: bytes
):
    report = practise(window, qtbot)
    assert not report.footer.exports.isVisible()
    report.footer.export_button.click()
    assert report.footer.exports.isVisible()
    kind = next(one for one in report.footer.exports.buttons if one.startswith(chosen))
    choose_in_dialog(qtbot, kind, tmp_path, typed)
    report.footer.exports.buttons[kind].click()
    assert not report.footer.exports.isVisible()
    path = tmp_path / f"{Path(typed).stem or file_name(report.session)}{saved}"
    said = window.context.banner.accessibleDescription
    qtbot.waitUntil(lambda: "Report saved" in said(), timeout=10_000)
    assert str(path) in said() and path.read_bytes().startswith(begins)


@pytest.mark.expects_log
def test_a_report_that_cannot_be_saved_is_reported(window: MainWindow, qtbot, tmp_path: Path):
    report = practise(window, qtbot)
    (tmp_path / "a file").touch()
    report.export(tmp_path / "a file" / "report.pdf", KINDS["pdf"])
    said = window.context.banner.accessibleDescription
    qtbot.waitUntil(lambda: "Report not saved" in said(), timeout=10_000)


def test_the_timeline_is_painted_in_the_colours_of_the_tones(window: MainWindow, qtbot):
    practise(window, qtbot)
    picture = window.page.timeline.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name().upper()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    shares = window.page.report.summary.emotion_share
    named = [label for label, share in shares.items() if share > 0.05]
    assert named and {tone(label).colour.upper() for label in named} <= seen
    assert theme.colours().line.upper() in seen  # where no tone was sure


def test_a_late_replay_does_not_cover_another_page(window: MainWindow, qtbot):
    practise(window, qtbot)
    window.page.footer.replay_button.click()
    window.show_page(0)
    qtbot.wait(500)
    assert window.page is window.practice


def test_an_exercise_is_done_and_its_outcome_shown(window: MainWindow, qtbot):
    page = window.exercises
    window.show_page(window.pages.index(page))
    page.choose("soft-starts")
    assert "Soft starts" in page.heading.text() and "1. " in page.steps.text()
    window.practice.start(None, speed=10, exercise=page.exercise)
    live = window.practice.live
    assert "apple tree" in live.exercise.text.text() and not live.timeline.isVisibleTo(live)
    qtbot.waitUntil(lambda: live.bar.clock.text() >= "0:06", timeout=60_000)
    window.practice.finish()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=60_000)
    report = window.page
    assert report.session.exercise == "soft-starts" and report.session.with_fluency
    words = [part.text() for part in report.findChildren(QLabel)]
    assert "Exercise: soft starts" in words
    assert any(word.startswith(report.report.outcome.verdict) for word in words)
    report.exercise_asked.emit("project")
    assert window.page is page and page.exercise.key == "project"
    qtbot.waitUntil(lambda: page.history.text() == "You haven't done it yet.", timeout=5_000)
    page.choose("soft-starts")
    qtbot.waitUntil(lambda: page.history.text().startswith("Done once"), timeout=5_000)
    assert page.cards["soft-starts"].accessibleName().endswith("Too short to say")


def test_an_exercise_starts_from_its_page(window: MainWindow, monkeypatch):
    window.show_page(window.pages.index(window.exercises))
    window.exercises.start_button.click()
    assert window.page is window.practice and not window.practice.busy
    assert "No microphone" in window.context.banner.text
    microphone = InputDevice(3, "a microphone", 48_000, 1, True)
    window.practice.start_view.microphone.show_devices({microphone.name: microphone}, None)
    asked = []
    monkeypatch.setattr(window.practice, "start", lambda *what, **how: asked.append((what, how)))
    window.show_page(window.pages.index(window.exercises))
    window.exercises.start_button.click()
    assert asked == [((microphone,), {"exercise": window.exercises.exercise})]


def test_an_exercise_waits_for_the_practice_to_end(window: MainWindow):
    window.practice.start(None, speed=5)
    window.show_page(window.pages.index(window.exercises))
    window.exercises.start_button.click()
    assert "Finish the practice first" in window.context.banner.text


@pytest.mark.expects_log  # no loudspeaker
def test_an_event_is_marked_wrong_and_the_report_follows(window: MainWindow, qtbot):
    marked = tuple(SpeechEvent(EventKind.FILLER, at_s, at_s + 0.4, 0.8) for at_s in (3.0, 4.0))
    session = practise(window, qtbot).session
    one = keep(window.context.store, replace(session, events=marked))
    window.review.show_report(one)
    qtbot.waitUntil(lambda: window.page.session.id == one.id, timeout=5_000)
    before = window.page
    heard_s: list[float] = []
    before.timeline.chosen.connect(heard_s.append)
    view = before.timeline.getPlotItem().vb
    height = before.timeline.rows.first_lane_y
    for at_s in (3.2, 3.7, 1.9):  # on the mark, beside it, and far from any
        where = before.timeline.mapFromScene(view.mapViewToScene(QPointF(at_s, height)))
        qtbot.mouseClick(before.timeline.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.wait(QApplication.doubleClickInterval() + 50)  # otherwise it would be a double click
    assert heard_s == pytest.approx([3.0, 3.7, 1.9], abs=0.1)
    _judge(before, "Not so: filler at 0:03").click()
    qtbot.waitUntil(lambda: window.page is not before, timeout=5_000)
    page = window.page
    assert [event.rejected for event in page.session.events] == [True, False]
    fillers = metrics.FILLERS.key
    assert page.report.view.figures[fillers] == pytest.approx(figures(one)[fillers] / 2)
    assert window.context.store.load(one.id).events == page.session.events
    _judge(page, "Not so: filler at 0:03").click()  # undo: it was a filler
    qtbot.waitUntil(lambda: window.page is not page, timeout=5_000)
    assert not any(event.rejected for event in window.page.session.events)


def _judge(page: ReportPage, name: str) -> QPushButton:
    page.folds["marks"].unfold()
    return next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name)
