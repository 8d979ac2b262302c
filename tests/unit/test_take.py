"""What the replay shows along with the sound: marks, phrases, curves and spectrum."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coach.analysis.signal.log_mel import band_centres_hz
from coach.domain import metrics
from coach.domain.model_card import FeatureSpec
from coach.domain.session import Correction, Session
from coach.domain.stream import EventKind, SpeechEvent
from coach.insights.curves import Curve
from coach.insights.session_view import SessionView
from coach.replay.spectrogram import Spectrogram
from coach.replay.take import Take, neighbour
from coach.replay.take_comparison import compare_figures
from coach.replay.waveform import Pyramid
from coach.store.recording import Recording


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


def test_two_takes_are_compared_in_words(session: Session):
    events = tuple(SpeechEvent(EventKind.FILLER, at, at + 0.3, 0.9) for at in (3.0, 5.0))
    other = replace(session, events=events, metrics={metrics.PACE.key: 3.14})
    first, second = SessionView(session), SessionView(other)
    rows = {row.name: row for row in compare_figures(first, second)}
    assert list(rows) == [one.title for one in metrics.compared()]
    assert (
        rows["Pace"].second == "3.1 syllables/s"
        and rows["Fillers"].second == f"{second.figures['fillers_per_min']:.1f} a minute"
    )
    assert rows["Pitch variety"].second == "–"
    assert rows["Pauses"].first == f"{first.figures['pauses_per_min']:.1f} a minute"
    elsewhere = replace(session, model=replace(session.model, sha256="another"))
    assert "Energy" not in [row.name for row in compare_figures(first, SessionView(elsewhere))]
