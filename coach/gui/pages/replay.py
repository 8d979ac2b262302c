"""Hear a session again and see how it sounded at every moment."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.audio.player import Player, SilentPlayer, SoundPlayer
from coach.errors import CoachError
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.parts import ElidedLabel, button, label, shortcut, space_shortcut
from coach.gui.widgets.meter import EmotionMeter
from coach.gui.widgets.waveform import Waveform
from coach.record import LEAD_IN_S, Session
from coach.session import river
from coach.session.recording import Recording
from coach.session.report import subtitle
from coach.words import clock, event_in_words

_FRAME_MS = 33
_STEP_S = 5.0


class ReplayPage(QWidget):
    """Waveform coloured by tone, the meter for the moment, and the transport."""

    closed = Signal()

    def __init__(
        self,
        context: Context,
        session: Session,
        recording: Recording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._samples = recording.samples
        self._context = context
        self._player: Player | None = None
        self._river = river.River(session)
        self._events = session.events_that_count
        self._marks_s = sorted(
            [event.start_s for event in self._events]
            + [segment.start_s for segment in session.segments]
        )
        model = session.model
        self.meter = EmotionMeter(model.labels, model.readings.unsure_below)
        self.meter.has_model = model.names_tones
        self.waveform = Waveform(session, recording)
        self.waveform.chosen.connect(self.seek)
        looks = river.legend(bool(session.gaps))
        self._legend = f"coloured by tone · {looks} · below: what was marked"
        self.note = label(self._legend, role="note")
        self.time = label("", role="clock")
        self.time.setFont(theme.font(theme.CLOCK))
        self.play_button = button("Play", "Play and pause (Space)", role="primary")
        self.play_button.clicked.connect(self.toggle)
        self._timer = QTimer(self, interval=_FRAME_MS)
        self._timer.timeout.connect(self._follow)
        self._lay_out()
        space_shortcut(self, self.toggle, "play, pause")
        shortcut("Esc", self, self.closed.emit, "back to the report")
        shortcut("N", self, lambda: self._jump(+1), "next phrase or pause")
        shortcut("P", self, lambda: self._jump(-1), "previous phrase or pause")
        shortcut("Right", self, lambda: self.seek(self.waveform.cursor_s + _STEP_S), "5 s on")
        shortcut("Left", self, lambda: self.seek(self.waveform.cursor_s - _STEP_S), "5 s back")
        shortcut("Home", self, lambda: self.seek(0.0), "to the beginning")
        self._show(0.0)

    def _lay_out(self) -> None:
        back = button("Back", "Back (Esc)")
        back.clicked.connect(self.closed)
        before = button("Previous", "The phrase or pause before (P)")
        before.clicked.connect(lambda: self._jump(-1))
        after = button("Next", "The next phrase or pause (N)")
        after.clicked.connect(lambda: self._jump(+1))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, 2 * theme.GRID, 4 * theme.GRID, 3 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(ElidedLabel(subtitle(self.session), role="soft"))
        column.addWidget(self.meter)
        column.addWidget(self.waveform, 1)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        for part in (before, self.play_button, after):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)

    @property
    def playing(self) -> bool:
        return self._player is not None and self._player.playing

    def toggle(self) -> None:
        """Play from the cursor, from the start where it stands at the end; or pause."""
        if self.playing:
            self._player.pause()
            self._follow()
            return
        at_s = self.waveform.cursor_s
        self.play_from(0.0 if at_s >= self.session.duration_s - 0.05 else at_s)

    def play_from(self, time_s: float) -> None:
        """Play from there on; without a loudspeaker the cursor moves in silence."""
        try:
            if self._player is None:
                self._player = SoundPlayer(self._samples, self.session.sample_rate_hz)
            self._player.play(time_s)
        except CoachError as error:
            self._context.banner.fail(error)
            self._player = SilentPlayer(self.session.duration_s)
            self._player.play(time_s)
        self._timer.start()
        self._show(time_s)

    def seek(self, time_s: float) -> None:
        """Move the cursor; sound that is playing goes on from there."""
        time_s = float(np.clip(time_s, 0.0, self.session.duration_s))
        if self.playing:
            self.play_from(time_s)
        else:
            self._show(time_s)

    def _jump(self, direction: int) -> None:
        """Play from a little before the next or previous phrase or pause."""
        here_s = self.waveform.cursor_s + (LEAD_IN_S if direction > 0 else LEAD_IN_S - 1.0)
        ahead = [m for m in self._marks_s if (m - here_s) * direction > 0.05]
        if ahead:
            self.play_from(max(0.0, (min(ahead) if direction > 0 else max(ahead)) - LEAD_IN_S))

    def _follow(self) -> None:
        self._show(self._player.position_s)
        if not self.playing:
            self._timer.stop()
            self._player.pause()
            self._show_playing()

    def _show(self, time_s: float) -> None:
        self.waveform.move_cursor(time_s)
        time = f"{clock(time_s)} / {clock(self.session.duration_s)}"
        if time != self.time.text():
            self.time.setText(time)
        speaking = bool(self._river.speaking(np.array([time_s]))[0])
        self.meter.show_reading(self._river.at(time_s), speaking)
        at = [e for e in self._events if e.start_s <= time_s <= e.end_s]
        marked = ", ".join(dict.fromkeys(event_in_words(event.kind) for event in at))
        words = f"marked: {marked}" if marked else self._legend
        if words != self.note.text():
            self.note.setText(words)
        self._show_playing()

    def _show_playing(self) -> None:
        text = "Pause" if self.playing else "Play"
        if text != self.play_button.text():
            self.play_button.setText(text)

    def close_down(self) -> None:
        """Stop the sound and let the device go."""
        self._timer.stop()
        if self._player is not None:
            self._player.close()
            self._player = None

    def hideEvent(self, event: QHideEvent) -> None:
        if self.playing:
            self._player.pause()
        super().hideEvent(event)
