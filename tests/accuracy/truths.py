"""Talks whose pauses, fillers and stutters are known, because they were spliced in.

Made from RAVDESS speech, with a seed. Syllables and vowels are found by Praat, not by the program
under test.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr

from tests.accuracy import rooms, splicing
from tests.accuracy.splicing import LEVEL, RATE_HZ, Spans
from training.corpora import Clip, find, load

#: Share of the phrases, or of the silences, that are changed.
_CHANGED = 0.35


@dataclass(frozen=True, slots=True)
class Talk:
    """One speaker's sound, float32 at 16 kHz, and (start, end) of each event in seconds."""

    speaker: str
    samples: np.ndarray
    events: Spans


#: Changes a phrase and returns where, or None if the phrase isn't suitable.
Edit = Callable[[np.ndarray, np.random.Generator], tuple[np.ndarray, tuple[float, float]] | None]


def actors(data: Path) -> tuple[list[str], list[str]]:
    """Return the speakers to tune on, and those to report on."""
    names = sorted({clip.speaker for clip in find("ravdess-speech", data)})
    return names[::2], names[1::2]


def clips_of(data: Path, speakers: list[str]) -> dict[str, list[Clip]]:
    clips = find("ravdess-speech", data)
    return {s: [clip for clip in clips if clip.speaker == s] for s in speakers}


def pause_talks(
    data: Path, speakers: list[str], snr_db: float | None, seed: int = 1
) -> Iterator[Talk]:
    """Yield talks of up to forty phrases, with silences of 0.3 to 2.5 s, which are the events."""
    rng = np.random.default_rng(seed)
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [splicing.silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:40]:
            phrase, longest_gap_s = splicing.trimmed(load(clips[index]))
            if longest_gap_s > 0.15:
                continue  # the actor paused
            low, high = ((0.3, 1.0), (1.0, 2.5))[rng.integers(2)]
            pause = splicing.silence(rng.uniform(low, high))
            at += len(phrase) / RATE_HZ
            events.append((at, at + len(pause) / RATE_HZ))
            at = events[-1][1]
            parts += [splicing.levelled(phrase), pause]
        yield Talk(speaker, _in_noise(np.concatenate(parts), snr_db, rng), events[:-1])


def edited_talks(
    data: Path, speakers: list[str], edit: Edit | None, seed: int, phrases: int = 60
) -> Iterator[Talk]:
    """Yield talks of phrases with silences of 0.4 to 1.5 s between, a third changed by `edit`."""
    rng = splicing.seeded(seed)
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [splicing.silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:phrases]:
            phrase = splicing.levelled(splicing.trimmed(load(clips[index]))[0])
            changed = edit(phrase, rng) if edit and rng.random() < _CHANGED else None
            if changed is not None:
                phrase, (start_s, end_s) = changed
                events.append((at + start_s, at + end_s))
            parts += [phrase, splicing.silence(rng.uniform(0.4, 1.5))]
            at += (len(parts[-2]) + len(parts[-1])) / RATE_HZ
        yield Talk(speaker, _in_noise(np.concatenate(parts), 35.0, rng), events)


def repetition(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Say the first syllable two to four times before continuing."""
    nuclei, dips = splicing.syllables(phrase)
    if len(nuclei) < 3:
        return None
    syllable = phrase[: round(dips[0] * RATE_HZ)]
    if not 0.1 < len(syllable) / RATE_HZ < 0.45:
        return None
    parts = []
    for _ in range(rng.integers(1, 4)):
        said = splicing.stretched(syllable, [(0, len(syllable) / RATE_HZ)], rng.uniform(0.93, 1.07))
        parts += [said * 10 ** (rng.uniform(-2, 2) / 20), splicing.silence(rng.uniform(0, 0.12))]
    start = splicing.joined(parts)
    changed = splicing.joined([start, phrase])
    return changed, (0.0, (len(changed) - len(phrase) + len(syllable)) / RATE_HZ)


def prolongation(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Hold a vowel inside the phrase three to five times as long, at least 0.4 s, at its pitch."""
    inner = [
        v for v in splicing.vowels(phrase) if v[0] > 0.1 and v[1] < len(phrase) / RATE_HZ - 0.25
    ]
    if not inner:
        return None
    start_s, end_s = inner[rng.integers(len(inner))]
    factor = max(rng.uniform(3, 5), 0.4 / (end_s - start_s))
    changed = splicing.stretched(phrase, [(start_s, end_s)], factor)
    return changed, (start_s, start_s + (end_s - start_s) * factor)


def block(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Stop the voice for 0.3 to 1 s inside a word, and let it set in abruptly.

    Inside "talking" or "sitting", the third and fourth of seven syllables.
    """
    nuclei, dips = splicing.syllables(phrase)
    if len(nuclei) != 7:
        return None
    at = round(dips[2] * RATE_HZ)
    silence = splicing.silence(rng.uniform(0.3, 1.0))
    before = phrase[:at].copy()
    before[-160:] *= np.linspace(1, 0, 160, dtype=np.float32)
    after = phrase[at:].copy()
    after[: RATE_HZ // 20] *= 10 ** (3 / 20)
    start_s = at / RATE_HZ
    return np.concatenate([before, silence, after]), (start_s, start_s + len(silence) / RATE_HZ)


def hesitation(
    phrase: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, tuple[float, float]] | None:
    """Stop for 0.3 to 1 s between two words of a phrase.

    Half of the time the sound before is drawn out, as by somebody looking for the next word.
    Between "are" and "talking", "talking" and "by", "by" and "the" or "the" and "door".
    """
    nuclei, dips = splicing.syllables(phrase)
    if len(nuclei) != 7:
        return None
    at_s = dips[rng.choice((1, 3, 4, 5))]
    before, after = np.split(phrase, [round(at_s * RATE_HZ)])
    if rng.random() < 0.5:
        before = splicing.stretched(before, [(max(0.0, at_s - 0.15), at_s)], rng.uniform(1.2, 2))
    before = before.copy()
    before[-160:] *= np.linspace(1, 0, 160, dtype=np.float32)
    silence = splicing.silence(rng.uniform(0.3, 1.0))
    start_s = len(before) / RATE_HZ
    return np.concatenate([before, silence, after]), (start_s, start_s + len(silence) / RATE_HZ)


def filler_talks(data: Path, speakers: list[str], seed: int) -> Iterator[Talk]:
    """Yield talks of sixty phrases, with a filler in a third of the silences between them.

    Half are a held vowel of the speaker's; half are a synthesised "um", "uh" or "er".
    """
    rng = splicing.seeded(seed)
    spoken = synthetic_fillers()
    for speaker, clips in clips_of(data, speakers).items():
        parts, at, events = [splicing.silence(0.5)], 0.5, []
        for index in rng.permutation(len(clips))[:60]:
            phrase = splicing.levelled(splicing.trimmed(load(clips[index]))[0])
            parts.append(phrase)
            at += len(phrase) / RATE_HZ
            if rng.random() < _CHANGED:
                if rng.random() < 0.5:
                    filler = held_vowel(phrase, rng)
                else:
                    filler = spoken[rng.integers(len(spoken))]
                if filler is not None:
                    filler = splicing.levelled(filler) * np.float32(10 ** (rng.uniform(-6, 0) / 20))
                    before = splicing.silence(rng.uniform(0.08, 0.5))
                    start_s = at + len(before) / RATE_HZ
                    events.append((start_s, start_s + len(filler) / RATE_HZ))
                    parts += [before, filler]
                    at = events[-1][1]
            parts.append(splicing.silence(rng.uniform(0.2, 1.2)))
            at += len(parts[-1]) / RATE_HZ
        yield Talk(speaker, _in_noise(np.concatenate(parts), 35.0, rng), events)


def synthetic_fillers() -> list[np.ndarray]:
    """Return "um", "uh" and "er" from espeak-ng in eight voices, trimmed; also used for tuning."""
    return [
        espeak(f"en+{voice}", f"[[{sound}]]", 110)
        for voice in ("m1", "m2", "m3", "m7", "f1", "f2", "f3", "f4")
        for sound in ("V::m", "V::", "3::")
    ]


def espeak(voice: str, text: str, rate: int) -> np.ndarray:
    """Return text spoken by espeak-ng, trimmed. rate: words a minute."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        command = ["espeak-ng", "-v", voice, "-s", str(rate), "-w", str(path), text]
        subprocess.run(command, check=True, capture_output=True)
        samples, rate_hz = soundfile.read(path, dtype="float32")
    return splicing.trimmed(soxr.resample(samples, rate_hz, RATE_HZ))[0]


def held_vowel(phrase: np.ndarray, rng: np.random.Generator) -> np.ndarray | None:
    """Hold a vowel of the phrase at its own pitch for 0.3 to 0.8 s, faded in and out."""
    vowels = splicing.vowels(phrase)
    if not vowels:
        return None
    start_s, end_s = vowels[rng.integers(len(vowels))]
    vowel = phrase[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]
    length_s = rng.uniform(0.3, 0.8)
    held = splicing.stretched(vowel, [(0, end_s - start_s)], length_s / (end_s - start_s))
    ramp = np.linspace(0, 1, RATE_HZ // 30, dtype=np.float32)
    held[: len(ramp)] *= ramp
    held[-len(ramp) :] *= ramp[::-1]
    return held


def _in_noise(samples: np.ndarray, snr_db: float | None, rng: np.random.Generator) -> np.ndarray:
    """Add pink noise, relative to the level of speech; None adds none."""
    if snr_db is None:
        return samples
    noise = rooms.pink(len(samples), rng)
    noise *= LEVEL / 10 ** (snr_db / 20) / np.sqrt(np.mean(noise**2))
    return (samples + noise).astype(np.float32)
