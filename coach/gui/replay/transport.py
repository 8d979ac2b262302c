"""The playback controls below the tracks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.icons import SIZE, icon
from coach.gui.shared.widgets import button, chooser, label, layout_of

#: Room in pixels for the button that says sometimes "Play" and sometimes "Pause".
_SLACK = 3 * theme.GRID
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class Transport(QWidget):
    """Buttons for playback; what they show is set by the page, not by pressing them.

    Where room is short, most of them are icons without text.

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
        back = button(tr("Back", "a button"), tr("Back (Esc)"), picture="arrow-left")
        back.clicked.connect(self.back)
        before = button(
            tr("Previous", "a button: the mark before"),
            tr("The previous mark (P); the previous phrase (Shift+P)"),
            picture="skip-back",
        )
        before.clicked.connect(lambda: self.jumped.emit(-1))
        after = button(
            tr("Next", "a button: the next mark"),
            tr("The next mark (N); the next phrase (Shift+N)"),
            picture="skip-forward",
        )
        after.clicked.connect(lambda: self.jumped.emit(+1))
        self._play, self._pause = (
            tr("Play", "a button: play the sound"),
            tr("Pause", "a button: stop playing for a while"),
        )
        self.play_button = button(
            self._play, tr("Play and pause (Space)"), role="primary", picture="play"
        )
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
            picture="repeat",
        )
        self.loop_button.setCheckable(True)
        self.loop_button.clicked.connect(self.looped)
        self.time = label("", role="clock")
        self.time.setFont(theme.font(theme.CLOCK))
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.length = label("", role="soft")
        self._texts: dict[QPushButton, str] = {}
        for one in (back, before, after, self.loop_button):
            self._texts[one] = one.text()
            one.setAccessibleName(one.text())
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_texts(True)
        if layout_of(self).minimumSize().width() > self.width() - _SLACK:
            self._show_texts(False)

    def minimumSizeHint(self) -> QSize:
        # The width of its layout is that with texts; without them every window has room for it.
        return QSize(0, layout_of(self).minimumSize().height())

    def _show_texts(self, shown: bool) -> None:
        for one, text in self._texts.items():
            one.setText(text if shown else "")
            one.setIconSize(QSize(SIZE + theme.GRID // 2 if shown else SIZE, SIZE))

    def show_time(self, time_s: float, duration_s: float) -> None:
        for shown, words in (
            (self.time, clock(time_s)),
            (self.length, tr("of {length}", length=clock(duration_s))),
        ):
            if words != shown.text():
                shown.setText(words)
                if shown is self.length:  # nothing moves as the time gets longer
                    width = self.time.fontMetrics().horizontalAdvance(clock(duration_s))
                    self.time.setMinimumWidth(width)

    def show_playing(self, playing: bool) -> None:
        words = self._pause if playing else self._play
        if words != self.play_button.text():
            self.play_button.setText(words)
            self.play_button.setIcon(icon("pause" if playing else "play", "on_accent"))

    def show_speed(self, speed: float) -> None:
        self.speed.setCurrentIndex(SPEEDS.index(speed))

    def show_looping(self, looping: bool) -> None:
        self.loop_button.setChecked(looping)
