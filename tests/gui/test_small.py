"""Small screens and large text: less is shown, and all of it can be read."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from coach.coaching.exercises import exercises
from coach.coaching.plan import read_plan
from coach.coaching.sound_quality import ONLY_SILENCE
from coach.coaching.tour import tour
from coach.domain.settings import Focus
from coach.domain.stream import SessionKind
from coach.gui.live.live_bar import LiveBar
from coach.gui.live.live_view import LiveView
from coach.gui.main_window import MainWindow
from coach.gui.shared import theme, translation
from coach.gui.shared.widgets import ElidedLabel, layout_of
from coach.insights.next_step import NextStep
from tests.gui.steps import resize
from tests.keeping import keep

#: A screen of 1280 x 720 at the sizes on offer, the largest first.
_SIZES = (QSize(853, 480), QSize(984, 553), QSize(1280, 720))
_BEGUN = {
    "talk": {},
    "plan": {"plan": read_plan("opening 0:30, middle 1, end 0:40")},
    "tour": {"tour": tour()},
    "exercise": {"task": max(exercises().values(), key=lambda one: len(one.text))},
    "script": {"script": "# One\nIt is long.\n# Two\nAnd it goes on.", "plan": read_plan("1, 2")},
}


def _shown(page: QWidget) -> list[QWidget]:
    return [one for one in page.children() if isinstance(one, QWidget) and one.isVisibleTo(page)]


def _faults(page: QWidget) -> list[str]:
    """Return what is squeezed, overlaps something, or sticks out of the page."""
    found = []
    shown = _shown(page)
    for one in shown:
        least = one.minimumSizeHint().boundedTo(one.maximumSize())
        if isinstance(one, ElidedLabel):  # may end in "…"
            least.setWidth(0)
        if least.expandedTo(one.size()) != one.size():
            found.append(f"{one} is {one.size()} of {least}")
        if not page.rect().contains(one.geometry()):
            found.append(f"{one} sticks out")
        if isinstance(one, LiveBar):
            found += _faults(one)
    return found + [
        f"{one} is over {other}"
        for one, other in combinations(shown, 2)
        if one.geometry().intersects(other.geometry())
    ]


def _begin(window: MainWindow, what: str) -> LiveView:
    live = window.practice.live
    live.begin("Microphone of some computer", Focus.PACE, True, **_BEGUN[what])
    live.cue.show_word("slower")
    window.practice._stack.setCurrentWidget(live)
    return live


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size.width()}")
@pytest.mark.parametrize("what", _BEGUN)
def test_nothing_of_the_live_page_is_squeezed(window: MainWindow, qtbot, what: str, size: QSize):
    live = _begin(window, what)
    resize(window, size, qtbot)
    assert _faults(live) == []
    figures = live.exercise.goals if what == "exercise" else live.gauges
    for part in (live.meter, live.bar.clock, live.cue, figures, live.controls.pause_button):
        assert part.isVisible()
    is_crowded = what in ("exercise", "script") or (what == "tour" and size == _SIZES[0])
    assert live.timeline.isVisible() != is_crowded
    # What goes wrong is told at any size, and moves nothing.
    qtbot.wait(1)
    before = [(one, one.geometry()) for one in _shown(live)]
    live.cue.show_word("")
    live.cue.show_message("The sound is far too loud: move away from the microphone.")
    qtbot.wait(1)
    assert live.cue.text.startswith("The sound") and before == [
        (one, one.geometry()) for one in _shown(live)
    ]


def test_given_room_the_whole_live_page_is_shown(window: MainWindow, qtbot):
    live = _begin(window, "talk")
    resize(window, _SIZES[0], qtbot)
    assert live.meter.height() < 160 and not live.note.isVisible()
    resize(window, _SIZES[-1], qtbot)
    parts = (*live.children(), *live.bar.children())
    hidden = [one for one in parts if isinstance(one, QWidget) and one.isHidden()]
    # Neither a tour nor an exercise, script or plan; all tones only for those who ask for them.
    exercise = {live.exercise, live.exercise.goals, live.prompter}
    plan = {live.bar.sections, live.bar.next_button}
    assert set(hidden) == {live.caption, *exercise, *plan, live.tones}
    live.controls.tones_button.click()
    assert live.tones.isVisible() and _faults(live) == []
    live.controls.tones_button.click()
    assert live.meter.height() > 200


def test_a_banner_lies_over_the_page_and_moves_nothing(window: MainWindow, qtbot):
    live, banner = _begin(window, "tour"), window.context.banner
    resize(window, QSize(984, 510), qtbot)
    before = [(one, one.geometry()) for one in _shown(live)]
    banner.say("Something happened", "It isn't bad. " * 20, "Go on.")
    qtbot.wait(1)
    assert [(one, one.geometry()) for one in _shown(live)] == before
    stack = window._stack.geometry()
    assert banner.isVisible() and stack.contains(banner.geometry())
    assert banner.height() >= banner.heightForWidth(banner.width())  # all of it can be read
    resize(window, _SIZES[0], qtbot)
    assert window._stack.geometry().contains(banner.geometry())
    assert banner.height() >= banner.heightForWidth(banner.width())


def test_a_narrow_page_shows_the_state_rather_than_the_plan(window: MainWindow, qtbot):
    live = _begin(window, "plan")
    resize(window, _SIZES[0], qtbot)
    assert live.bar.state.isVisible() and not live.bar.plan.isVisible()
    live.bar.show_state("", recording=True)
    assert live.bar.plan.isVisible() and not live.bar.state.isVisible()
    resize(window, _SIZES[-1], qtbot)
    live.bar.show_state("Paused", recording=False)
    assert live.bar.plan.isVisible() and live.bar.state.isVisible()


def _faults_within(page: QWidget) -> list[str]:
    """Return the faults of a page whose content is in a column in its middle."""
    content = layout_of(_shown(page)[0]).itemAt(1).widget()
    assert content.width() <= theme.CONTENT_WIDTH
    return _faults(page) + _faults(content)


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size.width()}")
def test_the_start_page_fits(window: MainWindow, qtbot, session, size: QSize):
    keep(window.context.store, replace(session, kind=SessionKind.LIVE, title="A long title " * 9))
    start = window.practice.start_view
    window.practice.on_shown()
    qtbot.waitUntil(lambda: not start.latest.is_empty, timeout=5_000)
    step = NextStep("Pause at the end of a thought, not in the middle of one", "project")
    start.show_latest(replace(start.latest.latest, step=step))
    start.microphone.say(ONLY_SILENCE)
    resize(window, size, qtbot)
    assert _faults_within(start) == []
    assert start.latest.isVisible() and start.plan.isVisible()


@pytest.mark.parametrize("size", _SIZES, ids=lambda size: f"{size.width()}")
def test_the_introduction_fits(window: MainWindow, qtbot, size: QSize):
    window.welcome_again()
    page = window.page
    resize(window, size, qtbot)
    for step in page.steps:
        qtbot.waitUntil(step.isVisible)
        assert _faults(page) == [] and _faults_within(step) == [], step.title.text()
        page.next_button.click()


def test_the_live_page_fits_in_hindi_too(window: MainWindow, qtbot):
    translation.speak("hi")
    try:
        page = LiveView(window.context.card)
    finally:
        translation.speak("en")
    qtbot.addWidget(page)
    for what, begun in _BEGUN.items():
        for size in _SIZES:
            resize(window, size, qtbot)
            page.begin("नमूना", Focus.PACE, True, **begun)
            page.resize(window.practice.size())
            page.show()
            qtbot.wait(1)
            assert _faults(page) == [], what


def test_on_a_large_screen_the_live_page_stays_in_the_middle(window: MainWindow, qtbot):
    live = _begin(window, "talk")
    resize(window, QSize(1920, 1080), qtbot)
    assert _faults(live) == []
    assert all(one.width() <= theme.CONTENT_WIDTH for one in _shown(live))
    assert live.meter.height() > 400 and live.timeline.height() <= 96
    resize(window, _SIZES[0], qtbot)  # and the page can shrink again
    assert _faults(live) == []
