"""The replay: correcting tones by ear, and comparing two takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from coach.analysis.networks.emotion import NO_MODEL
from coach.coaching.figures import figures
from coach.domain import metrics
from coach.domain.session import Session
from coach.domain.stream import EventKind, SpeechEvent
from coach.domain.tones import tone
from coach.gui.main_window import MainWindow
from coach.gui.replay.compare_page import ComparePage
from coach.gui.replay.other_take import OtherTake
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.shared.background import finish_background
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
    assert not page.tone.isVisible() and "no emotion model" in page.meter.sure
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
    words = {part.text() for part in both.findChildren(type(page.note))}
    assert {fillers, "Pitch variety", "Fillers"} <= words
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
    assert both.switch_button.text() == "Hear B"
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
