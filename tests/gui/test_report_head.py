"""The head of the report: tiles, the advice, the plan, saying a moment again; the folds below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from coach.analysis.networks.emotion import NO_MODEL
from coach.audio.devices import InputDevice
from coach.audio.sources import TalkSource
from coach.coaching.advice import Advice, Priority
from coach.coaching.aspects import Passage
from coach.common import paths
from coach.domain.metrics import PACE, SPEECH_LEVEL
from coach.domain.session import LEAD_IN_S, Session, Weakness
from coach.domain.stream import EventKind, SpeechEvent
from coach.gui.main_window import MainWindow
from coach.gui.replay.replay_page import ReplayPage
from coach.gui.report import say_again
from coach.gui.report.advice_cards import AdviceCards
from coach.gui.report.event_marks import EventList
from coach.gui.report.report_page import ReportPage
from coach.gui.report.say_again import SayAgain
from coach.gui.report.tile_grid import Sparkline, TileGrid
from coach.gui.shared.context import Context
from coach.gui.shared.swatch import Swatch
from coach.insights.excerpt import excerpt_s
from coach.insights.report import make_report
from coach.insights.tiles import Tile, Verdict
from tests.keeping import keep


@pytest.fixture
def stored(window: MainWindow, session: Session, talk) -> Session:
    return keep(window.context.store, session, talk[0])


def _page(window: MainWindow, one: Session, qtbot) -> ReportPage:
    page = ReportPage(window.context, make_report(one))
    qtbot.addWidget(page)
    return page


def test_a_tile_shows_its_figure_and_plays_its_moment(qtbot):
    tile = Tile(
        name="Pace",
        value="4.5 syll/s",
        note="about 190 words a minute",
        verdict=Verdict.HIGH,
        word="fast",
        good="good: 2.4 to 4",
        figure=4.5,
        limits=PACE.range,
        axis=PACE.axis,
        usual="usually 3.0",
        trend=(2.5, 3.5, 3.0, 4.5),
        at_s=12.0,
    )
    heard_s: list[float] = []
    grid = TileGrid([tile, replace(tile, name="Bare", at_s=None, trend=())], heard_s.append)
    qtbot.addWidget(grid)
    card, bare = grid.parts
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert texts == [
        "Pace", tile.value, tile.note, "fast", "good: 2.4 to 4 · usually 3.0", "last 4",
    ]  # fmt: skip
    assert card.accessibleName().startswith("Pace: 4.5 syll/s, fast, about 190 words a minute")
    card.findChild(QPushButton).click()
    assert heard_s == [12.0]
    assert bare.findChild(QPushButton) is None and bare.findChild(Sparkline) is None
    line = card.findChild(Sparkline)
    line.resize(108, 24)
    places = [(one.x(), one.y()) for one in line.points()]
    assert places[0] == (4, 20) and places[-1] == (104, 4)  # oldest first, the highest on top
    assert places[2][1] == 16


@pytest.mark.expects_log  # no loudspeaker
def test_a_moment_is_heard_with_its_lead_in(window: MainWindow, stored: Session, qtbot):
    page = _page(window, stored, qtbot)
    heard_s: list[float] = []
    page.footer.listening.began.connect(heard_s.append)
    first = page.report.tiles[0]
    page.findChild(TileGrid).parts[0].findChild(QPushButton).click()
    assert heard_s == [max(0.0, first.at_s - LEAD_IN_S)]


@pytest.mark.expects_log  # no loudspeaker
def test_a_moment_is_heard_in_the_report_until_it_is_stopped(
    window: MainWindow, stored: Session, qtbot
):
    window.review.show_report(stored)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    page = window.page
    bar = page.footer.listening
    assert not bar.isVisible()
    play = page.findChild(TileGrid).parts[0].findChild(QPushButton)
    for stop in (bar.stop_button.click, page.footer.leave):
        play.click()
        qtbot.waitUntil(lambda: bar.is_heard and bar.isVisible())
        qtbot.waitUntil(lambda: bar.position_s > bar._from_s + 0.1)
        assert bar.time.text().endswith(" of 0:20")
        assert bar.place.value() == pytest.approx(50 * bar.position_s, abs=2)
        stop()
        assert not bar.is_heard and not bar.isVisible() and window.page is page
    bar.hear(4.0)
    qtbot.waitUntil(lambda: bar.is_heard)
    page.footer.replay_button.click()  # goes on there
    qtbot.waitUntil(lambda: isinstance(window.page, ReplayPage), timeout=5_000)
    assert window.page.player.playback.playing
    assert window.page.player.cursor_s == pytest.approx(4.2, abs=0.5)


def test_nothing_is_played_while_somebody_practises(window: MainWindow, stored: Session, qtbot):
    page = _page(window, stored, qtbot)
    window.context.is_busy = lambda: True
    page.footer.listening.hear(3.0)
    assert "Finish the practice first" in window.context.banner.text
    qtbot.wait(100)
    assert not page.footer.listening.is_heard


def test_what_the_answer_rests_on_is_made_when_it_is_unfolded(
    window: MainWindow, stored: Session, qtbot
):
    page = _page(window, stored, qtbot)
    assert not any(fold.is_unfolded for fold in page.folds.values())
    assert page.phrases is None and page.folds["phrases"].content is None
    page.folds["phrases"].heading.click()
    assert page.phrases is page.folds["phrases"].content
    assert page.place.unfolded == {"phrases"}
    page.folds["phrases"].heading.click()
    assert not page.phrases.isVisibleTo(page) and page.place.unfolded == frozenset()
    again = ReportPage(window.context, page.report, replace(page.place, unfolded={"trust"}))
    qtbot.addWidget(again)
    assert [key for key, fold in again.folds.items() if fold.is_unfolded] == ["trust"]


@pytest.mark.parametrize(("height", "unfolded"), [(599, False), (640, True)])
def test_the_timeline_is_folded_in_a_low_window(
    window: MainWindow, stored: Session, qtbot, height: int, unfolded: bool
):
    page = _page(window, stored, qtbot)
    page.resize(1000, height)
    page.show()
    assert page.folds["time"].is_unfolded == unfolded


def test_a_short_gap_is_told_with_how_far_to_trust_it(window: MainWindow, stored: Session, qtbot):
    for lost_s, at_the_head in ((0.15, False), (1.0, True)):
        dropped = round(lost_s * stored.sample_rate_hz)
        page = _page(window, replace(stored, dropped_samples=dropped), qtbot)
        missing = page.report.missing

        def told(missing: str = missing, page: ReportPage = page) -> list[bool]:
            texts = (one.text() for one in page.findChildren(QLabel) if missing in one.text())
            return [text == missing for text in texts]

        assert told() == ([True] if at_the_head else [])
        page.folds["trust"].unfold()
        assert told() == [at_the_head]


def test_pauses_alone_are_listed_too(qtbot):
    pauses = [(n, SpeechEvent(EventKind.PAUSE, n, n + 0.4, 0.8)) for n in range(30)]
    marks = EventList(pauses, lambda at_s, words, tip: QPushButton(words), notable=0)
    qtbot.addWidget(marks)
    assert marks.listed == 6


def test_without_a_model_nothing_is_said_of_tones(window: MainWindow, stored: Session, qtbot):
    one = replace(stored, model=NO_MODEL, emotions=())
    page = _page(window, one, qtbot)
    assert "tones" not in page.folds
    page.folds["time"].unfold()
    assert not page.folds["time"].findChildren(Swatch)


def test_without_a_recording_what_needs_it_is_left_out(window: MainWindow, stored: Session, qtbot):
    window.context.store.audio_path(stored.id).unlink()
    window.review.show_report(stored)
    qtbot.waitUntil(lambda: isinstance(window.page, ReportPage), timeout=5_000)
    texts = [one.text() for one in window.page.findChildren(QPushButton)]
    assert "Web page" in texts and "Web page with sound" not in texts
    assert "Say it again" not in texts


def test_esc_closes_the_formats_first(window: MainWindow, stored: Session, qtbot):
    page = _page(window, stored, qtbot)
    page.show()
    closed: list[bool] = []
    page.closed.connect(lambda: closed.append(True))
    page.footer.export_button.click()
    page.footer.leave()
    assert not page.footer.exports.isVisible() and not closed
    page.footer.leave()
    assert closed


def test_plan_and_time_are_compared(window: MainWindow, stored: Session, qtbot):
    one = replace(stored, plan="opening 0:02, end 5", section_starts_s=(2.5,))
    page = _page(window, one, qtbot)
    took = " · ".join(page.report.plan)
    assert took == "opening 0:02 of 0:02 · end 0:17 of 5:00 (4:43 under)"
    assert took in [one.text() for one in page.findChildren(QLabel)]


def test_the_advice_offers_its_exercise_and_another_try(qtbot):
    passage = Passage(3.0, 5.0, "fast")
    advice = Advice(("Lively.",), Priority("Slow down", "Why.", (passage,), "two-speeds"), ())
    cards = AdviceCards(advice, lambda at_s, words, tip: QPushButton(words))
    qtbot.addWidget(cards)
    asked: list[object] = []
    cards.again_asked.connect(lambda *what: asked.append(what))
    cards.exercise_asked.connect(asked.append)
    for words in ("Say it again", "Exercise: read it at two speeds"):
        next(b for b in cards.findChildren(QPushButton) if b.text() == words).click()
    assert asked == [(passage, advice.priority), "two-speeds"]
    names = [one.accessibleName() for one in cards.findChildren(QFrame) if one.accessibleName()]
    assert names == ["Next: slow down", "What went well"]


@pytest.fixture
def spoken_again(window: MainWindow, stored: Session, monkeypatch, qtbot) -> Iterator[SayAgain]:
    """The card, with the sample talk in place of the microphone."""
    device = InputDevice(0, "A microphone", 22_050, 1, is_default=True)
    monkeypatch.setattr(say_again.devices, "input_devices", lambda: [device])
    monkeypatch.setattr(
        say_again, "MicrophoneSource", lambda *_: TalkSource(paths.sample_talk(), 20, "talk")
    )
    fast = Priority("Slow down", "", (), "two-speeds", Weakness.RUSHED)
    card = SayAgain(window.context, stored, Passage(1.0, 2.0, "fast"), fast)
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: card.before is not None, timeout=20_000)
    yield card
    card.close_down()


def _say_it(card: SayAgain, qtbot) -> None:
    card.record_button.click()
    qtbot.waitUntil(lambda: card.recording, timeout=5_000)
    assert not card.before_button.isEnabled()
    assert card.light.on and card.light.isVisibleTo(card) and card.level.isVisibleTo(card)
    qtbot.waitUntil(lambda: card.level.level_dbfs > -60, timeout=10_000)
    qtbot.waitUntil(lambda: "0:1" in card.record_button.text(), timeout=10_000)
    card.record_button.click()
    qtbot.waitUntil(lambda: card.after is not None and not card.recording, timeout=10_000)


def test_a_moment_is_said_again_and_compared(
    window: MainWindow, stored: Session, spoken_again: SayAgain, qtbot
):
    card = spoken_again
    start_s, end_s = excerpt_s(stored, 1.0, 2.0)
    assert card.before.session.duration_s == pytest.approx(end_s - start_s, abs=0.1)
    assert not card.after_button.isVisibleTo(card) and not card.pairs
    assert not card.light.isVisibleTo(card) and not card.level.isVisibleTo(card)
    _say_it(card, qtbot)
    assert not card.light.on and not card.level.isVisibleTo(card)
    assert card.after.session.duration_s > 10
    assert PACE in [one.metric for one in card.pairs]
    texts = [one.text() for one in card.figures.findChildren(QLabel)]
    assert any(text.startswith("Pace: ") and "→" not in text for text in texts)
    assert any("→" in text and "syllables/s" in text for text in texts)
    assert all(one.wordWrap() for one in card.figures.findChildren(QLabel))
    assert len(window.context.store.library.overviews()) == 1  # an attempt isn't a session
    folder = Path(card._folder.name)
    assert folder.exists()
    card.close_down()
    assert not folder.exists()


@pytest.mark.expects_log  # no loudspeaker
def test_both_are_heard_at_the_same_loudness(spoken_again: SayAgain, qtbot, monkeypatch):
    _say_it(spoken_again, qtbot)
    gains: list[float] = []
    monkeypatch.setattr(say_again.Playback, "set_gain", lambda _, gain: gains.append(gain))
    spoken_again.before_button.click()
    spoken_again.after_button.click()
    before, after = (
        one.view.figures[SPEECH_LEVEL.key] for one in (spoken_again.before, spoken_again.after)
    )
    assert gains[1] / gains[0] == pytest.approx(10 ** ((before - after) / 20), rel=1e-3)


@pytest.mark.expects_log  # no loudspeaker
def test_where_the_volume_was_to_change_it_is_heard_and_compared_as_it_is(
    spoken_again: SayAgain, qtbot, monkeypatch
):
    spoken_again._is_of_volume = True  # as for Weakness.SOFT
    _say_it(spoken_again, qtbot)
    gains: list[float] = []
    monkeypatch.setattr(say_again.Playback, "set_gain", lambda _, gain: gains.append(gain))
    spoken_again.after_button.click()
    assert not gains and "as loud as they were recorded" in spoken_again.told.text()
    assert spoken_again.pairs[0].metric is SPEECH_LEVEL
    assert spoken_again.figures.findChildren(QLabel)[0].text().startswith("Volume: ")


@pytest.mark.expects_log  # no loudspeaker
def test_the_button_that_plays_stops_and_returns_at_the_end(spoken_again: SayAgain, qtbot):
    card = spoken_again
    card.before_button.click()
    assert card.before_button.text() == "Stop"
    card.before_button.click()
    assert card.before_button.text() == "Hear it as it was"
    card.before_button.click()
    assert card.before_button.text() == "Stop"
    card._playback.pause()  # as at the end of the sound
    assert card.before_button.text() == "Hear it as it was"


def test_saying_it_again_is_in_view_and_has_the_focus(window: MainWindow, stored: Session, qtbot):
    page = _page(window, stored, qtbot)
    page.resize(1000, 400)
    page.show()
    page._say_again(Passage(1.0, 2.0, "fast"), Priority("Slow down", "", (), "two-speeds"))
    area = page.scroll_area
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0, timeout=5_000)
    place = page.again.mapTo(area.viewport(), page.again.rect().bottomLeft())
    assert 0 < place.y() < area.viewport().height()
    qtbot.waitUntil(lambda: page.again.before is not None, timeout=20_000)
    assert page.focusWidget() is page.again.before_button
    page.close_down()


def test_it_needs_a_microphone(window: MainWindow, spoken_again: SayAgain, monkeypatch, qtbot):
    monkeypatch.setattr(say_again.devices, "input_devices", list)
    spoken_again.record_button.click()
    qtbot.waitUntil(lambda: "No microphone" in window.context.banner.text, timeout=5_000)
    assert not spoken_again.recording and spoken_again.record_button.isEnabled()


def test_leaving_the_report_ends_the_recording(
    window: MainWindow, stored: Session, spoken_again: SayAgain, qtbot
):
    spoken_again.record_button.click()
    qtbot.waitUntil(lambda: spoken_again.recording, timeout=5_000)
    thread = spoken_again._thread
    spoken_again.close_down()
    assert thread.isFinished() and spoken_again.after is None


def test_it_waits_for_a_practice_to_end(
    window: MainWindow, spoken_again: SayAgain, monkeypatch, qtbot
):
    context: Context = window.context
    monkeypatch.setattr(context, "is_busy", lambda: True)
    spoken_again.record_button.click()
    assert "Finish the practice first" in context.banner.text and not spoken_again.recording
