"""What a detector reports, before frames are converted to seconds."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain.stream import EventKind, Span


class Detection(NamedTuple):
    """An event, in frames.

    Attributes
    ----------
    confidence
        From 0.5, just detected, to 1.
    inside_phrase
        For a pause, whether it interrupts a phrase; None for anything else.
    """

    kind: EventKind
    span: Span
    confidence: float
    inside_phrase: bool | None = None


def certainty(least: float, probability: float) -> float:
    """Map a probability to a confidence: 0.5 at the threshold, 1 at 1.

    Parameters
    ----------
    least
        The threshold, below 1.
    probability
        At or above the threshold.
    """
    return min(1.0, 0.5 + 0.5 * (probability - least) / (1 - least))


def margin(least: float, value: float) -> float:
    """Map an unbounded value to a confidence: 0.5 up to the threshold, towards 1 beyond it.

    Parameters
    ----------
    least
        The threshold, positive.
    value
        The value, in the unit of the threshold.
    """
    return 1 - 0.5 * least / value if value > least else 0.5
