"""Exercises in the window: the cards, the panel while one is done, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from coach.coaching.exercises import exercises, find
from coach.coaching.outcomes import Outcome, Reached, outcome
from coach.common import dates
from coach.domain import metrics
from coach.domain.norms import Range
from coach.domain.session import Session
from coach.domain.stream import AnalysisUpdate, EventKind, MetricReading, SessionKind, SpeechEvent
from coach.gui.exercises_page import ExercisesPage
from coach.gui.live.exercise_panel import ExercisePanel, GoalGauge
from coach.gui.main_window import MainWindow
from coach.gui.report.outcome_view import OutcomeView
from coach.gui.shared import theme
from coach.gui.shared.range_gauge import RangeGauge
from tests.gui.steps import resize
from tests.keeping import keep
from tests.unit.built import STARTED, speech

_PAUSES, _STRETCH = metrics.PAUSES.key, metrics.LONGEST_STRETCH.key

# --- the page ---


def shown(window: MainWindow) -> ExercisesPage:
    window.show_page(window.pages.index(window.exercises))
    return window.exercises


def attempt(session: Session, key: str, pauses: int, **changes: object) -> Session:
    """Two minutes of an exercise, in stretches of ten seconds."""
    spoken = speech(*((start, start + 9.0) for start in range(0, 80, 10)))
    found = tuple(
        SpeechEvent(EventKind.PAUSE, 5.0 * n, 5.0 * n + 0.5, 0.9) for n in range(1, pauses + 1)
    )
    made = replace(
        session,
        kind=SessionKind.LIVE,
        exercise=key,
        duration_s=120.0,
        segments=spoken,
        events=found,
        metric_readings=(),
        metrics={},
    )
    return replace(made, **changes)


def test_each_exercise_has_a_card_with_its_last_result(window: MainWindow, qtbot, session):
    store = window.context.store
    keep(store, attempt(session, "full-stop", 14), started_at=STARTED)
    keep(store, attempt(session, "full-stop", 4), started_at=STARTED + timedelta(1))
    keep(store, attempt(session, "project", 4, duration_s=40.0), started_at=STARTED)
    page = shown(window)
    qtbot.waitUntil(lambda: "Not yet" in page.cards["full-stop"].accessibleName(), timeout=5_000)
    assert list(page.cards) == list(exercises())
    card = page.cards["full-stop"]
    assert card.accessibleName() == (
        "Pause at the full stop. Give listeners time to take in what you said. 2 minutes. Not yet"
    )
    assert "Too short to say" in page.cards["project"].accessibleName()
    assert page.cards["two-speeds"].accessibleName().endswith("Not done yet")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page.exercise.key == "full-stop" and card.isChecked()
    assert page.heading.text() == "Pause at the full stop"
    assert page.history.text() == "Done 2 times, goal met 1."
    day = dates.day_and_month(STARTED + timedelta(1))
    rows = [one.findChild(QLabel).text() for one in page._history]
    assert rows[0] == f"{day} · Not yet · pauses 3.0 a minute · longest without a pause 9.0 s"
    assert "Met" in rows[1]


def test_the_habit_of_the_latest_reports_comes_first_and_leads_on(
    window: MainWindow, qtbot, session
):
    store = window.context.store
    page = shown(window)
    qtbot.waitUntil(lambda: page.list_heading.text() == "All exercises", timeout=5_000)
    fast = {metrics.PACE.key: 6.0}
    keep(store, attempt(session, None, 0, metrics=fast), started_at=STARTED)
    page = shown(window)
    qtbot.waitUntil(lambda: "For you now" in page.list_heading.text(), timeout=5_000)
    assert page.list_heading.text() == "For you now: slow down"
    path = ["two-speeds", "full-stop", "silence-for-filler"]
    assert list(page.cards)[:4] == [*path, "keep-the-thread"]  # then the others in their order
    assert page.cards["full-stop"].accessibleName().startswith("2.  Pause at the full stop")
    assert page.exercise.key == "two-speeds"
    good = {metrics.PACE.key: 3.0, metrics.PACE_VARIATION.key: 0.8}
    keep(store, attempt(session, "two-speeds", 9, metrics=good), started_at=STARTED + timedelta(1))
    page.on_shown()
    qtbot.waitUntil(lambda: page.exercise.key == "full-stop", timeout=5_000)
    assert page.cards["full-stop"].isChecked()
    # What somebody chooses stays chosen, whatever is read later.
    page.choose("project")
    page._show_all()
    assert page.exercise.key == "project"


def test_the_cards_are_chosen_and_started_with_the_keyboard(window: MainWindow, qtbot):
    page = shown(window)
    started = []
    page.start_asked.disconnect()
    page.start_asked.connect(lambda one: started.append(one.key))
    first, second = list(page.cards.values())[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.exercise is second.exercise and second.isChecked() and second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert started == [second.exercise.key]


@pytest.mark.parametrize("width", [853, 1024, 1920])
def test_the_page_is_never_wider_than_is_easy_to_read(window: MainWindow, qtbot, width: int):
    page = shown(window)
    resize(window, QSize(width, 480), qtbot)
    left = min(one.mapTo(page, QPoint()).x() for one in page.cards.values())
    right = page.start_button.mapTo(page, QPoint(page.start_button.width(), 0)).x()
    assert left > 0 and right < page.width() and right - left <= theme.CONTENT_WIDTH
    bottom = page.start_button.mapTo(page, QPoint(0, page.start_button.height())).y()
    assert bottom <= page.height()


# --- while it is done ---


@pytest.fixture
def panel(qtbot) -> ExercisePanel:
    made = ExercisePanel()
    qtbot.addWidget(made)
    qtbot.addWidget(made.goals)
    return made


def test_the_countdown_says_when_time_is_up(panel: ExercisePanel):
    panel.begin(find("full-stop"))
    assert panel.left.text() == "2:00 left" and panel.bar.value() == 0
    panel.show_update(AnalysisUpdate(50.5, -20.0))
    assert panel.left.text() == "1:10 left"
    assert panel.bar.value() == round(1000 * 50.5 / 120)
    panel.show_update(AnalysisUpdate(120.0, -20.0))
    assert panel.left.text() == "Time is up: finish when you like"
    panel.show_update(AnalysisUpdate(500.0, -20.0))
    assert panel.bar.value() == 1000


def test_the_steps_take_turns_in_being_set_off(panel: ExercisePanel, qtbot):
    panel.begin(find("full-stop"))

    def set_off() -> list[int]:
        return [n for n, one in enumerate(panel.steps) if one.property("role") == "step now"]

    assert [one.text()[:2] for one in panel.steps] == ["1.", "2.", "3."] and set_off() == [0]
    assert not panel.text.isVisibleTo(panel)
    panel.show_update(AnalysisUpdate(39.9, -20.0))
    assert set_off() == [0]
    with qtbot.waitSignal(panel.step_changed):
        panel.show_update(AnalysisUpdate(40.0, -20.0))
    assert set_off() == [1]
    panel.show_compact(True)
    assert [one.isVisibleTo(panel) for one in panel.steps] == [False, True, False]
    panel.show_update(AnalysisUpdate(300.0, -20.0))
    assert [one.isVisibleTo(panel) for one in panel.steps] == [False, False, True]
    panel.show_compact(False)
    assert all(one.isVisibleTo(panel) for one in panel.steps)
    panel.begin(find("two-speeds"))
    assert set_off() == [0] and "Every street" in panel.text.text()
    panel.begin(None)
    assert panel.isHidden() and panel.exercise is None
    panel.show_update(AnalysisUpdate(1.0, -20.0))  # nothing is done


def test_steps_can_be_read_from_two_metres(panel: ExercisePanel):
    panel.begin(find("two-speeds"))
    panel.ensurePolished()
    assert all(one.fontInfo().pixelSize() >= 18 for one in (*panel.steps, panel.text))


def gauge_texts(panel: ExercisePanel) -> list[str]:
    return [one.text for one in panel.goals.findChildren(GoalGauge)]


def test_a_goal_has_a_gauge_with_its_own_range_and_a_word(panel: ExercisePanel):
    panel.begin(find("full-stop"))
    assert gauge_texts(panel) == [
        "Pauses –, goal: at least 8",
        "Longest without a pause –, goal: at most 12",
    ]
    pauses = tuple(SpeechEvent(EventKind.PAUSE, n, n + 0.5, 0.9) for n in (5.0, 20.0))
    panel.show_update(
        AnalysisUpdate(30.0, -20.0, segments=speech((0.0, 20.0), (20.5, 30.0)), events=pauses)
    )
    assert gauge_texts(panel) == [
        "Pauses 4.0 a minute, below the goal: at least 8",
        "Longest without a pause 20.0 s, above the goal: at most 12",
    ]


def test_a_goal_that_is_known_at_the_end_only_has_no_gauge(panel: ExercisePanel):
    panel.begin(find("two-speeds"))
    assert gauge_texts(panel) == ["Pace –, goal: 2.4 to 4"]
    reading = MetricReading(metrics.PACE.key, 12.0, 4.04)
    panel.show_update(AnalysisUpdate(12.0, -20.0, metrics=(reading,)))
    assert gauge_texts(panel) == ["Pace 4.0 syllables/s, in the goal"]


def test_during_an_exercise_the_live_page_shows_it_instead_of_the_rest(window: MainWindow):
    live = window.practice.prepare()
    live.begin("test", None, gauges=True, task=find("full-stop"))
    assert live.exercise.isVisibleTo(live) and live.exercise.goals.isVisibleTo(live)
    assert not live.gauges.isVisibleTo(live) and not live.timeline.isVisibleTo(live)
    small = live.meter.maximumHeight()
    live.show_update(AnalysisUpdate(45.0, -20.0))
    assert live.exercise.left.text() == "1:15 left"
    live.begin("test", None, gauges=True)
    assert not live.exercise.isVisibleTo(live) and not live.exercise.goals.isVisibleTo(live)
    assert live.gauges.isVisibleTo(live) and live.meter.maximumHeight() > small


# --- what came of it ---


def texts(view: OutcomeView) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel)]


def test_the_result_is_told_with_each_goal_and_what_to_do_now(qtbot):
    known = {_PAUSES: 9.0, _STRETCH: 14.0}
    view = OutcomeView(outcome("full-stop", known, 60.0, 120.0, {_PAUSES: 6.0, _STRETCH: 11.0}))
    qtbot.addWidget(view)
    assert view.word.text() == "Not yet"
    assert texts(view) == [
        "Exercise: pause at the full stop",
        "Not yet",
        "pauses 9.0 a minute",
        "goal: at least 8",
        "last time 6.0: better",
        "longest without a pause 14.0 s",
        "goal: at most 12",
        "last time 11.0: worse",
    ]
    assert [one._value for one in view.findChildren(RangeGauge)] == [9.0, 14.0]
    assert view.again_button.property("role") == "primary"
    with qtbot.waitSignal(view.again_asked) as again:
        view.again_button.click()
    assert again.args == ["full-stop"]
    assert view.next_button.text() == "Next: Swap a filler for silence"
    with qtbot.waitSignal(view.exercise_asked) as after:
        view.next_button.click()
    assert after.args == ["silence-for-filler"]


def test_after_an_exercise_that_was_met_the_next_is_set_off(qtbot):
    goal = find("full-stop").goals[0]
    view = OutcomeView(Outcome(find("full-stop"), True, 90.0, (Reached(goal, 9.0),)))
    qtbot.addWidget(view)
    assert view.word.text() == "Met"
    assert view.next_button.property("role") == "primary"
    assert view.again_button.property("role") == ""


def test_an_exercise_that_was_too_short_says_so_and_has_no_goals(qtbot):
    view = OutcomeView(outcome("full-stop", {_PAUSES: 9.0, _STRETCH: 9.0}, 30.0, 40.0))
    qtbot.addWidget(view)
    assert texts(view) == [
        "Exercise: pause at the full stop",
        "Too short to say",
        "Stopped after 0:40 of 2:00: too short to say.",
    ]
    assert not view.findChildren(RangeGauge)


# --- the gauge ---


def test_a_range_gauge_has_its_range_shaded_and_a_needle_at_its_value(qtbot):
    gauge = RangeGauge((0.0, 10.0), Range(4.0, 8.0))
    qtbot.addWidget(gauge)
    gauge.resize(206, 16)  # half a needle at either end of the scale

    def across(colour: str) -> list[int]:
        image = gauge.grab().toImage()
        wanted = QColor(colour)
        return [x for x in range(206) if image.pixelColor(x, 8) == wanted]

    band = across(theme.colours().zone)
    assert abs(band[0] - 83) <= 1 and abs(band[-1] - 163) <= 2
    assert not across(theme.colours().ink)
    gauge.show_value(5.0)
    needle = across(theme.colours().ink)
    assert abs(sum(needle) / len(needle) - 103) < 1
    gauge.show_value(99.0)
    assert max(across(theme.colours().ink)) >= 203
    gauge.show_value(None)
    assert not across(theme.colours().ink)
