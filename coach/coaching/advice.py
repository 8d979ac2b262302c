"""Advice after a talk: up to two strengths, one thing to work on, and a comparison.

Feedback helps only where it is personal (Chollet et al. 2022), so it points to moments to
listen to and compares with the speaker's usual figures (their baseline). There is no overall
grade.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.coaching.aspects import ASPECTS, Passage
from coach.coaching.comparison import compare
from coach.coaching.figures import Figures, figures
from coach.coaching.plan import read_plan
from coach.coaching.silence import speech_in_words
from coach.coaching.sound_quality import what_was_wrong
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.session import Session, Weakness
from coach.domain.wording import clock, within_sentence

_STRENGTHS = 2


@dataclass(frozen=True, slots=True)
class Priority:
    """The one thing to work on next.

    Attributes
    ----------
    passages
        Moments to listen to, in order of time.
    exercise
        Key of the exercise that trains it.
    weakness
        What it is about.
    """

    title: str
    why: str
    passages: tuple[Passage, ...]
    exercise: str
    weakness: Weakness | None = None

    @property
    def heading(self) -> str:
        """The title as a heading, as in "Next: slow down"."""
        return tr("Next: {title}", title=within_sentence(self.title))


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice on one session.

    Attributes
    ----------
    strengths
        At most two, the greatest first.
    priority
        None if nothing stands out, if there was too little speech, or if the sound quality or
        an exercise takes precedence.
    comparison
        A line for each change from the usual or, failing that, from the last session.
    note
        Why there is no further advice; may be empty.
    """

    strengths: tuple[str, ...]
    priority: Priority | None
    comparison: tuple[str, ...]
    note: str = ""


def advise(session: Session, usual: Figures | None = None, last: Figures | None = None) -> Advice:
    """Return advice on a session.

    Parameters
    ----------
    usual
        The speaker's usual figures, None if unknown: for the comparison, and for aspects that
        are judged by the speaker's own standard, such as energy.
    last
        Figures of the previous session of the same kind, None if there is none.
    """
    # Rounded as displayed, so that no text says that 1.0 is under 1.
    known = {key: round(value, 1) for key, value in figures(session).items()}
    wrong = what_was_wrong(session)
    if session.is_unlike:
        no_voice = tr("Most of what was heard is unlike any voice that the coach knows.")
        return Advice((), None, (), wrong or no_voice)
    if session.speech_s < norms.LEAST_SPEECH_S:
        too_short = tr(
            "Advice needs at least %n second(s) of speech.", "", round(norms.LEAST_SPEECH_S)
        )
        return Advice((), None, (), wrong or (too_short if session.segments else ""))
    judged = [(exercise, aspect(session, known, usual or {})) for exercise, aspect in ASPECTS]
    found = [(exercise, judgement) for exercise, judgement in judged if judgement is not None]
    best = sorted((j for _, j in found if j.score > 0), key=lambda j: -j.score)
    worst = min(found, key=lambda pair: pair[1].score, default=None)
    priority, note = None, wrong
    if worst is not None and worst[1].score < 0 and not wrong and not session.exercise:
        exercise, judgement = worst
        priority = Priority(
            judgement.text, judgement.why, judgement.passages, exercise, judgement.weakness
        )
    elif not wrong and not session.exercise:
        note = _nothing_wrong(session)
    strengths = tuple(judgement.text for judgement in best[:_STRENGTHS])
    comparison = compare(known, usual, last, session.is_judged_by_norms)
    return Advice(strengths, priority, comparison, note)


def _nothing_wrong(session: Session) -> str:
    """Return what to say of a talk in which nothing stands out: no praise for mere silence."""
    if session.speech_s < norms.LEAST_SPEECH_SHARE * session.heard_s(0.0, session.duration_s):
        return tr(
            "{speech}: too little to say that nothing needs work.", speech=speech_in_words(session)
        )
    over_s = _over_plan_s(session)
    if over_s > 0:
        return tr(
            "Nothing in the voice stands out that needs work, but the talk was {time} over its"
            " plan. Try to say the same in less.",
            time=clock(over_s),
        )
    return tr("Nothing stands out that needs work. Try to keep it up in a longer talk.")


def _over_plan_s(session: Session) -> float:
    """Return by how many seconds a talk was over its plan, 0 if it was hardly or not."""
    try:
        plan = read_plan(session.plan)
    except CoachError:  # written by another version of the coach
        return 0.0
    end_s = session.segments[-1].end_s
    return 0.0 if plan is None else plan.over_s(end_s)
