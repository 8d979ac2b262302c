"""Silence around a talk: what it is left out of, and how that is told."""

from __future__ import annotations

import pytest
from pytest import approx

from coach.coaching.advice import advise
from coach.coaching.figures import figures
from coach.coaching.silence import silence_in_words, speech_in_words
from coach.domain.session import Gap, Session
from coach.domain.stream import EventKind, GapKind, MetricReading
from coach.insights.session_view import SessionView
from tests.unit.built import built, events, reading, speech

_PACE = "pace_10s_syllables_per_s"


def talk(start_s: float, **changes) -> Session:
    """Ninety seconds of talk with nothing wrong in it, most of it speech."""
    spans = tuple((start_s + 5 * n, start_s + 5 * n + 4.4) for n in range(18))
    pauses = ((end_s, end_s + 0.6) for _, end_s in spans[:-1])
    paused = events(EventKind.PAUSE, *pauses)
    return built(segments=speech(*spans), events=paused, **changes)


def test_the_talk_goes_from_just_before_the_first_word_to_just_after_the_last():
    assert talk(10.0, duration_s=300.0).span_s == (8.0, 101.4)
    assert talk(1.0, duration_s=91.0).span_s == (0.0, 91.0)
    assert built().span_s == (0.0, 90.0)


@pytest.mark.parametrize(
    ("gap", "heard_s"), [((0, 15), 25.0), ((20, 24), 26.0), ((35, 60), 25.0), ((50, 60), 30.0)]
)
def test_missing_sound_counts_only_where_it_is(gap: tuple[float, float], heard_s: float):
    one = built(gaps=(Gap(GapKind.SLEEP, *gap),))
    assert one.heard_s(10.0, 40.0) == heard_s


def test_silence_around_a_talk_changes_no_figure_and_no_summary():
    alone, forgotten = talk(2.0, duration_s=93.4), talk(2.0, duration_s=2_880.0)
    assert figures(alone) == figures(forgotten)
    assert SessionView(alone).summary == SessionView(forgotten).summary
    assert SessionView(alone).summary.speech_share == approx(18 * 4.4 / 93.4)


def test_strip_line_and_sections_are_those_of_the_talk():
    """A talk from 600 s to 690 s is calm and then warm, and slow and then fast."""
    heard = tuple(
        reading(600.0 + n, 603.0 + n, "calm" if n < 45 else "happy", 0.9) for n in range(87)
    )
    paces = tuple(MetricReading(_PACE, 605.0 + n, 3.0 if n < 45 else 4.0) for n in range(80))
    one = talk(600.0, duration_s=2_880.0, emotions=heard, metric_readings=paces)
    view = SessionView(one)
    strip = [label for label in view.summary.tone_strip if label]
    assert len(strip) > 35 and set(strip[:16]) == {"calm"} and set(strip[-16:]) == {"happy"}
    line = view.summary.pace_line
    assert (line[8], line[36]) == (3.0, 4.0)
    parts = [section.part for section in view.sections]
    assert len(parts) == 3 and (parts[0].start_s, parts[-1].end_s) == one.span_s
    assert sum(section.speech_s for section in view.sections) == approx(one.speech_s)


def test_a_plan_runs_from_the_beginning_and_ends_with_the_talk():
    one = talk(20.0, duration_s=600.0, plan="opening 1, middle 5, end 1")
    assert [(s.part.name, s.part.start_s, s.part.end_s) for s in SessionView(one).sections] == [
        ("opening", 0.0, 60.0),
        ("middle", 60.0, one.span_s[1]),
    ]


@pytest.mark.parametrize(
    ("start_s", "duration_s", "told"),
    [
        (6.9, 103.2, ""),
        (7.0, 100.0, "0:05 of silence at the start left out."),
        (2.0, 134.9, "0:41 of silence at the end left out."),
        (62.0, 3_814.0, "1:00 of silence at the start and 1:01:00 at the end left out."),
    ],
)
def test_what_is_left_out_is_told(start_s: float, duration_s: float, told: str):
    assert silence_in_words(talk(start_s, duration_s=duration_s)) == told


def test_nothing_is_left_out_where_nobody_speaks():
    assert silence_in_words(built(duration_s=900.0)) == ""


@pytest.mark.parametrize(
    ("duration_s", "told"),
    [(100.0, "Speech for 79 s of 100 s"), (2_880.0, "Speech for 79 s of 48 minutes")],
)
def test_how_much_was_speech_is_told(duration_s: float, told: str):
    assert speech_in_words(talk(2.0, duration_s=duration_s)) == told


@pytest.mark.parametrize(("duration_s", "is_fine"), [(316.0, True), (318.0, False)])
def test_a_recording_that_is_mostly_silent_is_not_called_fine(duration_s: float, is_fine: bool):
    """Of 79.2 s of speech, 317 s are four times as much."""
    note = advise(talk(2.0, duration_s=duration_s)).note
    assert note.startswith("Nothing stands out" if is_fine else "Speech for 79 s of 5 minutes: too")


def test_missing_sound_is_no_silence():
    lost = Gap(GapKind.SLEEP, 100.0, 2_880.0)
    assert advise(talk(2.0, duration_s=2_880.0, gaps=(lost,))).note.startswith("Nothing stands out")


def test_silence_from_the_first_word_to_the_last_is_a_figure():
    assert figures(talk(2.0))["silence_percent"] == approx(100 * (1 - 18 * 4.4 / 89.4))
    assert "silence_percent" not in figures(built())
