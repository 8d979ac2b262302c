"""The page of settings: its groups, in one or two columns."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import noop, tr
from coach.gui.settings.about_group import AboutGroup
from coach.gui.settings.look_group import LookGroup
from coach.gui.settings.recordings_group import RecordingsGroup
from coach.gui.settings.settings_group import SettingsGroup
from coach.gui.settings.speaking_group import SpeakingGroup
from coach.gui.settings.usual_group import UsualGroup
from coach.gui.settings.words_group import WordsGroup
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import centred, label, scrolled, spaced

#: Least width of a column, in pixels.
_COLUMN = 50 * theme.GRID
_GAP = 2 * theme.GRID


class SettingsPage(NavigationPage):
    """The page of settings.

    Attributes
    ----------
    everything_deleted
        Emitted once all stored data has been deleted.
    introduction_asked
        Emitted to see the introduction again.
    """

    title = noop("Settings", "a page")
    picture = "settings"
    key_words = noop("settings", "a key goes to this page")

    everything_deleted = Signal()
    introduction_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.look = LookGroup(context)
        self.speaking = SpeakingGroup(context)
        self.words = WordsGroup(context)
        self.usual = UsualGroup(context)
        self.recordings = RecordingsGroup(context)
        self.about = AboutGroup(context)
        self.recordings.moved.connect(self.usual.refresh)
        self.recordings.everything_deleted.connect(self._begin_anew)
        self.about.introduction.clicked.connect(self.introduction_asked)
        columns = _Columns(
            (self.look, self.speaking, self.words), (self.usual, self.recordings, self.about)
        )
        body = QWidget()
        column = spaced(QVBoxLayout(body), 2 * theme.GRID)
        column.setContentsMargins(4 * theme.GRID, 3 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.addWidget(label(tr("Settings", "a page"), role="title"))
        column.addWidget(columns)
        content = QVBoxLayout()
        content.addWidget(centred(body))
        content.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def _begin_anew(self) -> None:
        for group in (self.look, self.speaking, self.words, self.usual, self.recordings):
            group.show_settings()
        self.on_shown()
        self.everything_deleted.emit()

    def on_shown(self) -> None:
        self.usual.refresh()
        self.words.refresh()


class _Columns(QWidget):
    """Two columns side by side, or one below the other where there isn't room for both."""

    def __init__(self, *columns: tuple[SettingsGroup, ...]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for groups in columns:
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for group in groups:
                column.addWidget(group)
            column.addStretch(1)
            self._row.addLayout(column, 1)

    def minimumSizeHint(self) -> QSize:
        # Of the layout as it is, which may be that of two columns, it could never shrink.
        return QSize(_COLUMN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._row.contentsRect().width()
        fits = room >= 2 * _COLUMN + _GAP
        side_by_side, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(side_by_side if fits else below)
