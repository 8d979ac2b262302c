"""The tiles at the head of a report: each figure that listeners notice, and whether it is good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.coaching.figures import Figures
from coach.coaching.figures import usual as usual_of
from coach.common.i18n import tr
from coach.domain import metrics, norms
from coach.domain.metric import Metric
from coach.domain.norms import Range
from coach.domain.session import Session, Voice
from coach.domain.tones import describe, tone
from coach.insights.evidence import best_moment_s, clearest
from coach.insights.session_view import SessionView


class Verdict(StrEnum):
    """Where a figure lies, seen from the range that suits listeners."""

    GOOD = "good"
    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at the head of a report; the texts are in the current language.

    Attributes
    ----------
    name, value
        What it is and how much, as in "Pace" and "4.2".
    note
        The unit and what helps to picture it; "" for none.
    verdict
        None if there is no range to judge by, or too little speech.
    word
        The verdict in a word, as in "fast"; "" without one.
    good
        The range that suits listeners, as in "good: 2.4 to 4"; "" without one.
    figure, limits
        The value and that range in numbers; None without one.
    axis
        Ends of a gauge for them; None if the figure has none.
    usual
        The speaker's usual figure, as in "usually 3.8"; "" if it isn't known.
    trend
        The figure in the speaker's latest sessions, oldest first, this one last; empty without
        earlier ones.
    at_s
        Time from which it can best be heard; None if no single moment shows it.
    meaning
        What the figure means, in one sentence.
    colour
        Colour of a tone as "#RRGGBB"; "" for a figure.
    """

    name: str
    value: str
    note: str
    verdict: Verdict | None = None
    word: str = ""
    good: str = ""
    figure: float | None = None
    limits: Range | None = None
    axis: tuple[float, float] | None = None
    usual: str = ""
    trend: tuple[float, ...] = ()
    at_s: float | None = None
    meaning: str = ""
    colour: str = ""

    @property
    def beside(self) -> str:
        """What it is compared with, as in "good: 2.4 to 4 · usually 3.8"; "" for nothing."""
        return " · ".join(filter(None, (self.good, self.usual)))


def tiles(view: SessionView, earlier: Sequence[Figures] = ()) -> tuple[Tile, ...]:
    """Return the tiles of a session: its figures as far as they are known, and its tone.

    Parameters
    ----------
    earlier
        Figures of the earlier sessions of the same kind, newest first.
    """
    known = [one for one in metrics.tiled() if one.key in view.figures]
    made = [_of_metric(metric, view, earlier) for metric in known]
    leading = _of_tone(view)
    return (*made, *([] if leading is None else [leading]))


def _of_metric(metric: Metric, view: SessionView, earlier: Sequence[Figures]) -> Tile:
    session, value = view.session, view.figures[metric.key]
    limits = _limits(metric, session)
    verdict = None if limits is None else _verdict(value, limits)
    before = [one[metric.key] for one in reversed(earlier) if metric.key in one]
    habit = (usual_of(earlier) or {}).get(metric.key)
    return Tile(
        name=tr(metric.tile, "a tile"),
        value=_value(metric, value),
        note=_note(metric, value, view),
        verdict=verdict,
        word=_word(metric, verdict),
        good="" if limits is None else tr("good: {range}", range=metric.limits_in_words(limits)),
        figure=None if limits is None else value,
        limits=limits,
        axis=None if limits is None else metric.scale(limits),
        usual="" if habit is None else tr("usually {value}", value=metric.bare(habit)),
        trend=(*before, value) if before else (),
        at_s=best_moment_s(session, metric.key),
        meaning=metric.explained,
    )


def _value(metric: Metric, value: float) -> str:
    shown = metric.bare(value)
    if metric.tile_zero and shown == metric.bare(0.0):
        return tr(metric.tile_zero, "how a figure is")
    return tr(metric.tile_value, value=shown)


def _limits(metric: Metric, session: Session) -> Range | None:
    """Return the range to judge by: none in conversations and exercises, or for a few words."""
    is_judged = session.is_judged_by_norms and session.speech_s >= norms.LEAST_SPEECH_S
    return metric.range if is_judged else None


def _verdict(value: float, limits: Range) -> Verdict:
    # Rounded as displayed, so that no tile calls 1.0 less than 1.
    value = round(value, 1)
    if limits.low is not None and value < limits.low:
        return Verdict.LOW
    if limits.high is not None and value > limits.high:
        return Verdict.HIGH
    return Verdict.GOOD


def _word(metric: Metric, verdict: Verdict | None) -> str:
    if verdict is None:
        return ""
    words = {
        Verdict.GOOD: tr("good", "how a figure is"),
        Verdict.LOW: tr(metric.when_low, "how a figure is"),
        Verdict.HIGH: tr(metric.when_high, "how a figure is"),
    }
    return words[verdict]


def _note(metric: Metric, value: float, view: SessionView) -> str:
    if metric is metrics.PACE:
        counted = view.word_figures and view.word_figures.per_minute
        if counted:
            return tr("{words:.0f} words a minute", words=counted)
        return metrics.in_words_a_minute(value)
    return "" if metric.unit == "%" else tr(metric.unit)


def _clear(share: float) -> str:
    return tr("clear for {share:.0%} of the time", share=share)


def _of_tone(view: SessionView) -> Tile | None:
    """Return the tile of the tone that was named most often, None if none was."""
    summary = view.summary
    if summary.voice != Voice.HEARD or view.session.speech_s < norms.LEAST_SPEECH_S:
        return None
    label = max(summary.emotion_share, key=summary.emotion_share.__getitem__)
    share, clear = summary.emotion_share[label], 1 - summary.unsure_share
    if not round(100 * share):
        return None
    is_only = round(100 * share) == round(100 * clear)
    return Tile(
        name=tr("Tone", "a tile"),
        value=tr("{tone} {share:.0%}", tone=tone(label).word, share=share),
        note=tr("otherwise unclear") if is_only and clear < 1 else _clear(clear),
        at_s=clearest(view.session)[label].start_s,
        meaning=tr("how often the voice sounded {tone} to the model", tone=describe(label)),
        colour=tone(label).colour,
    )
