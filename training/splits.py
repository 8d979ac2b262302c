"""Who is trained on and who is tested on. Always by speaker, never by file."""

from __future__ import annotations

from collections.abc import Sequence

from training.corpora import Clip, ravdess_speaker

#: EmoBox (Ma et al. 2024) RAVDESS folds; its sixth (6, 13, 17, 22) is kept back as the exam.
EMOBOX_FOLDS: tuple[tuple[str, ...], ...] = tuple(
    tuple(ravdess_speaker(actor) for actor in fold)
    for fold in (
        (1, 11, 20, 21),
        (4, 10, 12, 14),
        (8, 9, 19, 23),
        (3, 5, 7, 24),
        (2, 15, 16, 18),
    )
)

#: Whoever has all 24 actors still keeps the exam's four out of training.
KNOWN_ACTORS: tuple[str, ...] = tuple(speaker for fold in EMOBOX_FOLDS for speaker in fold)


#: (train, test) indices, one pair a fold.
Folds = list[tuple[list[int], list[int]]]

#: Trained on everybody, and shipped.
FINAL = "all"
#: Where RAVDESS's names say which sentence it is.
_STATEMENT = 4
_FOLD, _WITHOUT, _SENTENCE = "fold", "without-", "sentence"


def folds() -> list[str]:
    """Names of the splits that leave out a fifth of the speakers of every corpus."""
    return [f"{_FOLD}{number}" for number in range(1, len(EMOBOX_FOLDS) + 1)]


def without_corpus(corpus: str) -> str:
    """Name of the split that leaves a whole corpus out."""
    return f"{_WITHOUT}{corpus}"


def sentences() -> list[str]:
    """Names of the splits that leave out a fold's actors, and one of the two sentences in turn."""
    return [f"{_SENTENCE}{number}" for number in range(1, len(EMOBOX_FOLDS) + 1)]


def trained_on(split: str, clips: Sequence[Clip]) -> list[int]:
    """Indices of the clips of one corpus that a split's network may hear; [] for none."""
    if split == FINAL:
        return list(range(len(clips)))
    if split.startswith(_WITHOUT):
        left_out = clips[0].corpus == split.removeprefix(_WITHOUT)
        return [] if left_out else list(range(len(clips)))
    number = int(split[-1]) - 1
    tested = tested_speakers(number, clips)
    heard = [i for i, clip in enumerate(clips) if clip.speaker not in tested]
    if split.startswith(_SENTENCE) and clips[0].corpus.startswith("ravdess"):
        return [i for i in heard if not is_open(number, clips[i])]
    return heard


def tested_speakers(fold: int, clips: Sequence[Clip]) -> set[str]:
    """The speakers of one corpus that a fold (from 0) leaves out."""
    if clips[0].speaker in KNOWN_ACTORS:
        return set(EMOBOX_FOLDS[fold])
    return set(sorted({clip.speaker for clip in clips})[fold :: len(EMOBOX_FOLDS)])


def is_open(fold: int, clip: Clip) -> bool:
    """Whether a clip of RAVDESS holds the sentence that a fold of `sentences` doesn't hear."""
    return clip.path.stem.split("-")[_STATEMENT] == ("01" if fold % 2 else "02")


def by_speaker(clips: Sequence[Clip]) -> Folds:
    """(train, test) indices into the clips of one corpus, one pair a fold, no speaker on both
    sides."""
    pairs = []
    for fold in range(len(EMOBOX_FOLDS)):
        tested = tested_speakers(fold, clips)
        test = [i for i, clip in enumerate(clips) if clip.speaker in tested]
        pairs.append((sorted(set(range(len(clips))) - set(test)), test))
    return pairs
