"""What was said in a session, or a way to have it recognised."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.report.figure_list import FigureList, Hear, value
from coach.gui.report.transcript_view import TranscriptView
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.widgets import button, label, progress_bar, show_share, spaced, wrapped
from coach.insights.figure import Figure
from coach.insights.report import Report
from coach.insights.word_rows import about_words
from coach.transcription.models import INSTALL, is_installed

#: Longest value that has room beside others, in characters.
_SHORT = 28


def _whole_row(figure: Figure, hear: Hear) -> QVBoxLayout:
    """Return a figure whose value takes a row of its own."""
    column = spaced(QVBoxLayout(), 0)
    column.addWidget(label(figure.name, role="note"))
    shown = value(figure.name, figure.value, figure.at_s, hear)
    column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
    return column


class WordsView(QWidget):
    """The words of a session with their figures; without words, what can be done about that.

    Where a model is chosen, recognition begins by itself.

    Attributes
    ----------
    settings_asked
        Emitted to choose a model.
    """

    settings_asked = Signal()

    def __init__(self, context: Context, report: Report, hear: Hear) -> None:
        super().__init__()
        self._context = context
        self._session = report.session
        self._column = spaced(QVBoxLayout(self), 2 * theme.GRID)
        self._column.setContentsMargins(0, 0, 0, 0)
        spoken = report.view.spoken
        if spoken is not None:
            short = [one for one in report.words if len(one.value) <= _SHORT]
            self._column.addWidget(FigureList(short, hear))
            for figure in report.words:
                if figure not in short:
                    self._column.addLayout(_whole_row(figure, hear))
            self.text = TranscriptView(spoken, hear)
            self._column.addWidget(self.text)
            self._column.addWidget(wrapped(about_words(report.view), role="note"))
        else:
            self._offer()

    def _offer(self) -> None:
        """Lay out what recognises the words."""
        self.told = wrapped("", role="soft")
        self.bar = progress_bar(tr("Recognising the words"))
        self.begin_button = button(
            tr("Recognise the words"), tr("On this computer; it takes a while"), picture="file-text"
        )
        self.begin_button.clicked.connect(self._begin)
        self.settings_button = button(
            tr("Choose a model…"), tr("In the settings"), picture="settings"
        )
        self.settings_button.clicked.connect(self.settings_asked)
        self.cancel_button = button(tr("Cancel"), tr("Leave the words out"), picture="x")
        self.cancel_button.clicked.connect(self._cancel)
        row = spaced(QHBoxLayout(), theme.GRID)
        for one in (self.begin_button, self.settings_button, self.cancel_button):
            row.addWidget(one)
        row.addStretch(1)
        for part in (self.told, self.bar):
            self._column.addWidget(part)
        self._column.addLayout(row)
        work = self._context.recognising
        work.advanced.connect(self._advance)
        work.failed.connect(self._fail)
        work.cancelled.connect(self._stopped)
        self._show(working=work.is_busy_with(self._session.id))

    def _show(self, working: bool) -> None:
        is_chosen = bool(self._context.settings.words) and is_installed()
        failure = self._context.recognising.failures.get(self._session.id)
        if working:
            told = tr("Recognising what you said. You can go on meanwhile.")
        elif failure is not None:
            told = str(failure)
        elif is_chosen:
            told = tr("Nothing leaves this computer.")
        elif is_installed():
            told = tr("Words can be shown here. That needs a model, which you choose once.")
        else:
            told = tr(
                "Words can be shown here. That needs a speech recogniser: {command}",
                command=INSTALL,
            )
        self.told.setText(told)
        self.bar.setVisible(working)
        self.cancel_button.setVisible(working)
        self.begin_button.setVisible(is_chosen and not working)
        self.settings_button.setVisible(is_installed() and not is_chosen)

    def _begin(self) -> None:
        self._context.recognising.begin(self._session)
        self._show(working=True)

    def _cancel(self) -> None:
        self._context.recognising.cancel(self._session.id)

    def _advance(self, session_id: str, share: float) -> None:
        if session_id == self._session.id:
            show_share(self.bar, share)

    def _fail(self, session_id: str) -> None:
        if session_id == self._session.id:
            self._show(working=False)

    def _stopped(self, session_id: str) -> None:
        if session_id == self._session.id:
            self._show(working=False)
