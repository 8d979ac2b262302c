"""The report of a session: its facts in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.coaching.advice import Advice, advise
from coach.coaching.exercises import Outcome, outcome
from coach.coaching.figures import Known, usual
from coach.common import dates
from coach.common.i18n import noop, tr
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.model_card import ModelCard
from coach.domain.session import Moment, Session, Summary
from coach.domain.stream import PAUSES, SpeechEvent
from coach.domain.tones import describe, how_sure, tone, unsure
from coach.domain.wording import (
    clock,
    gap_in_words,
    pauses_in_words,
    printable,
    quantity,
)
from coach.insights.evidence import clearest, longest_pause, longest_stretch, where_heard
from coach.insights.headline import headline
from coach.insights.parts import Part
from coach.insights.sections import SectionRow, section_row
from coach.insights.session_view import SessionView
from coach.insights.titles import title_in_words

#: Sessions of the same kind that make the speaker's usual figures.
EARLIER = 10
#: Places with missing sound that are told.
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name, ready to be shown.

    at_s: where it can be heard best, None where no moment stands for it.
    meaning: of a metric, in one sentence; "" where the name says it.
    """

    name: str
    value: str
    at_s: float | None = None
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """colour: None for the share that was unsure; it has the page's own faint colour. at_s: where
    the tone can be heard best, None for the unsure."""

    label: str
    words: str
    colour: str | None
    share: float
    at_s: float | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What window and page both show; numbers are formatted here and nowhere else.

    view: of the session, for what is drawn.
    outcome: of the exercise that the session was, if it was one. said: what the speaker says of
        it. missing: how much sound is missing, where and why. Both "" for nothing.
    """

    view: SessionView
    advice: Advice
    outcome: Outcome | None
    subtitle: str
    said: str
    missing: str
    figures: tuple[Figure, ...]
    shares: tuple[Share, ...]
    sections: tuple[SectionRow, ...]
    honesty: str

    @property
    def session(self) -> Session:
        return self.view.session

    @property
    def summary(self) -> Summary:
        return self.view.summary

    @property
    def phrases(self) -> tuple[Part, ...]:
        return self.view.phrases

    @property
    def marked(self) -> tuple[tuple[int, SpeechEvent], ...]:
        """The session's events with their numbers, for the speaker to judge; pauses come last,
        as they are many and plain."""
        events = enumerate(self.session.events)
        return tuple(sorted(events, key=lambda one: (one[1].kind in PAUSES, one[1].start_s)))

    @property
    def notable(self) -> int:
        """How many of them are no pauses."""
        return sum(event.kind not in PAUSES for event in self.session.events)

    @property
    def headline(self) -> str:
        return headline(self.summary)

    @property
    def moments(self) -> tuple[Moment, ...]:
        return self.summary.moments


def make_report(session: Session, earlier: Sequence[Known] = ()) -> Report:
    """All facts of the report.

    earlier: figures of the sessions of the same kind before it, the newest first; for comparison.
    """
    last = earlier[0] if earlier else None
    view = SessionView(session)
    return Report(
        view=view,
        advice=advise(session, usual(earlier), last),
        outcome=(
            outcome(session.exercise, view.figures, session.speech_s) if session.exercise else None
        ),
        subtitle=subtitle(session),
        said=_said(session),
        missing=_missing(session),
        figures=_figures(view),
        shares=_shares(view),
        sections=tuple(section_row(section) for section in view.sections),
        honesty=honesty(session.model),
    )


def subtitle(session: Session) -> str:
    """Which session it is: its title, and when it was."""
    when = dates.with_time(session.started_at, dates.full_date(session.started_at))
    return f"{title_in_words(session)} · {when}"


def _said(session: Session) -> str:
    """Its tags, and of how many tones."""
    told = []
    if session.tags:
        told.append(tr("Tags: {tags}", tags=", ".join(map(printable, session.tags))))
    if session.corrections:
        told.append(tr("%n tone(s) corrected by the speaker", "", len(session.corrections)))
    return " · ".join(told)


def _figures(view: SessionView) -> tuple[Figure, ...]:
    session, summary = view.session, view.summary
    figures = [
        Figure(tr("Length", "how long a session is"), clock(session.duration_s)),
        Figure(tr("Speaking", "for how much of the time"), f"{summary.speech_share:.0%}"),
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
            where_heard(session, definition.key),
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
    """As in "3.2 s"."""
    return quantity(length_s, noop("s"))


def part_in_words(part: Part) -> str:
    """How a phrase sounded, as in "calm, 62%"."""
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
        return tr("{lost:.1f} s of sound are missing. No figure counts them.", lost=lost_s)
    if len(session.gaps) > _PLACES:
        places += ", …"
    return tr(
        "{lost:.1f} s of sound are missing: at {places}. No figure counts them.",
        lost=lost_s,
        places=places,
    )


def _shares(view: SessionView) -> tuple[Share, ...]:
    """Those that are a percent, as they are told."""
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


def honesty(card: ModelCard) -> str:
    """What the model is and can't know, in a few sentences."""
    if not card.names_tones:
        return tr("The emotion model was missing or altered, so no tone was named.")
    return tr(
        "The emotion model ({name}) learned from actors. On voices it had never heard it "
        "named {share:.0%} of acted clips rightly; guessing among its {tones} tones would get one "
        "in {tones}. It hears how a voice sounds, not what anybody feels or says.",
        name=card.name,
        share=card.scores.wa,
        tones=len(card.labels),
    )


def advice_lines(advice: Advice) -> tuple[str, ...]:
    """The advice as lines of text."""
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
    """The session in one line."""
    summary = SessionView(session).summary
    return tr(
        "{headline} {length}, {share:.0%} speech.",
        headline=headline(summary),
        length=clock(session.duration_s),
        share=summary.speech_share,
    )
