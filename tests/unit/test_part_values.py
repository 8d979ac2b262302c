"""Sections, summary, curves and titles, value by value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytest import approx

from coach.coaching.exercises import find
from coach.common import i18n
from coach.domain import metrics
from coach.domain.session import (
    ClearSection,
    Correction,
    Gap,
    Habit,
    Moment,
    Session,
    Summary,
    Voice,
    Weakness,
)
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SessionKind,
    Task,
)
from coach.insights.curves import Curve, curves
from coach.insights.parts import Part, Parts, Section
from coach.insights.sections import SectionRow, explanation, headings, section_row
from coach.insights.session_view import SessionView
from coach.insights.summary import STRIP_PARTS
from coach.insights.time_axis import TimeAxis, curve_lines, placed, ticks
from coach.insights.titles import kind_in_words, title_in_words
from tests.unit.built import CARD, built, events, overview, reading, speech, with_comments

_PACE, _VARIETY, _LEVEL = "pace_10s_syllables_per_s", "pitch_variety_st", "relative_level_db"
_SOUNDS, _HEADING, _ROW = (
    "<how a voice sounds>",
    "<a column's heading>",
    "<a row under a timeline>",
)


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def paces(*pairs: tuple[float, float]) -> tuple[MetricReading, ...]:
    return tuple(MetricReading(_PACE, *pair) for pair in pairs)


# --- sections ---


def _planned(**changes: Any) -> Session:
    """A talk of ten readings in two planned sections, calm and then warm."""
    heard = [reading(10.0 * n, 10.0 * n + 2, "calm" if n < 4 else "happy", 0.9) for n in range(9)]
    one = built(
        plan="opening 0:45, end 2",
        emotions=tuple(heard),
        segments=speech((10, 20), (40, 50), (60, 61)),
        events=(
            *events(EventKind.FILLER, (0, 1), (44.9, 46), (45, 46)),
            *events(EventKind.PAUSE, (20, 21)),
            *events(EventKind.LONG_PAUSE, (50, 52)),
            *events(EventKind.QUIET, (1, 2)),
        ),
        metric_readings=paces((20, 2.0), (40, 4.0), (55, 3.0)),
    )
    return replace(one, **changes)


def test_a_section_holds_what_was_heard_between_its_ends():
    first, second = SessionView(_planned()).sections
    assert first == Section(
        Part("opening", 0.0, 45.0, "calm", approx(0.9 * 0.8 + 0.1 / 7 * 0.2), False),
        "calm",
        approx(0.8),
        15.0,
        {_PACE: 3.0},
        2,
        1,
        True,
    )
    part = Part("end", 45.0, 63.0, "happy", approx(0.9), False)
    assert second == Section(part, "happy", 1.0, 6.0, {_PACE: 3.0}, 1, 1, True)


def test_a_section_is_a_row_of_the_table():
    section = SessionView(_planned()).sections[0]
    assert section_row(section) == SectionRow(
        section.part, ("opening", "0:00", f"calm{_SOUNDS} 80%", "33%", "3.0", "", "", "2", "1")
    )
    bare = Section(Part("a\x07", 5.0, 5.0, None, None, False), None, 0.0, 0.0, {}, 0, 0)
    assert section_row(bare).cells == ("a?", "0:05", "not sure", "", "", "", "", "0", "0")


def test_the_table_has_headings_and_an_explanation():
    assert headings() == (
        f"Section{_HEADING}",
        f"From{_HEADING}",
        f"Tone{_HEADING}",
        f"Speaking{_HEADING}",
        f"Pace{_ROW}",
        f"Variety{_ROW}",
        f"Volume{_ROW}",
        f"Fillers{_HEADING}",
        f"Pauses{_HEADING}",
    )
    assert explanation() == (
        "Tone: the one named most often, and for how much of the section."
        f" Pace{_ROW} in syllables/s, variety{_ROW} in semitones, volume{_ROW} in dB."
    )


def edges(**changes: Any) -> list[tuple[str, float]]:
    sections = SessionView(_planned(**changes)).sections
    return [(one.part.name, one.part.end_s) for one in sections]


def test_a_plan_is_followed_as_far_as_the_talk_came():
    assert edges(plan="a 0:30, 1, c 5") == [("a", 30), ("part 2", 63)]
    assert edges(plan="a 0:30, 1", duration_s=62.0) == [("a", 30), ("part 2", 62)]
    assert edges(plan="a 0:30, b 0:30, c 2", duration_s=60.5)[-1] == ("c", 60.5)
    assert edges(plan="a 0:30, b 5", duration_s=30.0) == [("a", 30)]
    assert edges(plan="a 0:30, b 1", section_starts_s=(40.0,)) == [("a", 40), ("b", 63)]
    equal = [("part 1", 30), ("part 2", 60.0), ("part 3", 90)]
    for plan in ("", "8", "no length"):
        assert edges(plan=plan, segments=()) == equal


def test_without_a_plan_sections_end_in_the_longest_silence_nearby():
    """Of 90 s, sections are 30 s long, and their ends may be moved by 9 s."""

    def ends(*spans: tuple[float, float]) -> list[float]:
        return [end_s for _, end_s in edges(plan="", segments=speech(*spans))]

    assert ends((0, 20), (22, 35), (36, 58), (61, 90)) == [21.0, 59.5, 90]
    assert ends((0, 18), (23, 38), (40, 90)) == [39.0, 60, 90]
    assert edges(plan="", duration_s=89.9, segments=()) == []
    assert len(edges(plan="", duration_s=420.0, segments=())) == 4
    assert len(edges(plan="", duration_s=5_000.0, segments=())) == 8
    assert edges(plan="", duration_s=420.0, segments=speech((10, 95.9))) == []


def test_a_part_is_what_the_speaker_said_of_all_of_it():
    said = (Correction(10, 30, "sad"), Correction(12, 20, None))
    parts = Parts(_planned(corrections=said))
    assert parts.part(10, 30, "x") == Part("x", 10, 30, "sad", None, True)
    assert parts.part(12, 20) == Part("", 12, 20, None, None, True)
    assert parts.part(9, 30).corrected is parts.part(10, 31).corrected is False
    assert parts.part(84, 90) == Part("", 84, 90, None, None, False)
    bare = Parts(built())
    assert bare.whole() == Part("the whole talk", 0.0, 90.0, None, None, False)
    assert bare.phrases() == ()


def test_a_part_is_named_from_four_tenths_on():
    def named(probability: float) -> tuple[str | None, str | None]:
        heard = tuple(reading(10.0 * n, 10.0 * n + 1, "neutral", probability) for n in range(9))
        view = SessionView(_planned(emotions=heard))
        return view.parts.whole().label, view.sections[0].tone

    assert named(0.4) == ("neutral", "neutral") and named(0.39) == (None, None)
    assert SessionView(_planned(emotions=())).sections[0].share == 0.0


# --- summary ---


def test_a_summary_holds_every_figure():
    session = _planned(gaps=(Gap(GapKind.SLEEP, 70, 82),), duration_s=120.0)
    summary = SessionView(session).summary
    assert summary == Summary(
        Voice.HEARD,
        Habit(EventKind.QUIET, 1, 1),
        approx(21 / 55),
        {label: approx({"calm": 4 / 9, "happy": 5 / 9}.get(label, 0)) for label in CARD.labels},
        0.0,
        1,
        1,
        10,
        (Moment(0.0, 2.0, "calm", approx(0.9)), Moment(40.0, 42.0, "happy", approx(0.9))),
        summary.tone_strip,
        summary.pace_line,
        21.0,
        Weakness.SILENT,
    )


def test_an_empty_session_has_a_summary():
    nobody = SessionView(built(duration_s=0.0)).summary
    assert (nobody.speech_share, nobody.longest_speech_s, nobody.habit) == (0.0, 0.0, None)
    assert nobody.pace_line == nobody.tone_strip == (None,) * STRIP_PARTS
    assert (nobody.voice, nobody.unsure_share, nobody.moments) == (Voice.NOBODY, 0.0, ())
    short = built(duration_s=0.5, segments=speech((0, 0.25)), emotions=())
    assert SessionView(short).summary.speech_share == 0.5
    assert SessionView(short).summary.voice == Voice.TOO_LITTLE
    noise = replace(short, duration_s=4.0, segments=speech((1, 4)))
    assert SessionView(noise).summary.voice == Voice.NOISE
    no_model = replace(noise, model=replace(CARD, parameters=0))
    assert SessionView(no_model).summary.voice == Voice.NOT_JUDGED
    one = replace(noise, emotions=(reading(1, 4, "sad", 0.9),))
    assert SessionView(one).summary.emotion_share["sad"] == 1.0


def test_the_habit_is_the_sure_one_that_lasted_longest():
    def habit(*found: tuple[EventKind, tuple[float, ...]]) -> Habit | None:
        marks = tuple(one for kind, span in found for one in events(kind, span))
        return SessionView(_planned(events=marks, plan="")).summary.habit

    rushed, flat, quiet = EventKind.RUSHED, EventKind.MONOTONE, EventKind.QUIET
    assert habit((rushed, (10, 12)), (flat, (3, 6))) == Habit(flat, 1, 3)
    assert habit((rushed, (10, 14)), (flat, (3, 6))) == Habit(rushed, 1, 10)
    assert habit((rushed, (70, 72)), (quiet, (3, 6))) == Habit(quiet, 1, 3)
    assert habit((flat, (3, 6)), (quiet, (70, 71)), (quiet, (80, 83))) == Habit(quiet, 2, 70)
    assert habit((rushed, (10, 12, 0.7))) == Habit(rushed, 1, 10)
    assert habit((rushed, (10, 12, 0.69)), (rushed, (20, 22, 0.69))) is None
    three = [(rushed, (10.0 * n, 10 * n + 2, 0.6)) for n in range(3)]
    assert habit(*three) == Habit(rushed, 3, 0)


def _sectioned(*found: tuple[EventKind, tuple[float, ...]], **changes: Any) -> Session:
    """A talk of three minutes, of which a middle of one is rushed or not; all of it is speech."""
    heard = tuple(reading(n, n + 3, "happy" if n < 60 else "sad", 0.9) for n in range(177))
    one = built(
        plan="opening 1, middle 1, 1",
        duration_s=180.0,
        emotions=heard,
        segments=speech(*((5.0 * n, 5.0 * n + 4) for n in range(36))),
        events=tuple(mark for kind, span in found for mark in events(kind, span)),
        metrics={_PACE: 3.2},
        metric_readings=paces((40, 3.0), (100, 4.6), (160, 3.0)),
    )
    return replace(one, **changes)


def test_a_habit_marks_a_section_that_it_fills_a_quarter_of_or_comes_to_three_times():
    def section(*spans: tuple[float, float], kind: EventKind = EventKind.RUSHED) -> str:
        habit = SessionView(_sectioned(*((kind, span) for span in spans))).summary.habit
        assert habit is not None
        return habit.section

    assert section((70, 82)) == section((55, 67), (90, 95), kind=EventKind.QUIET) == "middle"
    assert section((70, 81.5)) == section((54, 65), (90, 95)) == ""
    assert section((70, 72), (80, 82), (90, 92)) == "middle" and section((70, 72), (80, 82)) == ""
    assert section((70, 82), (20, 21)) == ""
    assert section((130, 150)) == ""  # it has no name


@pytest.mark.parametrize(
    ("rushed", "changes", "good"),
    [
        ((), {}, True),
        ((), {"metrics": {_PACE: 4.04}}, True),  # shown as 4.0
        ((), {"metrics": {_PACE: 4.06}}, False),
        ((), {"metrics": {_PACE: 2.34}}, False),
        ((), {"metrics": {}}, False),
        ((), {"task": Task.CONVERSATION}, False),
        ((), {"exercise": "project"}, False),
        ([(70, 90)], {}, True),  # but for the middle
        ([(70, 90)], {"metric_readings": paces((40, 4.1), (100, 4.6))}, False),
        ([(70, 90)], {"metric_readings": paces((100, 4.6))}, False),
        ([(70, 80)], {}, False),  # not enough to mark the middle
        ([(10, 19, 0.6)], {}, True),  # too little, and not sure
        ([(10, 19, 0.6), (130, 140, 0.6)], {}, False),
    ],
)
def test_a_good_pace_suits_everywhere_but_in_the_section_that_is_named(rushed, changes, good: bool):
    one = _sectioned(*((EventKind.RUSHED, span) for span in rushed), **changes)
    assert SessionView(one).summary.good_pace == good


def test_the_section_that_was_clearest_is_known_if_it_can_be_heard():
    def clear(**changes: Any) -> ClearSection | None:
        return SessionView(_sectioned(**changes)).summary.clear_section

    opening = ClearSection("opening", "happy")
    assert clear() == opening

    def sure(count: int) -> tuple[EmotionReading, ...]:
        return tuple(reading(n, n + 3, "happy", 0.9 if n < count else 0.3) for n in range(177))

    assert clear(emotions=sure(30)) == opening and clear(emotions=sure(29)) is None
    assert clear(emotions=sure(30), plan="1, middle 1, end 1") is None
    assert clear(segments=speech((0, 19.9), (60, 61), (130, 180))) is None
    assert clear(plan="") is None


def test_the_line_is_the_pace_in_each_part_or_the_nearest():
    """Parts of two seconds; the windows of the first readings are shorter."""
    session = built(duration_s=96.0, metric_readings=paces((16, 2.0), (16.5, 3.0), (40, 4.0567)))
    line = SessionView(session).summary.pace_line
    assert line[5] == 2.5
    assert line[:14] == (None, None, None, 2.0, 2.0, 2.5, 3.0, 3.0, *[None] * 6)
    assert line[14:21] == (None, *[4.06] * 5, None)


# --- curves ---


def curve(*pairs: tuple[float, float], metric=metrics.PACE) -> Curve:
    times_s, values = (np.array(column, float) for column in zip(*pairs, strict=True))
    return Curve(metric, times_s, values)


def test_a_curve_lies_in_the_middle_of_each_window():
    readings = (*paces((4, 3.0), (20, 5.0)), MetricReading(_LEVEL, 9, -3.0))
    pace, level = curves(built(metric_readings=readings))
    assert (pace.metric, level.metric) == (metrics.PACE, metrics.RELATIVE_LEVEL)
    assert (pace.times_s.tolist(), pace.values.tolist()) == ([2, 15], [3, 5])
    assert level.times_s.tolist() == [8.5] and pace.words == f"pace{_ROW}"


def test_a_curve_breaks_where_readings_are_more_than_four_seconds_apart():
    assert curve((0, 1), (4, 1), (8.5, 1)).runs == [slice(0, 2), slice(2, 3)]
    assert curve((0, 1), (4.5, 1), (8.5, 1)).runs == [slice(0, 1), slice(1, 3)]


def test_a_curve_is_drawn_between_the_ends_of_its_axis():
    assert curve((0, 1)).fine == (approx(2.4 / 7), approx(4 / 7))
    assert curve((0, 1), metric=metrics.PITCH_VARIETY).fine == (approx(0.2), 1.0)
    level = curve((0, 1), metric=metrics.RELATIVE_LEVEL)
    assert level.fine == (approx(1 / 3), approx(2 / 3))
    assert level.heights(np.array([-20.0, -9, 0, 9, 20])).tolist() == [0, 0.25, 0.5, 0.75, 1]
    bare = curve((0, 1), metric=replace(metrics.PACE, range=None))
    assert bare.fine == (0.0, 1.0)


def test_a_curve_has_a_mean_between_two_times_and_a_value_nearby():
    pace = curve((10, 2), (12, 4), (20, 7))
    assert pace.between(10, 12) == 2 and pace.between(10, 12.5) == 3
    assert pace.between(10.5, 12) is None and pace.between(0, 99) == approx(13 / 3)
    near = [pace.nearest(time_s) for time_s in (5.9, 6, 11, 11.1, 16, 16.5, 24, 24.1)]
    assert near == [None, 2, 2, 4, 4, 7, 7, None]


def test_a_curve_is_reduced_to_a_mean_per_column():
    pace = curve(*((float(n), float(n)) for n in range(100)))
    seen = pace.seen(40, 50, 2.0)
    assert (seen.apart_s, seen.metric) == (6.0, metrics.PACE)
    assert seen.times_s.tolist() == seen.values.tolist() == [n + 0.5 for n in range(28, 62, 2)]
    whole = pace.seen(40, 50, 0.5)
    assert whole.apart_s == 4.0 and whole.times_s.tolist() == [float(n) for n in range(32, 58)]


# --- axis and titles ---


def test_a_line_of_two_points_is_drawn_once_and_a_lone_point_twice():
    axis = TimeAxis(1.0)
    lines = [line.tolist() for line in curve_lines(curve((1, 0), (2, 7), (9, 3.5)), axis, 10, 0.1)]
    assert lines == [[[1, 0], [2, 1]], [[9, 0.5], [9, 0.5]]]


def test_labels_begin_at_the_last_before_the_left_edge():
    assert list(ticks(TimeAxis(1.0, 29.5), 20, 10)) == [
        (20, "0:20"),
        (30, "0:30"),
        (40, "0:40"),
        (50, "0:50"),
    ]
    assert list(ticks(TimeAxis(0.1, 100.0), 10, 5)) == [
        (10.0, "0:10.0"),
        (10.5, "0:10.5"),
        (11.0, "0:11.0"),
        (11.5, "0:11.5"),
    ]
    (mark,) = placed(events(EventKind.PAUSE, (1.0, 1.25)), TimeAxis(0.5, 1.0))
    assert mark[1:] == (1.0, 0.5)


def test_titles_of_the_coachs_own_are_translated_and_others_stay():
    comment = "<a title, as in: Tuesday morning talk>"
    assert title_in_words(overview()) == f"Thursday evening talk{comment}"
    assert title_in_words(overview(title="Recording")) == "Recording"
    recording = overview(kind=SessionKind.FILE, title="Recording")
    assert title_in_words(recording) == "Recording<a kind of session>"
    assert kind_in_words(SessionKind.SAMPLE) == "Sample talk<a kind of session>"
    i18n.speak("yy", lambda text, comment, count: f"«{text}»" if text else "")
    slides = find("pitch-slides")
    done = overview(title=slides.kept_title, exercise="pitch-slides")
    assert title_in_words(done) == slides.title == f"«{slides.kept_title}»"
    assert title_in_words(replace(done, title="Mine")) == "Mine"
    for other in ("long gone", "project", None):
        assert title_in_words(replace(done, exercise=other)) == slides.kept_title


def test_a_view_computes_everything_ahead():
    view = SessionView(_planned())
    view.compute_all()
    computed = vars(view)
    assert len(computed) == 12 and computed["figures"]["filler_bursts"] == 0.0
    assert computed["phrases"] == view.parts.phrases()
    assert [one.name for one in computed["lanes"]] == ["pauses", "fillers", "soft"]
