"""Gates, suppressors, codecs and a DC offset: what a computer does to sound by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np

from coach.analysis.networks.emotion import EmotionModel
from coach.common import paths
from tests.accuracy import paused, rooms
from tests.accuracy.hearing import DeliveryStream, hear
from tests.accuracy.paused import Paused
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row
from tests.accuracy.scoring import Score, matches

_SEED = 89
#: Use every fourth learner.
_EVERY = 4
#: Level of the room below the speech, in dB, before any processing.
_ROOM_DB = 40.0
_OFFSETS = (0.005, 0.02, 0.1, 0.3)
#: Number of talks analysed with every offset, and with the network for their energy.
_WITH_ENERGY = 5

Way = Callable[[np.ndarray, np.random.Generator], np.ndarray]
WAYS: dict[str, Way] = {
    "none of them": lambda samples, rng: samples,
    "noise gate": rooms.gated,
    "noise suppressor": lambda samples, rng: rooms.suppressed(samples),
    "MP3, 32 kbit/s": lambda samples, rng: rooms.coded(samples, "libmp3lame", 32_000, 44_100),
    "MP3, 16 kbit/s": lambda samples, rng: rooms.coded(samples, "libmp3lame", 16_000, 16_000),
    "Opus, 8 kbit/s": lambda samples, rng: rooms.coded(samples, "libopus", 8_000, 16_000),
}


def gates_and_codecs(data: Path, half: Half) -> Iterator[Row]:
    talks = paused.paused_talks(data, half.learners[::_EVERY])
    for name, way in WAYS.items():
        rng = np.random.default_rng(_SEED)
        score, off, far = Score(), [], []
        for talk in talks:
            heard = hear(way(_in_room(talk, rng), rng))
            score += _pauses(talk, heard)
            off.append(abs(len(heard.nuclei) / talk.syllables - 1))
            far.append(paused.far_off(heard.f0_hz, talk.f0_hz))
        wrong, both = np.sum(far, axis=0)
        more = f"; pace off by {np.median(off):.0%}, F0 more than 20 % off {wrong / both:.1%}"
        yield row(f"{name}: pauses F1", ">= 0.95", score.f1, "{:.3f}", more)


def offsets(data: Path, half: Half) -> Iterator[Row]:
    """Compare figures with and without a DC offset, which can't be heard and must change none."""
    talks = paused.paused_talks(data, half.learners[::_EVERY])[:_WITH_ENERGY]
    model = EmotionModel(paths.models_dir() / "emotion")
    rng = np.random.default_rng(_SEED)
    sounds = [_in_room(talk, rng) for talk in talks]
    without = [hear(sound, model) for sound in sounds]
    for offset in _OFFSETS:
        heard = [hear(sound + np.float32(offset), model) for sound in sounds]
        score = sum(map(_pauses, talks, heard), Score())
        differs = partial(_change, heard, without)
        others = (
            f"; level {differs('speech_level_dbfs'):.1f} dB, "
            f"energy {differs('energy_percent'):.1f} points, "
            f"pace {differs('pace_10s_syllables_per_s'):.2f} syllables/s"
        )
        noise_db = differs("speech_to_noise_db")
        what = f"offset of {offset}: above the noise changes by, at most"
        yield row(what, "<= 0.5", noise_db, "{:.1f} dB", others)
        yield row(f"offset of {offset}: pauses F1", ">= 0.95", score.f1, "{:.3f}")


def _change(heard: list[DeliveryStream], without: list[DeliveryStream], key: str) -> float:
    """Return the largest change; infinite where only one of the two has the figure."""
    pairs = [(a.results.get(key), b.results.get(key)) for a, b in zip(heard, without, strict=True)]
    known = [pair for pair in pairs if pair != (None, None)]
    return max((abs(a - b) if None not in (a, b) else np.inf for a, b in known), default=0.0)


def _in_room(talk: Paused, rng: np.random.Generator) -> np.ndarray:
    return rooms.add(talk.samples, rooms.pink(len(talk.samples), rng), _ROOM_DB)


def _pauses(talk: Paused, heard: DeliveryStream) -> Score:
    found = heard.pauses
    return Score(len(talk.pauses), len(found), len(matches(talk.pauses, found)), heard.seconds)
