"""The leading tone as a ribbon, as wide as the voice's energy: its outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from coach.common.arrays import Float64
from coach.domain.stream import EmotionReading
from coach.insights import emotion_timeline

#: Width of the ribbon without energy, with all of it, and if the energy isn't known.
_LEAST, _MOST, _UNKNOWN = 0.12, 0.9, 0.4
#: Neighbours that smooth the width.
_SMOOTHING = (0.25, 0.5, 0.25)


def outlines(
    times_s: Float64,
    readings: Sequence[EmotionReading | None],
    labels: Sequence[str],
    unsure_below: float,
) -> Iterator[tuple[str | None, Float64]]:
    """Yield a ribbon in pieces of one tone each.

    Parameters
    ----------
    times_s
        Middles of evenly spaced columns, in seconds, shape (n,).
    readings
        The reading of each column, None where there is none; length n.
    labels
        Labels of the emotion model.
    unsure_below
        Probability below which no tone is sure.

    Yields
    ------
    (str or None, Float64)
        The label of the tone, None if no tone is sure, and a closed polygon of (time in seconds,
        height from 0 to 1) points, shape (2 * k + 2, 2) for a piece of k columns.
    """
    shown = np.array([one is not None for one in readings], np.bool_)
    half_s = (times_s[1] - times_s[0]) / 2 if len(times_s) > 1 else 0.0
    for run in emotion_timeline.runs(shown):
        found = [one for one in readings[run] if one is not None]
        values = np.stack([one.probabilities for one in found])
        best = emotion_timeline.likeliest(values, unsure_below)
        best[[one.is_unlike for one in found]] = -1
        edges_s = np.append(times_s[run] - half_s, times_s[run][-1] + half_s)
        halves = _at_edges(np.array([_width(one.activation) for one in found])) / 2
        above = np.stack([edges_s, 0.5 + halves], axis=1)
        below = np.stack([edges_s, 0.5 - halves], axis=1)
        changes = [0, *(1 + np.flatnonzero(best[1:] != best[:-1])).tolist(), len(best)]
        for first, end in pairwise(changes):
            label = None if best[first] < 0 else labels[best[first]]
            piece = slice(first, end + 1)
            yield label, np.concatenate([above[piece], below[piece][::-1]])


def _at_edges(widths: Float64) -> Float64:
    """Return smoothed widths at the columns' edges, shape (n + 1,), so that pieces meet."""
    padded = _padded(np.convolve(_padded(widths), _SMOOTHING, mode="valid"))
    between: Float64 = (padded[1:] + padded[:-1]) / 2
    return between


def _padded(values: Float64) -> Float64:
    """Return the values with the first and the last one twice; `numpy.pad` takes four times."""
    return np.concatenate([values[:1], values, values[-1:]])


def _width(activation: float | None) -> float:
    return _UNKNOWN if activation is None else _LEAST + (_MOST - _LEAST) * activation
