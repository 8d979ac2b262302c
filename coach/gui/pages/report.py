"""How a session came across: the answer first, the evidence below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coach.coaching.advice import Advice, Priority
from coach.coaching.exercises import exercises
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.exports import KINDS, Kind, kind_of, save
from coach.gui.parts import ElidedLabel, ask_where, button, label, shortcut
from coach.gui.widgets.marks import Marks
from coach.gui.widgets.phrases import Phrases
from coach.gui.widgets.reflow import Reflow
from coach.gui.widgets.sections import Sections
from coach.gui.widgets.share_bars import ShareBars
from coach.gui.worker import run_in_background
from coach.language import noop, tr
from coach.record import LEAD_IN_S, Correction, Moment, Session
from coach.session import river
from coach.session.report import Figure, Report
from coach.session.store import Store
from coach.tones import describe, tone
from coach.words import clock

#: Keeps something that the speaker says of a session, and returns the session changed.
Change = Callable[[Store], Session]


@dataclass(frozen=True, slots=True)
class Place:
    """What of a report is shown: pixels from its top, and how many marks and phrases at least."""

    scrolled: int = 0
    marks: int = 0
    phrases: int = 0


TOP = Place()
_POINT = noop("Point at a moment to read it, click to hear it.")
_FIGURE_WIDTH = 22 * theme.GRID


def _wrapped(text: str, role: str = "") -> QLabel:
    made = label(text, role)
    made.setWordWrap(True)
    return made


def _river_key(session: Session) -> QLabel:
    """The river's colours with their words, and what else is to be seen in it."""
    square = '<span style="color: {}">\N{BLACK SQUARE}</span> {} &nbsp; '
    tones = [tone(name) for name in session.model.labels]
    squares = "".join(square.format(one.colour, one.word) for one in tones)
    key = label("", role="note")
    key.setTextFormat(Qt.TextFormat.RichText)
    key.setText(squares + river.legend(bool(session.gaps)))
    key.setWordWrap(True)
    return key


class ReportPage(QWidget):
    """replay_asked carries the session and the second to play from, None for just opening it."""

    replay_asked = Signal(object, object)
    #: A `Change`: what the speaker says of the session.
    judged = Signal(object)
    #: Key of an exercise.
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
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setWidget(self._make_body(self.report))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll, 1)
        column.addLayout(self._make_buttons())
        # Once it is laid out; before, there is nothing to scroll.
        QTimer.singleShot(0, self, lambda: self.scroll.verticalScrollBar().setValue(place.scrolled))
        shortcut("Esc", self, self.closed.emit, tr("back to the sessions"))
        shortcut("R", self, lambda: self.replay_asked.emit(self.session, None), tr("replay it"))
        shortcut("Ctrl+S", self, self._choose_export, tr("save it"))

    @property
    def place(self) -> Place:
        marks = self.marks.listed if self.report.marked else 0
        phrases = self.phrases.listed if self.report.phrases else 0
        return Place(self.scroll.verticalScrollBar().value(), marks, phrases)

    def _keep(self, change: Change) -> None:
        """Ask for it; until the page that follows comes, nothing else can be asked for."""
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
        from coach.gui.widgets.session_timeline import (
            SessionTimeline,  # pyqtgraph: not at the start
        )

        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 0)
        column.setSpacing(2 * theme.GRID)
        headline = label(report.headline, role="title")
        headline.setWordWrap(True)
        column.addWidget(headline)
        column.addWidget(ElidedLabel(report.subtitle, role="soft"))
        if report.said:
            column.addWidget(_wrapped(report.said, "soft"))
        if report.missing:
            column.addWidget(_wrapped(report.missing))
        if report.outcome is not None:
            title = tr("Exercise: {title}", title=report.outcome.exercise.title.lower())
            column.addWidget(label(title, role="heading"))
            column.addWidget(_wrapped("\n".join([report.outcome.verdict, *report.outcome.lines])))
        if report.advice.note:
            column.addWidget(_wrapped(report.advice.note))
        column.addLayout(self._make_advice(report.advice))
        self.timeline = SessionTimeline(report.session)
        self.timeline.chosen.connect(lambda at_s: self.replay_asked.emit(self.session, at_s))
        column.addWidget(label(tr("How it sounded over time"), role="heading"))
        self.timeline.setMaximumHeight(72 * theme.GRID)
        column.addWidget(self.timeline, 1)
        self.pointed = label(tr(_POINT), role="note")
        self.timeline.pointed.connect(lambda words: self.pointed.setText(words or tr(_POINT)))
        column.addWidget(self.pointed)
        column.addWidget(_river_key(report.session))
        if report.sections:
            column.addWidget(label(tr("Section by section"), role="heading"))
            column.addWidget(Sections(report.sections, self._make_play))
        row = QHBoxLayout()
        row.setSpacing(6 * theme.GRID)
        row.addLayout(self._make_shares(report), 3)
        row.addLayout(self._make_moments(report), 2)
        column.addLayout(row)
        if report.marked:
            column.addWidget(label(tr("What was marked"), role="heading"))
            self.marks = Marks(report.marked, self._make_play, report.notable, self._place.marks)
            self.marks.judged.connect(self._judge)
            column.addWidget(self.marks)
        if report.phrases:
            column.addWidget(label(tr("Phrase by phrase"), role="heading"))
            model = report.session.model
            labels = model.labels if model.names_tones else ()
            self.phrases = Phrases(report.phrases, labels, self._make_play, self._place.phrases)
            self.phrases.corrected.connect(self._correct)
            column.addWidget(self.phrases)
        column.addWidget(label(tr("In figures"), role="heading"))
        column.addWidget(self._make_figures(report))
        honesty = label(report.honesty, role="note")
        honesty.setWordWrap(True)
        column.addWidget(honesty)
        return body

    def _make_advice(self, advice: Advice) -> QHBoxLayout:
        """What went well and what to do next, side by side; nothing where too little was said."""
        row = QHBoxLayout()
        row.setSpacing(6 * theme.GRID)
        if advice.strengths or advice.comparison:
            well = QVBoxLayout(spacing=theme.GRID)
            if advice.strengths:
                well.addWidget(label(tr("What went well"), role="heading"))
            for line in advice.strengths:
                well.addWidget(_wrapped(line))
            if advice.comparison:
                well.addWidget(label(tr("Compared with before"), role="heading"))
            for line in advice.comparison:
                well.addWidget(_wrapped(line))
            well.addStretch(1)
            row.addLayout(well, 1)
        if advice.priority is not None:
            row.addLayout(self._make_priority(advice.priority), 1)
        return row

    def _make_priority(self, priority: Priority) -> QVBoxLayout:
        column = QVBoxLayout(spacing=theme.GRID)
        to_do = tr("Next: {title}", title=priority.title.lower())
        column.addWidget(label(to_do, role="heading"))
        column.addWidget(_wrapped(priority.why))
        plays = QHBoxLayout(spacing=theme.GRID)
        for passage in priority.passages:
            plays.addWidget(self._make_play(passage.start_s, passage.what, passage.what))
        plays.addStretch(1)
        column.addLayout(plays)
        title = tr("Exercise: {title}", title=exercises()[priority.exercise].title.lower())
        practise = button(title, tr("See what to do, and do it"))
        practise.clicked.connect(lambda: self.exercise_asked.emit(priority.exercise))
        column.addWidget(practise, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def _make_figures(self, report: Report) -> Reflow:
        grid = Reflow(_FIGURE_WIDTH, gap=2 * theme.GRID, row_gap=2 * theme.GRID)
        for figure in report.figures:
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(label(figure.name, role="note"))
            column.addWidget(self._make_figure(figure))
            grid.add(cell)
        return grid

    def _make_figure(self, figure: Figure) -> QWidget:
        """Its value; a button where it can be heard."""
        if figure.at_s is None:
            return label(figure.value, role="heading")
        at_s = max(0.0, figure.at_s - LEAD_IN_S)
        tooltip = tr("Hear it at {time}", time=clock(figure.at_s))
        value = button(f"{figure.value}  ▶", tooltip, role="figure")
        value.setAccessibleName(
            tr("{name}: {value}. Hear it", name=figure.name, value=figure.value)
        )
        value.clicked.connect(lambda: self.replay_asked.emit(self.session, at_s))
        return value

    def _make_shares(self, report: Report) -> QVBoxLayout:
        column = QVBoxLayout(spacing=theme.GRID)
        column.addWidget(label(tr("Which tones"), role="heading"))
        if report.shares:
            column.addWidget(ShareBars(report.shares))
        else:
            column.addWidget(label(tr("A second of speech is needed to tell."), role="soft"))
        column.addStretch(1)
        return column

    def _make_moments(self, report: Report) -> QVBoxLayout:
        column = QVBoxLayout(spacing=theme.GRID)
        column.addWidget(label(tr("Moments worth hearing again"), role="heading"))
        for moment in report.moments:
            column.addLayout(self._make_moment(moment))
        if not report.moments:
            column.addWidget(label(tr("No tone was clear enough."), role="soft"))
        column.addStretch(1)
        return column

    def _make_moment(self, moment: Moment) -> QHBoxLayout:
        words = tr("sounds {tone}", tone=describe(moment.label))
        sure = tr("{confidence:.0%} sure", confidence=moment.confidence)
        play = self._make_play(moment.start_s, words, sure)
        chip = QFrame()
        chip.setFixedSize(theme.GRID, 4 * theme.GRID)
        chip.setStyleSheet(f"background: {tone(moment.label).colour}; border-radius: 3px;")
        row = QHBoxLayout(spacing=theme.GRID)
        row.addWidget(chip)
        row.addWidget(play)
        row.addStretch(1)
        return row

    def _make_play(self, start_s: float, words: str, tooltip: str) -> QPushButton:
        """Hear what begins at `start_s`, and what led to it."""
        words = f"{clock(start_s)}  {words}"
        play = button(f"▶  {words}", tr("Hear it: {what}", what=tooltip))
        play.setAccessibleName(tr("Hear {what}", what=words))
        at_s = max(0.0, start_s - LEAD_IN_S)
        play.clicked.connect(lambda: self.replay_asked.emit(self.session, at_s))
        return play

    def _choose_export(self) -> None:
        kinds = {kind.name: kind for kind in KINDS.values()}
        endings = {name: kind.suffix for name, kind in kinds.items()}
        where = ask_where(self, tr("Save the report"), self.session.id, endings)
        if where is not None:
            path, chosen = where
            self.export(path, kind_of(path, kinds[chosen]))

    def export(self, path: Path, kind: Kind) -> None:
        banner = self._context.banner
        run_in_background(
            lambda: save(self.report, kind, path),
            lambda _: banner.say(tr("Report saved"), tr("It is in {path}.", path=path)),
            banner.fail,
        )
