"""The bar above the live view: recording light, clock, plan, state and level."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.coaching.plan import Plan
from coach.common.i18n import tr
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.level_meter import LevelMeter
from coach.gui.shared.recording_light import RecordingLight
from coach.gui.shared.widgets import ElidedLabel, button, label

#: From this width on, in pixels, plan and state both have room.
_WIDE = 112 * theme.GRID


class SectionBar(QWidget):
    """How far the talk has come in its plan: done, now, to come; beyond it once it is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._starts_s: Sequence[float] = ()
        self._time_s = 0.0
        self.setFixedHeight(theme.GRID)
        self.setMinimumWidth(12 * theme.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: Plan | None, time_s: float, starts_s: Sequence[float] = ()) -> None:
        """Show where in a plan the talk is; nothing without a plan.

        `starts_s` is when the speaker went on to the second section, the third, and so on.
        """
        self._plan, self._time_s, self._starts_s = plan, time_s, starts_s
        self.setVisible(plan is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plan is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        chosen = theme.colours()
        spans = self._plan.spans_s(self._starts_s, self._time_s)
        planned_s = [section.length_s for section in self._plan.sections]
        lengths_s = [
            max(length_s, end - start) if number == len(spans) - 1 else end - start
            for number, ((start, end), length_s) in enumerate(zip(spans, planned_s, strict=False))
        ] + planned_s[len(spans) :]
        scale = self.width() / sum(lengths_s)
        left = 0.0
        for number, (length_s, wanted_s) in enumerate(zip(lengths_s, planned_s, strict=True)):
            is_now, length = number == len(spans) - 1, max(2.0, length_s * scale - 3)
            self._fill(painter, left, length, chosen.line)
            if number < len(spans):
                start_s, end_s = spans[number]
                took_s = end_s - start_s
                within = min(took_s, wanted_s) / length_s * length
                self._fill(painter, left, within, chosen.ink if is_now else chosen.soft)
                if took_s > wanted_s:
                    over = (took_s - wanted_s) / length_s * length
                    self._fill(painter, left + within, over, chosen.recording)
            left += length_s * scale
        painter.end()

    def _fill(self, painter: QPainter, left: float, length: float, colour: str) -> None:
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(left, 0, length, self.height()), 4, 4)


class LiveBar(QWidget):
    """Light, clock, where the talk is in its plan, state, and the microphone's level."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._time_s = 0.0
        #: When the speaker went on to the second section of the plan, the third, and so on.
        self.section_starts_s: list[float] = []
        self.light = RecordingLight()
        self.clock = label("0:00", role="clock")
        self.clock.setFont(theme.font(theme.CLOCK))
        self.clock.setAccessibleName(tr("Time", "of the practice"))
        self.plan = ElidedLabel("", role="soft")
        self.plan.setAccessibleName(tr("Plan of the talk"))
        self.sections = SectionBar()
        self.next_button = button(
            "",
            tr("Go on to the next section of the plan (N)"),
            role="quiet",
            picture="skip-forward",
        )
        self.next_button.clicked.connect(self.go_on)
        self.state = ElidedLabel("", role="soft")
        self.level = LevelMeter()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.light)
        row.addWidget(self.clock)
        row.addWidget(self.plan, 3)
        row.addWidget(self.sections, 2)
        row.addWidget(self.next_button)
        row.addStretch(1)
        row.addWidget(self.state, 2)
        row.addWidget(self.level)
        self._choose_words()

    def begin(self, plan: Plan | None) -> None:
        """Reset clock and level, and set the plan, if there is one."""
        self._plan = plan
        self.section_starts_s.clear()
        self.show_time(0)
        self.level.reset()

    def go_on(self) -> None:
        """Note that the next section of the plan begins now, if there is one."""
        if self._has_next:
            self.section_starts_s.append(self._time_s)
            self.show_time(self._time_s)

    @property
    def _has_next(self) -> bool:
        sections = 0 if self._plan is None else len(self._plan.sections)
        return len(self.section_starts_s) < sections - 1

    def show_time(self, time_s: float) -> None:
        """Show the time, as over where the plan has ended."""
        self._time_s = time_s
        self.clock.setText(clock(time_s))
        self.next_button.setVisible(self._has_next)
        role = "clock over" if self.is_over else "clock"
        if self.clock.property("role") != role:
            self.clock.setProperty("role", role)
            self.clock.style().polish(self.clock)
        starts_s = self.section_starts_s
        self.plan.show_text("" if self._plan is None else self._plan.words_at(time_s, starts_s))
        self.sections.show_plan(self._plan, time_s, starts_s)

    @property
    def is_over(self) -> bool:
        """Whether the talk takes longer than planned."""
        return self._plan is not None and self._time_s >= self._plan.length_s

    @property
    def short_clock(self) -> str:
        """The time, or by how much the talk is over, as in "+0:12"."""
        if self._plan is None or not self.is_over:
            return self.clock.text()
        return f"+{clock(self._time_s - self._plan.length_s)}"

    def show_state(self, words: str, recording: bool) -> None:
        if recording != self.light.on:
            self.light.set_on(recording)
        if words != self.state.whole:
            self.state.show_text(words)
            self._choose_words()

    def _choose_words(self) -> None:
        """Show plan and state, or if there isn't room for both, the state or else the plan."""
        wide, state = self.width() >= _WIDE, bool(self.state.whole)
        self.state.setVisible(state)
        self.plan.setVisible(wide or not state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_words()
