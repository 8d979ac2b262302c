"""The bar above the live view: recording light, clock, plan, and choice of what to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.coaching.plan import Plan
from coach.common.i18n import noop, tr
from coach.domain.settings import Focus
from coach.domain.wording import clock
from coach.gui.live.level_meter import LevelMeter
from coach.gui.shared import theme
from coach.gui.shared.parts import ElidedLabel, button, chooser, label

#: From this width on, in pixels, plan and state both have room.
_WIDE = 112 * theme.GRID

_FOCUSES = {
    Focus.PACE: noop("focus: pace"),
    Focus.PAUSES: noop("focus: pauses"),
    Focus.FILLERS: noop("focus: fillers"),
    Focus.VARIETY: noop("focus: variety"),
    Focus.VOLUME: noop("focus: volume"),
    Focus.CALM: noop("focus: calm"),
    Focus.ENERGY: noop("focus: energy"),
}


class RecordingLight(QWidget):
    """Red while recording, hollow while not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(4 * theme.GRID, 4 * theme.GRID)
        self.set_on(False)

    @property
    def on(self) -> bool:
        return self._on

    def set_on(self, on: bool) -> None:
        self._on = on
        self.setAccessibleName(
            tr("Recording", "the red light's name") if on else tr("Not recording")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        red = QColor(theme.colours().recording)
        painter.setPen(QPen(red, 2))
        painter.setBrush(red if self._on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.rect().adjusted(5, 5, -5, -5))
        painter.end()


class LiveBar(QWidget):
    """Light, clock, plan and state; then the controls for what is shown, and the level.

    Attributes
    ----------
    focus_chosen
        Emits a `Focus`, or None for no cues.
    """

    focus_chosen = Signal(object)
    stage_asked = Signal()
    mini_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.light = RecordingLight()
        self.clock = label("0:00", role="clock")
        self.clock.setFont(theme.font(theme.CLOCK))
        self.clock.setAccessibleName(tr("Time", "of the practice"))
        self.plan = ElidedLabel("", role="soft")
        self.plan.setAccessibleName(tr("Plan of the talk"))
        self.state = ElidedLabel("", role="soft")
        self.focus = chooser(tr("Focus"), tr("What the live coach gives cues about"))
        for focus, words in _FOCUSES.items():
            self.focus.addItem(tr(words), focus)
        self.focus.addItem(tr("no cues"), None)
        self.focus.activated.connect(lambda: self.focus_chosen.emit(self.focus.currentData()))
        self.stage_button = button(
            tr("Stage", "a button: to be read from a stage"),
            tr("One colour, one word and the clock, full screen (F11)"),
        )
        self.stage_button.clicked.connect(self.stage_asked)
        self.mini_button = button(
            tr("Mini", "a button: a small meter"),
            tr("A small meter that stays on top of your slides (F10)"),
        )
        self.mini_button.clicked.connect(self.mini_asked)
        self.level = LevelMeter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.light)
        row.addWidget(self.clock)
        row.addWidget(self.plan, 3)
        row.addWidget(self.state, 2)
        for part in (self.focus, self.stage_button, self.mini_button, self.level):
            row.addWidget(part)
        self._choose_words()

    def begin(self, focus: Focus | None, plan: Plan | None) -> None:
        """Reset clock and level, and set the focus and the plan, if there is one."""
        self.focus.setCurrentIndex(self.focus.findData(focus))
        self._plan = plan
        self.show_time(0)
        self.level.reset()

    def show_time(self, time_s: float) -> None:
        self.clock.setText(clock(time_s))
        self.plan.show_text("" if self._plan is None else self._plan.words_at(time_s))

    def show_state(self, words: str, recording: bool) -> None:
        if recording != self.light.on:
            self.light.set_on(recording)
        if words != self.state.whole:
            self.state.show_text(words)
            self._choose_words()

    def _choose_words(self) -> None:
        """Show plan and state, or if there isn't room for both, the state or else the plan."""
        wide, state = self.width() >= _WIDE, bool(self.state.whole)
        self.state.setVisible(wide or state)
        self.plan.setVisible(wide or not state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_words()
