"""What volume, energy and calm amount to: score, title, reason and moments, all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest import approx

from coach.coaching.aspects import ASPECTS, Judgement, Passage
from coach.domain.session import Correction, Session
from coach.domain.stream import EventKind
from tests.unit.built import CARD, built, events, reading, with_comments

_FADING, _QUIET = "fading_ends_percent", "quiet_share_percent"


@pytest.fixture(autouse=True)
def comments():
    with with_comments():
        yield


def judged(
    exercise: str,
    known: dict[str, float],
    session: Session | None = None,
    usual: dict[str, float] | None = None,
) -> Judgement | None:
    found = dict(ASPECTS)[exercise](session or built(), known, usual or {})
    return None if found is None else replace(found, weakness=None)  # tested apart


# --- volume ---


def _soft(share: int) -> str:
    return f"For {share}% of the time you spoke much more softly than usual."


def _fades(share: int) -> str:
    return f"{share}% of the phrases fade away at their end."


_CARRY, _KEEP = "Carry the voice to the end of the sentence", "Keep up your voice"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({_QUIET: 0.0}, None),
        ({_QUIET: 10.0}, None),
        ({_FADING: 25.0, _QUIET: 10.0}, None),
        ({_FADING: 0.0, _QUIET: 0.5}, None),
        (
            {_FADING: 25.0, _QUIET: 0.0},
            (0.25, "Your volume lasts to the end of the sentence.", ""),
        ),
        ({_QUIET: 12.0}, (-0.3, _KEEP, _soft(12))),
        ({_FADING: 25.0, _QUIET: 20.0}, (-0.5, _KEEP, _soft(20))),
        ({_FADING: 0.0, _QUIET: 50.0}, (-1.0, _KEEP, _soft(50))),
        ({_FADING: 27.0, _QUIET: 10.0}, (-0.45, _CARRY, _fades(27))),
        ({_FADING: 70.0, _QUIET: 0.0}, (-1.0, _CARRY, _fades(70))),
        ({_FADING: 30.0, _QUIET: 24.0}, (-0.6, _CARRY, f"{_fades(30)} {_soft(24)}")),
    ],
)
def test_a_volume_is_judged_with_its_numbers(known: dict[str, float], expected):
    found = judged("project", known)
    assert found == (None if expected is None else Judgement(approx(expected[0]), *expected[1:]))


def test_a_soft_voice_is_heard_where_it_is_surely_soft():
    spans = ((40.0, 44.0, 0.7), (10.0, 11.5, 0.8), (20.0, 22.0, 0.6), (2.0, 3.0, 0.9))
    found = judged("project", {_QUIET: 20.0}, built(events=events(EventKind.QUIET, *spans)))
    assert found.passages == (
        Passage(2.0, 3.0, "hard to hear"),
        Passage(10.0, 11.5, "hard to hear"),
        Passage(40.0, 44.0, "hard to hear"),
    )


# --- energy ---


@pytest.mark.parametrize(
    ("energy", "usual", "expected"),
    [
        (7.5, None, None),
        (32.0, None, None),
        (45.0, 50.0, None),
        (55.0, 50.0, None),
        (
            5.5,
            None,
            (
                -0.15,
                "Let them hear that you care",
                "The energy of your voice was 6% on average, as the model hears it.",
            ),
        ),
        (
            33.0,
            50.0,
            (
                -0.4,
                "Let them hear that you care",
                "The energy of your voice was 33% on average; usually it is 50%.",
            ),
        ),
        (
            15.0,
            50.0,
            (
                -0.6,
                "Let them hear that you care",
                "The energy of your voice was 15% on average; usually it is 50%.",
            ),
        ),
        (38.0, None, (0.25, "Your voice has energy.", "")),
        (58.0, 50.0, (0.2, "Your voice has energy.", "")),
        (70.0, None, (0.5, "Your voice has energy.", "")),
    ],
)
def test_energy_is_judged_with_its_numbers(energy: float, usual: float | None, expected):
    usually = {} if usual is None else {"energy_percent": usual}
    found = judged("tell-it-warm", {"energy_percent": energy}, usual=usually)
    assert found == (None if expected is None else Judgement(approx(expected[0]), *expected[1:]))


def test_energy_that_was_not_measured_is_not_judged():
    assert judged("tell-it-warm", {}) is None


def _with_energy(*energies: tuple[float, float, float | None]) -> tuple[Passage, ...]:
    """Where little energy is heard in readings, each given by start, end and activation."""
    heard = [reading(start, end, "calm", 0.9, activation=at) for start, end, at in energies]
    found = judged("tell-it-warm", {"energy_percent": 1.0}, built(emotions=tuple(heard)))
    return found.passages


def test_little_energy_is_heard_in_three_readings_that_may_touch():
    found = _with_energy(
        (0, 3, 0.02),
        (3, 6, 0.01),
        (4, 7, 0.015),  # overlaps the one before, which has less
        (6, 9, 0.03),
        (20, 23, 0.04),
        (30, 33, None),
    )
    assert found == tuple(Passage(s, s + 3, "little energy") for s in (0, 3, 6))


@pytest.mark.parametrize(("before", "starts_s"), [(11, [0, 50]), (12, [0])])
def test_the_twelve_readings_with_the_least_energy_are_considered(before: int, starts_s):
    found = _with_energy(*((0.1 * n, 9.0, 0.01 * n) for n in range(before)), (50, 53, 0.5))
    assert [one.start_s for one in found] == starts_s


# --- calm ---


def _tense(*tense: float, apart_s: float = 3.0, **changes) -> Session:
    heard = [
        reading(apart_s * n, apart_s * n + 3, "fearful", probability)
        for n, probability in enumerate(tense)
    ]
    return built(emotions=tuple(heard), **changes)


_BREATHE = "Breathe out before you begin"


@pytest.mark.parametrize(
    ("tense", "score", "share"), [(4, -0.4, "40%"), (6, -0.6, "60%"), (9, -0.6, "90%")]
)
def test_a_tense_voice_is_told_with_its_share(tense: int, score: float, share: str):
    found = judged("tell-it-calm", {}, _tense(*[0.0] * (10 - tense), *[0.4] * tense))
    assert found.score == approx(score) and found.text == _BREATHE
    assert found.why == f"In {share} of the readings your voice sounded tense to the model."


def test_a_voice_is_not_told_to_calm_down_for_three_tense_readings_in_ten():
    assert judged("tell-it-calm", {}, _tense(*[0.39] * 7, *[0.9] * 3)) is None
    assert judged("tell-it-calm", {}) is None


def test_what_is_unlike_a_voice_or_corrected_is_not_tense():
    tense = _tense(*[0.9] * 4, *[0.1] * 6)
    assert judged("tell-it-calm", {}, tense) is not None
    unlike = tuple(replace(one, unlike=0.9 * (n < 4)) for n, one in enumerate(tense.emotions))
    assert judged("tell-it-calm", {}, replace(tense, emotions=unlike)) is None
    corrected = replace(tense, corrections=(Correction(0.0, 6.0, "happy"),))
    assert judged("tell-it-calm", {}, corrected) is None


def test_a_model_without_the_label_hears_no_tension():
    labels = tuple("worried" if label == "fearful" else label for label in CARD.labels)
    assert judged("tell-it-calm", {}, _tense(0.9, model=replace(CARD, labels=labels))) is None


def test_a_tense_voice_is_heard_where_it_is_tensest():
    found = judged("tell-it-calm", {}, _tense(0.5, 0.9, 0.4, 0.8, 0.45))
    assert found.passages == tuple(
        Passage(s, s + 3.0, "tense<how a voice sounds>") for s in (0.0, 3.0, 9.0)
    )


@pytest.mark.parametrize(("before", "starts_s"), [(11, [0.0, 50.0]), (12, [0.0])])
def test_the_twelve_tensest_readings_are_considered(before: int, starts_s):
    session = _tense(*(0.9 - 0.01 * n for n in range(before)), apart_s=0.1)
    late = reading(50.0, 53.0, "fearful", 0.5)
    found = judged("tell-it-calm", {}, replace(session, emotions=(*session.emotions, late)))
    assert [one.start_s for one in found.passages] == starts_s
