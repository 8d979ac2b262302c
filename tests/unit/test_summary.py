from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from coach.coaching.figures import figures
from coach.domain import metrics
from coach.domain.session import Gap, Session
from coach.domain.stream import EmotionReading, EventKind, GapKind, SpeechEvent, SpeechSegment
from coach.insights.curves import curves
from coach.insights.headline import headline
from coach.insights.session_view import SessionView
from coach.insights.summary import STRIP_PARTS, tone_bar
from tests.unit.built import SUMMARY


def headed(session: Session) -> str:
    """The headline, whatever else the talk needs."""
    return headline(replace(SessionView(session).summary, weakness=None))


def with_tones(session, *rows: tuple[str, float]):
    """Return the session with one reading a second, of the given labels and probabilities."""
    labels = session.model.labels
    readings = []
    for second, (label, probability) in enumerate(rows):
        others = (1 - probability) / (len(labels) - 1)
        values = np.full(len(labels), others, np.float32)
        values[labels.index(label)] = probability
        readings.append(EmotionReading(float(second), second + 1.0, values))
    segments = (SpeechSegment(0.0, float(len(rows)), None, None),)
    return replace(
        session,
        emotions=tuple(readings),
        segments=segments,
        duration_s=2.0 * len(rows),
        metrics={},
    )


@pytest.mark.parametrize(
    ("heard_s", "told"), [(2.9, "Only 2 seconds of"), (3.0, "Noise was heard, but no voice")]
)
def test_sound_without_a_voice_is_distinguished_from_too_little_speech(
    session, heard_s: float, told: str
):
    segments = (SpeechSegment(1.0, 1.0 + heard_s, None, None),)
    nothing = replace(session, emotions=(), segments=segments)
    assert headed(nothing).startswith(told)


@pytest.mark.parametrize(
    ("unlike", "told"), [(10, "Mostly warm."), (11, "Music, noise or an unfam")]
)
def test_mostly_unfamiliar_sound_is_reported(session, unlike: int, told: str):
    some = with_tones(session, *[("happy", 0.9)] * 20)
    heard = [
        replace(reading, unlike=0.9 if number < unlike else 0.1)
        for number, reading in enumerate(some.emotions)
    ]
    assert headed(replace(some, emotions=tuple(heard))).startswith(told)


def test_shares_add_up(session):
    summary = SessionView(session).summary
    assert sum(summary.emotion_share.values()) + summary.unsure_share == pytest.approx(1)
    assert 0.7 < summary.speech_share < 0.95
    pauses = [e for e in session.events if e.kind in (EventKind.PAUSE, EventKind.LONG_PAUSE)]
    assert summary.pauses + summary.long_pauses == len(pauses) > 1


def test_tones_are_counted_and_named(session):
    summary = SessionView(
        with_tones(session, *[("happy", 0.9)] * 12, *[("calm", 0.8)] * 6, *[("sad", 0.2)] * 2)
    ).summary
    assert summary.emotion_share["happy"] == pytest.approx(0.6)
    assert summary.emotion_share["calm"] == pytest.approx(0.3)
    assert summary.unsure_share == pytest.approx(0.1)
    assert headline(replace(summary, weakness=None)) == "Mostly warm, often calm."
    assert [moment.label for moment in summary.moments] == ["happy", "calm"]
    assert summary.moments[1].start_s == 12.0
    assert summary.speech_share == pytest.approx(20 / 22) and summary.speech_s == 20.0


@pytest.mark.parametrize(("others", "moments"), [(19, ["happy", "calm"]), (20, ["happy"])])
def test_a_tone_needs_a_twentieth_of_the_readings_for_a_moment(session, others: int, moments):
    tones = with_tones(session, *[("happy", 0.9)] * others, ("calm", 0.9))
    summary = SessionView(tones).summary
    assert [moment.label for moment in summary.moments] == moments


@pytest.mark.parametrize(
    ("warm", "calm", "told"),
    [
        (43, 7, "Mostly warm."),  # one in seven isn't named
        (42, 8, "Mostly warm, at times calm."),
        (25, 0, "Mostly warm."),
        (24, 0, "No tone was clear."),
        (24, 7, "Often warm."),
        (20, 20, "Often warm, often calm."),
    ],
)
def test_a_tone_is_named_by_how_often_it_was_clear(session, warm: int, calm: int, told: str):
    rows = [("happy", 0.9)] * warm + [("calm", 0.9)] * calm + [("sad", 0.3)] * (50 - warm - calm)
    assert headed(replace(with_tones(session, *rows), events=())) == told


def test_the_three_commonest_tones_have_moments_in_the_order_they_were_heard(session):
    often = (("calm", 2), ("sad", 1), ("happy", 4), ("angry", 3))
    rows = [(label, 0.9) for label, count in often for _ in range(count)]
    summary = SessionView(with_tones(session, *rows)).summary
    assert [moment.label for moment in summary.moments] == ["calm", "happy", "angry"]


def test_the_longest_speech_is_found_wherever_it_is(session):
    segments = tuple(SpeechSegment(*edges, None, None) for edges in ((0.0, 5.0), (6.0, 8.0)))
    assert SessionView(replace(session, segments=segments)).summary.longest_speech_s == 5.0


def test_if_no_tone_is_clear_the_headline_describes_the_delivery(session):
    unsure = replace(with_tones(session, *[("happy", 0.2)] * 19, ("calm", 0.9)), events=())
    assert headed(unsure) == "No tone was clear."
    pauses = tuple(SpeechEvent(EventKind.PAUSE, at_s, at_s + 0.5, 0.9) for at_s in (1.0, 3.0))
    paused = replace(unsure, events=pauses)
    assert headed(paused) == "No tone was clear; you paused 2 times."
    flat = SpeechEvent(EventKind.MONOTONE, 5.0, 18.0, 0.9)
    habit = replace(unsure, events=(*pauses, flat))
    assert headed(habit) == "No tone was clear; you sounded flat at 0:05."


def test_the_headline_names_the_habit_that_lasted_longest(session):
    warm = with_tones(session, *[("happy", 0.9)] * 90)
    flat = SpeechEvent(EventKind.MONOTONE, 5.0, 18.0, 0.9)
    fast = tuple(SpeechEvent(EventKind.RUSHED, at_s, at_s + 10, 0.9) for at_s in (20.0, 62.0, 80.0))

    def told(*events: SpeechEvent) -> str:
        return headed(replace(warm, events=events))

    assert told(flat) == "Mostly warm; you sounded flat at 0:05."
    assert told(flat, *fast[:2]) == "Mostly warm; you rushed twice."
    assert told(*fast) == "Mostly warm; you rushed 3 times."
    assert told(flat, replace(fast[0], rejected=True)) == told(flat)


def test_silence(silent_session):
    summary = SessionView(silent_session).summary
    assert headline(summary) == "Nobody spoke in this recording."
    assert summary.speech_share == 0
    assert summary.moments == ()
    assert summary.tone_strip == (None,) * STRIP_PARTS


def test_strip_shows_where_the_tones_were(session):
    strip = SessionView(
        with_tones(session, ("happy", 0.9), ("happy", 0.2), ("sad", 0.9))
    ).summary.tone_strip
    assert len(strip) == STRIP_PARTS
    assert [name for name, _ in groupby(strip)] == ["happy", "", "sad", None]


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, [("calm", 0.6), ("happy", 0.3), ("", 0.1)]),
        (
            {"emotion_share": {"happy": 0.3, "sad": 0.0, "calm": 0.7}, "speech_share": 1.2},
            [("calm", 0.7), ("happy", 0.3)],
        ),
        # Nobody spoke; a voice without a model; noise.
        ({"emotion_share": {}, "speech_share": 0.0}, []),
        ({"emotion_share": {"calm": 0.0}, "unsure_share": 0.0}, [("", 1.0)]),
        ({"emotion_share": {"calm": 1.0}, "speech_share": 0.8}, [("calm", 1.0)]),
    ],
)
def test_the_bar_divides_the_speech_among_the_tones(changes, parts):
    found = tone_bar(replace(SUMMARY, **changes))
    assert [label for label, _ in found] == [label for label, _ in parts]
    assert [share for _, share in found] == pytest.approx([share for _, share in parts])


def test_missing_sound_is_not_counted_as_silence(session):
    whole = SessionView(session).summary
    gap = Gap(GapKind.DEVICE, 5.0, 10.0)
    cut = SessionView(replace(session, gaps=(gap,))).summary
    length_s = np.diff(session.span_s).item()
    assert cut.speech_share == pytest.approx(whole.speech_share * length_s / (length_s - 5))
    assert (
        figures(replace(session, gaps=(gap,)))["pauses_per_min"]
        > (figures(session)["pauses_per_min"])
    )


def test_the_line_is_the_pace_in_each_part(session):
    line = SessionView(session).summary.pace_line
    assert len(line) == STRIP_PARTS
    known = [pace for pace in line if pace is not None]
    assert len(known) > STRIP_PARTS / 2 and all(1 < pace < 7 for pace in known)
    start_s, end_s = session.span_s
    quarter = (end_s - start_s) / 4
    (pace,) = [curve for curve in curves(session) if curve.metric is metrics.PACE]
    assert np.mean(line[12:24]) == pytest.approx(
        pace.between(start_s + quarter, start_s + 2 * quarter), abs=0.15
    )


def test_there_is_no_line_without_speech(silent_session):
    assert set(SessionView(silent_session).summary.pace_line) == {None}


@pytest.mark.parametrize(
    ("confidences", "told"),
    [((0.54,), False), ((0.54, 0.63), False), ((0.75,), True), ((0.54, 0.55, 0.6), True)],
)
def test_weak_evidence_makes_no_headline(session, confidences, told: bool):
    events = tuple(
        SpeechEvent(EventKind.QUIET, 3.0 * number, 3.0 * number + 2, confidence)
        for number, confidence in enumerate(confidences)
    )
    warm = with_tones(session, *[("happy", 0.9)] * 20)
    summary = SessionView(replace(warm, events=events)).summary
    assert (summary.habit is not None) == told
    assert ("hard to hear" in headline(replace(summary, weakness=None))) == told
