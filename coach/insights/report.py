"""The report of a session: its results in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.coaching.advice import Advice, advise
from coach.coaching.figures import Figures, usual
from coach.coaching.outcomes import Outcome, outcome
from coach.coaching.plan import read_plan
from coach.coaching.silence import silence_in_words, speech_in_words
from coach.common import dates
from coach.common.errors import CoachError
from coach.common.i18n import noop, tr
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.model_card import ModelCard
from coach.domain.session import Moment, Session, Summary
from coach.domain.stream import PAUSES, SessionKind, SpeechEvent
from coach.domain.tones import describe, how_sure, tone, unsure
from coach.domain.wording import (
    clock,
    gap_in_words,
    pauses_in_words,
    printable,
    quantity,
)
from coach.insights.evidence import best_moment_s, clearest, longest_pause, longest_stretch
from coach.insights.figure import Figure
from coach.insights.headline import headline
from coach.insights.parts import Part
from coach.insights.sections import SectionRow, section_row
from coach.insights.session_view import SessionView
from coach.insights.tiles import Tile, tiles
from coach.insights.titles import title_in_words
from coach.insights.word_rows import word_rows

#: Most earlier sessions that the speaker's usual figures (the baseline) are taken from.
MAX_EARLIER = 10
#: Most places of missing sound that are listed.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Share:
    """Share of the readings that named a tone, or were unsure.

    Attributes
    ----------
    label
        The model's label; "" for unsure.
    words
        The tone in words.
    colour
        None for unsure, which is shown in the page's faint colour.
    at_s
        Time from which the tone can best be heard; None for unsure.
    """

    label: str
    words: str
    colour: str | None
    share: float
    at_s: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the window and the exported page both show; numbers are formatted here only.

    Attributes
    ----------
    view
        View of the session, for the drawings.
    outcome
        Result of the exercise; None if the session was none.
    spoken
        For how long there was speech, and what silence around it was left out.
    said
        The speaker's tags, and how many tones they have corrected; "" for nothing.
    missing
        How much sound is missing, where and why; "" for none.
    plan
        How long each section of the plan took, or the whole; empty without a plan.
    tiles
        The figures that listeners notice, and the tone.
    figures
        All figures.
    words
        What the words say about the talk; empty without words.
    limitations
        What the model can and can't know.
    """

    view: SessionView
    advice: Advice
    outcome: Outcome | None
    subtitle: str
    spoken: str
    said: str
    missing: str
    plan: tuple[str, ...]
    tiles: tuple[Tile, ...]
    figures: tuple[Figure, ...]
    shares: tuple[Share, ...]
    sections: tuple[SectionRow, ...]
    words: tuple[Figure, ...]
    limitations: str

    @property
    def session(self) -> Session:
        """The session."""
        return self.view.session

    @property
    def summary(self) -> Summary:
        """The session in a few figures."""
        return self.view.summary

    @property
    def phrases(self) -> tuple[Part, ...]:
        """The phrases of the session and their tones, in order; none if the tone wasn't judged."""
        return self.view.phrases if self.session.model.names_tones else ()

    @property
    def marked(self) -> tuple[tuple[int, SpeechEvent], ...]:
        """The session's events with their indices, for the speaker to confirm or reject.

        Pauses come last, as they are many and rarely in doubt.
        """
        events = enumerate(self.session.events)
        return tuple(sorted(events, key=lambda one: (one[1].kind in PAUSES, one[1].start_s)))

    @property
    def notable(self) -> int:
        """How many of the marked events aren't pauses."""
        return sum(event.kind not in PAUSES for event in self.session.events)

    @property
    def headline(self) -> str:
        """How the session came across, in one sentence.

        What it needs most is that of the advice, which knows the speaker's usual.
        """
        priority = self.advice.priority
        weakness = None if priority is None else priority.weakness
        return headline(replace(self.summary, weakness=weakness))

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Where the commonest tones were clearest, in order of time."""
        return self.summary.moments


def make_report(session: Session, earlier: Sequence[Figures] = ()) -> Report:
    """Return the report of a session.

    Parameters
    ----------
    earlier
        Figures of the earlier sessions of the same kind, newest first, for comparison.
    """
    last = earlier[0] if earlier else None
    view = SessionView(session)
    return Report(
        view=view,
        advice=advise(session, usual(earlier), last),
        outcome=(
            outcome(session.exercise, view.figures, session.speech_s, session.duration_s, last)
            if session.exercise
            else None
        ),
        subtitle=subtitle(session),
        spoken=" · ".join(filter(None, (speech_in_words(session), silence_in_words(session)))),
        said=_said(session),
        missing=_missing(session),
        plan=_plan(session),
        tiles=tiles(view, earlier),
        figures=_figures(view),
        shares=_shares(view),
        sections=tuple(section_row(section) for section in view.sections),
        words=word_rows(view),
        limitations=limitations(session.model),
    )


def subtitle(session: Session) -> str:
    """Return which session it is: its title and when it took place."""
    when = dates.with_time(session.started_at, dates.full_date(session.started_at))
    return f"{title_in_words(session)} · {when}"


def _said(session: Session) -> str:
    """Return the session's tags and how many of its tones were corrected."""
    told = []
    if session.tags:
        told.append(tr("Tags: {tags}", tags=", ".join(map(printable, session.tags))))
    if session.corrections:
        told.append(tr("%n tone(s) corrected by the speaker", "", len(session.corrections)))
    return " · ".join(told)


def _plan(session: Session) -> tuple[str, ...]:
    """Return how long each section took beside its plan; nothing is counted after the last word."""
    try:
        plan = read_plan(session.plan)
    except CoachError:  # written by another version of the coach
        return ()
    if plan is None or not session.segments:
        return ()
    lines = plan.lines(session.section_starts_s, session.segments[-1].end_s)
    if len(plan.sections) > 1 and not session.section_starts_s and session.kind == SessionKind.LIVE:
        lines.append(tr("to time each section, press N where the next one begins"))
    return tuple(lines)


def _figures(view: SessionView) -> tuple[Figure, ...]:
    session, summary = view.session, view.summary
    figures = [
        Figure(tr("Length", "how long a session is"), clock(session.duration_s)),
        Figure(
            tr("Speaking", "for how much of the time"),
            f"{summary.speech_share:.0%}",
            meaning=tr("Of the time from the first word to the last"),
        ),
        Figure(
            tr("Longest without a pause"),
            in_seconds(summary.longest_speech_s),
            longest_stretch(session),
            metrics.LONGEST_STRETCH.explained,
        ),
        Figure(
            tr("Pauses", "how many there were"),
            pauses_in_words(summary.pauses, summary.long_pauses),
            longest_pause(session),
            metrics.PAUSES.explained,
        ),
    ]
    figures += [
        Figure(
            tr(definition.label),
            quantity(view.figures[definition.key], definition.unit),
            best_moment_s(session, definition.key),
            METRICS[definition.key].explained if definition.key in METRICS else "",
        )
        for definition in session.metric_definitions
        if definition.key in view.figures
    ]
    if session.skipped_windows:
        skipped_s = session.skipped_windows * session.model.readings.hop_s
        figures.append(Figure(tr("Not analysed (computer too busy)"), in_seconds(skipped_s)))
    return tuple(figures)


def in_seconds(length_s: float) -> str:
    """Return a length of time in words, as in "3.2 s"."""
    return quantity(length_s, noop("s"))


def part_in_words(part: Part) -> str:
    """Return how a phrase sounded, as in "calm, 62%"."""
    if part.corrected:
        if not part.label:
            return tr("none of the tones, you say")
        return tr("{tone}, you say", tone=tone(part.label).word)
    if part.confidence is None:
        return tr("too short to tell")
    return how_sure(part.label, part.confidence)


def _missing(session: Session) -> str:
    if not session.dropped_samples:
        return ""
    lost_s = session.dropped_samples / session.sample_rate_hz
    places = ", ".join(
        f"{clock(g.start_s)} ({gap_in_words(g.kind)})" for g in session.gaps[:_PLACES]
    )
    if not places:
        return tr(
            "{lost:.1f} s of sound are missing. They are left out of all figures.", lost=lost_s
        )
    if len(session.gaps) > _PLACES:
        places += ", …"
    return tr(
        "{lost:.1f} s of sound are missing: at {places}. They are left out of all figures.",
        lost=lost_s,
        places=places,
    )


def _shares(view: SessionView) -> tuple[Share, ...]:
    """Return the shares of at least one per cent, as rounded for display."""
    session, summary = view.session, view.summary
    best = clearest(session)
    ranked = sorted(summary.emotion_share.items(), key=lambda item: -item[1])
    shares = [
        Share(label, describe(label), tone(label).colour, share, best[label].start_s)
        for label, share in ranked
        if round(100 * share)
    ]
    if round(100 * summary.unsure_share):
        shares.append(Share("", unsure(), None, summary.unsure_share))
    return tuple(shares)


def limitations(card: ModelCard) -> str:
    """Return what the model is and can't know, in a few sentences."""
    if not card.names_tones:
        return tr("No emotion model was used, so no tone was named.")
    return tr(
        "The emotion model ({name}) learned from actors. On voices it had never heard it "
        "named {share:.0%} of acted clips correctly; guessing among its {tones} tones "
        "would be right once in {tones}. It hears how a voice sounds, not what anybody "
        "feels or says.",
        name=card.name,
        share=card.scores.wa,
        tones=len(card.labels),
    )


def advice_lines(advice: Advice) -> tuple[str, ...]:
    """Return the advice as lines of text."""
    lines = [*advice.strengths, *advice.comparison]
    if advice.note:
        lines.append(advice.note)
    if (priority := advice.priority) is not None:
        lines.append(f"{priority.heading}. {priority.why}")
        where = ", ".join(f"{clock(one.start_s)} {one.what}" for one in priority.passages)
        lines += [tr("Hear: {places}", places=where)] if where else []
        lines.append(tr("Exercise: coach practise {exercise}", exercise=priority.exercise))
    return tuple(lines)


def brief(session: Session) -> str:
    """Return the session in one line; its length is that of the talk, without silent ends."""
    summary = SessionView(session).summary
    begun_s, ended_s = session.span_s
    return tr(
        "{headline} {length}, {share:.0%} speech.",
        headline=headline(summary),
        length=clock(ended_s - begun_s),
        share=summary.speech_share,
    )
