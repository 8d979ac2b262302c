"""The bar above the live view: recording light, clock, plan, state and level."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.coaching.plan import Plan
from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.live.level_meter import LevelMeter
from coach.gui.shared import theme
from coach.gui.shared.widgets import ElidedLabel, label

#: From this width on, in pixels, plan and state both have room.
_WIDE = 112 * theme.GRID


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


class SectionBar(QWidget):
    """How far the talk has come in its plan: done, now, to come; beyond it once it is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._time_s = 0.0
        self.setFixedHeight(theme.GRID)
        self.setMinimumWidth(12 * theme.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: Plan | None, time_s: float) -> None:
        """Show where in a plan the talk is; nothing without a plan."""
        self._plan, self._time_s = plan, time_s
        self.setVisible(plan is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = theme.colours()
        scale = self.width() / max(self._plan.length_s, self._time_s)
        start_s = 0.0
        for section in self._plan.sections:
            end_s = start_s + section.length_s
            left, length = start_s * scale, max(2.0, section.length_s * scale - 3)
            painter.setBrush(QColor(chosen.line))
            painter.drawRoundedRect(QRectF(left, 0, length, self.height()), 4, 4)
            done = min(1.0, max(0.0, (self._time_s - start_s) / section.length_s))
            if done:
                is_now = done < 1
                painter.setBrush(QColor(chosen.accent if is_now else chosen.soft))
                painter.drawRoundedRect(QRectF(left, 0, done * length, self.height()), 4, 4)
            start_s = end_s
        if self._time_s > start_s:
            painter.setBrush(QColor(chosen.recording))
            over = QRectF(start_s * scale, 0, (self._time_s - start_s) * scale, self.height())
            painter.drawRoundedRect(over, 4, 4)
        painter.end()


class LiveBar(QWidget):
    """Light, clock, where the talk is in its plan, state, and the microphone's level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.light = RecordingLight()
        self.clock = label("0:00", role="clock")
        self.clock.setFont(theme.font(theme.CLOCK))
        self.clock.setAccessibleName(tr("Time", "of the practice"))
        self.plan = ElidedLabel("", role="soft")
        self.plan.setAccessibleName(tr("Plan of the talk"))
        self.sections = SectionBar()
        self.state = ElidedLabel("", role="soft")
        self.level = LevelMeter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.light)
        row.addWidget(self.clock)
        row.addWidget(self.plan, 2)
        row.addWidget(self.sections, 2)
        row.addStretch(1)
        row.addWidget(self.state, 2)
        row.addWidget(self.level)
        self._choose_words()

    def begin(self, plan: Plan | None) -> None:
        """Reset clock and level, and set the plan, if there is one."""
        self._plan = plan
        self.show_time(0)
        self.level.reset()

    def show_time(self, time_s: float) -> None:
        """Show the time, as over where the plan has ended."""
        self.clock.setText(clock(time_s))
        is_over = self._plan is not None and time_s >= self._plan.length_s
        role = "clock over" if is_over else "clock"
        if self.clock.property("role") != role:
            self.clock.setProperty("role", role)
            self.clock.style().polish(self.clock)
        self.plan.show_text("" if self._plan is None else self._plan.words_at(time_s))
        self.sections.show_plan(self._plan, time_s)

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
