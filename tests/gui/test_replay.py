"""The replay as a workbench: zooming, selecting, looping, correcting and comparing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from coach.domain.session import LEAD_IN_S, Gap, Session
from coach.domain.settings import ThemeChoice
from coach.domain.stream import EmotionReading, GapKind, SpeechSegment
from coach.domain.tones import tone
from coach.gui.key_sheet import ShortcutsDialog
from coach.gui.main_window import MainWindow
from coach.gui.replay.lanes_fold import LOW_WINDOW
from coach.gui.replay.overview import Overview
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.replay.ribbon_track import RibbonTrack
from coach.gui.replay.spectrogram_track import SpectrogramTrack
from coach.gui.replay.take_player import overview_track
from coach.gui.replay.track_view import TrackView
from coach.gui.replay.transport import Transport
from coach.gui.replay.waveform_track import WaveformTrack
from coach.gui.report.report_page import ReportPage
from coach.gui.shared import theme
from coach.gui.shared.background import finish_background
from coach.gui.shared.tracks import CurveTrack, LaneTrack
from coach.replay.viewport import Scale, View
from tests.gui.steps import replay, resize
from tests.keeping import keep

pytestmark = pytest.mark.expects_log  # no loudspeaker


def turn(view: TrackView, notches: int, x: float, with_shift: bool = False) -> None:
    at = QPointF(x, 30)
    keys = Qt.KeyboardModifier.ShiftModifier if with_shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(qtbot, widget, start: QPoint, end: QPoint, keys=Qt.KeyboardModifier.NoModifier) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(widget, left, keys, start)
    qtbot.mouseMove(widget, (start + end) / 2)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, left, keys, end)


def test_wheel_and_keys_zoom_and_scroll(page: ReplayPage, qtbot):
    view, whole_s = page.waveform, page.session.duration_s
    assert view.view.is_whole
    turn(view, 8, x=view.width() / 4)
    near = view.view
    assert near.span_s == pytest.approx(whole_s / 1.25**8)
    under = near.start_s + near.span_s / 4
    assert under == pytest.approx(whole_s / 4, abs=0.05)
    turn(view, -3, x=100, with_shift=True)
    assert view.view.start_s == pytest.approx(near.start_s + 0.3 * near.span_s)
    qtbot.keyClick(page, Qt.Key.Key_0)
    assert view.view.is_whole
    page.seek(10.0)
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    assert view.view.span_s == pytest.approx(whole_s / 2) and view.view.shows(10.0)
    before = view.view.start_s
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert view.view.start_s > before
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    qtbot.keyClick(page, Qt.Key.Key_Minus)
    assert view.view.is_whole
    assert view.accessibleDescription().startswith("0:00 to 0:2")
    assert " pauses" in view.accessibleDescription()


def test_the_overview_scrolls(page: ReplayPage, qtbot):
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Plus)
    strip = page.findChild(Overview)
    drag(qtbot, strip, QPoint(5, 10), QPoint(strip.width() // 2, 10))
    view = page.waveform.view
    middle_s = view.start_s + view.span_s / 2
    assert middle_s == pytest.approx(page.session.duration_s / 2, abs=0.1)


def test_the_view_follows_playback_until_it_is_scrolled(page: ReplayPage, qtbot):
    for _ in range(5):
        qtbot.keyClick(page, Qt.Key.Key_Plus)  # to less than a second
    page.player.set_speed(2.0)
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.waveform.view.start_s > 0.5, timeout=5_000)
    assert page.waveform.view.shows(page.waveform.cursor_s)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    stood = page.waveform.view.start_s
    reached_s = page.waveform.cursor_s
    qtbot.waitUntil(lambda: page.waveform.cursor_s > reached_s + 0.2, timeout=5_000)
    assert page.waveform.view.start_s == stood


class Painted(QObject):
    """Records which areas of a widget are painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            self.areas += [QRect(one) for one in event.region()]
        return False


def test_only_strips_are_painted_while_the_cursor_moves(page: ReplayPage, qtbot):
    qtbot.wait(50)
    painted, meter = Painted(page.waveform), Painted(page.meter)
    reading = page.player.take.view.timeline.at(2.0)
    for time_s in (2.0, 2.01, 9.0):
        page.seek(time_s)
        QApplication.processEvents()
    assert len(painted.areas) >= 4 and max(one.width() for one in painted.areas) <= 5
    page.seek(2.0)
    QApplication.processEvents()
    meter.areas.clear()
    assert page.player.take.view.timeline.at(2.02) is reading
    page.seek(2.02)
    QApplication.processEvents()
    assert not meter.areas


def test_a_drag_selects_l_loops_and_esc_first_clears_the_selection(
    window: MainWindow, page: ReplayPage, qtbot
):
    view = page.waveform
    third = view.width() // 3
    shift = Qt.KeyboardModifier.ShiftModifier
    drag(qtbot, view, QPoint(third, 20), QPoint(third + 60, 20), shift)
    start_s, end_s = view.selection
    each_s = page.session.duration_s / view.width()
    assert (start_s, end_s) == pytest.approx((third * each_s, (third + 60) * each_s), abs=0.02)
    assert page.waveform.cursor_s == pytest.approx(start_s)
    page.player.set_speed(2.0)
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert page.playing and page.transport.loop_button.isChecked()
    reached: list[float] = []
    page.player.moved.connect(reached.append)
    qtbot.waitUntil(lambda: bool((np.diff(reached) < 0).sum() >= 2), timeout=10_000)
    assert start_s <= min(reached) and max(reached) <= end_s
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert view.selection is None and not page.player.looping and window.page is page
    assert page.playing and not page.transport.loop_button.isChecked()
    qtbot.waitUntil(lambda: page.waveform.cursor_s > end_s + 0.2, timeout=5_000)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)


@pytest.fixture
def asked_s(page: ReplayPage, monkeypatch) -> list[float]:
    """The times that playback was started from, in seconds."""
    asked: list[float] = []
    play_from = page.player.playback.play_from

    def note(time_s: float) -> None:
        asked.append(time_s)
        play_from(time_s)

    monkeypatch.setattr(page.player.playback, "play_from", note)
    return asked


def test_moving_on_after_a_loop_ends_it(page: ReplayPage, qtbot, asked_s: list[float]):
    player, after_s = page.player, page.session.duration_s - 6.0
    for go_on in (player.play_from, player.seek):
        player.select((2.0, 4.0))
        if not player.looping:
            player.toggle_loop()
        player.seek(1.0)
        assert player.looping and player.playing  # it leads into the loop
        go_on(after_s)
        assert asked_s[-1] == after_s and page.waveform.selection == (2.0, 4.0)
        qtbot.waitUntil(lambda: player.cursor_s != after_s, timeout=5_000)
        assert player.cursor_s > after_s
        assert not player.looping and not page.transport.loop_button.isChecked()
    page.toggle()
    player.toggle_loop()
    assert player.looping and asked_s[-1] == 2.0
    qtbot.keyClick(page, Qt.Key.Key_End)
    assert not player.looping and player.cursor_s == page.session.duration_s


def test_the_ruler_and_the_keys_select_too(page: ReplayPage, qtbot):
    view = page.waveform
    ruler = next(top + 5 for track, top, _ in view.rows if track is page.player._ruler)
    drag(qtbot, view, QPoint(50, ruler), QPoint(150, ruler))
    assert view.selection[1] - view.selection[0] == pytest.approx(
        100 * page.session.duration_s / view.width()
    )
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() // 2, ruler))
    assert view.cursor_s == pytest.approx(page.session.duration_s / 2, abs=0.05)
    page.player.clear_selection()
    page.seek(4.0)
    qtbot.keyClick(page, Qt.Key.Key_BracketLeft)
    page.seek(6.0)
    qtbot.keyClick(page, Qt.Key.Key_BracketRight)
    assert view.selection == (4.0, 6.0)
    page.player.clear_selection()
    phrase = page.session.segments[1]
    page.seek(phrase.start_s + 0.1)
    qtbot.keyClick(page, Qt.Key.Key_L)  # with nothing selected, the phrase
    assert view.selection == (phrase.start_s, phrase.end_s) and page.player.looping


def test_a_selection_too_short_to_loop_is_not_played(page: ReplayPage, qtbot):
    page.player.select((3.0, 3.05))
    qtbot.keyClick(page, Qt.Key.Key_L)
    assert not page.playing and not page.player.looping
    assert page.waveform.selection == (3.0, 3.05) and page.waveform.view.is_whole


def test_it_plays_faster_and_slower(page: ReplayPage, qtbot):
    for key, speed in ((".", 1.25), (".", 1.5), (".", 2.0), (".", 2.0)):
        qtbot.keyClick(page, key)
        assert page.player.playback.speed == speed
    assert page.transport.speed.currentText() == "2×"
    qtbot.keyClick(page, Qt.Key.Key_Space)
    first_s = page.waveform.cursor_s
    qtbot.wait(600)
    assert page.waveform.cursor_s - first_s > 0.9
    for _ in range(9):
        qtbot.keyClick(page, ",")
    assert page.player.playback.speed == 0.5 and page.playing


def test_n_and_p_jump_to_marks_and_with_shift_to_phrases(
    page: ReplayPage, qtbot, asked_s: list[float]
):
    session = page.session
    marks_s = sorted({event.start_s for event in session.accepted_events})
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert page.playing
    wanted_s = [next(one for one in marks_s if one > LEAD_IN_S + 0.05)]
    page.toggle()
    page.seek(session.duration_s)
    qtbot.keyClick(page, Qt.Key.Key_P)
    page.toggle()
    wanted_s += [one for one in marks_s if one < session.duration_s + LEAD_IN_S - 1.05][-1:]
    page.seek(session.segments[0].start_s + LEAD_IN_S)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    page.toggle()
    starts_s = [segment.start_s for segment in session.segments]
    here_s = session.segments[0].start_s + 2 * LEAD_IN_S
    wanted_s.append(next(one for one in starts_s if one > here_s + 0.05))
    assert asked_s == pytest.approx([one - LEAD_IN_S for one in wanted_s])


def colours_in(image: QImage, area: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def test_waveform_lanes_and_spectrum_are_painted(window: MainWindow, page: ReplayPage, qtbot):
    def rows() -> dict[str, QRect]:
        width, shown = page.waveform.width(), page.waveform.rows
        areas = {track.name: QRect(0, top, width, height) for track, top, height in shown}
        return areas | {"": QRect(0, 0, width, shown[0][2])}

    tones = {tone(s.label).colour for s in page.session.segments if s.label}
    seen = colours_in(page.waveform.grab().toImage(), rows()[""])
    assert tones & seen
    lanes = [track.name for track, _, _ in page.waveform.rows if isinstance(track, LaneTrack)]
    assert lanes == [lane.name for lane in page.player.take.view.lanes]
    assert set(rows()) >= {"pace", "variety", "volume"}
    assert theme.colours().soft.upper() in colours_in(
        page.waveform.grab().toImage(), rows()["pauses"]
    )
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert page.spectrum_button.isChecked()
    shades = lambda: colours_in(page.waveform.grab().toImage(), rows()["spectrum"])  # noqa: E731
    qtbot.waitUntil(lambda: len(shades()) > 50, timeout=10_000)
    theme.apply(QApplication.instance(), ThemeChoice.DARK)
    qtbot.waitUntil(lambda: QColor(theme.colours().page).name().upper() in shades(), timeout=5_000)
    theme.apply(QApplication.instance(), ThemeChoice.LIGHT)
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert "spectrum" not in rows()


def test_a_spectrum_no_longer_shown_is_freed(page: ReplayPage, qtbot):
    kept = lambda: len(page.findChildren(SpectrogramTrack))  # noqa: E731
    for shown in (1, 0, 1, 0):
        qtbot.keyClick(page, Qt.Key.Key_S)
        page.waveform.grab()
        qtbot.waitUntil(lambda shown=shown: kept() == shown, timeout=5_000)
    finish_background()  # the last one arrives too late


def test_a_scrolled_view_looks_like_a_repainted_one(page: ReplayPage, qtbot):
    view = page.waveform
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Plus)
    for share in (0.037, 0.21, -0.143, 0.5, 1.7, -0.08):
        view.scroll_by(share)
        QApplication.processEvents()
    scrolled = view.grab().toImage()
    view.show_tracks([track for track, _, _ in view.rows])
    anew = view.grab().toImage()
    # Qt antialiases a line slightly differently if it begins elsewhere.
    lines = [r for r in view.rows if isinstance(r[0], CurveTrack)]
    area = QRect(0, 0, view.width(), lines[0][1])
    assert area.height() > 100 and scrolled.copy(area) == anew.copy(area)


def test_missing_sound_is_crossed(window: MainWindow, qtbot, session: Session, talk):
    one = replace(session, gaps=(Gap(GapKind.DEVICE, 5.0, 8.0),))
    window.review.show_replay(keep(window.context.store, one, talk[0]))
    page = replay(window, qtbot)
    view = page.waveform
    each_s = session.duration_s / view.width()
    area = QRect(round(5.2 / each_s), 2, round(2.5 / each_s), 12)
    assert theme.colours().soft.upper() in colours_in(view.grab().toImage(), area)


def test_a_recording_dropped_on_a_replay_is_analysed(
    window: MainWindow, page: ReplayPage, qtbot, talk_file: Path
):
    """Its progress is shown, and it can be cancelled."""
    page.toggle()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(talk_file))])

    def drop() -> None:
        event = QDropEvent(
            QPointF(400, 300),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)

    drop()
    analysing = window.practice.analysing
    assert window.page is window.practice and analysing.isVisible()
    analysing.cancel_button.click()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=10_000)
    assert len(window.context.store.library.overviews()) == 1
    shown: list[int] = []
    analysing.bar.valueChanged.connect(shown.append)
    drop()
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=30_000)
    assert len(shown) > 3 and sorted(shown) == shown
    assert len(window.context.store.library.overviews()) == 2


def test_everything_is_described_to_a_screen_reader(page: ReplayPage):
    for part in (page.waveform, page.meter, page.tone.choice, page.transport.speed):
        assert part.accessibleName()
    for part in (page.spectrum_button, page.compare_button, page.transport.loop_button):
        assert "(" in part.toolTip() and part.accessibleDescription()


def test_the_overview_is_the_ribbon_of_the_tones(window: MainWindow, page: ReplayPage, qtbot):
    strip = page.findChild(Overview)
    seen = colours_in(strip.grab().toImage(), strip.rect())
    tones = {tone(s.label).colour for s in page.session.segments if s.label}
    assert tones & seen and theme.colours().soft.upper() not in seen
    assert isinstance(overview_track(page.player.take), RibbonTrack)
    without = replace(page.session, emotions=())
    assert isinstance(overview_track(page.player.take.changed_to(without)), WaveformTrack)


def test_the_overview_is_as_high_as_the_energy(page: ReplayPage):
    session = page.session
    segments = (SpeechSegment(0.0, session.duration_s, None, None),)
    values = np.eye(len(session.model.labels), dtype=np.float32)

    def heights(energy: float, unlike: float | None = None) -> tuple[list[int], set[str]]:
        reading = EmotionReading(0.0, session.duration_s, values[1], energy, unlike)
        one = replace(session, segments=segments, emotions=(reading,), corrections=())
        track = RibbonTrack(page.player.take.changed_to(one))
        picture = QImage(200, 100, QImage.Format.Format_RGB32)
        picture.fill(QColor(theme.colours().page))
        painter = QPainter(picture)
        track.paint(painter, Scale.of(View.whole(session.duration_s), 200), 200, 100)
        painter.end()
        page_colour = QColor(theme.colours().page)
        rows = [y for y in range(100) if picture.pixelColor(100, y) != page_colour]
        return rows, {picture.pixelColor(100, 50).name().upper()}

    colour = {tone(session.model.labels[1]).colour}
    rows, seen = heights(1.0)
    assert len(rows) == pytest.approx(90, abs=3) and seen == colour
    rows, seen = heights(0.0)
    assert len(rows) == pytest.approx(12, abs=3) and seen == colour
    assert heights(1.0, unlike=1.0)[1] == {theme.colours().line.upper()}


def test_lanes_are_folded_in_a_low_window_until_they_are_unfolded(
    window: MainWindow, page: ReplayPage, qtbot
):
    def lanes() -> int:
        return sum(not track.expands for track, _, _ in page.waveform.rows) - 1  # the ruler

    resize(window, QSize(1000, LOW_WINDOW), qtbot)
    every = lanes()
    assert every >= 4 and page.lanes.heading.isChecked()
    resize(window, QSize(1000, LOW_WINDOW - 1), qtbot)
    assert lanes() == 0
    qtbot.keyClick(page, Qt.Key.Key_M)
    assert lanes() == every
    resize(window, QSize(1000, LOW_WINDOW - 100), qtbot)
    assert lanes() == every  # as it was asked for
    page.lanes.heading.click()
    resize(window, QSize(1000, LOW_WINDOW + 50), qtbot)
    assert lanes() == 0 and not page.lanes.heading.isChecked()
    qtbot.keyClick(page, Qt.Key.Key_S)
    assert "spectrum" in [track.name for track, _, _ in page.waveform.rows]


def test_the_buttons_keep_their_icons_where_room_is_short(page: ReplayPage, qtbot):
    transport = Transport()
    qtbot.addWidget(transport)
    transport.show_time(0.0, 3_700.0)
    transport.resize(1_200, 60)
    transport.show()
    named = {one.accessibleName(): one for one in transport.findChildren(QPushButton)
             if one is not transport.play_button}  # fmt: skip
    assert {one.text() for one in named.values()} == {"Back", "Previous", "Next", "Loop"}
    transport.resize(640, 60)
    assert {one.text() for one in named.values()} == {""}
    assert set(named) == {"Back", "Previous", "Next", "Loop"}
    parts = [one for one in transport.children() if isinstance(one, QWidget)]
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry())
    for one in parts:
        assert transport.rect().contains(one.geometry()) and not one.grab().isNull()
    assert not any(one.icon().isNull() for one in transport.findChildren(QPushButton))
    transport.resize(1_200, 60)
    assert {one.text() for one in named.values()} == {"Back", "Previous", "Next", "Loop"}


@pytest.mark.parametrize("modal", [True, False])
def test_the_sound_stops_when_a_dialog_opens(
    window: MainWindow, page: ReplayPage, qtbot, modal: bool
):
    window.activateWindow()
    page.toggle()
    assert page.playing
    if modal:
        dialog = QMessageBox(window)
        dialog.open()
    else:  # the list of keys leaves the window usable
        qtbot.keyClick(window, "?")
        dialog = window.findChild(ShortcutsDialog)
    qtbot.waitUntil(lambda: not page.playing)
    dialog.close()
    qtbot.wait(1)
    assert not page.playing
    page.toggle()
    # The system's own dialogs are no windows of Qt's: they block this one.
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowBlocked))
    assert not page.playing
    page.toggle()
    page.tone.ask()  # a list that drops down is no dialog
    qtbot.wait(20)
    assert page.playing
    page.tone.choice.hidePopup()
