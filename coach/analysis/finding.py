"""What a detector says, before frames are turned into seconds."""

from __future__ import annotations

from typing import NamedTuple

from coach.types import EventKind, Span


class Finding(NamedTuple):
    kind: EventKind
    span: Span
    confidence: float
    inside_phrase: bool | None = None


def margin(least: float, value: float) -> float:
    """How far a positive value is over the one that just passes: 0.5 there, towards 1 beyond."""
    return 1 - 0.5 * least / value if value > least else 0.5
