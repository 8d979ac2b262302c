"""The stage view and the mini meter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from coach.gui.live.glance import Glance, MiniMeter
from coach.gui.live.stage_view import StageView
from coach.gui.main_window import MainWindow
from coach.gui.shared import theme


@pytest.fixture
def live(window: MainWindow, qtbot):
    window.practice.start(None, speed=5)
    qtbot.waitUntil(lambda: window.practice.live.bar.light.on, timeout=5_000)
    return window.practice.live


def test_the_stage_view_follows_the_practice_and_closes_with_it(window: MainWindow, live, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    stage = window.practice.glances.stage
    assert stage.isVisible() and stage.isFullScreen() and not window.isFullScreen()
    qtbot.waitUntil(lambda: stage.glance.colour is not None, timeout=60_000)
    assert stage.glance == live.glance
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    assert live.controls.pause_button.text() == "Resume"
    qtbot.keyClick(stage, Qt.Key.Key_Space)
    qtbot.keyClick(stage, Qt.Key.Key_F11)
    assert window.practice.glances.stage is None and window.practice.busy
    live.controls.stage_button.click()
    assert window.practice.glances.stage.isVisible()
    window.practice.finish()
    qtbot.waitUntil(lambda: not window.practice.busy, timeout=60_000)
    assert window.practice.glances.stage is None


def test_the_mini_meter_stays_on_top_and_can_be_dragged(window: MainWindow, live, qtbot):
    live.controls.mini_button.click()
    mini = window.practice.glances.mini
    assert mini.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    before = mini.pos()
    qtbot.mousePress(mini, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.mouseMove(mini, QPoint(60, 30))
    assert mini.pos() != before
    mini.activateWindow()
    qtbot.waitUntil(mini.isActiveWindow, timeout=2_000)
    qtbot.keyClick(mini, Qt.Key.Key_Escape)
    assert window.practice.glances.mini is None and window.practice.busy


def test_f11_without_a_practice_is_full_screen(window: MainWindow, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen() and window.practice.glances.stage is None


@pytest.mark.parametrize("kind", [StageView, MiniMeter])
@pytest.mark.parametrize("word", ["", "slower", "breathe, and go on from there"])
@pytest.mark.parametrize("time", ["", "12:34"])
def test_cue_and_clock_are_painted_inside_in_a_readable_colour(qtbot, kind, word, time):
    view = kind()
    qtbot.addWidget(view)
    if kind is StageView:
        view.resize(1280, 720)
    for colour, ink in (("#F0E442", "black"), ("#0072B2", "white"), (None, None)):
        view.show_glance(Glance(word, colour, time))
        picture = view.grab().toImage()
        edge = {picture.pixelColor(x, y).name() for x in (0, picture.width() - 1) for y in range(5)}
        assert len(edge) == 1
        if ink is not None:
            assert edge == {QColor(colour).name()}
            width, height = picture.width(), picture.height()
            drawn = {
                picture.pixelColor(x, y).name()
                for x in range(0, width, 2)
                for y in range(0, height, 2)
            }
            assert (QColor(ink).name() in drawn) == bool(word or time)


@pytest.mark.parametrize("kind", [StageView, MiniMeter])
def test_overtime_is_a_filled_shape(qtbot, kind):
    view = kind()
    qtbot.addWidget(view)
    fill = QColor(theme.colours().warning).name()
    for is_over in (False, True):
        view.show_glance(Glance("slower", None, "+0:12", is_over))
        picture = view.grab().toImage()
        drawn = {
            picture.pixelColor(x, y).name()
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        }
        assert (fill in drawn) == is_over
