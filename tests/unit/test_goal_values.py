"""Goals to the letter: their words, what counts towards them, and when they are met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.coaching.goals import DAYS, Aim, Progress, progress, suggest
from coach.domain.metrics import METRICS
from coach.domain.stream import SessionKind, Task
from tests.unit.built import STARTED, overview, with_comments

_FILLERS, _PACE = "fillers_per_min", "pace_10s_syllables_per_s"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def aim(**changes) -> Aim:
    return replace(Aim(_FILLERS, 3, STARTED, most=5.0), **changes)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (aim(), "Fillers at most 5 a minute, in 3 talks in a row"),
        (aim(times=2, task=Task.READ), "Fillers at most 5 a minute, in 2 readings in a row"),
        (
            aim(times=2, task=Task.CONVERSATION, least=1.0),
            "Fillers 1 to 5 a minute, in 2 conversations in a row",
        ),
        (
            aim(metric="energy_percent", times=1),
            "Energy at most 5%, once<how often a goal is to be reached>",
        ),
        (aim(metric=DAYS, times=1, least=1.0, most=None), "Practise on 1 day a week"),
        (
            aim(metric=DAYS, times=4, least=3.0, most=None),
            "Practise on 3 days a week, 4 weeks in a row",
        ),
    ],
)
def test_a_goal_is_told_to_the_letter(goal: Aim, words: str):
    assert goal.words == words


def test_a_goal_knows_its_days_and_what_makes_no_sense():
    assert aim(metric=DAYS, least=2.6).days == 3 and aim(least=2.0).days == 0
    assert aim(times=1, least=5.0).range.low == 5.0
    for wrong in ({"metric": "pitch_hz"}, {"metric": DAYS}, {"times": 0}):
        with pytest.raises(ValueError) as told:
            aim(**wrong)
        metric, times = wrong.get("metric", _FILLERS), wrong.get("times", 3)
        assert str(told.value) == f"invalid goal: {metric}, {times} times"


def _talk(day: float, fillers: float, **changes):
    at = STARTED + timedelta(days=day)
    return overview(round(day * 10), started_at=at, figures={_FILLERS: fillers}, **changes)


def test_progress_is_told_with_the_last_figure():
    sessions = [_talk(2, 4.0), _talk(1, 5.04), _talk(0, 9.0), _talk(-0.001, 1.0)]
    words = "2 of 3 in a row; the last: 4.0 a minute"
    assert progress(aim(), sessions, date.max) == Progress(aim(), 2, words)
    assert (
        progress(aim(), sessions[2:], date.max).words == "0 of 3 in a row; the last: 9.0 a minute"
    )
    done = replace(aim(times=2), met_on=date(2026, 11, 7))
    assert progress(aim(times=2), sessions, date.max) == Progress(
        done, 2, "Met on 07 November 2026"
    )
    assert progress(done, (), date.max).met and not progress(aim(), (), date.max).met
    at_last = [_talk(3, 9.0), *sessions]
    assert progress(aim(times=2), at_last, date.max).aim == done


def test_sessions_of_twenty_seconds_of_speech_count_towards_a_goal():
    sessions = [
        _talk(3, 4.0, speech_s=20.0),
        _talk(2, 9.0, speech_s=19.9),
        _talk(1, 4.0, kind=SessionKind.FILE),
    ]
    assert progress(aim(), sessions, date.max).reached == 2


def test_days_of_practice_are_told_to_the_letter():
    """The goal was set on a Thursday; its week began on Monday, 2 November."""
    goal = Aim(DAYS, 3, STARTED, least=2.0)
    first, second = [_talk(1, 0), _talk(0, 0)], [_talk(6, 0), _talk(5, 0), _talk(4, 0)]

    def told(sessions, day: date) -> tuple[int, str]:
        found = progress(goal, sessions, day)
        return found.reached, found.words

    assert told([], date(2026, 11, 5)) == (0, "0 of 2 days this week; 0 of 3 weeks in a row")
    assert told(first[1:], date(2026, 11, 8)) == (0, "1 of 2 days this week; 0 of 3 weeks in a row")
    assert told(first, date(2026, 11, 8)) == (1, "2 of 2 days this week; 1 of 3 weeks in a row")
    assert told(first, date(2026, 11, 9)) == (1, "0 of 2 days this week; 1 of 3 weeks in a row")
    assert told(second + first, date(2026, 11, 15)) == (
        2,
        "2 of 2 days this week; 2 of 3 weeks in a row",
    )
    assert told(second + first, date(2026, 11, 23))[0] == 0
    once = replace(goal, times=1)
    assert progress(once, [], date(2026, 11, 5)).words == "0 of 2 days this week"
    assert progress(once, first, date(2026, 11, 8)).aim.met_on == date(2026, 11, 6)


def test_a_step_is_a_fifth_of_the_usual():
    fillers, pauses = METRICS[_FILLERS], METRICS["pauses_per_min"]
    assert suggest(fillers, 20.0) == (None, 16.0) and suggest(fillers, 6.0) == (None, 5.0)
    assert suggest(pauses, 4.0) == (4.8, None) and suggest(pauses, 5.5) == (6.0, None)
    assert suggest(METRICS["loudness_variation_db"], 3.0) == (None, None)
    assert suggest(METRICS["energy_percent"], 11.0) == (13.0, None)
    assert suggest(METRICS[_PACE], 6.44) == (2.4, 5.2)
