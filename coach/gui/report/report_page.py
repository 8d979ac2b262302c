"""The report on how a session came across: the answer first, the evidence below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.common.i18n import noop, tr
from coach.domain.session import LEAD_IN_S, Correction, Session
from coach.domain.tones import tone
from coach.domain.wording import clock
from coach.export.report_formats import KINDS, Kind, kind_of, save
from coach.gui.report.advice_view import AdviceView
from coach.gui.report.event_marks import EventList
from coach.gui.report.figure_tiles import FigureTiles
from coach.gui.report.moment_list import MomentList
from coach.gui.report.phrase_list import PhraseList
from coach.gui.report.section_table import SectionTable
from coach.gui.report.share_bars import ShareBars
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import Page
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.swatch import Swatch
from coach.gui.shared.widgets import (
    ElidedLabel,
    ask_where,
    button,
    label,
    shortcut,
    spaced,
    wrapped,
)
from coach.insights import emotion_timeline
from coach.insights.report import Report
from coach.store.session_store import Store

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
    """

    scrolled: int = 0
    marks: int = 0
    phrases: int = 0


TOP = Place()
#: Timeline's key, in pixels: size of a square, and width of a square with its word.
_SQUARE, _KEY_WIDTH = 12, 10 * theme.GRID
_POINT = noop("Point at a moment to read it, click to hear it.")


def _timeline_key(session: Session) -> QVBoxLayout:
    """Return the timeline's key: its colours with their words, and its other patterns."""
    squares = Reflow(_KEY_WIDTH, gap=2 * theme.GRID, row_gap=0)
    for one in (tone(name) for name in session.model.labels):
        pair = QWidget()
        row = spaced(QHBoxLayout(pair), theme.GRID)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Swatch(one.colour, _SQUARE, _SQUARE))
        row.addWidget(label(one.word, "note"), 1)
        squares.add(pair)
    key = spaced(QVBoxLayout(), theme.GRID // 2)
    key.addWidget(squares)
    key.addWidget(wrapped(emotion_timeline.legend(bool(session.gaps)), "note"))
    return key


class ReportPage(Page):
    """The report of a session.

    Attributes
    ----------
    replay_asked
        Emits the session and the time in seconds to play from, or None to open it paused.
    judged
        Emits a `Change`: a correction by the speaker.
    exercise_asked
        Emits the key of the exercise to show.
    """

    replay_asked = Signal(object, object)
    judged = Signal(object)
    exercise_asked = Signal(str)
    closed = Signal()

    def __init__(
        self,
        context: Context,
        report: Report,
        place: Place = TOP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.session = report.session
        self.report = report
        self._place = place
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setWidget(self._make_body(self.report))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll_area, 1)
        column.addLayout(self._make_buttons())
        # Scroll once it is laid out; before that there is nothing to scroll.
        bar = self.scroll_area.verticalScrollBar()
        QTimer.singleShot(0, self, lambda: bar.setValue(place.scrolled))
        shortcut("Esc", self, self.closed.emit, tr("back to the sessions"))
        shortcut("R", self, lambda: self.replay_asked.emit(self.session, None), tr("replay it"))
        shortcut("Ctrl+S", self, self._choose_export, tr("save it"))

    @property
    def place(self) -> Place:
        """What the page shows at the moment."""
        marks = self.marks.listed if self.report.marked else 0
        phrases = self.phrases.listed if self.report.phrases else 0
        return Place(self.scroll_area.verticalScrollBar().value(), marks, phrases)

    def _keep(self, change: Change) -> None:
        """Ask to store a correction; the page is disabled until its successor replaces it."""
        self.setEnabled(False)
        self.judged.emit(change)

    def _judge(self, number: int, wrong: bool) -> None:
        self._keep(lambda store: store.reject_event(self.session.id, number, wrong))

    def _correct(self, said: Correction, undo: bool) -> None:
        self._keep(lambda store: store.correct(self.session.id, said, undo))

    def _make_buttons(self) -> QHBoxLayout:
        back = button(tr("Back to sessions"), tr("Back to the list (Esc)"))
        back.clicked.connect(self.closed)
        self.export_button = button(
            tr("Save as…"), tr("As a web page, PDF, table or picture (Ctrl+S)")
        )
        self.export_button.clicked.connect(self._choose_export)
        self.replay_button = button(
            tr("Replay", "a button: hear a session"),
            tr("Hear it with its tones (R)"),
            role="primary",
        )
        self.replay_button.clicked.connect(lambda: self.replay_asked.emit(self.session, None))
        row = QHBoxLayout()
        row.setContentsMargins(4 * theme.GRID, 2 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.replay_button)
        return row

    def _make_body(self, report: Report) -> QWidget:
        from coach.gui.report.session_timeline import SessionTimeline

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(wrapped(report.headline, "title"))
        column.addWidget(ElidedLabel(report.subtitle, role="soft"))
        if report.said:
            column.addWidget(wrapped(report.said, "soft"))
        if report.missing:
            column.addWidget(wrapped(report.missing))
        if report.outcome is not None:
            column.addWidget(label(report.outcome.exercise.heading, role="heading"))
            column.addWidget(wrapped("\n".join([report.outcome.verdict, *report.outcome.lines])))
        if report.advice.note:
            column.addWidget(wrapped(report.advice.note))
        advice = AdviceView(report.advice, self._make_play)
        advice.exercise_asked.connect(self.exercise_asked)
        column.addWidget(advice)
        self.timeline = SessionTimeline(report.view)
        self.timeline.chosen.connect(self._hear)
        column.addWidget(label(tr("How it sounded over time"), role="heading"))
        self.timeline.setMaximumHeight(72 * theme.GRID)
        column.addWidget(self.timeline, 1)
        self.pointed = label(tr(_POINT), role="note")
        self.timeline.pointed.connect(lambda words: self.pointed.setText(words or tr(_POINT)))
        column.addWidget(self.pointed)
        column.addLayout(_timeline_key(report.session))
        if report.sections:
            column.addWidget(label(tr("Section by section"), role="heading"))
            column.addWidget(SectionTable(report.sections, self._make_play))
        row = QHBoxLayout()
        row.setSpacing(6 * theme.GRID)
        row.addLayout(self._make_shares(report), 3)
        row.addWidget(MomentList(report.moments, self._make_play), 2)
        column.addLayout(row)
        if report.marked:
            column.addWidget(label(tr("What was marked"), role="heading"))
            self.marks = EventList(
                report.marked, self._make_play, report.notable, self._place.marks
            )
            self.marks.judged.connect(self._judge)
            column.addWidget(self.marks)
        if report.phrases:
            column.addWidget(label(tr("Phrase by phrase"), role="heading"))
            model = report.session.model
            labels = model.labels if model.names_tones else ()
            self.phrases = PhraseList(report.phrases, labels, self._make_play, self._place.phrases)
            self.phrases.corrected.connect(self._correct)
            column.addWidget(self.phrases)
        column.addWidget(label(tr("In figures"), role="heading"))
        column.addWidget(FigureTiles(report.figures, self._hear))
        column.addWidget(wrapped(report.limitations, "note"))
        return body

    def _make_shares(self, report: Report) -> QVBoxLayout:
        column = spaced(QVBoxLayout(), theme.GRID)
        column.addWidget(label(tr("Which tones"), role="heading"))
        if report.shares:
            column.addWidget(ShareBars(report.shares, self._hear))
        else:
            column.addWidget(label(tr("At least one second of speech is needed."), role="soft"))
        column.addStretch(1)
        return column

    def _make_play(self, start_s: float, words: str, tooltip: str) -> QPushButton:
        """Return a button that plays from a little before `start_s`."""
        words = f"{clock(start_s)}  {words}"
        play = button(f"▶  {words}", tr("Hear it: {what}", what=tooltip))
        play.setAccessibleName(tr("Hear {what}", what=words))
        play.clicked.connect(lambda: self._hear(start_s))
        return play

    def _hear(self, time_s: float) -> None:
        """Play from a little before a time."""
        self.replay_asked.emit(self.session, max(0.0, time_s - LEAD_IN_S))

    def _choose_export(self) -> None:
        kinds = {kind.name: kind for kind in KINDS.values()}
        endings = {name: kind.suffix for name, kind in kinds.items()}
        where = ask_where(self, tr("Save the report"), self.session.id, endings)
        if where is not None:
            path, chosen = where
            self.export(path, kind_of(path, kinds[chosen]))

    def export(self, path: Path, kind: Kind) -> None:
        """Save the report to a file, in the background."""
        banner = self._context.banner
        self._context.working.run(
            tr("Saving…"),
            lambda: save(self.report, kind, path),
            lambda _: banner.say(tr("Report saved"), tr("It is in {path}.", path=path)),
            banner.fail,
        )
