"""Speech corpora as lists of labelled clips: a parser and an entry in `CORPORA` for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import soundfile
import soxr

from coach.common.arrays import Float32
from coach.domain.model_card import EMOTION_LABELS
from coach.domain.stream import ANALYSIS_RATE_HZ

#: The order of the network's outputs; RAVDESS numbers its emotions 01 to 08 in this order.
LABELS = EMOTION_LABELS
#: Label of clips in which nobody acts: neutral or calm, and nobody knows which.
EVERYDAY = "everyday"
#: Names that `Clip.label` indexes.
NAMES = (*LABELS, EVERYDAY)

#: Emotions spoken with high activation, and with low (Russell 1980); disgust is neither.
ACTIVATED = frozenset({"happy", "angry", "fearful", "surprised"})
UNACTIVATED = frozenset({"neutral", "calm", "sad"})

#: Labels of speech that may be how the speaker usually sounds.
ORDINARY = frozenset({"neutral", "calm", EVERYDAY})

_AUDIO_SUFFIXES = {".flac", ".wav", ".ogg", ".mp3"}


class CorpusError(Exception):
    """A corpus that is missing or can't be used as asked; the message says what to check."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One labelled utterance.

    Attributes
    ----------
    label
        Index into `NAMES`.
    speaker
        Unique over all corpora; a person recorded for two corpora is one speaker.
    strong
        Whether it is acted with strong intensity, where the corpus says so.
    """

    path: Path
    corpus: str
    label: int
    speaker: str
    strong: bool = False

    @property
    def ordinary(self) -> bool:
        """Whether this may be how the speaker usually sounds: neutral, calm or not acted."""
        return NAMES[self.label] in ORDINARY

    @property
    def activation(self) -> float | None:
        """1 for an activated voice, 0 for one that isn't, None where the label leaves it open.

        Strong sadness is None as well: acted as sobbing, it is anything but subdued.
        """
        name = NAMES[self.label]
        if name in ACTIVATED:
            return 1.0
        return 0.0 if name in UNACTIVATED and not (name == "sad" and self.strong) else None


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus, and how it names its files.

    Attributes
    ----------
    name
        Key in `CORPORA`.
    title
        Name and source, for the model card.
    licence
        Terms that whoever trains on it must observe.
    hint
        What to point `--data` at, for the message when no clip is found.
    parse
        Returns a file's label name, speaker and whether its intensity is strong; None for a file
        that isn't a clip of this corpus.
    """

    name: str
    title: str
    licence: str
    hint: str
    parse: Callable[[Path], tuple[str, str, bool] | None]


def _ravdess(channel: str) -> Callable[[Path], tuple[str, str, bool] | None]:
    """Return a parser of `modality-channel-emotion-intensity-statement-repetition-actor`."""

    def parse(path: Path) -> tuple[str, str, bool] | None:
        parts = path.stem.split("-")
        if len(parts) != 7 or not all(re.fullmatch(r"\d\d", part) for part in parts):
            return None
        if parts[1] != channel or not 1 <= int(parts[2]) <= len(LABELS):
            return None
        return LABELS[int(parts[2]) - 1], parts[6], parts[3] == "02"

    return parse


def _by_code(
    pattern: str, emotions: dict[str, str], strong: str | None = None
) -> Callable[[Path], tuple[str, str, bool] | None]:
    """Return a parser of file names that hold a code for the emotion.

    The pattern must match `folder/name`, without the suffix and in any case. Its groups are
    `speaker`, `emotion` and, with `strong`, `level`.
    """
    regex = re.compile(pattern, re.IGNORECASE)

    def parse(path: Path) -> tuple[str, str, bool] | None:
        match = regex.fullmatch(f"{path.parent.name}/{path.stem}")
        label = emotions.get(match["emotion"].lower()) if match else None
        if match is None or label is None:
            return None
        return label, match["speaker"].upper(), strong is not None and match["level"] == strong

    return parse


def _everyday(
    pattern: str, strong: str | None = None
) -> Callable[[Path], tuple[str, str, bool] | None]:
    """Return a parser of the file names of a corpus in which nobody acts.

    The pattern must match the name without the suffix. Its groups are `speaker` and, with
    `strong`, `level`.
    """
    regex = re.compile(pattern)

    def parse(path: Path) -> tuple[str, str, bool] | None:
        match = regex.fullmatch(path.stem)
        if match is None:
            return None
        return EVERYDAY, match["speaker"], strong is not None and match["level"] == strong

    return parse


_ACTORS = "the folder that holds Actor_01, Actor_02, and so on"

CORPORA: dict[str, Corpus] = {
    corpus.name: corpus
    for corpus in (
        Corpus(
            "ravdess-speech",
            "RAVDESS speech (Livingstone & Russo 2018, doi 10.1371/journal.pone.0196391)",
            "CC BY-NC-SA 4.0",
            _ACTORS,
            _ravdess("01"),
        ),
        Corpus(
            "ravdess-song",
            "RAVDESS song (Livingstone & Russo 2018, doi 10.1371/journal.pone.0196391)",
            "CC BY-NC-SA 4.0",
            _ACTORS,
            _ravdess("02"),
        ),
        Corpus(
            "ased",
            "ASED v1 (Retta et al. 2023, Amharic)",
            "published for research without a licence file",
            "the folder that holds 01Neutral, 02Fearful, and so on",
            _by_code(
                r".*/(?P<emotion>[nfhsa][1-5])-\d\d-\d\d-\d\d-(?P<speaker>\d\d)",
                {"n1": "neutral", "f2": "fearful", "h3": "happy", "s4": "sad", "a5": "angry"},
            ),
        ),
        Corpus(
            "learners",
            "speechocean762 (Zhang et al. 2021, doi 10.21437/Interspeech.2021-1259)",
            "free for commercial and other use",
            "the folder that holds text.tsv, and names like 0001-000010011.ogg",
            _everyday(r"(?P<speaker>\d{4})-\d{9}"),
        ),
        Corpus(
            "indian",
            "Indian EmoSpeech Command (Banga et al. 2019)",
            "CC BY-NC-SA 4.0",
            "names like angry-42923923-go-1563215754814.ogg",
            _by_code(
                r".*/(?P<emotion>angry|calm|fearful|happy)-(?P<speaker>[0-9a-f]{8})-\w+-.+",
                {name: name for name in ("angry", "calm", "fearful", "happy")},
            ),
        ),
        Corpus(
            "levels",
            "BAVED (Aouf 2019, Arabic words at three levels of expression)",
            "published without a licence file: for measuring",
            "names like 0-s100-f-w0-0.ogg",
            _everyday(r"(?P<level>[012])-(?P<speaker>s\d+)-[fm]-w\d-\d+", strong="2"),
        ),
        Corpus(
            "crema-d",
            "CREMA-D (Cao et al. 2014, doi 10.1109/TAFFC.2014.2336244)",
            "Open Database License 1.0",
            "the folder AudioWAV",
            _by_code(
                r".*/(?P<speaker>\d{4})_[A-Z]{3}_(?P<emotion>[A-Z]{3})_(?P<level>[A-Z]{2})",
                {
                    "neu": "neutral", "hap": "happy", "sad": "sad",
                    "ang": "angry", "fea": "fearful", "dis": "disgust",
                },
                strong="HI",
            ),
        ),
        Corpus(
            "savee",
            "SAVEE (Haq & Jackson 2010)",
            "research only, by registration",
            "the folder that holds DC, JE, JK and KL, or names like DC_a01.wav",
            _by_code(
                r"(?:(?=(DC|JE|JK|KL)/)|[^/]*/(?=(DC|JE|JK|KL)_))"
                r"(?P<speaker>DC|JE|JK|KL)[/_](?P<emotion>sa|su|[adfhn])\d\d",
                {
                    "n": "neutral", "h": "happy", "sa": "sad", "a": "angry",
                    "f": "fearful", "d": "disgust", "su": "surprised",
                },
            ),
        ),
        Corpus(
            "tess",
            "TESS (Pichora-Fuller & Dupuis 2020, doi 10.5683/SP2/E8H2MF)",
            "CC BY-NC-ND 4.0",
            "the folder that holds OAF_angry, YAF_happy, and so on",
            _by_code(
                r".*/(?P<speaker>[OY]A)F?_\w+?_(?P<emotion>[a-z]+)",
                {
                    "neutral": "neutral", "happy": "happy", "sad": "sad", "angry": "angry",
                    "fear": "fearful", "disgust": "disgust", "ps": "surprised",
                },
            ),
        ),
        Corpus(
            "emo-db",
            "EMO-DB (Burkhardt et al. 2005, German)",
            "free for research",
            "the folder wav, with names like 03a01Fa.wav",
            _by_code(
                # L, boredom, has no counterpart in RAVDESS.
                r".*/(?P<speaker>\d\d)[ab]\d\d(?P<emotion>[NFTWAE])[a-f]",
                {
                    "n": "neutral", "f": "happy", "t": "sad", "w": "angry",
                    "a": "fearful", "e": "disgust",
                },
            ),
        ),
    )
}  # fmt: skip


def find(name: str, root: Path, speakers: Iterable[str] | None = None) -> list[Clip]:
    """Find the clips of one corpus anywhere below a folder.

    Files with names of any other form are ignored.

    Parameters
    ----------
    name
        Key in `CORPORA`.
    root
        Folder to search.
    speakers
        Only these, as in `Clip.speaker`; None for all.

    Returns
    -------
    list
        Clips sorted by file name.

    Raises
    ------
    CorpusError
        If there is no clip, or none of one of the speakers.
    """
    corpus = CORPORA[name]
    # Speech and song of RAVDESS share their actors.
    prefix = name.removesuffix("-speech").removesuffix("-song")
    wanted = None if speakers is None else set(speakers)
    everybody = set()
    clips = []
    for path in sorted(root.rglob("*"), key=lambda p: (p.name, p)):
        if path.suffix.lower() not in _AUDIO_SUFFIXES or (parsed := corpus.parse(path)) is None:
            continue
        label, person, strong = parsed
        speaker = f"{prefix}-{person}"
        everybody.add(speaker)
        if wanted is None or speaker in wanted:
            clips.append(Clip(path, name, NAMES.index(label), speaker, strong))
    if not everybody:
        raise CorpusError(f"No clip of {corpus.title} below {root}. Point --data at {corpus.hint}.")
    if missing := sorted((wanted or set()) - everybody):
        raise CorpusError(
            f"No clip of {corpus.title} with the voice of {', '.join(missing)} below {root}. "
            f"There are: {', '.join(sorted(everybody))}."
        )
    return clips


def ravdess_speaker(actor: int) -> str:
    """Return the `Clip.speaker` of a RAVDESS actor, 1 to 24."""
    return f"ravdess-{actor:02}"


def load(clip: Clip) -> Float32:
    """Read a clip as float32 mono at the analysis rate, shape (n,)."""
    samples, rate_hz = soundfile.read(clip.path, dtype="float32", always_2d=True)
    return soxr.resample(samples.mean(axis=1), rate_hz, ANALYSIS_RATE_HZ)
