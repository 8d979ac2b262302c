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


def without(clips: Sequence[Clip], speakers: Sequence[str]) -> list[int]:
    """Indices of the clips that may be trained on when `speakers` are tested on."""
    return [i for i, clip in enumerate(clips) if clip.speaker not in speakers]


def by_speaker(speakers: Sequence[str]) -> Folds:
    """(train, test) indices into `speakers`, one pair a fold, no speaker on both sides."""
    pairs = []
    for fold in EMOBOX_FOLDS:
        test = [i for i, speaker in enumerate(speakers) if speaker in fold]
        train = [i for i, speaker in enumerate(speakers) if speaker not in fold]
        pairs.append((train, test))
    return pairs
