"""The next step: what the reports advise or, failing that, the nearest goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from coach.coaching.advice import Priority
from coach.coaching.goals import DAYS, Aim, Progress
from coach.insights.next_step import NextStep, next_step

SINCE = datetime(2026, 11, 1, tzinfo=UTC)
FILLERS = Aim("fillers_per_min", times=4, since=SINCE, most=5.0)
WEEKLY = Aim(DAYS, times=2, since=SINCE, least=3.0)


def test_advice_comes_before_goals():
    advice = Priority("Slow down", "You rushed.", (), "two-speeds")
    goals = [Progress(FILLERS, 1, "1 of 4 in a row")]
    assert next_step(advice, goals) == NextStep("Slow down", "two-speeds")


def test_of_the_goals_the_nearest_that_is_not_met():
    met = Progress(replace(FILLERS, met_on=date(2026, 11, 3)), 4, "Met")
    weekly = Progress(WEEKLY, 1, "2 of 3 days this week")
    half, most = (Progress(FILLERS, n, f"{n} of 4 in a row") for n in (1, 3))
    assert next_step(None, [half, weekly, met]) == NextStep(
        "Practise on 3 days a week, 2 weeks in a row: 2 of 3 days this week", ""
    )
    found = next_step(None, [met, weekly, most])
    assert found.words == "Fillers at most 5 a minute, in 4 talks in a row: 3 of 4 in a row"
    assert found.exercise == "silence-for-filler"
    assert next_step(None, [met]) is None


def test_a_beginner_has_no_next_step():
    assert next_step(None, []) is None
