"""Trends to the letter: which sessions are compared, which are drawn, and every word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.metrics import METRICS
from coach.domain.norms import AtMost, Between
from coach.domain.session import SessionOverview
from coach.domain.stream import SessionKind, Task
from coach.insights.trends import Trend, Trends, habit, likeness, practices, trends
from tests.unit.built import STARTED, overview, with_comments

_FILLERS, _PACE, _ENERGY = "fillers_per_min", "pace_10s_syllables_per_s", "energy_percent"
_SOURCE = "Laske & DiGennaro Reed 2024"


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


def words(*values: float, key: str = _FILLERS, **changes) -> str:
    """What is said of the newest."""
    sessions = listed(*values, key=key, **changes)
    (line,) = trends(sessions[0], sessions).lines
    return line.words


def test_a_trend_holds_everything_that_is_drawn_and_said():
    sessions = listed(9, 8, 10, 6, 7)
    compared = sessions[::-1]
    assert trends(sessions[1], sessions) == Trends(
        "Compared with the 3 talks before it",
        (
            Trend(
                METRICS[_FILLERS],
                tuple(compared),
                (9, 8, 10, 6, 7),
                3,
                9,
                AtMost(5.0, _SOURCE),
                f"what suits listeners, at most 5 a minute ({_SOURCE})",
                "6.0 a minute, your usual 9.0: better<than before> than in all 3 before: 8.0 to"
                " 10.0",
            ),
        ),
    )


def test_a_session_without_the_figure_has_a_trend_of_the_others():
    sessions = listed(9, 8, 10, 6, 7)
    bare = overview(9, started_at=STARTED + timedelta(days=2.5), figures={_PACE: 3.0})
    fillers, pace = trends(bare, sessions).lines
    assert (fillers.chosen, fillers.usual, fillers.words) == (None, 9, "")
    assert fillers.values == (9, 8, 10, 6, 7)
    assert (pace.sessions, pace.values, pace.chosen, pace.usual) == ((bare,), (3.0,), 0, None)
    assert pace.band == Between(2.4, 4.0, "Microsoft Speaker Coach")
    assert pace.band_words == (
        "what suits listeners, 2.4 to 4 syllables/s (Microsoft Speaker Coach)"
    )
    assert pace.words == "3.0 syllables/s"


def test_of_a_session_without_the_figure_the_newest_forty_are_drawn():
    sessions = listed(*range(60))
    fillers = trends(overview(99, started_at=STARTED, figures={_PACE: 3.0}), sessions).lines[0]
    assert fillers.values == tuple(range(20, 60)) and fillers.chosen is None


@pytest.mark.parametrize(
    ("chosen", "first", "last"),
    [(59, 20, 59), (41, 20, 59), (40, 20, 59), (39, 19, 58), (21, 1, 40), (20, 0, 39), (0, 0, 39)],
)
def test_forty_around_the_chosen_one_are_drawn(chosen: int, first: int, last: int):
    sessions = listed(*range(60))
    (line,) = trends(sessions[59 - chosen], sessions).lines
    assert line.values == tuple(range(first, last + 1)) and line.chosen == chosen - first
    assert [one.id for one in line.sessions] == [f"{n:04}" for n in range(first, last + 1)]


def test_sessions_of_the_same_moment_are_compared_in_the_order_of_their_names():
    sessions = [overview(n, figures={_FILLERS: float(n)}) for n in (3, 2, 1, 0)]
    assert [trends(one, sessions).lines[0].chosen for one in sessions] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((6,), "6.0 a minute"),
        ((9, 6), "6.0 a minute, last time 9.0"),
        ((4, 9, 6), "6.0 a minute, last time 9.0"),
        ((9, 9.5, 10, 10), "10.0 a minute, as usual; the 3 before: 9.0 to 10.0"),
        (
            (5, 10, 11, 6),
            "6.0 a minute, your usual 10.0: better<than before>, but within the usual range: 5.0"
            " to 11.0 in the 3 before",
        ),
        (
            (6, 10, 11, 6),
            "6.0 a minute, your usual 10.0: better<than before>, but within the usual range: 6.0"
            " to 11.0 in the 3 before",
        ),
        (
            (6, 7, 12, 12),
            "12.0 a minute, your usual 7.0: worse<than before>, but within the usual range: 6.0"
            " to 12.0 in the 3 before",
        ),
        (
            (6, 7, 8, 12),
            "12.0 a minute, your usual 7.0: worse<than before> than in all 3 before: 6.0 to 8.0",
        ),
        (
            (1, 2, 3, 5),
            "5.0 a minute, your usual 2.0: higher<than before> than in all 3 before: 1.0 to 3.0",
        ),
        (
            (4, 5, 3, 1),
            "1.0 a minute, your usual 4.0: lower<than before> than in all 3 before: 3.0 to 5.0",
        ),
        (
            (9, 8, 6, 4),
            "4.0 a minute, your usual 8.0: better<than before> than in all 3 before: 6.0 to 9.0",
        ),
    ],
)
def test_a_change_is_told_in_these_words(values: tuple[float, ...], told: str):
    assert words(*values) == told


def test_only_the_ten_sessions_before_count_as_the_usual():
    sessions = listed(99, *[6] * 4, *[10] * 6, 3)
    (line,) = trends(sessions[0], sessions).lines
    assert line.usual == 10
    assert line.words == (
        "3.0 a minute, your usual 10.0: better<than before> than in all 10 before: 6.0 to 10.0"
    )
    assert trends(sessions[0], sessions).heading == "Compared with the 10 talks before it"


def test_what_another_model_heard_is_left_out():
    sessions = listed(20, 30, 40, 50, key=_ENERGY, model="new")
    sessions[2] = overview(1, started_at=sessions[2].started_at, figures={_ENERGY: 30}, model="old")
    (line,) = trends(sessions[0], sessions).lines
    assert (line.values, line.chosen, line.usual) == ((20, 40, 50), 2, None)
    assert line.band is None and line.band_words == ""


def test_a_band_has_its_source_in_words():
    def band_words(key: str, **changes) -> str:
        sessions = listed(1, key=key, **changes)
        return trends(sessions[0], sessions).lines[0].band_words

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


def test_where_no_band_is_known_a_change_is_higher_or_lower():
    told = words(1, 1, 1, 3, key="loudness_variation_db")
    assert told == ("3.0 dB, your usual 1.0: higher<than before> than in all 3 before: 1.0 to 1.0")
    told = words(1, 5, 6, 2, key="loudness_variation_db")
    assert told == (
        "2.0 dB, your usual 5.0: lower<than before>, but within the usual range: 1.0 to 6.0 in the"
        " 3 before"
    )


_TEXT = "<of a text, aloud>"


@pytest.mark.parametrize(
    ("changes", "three", "one"),
    [
        ({}, "3 talks", "1 talk"),
        ({"task": Task.READ}, f"3 reading(s){_TEXT}", f"1 reading(s){_TEXT}"),
        ({"task": Task.CONVERSATION}, "3 conversations", "1 conversation"),
        ({"exercise": "project"}, "3 attempts", "1 attempt"),
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
    sessions = listed(1, 2, 3, **changes)
    headings = [trends(chosen, sessions).heading for chosen in sessions]
    assert headings[2] == f"The first of {three}"
    assert headings[1] == f"Compared with the {one} before it"


def test_too_few_sessions_make_no_trend():
    first, second, third = listed(1, 2, 3)[::-1]
    assert trends(first, [first]).heading == (
        "A trend needs three sessions of a kind: after 2 more, trends appear here."
    )
    assert trends(second, [second, first]).heading == (
        "A trend needs three sessions of a kind: after 1 more, trends appear here."
    )
    assert not trends(first, [second, first]).drawn
    assert trends(first, [third, second, first]).drawn


def test_twenty_seconds_of_speech_are_needed():
    sessions = listed(1, 2, 3, speech_s=20.0)
    assert trends(sessions[0], sessions).heading == "Compared with the 2 talks before it"
    short = overview(9, speech_s=19.9, figures={_FILLERS: 1.0})
    assert trends(short, sessions) == Trends("To compare it, 20 seconds of speech are needed.", ())
    assert len(trends(sessions[0], [short, *sessions]).lines[0].values) == 3


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
