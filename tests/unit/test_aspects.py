"""What each aspect of a talk amounts to: score, title, reason and moments, all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from coach.coaching.aspects import ASPECTS, Judgement, Passage
from coach.domain import metrics
from coach.domain.session import Session, Weakness
from coach.domain.stream import EventKind, MetricReading, Task
from tests.unit.built import built, events, speech, with_comments

_PACE, _RUSHED = "pace_10s_syllables_per_s", "rushed_share_percent"
_LONGEST, _PAUSES, _SILENCE = "longest_stretch_s", "pauses_per_min", "silence_percent"
_SPREAD, _FLAT = "pitch_variety_st", "monotone_share_percent"
_FADING, _QUIET = "fading_ends_percent", "quiet_share_percent"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def judged(
    exercise: str,
    known: dict[str, float],
    session: Session | None = None,
    usual: float | None = None,
) -> Judgement | None:
    """What is judged, where the speaker's usual is of the first figure."""
    usually = {} if usual is None else {next(iter(known)): usual}
    found = dict(ASPECTS)[exercise](session or built(), known, usually)
    return None if found is None else replace(found, weakness=None)  # tested apart


def passages(what: str, *spans: tuple[float, float]) -> tuple[Passage, ...]:
    return tuple(Passage(*span, what) for span in spans)


#: The third is the least certain, and the order is not that of time.
_FOUR = ((40.0, 44.0, 0.7), (10.0, 11.5, 0.8), (20.0, 22.0, 0.6), (2.0, 3.0, 0.9))
_THREE = ((2.0, 3.0), (10.0, 11.5), (40.0, 44.0))


# --- pace ---


def _fast(rate: float) -> str:
    return (
        f"{rate:.1f} syllables a second is fast for what is new to listeners; 2.4 to 4.0 suits a"
        " talk."
    )


def _partly_fast(share: int, rate: float) -> str:
    return (
        f"For {share}% of the time you spoke faster than suits a talk; on the whole it was"
        f" {rate:.1f} syllables a second."
    )


def _slow(rate: float) -> str:
    return (
        f"{rate:.1f} syllables a second, pauses included, is slow for a talk; 2.4 to 4.0 is about"
        " right."
    )


@pytest.mark.parametrize(
    ("rate", "share", "expected"),
    [
        (4.1, 0.0, (-0.075, "Slow down", _fast(4.1))),
        (2.3, 0.0, (-1 / 12, "Keep it moving", _slow(2.3))),
        (4.5, 0.0, (-0.375, "Slow down", _fast(4.5))),
        (4.5, 21.0, (-0.6, "Slow down", _fast(4.5))),
        (6.0, 0.0, (-1.0, "Slow down", _fast(6.0))),
        (4.2, 35.0, (-1.0, "Slow down", _fast(4.2))),
        (4.0, 14.0, (-0.4, "Slow down", _partly_fast(14, 4.0))),
        (1.8, 14.0, (-0.4, "Slow down", _partly_fast(14, 1.8))),
        (3.0, 42.0, (-1.0, "Slow down", _partly_fast(42, 3.0))),
        (1.8, 0.0, (-0.5, "Keep it moving", _slow(1.8))),
        (0.6, 0.0, (-1.0, "Keep it moving", _slow(0.6))),
        (2.4, 0.0, (0.3, "Your pace, 2.4 syllables a second, suits a talk.", "")),
        (3.2, 10.0, (0.7, "Your pace, 3.2 syllables a second, suits a talk.", "")),
        (3.6, 0.0, (0.5, "Your pace, 3.6 syllables a second, suits a talk.", "")),
        (4.0, 0.0, (0.3, "Your pace, 4.0 syllables a second, suits a talk.", "")),
    ],
)
def test_a_pace_is_judged_with_its_numbers(rate: float, share: float, expected):
    found = judged("two-speeds", {_PACE: rate, _RUSHED: share})
    assert found == (None if expected is None else Judgement(approx(expected[0]), *expected[1:]))


@pytest.mark.parametrize(
    ("exercise", "known", "weakness"),
    [
        ("two-speeds", {_PACE: 4.5, _RUSHED: 30.0}, Weakness.FAST),
        ("two-speeds", {_PACE: 3.5, _RUSHED: 30.0}, Weakness.RUSHED),
        ("two-speeds", {_PACE: 2.0, _RUSHED: 0.0}, Weakness.SLOW),
        ("two-speeds", {_PACE: 3.2, _RUSHED: 0.0}, None),
        ("keep-the-thread", {_SILENCE: 60.0}, Weakness.SILENT),
        (
            "keep-the-thread",
            {_PACE: 1.6, "articulation_10s_syllables_per_s": 2.4},
            Weakness.SILENT,
        ),
        ("full-stop", {_LONGEST: 20.0, _PAUSES: 9.0}, Weakness.LONG_STRETCH),
        ("full-stop", {_LONGEST: 20.0, _PAUSES: 5.0}, Weakness.FEW_PAUSES),
        ("full-stop", {_LONGEST: 9.0, _PAUSES: 5.0}, Weakness.FEW_PAUSES),
        ("silence-for-filler", {metrics.FILLERS.key: 9.0}, Weakness.FILLERS),
        (
            "pitch-slides",
            {metrics.PITCH_VARIETY.key: 0.5, metrics.MONOTONE_SHARE.key: 0.0},
            Weakness.FLAT,
        ),
        ("project", {metrics.QUIET_SHARE.key: 30.0}, Weakness.SOFT),
        ("tell-it-warm", {metrics.ENERGY.key: 1.0}, Weakness.LITTLE_ENERGY),
    ],
)
def test_a_judgement_says_what_it_is_about(exercise: str, known, weakness):
    assert dict(ASPECTS)[exercise](built(), known, {}).weakness == weakness


def test_a_pace_that_was_not_measured_is_not_judged():
    assert judged("two-speeds", {_RUSHED: 50.0}) is None


def test_a_fast_talk_is_heard_at_its_three_surest_fast_passages():
    found = judged(
        "two-speeds",
        {_PACE: 5.0, _RUSHED: 0.0},
        built(events=(*events(EventKind.RUSHED, *_FOUR), *events(EventKind.QUIET, (0, 1)))),
    )
    assert found.passages == passages("fast<how a passage sounds>", *_THREE)


def test_a_slow_talk_is_heard_at_its_three_longest_pauses():
    known = {_PACE: 1.0, _RUSHED: 0.0, "articulation_10s_syllables_per_s": 2.4}
    assert judged("two-speeds", known) is None
    found = judged(
        "keep-the-thread",
        known,
        built(
            events=(
                *events(EventKind.LONG_PAUSE, (50, 53.25), (4, 5.5), (20, 21.25), (30, 32.0)),
                *events(EventKind.PAUSE, (70, 79)),
            )
        ),
    )
    assert (found.score, found.text) == (-1.0, "Shorten your pauses")
    assert found.why == (
        "1.0 syllables a second is slow for a talk; 2.4 to 4.0 is about right. Your words are quick"
        " enough: it is the pauses between them."
    )
    assert found.passages == (
        Passage(4, 5.5, "a pause of 1.5 s"),
        Passage(30, 32.0, "a pause of 2.0 s"),
        Passage(50, 53.25, "a pause of 3.2 s"),
    )


def test_slow_words_are_heard_where_they_are_slowest():
    readings = [MetricReading(_PACE, at_s, pace) for at_s, pace in ((20, 1.2), (25, 1.1), (40, 0.9),
                (60, 1.0), (80, 1.4))]  # fmt: skip
    session = built(
        metric_readings=(*readings, MetricReading("other", 5.0, 0.1)),
        events=events(EventKind.LONG_PAUSE, (4, 9)),
    )
    known = {_PACE: 1.0, _RUSHED: 0.0, "articulation_10s_syllables_per_s": 2.3}
    found = judged("two-speeds", known, session)
    assert found.passages == passages("slow<how a passage sounds>", (15, 25), (30, 40), (50, 60))
    known["articulation_10s_syllables_per_s"] = 2.4
    assert judged("keep-the-thread", known, session).passages == (
        Passage(4, 9, "a pause of 5.0 s"),
    )


def test_in_a_conversation_nobody_is_slow_or_silent_for_too_long():
    talk = built(task=Task.CONVERSATION)
    assert judged("two-speeds", {_PACE: 1.0, _RUSHED: 0.0}, talk) is None
    assert judged("keep-the-thread", {_SILENCE: 80.0}, talk) is None
    assert judged("full-stop", {_SILENCE: 80.0, _LONGEST: 3.0, _PAUSES: 9.0}, talk) is None


# --- pauses ---


@pytest.mark.parametrize(("share", "score"), [(50.1, -0.004), (60.0, -0.4), (80.0, -1.0)])
def test_too_much_silence_is_told_before_too_few_pauses(share: float, score: float):
    long = events(EventKind.LONG_PAUSE, (30, 50), (4, 5.5))
    known = {_SILENCE: share, _LONGEST: 3.0, _PAUSES: 2.0}
    assert judged("full-stop", known) is None
    assert judged("keep-the-thread", known, built(events=long)) == Judgement(
        approx(score),
        "Shorten your pauses",
        f"For {share:.0f}% of the talk you were silent; up to 50% is fine. Pause where a sentence"
        " ends, and go on after a breath.",
        (Passage(4, 5.5, "a pause of 1.5 s"), Passage(30, 50, "a pause of 20.0 s")),
    )
    enough = known | {_SILENCE: 50.0}
    assert judged("keep-the-thread", enough) is None
    assert judged("full-stop", enough).text == "Leave pauses"


_HINT = "A pause of half a second at the end of a sentence gives listeners time."


@pytest.mark.parametrize(
    ("longest_s", "rate", "score", "why"),
    [
        (15.0, 6.0, -0.25, "The longest stretch without one took 15 s."),
        (15.0, 3.0, -0.5, "The longest stretch without one took 15 s."),
        (30.0, 6.0, -1.0, "The longest stretch without one took 30 s."),
        (12.0, 5.4, -0.1, "There were 5.4 pauses a minute; a talk needs at least 6 to breathe."),
        (3.0, 0.0, -1.0, "There were 0.0 pauses a minute; a talk needs at least 6 to breathe."),
    ],
)
def test_too_few_pauses_are_told_with_their_numbers(longest_s, rate, score, why):
    found = judged("full-stop", {_LONGEST: longest_s, _PAUSES: rate})
    assert found == Judgement(approx(score), "Leave pauses", f"{why} {_HINT}")


def test_where_pauses_lack_is_heard_in_the_three_longest_stretches_of_over_six_seconds():
    def heard(*spans: tuple[float, float]) -> tuple[Passage, ...]:
        session = built(segments=speech(*spans))
        return judged("full-stop", {_LONGEST: 20.0, _PAUSES: 9.0}, session).passages

    assert heard((0, 8), (9, 16), (20, 40), (50, 59)) == (
        Passage(0, 8, "8 s without a pause"),
        Passage(20, 40, "20 s without a pause"),
        Passage(50, 59, "9 s without a pause"),
    )
    assert heard((30, 36), (41, 47.5), (50, 52)) == (Passage(41, 47.5, "6 s without a pause"),)


@pytest.mark.parametrize(
    ("deliberate", "score"), [(0, None), (2, None), (3, 0.38), (5, 0.5), (10, 0.8)]
)
def test_pauses_are_praised_from_three_deliberate_ones_in_ten(deliberate: int, score: float | None):
    short = events(EventKind.PAUSE, *((5.0 * n, 5.0 * n + 0.3) for n in range(deliberate, 10)))
    good = events(EventKind.PAUSE, *((5.0 * n, 5.0 * n + 0.6) for n in range(deliberate)))
    found = judged("full-stop", {_LONGEST: 12.0, _PAUSES: 6.0}, built(events=(*good, *short)))
    if score is None:
        assert found is None
    else:
        assert found == Judgement(approx(score), "You pause, and let listeners catch up.")


def test_a_filler_beside_a_pause_takes_its_praise_away():
    pauses = events(EventKind.PAUSE, (5, 5.6), (10, 10.6))
    filler, quiet = events(EventKind.FILLER, (10.6, 11)), events(EventKind.QUIET, (5.6, 6))
    known = {_LONGEST: 3.0, _PAUSES: 9.0}
    found = judged("full-stop", known, built(events=(*pauses, *filler, *quiet)))
    assert found.score == approx(0.5)
    assert judged("full-stop", known) is None


# --- fillers ---

_COUNTED = "“Um”, “uh” and the like are counted; short ones between words are easily missed."


@pytest.mark.parametrize(
    ("rate", "score", "praise"),
    [
        (0.0, 0.6, "Hardly any fillers."),
        (1.9, 0.41, "Hardly any fillers."),
        (2.0, 0.4, "Few fillers: too few to matter."),
        (5.0, 0.1, "Few fillers: too few to matter."),
    ],
)
def test_few_fillers_are_praised(rate: float, score: float, praise: str):
    found = judged("silence-for-filler", {"fillers_per_min": rate})
    assert found == Judgement(approx(score), f"{praise} {_COUNTED}")


@pytest.mark.parametrize(("rate", "score"), [(5.1, -0.31), (8.0, -0.6), (12.0, -1), (20.0, -1)])
def test_many_fillers_are_told_with_their_numbers(rate: float, score: float):
    found = judged("silence-for-filler", {"fillers_per_min": rate})
    assert found == Judgement(
        approx(score),
        "Replace fillers with silence",
        f"{rate} fillers a minute. Up to 5 cost nothing; from about 12, listeners notice them more"
        " than the talk.",
    )


def test_fillers_are_heard_in_their_longest_bursts_or_one_by_one():
    def heard(*found) -> tuple[Passage, ...]:
        return judged("silence-for-filler", {"fillers_per_min": 9.0}, built(events=found)).passages

    single = events(EventKind.FILLER, *_FOUR)
    assert heard(*single) == passages("a filler", *_THREE)
    bursts = [
        one
        for at_s, count in ((10, 4), (30, 3), (50, 6), (70, 5))
        for one in events(EventKind.FILLER, *((at_s + n, at_s + n + 0.5) for n in range(count)))
    ]
    assert heard(*bursts) == (
        Passage(10, 13.5, "4 fillers"),
        Passage(50, 55.5, "6 fillers"),
        Passage(70, 74.5, "5 fillers"),
    )


# --- pitch ---


def _moves(spread: float) -> str:
    return f"Within ten seconds your pitch usually moves by {spread:.1f} semitones."


_UNDER = "Under 1 sounds flat; 2.5 or more is lively."


@pytest.mark.parametrize(
    ("spread", "share", "usual", "score", "flat"),
    [
        (0.9, 0.0, None, -0.6, _UNDER),
        (0.9, 80.0, 0.9, -0.8, _UNDER),
        (0.3, 0.0, None, -1.0, _UNDER),
        (1.4, 31.0, None, -0.31, "For 31% of the time it hardly moved, which sounds flat."),
        (1.0, 30.1, None, -0.5, "For 30% of the time it hardly moved, which sounds flat."),
        (3.0, 60.0, None, -0.6, "For 60% of the time it hardly moved, which sounds flat."),
        (1.4, 30.0, 3.0, -0.3, "In your other practices it is 3.0."),
        (1.0, 0.0, 2.0, -0.5, "In your other practices it is 2.0."),
        (2.0, 10.0, 3.0, -0.2, "In your other practices it is 3.0."),
    ],
)
def test_a_flat_voice_is_told_why(spread, share, usual, score, flat):
    found = judged("pitch-slides", {_SPREAD: spread, _FLAT: share}, usual=usual)
    assert found == Judgement(approx(score), "Vary your pitch", f"{_moves(spread)} {flat}")


@pytest.mark.parametrize(
    ("spread", "usual", "score", "praise"),
    [
        (1.0, None, 0.1, "Your voice has some melody."),
        (2.4, None, 0.1, "Your voice has some melody."),
        (2.5, None, 0.4, "Your voice is lively."),
        (3.1, None, 0.6, "Your voice is lively."),
        (4.9, None, 1.0, "Your voice is lively."),
        (1.9, 1.5, 0.1, "Your voice has some melody."),
        (2.1, 1.5, 0.45, "Your voice is livelier than usual."),
        (2.5, 1.0, 0.8, "Your voice is lively."),
    ],
)
def test_melody_is_praised_by_how_much_there_is(spread, usual, score, praise):
    found = judged("pitch-slides", {_SPREAD: spread, _FLAT: 30.0}, usual=usual)
    assert found == Judgement(approx(score), praise)


def test_a_pitch_that_was_not_measured_is_not_judged():
    assert judged("pitch-slides", {_FLAT: 90.0}) is None


def test_a_flat_voice_is_heard_where_it_is_surely_flat():
    session = built(events=events(EventKind.MONOTONE, *_FOUR))
    found = judged("pitch-slides", {_SPREAD: 0.5, _FLAT: 0.0}, session)
    assert found.passages == passages("flat<how a passage sounds>", *_THREE)
