"""The tiles at the head of a report: value, verdict, range, usual, trend and the moment."""

from __future__ import annotations

import pytest

from coach.domain.metrics import FILLERS, METRICS, PACE, PITCH_VARIETY, tiled
from coach.domain.stream import EventKind, Task
from coach.domain.tones import tone
from coach.insights.session_view import SessionView
from coach.insights.tiles import Tile, Verdict, tiles
from tests.unit.built import built, events, reading, speech
from tests.unit.made import readings


def _made(earlier=(), **changes) -> dict[str, Tile]:
    """The tiles of a talk of half a minute of speech, by name."""
    talk = {"segments": speech((0, 15), (16, 31)), "metrics": {PACE.key: 4.5}}
    session = built(**talk | changes)
    return {one.name: one for one in tiles(SessionView(session), earlier)}


def test_the_tiles_come_in_the_order_of_the_table():
    assert [one.tile for one in tiled()] == ["Pace", "Pauses", "Fillers", "Variety", "Volume"]
    assert list(_made()) == ["Pace", "Pauses", "Fillers", "Volume"]  # the variety isn't known


def test_a_tile_says_how_much_and_whether_it_is_good():
    pace = _made()["Pace"]
    assert (pace.value, pace.note) == ("4.5 syll/s", "about 190 words a minute")
    assert (pace.verdict, pace.word, pace.good) == (Verdict.HIGH, "fast", "good: 2.4 to 4")
    assert (pace.figure, pace.limits, pace.axis) == (4.5, PACE.range, PACE.axis)
    assert pace.meaning == PACE.explained
    assert not pace.usual and not pace.trend and not pace.colour


@pytest.mark.parametrize(
    ("value", "verdict", "word"),
    [
        (2.34, Verdict.LOW, "slow"),
        (2.36, Verdict.GOOD, "good"),  # shown as 2.4
        (4.04, Verdict.GOOD, "good"),
        (4.06, Verdict.HIGH, "fast"),
    ],
)
def test_the_verdict_is_of_the_value_that_is_shown(value: float, verdict: Verdict, word: str):
    pace = _made(metrics={PACE.key: value})["Pace"]
    assert (pace.verdict, pace.word) == (verdict, word)


def test_a_range_that_is_open_at_one_end_has_one_bad_side():
    flat = _made(metrics={PITCH_VARIETY.key: 0.8})["Variety"]
    lively = _made(metrics={PITCH_VARIETY.key: 4.8})["Variety"]
    assert (flat.word, lively.word) == ("flat", "good")
    assert flat.good == "good: at least 1"
    many = _made(events=events(EventKind.FILLER, *((n, n + 0.3) for n in range(1, 6))))["Fillers"]
    assert (many.value, many.note, many.word) == ("9.7", "a minute", "many")


@pytest.mark.parametrize(
    "changes",
    [
        {"task": Task.CONVERSATION},
        {"exercise": "two-speeds"},
        {"segments": speech((0, 19.9))},
    ],
)
def test_nothing_is_judged_where_the_range_of_talks_does_not_apply(changes):
    pace = _made(**changes)["Pace"]
    assert pace.value == "4.5 syll/s"
    assert (pace.verdict, pace.word, pace.good, pace.limits, pace.axis) == (
        None,
        "",
        "",
        None,
        None,
    )


def test_a_tile_shows_where_the_figure_comes_from():
    earlier = [{PACE.key: 4.0}, {PACE.key: 3.8}, {FILLERS.key: 1.0}, {PACE.key: 3.0}]
    pace = _made(earlier)["Pace"]
    assert pace.trend == (3.0, 3.8, 4.0, 4.5)  # oldest first
    assert pace.usual == "usually 3.8"
    few = _made(earlier[:1])["Pace"]
    assert few.trend == (4.0, 4.5) and not few.usual


def test_a_tile_plays_where_the_figure_is_heard_best():
    changes = {
        "metric_readings": readings(PACE.key, (12.0, 3.3), (20.0, 6.0)),
        "events": (
            *events(EventKind.PAUSE, (15, 15.4)),
            *events(EventKind.LONG_PAUSE, (20, 23)),
            *events(EventKind.QUIET, (3, 5, 0.6), (8, 9, 0.8)),
        ),
    }
    made = _made(**changes)
    assert (made["Pace"].at_s, made["Pauses"].at_s, made["Volume"].at_s) == (10.0, 20, 8)
    assert (made["Volume"].value, made["Volume"].good) == ("soft for 10%", "good: at most 10%")
    assert made["Volume"].word == "good"
    assert made["Fillers"].at_s is None
    assert _made()["Volume"].value == "steady"


def test_the_tone_is_the_one_named_most_often():
    said = [
        *(reading(n, n + 3, "happy", 0.8) for n in range(6)),
        *(reading(n, n + 3, "calm", 0.9) for n in range(6, 9)),
        reading(9, 12, "sad", 0.2),
    ]
    leading = _made(emotions=tuple(said))["Tone"]
    assert (leading.value, leading.note) == ("warm 60%", "clear for 90% of the time")
    assert leading.colour == tone("happy").colour and leading.at_s == 0
    assert leading.verdict is None
    alone = _made(emotions=(*said[:6], said[-1]))["Tone"]
    assert (alone.value, alone.note) == ("warm 86%", "otherwise unclear")
    sure = _made(emotions=tuple(said[:6]))["Tone"]
    assert (sure.value, sure.note) == ("warm 100%", "clear for 100% of the time")


@pytest.mark.parametrize(
    "changes",
    [
        {"emotions": ()},
        {"emotions": (reading(0, 3, "happy", 0.2),)},  # unsure
        {"emotions": (reading(0, 3, "happy", 0.9),), "segments": speech((0, 6))},
    ],
)
def test_no_tone_is_named_on_little_evidence(changes):
    assert "Tone" not in _made(**changes)


def test_every_tile_has_a_word_for_each_side_of_its_range():
    for metric in tiled():
        limits = METRICS[metric.key].range
        assert (limits.low is None) or metric.when_low
        assert (limits.high is None) or metric.when_high
