"""Two takes compared in a few figures, and brought to the same loudness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from coach.coaching.comparison import Direction, direction, direction_in_words
from coach.common.i18n import tr
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.insights.session_view import SessionView
from coach.replay.take import Take

_UNKNOWN = "–"
#: Difference in volume between two takes of one moment that is heard at once, in dB.
_LOUDER_DB = 2.0
#: Largest magnitude that a sample can have.
_FULL_SCALE = 32_767


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of two takes, at least one of which has it.

    Attributes
    ----------
    first, second
        The values; None where it wasn't measured.
    direction
        How the second differs from the first; None if nobody can say.
    """

    metric: Metric
    first: float | None
    second: float | None
    direction: Direction | None

    @property
    def values(self) -> str:
        """Both values as text, as in "3.1 → 3.6 syllables/s"; a dash for one that is missing."""
        metric = self.metric
        if self.second is not None:
            first = _UNKNOWN if self.first is None else metric.bare(self.first)
            return tr("{before} → {after}", before=first, after=metric.quantity(self.second))
        first = _UNKNOWN if self.first is None else metric.quantity(self.first)
        return tr("{before} → {after}", before=first, after=_UNKNOWN)

    @property
    def change(self) -> str:
        """The direction as text, as in "Better" and "Faster"."""
        if self.direction is None:
            return tr("Can't tell", "whether a figure got better")
        return direction_in_words(self.metric, self.direction)


def compare_figures(
    first: SessionView, second: SessionView, least_speech_s: float = norms.LEAST_SPEECH_S
) -> tuple[FigurePair, ...]:
    """Return the figures of two sessions that can be compared and that either has.

    Parameters
    ----------
    first, second
        The sessions.
    least_speech_s
        Seconds of speech that both must hold: with less, figures differ by chance, and no
        direction is given.
    """
    models = first.session.model.sha256, second.session.model.sha256
    one = metrics.comparable(first.figures, *models)
    other = metrics.comparable(second.figures, *models)
    spoken_s = min(first.session.speech_s, second.session.speech_s)
    pairs = []
    for metric in metrics.compared():
        before, after = one.get(metric.key), other.get(metric.key)
        if before is None and after is None:
            continue
        which = None
        if before is not None and after is not None and spoken_s >= least_speech_s:
            which = direction(metric, before, after)
        pairs.append(FigurePair(metric, before, after, which))
    return tuple(pairs)


def compare_levels(first: SessionView, second: SessionView) -> FigurePair:
    """Compare the volume of two takes of one moment, by the same microphone: louder is better."""
    metric = metrics.SPEECH_LEVEL
    before, after = first.figures.get(metric.key), second.figures.get(metric.key)
    which = None
    if before is not None and after is not None:
        louder_db = after - before
        which = Direction.SAME
        if abs(louder_db) > _LOUDER_DB:
            which = Direction.BETTER if louder_db > 0 else Direction.WORSE
    return FigurePair(metric, before, after, which)


def verdict(pairs: Sequence[FigurePair]) -> str:
    """Return in one line which figures got better and worse from the first take to the second."""
    better, worse = (
        ", ".join(pair.metric.words for pair in pairs if pair.direction == which)
        for which in (Direction.BETTER, Direction.WORSE)
    )
    if better and worse:
        return tr("From A to B · better: {better} · worse: {worse}", better=better, worse=worse)
    if better:
        return tr("From A to B · better: {better}", better=better)
    if worse:
        return tr("From A to B · worse: {worse}", worse=worse)
    if any(pair.direction for pair in pairs):
        return tr("From A to B · nothing clearly better or worse")
    return tr("Too little was said to tell which is better")


def loudness_gains(first: Take, second: Take) -> tuple[float, float] | None:
    """Return the factors that make the speech of two takes equally loud.

    The softer one is raised as far as its peaks allow, and the louder one is lowered by what is
    left, so that neither is clipped.

    Returns
    -------
    tuple of float or None
        The factor for each; None if the level of the speech in one of them isn't known.
    """
    key = metrics.SPEECH_LEVEL.key
    one_db, other_db = (take.view.figures.get(key) for take in (first, second))
    if one_db is None or other_db is None:
        return None
    softer = first if one_db < other_db else second
    apart_db = abs(one_db - other_db)
    raised_db = min(apart_db, 20 * log10(_FULL_SCALE / min(softer.pyramid.loudest, _FULL_SCALE)))
    up, down = 10 ** (raised_db / 20), 10 ** ((raised_db - apart_db) / 20)
    return (up, down) if softer is first else (down, up)
