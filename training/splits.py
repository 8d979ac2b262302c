"""Splits into training and test data: always by speaker, never by file."""

from __future__ import annotations

from collections.abc import Sequence

from training.corpora import Clip, ravdess_speaker

#: RAVDESS folds of EmoBox (Ma et al. 2024); its sixth (6, 13, 17, 22) is held out for a final test.
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

#: Actors of the folds: even with all 24 at hand, the four held out are never trained on.
KNOWN_ACTORS: tuple[str, ...] = tuple(speaker for fold in EMOBOX_FOLDS for speaker in fold)


#: (train, test) indices, one pair per fold.
Folds = list[tuple[list[int], list[int]]]

#: The split that trains on everybody; its network is shipped.
FINAL = "all"
#: Field of RAVDESS's file names that numbers the sentence.
_STATEMENT = 4
_FOLD, _WITHOUT, _SENTENCE = "fold", "without-", "sentence"


def folds() -> list[str]:
    """Return the names of the splits that leave out a fifth of the speakers of every corpus."""
    return [f"{_FOLD}{number}" for number in range(1, len(EMOBOX_FOLDS) + 1)]


def without_corpus(corpus: str) -> str:
    """Return the name of the split that leaves out a whole corpus."""
    return f"{_WITHOUT}{corpus}"


def sentences() -> list[str]:
    """Return the names of the splits that leave out a fold's actors and, by turns, a sentence."""
    return [f"{_SENTENCE}{number}" for number in range(1, len(EMOBOX_FOLDS) + 1)]


def trained_on(split: str, clips: Sequence[Clip]) -> list[int]:
    """Return the indices of the clips that a split's network is trained on.

    Parameters
    ----------
    split
        Name of the split.
    clips
        All clips of one corpus.

    Returns
    -------
    list
        Empty if the corpus is left out.
    """
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
    """Return the speakers of one corpus that a fold, numbered from 0, leaves out."""
    if clips[0].speaker in KNOWN_ACTORS:
        return set(EMOBOX_FOLDS[fold])
    return set(sorted({clip.speaker for clip in clips})[fold :: len(EMOBOX_FOLDS)])


def is_open(fold: int, clip: Clip) -> bool:
    """Return whether a RAVDESS clip has the sentence that a fold of `sentences` leaves out.

    Parameters
    ----------
    fold
        Number of the fold, from 0.
    clip
        A clip of RAVDESS, speech or song.
    """
    return clip.path.stem.split("-")[_STATEMENT] == ("01" if fold % 2 else "02")


def by_speaker(clips: Sequence[Clip]) -> Folds:
    """Split the clips of one corpus into folds, with no speaker on both sides.

    Returns
    -------
    list
        (train, test) indices into the clips, one pair per fold.
    """
    pairs = []
    for fold in range(len(EMOBOX_FOLDS)):
        tested = tested_speakers(fold, clips)
        test = [i for i, clip in enumerate(clips) if clip.speaker in tested]
        pairs.append((sorted(set(range(len(clips))) - set(test)), test))
    return pairs
