"""The emotion timeline: which probabilities to draw at which time, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from coach.common.arrays import Bools, Float32, Float64, Floats, Ints
from coach.common.i18n import tr
from coach.domain.session import Gap, Session
from coach.domain.stream import EmotionReading, SpeechSegment

#: More columns than this couldn't be told apart.
_MAX_COLUMNS = 1_200


class Readings:
    """Emotion readings, to be looked up by time.

    A time is given the reading whose window is centred nearest to it, provided that it lies
    inside that window and that somebody spoke then.

    Parameters
    ----------
    readings
        In order of time.
    speech_s
        (start, end) of each stretch of speech in seconds, in order and without overlap.
    n_labels
        Number of labels of the emotion model.
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
        """Return the probabilities at several times.

        Parameters
        ----------
        times_s
            Times in seconds, shape (n,).

        Returns
        -------
        Float32
            Shape (n, n_labels); a row of NaN where there is no reading.
        """
        found = np.full((len(times_s), self._values.shape[1]), np.nan, np.float32)
        shown = self._shown(times_s)
        found[shown >= 0] = self._values[shown[shown >= 0]]
        return found

    def at(self, time_s: float) -> EmotionReading | None:
        """Return the reading at a time, or None."""
        (found,) = self.at_each(np.array([time_s]))
        return found

    def at_each(self, times_s: Float64) -> list[EmotionReading | None]:
        """Return the reading, or None, at each of the times (in seconds, shape (n,))."""
        return [None if n < 0 else self._readings[n] for n in self._shown(times_s).tolist()]

    def _shown(self, times_s: Float64) -> Ints:
        """Return the index of the reading at each time, -1 for none, shape (n,)."""
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
        """Return whether somebody spoke at several times.

        Parameters
        ----------
        times_s
            Times in seconds, shape (n,).

        Returns
        -------
        Bools
            Shape (n,).
        """
        edges: Ints = np.searchsorted(self._edges_s, times_s, side="right")
        inside: Bools = edges % 2 == 1
        return inside


class EmotionTimeline(Readings):
    """The emotion readings of a whole session.

    Attributes
    ----------
    grid_s
        Start of each step of the grid of readings (one every `hop_s`) in seconds, shape (n,).
    """

    def __init__(self, session: Session) -> None:
        spans = speech_spans(session.segments)
        super().__init__(session.corrected_emotions, spans, len(session.model.labels))
        self._duration_s, self._span_s = session.duration_s, session.span_s
        self._model = session.model
        hop_s = session.model.readings.hop_s
        steps = np.arange(np.ceil(session.duration_s / hop_s), dtype=np.float64)
        self.grid_s: Float64 = hop_s * steps

    def columns_s(self) -> Float64:
        """Return the middles of the columns to draw the whole talk in, in seconds, shape (n,).

        There is one per reading, at least two, but no more than can be seen.
        """
        length_s = self._span_s[1] - self._span_s[0]
        count = round(length_s / self._model.readings.hop_s)
        return self._middles(min(_MAX_COLUMNS, max(2, count)))

    def strip(self, count: int) -> list[str | None]:
        """Return the label in the middle of each of `count` equal parts of the talk.

        They are as in `labels`; silence before and after the talk (`Session.span_s`) has no part.
        """
        return self.labels(self._middles(count))

    def _middles(self, count: int) -> Float64:
        start_s, end_s = self._span_s
        return start_s + (np.arange(count) + 0.5) * (end_s - start_s) / count

    def labels(self, times_s: Float64) -> list[str | None]:
        """Return the likeliest label at several times.

        Parameters
        ----------
        times_s
            Times in seconds, shape (n,).

        Returns
        -------
        list of (str or None)
            "" where the reading is unsure, None where there is no reading.
        """
        names = (*self._model.labels, "")  # the last one, index -1, for unsure
        values = self.columns(times_s)
        best = likeliest(values, self._model.readings.unsure_below)
        drawn = np.isfinite(values[:, 0])
        return [names[i] if d else None for i, d in zip(best.tolist(), drawn.tolist(), strict=True)]

    @property
    def middles_s(self) -> Float64:
        """Middle of each step of the grid in seconds, shape (n,); the last may be shorter."""
        ends_s: Float64 = np.append(self.grid_s[1:], self._duration_s)
        return (self.grid_s + ends_s) / 2


def speech_spans(segments: Sequence[SpeechSegment]) -> list[tuple[float, float]]:
    """Return (start_s, end_s) of each stretch of speech."""
    return [(segment.start_s, segment.end_s) for segment in segments]


def gap_spans(gaps: Sequence[Gap]) -> list[tuple[float, float]]:
    """Return (start_s, end_s) of each stretch of missing sound."""
    return [(gap.start_s, gap.end_s) for gap in gaps]


def legend(missing: bool) -> str:
    """Return the legend of the timeline on screen.

    Parameters
    ----------
    missing
        Whether sound is missing anywhere.
    """
    looks = [tr("faint: not sure"), tr("hatched: nobody spoke")]
    if missing:
        looks.append(tr("crossed: sound missing"))
    return " · ".join(looks)


def silences(
    heard_s: tuple[float, float],
    speech_s: Sequence[tuple[float, float]],
    missing_s: Sequence[tuple[float, float]] = (),
) -> list[tuple[float, float]]:
    """Return (start, end) of each stretch with neither speech nor missing sound, in seconds.

    Parameters
    ----------
    heard_s
        (start, end) of the timeline, in seconds.
    speech_s, missing_s
        (start, end) of each stretch of speech and of missing sound, in seconds; they may overlap.
    """
    found = []
    silent_from, heard_to = heard_s
    for start, end in [*sorted([*speech_s, *missing_s]), (heard_to, heard_to)]:
        if min(start, heard_to) > silent_from:
            found.append((silent_from, min(start, heard_to)))
        silent_from = max(silent_from, end)
    return found


def likeliest(values: Floats, unsure_below: float) -> Ints:
    """Return the column of the likeliest label in each row.

    Parameters
    ----------
    values
        Probabilities, shape (n, n_labels).
    unsure_below
        The likeliest label must be at least this probable.

    Returns
    -------
    Ints
        Shape (n,); -1 where no label is probable enough, or where the row is NaN.
    """
    return np.where(values.max(axis=1) >= unsure_below, values.argmax(axis=1), -1)


def runs(shown: Bools) -> Iterator[slice]:
    """Yield the unbroken runs of columns that are shown; `shown` has the shape (n,)."""
    edges = np.flatnonzero(np.diff(shown.astype(np.int8), prepend=0, append=0))
    for start, stop in edges.reshape(-1, 2):
        yield slice(int(start), int(stop))
