"""Who is trained on and who is tested on. Always by actor, never by file."""

from __future__ import annotations

from collections.abc import Sequence

#: EmoBox (Ma et al. 2024) RAVDESS folds; its sixth (6, 13, 17, 22) is kept back as the exam.
EMOBOX_FOLDS: tuple[tuple[int, ...], ...] = (
    (1, 11, 20, 21),
    (4, 10, 12, 14),
    (8, 9, 19, 23),
    (3, 5, 7, 24),
    (2, 15, 16, 18),
)


def by_actor(
    actors: Sequence[int], folds: Sequence[Sequence[int]] = EMOBOX_FOLDS
) -> list[tuple[list[int], list[int]]]:
    """(train, test) indices into `actors`, one pair a fold, no actor on both sides."""
    pairs = []
    for fold in folds:
        test = [i for i, actor in enumerate(actors) if actor in fold]
        train = [i for i, actor in enumerate(actors) if actor not in fold]
        pairs.append((train, test))
    return pairs
