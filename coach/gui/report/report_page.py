"""The report on how a session came across: the answer first, the evidence folded below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from coach.coaching.advice import Priority
from coach.coaching.aspects import Passage
from coach.common.arrays import Int16
from coach.common.i18n import noop, tr
from coach.domain.session import LEAD_IN_S, Correction, Session
from coach.domain.tones import tone
from coach.domain.wording import clock
from coach.export.report_formats import KINDS, Kind, kind_of, save
from coach.gui.report.advice_cards import AdviceCards
from coach.gui.report.event_marks import EventList
from coach.gui.report.figure_list import FigureList
from coach.gui.report.moment_list import MomentList
from coach.gui.report.outcome_view import OutcomeView
from coach.gui.report.phrase_list import PhraseList
from coach.gui.report.report_footer import ReportFooter
from coach.gui.report.section_table import SectionTable
from coach.gui.report.share_bars import ShareBars
from coach.gui.report.tile_grid import TileGrid
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.fold import Fold
from coach.gui.shared.page import Page
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.swatch import Swatch
from coach.gui.shared.widgets import (
    ElidedLabel,
    ask_where,
    button,
    card,
    centred,
    label,
    shortcut,
    spaced,
    wrapped,
)
from coach.insights import emotion_timeline
from coach.insights.report import Report
from coach.insights.titles import file_name
from coach.store.recording import read_recording
from coach.store.session_store import Store

if TYPE_CHECKING:
    from coach.gui.report.say_again import SayAgain
    from coach.gui.report.words_view import WordsView

#: Stores a correction by the speaker and returns the session with it.
Change = Callable[[Store], Session]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a report, to return to.

    Attributes
    ----------
    scrolled
        Pixels from the top.
    marks, phrases
        Least number of each to list.
    unfolded
        Keys of what is unfolded; None for what suits the window.
    """

    scrolled: int = 0
    marks: int = 0
    phrases: int = 0
    unfolded: frozenset[str] | None = None


TOP = Place()
#: From this height on, in pixels, the timeline is unfolded from the start.
_ROOMY = 600
#: Timeline's key, in pixels: size of a square, and width of a square with its word.
_SQUARE, _KEY_WIDTH = 12, 10 * theme.GRID
#: Missing sound is told at the head from this length on, in seconds, or this share of the session;
#: less changes no figure.
_GAPS_S, _GAPS_SHARE = 1.0, 0.01
#: How often it is looked whether something is still being heard.
_WAIT_MS = 500
_POINT = noop("Point at a moment to read it, click to hear it.")


def _timeline_key(session: Session) -> QVBoxLayout:
    """Return the timeline's key: its colours with their words, and its other patterns."""
    key = spaced(QVBoxLayout(), theme.GRID // 2)
    if session.model.names_tones:
        key.addWidget(_tone_key(session.model.labels))
    key.addWidget(wrapped(emotion_timeline.legend(bool(session.gaps)), "note"))
    return key


def _tone_key(labels: Iterable[str]) -> Reflow:
    """Return a square of each tone's colour with its word."""
    squares = Reflow(_KEY_WIDTH, gap=2 * theme.GRID, row_gap=0)
    for one in (tone(name) for name in labels):
        pair = QWidget()
        row = spaced(QHBoxLayout(pair), theme.GRID)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Swatch(one.colour, _SQUARE, _SQUARE))
        row.addWidget(label(one.word, "note"), 1)
        squares.add(pair)
    return squares


def _heading_of_words(report: Report) -> str:
    spoken = report.view.spoken
    if spoken is None:
        return tr("What you said")
    return tr("What you said ({count})", count=tr("%n word(s)", "", len(spoken.words)))


def _has_long_gaps(session: Session) -> bool:
    """Return whether so much sound is missing that everybody should know."""
    lost_s = session.dropped_samples / session.sample_rate_hz
    return lost_s >= min(_GAPS_S, _GAPS_SHARE * session.duration_s)


class ReportPage(Page):
    """The report of a session.

    Parameters
    ----------
    place
        Where to open it.
    has_sound
        Whether the recording is there.

    Attributes
    ----------
    replay_asked
        Emits the session and the time in seconds to play on from, or None to open it paused.
    judged
        Emits a `Change`: a correction by the speaker.
    exercise_asked
        Emits the key of the exercise to show.
    attempt_asked
        Emits the key of the exercise to do once more.
    words_known
        Emits the `Session` with its words, once these have been recognised.
    settings_asked
        Emitted to choose a model for the words.
    folds
        What can be unfolded, by its key.
    """

    replay_asked = Signal(object, object)
    judged = Signal(object)
    exercise_asked = Signal(str)
    attempt_asked = Signal(str)
    closed = Signal()
    words_known = Signal(object)
    settings_asked = Signal()

    def __init__(
        self,
        context: Context,
        report: Report,
        place: Place = TOP,
        has_sound: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._has_sound = has_sound
        self.session = report.session
        self.report = report
        self._place = place
        self.folds: dict[str, Fold] = {}
        self.marks: EventList | None = None
        self.phrases: PhraseList | None = None
        self.again: SayAgain | None = None
        self.words: WordsView | None = None
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setWidget(self._make_body(report))
        column = spaced(QVBoxLayout(self), 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(self._make_footer())
        for key in place.unfolded or ():
            if key in self.folds:
                self.folds[key].unfold()
        # Scroll once it is laid out; before that there is nothing to scroll.
        bar = self.scroll_area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(place.scrolled))
        context.recognising.recognised.connect(self._show_words)
        shortcut("Esc", self, self.footer.leave, tr("back to the sessions"))
        shortcut("R", self, self.footer.replay, tr("replay it"))
        shortcut("Ctrl+S", self, self.footer.export_button.click, tr("save it"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._place.unfolded is None and self.height() >= _ROOMY:
            self.folds["time"].unfold()

    @property
    def place(self) -> Place:
        """What the page shows at the moment."""
        return Place(
            self.scroll_area.verticalScrollBar().value(),
            self.marks.listed if self.marks else self._place.marks,
            self.phrases.listed if self.phrases else self._place.phrases,
            frozenset(key for key, fold in self.folds.items() if fold.is_unfolded),
        )

    def _keep(self, change: Change) -> None:
        """Ask to store a correction; the page is disabled until its successor replaces it."""
        self.setEnabled(False)
        self.judged.emit(change)

    def _judge(self, number: int, wrong: bool) -> None:
        self._keep(lambda store: store.reject_event(self.session.id, number, wrong))

    def _correct(self, said: Correction, undo: bool) -> None:
        self._keep(lambda store: store.correct(self.session.id, said, undo))

    def _can_be_made(self, kind: Kind) -> bool:
        has_words = self.session.transcript is not None
        return (self._has_sound or not kind.make_with_sound) and (has_words or not kind.of_words)

    def _make_footer(self) -> QVBoxLayout:
        kinds = [kind for kind in KINDS.values() if self._can_be_made(kind)]
        self.footer = ReportFooter(self._context, self.session, kinds)
        self.footer.closed.connect(self.closed)
        self.footer.replay_asked.connect(lambda at_s: self.replay_asked.emit(self.session, at_s))
        self.footer.kind_chosen.connect(self._choose_where)
        outer = QVBoxLayout()
        outer.addWidget(centred(self.footer))
        # As wide as what is scrolled, or the buttons wouldn't be in line with the cards.
        bar = self.scroll_area.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _, most: outer.setContentsMargins(0, 0, bar.sizeHint().width() if most else 0, 0)
        )
        return outer

    def _make_body(self, report: Report) -> QWidget:
        body = QWidget()
        column = spaced(QVBoxLayout(body), 2 * theme.GRID)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        self._add_answer(column, report)
        advice = AdviceCards(report.advice, self._make_play, self._has_sound)
        advice.exercise_asked.connect(self.exercise_asked)
        advice.again_asked.connect(self._say_again)
        column.addWidget(advice)
        self._below_advice = QVBoxLayout()
        column.addLayout(self._below_advice)
        if report.plan:
            made, inside = card()
            inside.addWidget(label(tr("Plan and time"), role="heading"))
            inside.addWidget(wrapped(" · ".join(report.plan)))
            column.addWidget(made)
        self._add_evidence(column, report)
        column.addStretch(1)
        return centred(body)

    def _say_again(self, passage: Passage, change: Priority) -> None:
        """Show the card on which a moment is said again, in place of one shown before."""
        from coach.gui.report.say_again import SayAgain

        self._stop_saying()
        self.footer.listening.stop()
        self.again = SayAgain(self._context, self.session, passage, change)
        self.again.began.connect(self.footer.listening.stop)
        self.again.closed.connect(self._stop_saying)
        self.again.resized.connect(self._show_again)
        self._below_advice.addWidget(self.again)
        self.again.show()  # else it couldn't have the focus yet
        self.again.setFocus()  # it passes it on once there is something to hear

    def _show_again(self) -> None:
        """Scroll to the card, once it is laid out."""

        def scroll() -> None:
            if self.again is not None:
                self.scroll_area.ensureWidgetVisible(self.again, 0, 2 * theme.GRID)

        QTimer.singleShot(0, self, scroll)

    def _stop_saying(self) -> None:
        if self.again is not None:
            self.again.close_down()
            self.again.deleteLater()
            self.again = None

    def close_down(self) -> None:
        self._stop_saying()
        self.footer.listening.close_down()

    def _add_answer(self, column: QVBoxLayout, report: Report) -> None:
        if report.outcome is not None:
            outcome = OutcomeView(report.outcome)
            outcome.again_asked.connect(self.attempt_asked)
            outcome.exercise_asked.connect(self.exercise_asked)
            column.addWidget(outcome)
        column.addWidget(wrapped(report.headline, "sentence"))
        column.addWidget(ElidedLabel(f"{report.subtitle} · {report.spoken}", "soft"))
        if report.said:
            column.addWidget(wrapped(report.said, "soft"))
        if report.missing and _has_long_gaps(report.session):
            column.addWidget(wrapped(report.missing))
        if report.advice.note and report.outcome is None:  # which says so, too
            column.addWidget(wrapped(report.advice.note))
        if report.tiles:
            column.addWidget(TileGrid(report.tiles, self._hear))

    def _add_evidence(self, column: QVBoxLayout, report: Report) -> None:
        """Add what the answer rests on, folded."""
        evidence: list[tuple[str, str, Callable[[], QWidget]]] = [
            ("time", tr("How it sounded over time"), self._make_timeline)
        ]
        if report.view.spoken is not None or self._has_sound:
            evidence.append(("words", _heading_of_words(report), self._make_words))
        if report.sections:
            evidence.append(("sections", tr("Section by section"), self._make_sections))
        if report.session.model.names_tones:
            evidence.append(("tones", tr("Which tones, and where to hear them"), self._make_tones))
        if report.marked:
            words = tr("What was marked ({count})", count=len(report.marked))
            evidence.append(("marks", words, self._make_marks))
        if report.phrases:
            words = tr("Phrase by phrase ({count})", count=len(report.phrases))
            evidence.append(("phrases", words, self._make_phrases))
        evidence += [
            ("figures", tr("All figures"), lambda: FigureList(report.figures, self._hear)),
            ("trust", tr("How far to trust this"), self._make_trust),
        ]
        for key, words, make in evidence:
            self.folds[key] = Fold(words, make)
            column.addWidget(self.folds[key])

    def _make_timeline(self) -> QWidget:
        # Loaded only now: pyqtgraph takes half a second.
        from coach.gui.report.session_timeline import SessionTimeline

        made = QWidget()
        column = spaced(QVBoxLayout(made), theme.GRID)
        column.setContentsMargins(0, 0, 0, 0)
        self.timeline = SessionTimeline(self.report.view)
        self.timeline.chosen.connect(self._hear)
        self.timeline.setMaximumHeight(72 * theme.GRID)
        self.pointed = label(tr(_POINT), role="note")
        self.timeline.pointed.connect(lambda words: self.pointed.setText(words or tr(_POINT)))
        column.addWidget(self.timeline)
        column.addWidget(self.pointed)
        column.addLayout(_timeline_key(self.session))
        return made

    def _make_trust(self) -> QWidget:
        report = self.report
        is_told = _has_long_gaps(report.session)
        paragraphs = (report.limitations, "" if is_told else report.missing)
        return wrapped("\n\n".join(filter(None, paragraphs)))

    def _make_words(self) -> QWidget:
        from coach.gui.report.words_view import WordsView

        self.words = WordsView(self._context, self.report, self._hear)
        self.words.settings_asked.connect(self.settings_asked)
        return self.words

    def _show_words(self, changed: Session) -> None:
        """Show the words, once nothing is being heard: this page makes way for another."""
        if changed.id != self.session.id:
            return
        if self.again is not None or self.footer.listening.is_heard or not self.isEnabled():
            QTimer.singleShot(_WAIT_MS, self, lambda: self._show_words(changed))
        else:
            self.words_known.emit(changed)

    def _make_sections(self) -> QWidget:
        return SectionTable(self.report.sections, self._make_play)

    def _make_tones(self) -> QWidget:
        made = QWidget()
        row = spaced(QHBoxLayout(made), 6 * theme.GRID)
        row.setContentsMargins(0, 0, 0, 0)
        shares = self.report.shares
        if shares:
            row.addWidget(ShareBars(shares, self._hear), 3)
            row.addWidget(MomentList(self.report.moments, self._make_play), 2)
        else:
            row.addWidget(label(tr("At least one second of speech is needed."), role="soft"))
        return made

    def _make_marks(self) -> QWidget:
        report = self.report
        self.marks = EventList(report.marked, self._make_play, report.notable, self._place.marks)
        self.marks.judged.connect(self._judge)
        return self.marks

    def _make_phrases(self) -> QWidget:
        model = self.session.model
        labels = model.labels if model.names_tones else ()
        listed = self._place.phrases
        self.phrases = PhraseList(self.report.phrases, labels, self._make_play, listed)
        self.phrases.corrected.connect(self._correct)
        return self.phrases

    def _make_play(self, start_s: float, words: str, tooltip: str) -> QPushButton:
        """Return a button that plays from a little before `start_s`."""
        words = f"{clock(start_s)}  {words}"
        play = button(words, tr("Hear it: {what}", what=tooltip), picture="play")
        play.setAccessibleName(tr("Hear {what}", what=words))
        play.clicked.connect(lambda: self._hear(start_s))
        return play

    def _hear(self, time_s: float) -> None:
        """Play from a little before a time, unless somebody is saying it again."""
        if self.again is not None:
            if self.again.recording:
                return
            self.again.fall_silent()
        self.footer.listening.hear(max(0.0, time_s - LEAD_IN_S))

    def _choose_where(self, kind: Kind) -> None:
        where = ask_where(
            self, tr("Save the report"), file_name(self.session), {kind.name: kind.suffix}
        )
        if where is not None:
            path, _ = where
            self.export(path, kind_of(path, kind))

    def export(self, path: Path, kind: Kind) -> None:
        """Save the report to a file, in the background."""
        banner, store, session = self._context.banner, self._context.store, self.session

        def read_sound() -> Int16:
            return read_recording(store.audio_path(session.id)).samples

        self._context.working.run(
            tr("Saving…"),
            lambda: save(self.report, kind, path, read_sound),
            lambda _: banner.say(tr("Report saved"), tr("It is in {path}.", path=path)),
            banner.fail,
        )
