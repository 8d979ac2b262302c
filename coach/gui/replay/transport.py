"""The playback controls below the tracks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.widgets import button, chooser, label

SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class Transport(QWidget):
    """Buttons for playback; what they show is set by the page, not by pressing them.

    Attributes
    ----------
    toggled
        Emitted when play or pause was pressed.
    jumped
        Emits 1 for the next mark, -1 for the previous one.
    looped
        Emitted when the loop button was pressed.
    speed_chosen
        Emits one of `SPEEDS`.
    """

    back = Signal()
    toggled = Signal()
    jumped = Signal(int)
    looped = Signal()
    speed_chosen = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        back = button(tr("Back", "a button"), tr("Back (Esc)"))
        back.clicked.connect(self.back)
        before = button(
            tr("Previous", "a button: the mark before"),
            tr("The previous mark (P); the previous phrase (Shift+P)"),
        )
        before.clicked.connect(lambda: self.jumped.emit(-1))
        after = button(
            tr("Next", "a button: the next mark"),
            tr("The next mark (N); the next phrase (Shift+N)"),
        )
        after.clicked.connect(lambda: self.jumped.emit(+1))
        self.play_button = button("", tr("Play and pause (Space)"), role="primary")
        self.show_playing(False)
        self.play_button.clicked.connect(self.toggled)
        self.speed = chooser(
            tr("Speed", "of playing"), tr("Slower (,) and faster (.), at the same pitch")
        )
        self.speed.addItems([f"{speed:g}×" for speed in SPEEDS])
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.speed.activated.connect(lambda number: self.speed_chosen.emit(SPEEDS[number]))
        self.loop_button = button(
            tr("Loop", "a button: play again and again"),
            tr("Play what is selected, or else this phrase, again and again (L)"),
            role="judge",
        )
        self.loop_button.setCheckable(True)
        self.loop_button.clicked.connect(self.looped)
        self.time = label("", role="clock")
        self.time.setFont(theme.font(theme.CLOCK))
        self.length = label("", role="soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(back)
        row.addStretch(1)
        for part in (before, self.play_button, after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.speed)
        row.addWidget(self.loop_button)
        row.addSpacing(theme.GRID)
        row.addWidget(self.time)
        row.addWidget(self.length, 0, Qt.AlignmentFlag.AlignBottom)

    def show_time(self, time_s: float, duration_s: float) -> None:
        for shown, words in (
            (self.time, clock(time_s)),
            (self.length, tr("of {length}", length=clock(duration_s))),
        ):
            if words != shown.text():
                shown.setText(words)

    def show_playing(self, playing: bool) -> None:
        pause = tr("Pause", "a button: stop playing for a while")
        self.play_button.setText(pause if playing else tr("Play", "a button: play the sound"))

    def show_speed(self, speed: float) -> None:
        self.speed.setCurrentIndex(SPEEDS.index(speed))

    def show_looping(self, looping: bool) -> None:
        self.loop_button.setChecked(looping)
