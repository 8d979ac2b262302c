"""What the replay shows along with the sound: marks, phrases, curves and spectrum."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach.analysis.signal.log_mel import band_centres_hz
from coach.domain import metrics
from coach.domain.model_card import FeatureSpec
from coach.domain.session import Correction, Session
from coach.insights.curves import Curve
from coach.insights.session_view import SessionView
from coach.replay.spectrogram import Spectrogram
from coach.replay.take import Take, neighbour
from coach.replay.take_comparison import FigurePair, compare_figures, loudness_gains, verdict
from coach.replay.waveform import Pyramid
from coach.store.recording import Recording
from tests.unit.built import built, speech


@pytest.fixture(scope="module")
def take(session: Session, talk) -> Take:
    return Take.of(session, Recording(*talk))


def test_marks_and_phrases_are_found_by_their_time(take: Take):
    event = take.session.accepted_events[1]
    middle_s = (event.start_s + event.end_s) / 2
    assert event in take.events_at(middle_s)
    assert take.events_at(take.session.duration_s + 1) == []
    first, second = take.session.segments[:2]
    assert take.phrase_at(first.start_s - 0.01) is None
    for time_s in (first.start_s, first.end_s, second.start_s - 0.01):
        assert take.phrase_at(time_s).start_s == first.start_s
    assert take.phrase_at(second.start_s + 0.01).end_s == second.end_s


def test_a_correction_changes_the_tones_and_nothing_of_the_sound(take: Take):
    said = next(s for s in take.session.segments if s.label)
    correction = Correction(said.start_s, said.end_s, "happy")
    changed = take.changed_to(replace(take.session, corrections=(correction,)))
    assert changed.pyramid is take.pyramid and changed.recording is take.recording
    part = changed.phrase_at(said.start_s)
    assert part.corrected and part.label == "happy" and part.confidence is None
    before = take.phrase_at(said.start_s)
    assert not before.corrected and before.label != "happy"


def test_neighbours_do_not_include_the_current_place():
    starts_s = np.array([1.0, 2.0, 2.0, 5.0])
    assert neighbour(starts_s, 0.0, 1) == 1.0
    assert neighbour(starts_s, 1.0, 1) == 2.0 and neighbour(starts_s, 2.0, 1) == 5.0
    assert neighbour(starts_s, 5.0, 1) is None and neighbour(starts_s, 1.02, -1) is None
    assert neighbour(starts_s, 5.0, -1) == 2.0


def test_a_curve_zoomed_out_keeps_its_means_and_its_breaks():
    times_s = np.concatenate([np.arange(0, 1_000, 0.5), np.arange(1_500, 2_000, 0.5)])
    values = np.sin(times_s / 50)
    curve = Curve(metrics.PACE, times_s, values)
    assert np.array_equal(curve.seen(0, 2_000, 0.01).times_s, times_s)
    seen = curve.seen(0, 2_000, 10.0)
    assert len(seen.times_s) == 150 and len(seen.runs) == 2
    assert seen.values == pytest.approx(np.sin(seen.times_s / 50), abs=0.02)
    near = curve.seen(600, 610, 0.1)
    assert near.times_s[0] < 596 and near.times_s[-1] > 614 and len(near.times_s) < 80


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 48_000])
def test_a_tone_is_seen_in_its_band_at_every_zoom(rate_hz: int):
    samples = np.zeros(4 * rate_hz, np.int16)
    time_s = np.arange(rate_hz) / rate_hz
    for second, hz in ((1, 440.0), (3, 2_000.0)):
        tone = 8_000 * np.sin(2 * np.pi * hz * time_s)
        samples[second * rate_hz : (second + 1) * rate_hz] = tone
    made = Spectrogram(samples, rate_hz, loudest=32_768)  # so that no band reaches the limit
    centres_hz = band_centres_hz(FeatureSpec())
    for column_s in (0.002, 0.02, 0.25):
        shown = made.columns(0, round(4 / column_s), column_s * rate_hz)
        assert shown.shape == (round(4 / column_s), 64) and shown.dtype == np.uint8
        times_s = (np.arange(len(shown)) + 0.5) * column_s
        for second, hz in ((1, 440.0), (3, 2_000.0)):
            there = shown[(times_s > second + 0.1) & (times_s < second + 0.9)]
            loudest = there.argmax(axis=1)
            assert (np.abs(centres_hz[loudest] / hz - 1) < 0.06).all() and there.max() > 200
        assert not shown[(times_s > 0.1) & (times_s < 0.9)].any()


@pytest.mark.parametrize("rate_hz", [1_000, 2_000, 8_000, 48_000])
def test_silence_is_blank_and_sound_isnt_at_every_rate(rate_hz: int):
    silence = np.zeros(2 * rate_hz, np.int16)
    assert not Spectrogram(silence, rate_hz, 0).columns(0, 100, 0.02 * rate_hz).any()
    tone = 8_000 * np.sin(2 * np.pi * 200 / rate_hz * np.arange(2 * rate_hz))
    samples = np.concatenate([silence, np.rint(tone).astype(np.int16)])
    shown = Spectrogram(samples, rate_hz, 8_000).columns(0, 200, 0.02 * rate_hz)
    assert not shown[:95].any()
    there = shown[105:195]
    assert there.max(axis=1).min() > 200 and (there < 50).mean() > 0.5


def test_a_spectrum_is_the_same_however_it_is_cut(talk):
    samples, rate_hz = talk
    made = Spectrogram(samples, rate_hz, Pyramid(samples).loudest)
    whole = made.columns(40, 60, 300.0)
    assert np.array_equal(whole[20:], made.columns(60, 40, 300.0))
    assert not made.columns(-50, 20, 300.0).any()


def pairs_of(first: Session, second: Session) -> dict[str, FigurePair]:
    pairs = compare_figures(SessionView(first), SessionView(second))
    return {pair.metric.key: pair for pair in pairs}


def test_two_takes_are_compared_figure_by_figure():
    fast, calm = (
        built(segments=speech((0, 60)), metrics={metrics.PACE.key: pace, **more})
        for pace, more in ((5.0, {metrics.ENERGY.key: 20.0}), (3.14, {metrics.PITCH.key: 100.0}))
    )
    pairs = pairs_of(fast, calm)
    assert set(pairs) == {
        one.key for one in (metrics.FILLERS, metrics.PACE, metrics.PAUSES, metrics.ENERGY,
                            metrics.LONGEST_STRETCH)
    }  # fmt: skip
    pace, energy = pairs[metrics.PACE.key], pairs[metrics.ENERGY.key]
    assert pace.values == f"5.0 → {metrics.PACE.quantity(3.14)}" and pace.change == "Better"
    assert energy.values == "20% → –" and energy.change == "Can't tell"
    assert pairs_of(calm, fast)[metrics.PACE.key].change == "Worse"
    assert pairs_of(calm, fast)[metrics.ENERGY.key].values == "– → 20%"
    assert pairs[metrics.FILLERS.key].change == "About the same"


def test_figures_of_another_model_or_of_little_speech_are_not_judged():
    one = built(segments=speech((0, 60)), metrics={metrics.PACE.key: 5.0, metrics.ENERGY.key: 20.0})
    elsewhere = replace(one, model=replace(one.model, sha256="another"))
    assert metrics.ENERGY.key not in pairs_of(one, elsewhere)
    for length_s, change in ((20.0, "Better"), (19.9, "Can't tell")):
        short = replace(one, segments=speech((0, length_s)), metrics={metrics.PACE.key: 3.0})
        assert pairs_of(one, short)[metrics.PACE.key].change == change
    assert verdict(tuple(pairs_of(one, short).values())) == (
        "Too little was said to tell which is better"
    )


@pytest.mark.parametrize(
    ("paces", "said"),
    [
        ((5.0, 3.0), "From A to B · better: pace"),
        ((3.0, 5.0), "From A to B · worse: pace"),
        ((3.0, 3.0), "From A to B · nothing clearly better or worse"),
    ],
)
def test_the_verdict_names_what_got_better_and_worse(paces: tuple[float, float], said: str):
    made = [built(segments=speech((0, 60)), metrics={metrics.PACE.key: one}) for one in paces]
    assert verdict(tuple(pairs_of(*made).values())) == said
    if paces == (5.0, 3.0):
        varied = [replace(one, metrics=one.metrics | {metrics.PITCH_VARIETY.key: st})
                  for one, st in zip(made, (2.0, 0.5), strict=True)]  # fmt: skip
        both = verdict(tuple(pairs_of(*varied).values()))
        assert both == "From A to B · better: pace · worse: pitch variety"


@pytest.mark.parametrize(
    ("levels", "peak", "gains_db"),
    [
        ((-30.0, -20.0), 3_000, (10.0, 0.0)),  # room to raise the softer one
        ((-20.0, -30.0), 3_000, (0.0, 10.0)),
        ((-30.0, -20.0), 32_767, (0.0, -10.0)),  # no room
        ((-20.0, -30.0), 16_422, (-4.0, 6.0)),  # 6 dB of room
        ((-20.0, -20.0), 3_000, (0.0, 0.0)),
    ],
)
def test_speech_is_played_equally_loud_and_never_clipped(
    levels: tuple[float, float], peak: int, gains_db: tuple[float, float]
):
    samples = np.array([0, peak, -peak, 0], np.int16)
    takes = [
        Take.of(built(metrics={metrics.SPEECH_LEVEL.key: one}), Recording(samples, 16_000))
        for one in levels
    ]
    gains = loudness_gains(*takes)
    assert 20 * np.log10(gains) == pytest.approx(gains_db, abs=0.01)
    assert max(gains) * peak <= 32_767.5
    unknown = Take.of(built(), Recording(samples, 16_000))
    assert loudness_gains(takes[0], unknown) is None
