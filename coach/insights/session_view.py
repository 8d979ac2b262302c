"""What report, exports and replay derive from a session, each computed once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from coach.coaching.figures import figures
from coach.domain.session import Session, Summary
from coach.insights.curves import Curve, curves
from coach.insights.emotion_timeline import EmotionTimeline
from coach.insights.lanes import Lane, lanes
from coach.insights.parts import Part, Parts, Section
from coach.insights.summary import summarise

# What only words need is loaded with them: few sessions have any, and each start would wait for it.
if TYPE_CHECKING:
    from coach.insights.script_check import AgainstScript
    from coach.insights.spoken import Spoken
    from coach.insights.word_figures import WordFigures


class SessionView:
    """Lazily computed results of a session.

    A view is of the session as it is now; after a correction by the speaker, make a new one.
    """

    def __init__(self, session: Session) -> None:
        self.session = session

    def compute_all(self) -> None:
        """Compute everything now, so that nobody waits for it later."""
        for name, made in vars(SessionView).items():
            if isinstance(made, cached_property):
                getattr(self, name)

    @cached_property
    def timeline(self) -> EmotionTimeline:
        """The emotion timeline."""
        return EmotionTimeline(self.session)

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        """The drawn metrics that have readings."""
        return curves(self.session)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The events in lanes, from the top down."""
        return lanes(self.session)

    @cached_property
    def parts(self) -> Parts:
        """The source of phrases, sections and other labelled stretches."""
        return Parts(self.session)

    @cached_property
    def phrases(self) -> tuple[Part, ...]:
        """A part for each stretch of speech, in order."""
        return self.parts.phrases()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the talk; none for a short one without a plan."""
        return self.parts.sections(self.curves)

    @cached_property
    def spoken(self) -> Spoken | None:
        """The words; None if no recogniser has heard them."""
        if self.session.transcript is None:
            return None
        from coach.insights.spoken import Spoken

        return Spoken(self.session)

    @cached_property
    def word_figures(self) -> WordFigures | None:
        """Figures of the words; None without words."""
        if self.spoken is None:
            return None
        from coach.insights.word_figures import word_figures

        return word_figures(self.session, self.spoken)

    @cached_property
    def against_script(self) -> AgainstScript | None:
        """What was said, compared with the script; None without a script or words."""
        if self.spoken is None or not self.session.script:
            return None
        from coach.coaching.script import Script
        from coach.insights.script_check import against_script

        return against_script(Script(self.session.script), self.spoken)

    @cached_property
    def figures(self) -> dict[str, float]:
        """Figures, measured and derived, by the keys of `metrics.METRICS`."""
        return figures(self.session)

    @cached_property
    def summary(self) -> Summary:
        """The session in a few figures."""
        return summarise(self.session, self.timeline, self.curves, self.sections, self.figures)
