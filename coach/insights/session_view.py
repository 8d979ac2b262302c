"""What is made of a session for report, exports and replay, each worked out once."""

from __future__ import annotations

from functools import cached_property

from coach.coaching.figures import figures
from coach.domain.session import Session, Summary
from coach.insights.curves import Curve, curves
from coach.insights.emotion_timeline import EmotionTimeline
from coach.insights.lanes import Lane, lanes
from coach.insights.parts import Part, Parts, Section
from coach.insights.summary import summarise


class SessionView:
    """A session as it is now: what the speaker has corrected makes another view."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def work_out(self) -> None:
        """Everything now, so that nobody waits for it later."""
        for name, made in vars(SessionView).items():
            if isinstance(made, cached_property):
                getattr(self, name)

    @cached_property
    def timeline(self) -> EmotionTimeline:
        return EmotionTimeline(self.session)

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        return curves(self.session)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        return lanes(self.session)

    @cached_property
    def parts(self) -> Parts:
        return Parts(self.session)

    @cached_property
    def phrases(self) -> tuple[Part, ...]:
        return self.parts.phrases()

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return self.parts.sections(self.curves)

    @cached_property
    def figures(self) -> dict[str, float]:
        """Measured and derived, by the keys of `metrics.METRICS`."""
        return figures(self.session)

    @cached_property
    def summary(self) -> Summary:
        return summarise(self.session, self.timeline, self.curves)
