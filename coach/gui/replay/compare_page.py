"""Two takes, one above the other, to hear what has changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from coach.common.i18n import tr
from coach.gui.replay.take_player import TakePlayer, add_keys
from coach.gui.replay.transport import Transport
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import Page
from coach.gui.shared.widgets import ElidedLabel, button, label, scrolled, shortcut, spaced
from coach.insights.report import subtitle
from coach.insights.session_view import SessionView
from coach.replay.take import Take
from coach.replay.take_comparison import compare_figures

_NAMES = ("A", "B")


class ComparePage(Page):
    """Two takes, each with a cursor; one of them is heard at a time."""

    closed = Signal()

    def __init__(self, context: Context, first: Take, second: Take) -> None:
        super().__init__()
        self.players = tuple(TakePlayer(context, take, in_full=False) for take in (first, second))
        self._heard = 0
        self._titles = [label("", role="heading") for _ in self.players]
        self.transport = Transport()
        self.switch_button = button("", tr("Hear the other take (B)"))
        self.switch_button.clicked.connect(self.switch)
        self._lay_out(first, second)
        for number, player in enumerate(self.players):
            player.moved.connect(self._show)
            player.changed.connect(self._show)
            # A click switches to the take that was clicked.
            player.waveform.chosen.connect(lambda _, number=number: self.hear(number))
            player.waveform.selected.connect(lambda _, number=number: self.hear(number))
        transport = self.transport
        transport.back.connect(self.closed)
        transport.toggled.connect(lambda: self.heard.playback.toggle())
        transport.jumped.connect(lambda direction: self.heard.jump_event(direction))
        transport.looped.connect(lambda: self.heard.toggle_loop())
        transport.speed_chosen.connect(lambda speed: self.heard.set_speed(speed))
        add_keys(self, lambda: self.heard)
        shortcut("B", self, self.switch, tr("hear the other take"))
        shortcut("Esc", self, self._leave, tr("clear the selection, then go back"))
        self._show()

    def _lay_out(self, first: Take, second: Take) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        above = spaced(QVBoxLayout(), theme.GRID)
        for title, player in zip(self._titles, self.players, strict=True):
            row = spaced(QHBoxLayout(), 2 * theme.GRID)
            row.addWidget(title)
            row.addWidget(ElidedLabel(subtitle(player.take.session), role="soft"), 1)
            if player is self.players[0]:
                row.addWidget(self.switch_button)
            above.addLayout(row)
            above.addWidget(player, 1)
        table = QHBoxLayout()
        table.addLayout(_table(first.view, second.view))
        table.addStretch(1)
        above.addLayout(table)
        column.addWidget(scrolled(above), 1)
        column.addWidget(self.transport)

    @property
    def heard(self) -> TakePlayer:
        """The player of the take that the controls act on."""
        return self.players[self._heard]

    def switch(self) -> None:
        """Hear the other take, from its cursor on."""
        self.hear(1 - self._heard)

    def hear(self, number: int) -> None:
        """Hear take 0 or 1; if the other is playing, this one plays instead."""
        if number == self._heard:
            return
        before, self._heard = self.heard, number
        goes_on = before.playing
        before.playback.pause()
        self.heard.set_speed(before.playback.speed)
        if goes_on:
            self.heard.playback.toggle()
        self._show()

    def close_down(self) -> None:
        for player in self.players:
            player.close_down()

    def _leave(self) -> None:
        if not self.heard.clear_selection():
            self.closed.emit()

    def _show(self, *_: object) -> None:
        player = self.heard
        self.transport.show_time(player.cursor_s, player.take.session.duration_s)
        self.transport.show_playing(player.playing)
        self.transport.show_speed(player.playback.speed)
        self.transport.show_looping(player.looping)
        for number, title in enumerate(self._titles):
            name = _NAMES[number]
            is_heard = number == self._heard
            title.setText(tr("{take} · heard", take=name) if is_heard else name)
        other = _NAMES[1 - self._heard]
        self.switch_button.setText(tr("Hear {take}", take=other))


def _table(first: SessionView, second: SessionView) -> QGridLayout:
    """Return a table with a column per figure and a row per take."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * theme.GRID)
    grid.setVerticalSpacing(0)
    for row, name in enumerate(_NAMES, 1):
        grid.addWidget(label(name, role="heading"), row, 0)
    for column, figure in enumerate(compare_figures(first, second), 1):
        for row, words in enumerate((figure.name, figure.first, figure.second)):
            grid.addWidget(label(words, role="" if row else "note"), row, column)
    return grid
