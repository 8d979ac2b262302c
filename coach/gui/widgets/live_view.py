"""While speaking: light and clock, the meter, the river, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.analysis.loudness import SILENCE_DBFS, SpeechLevel
from coach.gui import theme
from coach.gui.parts import button, label
from coach.gui.widgets.meter import EmotionMeter, LevelMeter
from coach.gui.widgets.timeline import LEGEND, LiveTimeline
from coach.session.chart import clock
from coach.session.report import in_figures, pauses_in_words
from coach.types import AnalysisUpdate, EventKind, ModelCard

#: A reading stays in the meter this long after the last one, over a breath or a short pause.
_HOLD_S = 1.5
#: Real microphones always hiss a little; zeros for this long are none.
_DEAD_SILENCE_S = 3.0


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
        self.setAccessibleName("Recording" if on else "Not recording")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        red = QColor(theme.colours().recording)
        painter.setPen(QPen(red, 2))
        painter.setBrush(red if self._on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.rect().adjusted(5, 5, -5, -5))
        painter.end()


class LiveView(QWidget):
    """Shows `AnalysisUpdate`s; what to do with the sound is asked for by signals."""

    pause_asked = Signal(bool)
    finish_asked = Signal()

    def __init__(self, card: ModelCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source_name = ""
        self._paused = False
        self._saving = False
        self._read_s = self._sound_s = 0.0
        self._pauses = self._long_pauses = 0
        self._level_text = "–"
        self.light = RecordingLight()
        self.clock = label("0:00", role="clock")
        self.clock.setFont(theme.font(theme.CLOCK))
        self.clock.setAccessibleName("Time")
        self.state = label("", role="soft")
        self.level = LevelMeter()
        self.meter = EmotionMeter(card.labels, card.readings.unsure_below)
        self.timeline = LiveTimeline(card.labels, card.readings.unsure_below, card.readings.hop_s)
        self.gauges = label("", role="soft")
        self.gauges.setFont(theme.font(theme.TEXT))
        self.pause_button = button("Pause", "Pause and go on (Space)")
        self.pause_button.clicked.connect(self.toggle_pause)
        self.finish_button = button("Finish", "Finish and see the report (Esc)")
        self.finish_button.clicked.connect(self.finish_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, 2 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        top = QHBoxLayout()
        for part in (self.light, self.clock, self.state):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(label("Level", role="note"))
        top.addWidget(self.level)
        column.addLayout(top)
        column.addWidget(self.meter)
        column.addWidget(self.timeline, 1)
        column.addWidget(label(LEGEND, role="note"))
        column.addWidget(self.gauges, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.finish_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def begin(self, source_name: str) -> None:
        """Clear the view and wait for the first sound."""
        self._source_name = source_name
        self._paused = self._saving = False
        self._read_s = self._sound_s = 0.0
        self._pauses = self._long_pauses = 0
        self._level_text = "–"
        self.clock.setText("0:00")
        self.state.setText(f"Waiting for {source_name}…")
        self.light.set_on(False)
        self.level.reset()
        self.timeline.clear_session()
        self.meter.show_reading(None, speaking=False)
        self._show_gauges()
        self._enable(True)

    def toggle_pause(self) -> None:
        if self._saving:
            return
        self._paused = not self._paused
        self.pause_button.setText("Go on" if self._paused else "Pause")
        self.state.setText("Paused: nothing is recorded" if self._paused else self._source_name)
        self.light.set_on(not self._paused)
        self.level.reset()
        self.pause_asked.emit(self._paused)

    def show_saving(self) -> None:
        """The sound has ended; what is left is being analysed and saved."""
        self._saving = True
        self._enable(False)
        self.light.set_on(False)
        self.state.setText("Saving…")

    def show_level(self, level_dbfs: float) -> None:
        self.level.show_level(level_dbfs)

    def show_update(self, update: AnalysisUpdate) -> None:
        if not (self._paused or self._saving or self.light.on):
            self.light.set_on(True)
            self.state.setText(self._source_name)
        self._watch_for_silence(update)
        if (time := clock(update.until_s)) != self.clock.text():
            self.clock.setText(time)
        self._show_reading(update)
        self.timeline.show_update(update)
        self._pauses += sum(e.kind == EventKind.PAUSE for e in update.events)
        self._long_pauses += sum(e.kind == EventKind.LONG_PAUSE for e in update.events)
        for reading in update.metrics:
            if reading.key == SpeechLevel.key:
                self._level_text = in_figures(reading.value, decimals=0)
        self._show_gauges()

    def _watch_for_silence(self, update: AnalysisUpdate) -> None:
        """Say so when a microphone sends nothing but zeros: it is muted, gone or not allowed."""
        if update.level_dbfs > SILENCE_DBFS:
            if update.until_s - self._sound_s > _DEAD_SILENCE_S:
                self.state.setText(self._source_name)
            self._sound_s = update.until_s
        elif update.until_s - self._sound_s > _DEAD_SILENCE_S:
            self.state.setText(
                "The microphone sends only silence: is it muted, unplugged or not allowed?"
            )

    def _show_reading(self, update: AnalysisUpdate) -> None:
        speaking = update.speaking_since_s is not None
        if update.emotions:
            self._read_s = update.until_s
            self.meter.show_reading(update.emotions[-1], speaking)
        elif update.until_s - self._read_s > _HOLD_S or not self._read_s:
            self.meter.show_reading(None, speaking)

    def _show_gauges(self) -> None:
        pauses = pauses_in_words(self._pauses, self._long_pauses)
        text = f"volume {self._level_text} dB      pauses {pauses}"
        if text != self.gauges.text():
            self.gauges.setText(text)

    def _enable(self, on: bool) -> None:
        self.pause_button.setText("Pause")
        self.pause_button.setEnabled(on)
        self.finish_button.setEnabled(on)
