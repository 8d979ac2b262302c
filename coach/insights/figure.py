"""One number of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name, ready for display.

    Attributes
    ----------
    at_s
        Time from which it can best be heard; None if no single moment shows it.
    meaning
        What the metric means, in one sentence; "" if the name says it.
    """

    name: str
    value: str
    at_s: float | None = None
    meaning: str = ""
