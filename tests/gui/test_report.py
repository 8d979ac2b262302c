"""The report in the window: every number and mark can be heard, and tones can be corrected."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from coach.audio.file_source import FileSource
from coach.common import paths
from coach.domain.session import LEAD_IN_S, Session
from coach.domain.settings import ThemeChoice
from coach.domain.stream import SessionKind
from coach.domain.tones import outline_on_white, tone
from coach.domain.wording import event_in_words
from coach.export.report_html import to_html
from coach.gui.main_window import MainWindow
from coach.gui.report.figure_list import FigureList
from coach.gui.report.report_page import ReportPage
from coach.gui.report.share_bars import ShareBars
from coach.gui.shared import theme
from coach.gui.shared.swatch import Swatch
from coach.insights.report import Share, make_report
from coach.insights.sections import headings
from coach.pipeline import make_session
from tests.keeping import keep


@pytest.fixture(scope="module")
def whole_talk(model) -> Session:
    return make_session(FileSource(paths.sample_talk()), model, SessionKind.FILE, None)


@pytest.fixture
def page(window: MainWindow, whole_talk: Session, qtbot) -> ReportPage:
    one = keep(window.context.store, whole_talk)
    window.review.show_report(one)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    for fold in window.page.folds.values():
        fold.unfold()
    return window.page


def test_a_phrase_is_corrected_and_the_report_follows(page: ReportPage, window: MainWindow, qtbot):
    phrase = page.report.phrases[1]
    page.phrases.more_button.click()
    listed = page.phrases.listed
    page.scroll_area.verticalScrollBar().setValue(300)
    menu = page.phrases.make_menu(phrase)
    assert len(menu.actions()) == 9  # eight tones and none of them; nothing to undo yet
    next(a for a in menu.actions() if "warm" in a.text()).trigger()
    assert not page.isEnabled()  # a correction now would be of a page about to be replaced
    qtbot.waitUntil(lambda: window.page is not page, timeout=5_000)
    after = window.page
    assert after.report.phrases[1].label == "happy" and after.report.phrases[1].corrected
    assert after.report.summary.emotion_share["happy"] > page.report.summary.emotion_share["happy"]
    assert "warm, you say" in to_html(after.report)
    assert after.phrases.listed == listed
    qtbot.waitUntil(lambda: after.scroll_area.verticalScrollBar().value() == 300)
    undo = after.phrases.make_menu(after.report.phrases[1]).actions()[-1]
    assert undo.text() == "As the coach heard it"
    undo.trigger()
    qtbot.waitUntil(lambda: window.page is not after, timeout=5_000)
    assert window.page.report.phrases == page.report.phrases
    assert window.context.store.load(page.session.id).corrections == ()


def test_a_figure_plays_where_it_was_measured(page: ReportPage):
    heard_s: list[float] = []
    page.footer.listening.began.connect(heard_s.append)
    figures = {f.name: f for f in page.report.figures}
    buttons = page.findChild(FigureList).findChildren(QPushButton)
    assert len(buttons) == sum(f.at_s is not None for f in page.report.figures) >= 8
    for made in buttons:
        made.click()
    assert figures["Pace"].at_s - LEAD_IN_S in heard_s
    # In the sample talk the fast passage is the third quarter of a minute before the end.
    assert 58 < figures["Pace"].at_s < 75 and 40 < figures["Pitch variety"].at_s < 55


def test_sections_are_compared(page: ReportPage, whole_talk: Session):
    rows = page.report.sections
    assert [row.part.name for row in rows] == ["part 1", "part 2", "part 3"]
    pace = headings().index("Pace")
    assert float(rows[1].cells[pace]) > float(rows[0].cells[pace]) > 2.4  # the fast passage
    planned = to_html(make_report(replace(whole_talk, plan="opening 0:30, middle 1, end 1")))
    assert "Section by section" in planned and ">opening</th>" in planned


def test_the_moment_under_the_pointer_is_described(page: ReportPage):
    page.timeline.resize(QSize(1000, 500))
    words = page.timeline.words_at(65.0)
    assert words.startswith("1:05 · ") and "pace " in words and "syllables/s" in words
    mark = page.timeline._lanes[0].events[0]
    view = page.timeline.getPlotItem().vb
    at = view.mapViewToScene(QPointF(mark.start_s + 0.01, page.timeline.rows.first_lane_y))
    page.timeline.scene().sigMouseMoved.emit(at)
    assert "pause" in page.pointed.text()
    page.timeline.scene().sigMouseMoved.emit(view.mapViewToScene(QPointF(-50.0, 0.5)))
    assert "Point at a moment" in page.pointed.text()


def test_the_timeline_can_be_read_and_played_by_keyboard(
    page: ReportPage, window: MainWindow, qtbot
):
    heard_s: list[float] = []
    page.footer.listening.began.connect(heard_s.append)
    timeline, keys, shift = page.timeline, Qt.Key, Qt.KeyboardModifier.ShiftModifier
    window.activateWindow()
    timeline.setFocus()
    qtbot.waitUntil(timeline.cursor_line.isVisible)
    begins_s, end_s = page.session.span_s
    for key, past_s in ((keys.Key_Left, 0), (keys.Key_Right, 1), (keys.Key_Right, 2)):
        qtbot.keyClick(timeline, key)
        assert timeline.cursor_s == begins_s + past_s
    assert page.pointed.text().startswith("0:02 · ")
    qtbot.keyClick(timeline, keys.Key_Return)
    assert heard_s.pop() == begins_s + 2 - LEAD_IN_S
    starts_s = sorted({event.start_s for lane in timeline._lanes for event in lane.events})
    for start_s in [one for one in starts_s if one > 2][:3]:
        qtbot.keyClick(timeline, keys.Key_Right, shift)
        assert timeline.cursor_s == start_s
    mark = next(e for lane in timeline._lanes for e in lane.events if e.start_s == start_s)
    assert event_in_words(mark.kind) in page.pointed.text()
    qtbot.keyClick(timeline, keys.Key_Enter)
    assert heard_s.pop() == pytest.approx(start_s - LEAD_IN_S)
    qtbot.keyClick(timeline, keys.Key_Left, shift)
    assert timeline.cursor_s < start_s
    qtbot.keyClick(timeline, keys.Key_End)
    assert timeline.cursor_s == end_s
    qtbot.keyClick(timeline, keys.Key_Right, shift)  # there is no further mark
    assert timeline.cursor_s == end_s
    qtbot.keyClick(timeline, keys.Key_Home)
    assert timeline.cursor_s == begins_s
    page.footer.replay_button.setFocus()
    assert not timeline.cursor_line.isVisible() and "Point at a moment" in page.pointed.text()


def test_yellow_has_an_outline_only_on_white(page: ReportPage):
    yellow = tone("surprised").colour
    swatch = Swatch(yellow, 12, 12)
    theme.apply(QApplication.instance(), ThemeChoice.DARK)
    assert theme.outline(yellow).style() == Qt.PenStyle.NoPen
    theme.apply(QApplication.instance(), ThemeChoice.LIGHT)
    assert theme.outline(tone("calm").colour).style() == Qt.PenStyle.NoPen
    picture = swatch.grab().toImage()
    assert picture.pixelColor(6, 6).name().upper() == yellow
    assert picture.pixelColor(6, 0).lightness() < picture.pixelColor(6, 6).lightness() / 1.4
    shares = tuple(Share(n, n, tone(n).colour, 0.5) for n in ("calm", "surprised"))
    exported = to_html(replace(page.report, shares=shares))
    assert f'fill="{yellow}" stroke="{outline_on_white(yellow)}" class="on-white"' in exported
    assert exported.count('<span class="bar on-white"') == 1


def test_a_share_plays_where_its_tone_was_clearest(window: MainWindow, whole_talk: Session, qtbot):
    """In a talk whose first half is made to sound warm: the sample talk is even throughout."""
    readings = list(whole_talk.emotions)
    for number in range(len(readings) // 2):
        warm = np.full(8, 0.02, np.float32)
        warm[2] = 0.5 + 0.3 * np.sin(number / 9)
        readings[number] = replace(readings[number], probabilities=warm)
    one = keep(window.context.store, replace(whole_talk, emotions=tuple(readings)))
    window.review.show_report(one)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    page = window.page
    page.folds["tones"].unfold()
    heard_s: list[float] = []
    page.footer.listening.began.connect(heard_s.append)
    bars = page.findChild(ShareBars)
    buttons = bars.findChildren(QPushButton)
    named = [share for share in page.report.shares if share.label]
    assert len(buttons) == len(named) > 1
    for one in buttons:
        one.click()
    readings, labels = page.session.emotions, page.session.model.labels
    for at_s, share in zip(heard_s, named, strict=True):
        column = labels.index(share.label)
        clearest = max(readings, key=lambda reading: reading.probabilities[column])
        assert at_s == max(0.0, clearest.start_s - LEAD_IN_S)
