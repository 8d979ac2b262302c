"""How a phrase sounds, and the speaker's correction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.tones import tone
from coach.gui.shared import theme
from coach.gui.shared.widgets import ElidedLabel, chooser
from coach.insights.parts import Part
from coach.insights.report import part_in_words


class ToneChooser(QWidget):
    """Shows how a phrase sounds and lets the speaker correct that.

    Attributes
    ----------
    said
        Emits the `Part`, the label chosen for it (None for none of the tones), and whether to undo
        an earlier correction instead.
    """

    said = Signal(object, object, bool)

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self._labels = tuple(labels)
        self._part: Part | None = None
        self.words = ElidedLabel("")
        self.choice = chooser(tr("How this phrase sounds"), tr("Say how it sounds to you (T)"))
        as_heard, none = tr("as the coach heard it"), tr("none of these", "tones")
        self.choice.addItems([as_heard, *(tone(label).word for label in labels), none])
        # Space still means play and pause after a choice with the mouse.
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.activated.connect(self._choose)
        self.setFixedWidth(30 * theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.choice)
        self._show()

    def show_part(self, part: Part | None) -> None:
        """Show another phrase, unless the list of tones is open for this one."""
        if part != self._part and not self.choice.view().isVisible():
            self._part = part
            self._show()

    def take_back(self) -> None:
        """Show the earlier choice again, as the new one couldn't be stored."""
        self._show()

    def ask(self) -> None:
        """Open the list of tones, if there is a phrase."""
        if self.choice.isEnabled():
            self.choice.setFocus()
            self.choice.showPopup()

    def _show(self) -> None:
        part = self._part
        self.words.show_text(
            tr("This phrase: {tone}", tone=part_in_words(part)) if part else tr("No phrase yet")
        )
        self.choice.setEnabled(part is not None)
        said = 0
        if part is not None and part.corrected:
            none = self.choice.count() - 1
            said = none if part.label is None else 1 + self._labels.index(part.label)
        self.choice.setCurrentIndex(said)

    def _choose(self, index: int) -> None:
        label = self._labels[index - 1] if 0 < index <= len(self._labels) else None
        self.said.emit(self._part, label, index == 0)
