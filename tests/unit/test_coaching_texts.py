"""Exercises, advice, days and the tour to the letter, with their comments."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from coach.coaching.advice import Advice, Priority, advise
from coach.coaching.comparison import compare
from coach.coaching.days import Day, monday, practice_days, spoken
from coach.coaching.exercises import Exercise, Goal, Outcome, exercises, find, outcome
from coach.coaching.figures import figures
from coach.coaching.plan import read_plan
from coach.coaching.tour import Stop, Tour, tour
from coach.common import i18n
from coach.common.errors import CoachError
from coach.common.paths import resources_dir
from coach.domain.session import Gap, Purpose
from coach.domain.settings import Focus
from coach.domain.stream import EventKind, GapKind, SessionKind, SpeechEvent, Task
from tests.unit.built import STARTED, built, events, overview, reading, speech, with_comments

_FILLERS, _PACE = "fillers_per_min", "pace_10s_syllables_per_s"
_VARIATION = "pace_variation_syllables_per_s"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


# --- exercises ---

_SLIDES = Exercise(
    "key", "Read It", "goal", ("one", "two"), Focus.PACE, 2, (), "measured", kept_title="Kept"
)


def test_an_exercise_has_the_texts_of_its_file_in_the_current_language():
    with (resources_dir() / "exercises.toml").open("rb") as file:
        (first, *others) = tomllib.load(file)["exercise"]
    assert exercises()["two-speeds"].title == first["title"]
    i18n.speak("yy", lambda text, comment, count: f"«{text}»" if text else "")
    found = exercises()["two-speeds"]
    assert list(exercises()) == [first["key"], *(one["key"] for one in others)]
    assert (found.title, found.goal) == (f"«{first['title']}»", f"«{first['goal']}»")
    assert found.steps == tuple(f"«{step}»" for step in first["steps"])
    assert (found.measured, found.text) == (f"«{first['measured']}»", f"«{first['text']}»")
    assert found.kept_title == "Read it at two speeds"
    assert found.goals == tuple(Goal(**one) for one in first["goals"])
    assert [one.key for one in exercises().values() if one.with_fluency] == ["soft-starts"]


def test_an_exercise_is_shown_with_numbered_steps_and_its_text():
    assert _SLIDES.words == "1.  one\n2.  two"
    assert replace(_SLIDES, text="Aloud.").words == "1.  one\n2.  two\n\nAloud."
    assert _SLIDES.heading == "Exercise: Read It"
    i18n.speak()
    assert _SLIDES.heading == "Exercise: read it"


@pytest.mark.parametrize("wanted", [False, True])
@pytest.mark.parametrize("needed", [False, True])
def test_an_exercise_has_a_purpose_of_its_own(wanted: bool, needed: bool):
    for text, task in (("", Task.TALK), ("Aloud.", Task.READ)):
        one = replace(_SLIDES, text=text, with_fluency=needed)
        assert one.purpose(wanted, STARTED) == Purpose(
            "Kept", "key", wanted or needed, task, "", STARTED
        )


def test_an_outcome_is_told_with_figures_goals_and_a_verdict():
    known = {_PACE: 3.04, _VARIATION: 0.44}
    found = outcome("two-speeds", known, 20.0)
    assert found == Outcome(find("two-speeds"), True, (3.0, 0.4))
    assert found.figures == ("pace 3.0 syllables/s", "change of pace 0.4 syllables/s")
    assert found.lines == (
        "pace 3.0 syllables/s (goal: 2.4 to 4)",
        "change of pace 0.4 syllables/s (goal: at least 0.4)",
    )
    assert found.verdict == "Met. Well done."
    missed = outcome("two-speeds", known | {_VARIATION: 0.34}, 20.0)
    assert (missed.met, missed.values) == (False, (3.0, 0.3))
    assert missed.verdict == "Not yet. Once more?"
    for unheard in (outcome("two-speeds", known, 19.9), outcome("two-speeds", {_PACE: 3.0}, 60)):
        assert unheard == Outcome(find("two-speeds"), None, ())
        assert unheard.verdict == "Too little was heard to say." and unheard.lines == ()


def test_an_unknown_exercise_is_told_with_those_there_are():
    with pytest.raises(CoachError) as told:
        find("juggling")
    assert (told.value.title, told.value.message, told.value.hint) == (
        "No exercise 'juggling'",
        "There are: two-speeds, full-stop, pitch-slides, silence-for-filler, soft-starts, project,"
        " tell-it-calm, tell-it-warm.",
        "See: coach practise",
    )


# --- advice ---

_NO_ADVICE = Advice((), None, ())


def _pitched(**changes):
    segments = speech(*((5.0 * n, 5.0 * n + 4.0) for n in range(18)))
    pauses = events(EventKind.PAUSE, *((5.0 * n + 4.0, 5.0 * n + 5.0) for n in range(17)))
    one = built(segments=segments, events=pauses, metrics={"pitch_variety_st": 0.96})
    return replace(one, **changes)


def test_advice_is_what_is_judged_rounded_as_it_is_shown():
    found = advise(_pitched())
    assert [one[:20] for one in found.strengths] == ["You pause, and let l", "Hardly any fillers. "]
    assert found == Advice(
        found.strengths,
        None,
        (),
        "Nothing stands out that needs work. Try to keep it up in a longer talk.",
    )
    flat = advise(_pitched(metrics={"pitch_variety_st": 0.94}))
    assert flat == replace(found, priority=flat.priority, note="")
    assert flat.priority == Priority(
        "Vary your pitch",
        "Within ten seconds your pitch usually moves by 0.9 semitones. Under 1 sounds flat; 2.5 or"
        " more is lively.",
        (),
        "pitch-slides",
    )
    assert flat.priority.heading == "Next: Vary your pitch"
    i18n.speak()
    assert flat.priority.heading == "Next: vary your pitch"


def test_an_exercise_or_bad_sound_leaves_strengths_but_no_priority():
    flat = {"pitch_variety_st": 0.5}
    done = advise(_pitched(metrics=flat, exercise="project"))
    assert done.priority is None and done.note == "" and len(done.strengths) == 2
    assert advise(_pitched(exercise="project")).note == ""
    loud = advise(_pitched(metrics=flat | {"speech_to_noise_db": 5.0}))
    assert loud.priority is None and loud.note.startswith("The room was loud")


def test_why_there_is_no_advice_is_told():
    short = built(segments=speech((0, 19.9)))
    loud = {"speech_to_noise_db": 5.0}
    assert advise(short) == replace(_NO_ADVICE, note="Advice needs at least 20 seconds of speech.")
    assert advise(built(segments=speech((0, 20.0)))).note == ""
    assert advise(built()) == _NO_ADVICE
    assert advise(replace(short, metrics=loud)).note.startswith("The room was loud")
    unlike = replace(short, emotions=(reading(0, 3, "calm", 0.5, unlike=0.9),))
    assert advise(unlike) == replace(
        _NO_ADVICE, note="Most of what was heard is unlike any voice that the coach knows."
    )
    assert advise(replace(unlike, metrics=loud)).note.startswith("The room was loud")


def test_changes_are_told_against_the_usual_or_the_last_time():
    known = {_FILLERS: 6.0, _PACE: 3.0, "loudness_variation_db": 9.0, "pauses_per_min": 10.0}
    usual = {_FILLERS: 4.0, _PACE: 3.0, "loudness_variation_db": 1.0, "pitch_variety_st": 1.0}
    last = {_FILLERS: 1.0, _PACE: 4.0, "pauses_per_min": 20.0}
    assert compare(known, usual, last) == (
        "More fillers<than before>: 6.0 a minute, usually 4.0.",
        "Slower<than before>: 3.0 syllables/s, last time 4.0.",
        "Fewer pauses<than before>: 10.0 a minute, last time 20.0.",
    )
    assert compare(known, None, None) == ()


# --- figures ---


def test_figures_are_those_of_the_time_from_the_first_word_to_the_last():
    session = built(
        segments=speech((10, 20), (22, 40)),
        metrics={_PACE: 3.0, "filled_pauses_percent": 99.0},
        gaps=(Gap(GapKind.SLEEP, 5, 12), Gap(GapKind.SLEEP, 36, 50), Gap(GapKind.SLEEP, 60, 70)),
        events=(
            *events(EventKind.RUSHED, (12, 15), (16, 18)),
            *events(EventKind.FILLER, (21.9, 22.2)),
            *events(EventKind.PAUSE, (25, 26)),
            SpeechEvent(EventKind.PAUSE, 20, 22, 0.9, inside_phrase=True),
        ),
    )
    assert figures(session) == {  # 24 s of talk
        _PACE: 3.0,
        _FILLERS: 2.5,
        "rushed_share_percent": pytest.approx(100 * 5 / 24),
        "monotone_share_percent": 0.0,
        "quiet_share_percent": 0.0,
        "filler_bursts": 0.0,
        "pauses_per_min": 5.0,
        "longest_stretch_s": 18,
        "filled_pauses_percent": 50.0,
    }
    assert figures(replace(session, segments=())) == {_PACE: 3.0}
    assert figures(replace(session, with_fluency=True))["blocks_per_min"] == 0


# --- days, plan, tour ---


def test_days_are_told_to_the_letter():
    assert [spoken(s) for s in (0, 59.4, 60, 3_540, 3_600, 9_000)] == [
        "0 s",
        "59 s",
        "1 min",
        "59 min",
        "1 h 0 min",
        "2 h 30 min",
    ]
    assert Day(1, 90).words == "1 practice, 2 min" and Day(3, 60).words == "3 practices, 1 min"
    assert Day().words == "no practice"
    sessions = [overview(n, kind=kind, speech_s=10.0) for n, kind in enumerate(SessionKind)]
    assert practice_days([*sessions, *sessions]) == {STARTED.date(): Day(2, 20.0)}
    assert monday(STARTED.date()) == date(2026, 11, 2) == monday(date(2026, 11, 8))


@pytest.mark.parametrize(
    ("text", "why"),
    [("opening", "'opening' doesn't end in minutes."), ("x 0", "'x 0' takes no time.")],
)
def test_a_plan_that_is_not_understood_is_told_how_to_write_it(text: str, why: str):
    with pytest.raises(CoachError) as told:
        read_plan(text)
    assert (told.value.title, told.value.message, told.value.hint) == (
        "Plan not understood",
        why,
        "Write minutes after each section, and commas between: opening 1, middle 5:30, end 1.5.",
    )


def test_each_stop_of_the_tour_is_shown_for_nine_seconds_or_as_long_as_it_lasts():
    stops = (Stop(EventKind.PAUSE, 10, 11), Stop(EventKind.QUIET, 30, 45))
    words = {EventKind.PAUSE: "a pause", EventKind.QUIET: "softly"}
    one = Tour(stops, words, "welcome", "end")
    shown = [one.words_at(s) for s in (9.9, 10, 18.9, 19, 29.9, 30, 44.9, 45)]
    assert shown == ["welcome", "a pause", "a pause", "", "", "softly", "softly", ""]


def test_the_tour_is_read_in_the_current_language():
    folder = resources_dir()
    with (folder / "tour.toml").open("rb") as file:
        told = tomllib.load(file)
    planted = json.loads((folder / "sample_talk.json").read_text())["events"]
    i18n.speak("yy", lambda text, comment, count: f"«{text}»{comment}")
    assert tour() == Tour(
        tuple(Stop(EventKind(e["kind"]), e["start_s"], e["end_s"]) for e in planted),
        {EventKind(kind): f"«{text}»" for kind, text in told["words"].items()},
        f"«{told['welcome']}»",
        f"«{told['end']}»",
    )
