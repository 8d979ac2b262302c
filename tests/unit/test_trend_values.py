"""Trends to the letter: which sessions are compared, what is drawn, and every word."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest import approx

from coach.domain.metrics import METRICS
from coach.domain.norms import AtMost
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.insights.trends import Change, Trend, Trends, habit, likeness, practices, trends
from tests.unit.built import STARTED, overview, with_comments

_FILLERS, _PACE, _ENERGY = "fillers_per_min", "pace_10s_syllables_per_s", "energy_percent"
_SOURCE = "Laske & DiGennaro Reed 2024"
_COMPARED = "<a figure, compared with before>"
_BETTER, _WORSE, _MORE = f"Better{_COMPARED}", f"Worse{_COMPARED}", f"More{_COMPARED}"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def listed(*values: float, key: str = _FILLERS, **changes) -> list[SessionOverview]:
    """A session a day, given in order of time, the newest first as the list has them."""
    return [
        overview(n, started_at=STARTED + timedelta(days=n), figures={key: value}, **changes)
        for n, value in enumerate(values)
    ][::-1]


def line(*values: float, key: str = _FILLERS, **changes) -> Trend:
    """The one trend of a session a day."""
    ((found,),) = (one.lines for one in trends(listed(*values, key=key, **changes)))
    return found


def moved(*values: float, key: str = _FILLERS, **changes) -> tuple[str, int] | None:
    change = line(*values, key=key, **changes).change
    return None if change is None else (change.words, change.step)


def test_a_trend_holds_everything_that_is_drawn_and_said():
    sessions = listed(9, 8, 10, 10, 4, 3, 2)
    assert trends(sessions) == [
        Trends(
            likeness(sessions[0]),
            "7 talks",
            "",
            (
                Trend(
                    METRICS[_FILLERS],
                    tuple(sessions[::-1]),
                    (9, 8, 10, 10, 4, 3, 2),
                    (approx(5.0), approx(9.75)),
                    AtMost(5.0, _SOURCE),
                    f"what suits listeners, at most 5 a minute ({_SOURCE})",
                    Change("Fewer fillers<than before> than before: " + _BETTER, -1),
                ),
            ),
        )
    ]


def test_the_usual_range_is_the_middle_half_of_the_ten_before_the_last():
    assert line(1, 2, 3).usual is None
    assert line(1, 2, 3, 99).usual == (1.5, 2.5)
    assert line(99, 99, *range(11), 99).usual == (3.25, 7.75)
    assert line(1, 2, 3, 99).usual_words == "1.5 to 2.5" and line(1).usual_words == ""


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((9, 9, 9, 3, 3), None),
        ((9, 9, 9, 3, 3, 3), (f"Fewer fillers<than before> than before: {_BETTER}", -1)),
        ((6, 6, 6, 9, 9, 9), (f"More fillers<than before> than before: {_WORSE}", 1)),
        ((6, 6, 6, 9, 1, 9), (f"More fillers<than before> than before: {_WORSE}", 1)),
        ((1, 1, 1, 4, 4, 4), ("More fillers<than before> than before", 1)),  # both suit listeners
        ((9, 9, 9, 8, 8, 8), ("Much as before", 0)),
        ((1, 9, 9, 9, 9, 1, 9), ("Much as before", 0)),
    ],
)
def test_the_last_three_are_compared_with_those_before(values, told):
    assert moved(*values) == told


def test_the_month_before_is_named_if_it_has_three_sessions():
    def told(*dated: tuple[str, float]) -> str:
        sessions = [
            overview(n, started_at=datetime.fromisoformat(f"{day}T10:00+00:00"),
                     figures={_FILLERS: value})
            for n, (day, value) in enumerate(dated)
        ]  # fmt: skip
        return trends(sessions[::-1])[0].lines[0].change.words

    october = [("2026-10-01", 9.0), ("2026-10-10", 9.0), ("2026-10-20", 9.0)]
    lately = [("2026-11-05", 3.0), ("2026-11-06", 3.0), ("2026-11-07", 3.0)]
    fewer = "Fewer fillers<than before> than"
    assert told(*october, *lately) == f"{fewer} in October: {_BETTER}"
    # One more this month, which doesn't count as a month before.
    assert told(*october, ("2026-11-01", 3.0), *lately) == f"{fewer} in October: {_BETTER}"
    # Too few in October.
    assert told(("2026-09-30", 9.0), *october[1:], *lately) == f"{fewer} before: {_BETTER}"
    # The last month with three, not the first.
    august = [(f"2026-08-0{n}", 3.0) for n in (1, 2, 3)]
    assert told(*august, *october, *lately) == f"{fewer} in October: {_BETTER}"
    # One of the last three is of October itself.
    late = [("2026-10-31", 3.0), *lately[:2]]
    assert told(*october, *late) == f"{fewer} before: {_BETTER}"
    year = [(day.replace("2026", "2025"), value) for day, value in october]
    assert told(*year, *lately) == f"{fewer} in October 2025: {_BETTER}"


def test_what_another_model_heard_is_left_out():
    sessions = listed(20, 30, 40, 50, key=_ENERGY, model="new")
    sessions[2] = overview(1, started_at=sessions[2].started_at, figures={_ENERGY: 30}, model="old")
    ((found,),) = (one.lines for one in trends(sessions))
    assert found.values == (20, 40, 50) and found.band is None and found.band_words == ""


def test_a_figure_that_the_newest_lacks_has_a_trend_of_the_others():
    sessions = [overview(9, started_at=STARTED + timedelta(days=9)), *listed(9, 8, 10)]
    ((found,),) = (one.lines for one in trends(sessions))
    assert found.values == (9, 8, 10)


def test_a_band_has_its_source_in_words():
    def band_words(key: str, **changes) -> str:
        return line(1, key=key, **changes).band_words

    assert band_words("pauses_per_min") == (
        "what suits listeners, at least 6 a minute (our estimate)"
    )
    assert band_words("pitch_variety_st", task=Task.READ) == (
        "what suits listeners, at least 1 semitones (after Hincks & Edlund 2009, Traunmüller &"
        " Eriksson 1995; thresholds ours)"
    )
    assert band_words("pauses_per_min", task=Task.CONVERSATION) == ""
    assert band_words("loudness_variation_db") == ""
    assert band_words(_PACE, exercise="two-speeds") == ("the exercise's goal, 2.4 to 4 syllables/s")
    assert band_words(_FILLERS, exercise="two-speeds") == ""
    assert band_words(_PACE, exercise="long gone") == ""


def test_a_change_is_judged_only_by_the_range_that_applies():
    more = "More pitch variety<than before> than before"
    variety = {"key": "pitch_variety_st", "exercise": "pitch-slides"}
    assert moved(2, 2, 2, 3, 3, 3, **variety) == (f"{more}: {_BETTER}", 1)
    assert moved(0.5, 0.5, 0.5, 3, 3, 3, key="pitch_variety_st", task=Task.CONVERSATION) == (
        more,
        1,
    )
    assert moved(1, 1, 1, 3, 3, 3, key="loudness_variation_db") == (f"{_MORE} than before", 1)
    assert moved(10, 10, 10, 40, 40, 40, key=_ENERGY) == (
        "More energy<than before> than before",
        1,
    )


_TEXT = "<of a text, aloud>"


@pytest.mark.parametrize(
    ("changes", "three", "one"),
    [
        ({}, "3 talks", "1 talk"),
        ({"task": Task.READ}, f"3 reading(s){_TEXT}", f"1 reading(s){_TEXT}"),
        ({"task": Task.CONVERSATION}, "3 conversations", "1 conversation"),
        (
            {"exercise": "project"},
            "Project without pushing: 3 attempts",
            "Project without pushing: 1 attempt",
        ),
        ({"exercise": "long gone"}, "3 attempts", "1 attempt"),
        (
            {"kind": SessionKind.SAMPLE},
            "3 tour(s)<of the sample talk>",
            "1 tour(s)<of the sample talk>",
        ),
        ({"kind": SessionKind.FILE}, "3 recorded talks", "1 recorded talk"),
        (
            {"kind": SessionKind.FILE, "task": Task.READ},
            f"3 recorded reading(s){_TEXT}",
            f"1 recorded reading(s){_TEXT}",
        ),
        (
            {"kind": SessionKind.FILE, "task": Task.CONVERSATION},
            "3 recorded conversations",
            "1 recorded conversation",
        ),
    ],
)
def test_sessions_are_counted_by_what_they_are(changes, three: str, one: str):
    assert [found.kind for found in trends(listed(1, 2, 3, **changes))] == [three]
    assert [found.kind for found in trends(listed(1, **changes))] == [one]


def test_practices_come_first_then_exercises_recordings_and_the_tour():
    several = [
        *listed(1, 2, kind=SessionKind.SAMPLE),
        *listed(1, 2, kind=SessionKind.FILE),
        *listed(1, exercise="project"),
        *listed(1, task=Task.READ),
        *listed(1, 2),
    ]
    kinds = [(one.key[0], one.key[1]) for one in trends(several)]
    assert kinds == [
        (SessionKind.LIVE, Task.TALK),
        (SessionKind.LIVE, Task.READ),
        (SessionKind.LIVE, "project"),
        (SessionKind.FILE, Task.TALK),
        (SessionKind.SAMPLE, Task.TALK),
    ]


def test_until_there_are_three_a_hint_says_how_many_are_missing():
    hints = [trends(listed(*range(count)))[0].hint for count in (1, 2, 3)]
    assert hints == [
        "After 2 more of this kind, the coach tells which way each figure moves.",
        "After 1 more of this kind, the coach tells which way each figure moves.",
        "",
    ]
    assert trends([]) == []


def test_twenty_seconds_of_speech_are_needed():
    assert line(1, 2, 3, speech_s=20.0).values == (1, 2, 3)
    assert trends(listed(1, 2, 3, speech_s=19.9)) == []


def test_sessions_are_alike_by_kind_and_by_exercise_or_task():
    keys = {
        likeness(overview(kind=kind, task=task, exercise=exercise))
        for kind in SessionKind
        for task in Task
        for exercise in (None, "project", "full-stop")
    }
    assert len(keys) == 3 * (3 + 2)


def test_the_usual_is_the_median_of_the_newest_ten_that_are_long_enough():
    sessions = listed(99, *range(11), model="new")
    sessions[0] = overview(99, speech_s=19.0, figures={_FILLERS: 50.0}, model="new")
    sessions[1] = overview(98, figures={_FILLERS: 9.0, _ENERGY: 10.0}, model="old")
    assert habit(sessions, "new") == {_FILLERS: 4.5}
    assert habit(sessions[:3], "new") == {}
    energetic = listed(10, 20, 60, key=_ENERGY, model="new")
    assert habit(energetic, "new") == {_ENERGY: 20}
    assert habit(energetic, "other") == {}


def test_practices_are_live_and_not_exercises_and_not_too_early():
    since = STARTED + timedelta(days=1)
    on_time, early = overview(1, started_at=since), overview(2)
    read = overview(3, started_at=since + timedelta(days=1), task=Task.READ)
    others = [
        overview(4, started_at=since, kind=SessionKind.FILE),
        overview(5, started_at=since, kind=SessionKind.SAMPLE),
        overview(6, started_at=since, exercise="project"),
    ]
    everything = [read, on_time, early, *others]
    assert practices(everything, since) == [read, on_time]
    assert practices(everything, since, Task.READ) == [read]
    assert practices(everything, since, Task.TALK) == [on_time]
