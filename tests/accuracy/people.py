"""Ordinary people who read sentences, and the speakers to tune on and to report on.

In every corpus the speakers are sorted; those with an even index are for tuning. The learners
are from speechocean762 (Zhang et al. 2021, Mandarin speakers of English, half of them children),
the Indian speakers from the Indian EmoSpeech Command data (Banga et al. 2019), with one or a few
words at a time.
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

#: A silence inside a sentence longer than this cuts it in two.
_GAP_S = 0.15
#: A piece of a sentence must have this many voiced frames of 5 ms to count as speech.
_LEAST_VOICED = 16
#: Silences lie `TRIM_DB` below the loud parts, so the room must be quieter than that.
_ABOVE_ROOM_DB = splicing.TRIM_DB + 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that a learner read.

    syllables: of its words, from a dictionary; the learner may have said more or fewer.
    """

    path: Path
    speaker: str
    age: int
    syllables: int
    text: str

    @property
    def has_words_twice(self) -> bool:
        """Whether a word is doubled, as in "two two eight": a repetition without a stumble."""
        words = self.text.split()
        return any(a == b for a, b in pairwise(words))


@dataclass(frozen=True, slots=True)
class Half:
    """Speakers of every corpus: those for tuning, or those to report on."""

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
    """Return a learner's sentences, in the order of their files."""
    return [one for one in _sentences(data) if one.speaker == speaker]


def read(path: Path) -> np.ndarray:
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return soxr.resample(samples.mean(axis=1), rate_hz, RATE_HZ)


def learner_talk(data: Path, speaker: str) -> np.ndarray:
    """Return a learner's sentences one after another, unchanged, silences included."""
    return np.concatenate([read(one.path) for one in sentences(data, speaker)])


def indian_talk(data: Path, speaker: str, rng: np.random.Generator) -> np.ndarray:
    """Return a speaker's words, unchanged, with silences of 0.4 to 0.8 s between them."""
    parts = []
    for path in _indian(data)[speaker]:
        parts += [read(path), splicing.silence(rng.uniform(0.4, 0.8))]
    return np.concatenate(parts)


def commands(data: Path, speaker: str) -> list[Path]:
    """Return an Indian speaker's files; their names are emotion-speaker-word-time."""
    return _indian(data)[speaker]


def pieces(sentence: Sentence) -> list[np.ndarray] | None:
    """Cut a sentence at its silences, and bring the pieces to the usual level.

    Together they hold all its syllables. None where the room is too loud to find the silences, or
    where a piece has hardly any voice, so that it may be a click.
    """
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
    """Return files by speaker; their names are emotion-speaker-word-time."""
    found: dict[str, list[Path]] = {}
    for path in sorted((data / "indian").glob("*-*-*-*.ogg")):
        found.setdefault(path.stem.split("-")[1], []).append(path)
    return found
