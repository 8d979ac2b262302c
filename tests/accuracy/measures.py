"""The rows of the accuracy table, each measured by streaming talks through the detectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import numpy as np

from coach.analysis.analyzer import Analyzer
from coach.analysis.networks.emotion import EmotionModel
from coach.common import paths
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ, AudioBlock, EventKind
from tests.accuracy import (
    absent,
    channels,
    cued,
    inserted,
    noisy,
    ordinary,
    prompted,
    stuttered,
    truths,
    voices,
    worded,
)
from tests.accuracy.hearing import listen, to_pcm
from tests.accuracy.paused import praat_f0_hz
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row
from tests.accuracy.scoring import Score, edge_errors, matches
from tests.accuracy.truths import Edit, Talk
from training.corpora import find, load

Measure = Callable[[Path, Half], Iterable[Row]]
_SPEC = FeatureSpec()
_SEED = 8
_PAUSES = {EventKind.PAUSE, EventKind.LONG_PAUSE}


def pitch(data: Path, speakers: list[str]) -> list[Row]:
    """Compare the pitch of every fourth clip, by frame, with Praat's `To Pitch (ac)`.

    Between two pitch ranges Praat itself is an octave off in one frame of a hundred; such frames
    don't count, as our error there isn't known.
    """
    cents, ours, theirs = [], [], []
    for clip in find("ravdess-speech", data, speakers)[::4]:
        samples = load(clip)
        f0_hz = np.concatenate([heard.frames.f0_hz for heard in listen(samples)])
        times_s = _SPEC.centre_s(np.arange(len(f0_hz)))
        truth_hz = praat_f0_hz(samples, times_s)
        wider_hz = praat_f0_hz(samples, times_s, floor_hz=50, ceiling_hz=800)
        both = (f0_hz > 0) & (truth_hz > 0) & (np.abs(wider_hz - truth_hz) < 0.1 * truth_hz)
        cents.append(1200 * np.log2(f0_hz[both] / truth_hz[both]))
        ours.append(f0_hz > 0)
        theirs.append(truth_hz > 0)
    error = np.abs(np.concatenate(cents))
    found, known = np.concatenate(ours), np.concatenate(theirs)
    gross = np.mean(error > 1200 * np.log2(1.2))
    f1 = 2 * (found & known).sum() / (found.sum() + known.sum())
    return [
        row("F0: more than 20 % off", "<= 0.005", gross, "{:.2%}"),
        row("F0: median error", "<= 15", float(np.median(error)), "{:.1f} cents"),
        row("F0: voicing F1", ">= 0.95", f1, "{:.3f}"),
    ]


def syllables(data: Path, speakers: list[str]) -> list[Row]:
    """Count syllables: both sentences of RAVDESS have seven."""
    clips = find("ravdess-speech", data, speakers)
    counts = [sum(len(heard.nuclei) for heard in listen(load(clip))) for clip in clips]
    error = np.array(counts) - 7
    label = np.array([clip.label for clip in clips])
    worst = max(abs(error[label == number].mean()) for number in set(label.tolist()))
    return [
        row("syllables: mean absolute error", "<= 0.7", np.abs(error).mean(), "{:.2f} a clip"),
        row(
            "syllables: bias, of the worst emotion",
            "<= 0.3",
            worst,
            "{:.2f}",
            f"; of all {error.mean():+.2f}",
        ),
    ]


def pauses(data: Path, speakers: list[str]) -> list[Row]:
    rows = []
    for snr_db, reach in ((None, 0.97), (20.0, 0.97), (10.0, 0.93)):
        score, pairs = Score(), []
        for talk in truths.pause_talks(data, speakers, snr_db):
            found = _events(talk, _PAUSES, with_fluency=False)
            right = matches(talk.events, found)
            pairs += right
            score += _score(talk, found)
        where = "clean" if snr_db is None else f"{snr_db:.0f} dB"
        late = np.abs(edge_errors(pairs))
        rows.append(row(f"pauses, {where}: F1", f">= {reach}", score.f1, "{:.3f}"))
        near = f"; {np.mean(late <= 0.05):.0%} of them within 50 ms"
        what = f"pauses, {where}: edges off by, median"
        rows.append(row(what, "<= 50", 1000 * float(np.median(late)), "{:.0f} ms", near))
    return rows


def pause_places(data: Path, speakers: list[str]) -> list[Row]:
    """Measure how well pauses between two words of a phrase are told from those between phrases."""
    told: dict[bool, list[bool]] = {True: [], False: []}
    for talk in truths.edited_talks(data, speakers, truths.hesitation, _SEED):
        pauses = [e for heard in listen(talk.samples) for e in heard.events if e.kind in _PAUSES]
        inside = matches(talk.events, [(e.start_s, e.end_s) for e in pauses])
        known = {found for _, found in inside}
        for pause in pauses:
            told[(pause.start_s, pause.end_s) in known].append(pause.inside_phrase is True)
    return [
        row("pauses inside a phrase: said to be", "", float(np.mean(told[True])), "{:.0%}"),
        row(
            "pauses between phrases: said to be inside one",
            "",
            float(np.mean(told[False])),
            "{:.0%}",
        ),
    ]


def events(
    kind: EventKind,
    make: Callable[[Path, list[str]], Iterable[Talk]],
    least_f1: float,
    most_false: float,
    data: Path,
    speakers: list[str],
) -> list[Row]:
    """Measure F1 in talks that hold such events, and false ones in talks without any."""
    changed = _total(make(data, speakers), kind)
    untouched = _total(truths.edited_talks(data, speakers, None, _SEED), kind)
    return [
        row(f"{kind}s: F1", f">= {least_f1}", changed.f1, "{:.3f}", f" of {changed.known}"),
        row(
            f"{kind}s: false ones in untouched speech",
            f"<= {most_false}",
            untouched.false_per_min,
            "{:.2f} a minute",
            f" in {untouched.heard_s / 60:.0f} min",
        ),
    ]


def loudness(data: Path, speakers: list[str]) -> list[Row]:
    """Measure every eighth clip as it is, softer by a known gain, and clipped."""
    model = EmotionModel(paths.models_dir() / "emotion")
    rng = np.random.default_rng(_SEED)
    off_db, found, false = [], [], []
    for clip in find("ravdess-speech", data, speakers)[::8]:
        samples = load(clip)
        samples *= 0.5 / np.abs(samples).max()
        gain_db = rng.uniform(-20, 0)
        level_db, _ = _level_and_clipping(model, samples)
        softer_db, clipped = _level_and_clipping(model, samples * 10 ** (gain_db / 20))
        off_db.append(softer_db - level_db - gain_db)
        false.append(clipped)
        found.append(_level_and_clipping(model, samples * rng.uniform(2.4, 6.0))[1])
    return [
        row("loudness: known gain found within", "<= 0.5", np.abs(off_db).max(), "{:.2f} dB"),
        row("clipping: clips found", ">= 1", float(np.mean(found)), "{:.0%}", f" of {len(found)}"),
        row(
            "clipping: found in untouched clips",
            "<= 0",
            float(np.mean(false)),
            "{:.0%}",
            f" of {len(false)}",
        ),
    ]


def _level_and_clipping(model: EmotionModel, samples: np.ndarray) -> tuple[float, bool]:
    """Return the speech level in dBFS and whether clipping was found, in 16-bit samples."""
    analyzer = Analyzer(model, ANALYSIS_RATE_HZ)
    events = analyzer.feed(AudioBlock(0, to_pcm(samples))).events + analyzer.finish().events
    level = analyzer.meter.results()["speech_level_dbfs"]
    return level, any(event.kind == EventKind.CLIPPING for event in events)


def _events(talk: Talk, kinds: set[EventKind], with_fluency: bool) -> list[tuple[float, float]]:
    return [
        (event.start_s, event.end_s)
        for heard in listen(talk.samples, with_fluency)
        for event in heard.events
        if event.kind in kinds
    ]


def _score(talk: Talk, found: list[tuple[float, float]]) -> Score:
    right = len(matches(talk.events, found))
    return Score(len(talk.events), len(found), right, len(talk.samples) / ANALYSIS_RATE_HZ)


def _total(talks: Iterable[Talk], kind: EventKind) -> Score:
    return sum((_score(talk, _events(talk, {kind}, with_fluency=True)) for talk in talks), Score())


def _edited(edit: Edit) -> Callable[[Path, list[str]], Iterable[Talk]]:
    return partial(truths.edited_talks, edit=edit, seed=_SEED)


#: Measured on actors in a studio, given their names.
STUDIO: dict[str, Callable[[Path, list[str]], list[Row]]] = {
    "pitch": pitch,
    "syllables": syllables,
    "pauses": pauses,
    "pause-places": pause_places,
    "repetitions": partial(events, EventKind.REPETITION, _edited(truths.repetition), 0.85, 0.5),
    "prolongations": partial(
        events, EventKind.PROLONGATION, _edited(truths.prolongation), 0.85, 0.5
    ),
    "blocks": partial(events, EventKind.BLOCK, _edited(truths.block), 0.75, 0.5),
    "fillers": partial(events, EventKind.FILLER, partial(truths.filler_talks, seed=_SEED), 0.80, 1),
    "loudness": loudness,
}


def _of_actors(measure: Callable[[Path, list[str]], list[Row]]) -> Measure:
    return lambda data, half: measure(data, list(half.actors))


#: In the table's order: ordinary speech first.
MEASURES: dict[str, Measure] = {
    "fluency": ordinary.fluency,
    "pace": ordinary.pace,
    "cues": cued.paces,
    "noise": noisy.noise,
    "live-room": noisy.live_room,
    "inaudible": noisy.inaudible,
    "gates-and-codecs": channels.gates_and_codecs,
    "offsets": channels.offsets,
    "voices": voices.pitches,
    "whisper": voices.whisper,
    "harder-blocks": stuttered.blocks,
    "harder-prolongations": stuttered.prolongations,
    "harder-repetitions": stuttered.repetitions,
    "fillers-within": inserted.fillers,
    "no-voice": absent.no_voice,
    "clicks": absent.on_speech,
    "words": worded.words,
    "prompter": prompted.prompter,
    **{name: _of_actors(measure) for name, measure in STUDIO.items()},
}
