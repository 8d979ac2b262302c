"""Two takes, one above the other, to hear what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.common import dates
from coach.common.i18n import tr
from coach.gui.replay.lanes_fold import LanesFold
from coach.gui.replay.overview import Overview
from coach.gui.replay.take_player import TakePlayer, add_keys, overview_track
from coach.gui.replay.track_names import WIDTH
from coach.gui.replay.transport import Transport
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.fold import Fold
from coach.gui.shared.icons import SIZE, Picture, icon
from coach.gui.shared.marks import DIRECTION_MARKS
from coach.gui.shared.page import Page
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import (
    ElidedLabel,
    button,
    check,
    label,
    marked,
    scrolled,
    shortcut,
    spaced,
)
from coach.insights.titles import title_in_words
from coach.replay.take import Take
from coach.replay.take_comparison import FigurePair, compare_figures, loudness_gains, verdict

_NAMES = ("A", "B")
#: Height of the window in pixels from which there is room for the figures beside both takes.
_HIGH_WINDOW = 900
#: Least width of a figure in pixels.
_FIGURE_WIDTH = 24 * theme.GRID


class ComparePage(Page):
    """Two takes on one time scale, each with a cursor; one of them is heard at a time.

    Parameters
    ----------
    first, second
        A and B: the earlier and the later take.
    """

    closed = Signal()

    def __init__(self, context: Context, first: Take, second: Take) -> None:
        super().__init__()
        takes = (first, second)
        longest_s = max(take.session.duration_s for take in takes)
        self.players = tuple(
            TakePlayer(context, take, in_full=False, span_s=longest_s) for take in takes
        )
        self._heard = 0
        self._marks = [_mark() for _ in takes]
        self.hear_buttons = [
            button(
                tr("Hear {take}", take=name),
                tr("Play this take from its cursor, or pause it (B changes to the other)"),
                picture="play",
            )
            for name in _NAMES
        ]
        self.transport = Transport()
        self.lanes = LanesFold(self.players)
        self._gains = loudness_gains(first, second)
        self.same_loudness = check(
            tr("Same loudness"), tr("Play both as if you had spoken equally loudly")
        )
        self.same_loudness.setEnabled(self._gains is not None)
        self.same_loudness.setChecked(self._gains is not None)
        pairs = compare_figures(first.view, second.view)
        self.figures = Fold(verdict(pairs), partial(_figures, pairs), unfolded=True)
        self._figures_pressed = False
        self._lay_out()
        self._connect()
        self._match_loudness()
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        above = spaced(QVBoxLayout(), theme.GRID)
        above.addWidget(self.figures)
        above.addLayout(self._overview())
        for number, player in enumerate(self.players):
            above.addLayout(self._heading(number))
            above.addWidget(player, 1)
        below = QHBoxLayout()
        below.addWidget(self.lanes)
        below.addStretch(1)
        below.addWidget(self.same_loudness)
        above.addLayout(below)
        column.addWidget(scrolled(above), 1)
        column.addWidget(self.transport)

    def _overview(self) -> QGridLayout:
        """Return the strip of both takes, with their names beside it."""
        grid = QGridLayout()
        grid.setSpacing(0)
        takes = [player.take for player in self.players]
        for row, name in enumerate(_NAMES):
            grid.addWidget(label(name, role="note"), row, 0)
        grid.setColumnMinimumWidth(0, WIDTH)
        strip = Overview([overview_track(take) for take in takes], self.players[0].waveform)
        grid.addWidget(strip, 0, 1, len(takes), 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _heading(self, number: int) -> QHBoxLayout:
        """Return which take it is: its letter, title and day."""
        session = self.players[number].take.session
        day = dates.with_time(session.started_at, dates.full_date(session.started_at))
        row = spaced(QHBoxLayout(), 2 * theme.GRID)
        row.addWidget(label(_NAMES[number], role="heading"))
        row.addWidget(self._marks[number])
        row.addWidget(ElidedLabel(title_in_words(session), role="heading"), 1)
        row.addWidget(label(day, role="soft"))
        row.addWidget(self.hear_buttons[number])
        return row

    def _connect(self) -> None:
        for number, player in enumerate(self.players):
            player.moved.connect(self._show)
            player.changed.connect(self._show)
            # A click switches to the take that was clicked.
            player.waveform.chosen.connect(partial(self._hear_chosen, number))
            player.waveform.selected.connect(partial(self._hear_chosen, number))
            player.waveform.view_changed.connect(partial(self._scroll_along, number))
            self.hear_buttons[number].clicked.connect(partial(self._play, number))
        transport = self.transport
        transport.back.connect(self.closed)
        transport.toggled.connect(lambda: self.heard.playback.toggle())
        transport.jumped.connect(lambda direction: self.heard.jump_event(direction))
        transport.looped.connect(lambda: self.heard.toggle_loop())
        transport.speed_chosen.connect(lambda speed: self.heard.set_speed(speed))
        self.same_loudness.toggled.connect(self._match_loudness)
        self.figures.heading.clicked.connect(self._note_press)
        add_keys(self, lambda: self.heard)
        self.lanes.add_key(self)
        shortcut("B", self, self.switch, tr("hear the other take"))
        shortcut("Esc", self, self._leave, tr("clear the selection, then go back"))

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
        self.heard.show_cursor()
        if goes_on:
            self.heard.playback.toggle()
        self._show()

    def close_down(self) -> None:
        for player in self.players:
            player.close_down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lanes.fit()
        if not self._figures_pressed:
            self.figures.heading.setChecked(self.window().height() >= _HIGH_WINDOW)
        super().resizeEvent(event)

    def _note_press(self) -> None:
        self._figures_pressed = True

    def _hear_chosen(self, number: int, _: object) -> None:
        self.hear(number)

    def _play(self, number: int) -> None:
        """Play a take; pause it if it is playing."""
        goes_on = number != self._heard and self.heard.playing
        self.hear(number)
        if not goes_on:
            self.heard.playback.toggle()

    def _scroll_along(self, number: int) -> None:
        """Show the same stretch of time of both takes."""
        self.players[1 - number].waveform.show_view(self.players[number].waveform.view)

    def _match_loudness(self) -> None:
        gains = self._gains if self.same_loudness.isChecked() else None
        for player, gain in zip(self.players, gains or (1.0, 1.0), strict=True):
            player.playback.set_gain(gain)

    def _leave(self) -> None:
        if not self.heard.clear_selection():
            self.closed.emit()

    def _show(self, *_: object) -> None:
        player = self.heard
        self.transport.show_time(player.cursor_s, player.take.session.duration_s)
        self.transport.show_playing(player.playing)
        self.transport.show_speed(player.playback.speed)
        self.transport.show_looping(player.looping)
        for number, name in enumerate(_NAMES):
            is_heard = number == self._heard
            self._marks[number].setVisible(is_heard)
            plays = is_heard and player.playing
            words = tr("Pause {take}", take=name) if plays else tr("Hear {take}", take=name)
            if words != self.hear_buttons[number].text():
                self.hear_buttons[number].setText(words)
                self.hear_buttons[number].setIcon(icon("pause" if plays else "play"))


def _mark() -> QWidget:
    """Return the mark of the take that is heard, which keeps its room while it is hidden."""
    made = Picture("volume-2", side=SIZE)
    made.setAccessibleName(tr("The buttons below act on this take"))
    made.setToolTip(made.accessibleName())
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    return made


def _figures(pairs: Sequence[FigurePair]) -> QWidget:
    """Return the figures of both takes, each with what has become of it."""
    made = Reflow(_FIGURE_WIDTH, gap=3 * theme.GRID, row_gap=theme.GRID, even=True)
    for pair in pairs:
        cell = QWidget()
        column = spaced(QVBoxLayout(cell), 0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(pair.metric.title, role="note"))
        column.addWidget(label(pair.values))
        if pair.direction is not None:
            column.addWidget(marked(DIRECTION_MARKS[pair.direction], pair.change))
        made.add(cell)
    return made
