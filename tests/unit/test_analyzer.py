from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
import soxr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.analysis.analyzer import Analyzer
from coach.analysis.networks.emotion import EmotionModel
from coach.analysis.networks.emotion_reader import MAX_LAG_S, EmotionReader
from coach.domain.stream import (
    ANALYSIS_RATE_HZ,
    AnalysisUpdate,
    AudioBlock,
    EmotionReading,
    EventKind,
    GapKind,
)
from tests.unit.voices import phrase, room, silence


def updates(model, pcm: np.ndarray, rate_hz: int, edges=()) -> list[AnalysisUpdate]:
    return heard(Analyzer(model, rate_hz, with_fluency=True), pcm, edges)


def heard(analyzer: Analyzer, pcm: np.ndarray, edges=()) -> list[AnalysisUpdate]:
    start, found = 0, []
    for piece in np.split(pcm, edges):
        found.append(analyzer.feed(AudioBlock(start, piece)))
        start += len(piece)
    return [*found, analyzer.finish()]


def readings(found: list[AnalysisUpdate]) -> list:
    return [reading for update in found for reading in update.emotions]


def gather(found: list[AnalysisUpdate], name: str) -> list:
    return [item for update in found for item in getattr(update, name)]


@pytest.fixture(scope="module")
def whole(model, talk):
    return updates(model, *talk)


def test_readings_are_probabilities_every_quarter_second(whole):
    found = readings(whole)
    assert len(found) > 40
    for reading in found:
        assert reading.probabilities.sum() == pytest.approx(1, abs=1e-5)
        assert 0 <= reading.activation <= 1
        assert (reading.end_s * 4) == pytest.approx(round(reading.end_s * 4))
        assert 1.0 <= reading.end_s - reading.start_s <= 3.1  # a step may be incomplete


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=12))
def test_stream_equals_batch(model, talk, cuts: list[int]):
    pcm, rate_hz = talk
    edges = np.unique(np.clip(np.cumsum(cuts), 0, len(pcm)))
    whole_one, cut_one = (Analyzer(model, rate_hz, with_fluency=True) for _ in range(2))
    whole, cut = heard(whole_one, pcm), heard(cut_one, pcm, edges)
    expected, found = readings(whole), readings(cut)
    assert [r.end_s for r in found] == [r.end_s for r in expected]
    difference = [np.abs(a.probabilities - b.probabilities).max()
                  for a, b in zip(expected, found, strict=True)]  # fmt: skip
    assert max(difference) < 1e-5
    assert gather(cut, "segments") == gather(whole, "segments")
    assert gather(cut, "events") == gather(whole, "events")
    both = zip(gather(whole, "metrics"), gather(cut, "metrics"), strict=True)
    for a, b in both:
        assert (a.key, a.time_s) == (b.key, b.time_s)
        assert a.value == pytest.approx(b.value, rel=1e-4, abs=1e-4)
    assert cut_one.meter.results() == pytest.approx(whole_one.meter.results(), rel=1e-4)


def test_tiny_blocks_equal_batch(model, talk, whole):
    pcm, rate_hz = talk
    found = readings(updates(model, pcm, rate_hz, np.arange(441, len(pcm), 441)))
    for a, b in zip(readings(whole), found, strict=True):
        assert np.abs(a.probabilities - b.probabilities).max() < 1e-5


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 48_000, 96_000])
def test_every_sample_rate_gives_the_same_readings(model, talk, whole, rate_hz):
    pcm, own_rate_hz = talk
    other = soxr.resample(pcm, own_rate_hz, rate_hz)
    found = updates(model, other, rate_hz)
    assert found[-2].until_s == pytest.approx(whole[-2].until_s, abs=1e-3)
    heard_s = [sum(s.end_s - s.start_s for s in gather(u, "segments")) for u in (found, whole)]
    assert heard_s[0] == pytest.approx(heard_s[1], rel=0.1)
    if rate_hz >= ANALYSIS_RATE_HZ:  # below it half the spectrum is missing
        pairs = {r.end_s: r.probabilities for r in readings(found)}
        gaps = [np.abs(pairs[r.end_s] - r.probabilities).max()
                for r in readings(whole) if r.end_s in pairs]  # fmt: skip
        assert len(gaps) > 40
        assert np.median(gaps) < 0.05


def test_energy_is_the_mean_activation(model, talk):
    pcm, rate_hz = talk
    analyzer = Analyzer(model, rate_hz)
    found = [analyzer.feed(AudioBlock(0, pcm)), analyzer.finish()]
    said = [100 * reading.activation for reading in readings(found)]
    energy = [r for r in gather(found, "metrics") if r.key == "energy_percent"]
    ends_s = [reading.end_s for reading in readings(found)]
    since_s = [0.0, *(r.time_s for r in energy)]
    for before_s, reading in zip(since_s, energy, strict=False):
        new = [
            s for s, end_s in zip(said, ends_s, strict=True) if before_s < end_s <= reading.time_s
        ]
        assert reading.value == pytest.approx(np.mean(new))
    assert energy[-1].time_s == ends_s[-1]
    assert analyzer.meter.results()["energy_percent"] == pytest.approx(np.mean(said))


@pytest.mark.parametrize(("unlike", "named"), [(0.4, True), (0.6, False)])
def test_no_tone_is_named_for_a_sound_unlike_any_voice(model, talk, monkeypatch, unlike, named):
    advance = EmotionModel.advance

    def hearing(*given, **named):
        said, *rest = advance(*given, **named)
        return said._replace(unlike=unlike), *rest

    monkeypatch.setattr(EmotionModel, "advance", hearing)
    segments = gather(updates(model, *talk), "segments")
    assert any(one.label for one in segments) == named
    assert all((one.label is None) == (one.confidence is None) for one in segments)


def test_no_speech_gives_no_reading(model):
    found = updates(model, np.zeros(5 * 16_000, np.int16), 16_000)
    assert not readings(found)
    assert not gather(found, "segments")
    assert all(update.speaking_since_s is None for update in found)


def test_loud_hiss_is_no_voice(model):
    """The speech gate mistakes it for speech; the network would be very sure of some tone."""
    hiss = np.random.default_rng(0).normal(0, 3_000, 5 * 16_000).astype(np.int16)
    found = updates(model, hiss, 16_000)
    assert any(update.speaking_since_s is not None for update in found)
    assert not gather(found, "segments")
    assert not readings(found)


def test_less_than_a_second_of_speech_gives_a_nameless_segment(model, talk):
    pcm, rate_hz = talk
    quiet = np.zeros(rate_hz, np.int16)
    word = pcm[int(0.5 * rate_hz) : int(1.2 * rate_hz)]
    found = updates(model, np.concatenate([quiet, word, quiet]), rate_hz)
    segments = gather(found, "segments")
    assert len(segments) == 1
    assert segments[0].label is None and segments[0].confidence is None
    assert not readings(found)


def test_a_reading_counts_by_how_much_of_the_phrase_it_heard(model, monkeypatch):
    """Readings at the beginning are more numerous, but have mostly heard what came before."""
    labels = model.card.labels

    def saying(self, frames, features, now_s, lag_s):
        probabilities = np.zeros(len(labels), np.float32)
        probabilities[labels.index("calm" if now_s <= 1.75 else "happy")] = 1
        return EmotionReading(now_s - 3, now_s, probabilities)

    monkeypatch.setattr(EmotionReader, "push", saying)
    said = room(np.concatenate([silence(0.5), phrase(10), silence(1)]))
    found = updates(model, (32_768 * said).astype(np.int16), ANALYSIS_RATE_HZ)
    (segment,) = gather(found, "segments")
    assert segment.label == "happy" and 0.55 < segment.confidence < 0.65


def test_pauses_are_events_between_segments(whole):
    pauses = {EventKind.PAUSE, EventKind.LONG_PAUSE}
    segments = gather(whole, "segments")
    events = [event for event in gather(whole, "events") if event.kind in pauses]
    assert len(events) == len(segments) - 1 > 1
    ends, starts = {s.end_s for s in segments}, {s.start_s for s in segments}
    for event in events:
        assert event.start_s in ends and event.end_s in starts
        assert (event.end_s - event.start_s >= 1) == (event.kind == EventKind.LONG_PAUSE)


def test_speech_that_was_shown_is_not_taken_back(model, talk):
    """Until a stretch is settled, what is known of it so far is shown instead."""
    pcm, rate_hz = talk
    settled, shown_s = [], 0.0
    for update in updates(model, pcm, rate_hz, np.arange(rate_hz // 10, len(pcm), rate_hz // 10)):
        settled += [(segment.start_s, segment.end_s) for segment in update.segments]
        spans = np.array([*settled, *update.unsettled_s]).reshape(-1, 2)
        assert (np.diff(spans.ravel()) >= 0).all()
        heard_s = np.diff(spans, axis=1).sum()
        assert heard_s > shown_s - 0.35  # the gate stays open for a quarter of a second
        shown_s = heard_s
    assert not update.unsettled_s


def test_dropped_samples_keep_the_time(model, talk):
    pcm, rate_hz = talk
    half = len(pcm) // 2
    analyzer = Analyzer(model, rate_hz)
    analyzer.feed(AudioBlock(0, pcm[:half]))
    lost = 2 * rate_hz
    update = analyzer.feed(AudioBlock(half + lost, pcm[half:], dropped=lost))
    assert update.dropped_samples == lost
    assert update.until_s == pytest.approx((len(pcm) + lost) / rate_hz)


def test_a_gap_is_not_counted_as_a_pause(model, talk):
    """Neither alone nor with the silence around it; the other pauses stay as they were."""
    pcm, rate_hz = talk
    silences = {EventKind.PAUSE, EventKind.LONG_PAUSE, EventKind.BLOCK}
    found = gather(updates(model, pcm, rate_hz), "events")
    pauses = [event for event in found if event.kind in silences]
    inside = pauses[1]
    lost = 2 * rate_hz
    for cut_s in ((inside.start_s + inside.end_s) / 2, inside.end_s + 0.4):
        cut = round(cut_s * rate_hz)
        analyzer = Analyzer(model, rate_hz, with_fluency=True)
        told = [
            analyzer.feed(AudioBlock(0, pcm[:cut])),
            analyzer.feed(AudioBlock(cut + lost, pcm[cut:], lost, gap=GapKind.DEVICE)),
            analyzer.finish(),
        ]
        kept = [event for event in gather(told, "events") if event.kind in silences]
        assert not any(e.start_s < cut_s + 2 and cut_s < e.end_s for e in kept)
        before = [e for e in pauses if e.end_s < cut_s - 1]
        assert kept[: len(before)] == before
        after = [e.end_s - e.start_s for e in pauses if e.start_s > cut_s + 1]
        assert [e.end_s - e.start_s for e in kept[-len(after) :]] == pytest.approx(after, abs=0.02)


def test_a_long_gap_is_taken_piece_by_piece(model):
    analyzer = Analyzer(model, 48_000)
    lost = 40 * 48_000
    tracemalloc.start()
    analyzer.feed(AudioBlock(lost, np.zeros(960, np.int16), lost))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < lost * 2  # all at once it would take six bytes a sample


def test_when_analysis_lags_windows_are_skipped_and_counted(model, talk):
    pcm, rate_hz = talk
    analyzer = Analyzer(model, rate_hz)
    update = analyzer.feed(AudioBlock(0, pcm), lag_s=MAX_LAG_S + 0.1)
    assert not update.emotions
    assert update.skipped_windows == len(updates(model, pcm, rate_hz)[0].emotions) > 40
    assert update.segments  # the rest is still analysed


def test_level_of_a_full_scale_sine(model):
    sine = np.sin(np.arange(16_000) / 16_000 * 2 * np.pi * 440)
    update = Analyzer(model, 16_000).feed(AudioBlock(0, (sine * 32767).astype(np.int16)))
    assert update.level_dbfs == pytest.approx(-3.01, abs=0.01)


def test_missing_sound_does_not_slow_the_pace_down(talk):
    """A gap as long as the talk, in its middle, leaves the pace as it was."""
    pcm, rate_hz = talk
    half = len(pcm) // 2

    def pace(gap: int) -> tuple[float, dict[str, float]]:
        analyzer = Analyzer(None, rate_hz)
        analyzer.feed(AudioBlock(0, pcm[:half]))
        update = analyzer.feed(AudioBlock(half + gap, pcm[half:], gap))
        analyzer.finish()
        readings = [m.value for m in update.metrics if m.key == "pace_10s_syllables_per_s"]
        return min(readings), analyzer.meter.results()

    (slowest, whole), (slowest_cut, cut) = pace(0), pace(len(pcm))
    key = "pace_10s_syllables_per_s"
    assert cut[key] == pytest.approx(whole[key], rel=0.1)
    assert slowest_cut > 0.7 * slowest
