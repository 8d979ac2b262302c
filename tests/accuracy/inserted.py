"""Fillers inside running speech: "so um the", or a vowel drawn out into the next word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from coach.domain.stream import EventKind
from tests.accuracy import ordinary, people, rooms, splicing, truths
from tests.accuracy.hearing import hear
from tests.accuracy.people import Half
from tests.accuracy.rows import Row, row
from tests.accuracy.scoring import Score, matches
from tests.accuracy.splicing import RATE_HZ, Spans

_SEED = 55
#: Share of the sentences that get a filler.
_CHANGED = 0.6
#: espeak-ng voices and sounds for testing; those of `truths.synthetic_fillers` are for tuning.
_VOICES = ("en+m4", "en+m5", "en+m6", "en+f5", "en+klatt2", "en+klatt3")
_SOUNDS = ("V::m", "V::", "3::", "3::m", "A::", "m::")
#: Fillers as other languages write them.
_FOREIGN = (
    ("de+m4", "äh"),
    ("de+f5", "ähm"),
    ("fr+m5", "euh"),
    ("fr+f5", "euhm"),
    ("es+m6", "eh"),
    ("it+f5", "ehm"),
    ("sv+m4", "öh"),
    ("tr+m5", "ııı"),
    ("nl+m6", "uhm"),
)


@dataclass(frozen=True, slots=True)
class Inserted:
    """A learner's sentences with fillers put in; held: which of them are the speaker's vowels."""

    samples: np.ndarray
    fillers: Spans
    held: list[bool]


def fillers(data: Path, half: Half) -> Iterator[Row]:
    """Measure F1 with fillers put in, and false ones in the same people's untouched speech."""
    score = Score()
    found: dict[bool, list[bool]] = {True: [], False: []}
    for talk in filler_talks(data, half):
        heard = hear(talk.samples, with_fluency=False)
        spans = heard.of(EventKind.FILLER)
        right = {known for known, _ in matches(talk.fillers, spans)}
        score += Score(len(talk.fillers), len(spans), len(right), heard.seconds)
        for span, held in zip(talk.fillers, talk.held, strict=True):
            found[held].append(span in right)
    of = (
        f" of {score.known}; found are {np.mean(found[True]):.0%} of held vowels, "
        f"{np.mean(found[False]):.0%} of synthetic ones"
    )
    yield row("fillers in running speech: F1", ">= 0.7", score.f1, "{:.3f}", of)
    heard_all = [ordinary.heard_learner(data, speaker, False) for speaker in half.learners]
    minutes = sum(heard.seconds for heard in heard_all) / 60
    false = sum(len(heard.of(EventKind.FILLER)) for heard in heard_all) / minutes
    what = "fillers in running speech: false ones in untouched speech"
    yield row(what, "<= 0.5", false, "{:.2f} a minute", f" in {minutes:.0f} min")


def filler_talks(data: Path, half: Half) -> Iterator[Inserted]:
    """Yield one talk for every second learner."""
    rng = splicing.seeded(_SEED)
    spoken = truths.synthetic_fillers() if half.tuned_on else _other_fillers()
    for speaker in half.learners[::2]:
        parts, at, spans, held = [], 0, [], []
        for sentence in people.sentences(data, speaker):
            said = people.read(sentence.path)
            if rng.random() < _CHANGED:
                is_held = bool(rng.random() < 0.5)
                filler = _filler(said, None if is_held else spoken, rng)
                changed = None if filler is None else put_in(said, filler, rng)
                if changed is not None:
                    said, (start_s, end_s) = changed
                    spans.append((at / RATE_HZ + start_s, at / RATE_HZ + end_s))
                    held.append(is_held)
            parts.append(said)
            at += len(said)
        yield Inserted(np.concatenate(parts), spans, held)


def put_in(
    said: np.ndarray, filler: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Insert a filler where the sentence dips; return the sentence and where the filler is, in s.

    Crossfaded over 5 to 20 ms, and half of the time with 50 to 150 ms of the room on one side.
    """
    at_s = _deep_dip(said, rng)
    if at_s is None:
        return None
    at = round(at_s * RATE_HZ)
    fade_s = rng.uniform(0.005, 0.02)
    nothing = np.empty(0, np.float32)
    room = splicing.room_tone(said, rng.uniform(0.05, 0.15), rng)
    before, after = ((nothing, nothing), (room, nothing), (nothing, room))[
        rng.choice(3, p=(0.5, 0.25, 0.25))
    ]
    parts = [said[:at], before, filler, after, said[at:]]
    start_s = len(splicing.joined(parts[:2], fade_s)) / RATE_HZ - fade_s
    end_s = len(splicing.joined(parts[:3], fade_s)) / RATE_HZ
    return splicing.joined(parts, fade_s), (start_s, end_s)


def _deep_dip(said: np.ndarray, rng: np.random.Generator) -> float | None:
    """Pick one of the deeper half of the dips between syllables, as between words; or None."""
    _, dips = splicing.syllables(said)
    if not dips:
        return None
    around = [said[max(0, round(s * RATE_HZ) - 80) :][:160] for s in dips]
    levels_db = np.array([rooms.level_db(sound) for sound in around])
    deep = np.array(dips)[levels_db <= np.median(levels_db)]
    return float(rng.choice(deep))


def _filler(
    said: np.ndarray, spoken: list[np.ndarray] | None, rng: np.random.Generator
) -> np.ndarray | None:
    """Make a filler about as loud as the sentence.

    A held vowel of the sentence, or one of `spoken` at the speaker's pitch.
    """
    if spoken is None:
        filler = truths.held_vowel(said, rng)
        if filler is None:
            return None
    else:
        voiced_hz = splicing.f0_hz(said)
        if not len(voiced_hz):
            return None
        sound = spoken[rng.integers(len(spoken))]
        filler = splicing.at_pitch(sound, float(np.median(voiced_hz)) * rng.uniform(0.85, 1.05))
    gain_db = rooms.speech_level_db(said) - rooms.level_db(filler) + rng.uniform(-5, 1)
    return (filler * 10 ** (gain_db / 20)).astype(np.float32)


@cache
def _other_fillers() -> list[np.ndarray]:
    """Return fillers of voices, sounds and rates that nothing is tuned on, 0.2 to 0.9 s long."""
    rates = (80, 100, 130, 160)
    said = [(voice, f"[[{sound}]]") for voice in _VOICES for sound in _SOUNDS] + list(_FOREIGN)
    sounds = (truths.espeak(*one, rates[number % 4]) for number, one in enumerate(said))
    return [sound for sound in sounds if 0.2 < len(sound) / RATE_HZ < 0.9]
