"""Exercises: their paths, the figures while one is done, and what the latest reports advise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.coaching.advice import advise
from coach.coaching.exercises import exercises, find, path
from coach.coaching.figures import figures
from coach.coaching.figures_so_far import FiguresSoFar
from coach.domain import metrics
from coach.domain.metric import Metric, band_of_axis
from coach.domain.norms import Range
from coach.domain.session import Session
from coach.domain.stream import AnalysisUpdate, EventKind, MetricReading, SessionKind
from coach.store.advised import advised
from coach.store.folder import SessionDamaged
from coach.store.session_store import Store
from tests.keeping import keep
from tests.unit.built import STARTED, built, events, speech

# --- paths ---


def test_a_path_goes_on_to_what_trains_the_same_habit():
    assert [one.key for one in path("two-speeds")] == [
        "two-speeds",
        "full-stop",
        "silence-for-filler",
    ]
    assert [one.key for one in path("full-stop")] == ["full-stop", "silence-for-filler"]
    assert path("juggling") == ()


@pytest.mark.parametrize("key", list(exercises()))
def test_every_exercise_leads_to_another(key: str):
    steps = path(key)
    assert 2 <= len(steps) <= 3 and len(set(steps)) == len(steps)
    assert find(key).then in exercises()


def test_an_exercise_is_judged_after_its_minutes_but_for_a_few_seconds():
    one = replace(find("two-speeds"), minutes=3)
    assert (one.length_s, one.least_s) == (180.0, pytest.approx(171.0))


# --- while one is done ---


def _followed(*updates: AnalysisUpdate, with_fluency: bool = False) -> dict[str, float]:
    so_far = FiguresSoFar(with_fluency)
    for update in updates:
        so_far.push(update)
    return so_far.figures()


def test_figures_of_events_are_those_of_the_report_so_far():
    found = events(EventKind.PAUSE, (9.0, 10.0), (20.0, 20.5)) + events(
        EventKind.FILLER, (12.0, 12.5)
    )
    spoken = speech((1.0, 9.0), (10.0, 20.0), (20.5, 31.0))
    now = _followed(
        AnalysisUpdate(21.0, -20.0, None, segments=spoken[:2], events=found),
        AnalysisUpdate(31.0, -20.0, None, segments=spoken[2:]),
    )
    assert now.items() <= figures(built(segments=spoken, events=found)).items()
    assert set(now) >= {goal.key for goal in find("full-stop").goals}
    assert now[metrics.PAUSES.key] == 4.0 and now[metrics.LONGEST_STRETCH.key] == 10.5


def test_speech_that_has_not_settled_counts_and_is_replaced():
    early = AnalysisUpdate(30.0, -20.0, 0.0, unsettled_s=((0.0, 30.0),))
    assert _followed(early)[metrics.LONGEST_STRETCH.key] == 30.0
    later = AnalysisUpdate(31.0, -20.0, 0.0, segments=speech((0.0, 24.0)))
    assert _followed(early, later)[metrics.LONGEST_STRETCH.key] == 24.0


def test_rates_are_known_after_twenty_seconds_of_talk():
    filler = events(EventKind.FILLER, (2.0, 2.5))
    spoken = AnalysisUpdate(19.9, -20.0, 0.0, events=filler, unsettled_s=((0.0, 19.9),))
    assert _followed(spoken) == {}
    spoken = replace(spoken, until_s=20.0, unsettled_s=((0.0, 20.0),))
    assert _followed(spoken)[metrics.FILLERS.key] == 3.0
    lost = AnalysisUpdate(50.0, -20.0, missing_s=(20.0, 40.0), segments=speech((0.0, 50.0)))
    first = AnalysisUpdate(9.0, -20.0, segments=speech((0.0, 9.0)))
    assert _followed(first, lost)[metrics.FILLERS.key] == 0.0
    assert _followed(first, replace(lost, events=filler))[metrics.FILLERS.key] == 2.0


def test_blocks_count_only_where_they_are_looked_for():
    spoken = AnalysisUpdate(30.0, -20.0, 0.0, unsettled_s=((0.0, 30.0),))
    assert metrics.BLOCKS.key not in _followed(spoken)
    assert _followed(spoken, with_fluency=True)[metrics.BLOCKS.key] == 0.0


def test_readings_are_averaged_over_ten_seconds():
    def read(metric: Metric, *values: tuple[float, float]) -> float:
        return _followed(
            *(
                AnalysisUpdate(at, -20.0, metrics=(MetricReading(metric.key, at, value),))
                for at, value in values
            )
        )[metric.key]

    # A reading of the pace looks back that far itself, one of the energy for three seconds.
    assert read(metrics.PACE, (20.0, 3.0), (21.0, 5.0)) == 5.0
    assert read(metrics.ENERGY, (20.0, 10.0), (26.0, 20.0), (27.0, 60.0)) == 40.0
    assert read(metrics.ENERGY, (20.5, 10.0), (26.0, 20.0), (27.0, 60.0)) == 30.0


def test_goals_whose_figure_is_known_before_the_end_are_followed():
    goals = [goal.metric for one in exercises().values() for goal in one.goals]
    assert {one.key for one in goals if not FiguresSoFar.follows(one)} == {
        metrics.PACE_VARIATION.key,
        metrics.FADING_ENDS.key,
        metrics.RISING_ENDS.key,
    }
    assert all(any(FiguresSoFar.follows(g.metric) for g in e.goals) for e in exercises().values())


# --- scales ---


def test_a_scale_is_the_metrics_own_or_twice_the_goal():
    assert metrics.PAUSES.scale(Range(8.0, None)) == (0.0, 20.0)
    assert metrics.PACE.scale(Range(2.4, 4.0)) == (0.0, 7.0)
    assert metrics.FADING_ENDS.scale(Range(None, 15.0)) == (0.0, 30.0)
    assert metrics.PACE_VARIATION.scale(Range(0.4, None)) == (0.0, 0.8)
    for one in exercises().values():
        for goal in one.goals:
            low, high = band_of_axis(goal, goal.metric.scale(goal))
            assert 0.0 <= low < high <= 1.0 and high - low < 1.0, goal


# --- what the latest reports advise ---


def _fast(session: Session, **changes: float) -> Session:
    """A session long enough for advice, in which the pace is far too fast."""
    spoken = speech(*((start, start + 8.0) for start in range(0, 80, 10)))
    known = {"pace_10s_syllables_per_s": 6.0, **changes}
    return replace(
        session,
        kind=SessionKind.LIVE,
        duration_s=90.0,
        segments=spoken,
        events=(),
        metric_readings=(),
        metrics=known,
    )


def test_most_of_the_latest_three_reports_decide(store: Store, session: Session):
    fast, flat = _fast(session), _fast(session, pace_10s_syllables_per_s=3.2, pitch_variety_st=0.2)
    assert advised(store, None) is None
    expected = [advise(one).priority for one in (fast, flat)]
    assert expected[0].exercise != expected[1].exercise

    def keep_on(day: int, one: Session) -> None:
        keep(store, one, started_at=STARTED + timedelta(days=day))

    keep_on(1, fast)
    assert advised(store, None) == expected[0]
    keep_on(2, flat)
    assert advised(store, None).exercise == expected[1].exercise  # the newer of two
    keep_on(3, fast)
    assert advised(store, None).exercise == expected[0].exercise
    keep_on(4, flat)
    assert advised(store, None).exercise == expected[1].exercise  # the first no longer counts


def test_only_practices_of_the_speaker_with_enough_speech_decide(store: Store, session: Session):
    fast = _fast(session)
    for one in (
        replace(fast, exercise="project"),
        replace(fast, kind=SessionKind.SAMPLE),
        replace(fast, kind=SessionKind.FILE),
        replace(fast, segments=fast.segments[:2]),
    ):
        keep(store, one)
        assert advised(store, None) is None
    keep(store, fast)
    assert advised(store, None).exercise == "two-speeds"


def test_a_damaged_session_is_left_out(store: Store, session: Session, monkeypatch):
    keep(store, _fast(session))
    assert advised(store, None) is not None

    def refuse(_: str) -> Session:
        raise SessionDamaged("damaged", "", "")

    monkeypatch.setattr(store, "load", refuse)
    assert advised(store, None) is None
