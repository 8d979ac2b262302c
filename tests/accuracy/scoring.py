"""Comparing detected events with known ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

Spans = Iterable[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over talks: known, found and correctly found events, and the seconds analysed."""

    known: int = 0
    found: int = 0
    right: int = 0
    heard_s: float = 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.known + other.known,
            self.found + other.found,
            self.right + other.right,
            self.heard_s + other.heard_s,
        )

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.known + self.found)

    @property
    def false_per_min(self) -> float:
        return (self.found - self.right) / self.heard_s * 60


def matches(known: Spans, found: Spans) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return pairs of a known and a found event that share over half of the shorter one.

    Each event is used once.
    """
    left = list(found)
    pairs = []
    for start, end in known:
        for other in left:
            shared = min(end, other[1]) - max(start, other[0])
            if shared > 0.5 * min(end - start, other[1] - other[0]):
                pairs.append(((start, end), other))
                left.remove(other)
                break
    return pairs


def edge_errors(
    pairs: list[tuple[tuple[float, float], tuple[float, float]]],
) -> np.ndarray:
    """Return how late, in seconds, found starts and ends are, shape (k, 2)."""
    return np.array([np.subtract(found, known) for known, found in pairs]).reshape(-1, 2)
