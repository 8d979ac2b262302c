"""Unedited speech with the times of its syllables, from which talks are assembled."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import soundfile
from scipy.ndimage import gaussian_filter1d
from scipy.signal import find_peaks, peak_prominences

from coach.analysis.signal.log_mel import LogMel, band_centres_hz
from coach.common.arrays import Float32, Floats
from coach.domain.model_card import FeatureSpec
from coach.domain.stream import ANALYSIS_RATE_HZ as RATE_HZ
from training import corpora
from training.delivery.synthetic import say

_SPEC = FeatureSpec()
#: RMS that speech is levelled to.
LEVEL = 0.08
#: In each of the two sentences of RAVDESS.
_RAVDESS_SYLLABLES = 7
#: A clip is trimmed to where its level lies within this of its loud parts.
_TRIM_DB = 32.0


@dataclass(frozen=True, slots=True)
class Event:
    """A span of an utterance that the network should detect.

    Attributes
    ----------
    kind
        One of `examples.TARGETS`, prefixed with `edits.UNKNOWN` if it is uncertain.
    """

    kind: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Utterance:
    """Sound, and the times of what is in it.

    Attributes
    ----------
    samples
        float32 at 16 kHz, shape (n,).
    nuclei_s
        Middles of the syllables.
    dips_s
        Where the level is lowest between two of them: places to cut.
    counted
        Whether the number of syllables is known.
    """

    samples: Float32
    nuclei_s: tuple[float, ...]
    dips_s: tuple[float, ...]
    counted: bool = True
    events: tuple[Event, ...] = field(default=())

    @property
    def duration_s(self) -> float:
        """Length of the sound."""
        return len(self.samples) / RATE_HZ

    def cut(self, start_s: float, end_s: float) -> Utterance:
        """Return the part between two times, with all times counted from its start."""
        inside = [t - start_s for t in self.nuclei_s if start_s <= t < end_s]
        dips = [t - start_s for t in self.dips_s if start_s < t < end_s]
        events = [
            replace(
                e, start_s=max(e.start_s, start_s) - start_s, end_s=min(e.end_s, end_s) - start_s
            )
            for e in self.events
            if e.start_s < end_s and e.end_s > start_s
        ]
        samples = self.samples[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]
        return Utterance(samples, tuple(inside), tuple(dips), self.counted, tuple(events))


def pick(
    rng: np.random.Generator, times_s: tuple[float, ...], low_s: float, high_s: float
) -> float | None:
    """Pick a random time between two limits.

    Returns
    -------
    float or None
        None if no time lies between them.
    """
    inside = [t for t in times_s if low_s < t < high_s]
    return float(inside[rng.integers(len(inside))]) if inside else None


def joined(parts: list[Utterance], fade_s: float = 0.0) -> Utterance:
    """Join parts in order, each cross-faded into the next over `fade_s`."""
    fade = round(fade_s * RATE_HZ)
    whole = np.empty(0, np.float32)
    nuclei: list[float] = []
    dips: list[float] = []
    events: list[Event] = []
    for part in parts:
        samples = part.samples
        overlap = min(fade, len(whole), len(samples))
        at = (len(whole) - overlap) / RATE_HZ
        if overlap:
            ramp = np.linspace(0, 1, overlap, dtype=np.float32)
            mixed = whole[-overlap:] * (1 - ramp) + samples[:overlap] * ramp
            whole = np.concatenate([whole[:-overlap], mixed, samples[overlap:]])
        else:
            whole = np.concatenate([whole, samples])
        nuclei += [t + at for t in part.nuclei_s]
        dips += [t + at for t in part.dips_s]
        events += [replace(e, start_s=e.start_s + at, end_s=e.end_s + at) for e in part.events]
    counted = all(part.counted for part in parts)
    return Utterance(whole.astype(np.float32), tuple(nuclei), tuple(dips), counted, tuple(events))


def silence(seconds: float) -> Utterance:
    """Return digital silence."""
    return Utterance(np.zeros(round(seconds * RATE_HZ), np.float32), (), ())


def levelled(samples: Floats) -> Float32:
    """Scale samples to an RMS of `LEVEL`."""
    return np.asarray(samples * LEVEL / np.sqrt(np.mean(samples**2) + 1e-12), np.float32)


def trimmed(samples: Float32) -> Float32:
    """Remove the silence around speech."""
    hop = RATE_HZ // 100
    power = np.add.reduceat(samples.astype(float) ** 2, np.arange(0, len(samples), hop)) / hop
    level_db = 10 * np.log10(power + 1e-10)
    loud = np.flatnonzero(level_db > np.percentile(level_db, 95) - _TRIM_DB)
    return samples[max(0, loud[0] - 2) * hop : (loud[-1] + 3) * hop]


def envelope_db(samples: Float32, smooth_frames: float) -> Floats:
    """Return the level in the bands of vowels, 300 to 4,000 Hz.

    Bands are added as amplitudes to the power of 1.5, so that none hides the others.

    Parameters
    ----------
    samples
        float32 at 16 kHz, shape (n,).
    smooth_frames
        Standard deviation of the Gaussian smoothing.

    Returns
    -------
    Floats
        Level in dB, shape (frames,).
    """
    hz = band_centres_hz(_SPEC)
    log_mel = LogMel(_SPEC).push(np.pad(samples, _SPEC.n_fft // 2))
    amplitude = 10 ** (log_mel[:, (hz >= 300) & (hz <= 4_000)] * (1.5 / 20))
    smooth = gaussian_filter1d(amplitude.sum(axis=1), smooth_frames)
    level_db: Floats = 20 / 1.5 * np.log10(smooth + 1e-30)
    return level_db


def marked(samples: Float32, syllables: int) -> Utterance:
    """Mark the syllables of real speech, given only their number.

    They are the `syllables` most prominent peaks of the level.
    """
    for smooth_frames in (2.5, 1.8, 1.2):
        level_db = envelope_db(samples, smooth_frames)
        peaks, _ = find_peaks(level_db, height=level_db.max() - 35)
        if len(peaks) >= syllables:
            break
    prominence = peak_prominences(level_db, peaks)[0] if len(peaks) else np.empty(0)
    chosen = np.sort(peaks[np.argsort(-prominence)[:syllables]]).tolist()
    while 0 < len(chosen) < syllables:  # two merged into one peak: add one in the widest gap
        ends = [0, *chosen, len(level_db) - 1]
        widest = int(np.argmax(np.diff(ends)))
        chosen.insert(widest, (ends[widest] + ends[widest + 1]) // 2)
    dips = [a + int(level_db[a:b].argmin()) for a, b in itertools.pairwise(chosen) if b > a]
    per_s = _SPEC.frames_per_s
    return Utterance(samples, tuple(p / per_s for p in chosen), tuple(d / per_s for d in dips))


def learners(folder: Path, speakers: set[str]) -> dict[str, list[Utterance]]:
    """Load speechocean762 by speaker: ordinary people reading English.

    Parameters
    ----------
    folder
        With `text.tsv` and the files that it lists.
    speakers
        As in `text.tsv`; the others are left out.
    """
    found: dict[str, list[Utterance]] = {}
    with (folder / "text.tsv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            if line["speaker"] in speakers:
                samples, _ = soundfile.read(folder / line["file"], dtype="float32")
                clip = marked(levelled(trimmed(samples)), int(line["syllables"]))
                found.setdefault(f"learner-{line['speaker']}", []).append(clip)
    return found


def texts(folder: Path) -> list[str]:
    """Return the sentences that the learners read, for synthetic voices to say."""
    with (folder / "text.tsv").open(encoding="utf-8") as lines:
        return sorted({line["text"].lower() for line in csv.DictReader(lines, delimiter="\t")})


def learner_speakers(folder: Path) -> tuple[list[str], list[str]]:
    """Return two halves of the learners: to train and tune on, and to report on."""
    with (folder / "text.tsv").open(encoding="utf-8") as lines:
        names = sorted({line["speaker"] for line in csv.DictReader(lines, delimiter="\t")})
    return names[::2], names[1::2]


def actors(data: Path, speakers: list[str], every: int = 3) -> dict[str, list[Utterance]]:
    """Load RAVDESS speech by speaker.

    Parameters
    ----------
    data
        Folder below which RAVDESS lies, at any depth.
    speakers
        As in `Clip.speaker`.
    every
        Only every n-th clip is loaded.

    Raises
    ------
    CorpusError
        If a speaker has no clip.
    """
    found: dict[str, list[Utterance]] = {}
    for clip in corpora.find("ravdess-speech", data, speakers)[::every]:
        samples = levelled(trimmed(corpora.load(clip)))
        found.setdefault(clip.speaker, []).append(marked(samples, _RAVDESS_SYLLABLES))
    return found


def commands(folder: Path, speakers: set[str]) -> dict[str, list[Utterance]]:
    """Load Indian EmoSpeech Command by speaker.

    Recorded by phone in streets, rooms and trains. The number of syllables isn't known.
    """
    found: dict[str, list[Utterance]] = {}
    for path in sorted(folder.glob("*.ogg")):
        speaker = path.stem.split("-")[1]
        if speaker in speakers:
            samples, _ = soundfile.read(path, dtype="float32")
            if len(samples) > RATE_HZ // 4:
                clip = Utterance(levelled(samples), (), (), counted=False)
                found.setdefault(f"indian-{speaker}", []).append(clip)
    return found


def command_speakers(folder: Path) -> tuple[list[str], list[str]]:
    """Return two halves of the speakers of commands: to train and tune on, and to report on."""
    names = sorted({path.stem.split("-")[1] for path in folder.glob("*.ogg")})
    return names[::2], names[1::2]


#: Voices of espeak-ng.
_VOICES = (
    "en-us",
    "en-gb-scotland",
    "en-gb-x-rp",
    "en-029",
    "en-us-nyc",
    "English (Great Britain)",
)
#: Variants of them; others are reserved for the tests.
_VARIANTS = ("", "+m1", "+m2", "+m3", "+m7", "+m8", "+f1", "+f2", "+f3", "+f4", "+croak",
             "+whisper", "+klatt", "+klatt4")  # fmt: skip


def synthetic(
    sentences: list[str], rng: np.random.Generator, voices: int, each: int
) -> Iterator[tuple[str, list[Utterance]]]:
    """Make speakers with espeak-ng, whose syllables are known exactly.

    Parameters
    ----------
    sentences
        What they may say.
    rng
        Draws voices and sentences.
    voices
        Number of speakers.
    each
        Sentences of each speaker; those with fewer than two syllables are left out.

    Yields
    ------
    tuple[str, list[Utterance]]
        Name of a speaker, and what they say.
    """
    for number in range(voices):
        voice = _VOICES[rng.integers(len(_VOICES))] + _VARIANTS[rng.integers(len(_VARIANTS))]
        pitch, spread = int(rng.integers(0, 99)), int(rng.integers(20, 80))
        said = []
        for _ in range(each):
            text = sentences[rng.integers(len(sentences))]
            samples, nuclei, _words = say(text, voice, int(rng.integers(110, 230)), pitch, spread)
            if len(nuclei) < 2:
                continue
            level_db = envelope_db(samples, 2.0)
            edges = [round(t * _SPEC.frames_per_s) for t in nuclei]
            dips = [a + int(level_db[a:b].argmin()) for a, b in itertools.pairwise(edges) if b > a]
            clip = Utterance(
                levelled(samples), tuple(nuclei), tuple(d / _SPEC.frames_per_s for d in dips)
            )
            said.append(clip)
        yield f"{voice}-{number}", said
