"""The emotion timeline: which probabilities to draw at which time, for screen and paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from coach.common.arrays import Bools, Float32, Float64, Floats, Ints
from coach.common.i18n import tr
from coach.domain.session import Gap, Session
from coach.domain.stream import EmotionReading, SpeechSegment

_MAX_COLUMNS = 1_200


class Readings:
    """Readings laid out to be looked up by time.

    A time gets the reading whose window's centre is nearest, if it lies inside that
    window and somebody spoke then (`speech_s` holds the stretches, in order and apart).
    """

    def __init__(
        self,
        readings: Sequence[EmotionReading],
        speech_s: Sequence[tuple[float, float]],
        n_labels: int,
    ) -> None:
        self._readings = readings
        self._spans_s = np.array([(r.start_s, r.end_s) for r in readings]).reshape(-1, 2)
        self._centres_s = self._spans_s.mean(axis=1)
        values = [reading.probabilities for reading in readings]
        self._values = np.array(values, np.float32).reshape(-1, n_labels)
        self._edges_s = np.asarray(speech_s, dtype=float).ravel()

    def columns(self, times_s: Float64) -> Float32:
        """Probabilities at each of `times_s` (n,), float32, shape (n, n_labels); NaN for none."""
        found = np.full((len(times_s), self._values.shape[1]), np.nan, np.float32)
        shown = self._shown(times_s)
        found[shown >= 0] = self._values[shown[shown >= 0]]
        return found

    def at(self, time_s: float) -> EmotionReading | None:
        """The reading a time gets, None for none."""
        (found,) = self.at_each(np.array([time_s]))
        return found

    def at_each(self, times_s: Float64) -> list[EmotionReading | None]:
        """The reading that each of `times_s` (n,) gets, None for none."""
        return [None if n < 0 else self._readings[n] for n in self._shown(times_s).tolist()]

    def _shown(self, times_s: Float64) -> Ints:
        """Index of the reading each time gets, -1 for none; int, shape (n,)."""
        if not len(self._values):
            return np.full(len(times_s), -1)
        right = np.minimum(np.searchsorted(self._centres_s, times_s), len(self._values) - 1)
        left = np.maximum(right - 1, 0)
        to_left = np.abs(times_s - self._centres_s[left])
        nearest = np.where(to_left <= np.abs(times_s - self._centres_s[right]), left, right)
        shown = self.speaking(times_s)
        shown &= (times_s >= self._spans_s[nearest, 0]) & (times_s <= self._spans_s[nearest, 1])
        return np.where(shown, nearest, -1)

    def speaking(self, times_s: Float64) -> Bools:
        """Whether somebody spoke at each of `times_s` (n,); bool, shape (n,)."""
        edges: Ints = np.searchsorted(self._edges_s, times_s, side="right")
        inside: Bools = edges % 2 == 1
        return inside


@dataclass(frozen=True, slots=True)
class Whole:
    """A session in even columns.

    times_s: their middles, shape (n,), `half_s` from their edges. values: mean probabilities of
    their readings, float32, shape (n, n_labels), NaN where there is none. unsure: whether most
    of those named no tone, bool, shape (n,).
    """

    times_s: Float64
    half_s: float
    values: Float32
    unsure: Bools


class EmotionTimeline(Readings):
    """The readings of a whole session.

    grid_s: when each step of the readings' own grid begins, shape (n,).
    """

    def __init__(self, session: Session) -> None:
        spans = speech_spans(session.segments)
        super().__init__(session.emotions_that_count, spans, len(session.model.labels))
        self._duration_s = session.duration_s
        self._model = session.model
        hop_s = session.model.readings.hop_s
        steps = np.arange(np.ceil(session.duration_s / hop_s), dtype=np.float64)
        self.grid_s: Float64 = hop_s * steps

    def whole(self) -> Whole:
        """All of it, in columns: one a reading, but no more than can be seen."""
        hop_s = self._model.readings.hop_s
        count = min(_MAX_COLUMNS, max(2, round(self._duration_s / hop_s)))
        together = max(1, round(self._duration_s / count / hop_s))
        values = self.columns(self._middles(count * together))
        best = likeliest(values, self._model.readings.unsure_below)
        values = values.reshape(count, together, -1)
        shown = np.isfinite(values[..., 0])
        heard = np.maximum(1, shown.sum(axis=1))
        mean = np.where(shown[..., None], values, 0).sum(axis=1) / heard[:, None]
        sure = ((best >= 0).reshape(count, together) & shown).sum(axis=1)
        return Whole(
            self._middles(count),
            self._duration_s / count / 2,
            np.where(shown.any(axis=1, keepdims=True), mean, np.nan).astype(np.float32),
            2 * sure < heard,
        )

    def strip(self, count: int) -> list[str | None]:
        """`labels` in the middle of each of `count` equal parts."""
        return self.labels(self._middles(count))

    def _middles(self, count: int) -> Float64:
        return (np.arange(count) + 0.5) * self._duration_s / count

    def labels(self, times_s: Float64) -> list[str | None]:
        """The likeliest label at each of `times_s` (n,), "" for unsure, None for none."""
        names = (*self._model.labels, "")  # the last one, index -1, for unsure
        values = self.columns(times_s)
        best = likeliest(values, self._model.readings.unsure_below)
        drawn = np.isfinite(values[:, 0])
        return [names[i] if d else None for i, d in zip(best.tolist(), drawn.tolist(), strict=True)]

    @property
    def middles_s(self) -> Float64:
        """The middle of each step of the grid, shape (n,); the last may be a shorter one."""
        ends_s: Float64 = np.append(self.grid_s[1:], self._duration_s)
        return (self.grid_s + ends_s) / 2


def speech_spans(segments: Sequence[SpeechSegment]) -> list[tuple[float, float]]:
    """(start_s, end_s) of each stretch of speech."""
    return [(segment.start_s, segment.end_s) for segment in segments]


def gap_spans(gaps: Sequence[Gap]) -> list[tuple[float, float]]:
    """(start_s, end_s) of each stretch of which the sound is missing."""
    return [(gap.start_s, gap.end_s) for gap in gaps]


def legend(missing: bool) -> str:
    """What the timeline's looks mean on the screen; missing: whether sound is, somewhere."""
    looks = [tr("faint: not sure"), tr("hatched: nobody spoke")]
    if missing:
        looks.append(tr("crossed: sound missing"))
    return " · ".join(looks)


def silences(
    heard_s: tuple[float, float],
    speech_s: Sequence[tuple[float, float]],
    missing_s: Sequence[tuple[float, float]] = (),
) -> list[tuple[float, float]]:
    """What lies between speech and missing sound, from where to where there was any."""
    spans = sorted([*speech_s, *missing_s])
    edges = [heard_s[0], *(edge for span in spans for edge in span), heard_s[1]]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if end > start]


def likeliest(values: Floats, unsure_below: float) -> Ints:
    """Column of the likeliest label in each row of `values` (n, n_labels); int, shape (n,).

    -1 where even that is below `unsure_below`, or the row is NaN.
    """
    return np.where(values.max(axis=1) >= unsure_below, values.argmax(axis=1), -1)


def outlines(times_s: Float64, half_s: float, values: Float32) -> Iterator[Float64]:
    """The band of each label, stacked over one unbroken run of columns.

    times_s (k,): the columns' middles, `half_s` from their edges. Yields closed polygons of
    (time, probability) points, shape (2 k + 2, 2), from the first label up.
    """
    edges_s = np.concatenate([times_s - half_s, times_s[-1:] + half_s])
    tops = np.cumsum(np.concatenate([values, values[-1:]]), axis=1)
    below = np.zeros(len(edges_s))
    for above in tops.T:
        there, back = np.stack([edges_s, above], axis=1), np.stack([edges_s, below], axis=1)
        yield np.concatenate([there, back[::-1]])
        below = above


def runs(values: Float32) -> Iterator[slice]:
    """The unbroken stretches of rows that aren't NaN."""
    drawn = np.isfinite(values[:, 0]).astype(np.int8)
    edges = np.flatnonzero(np.diff(drawn, prepend=0, append=0))
    for start, stop in edges.reshape(-1, 2):
        yield slice(int(start), int(stop))
