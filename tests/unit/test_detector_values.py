"""What the detectors make of frames whose every value is given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach.analysis.detectors.blocks import Blocks
from coach.analysis.detectors.fillers import FILLERS_ONLY, WITH_PROLONGATIONS, FillerDetector
from coach.analysis.detectors.finding import Detection, certainty, margin
from coach.analysis.detectors.pauses import SilenceClassifier
from coach.analysis.detectors.syllables import Syllables
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import EventKind, Span, VoiceFrames
from tests.unit.made import cut, frames

SPEC = FeatureSpec()
NONE = np.empty(0, int)


def pieces(whole: VoiceFrames, piece: int) -> list[VoiceFrames]:
    return [cut(whole, n, min(n + piece, len(whole))) for n in range(0, len(whole), piece)]


def test_confidence_begins_at_a_half_and_ends_at_one():
    assert [certainty(0.6, p) for p in (0.6, 0.7, 0.9, 1.0, 1.3)] == pytest.approx(
        [0.5, 0.625, 0.875, 1.0, 1.0]
    )
    assert [margin(2.0, value) for value in (1.0, 2.0, 2.5, 20.0)] == pytest.approx(
        [0.5, 0.5, 0.6, 0.95]
    )


# --- syllables ---


def bumps(count: int, *centres: int) -> np.ndarray:
    at = np.arange(count)[:, None] - np.array(centres)
    return np.exp(-(at**2) / 2 / 2.5**2).sum(axis=1)


@pytest.mark.parametrize("piece", [1, 9, 200])
def test_a_nucleus_is_where_half_of_its_syllable_has_passed(piece: int):
    whole = frames(200, first=30, speech=1.0, syllable=bumps(200, 20, 60, 90, 150))
    syllables = Syllables()
    found = [n for part in pieces(whole, piece) for n in syllables.push(part).tolist()]
    assert found == [50, 90, 120, 180]


def test_syllables_need_some_probability_and_some_speech():
    area = 2.5 * np.sqrt(2 * np.pi)
    for density, speech, count in ((0.029, 1, 0), (0.031, 1, 10), (1, 0.3, 0), (1, 0.31, 10)):
        length = int(np.ceil(9.6 * area / density)) if count else 5_000
        found = Syllables().push(frames(length, speech=speech, syllable=density))
        assert len(found) == count
        if count:
            wanted = np.ceil((np.arange(10) + 0.5) * area / density - 1e-3) - 1
            assert np.array_equal(found, wanted)


# --- fillers ---


def detections(spec, whole: VoiceFrames, piece: int) -> tuple[list[int], list[Detection]]:
    detector, found, at = FillerDetector(spec), [], []
    for part in pieces(whole, piece):
        new = detector.push(part)
        found += new
        at += [part.end] * len(new)
    last = detector.finish()
    return [*at, *[-1] * len(last)], found + last


def moment(count: int, start: int, end: int, value: float) -> np.ndarray:
    found = np.zeros(count)
    found[start:end] = value
    return found


@pytest.mark.parametrize("piece", [1, 40])
@pytest.mark.parametrize(
    ("filler", "prolongation", "spoken_to", "kind", "confidence"),
    [
        (0.9, 0.0, 400, EventKind.FILLER, 0.75),
        (0.7, 0.3, 400, EventKind.FILLER, 0.625),
        (0.2, 1.0, 400, None, 0),
        (0.8, 0.0, 400, EventKind.FILLER, 0.5),
        (0.79, 0.0, 400, None, 0),
        (0.7, 0.8, 400, EventKind.FILLER, 1.0),
        # The end of a phrase: less than three tenths of what follows are speech.
        (0.97, 0.0, 258, EventKind.FILLER, 0.7),
        (0.94, 0.0, 258, None, 0),
        (0.94, 0.0, 259, EventKind.FILLER, 0.85),
        (0.0, 0.9, 400, None, 0),
    ],
)
def test_a_held_sound_is_a_filler(piece, filler, prolongation, spoken_to, kind, confidence):
    whole = frames(
        400,
        filler=moment(400, 200, 250, filler),
        prolongation=moment(400, 200, 250, prolongation),
        excess_db=moment(400, 0, spoken_to, 5.0),
    )
    at, found = detections(FILLERS_ONLY, whole, piece)
    wanted = [] if kind is None else [Detection(kind, Span(200, 250), pytest.approx(confidence))]
    assert found == wanted
    assert at == [280] * len(found)  # a third of a second later


@pytest.mark.parametrize(
    ("filler", "prolongation", "kind", "confidence"),
    [
        (0.0, 0.96, EventKind.PROLONGATION, 0.75),
        (0.0, 0.91, None, 0),
        (0.5, 0.46, EventKind.PROLONGATION, 0.75),
        (0.79, 0.2, EventKind.PROLONGATION, 0.9375),
        (0.8, 0.2, EventKind.FILLER, 1.0),
        (0.96, 0.0, EventKind.FILLER, 0.75),
    ],
)
def test_for_fluency_only_a_clear_filler_is_one(filler, prolongation, kind, confidence):
    whole = frames(
        300, filler=moment(300, 100, 150, filler), prolongation=moment(300, 100, 150, prolongation)
    )
    _, found = detections(WITH_PROLONGATIONS, whole, 50)
    wanted = [] if kind is None else [Detection(kind, Span(100, 150), pytest.approx(confidence))]
    assert found == wanted


@pytest.mark.parametrize(
    ("ends", "count"), [((129,), 0), ((130,), 1), ((118, 132, 140), 1), ((115, 130, 145), 0)]
)
def test_a_moment_lasts_three_tenths_and_may_have_a_short_gap(ends: tuple[int, ...], count: int):
    """Given: where it ends, and where it begins and ends again."""
    filler = moment(300, 100, ends[0], 0.95)
    if len(ends) > 1:
        filler[ends[1] : ends[2]] = 0.95
    _, found = detections(FILLERS_ONLY, frames(300, filler=filler), 50)
    assert [one.span for one in found] == [Span(100, ends[-1])] * count


def test_a_moment_holds_frames_from_a_fifth_and_is_judged_by_its_best_tenth():
    filler = np.full(200, 0.19)
    filler[100:140] = 0.21
    filler[110:120] = np.linspace(0.81, 0.99, 10)
    filler[120:122] = 0.85
    _, (found,) = detections(FILLERS_ONLY, frames(200, filler=filler), 33)
    best = filler[112:122].mean()
    assert found.span == Span(100, 140)
    assert found.confidence == pytest.approx(0.5 + 0.5 * (best - 0.8) / 0.2)


@pytest.mark.parametrize(("spoken", "count"), [(24, 0), (25, 1)])
def test_half_of_a_moment_must_be_speech(spoken: int, count: int):
    excess_db = np.full(300, 1.01)
    excess_db[100 : 150 - spoken] = 1.0
    whole = frames(300, filler=moment(300, 100, 150, 1.0), excess_db=excess_db)
    assert len(detections(FILLERS_ONLY, whole, 60)[1]) == count


@pytest.mark.parametrize(("before", "is_last"), [(7, False), (8, True)])
def test_what_begins_a_phrase_does_not_end_one(before: int, is_last: bool):
    """Three tenths of the quarter of a second before it must be speech."""
    excess_db = moment(300, 100 - before, 150, 5.0)
    whole = frames(300, filler=moment(300, 100, 150, 0.9), excess_db=excess_db)
    assert len(detections(FILLERS_ONLY, whole, 10)[1]) == (0 if is_last else 1)


def test_a_moment_at_the_end_of_the_sound_waits_for_it():
    whole = frames(140, filler=moment(140, 100, 140, 0.99))
    assert detections(FILLERS_ONLY, whole, 20) == (
        [-1], [Detection(EventKind.FILLER, Span(100, 140), pytest.approx(0.9))],
    )  # fmt: skip
    two = frames(300, filler=moment(300, 100, 140, 0.9) + moment(300, 160, 210, 1.0))
    at, found = detections(FILLERS_ONLY, two, 5)
    assert (at, [one.span for one in found]) == ([170, 240], [Span(100, 140), Span(160, 210)])


# --- pauses ---


@pytest.mark.parametrize(
    ("nucleus", "length", "kind", "inside"),
    [
        (84, 99, EventKind.PAUSE, False),
        (85, 100, EventKind.LONG_PAUSE, True),
        (99, 25, EventKind.PAUSE, True),
        (100, 25, EventKind.PAUSE, False),  # it comes after
    ],
)
def test_a_pause_lies_inside_a_phrase_soon_after_a_syllable(nucleus, length, kind, inside):
    classifier = SilenceClassifier(with_blocks=False)
    assert classifier.push([], np.array([10, nucleus]), frames(150)) == []
    silence = Span(100, 100 + length)
    found = classifier.push([silence], np.array([210]), frames(100, 150))
    assert found == [Detection(kind, silence, 1.0, inside)]
    assert classifier.finish() == []


def test_before_the_first_syllable_no_phrase_is_broken_off():
    found = SilenceClassifier(with_blocks=False).push([Span(5, 40)], NONE, frames(100))
    assert found == [Detection(EventKind.PAUSE, Span(5, 40), 1.0, False)]


def test_of_old_syllables_the_last_is_remembered():
    classifier = SilenceClassifier(with_blocks=False)
    classifier.push([], np.array([3, 90]), frames(2_000))
    assert classifier.push([Span(100, 2_010)], np.array([2_020]), frames(100, 2_000)) == [
        Detection(EventKind.LONG_PAUSE, Span(100, 2_010), 1.0, True)
    ]


def test_silences_wait_for_what_comes_after_them_only_if_blocks_are_looked_for():
    classifier = SilenceClassifier(with_blocks=True)
    silences = [Span(100, 130), Span(140, 170)]
    assert classifier.push(silences, np.array([95, 135]), frames(179)) == []
    assert [one.span for one in classifier.push([], NONE, frames(1, 179))] == silences[:1]
    assert [one.span for one in classifier.push([], NONE, frames(39, 180))] == []
    assert [one.span for one in classifier.finish()] == silences[1:]


# --- blocks ---


def blocked(seed: int = 0, **changed: float | np.ndarray) -> VoiceFrames:
    """A silence from frame 300 to 350 of 450."""
    rng = np.random.default_rng(seed)
    silent = (np.arange(450) >= 300) & (np.arange(450) < 350)
    told = {
        "power": np.where(silent, 1e-6, 10 ** rng.uniform(-4, -1, 450)),
        "f0_hz": np.where(silent | (rng.random(450) < 0.4), 0, rng.uniform(100, 120, 450)),
        "speech": rng.random(450),
        "filler": rng.random(450) / 20,
        "prolongation": rng.random(450) / 20,
    } | changed
    return frames(450, **told)


@pytest.mark.parametrize("seed", range(4))
def test_the_features_of_a_silence_are_those_documented(seed: int):
    whole = blocked(seed)
    whole = replace(whole, pitch_st=whole.pitch_st + np.where(np.arange(450) < 340, 0, seed))
    level_db = 10 * np.log10(whole.power + 1e-10)
    speech, _, filler, prolongation = whole.heard.T
    loud_db = np.percentile(level_db[150:300], 90)
    before = whole.pitch_st[250:300][whole.f0_hz[250:300] > 0][-12:]
    after = whole.pitch_st[350:400][whole.f0_hz[350:400] > 0][:12]
    wanted = [
        level_db[294:297].mean() - loud_db,
        level_db[353:356].mean() - loud_db,
        speech[295:300].mean(),
        speech[300:305].mean(),
        (filler + prolongation)[280:300].mean(),
        float(abs(np.median(after) - np.median(before)) > 2.5),
    ]
    silence = Span(300, 350)
    blocks = Blocks()
    for part in pieces(whole, 100):
        blocks.push(part)
    assert blocks.features(silence) == pytest.approx(wanted, abs=1e-4)
    blocks.forget(300)
    assert blocks.features(silence) == pytest.approx(wanted, abs=1e-4)
    likely = 1 / (
        1 + np.exp(-np.dot(wanted, (0.088, -0.035, -0.098, -1.999, -7.113, -1.143)) - 0.74)
    )
    sure = blocks.certainty(silence)
    assert (sure is None) == (likely < 0.45)
    assert sure is None or sure == pytest.approx(0.5 + 0.5 * (likely - 0.45) / 0.55, abs=1e-5)


def has_features(whole: VoiceFrames, start: int = 300, end: int = 350) -> bool:
    blocks = Blocks()
    blocks.push(whole)
    return blocks.features(Span(start, end)) is not None


def test_a_block_is_neither_too_short_nor_too_long_nor_at_an_edge():
    at = np.arange(450)
    quiet = blocked(power=np.where((at < 20) | ((at >= 250) & (at < 270)), 0.1, 1e-6))
    lengths = [length for length in (27, 28, 120, 121) if has_features(quiet, 300, 300 + length)]
    assert lengths == [28, 120]
    assert [start for start in (19, 20) if has_features(quiet, start, start + 50)] == [20]
    assert [end for end in (444, 445) if has_features(quiet, 400, end)] == [444]


@pytest.mark.parametrize(("above_db", "known"), [(17.9, False), (18.1, True)])
def test_a_block_is_quiet_but_for_its_edges(above_db: float, known: bool):
    at = np.arange(450)
    inside = (at >= 302) & (at < 348)
    loud = (at >= 150) & (at < 170)  # more than a tenth of what lies before
    level_db = np.where(inside, -60.0, np.where(loud, -60.0 + above_db, -70.0))
    level_db[(at >= 300) & (at < 350) & ~inside] = 0.0
    level_db[:149] = 10.0
    assert has_features(blocked(power=10 ** (level_db / 10))) == known


def test_a_pitch_far_from_the_silence_is_none_and_a_jump_of_two_and_a_half_is_a_new_phrase():
    at = np.arange(450)
    for near, factor_st, is_new in ((250, 2.4, 0), (250, 2.6, 1), (249, 9.0, 0), (250, -2.6, 1)):
        f0_hz = np.where(at == near, 100.0, 0.0)
        f0_hz[380] = 100 * 2 ** (factor_st / 12)
        blocks = Blocks()
        blocks.push(blocked(f0_hz=f0_hz))
        assert blocks.features(Span(300, 350))[-1] == is_new


def test_a_block_is_told_with_its_certainty():
    """A voice that broke off as loud as it was."""
    silent = (np.arange(450) >= 300) & (np.arange(450) < 350)
    told = {"speech": 0.1, "filler": 0.0, "prolongation": 0.0, "f0_hz": 110.0}
    whole = blocked(power=np.where(silent, 1e-6, 0.01), **told)
    blocks, silence = Blocks(), Span(300, 350)
    blocks.push(whole)
    sure = blocks.certainty(silence)
    assert sure is not None and 0.5 < sure < 1
    classifier = SilenceClassifier(with_blocks=True)
    found = classifier.push([silence, Span(380, 410)], np.array([290]), whole)
    assert found == [Detection(EventKind.BLOCK, silence, pytest.approx(sure))]
    assert classifier.finish() == [Detection(EventKind.PAUSE, Span(380, 410), 1.0, False)]
