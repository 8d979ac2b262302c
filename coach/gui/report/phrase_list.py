"""A list of a session's phrases with their tones, to hear them and correct them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from coach.common.i18n import tr
from coach.domain.session import Correction
from coach.domain.tones import describe
from coach.domain.wording import clock
from coach.gui.report.event_marks import MakePlay
from coach.gui.report.more_rows import MoreRows
from coach.gui.shared import theme
from coach.gui.shared.widgets import button
from coach.insights.parts import Part
from coach.insights.report import part_in_words

#: How many are listed at first.
_FIRST = 6


class PhraseList(MoreRows):
    """The phrases, each with a button to hear it and one to correct its tone.

    Parameters
    ----------
    phrases
        Phrases to list.
    labels
        Labels to choose a correction from; empty if no model named any tones.
    make_play
        Makes the button to hear a phrase.
    listed
        Least number of phrases to list at once.
    """

    #: Emits a `Correction`, and whether to undo it.
    corrected = Signal(object, bool)

    def __init__(
        self,
        phrases: Sequence[Part],
        labels: Sequence[str],
        make_play: MakePlay,
        listed: int = 0,
    ) -> None:
        self._phrases = phrases
        self._labels = labels
        self._make_play = make_play
        super().__init__(len(phrases), max(listed, _FIRST), self._row, tr("Show more phrases"))

    def _row(self, number: int) -> QWidget:
        phrase = self._phrases[number]
        words = part_in_words(phrase)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        tooltip = tr("{length:.1f} s long", length=phrase.end_s - phrase.start_s)
        row.addWidget(self._make_play(phrase.start_s, words, tooltip), 1)
        if self._labels:
            row.addWidget(self._make_wrong(phrase, words))
        return made

    def _make_wrong(self, phrase: Part, words: str) -> QPushButton:
        wrong = button(
            tr("not so", "a button: the coach is wrong"),
            tr("Say how this phrase sounded"),
            role="judge",
            picture="chevron-down",
        )
        # It opens a menu, so its icon comes last, as in a combo box.
        wrong.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        wrong.setIconSize(QSize(2 * theme.GRID, 2 * theme.GRID))
        wrong.setAccessibleName(
            tr("Not so: {what} at {time}", what=words, time=clock(phrase.start_s))
        )
        wrong.clicked.connect(lambda: self._ask(phrase, wrong))
        return wrong

    def _ask(self, phrase: Part, wrong: QPushButton) -> None:
        menu = self.make_menu(phrase)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(wrong.mapToGlobal(QPoint(0, wrong.height())))

    def make_menu(self, phrase: Part) -> QMenu:
        """Return the menu of corrections for a phrase."""
        menu = QMenu(self)
        for name in self._labels:
            self._add(menu, tr("It sounded {tone}", tone=describe(name)), phrase, name)
        self._add(menu, tr("None of these", "tones"), phrase, None)
        if phrase.corrected:
            menu.addSeparator()
            self._add(menu, tr("As the coach heard it"), phrase, None, undo=True)
        return menu

    def _add(
        self, menu: QMenu, words: str, phrase: Part, name: str | None, undo: bool = False
    ) -> QAction:
        action = menu.addAction(words)
        said = Correction(phrase.start_s, phrase.end_s, name)
        action.triggered.connect(lambda: self.corrected.emit(said, undo))
        return action
