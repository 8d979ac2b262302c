"""Folding away the lanes below a waveform, which a low window has no room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.replay.take_player import TakePlayer
from coach.gui.shared.icons import icon
from coach.gui.shared.widgets import button, shortcut

#: Height of the window in pixels below which things are folded until somebody unfolds them.
LOW_WINDOW = 700


class LanesFold(QWidget):
    """A heading that shows and hides the lanes of all players of a page."""

    def __init__(self, players: Sequence[TakePlayer]) -> None:
        super().__init__()
        self._players = tuple(players)
        self._was_pressed = False
        self.heading = button(
            tr("Marks and curves"),
            tr("Show or hide what is below the waveform (M)"),
            role="fold",
        )
        self.heading.setCheckable(True)
        self.heading.toggled.connect(self._show)
        self.heading.setChecked(True)
        self.heading.clicked.connect(self._note_press)
        if not any(player.has_lanes for player in self._players):
            self.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading)

    def add_key(self, page: QWidget) -> None:
        """Add the shortcut of a page."""
        shortcut("M", page, self.heading.click, tr("marks and curves"))

    def fit(self) -> None:
        """Fold the lanes in a low window and unfold them in a high one, unless asked otherwise."""
        if not self._was_pressed:
            self.heading.setChecked(self.window().height() >= LOW_WINDOW)

    def _note_press(self) -> None:
        self._was_pressed = True

    def _show(self, shown: bool) -> None:
        self.heading.setIcon(icon("chevron-down" if shown else "chevron-right", "soft"))
        for player in self._players:
            player.show_lanes(shown)
