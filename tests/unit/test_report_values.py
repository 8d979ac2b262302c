"""The report to the letter: figures, shares, what is missing and where to hear it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from coach.coaching.advice import Advice, Priority
from coach.coaching.aspects import Passage
from coach.domain.metrics import METRICS
from coach.domain.session import (
    Correction,
    Gap,
    MetricDefinition,
    Moment,
)
from coach.domain.stream import EventKind, GapKind, MetricReading, SpeechEvent
from coach.insights.evidence import best_moment_s, clearest, longest_pause, longest_stretch
from coach.insights.parts import Part
from coach.insights.report import (
    Figure,
    Share,
    advice_lines,
    brief,
    in_seconds,
    limitations,
    make_report,
    part_in_words,
    subtitle,
)
from tests.unit.built import (
    CARD,
    built,
    events,
    reading,
    speech,
    with_comments,
)

_PRACTICE = "Thursday evening talk<a title, as in: Tuesday morning talk>"
_SOUNDS = "<how a voice sounds>"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


# --- report ---


def test_figures_have_name_value_moment_and_meaning():
    session = built(
        segments=speech((3, 10), (12, 22), (70, 74)),
        events=(
            *events(EventKind.PAUSE, (10, 12)),
            *events(EventKind.LONG_PAUSE, (22, 70)),
            *events(EventKind.FILLER, (30, 31, 0.6), (40, 41, 0.8)),
        ),
        skipped_windows=6,
        metrics={"pitch_variety_st": 2.04, "of_old": 3.0},
        metric_readings=tuple(
            MetricReading("pitch_variety_st", t, v) for t, v in ((20, 2.0), (30, 1.0))
        ),
        metric_definitions=(
            METRICS["pitch_variety_st"].definition,
            METRICS["pitch_hz"].definition,
            METRICS["fillers_per_min"].definition,
            MetricDefinition("of_old", "Of old", "Hz"),
        ),
    )
    fillers_per_min = 2 / 71 * 60
    assert make_report(session).figures == (
        Figure("Length<how long a session is>", "1:30"),
        Figure(
            "Speaking<for how much of the time>",
            "28%",
            meaning="Of the time from the first word to the last",
        ),
        Figure(
            "Longest without a pause",
            "10.0 s",
            12,
            "From the end of a silence to the next",
        ),
        Figure(
            "Pauses<how many there were>",
            "2, 1 of them long",
            22,
            "Silences between words, of a quarter of a second or more",
        ),
        Figure(
            "Pitch variety",
            "2.0 semitones",
            20.0,
            "How far the pitch moved in the last ten seconds, in semitones; under 1 is flat",
        ),
        Figure(
            "Fillers",
            f"{fillers_per_min:.1f} a minute",
            40,
            "“um” and the like between two silences; up to 5 a minute do no harm",
        ),
        Figure("Of old", "3.0 Hz"),
        Figure("Not analysed (computer too busy)", "1.5 s"),
    )


def test_shares_are_ranked_and_the_unsure_come_last():
    heard = [
        *(reading(n, n + 1.0, "calm", 0.5) for n in range(2)),
        *(reading(n, n + 1.0, "happy", 0.5 + n / 100) for n in range(2, 7)),
        *(reading(n, n + 1.0, "sad", 0.3) for n in range(7, 10)),
    ]
    report = make_report(built(emotions=tuple(heard), segments=speech((0, 10), (12, 30))))
    assert report.shares == (
        Share("happy", f"warm{_SOUNDS} (happy)", "#E69F00", 0.5, 6),
        Share("calm", f"calm{_SOUNDS} (calm)", "#56B4E9", 0.2, 0),
        Share("", "not sure", None, approx(0.3)),
    )
    told = f"Mostly warm{_SOUNDS}, at times calm{_SOUNDS}"
    assert report.headline == f"{told}; you hardly paused."
    assert report.moments == (
        Moment(0, 1, "calm", 0.5),
        Moment(6, 7, "happy", approx(0.56)),
    )


def test_a_report_says_when_it_was_what_was_said_and_what_is_missing():
    session = built(
        tags=("work", "b\x07"),
        corrections=(Correction(0, 1, "calm"), Correction(2, 3, None)),
        dropped_samples=24_000,
        exercise="two-speeds",
    )
    report = make_report(session)
    assert report.subtitle == f"{_PRACTICE} · 05 November 2026, 18:30" == subtitle(session)
    assert report.said == "Tags: work, b? · 2 tones corrected by the speaker"
    assert report.missing == "1.5 s of sound are missing. They are left out of all figures."
    assert report.outcome.exercise.key == "two-speeds"
    assert report.advice == Advice((), None, ())
    plain = make_report(built(gaps=(Gap(GapKind.SLEEP, 1, 2),), duration_s=80.0))
    assert (plain.said, plain.missing, plain.outcome, plain.sections) == ("", "", None, ())


def test_where_sound_is_missing_is_told():
    gaps = tuple(Gap(GapKind.SLEEP, 10.0 * n, 10.0 * n + 1) for n in range(1, 5))

    def missing(count: int) -> str:
        return make_report(built(dropped_samples=16_000, gaps=gaps[:count])).missing

    first = "1.0 s of sound are missing: at 0:10 (computer asleep)"
    asleep = "(computer asleep)"
    assert missing(1) == f"{first}. They are left out of all figures."
    assert missing(3) == (
        f"{first}, 0:20 {asleep}, 0:30 {asleep}. They are left out of all figures."
    )
    assert missing(4) == (
        f"{first}, 0:20 {asleep}, 0:30 {asleep}, …. They are left out of all figures."
    )


def test_earlier_sessions_are_the_usual_and_the_first_is_the_last_time():
    segments = speech(*((5.0 * n, 5.0 * n + 4.0) for n in range(18)))
    session = built(segments=segments, metrics={"pitch_variety_st": 2.0})
    change = "More pitch variety<than before>: 2.0 semitones,"
    earlier = [{"pitch_variety_st": value} for value in (1.0, 1.2, 1.4)]
    assert make_report(session, earlier).advice.comparison == (f"{change} usually 1.2.",)
    assert make_report(session, earlier[:2]).advice.comparison == (f"{change} last time 1.0.",)


def test_marked_events_come_in_order_of_time_but_pauses_last():
    kinds = (EventKind.LONG_PAUSE, EventKind.FILLER, EventKind.PAUSE, EventKind.BLOCK)
    found = tuple(SpeechEvent(kind, 9.0 - n, 9.5 - n, 0.9) for n, kind in enumerate(kinds))
    report = make_report(built(events=found))
    assert report.marked == tuple((n, found[n]) for n in (3, 1, 2, 0)) and report.notable == 2


def test_a_phrase_is_told_by_tone_and_sureness():
    def words(label: str | None, confidence: float | None, corrected: bool) -> str:
        return part_in_words(Part("", 0, 1, label, confidence, corrected))

    assert words("calm", 0.62, False) == f"calm{_SOUNDS}, 62%"
    assert words(None, 0.3, False) == "not sure, 30%"
    assert words(None, None, False) == "too short to tell"
    assert words("happy", None, True) == f"warm{_SOUNDS}, you say"
    assert words(None, None, True) == "none of the tones, you say"
    assert in_seconds(3.24) == "3.2 s"


def test_limitations_are_told_with_the_models_numbers():
    assert limitations(replace(CARD, parameters=0)) == (
        "No emotion model was used, so no tone was named."
    )
    assert limitations(CARD) == (
        "The emotion model (Ear) learned from actors. On voices it had never heard it named 62% of"
        " acted clips correctly; guessing among its 8 tones would be right once in 8. It hears how"
        " a voice sounds, not what anybody feels or says."
    )
    assert make_report(built()).limitations == limitations(CARD)


def test_advice_is_told_in_lines():
    passages = (Passage(61, 62, "flat"), Passage(70, 71, "fast"))
    priority = Priority("Slow", "Too fast.", passages, "two-speeds")
    assert advice_lines(Advice(("Good.",), priority, ("Faster.",), "Loud.")) == (
        "Good.",
        "Faster.",
        "Loud.",
        "Next: Slow. Too fast.",
        "Hear: 1:01 flat, 1:10 fast",
        "Exercise: coach practise two-speeds",
    )
    assert advice_lines(Advice((), replace(priority, passages=()), ())) == (
        "Next: Slow. Too fast.",
        "Exercise: coach practise two-speeds",
    )
    assert advice_lines(Advice((), None, ())) == ()


def test_a_session_in_brief():
    assert brief(built()) == "Nobody spoke in this recording. 1:30, 0% speech."
    spoken = built(segments=speech((0, 45)), emotions=(reading(0, 3, "happy", 0.9),))
    assert brief(spoken) == f"Mostly warm{_SOUNDS}; you hardly paused. 0:47, 96% speech."


# --- evidence ---


def test_figures_are_heard_where_they_show_most():
    session = built(
        segments=speech((20, 25), (30, 36)),
        events=(
            *events(EventKind.PAUSE, (25, 26), (50, 50.5)),
            *events(EventKind.LONG_PAUSE, (40, 42.5)),
            *events(EventKind.FILLER, (1, 2, 0.6), (8, 9, 0.9), (10, 11, 0.7), (12, 13, 0.6)),
            *events(EventKind.BLOCK, (60, 61)),
        ),
        metric_readings=tuple(
            MetricReading("pace_10s_syllables_per_s", t, v)
            for t, v in ((20, 2.0), (35, 4.5), (50, 3.0))
        ),
        emotions=(reading(0, 3, "calm", 0.5), reading(3, 6, "calm", 0.9)),
    )
    assert (longest_stretch(session), longest_pause(session)) == (30, 40)
    keys = (
        "fillers_per_min",
        "filler_bursts",
        "filled_pauses_percent",
        "pauses_inside_phrases_percent",
        "pace_10s_syllables_per_s",
        "pitch_variety_st",
        "pitch_hz",
        "of_old",
    )
    found = [best_moment_s(session, key) for key in keys]
    assert found == [8, 8, 8, 60, 25, None, None, None]
    assert clearest(session)["calm"] == session.emotions[1]
    assert clearest(session)["happy"] == session.emotions[0]
    bare = built()
    assert [best_moment_s(bare, key) for key in keys] == [None] * 8
    assert (longest_stretch(bare), longest_pause(bare), clearest(bare)) == (None, None, {})
