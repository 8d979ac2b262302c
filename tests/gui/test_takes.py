"""The replay: correcting tones by ear, and comparing two takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

from coach.analysis.networks.emotion import NO_MODEL
from coach.coaching.figures import figures
from coach.common import dates
from coach.domain import metrics
from coach.domain.session import Session
from coach.domain.stream import EventKind, SpeechEvent
from coach.domain.tones import tone
from coach.gui.main_window import MainWindow
from coach.gui.replay.compare_page import ComparePage
from coach.gui.replay.other_take import OtherTake
from coach.gui.replay.overview import Overview
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.shared import theme
from coach.gui.shared.background import finish_background
from coach.gui.shared.widgets import ElidedLabel
from coach.insights.titles import title_in_words
from coach.replay.take import Take
from coach.store.recording import Recording
from tests.gui.steps import replay
from tests.keeping import keep

pytestmark = pytest.mark.expects_log  # no loudspeaker


def test_a_tone_is_corrected_where_it_is_heard(window: MainWindow, page: ReplayPage, qtbot):
    store, session_id = window.context.store, page.session.id
    sure_from = page.session.model.readings.unsure_below
    sure = [s for s in page.session.segments if s.label and s.confidence >= sure_from]
    said = next(s for s in sure if s.label != "happy")
    page.seek(said.start_s + 0.2)
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Plus)
    page.player.select((said.start_s, said.end_s))
    page.player.set_speed(1.5)
    before = page.player.spot
    part = page.player.take.phrase_at(before.cursor_s)
    heard = f"This phrase: {tone(part.label).word}, {part.confidence:.0%}"
    assert part.label is not None and page.tone.words.whole == heard
    choice = page.tone.choice

    def choose(words: str) -> None:
        choice.setCurrentText(words)
        choice.activated.emit(choice.currentIndex())

    choose("warm")
    qtbot.waitUntil(lambda: page.tone.words.whole == "This phrase: warm, you say", timeout=5_000)
    assert window.page is page and page.player.spot == before
    (kept,) = store.load(session_id).corrections
    assert (kept.start_s, kept.end_s, kept.label) == (said.start_s, said.end_s, "happy")
    page.seek((said.start_s + said.end_s) / 2)
    assert page.meter.word == "warm" and page.meter.sure == "warm, you say"
    choose("none of these")
    none = "This phrase: none of the tones, you say"
    qtbot.waitUntil(lambda: page.tone.words.whole == none, timeout=5_000)
    assert store.load(session_id).corrections[0].label is None
    choose("as the coach heard it")
    qtbot.waitUntil(lambda: page.tone.words.whole == heard, timeout=5_000)
    assert store.load(session_id).corrections == ()
    assert "you say" not in page.meter.sure


def test_the_keys_work_again_after_a_tone_was_chosen_by_key(
    window: MainWindow, page: ReplayPage, qtbot
):
    page.seek(page.session.segments[0].start_s + 0.2)
    choice = page.tone.choice
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert window.focusWidget() is choice
    choice.hidePopup()
    window.activateWindow()
    choice.setCurrentText("warm")
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: "warm, you say" in page.tone.words.whole, timeout=5_000)
    at_s = page.player.cursor_s
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Right)
    assert page.player.cursor_s == pytest.approx(at_s + 5.0)


def test_a_correction_that_cannot_be_saved_is_reported(window: MainWindow, page: ReplayPage, qtbot):
    said = next(s for s in page.session.segments if s.label)
    page.seek(said.start_s + 0.2)
    window.context.store.delete(page.session.id)
    page.tone.choice.setCurrentIndex(3)
    page.tone.choice.activated.emit(3)
    qtbot.waitUntil(lambda: "It isn't in the library" in window.context.banner.text, timeout=5_000)
    assert page.tone.choice.currentIndex() == 0


def test_without_a_model_there_is_nothing_to_correct(
    window: MainWindow, qtbot, session: Session, talk
):
    segments = tuple(replace(s, label=None, confidence=None) for s in session.segments)
    one = replace(session, model=NO_MODEL, emotions=(), segments=segments)
    window.review.show_replay(keep(window.context.store, one, talk[0]))
    page = replay(window, qtbot)
    assert not page.tone.isVisible() and "isn't judged" in page.meter.sure
    page.seek(5.0)


def test_two_takes_are_heard_side_by_side(
    window: MainWindow, page: ReplayPage, qtbot, session: Session, talk
):
    store, first_id = window.context.store, page.session.id
    filler = SpeechEvent(EventKind.FILLER, 3.0, 3.4, 0.8)
    other = keep(
        store, replace(session, title="the other", events=(filler,)), talk[0][: 10 * talk[1]]
    )
    fillers = metrics.FILLERS.quantity(figures(other)[metrics.FILLERS.key])
    none = metrics.FILLERS.bare(figures(page.session)[metrics.FILLERS.key])
    page.seek(6.0)
    qtbot.keyClick(page, Qt.Key.Key_Plus)
    left = page.player.spot
    qtbot.keyClick(page, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: page.findChild(OtherTake) is not None, timeout=5_000)
    chooser = page.findChild(OtherTake)
    assert chooser.list.count() == 1 and "the other" in chooser.list.item(0).text()
    qtbot.keyClick(chooser.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, ComparePage), timeout=5_000)
    both = window.page
    assert [player.take.session.id for player in both.players] == [first_id, other.id]
    words = {part.text() for part in both.findChildren(QLabel)}
    assert {f"{none} → {fillers}", "Pitch variety", "Fillers"} <= words
    window.activateWindow()
    both.setFocus()
    qtbot.keyClick(both, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: both.players[0].cursor_s > 0.2, timeout=5_000)
    qtbot.keyClick(both, Qt.Key.Key_B)
    stood_s = both.players[0].cursor_s
    assert both.heard is both.players[1] and both.heard.playing
    qtbot.waitUntil(lambda: both.players[1].cursor_s > 0.2, timeout=5_000)
    assert not both.players[0].playing and both.players[0].cursor_s == stood_s
    qtbot.mouseClick(both.players[0].waveform, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert both.heard is both.players[0] and both.heard.playing and not both.players[1].playing
    assert [one.text() for one in both.hear_buttons] == ["Pause A", "Hear B"]
    both.hear_buttons[1].click()
    assert both.heard is both.players[1] and both.heard.playing and not both.players[0].playing
    both.hear_buttons[1].click()
    assert [one.text() for one in both.hear_buttons] == ["Hear A", "Hear B"]
    assert both.heard is both.players[1] and not both.heard.playing
    qtbot.keyClick(both, Qt.Key.Key_Escape)
    again = replay(window, qtbot)
    assert again.player.spot == left and again.session.id == first_id


def test_the_other_take_is_asked_for_once_and_only_while_the_page_exists(
    window: MainWindow, page: ReplayPage, qtbot, session: Session, talk
):
    keep(window.context.store, replace(session, title="the other"), talk[0][: 10 * talk[1]])
    asking = lambda: page.findChildren(OtherTake)  # noqa: E731
    for _ in range(2):
        page.compare_button.click()
    finish_background()
    assert len(asking()) == 1
    asking()[0].reject()
    qtbot.waitUntil(lambda: not asking(), timeout=5_000)
    page.compare_button.click()
    finish_background()
    assert len(asking()) == 1  # it can be asked for again
    asking()[0].reject()
    qtbot.waitUntil(lambda: not asking(), timeout=5_000)
    page.compare_button.click()
    window.show_page(0)
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    assert not isValid(page)  # before the list has arrived
    finish_background()


def test_with_one_session_there_is_nothing_to_compare(window: MainWindow, page: ReplayPage, qtbot):
    page.compare_button.click()
    said = window.context.banner
    qtbot.waitUntil(lambda: "Nothing to compare with" in said.text, timeout=5_000)


@pytest.fixture
def both(window: MainWindow, qtbot, session: Session, talk) -> ComparePage:
    """The sample talk beside its first five seconds, half as loud, of the day after."""
    samples, rate_hz = talk
    five = session_until(session, 5.0, level_db=-6.0)
    takes = [
        Take.of(one, Recording(sound, rate_hz))
        for one, sound in ((session, samples), (five, samples[: 5 * rate_hz] // 2))
    ]
    page = ComparePage(window.context, *takes)
    window.show_detail(page, window.sessions)
    return page


def session_until(session: Session, end_s: float, level_db: float) -> Session:
    level_key = metrics.SPEECH_LEVEL.key
    return replace(
        session,
        title="Five seconds",
        started_at=session.started_at + timedelta(days=1),
        duration_s=end_s,
        segments=tuple(one for one in session.segments if one.end_s <= end_s),
        events=tuple(one for one in session.events if one.end_s <= end_s),
        emotions=tuple(one for one in session.emotions if one.end_s <= end_s),
        metric_readings=tuple(one for one in session.metric_readings if one.time_s <= end_s),
        metrics=session.metrics | {level_key: session.metrics[level_key] + level_db},
    )


def test_both_takes_have_one_time_scale(both: ComparePage, qtbot):
    long, short = (player.waveform for player in both.players)
    assert long.width() == short.width() and long.view == short.view
    assert short.view.span_s == both.players[0].take.session.duration_s
    picture = short.grab().toImage()
    end = round(5.0 / short.view.span_s * short.width())
    page = theme.colours().page
    columns = [
        {picture.pixelColor(x, y).name().upper() for y in range(picture.height())}
        for x in (end - 5, end + 5, short.width() - 5)
    ]
    assert columns[0] != {page} and columns[1] == columns[2] == {page}
    qtbot.mouseClick(short, Qt.MouseButton.LeftButton, pos=QPoint(short.width() - 5, 10))
    assert both.players[1].cursor_s == 5.0  # nothing comes after its end
    both.players[0].seek(12.0)
    both.hear(0)
    qtbot.keyClick(both, Qt.Key.Key_Plus)
    assert long.view.span_s == pytest.approx(short.view.duration_s / 2)
    assert short.view == long.view
    short.scroll_by(0.1)
    assert short.view == long.view
    qtbot.keyClick(both, Qt.Key.Key_0)
    assert short.view.is_whole and long.view.is_whole


def test_switching_scrolls_to_the_other_cursor(both: ComparePage, qtbot):
    both.players[0].seek(15.0)
    for _ in range(3):
        qtbot.keyClick(both, Qt.Key.Key_Plus)
    view = both.players[1].waveform.view
    assert not view.shows(both.players[1].cursor_s)
    qtbot.keyClick(both, Qt.Key.Key_B)
    assert both.players[1].waveform.view.shows(both.players[1].cursor_s)
    assert both.players[0].waveform.view == both.players[1].waveform.view


def test_each_take_has_its_curves_and_its_name(both: ComparePage):
    for player in both.players:
        names = [track.name for track, _, _ in player.waveform.rows]
        assert {"pace", "variety"} <= set(names)
    assert "volume" in [track.name for track, _, _ in both.players[0].waveform.rows]
    titles = [one.whole for one in both.findChildren(ElidedLabel)]
    assert titles[:2] == [title_in_words(player.take.session) for player in both.players]
    words = [one.text() for one in both.findChildren(QLabel)]
    for player in both.players:
        assert any(dates.full_date(player.take.session.started_at) in one for one in words)


def test_both_are_played_equally_loud_unless_told_otherwise(both: ComparePage):
    gains = [player.playback._gain for player in both.players]
    assert gains[1] / gains[0] == pytest.approx(2.0, abs=0.01)
    both.same_loudness.click()
    assert [player.playback._gain for player in both.players] == [1.0, 1.0]
    both.same_loudness.click()
    assert [player.playback._gain for player in both.players] == gains


def test_without_speech_nothing_is_matched_or_judged(window: MainWindow, session: Session, talk):
    short = session_until(session, 5.0, level_db=0.0)
    silent = replace(short, segments=(), emotions=(), events=(), metric_readings=(), metrics={})
    takes = [Take.of(one, Recording(*talk)) for one in (silent, session)]
    page = ComparePage(window.context, *takes)
    window.show_detail(page, window.sessions)
    assert not page.same_loudness.isEnabled() and not page.same_loudness.isChecked()
    assert page.figures.heading.text() == "Too little was said to tell which is better"
    (strip,) = (one for one in page.findChildren(Overview) if one.isVisible())
    picture = strip.grab().toImage()
    y, end = picture.height() // 4, round(picture.width() * 5.0 / session.duration_s)
    empty = theme.colours().page
    drawn = [picture.pixelColor(x, y).name().upper() != empty for x in range(picture.width())]
    assert any(drawn[:end]) and not any(drawn[end + 2 :])  # in silence the waveform, to its end
    assert page.lanes.isVisible()
    alone = ComparePage(window.context, takes[0], takes[0])
    window.show_detail(alone, window.sessions)
    assert not alone.lanes.isVisible()  # nothing to unfold


def test_the_earlier_take_comes_first(window: MainWindow, page: ReplayPage, qtbot, talk):
    before = page.session.started_at - timedelta(days=1)
    earlier = keep(window.context.store, page.session, talk[0], started_at=before)
    page.comparison_asked.emit(earlier.id)
    qtbot.waitUntil(lambda: isinstance(window.page, ComparePage), timeout=5_000)
    shown = [player.take.session.id for player in window.page.players]
    assert shown == [earlier.id, page.session.id]
