"""What a detector says, before frames are turned into seconds."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain.stream import EventKind, Span


class Finding(NamedTuple):
    kind: EventKind
    span: Span
    confidence: float
    inside_phrase: bool | None = None


def certainty(least: float, probability: float) -> float:
    """How far a probability is over the one that just passes: 0.5 there, 1 at 1."""
    return min(1.0, 0.5 + 0.5 * (probability - least) / (1 - least))


def margin(least: float, value: float) -> float:
    """How far a positive value is over the one that just passes: 0.5 there, towards 1 beyond."""
    return 1 - 0.5 * least / value if value > least else 0.5
