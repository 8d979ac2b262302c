"""Ordinary people who read sentences, and the speakers to tune on and to report on.

Of every corpus the speakers are sorted; those with even index are for tuning. Learners are of
speechocean762 (Zhang et al. 2021, Mandarin speakers of English, half of them children); Indian
speakers of the Indian EmoSpeech Command data (Banga et al. 2019), one or a few words at a time.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import soxr

from tests.accuracy import splicing, truths
from tests.accuracy.splicing import RATE_HZ
from training.corpora import CorpusError

#: A silence inside a sentence that is longer than this cuts it in two.
_GAP_S = 0.15
#: Frames of 5 ms with a voice that a piece of a sentence must have, to be heard as speech.
_LEAST_VOICED = 16
#: A silence is told by `TRIM_DB` below the loud parts, so the room must be quieter than that.
_ABOVE_ROOM_DB = splicing.TRIM_DB + 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that a learner read.

    syllables: of its words, from a dictionary; what was really said may be more or less.
    """

    path: Path
    speaker: str
    age: int
    syllables: int
    text: str

    @property
    def has_words_twice(self) -> bool:
        """As in "two two eight": that is a repetition, though nobody stumbled."""
        words = self.text.split()
        return any(a == b for a, b in pairwise(words))


@dataclass(frozen=True, slots=True)
class Half:
    """Speakers of every corpus who are tuned on, or reported on."""

    tuned_on: bool
    learners: tuple[str, ...]
    indian: tuple[str, ...]
    actors: tuple[str, ...]


def half(data: Path, tuned_on: bool) -> Half:
    first = 0 if tuned_on else 1
    return Half(
        tuned_on,
        tuple(sorted({one.speaker for one in _sentences(data)})[first::2]),
        tuple(sorted(_indian(data))[first::2]),
        tuple(truths.actors(data)[first]),
    )


def sentences(data: Path, speaker: str) -> list[Sentence]:
    """A learner's, in the order of their files."""
    return [one for one in _sentences(data) if one.speaker == speaker]


def read(path: Path) -> np.ndarray:
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return soxr.resample(samples.mean(axis=1), rate_hz, RATE_HZ)


def learner_talk(data: Path, speaker: str) -> np.ndarray:
    """A learner's sentences one after another, as they are, silences included."""
    return np.concatenate([read(one.path) for one in sentences(data, speaker)])


def indian_talk(data: Path, speaker: str, rng: np.random.Generator) -> np.ndarray:
    """A speaker's words with silences of 0.4 to 0.8 s between, as they are."""
    parts = []
    for path in _indian(data)[speaker]:
        parts += [read(path), splicing.silence(rng.uniform(0.4, 0.8))]
    return np.concatenate(parts)


def pieces(sentence: Sentence) -> list[np.ndarray] | None:
    """A sentence cut at its silences, at the usual level; None where its room is too loud to tell
    them, or a piece has hardly any voice, so that it may be a click as well. Together they hold
    all its syllables."""
    whole = read(sentence.path)
    if splicing.above_room_db(whole) < _ABOVE_ROOM_DB:
        return None
    samples = splicing.levelled(splicing.trimmed(whole)[0])
    found = splicing.cut_at_gaps(samples, _GAP_S)
    return found if all(len(splicing.f0_hz(piece)) >= _LEAST_VOICED for piece in found) else None


@cache
def _sentences(data: Path) -> tuple[Sentence, ...]:
    table = data / "learners" / "text.tsv"
    if not table.is_file():
        raise CorpusError(f"No learners' sentences below {data}: there is no learners/text.tsv.")
    with table.open(encoding="utf-8", newline="") as file:
        return tuple(
            Sentence(
                table.parent / row["file"],
                row["speaker"],
                int(row["age"]),
                int(row["syllables"]),
                row["text"],
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


@cache
def _indian(data: Path) -> dict[str, list[Path]]:
    """Files by speaker; they are called emotion-speaker-word-time."""
    found: dict[str, list[Path]] = {}
    for path in sorted((data / "indian").glob("*-*-*-*.ogg")):
        found.setdefault(path.stem.split("-")[1], []).append(path)
    return found
