"""The replay: a session to hear again, and how it sounded at every moment."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.session import Correction, Session
from coach.domain.wording import event_in_words
from coach.gui.replay.lanes_fold import LanesFold
from coach.gui.replay.moment_meter import MomentMeter
from coach.gui.replay.other_take import choose_other
from coach.gui.replay.take_player import Spot, TakePlayer, add_keys
from coach.gui.replay.tone_chooser import ToneChooser
from coach.gui.replay.transport import Transport
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import Page
from coach.gui.shared.widgets import ElidedLabel, button, scrolled, shortcut, spaced
from coach.insights import emotion_timeline
from coach.insights.parts import Part
from coach.insights.report import part_in_words, subtitle
from coach.replay.take import Take
from coach.store.session_store import Store


class ReplayPage(Page):
    """The take with its tracks, the meter for the current moment, and the playback controls.

    Attributes
    ----------
    corrected
        Emits a correction to store, a `Change` as in `ReportPage.judged`. `show_take` then shows
        the result.
    comparison_asked
        Emits the id of the session to compare with.
    """

    closed = Signal()
    corrected = Signal(object)
    comparison_asked = Signal(str)

    def __init__(self, context: Context, take: Take, spot: Spot | None = None) -> None:
        super().__init__()
        self._context = context
        self.player = TakePlayer(context, take)
        model = take.session.model
        self.meter = MomentMeter(model.labels, model.readings)
        self.meter.has_model = model.names_tones
        self.tone = ToneChooser(model.labels)
        self.tone.said.connect(self._correct)
        if not model.names_tones:
            self.meter.hide()
            self.tone.hide()
        self._legend = (
            tr(
                "coloured by tone · {looks} · shaded: what listeners like",
                looks=emotion_timeline.legend(bool(take.session.gaps)),
            )
            if model.names_tones
            else tr("shaded: what listeners like")
        )
        self.note = ElidedLabel(self._legend, role="note")
        self.lanes = LanesFold([self.player])
        self.transport = Transport()
        self.spectrum_button = button(
            tr("Spectrum", "a button"),
            tr("Also show the frequencies (S)"),
            role="judge",
            picture="audio-lines",
        )
        self.spectrum_button.setCheckable(True)
        self.spectrum_button.clicked.connect(self.player.show_spectrogram)
        self.compare_button = button(
            tr("Compare with…"),
            tr("Hear it beside another take (C)"),
            role="judge",
            picture="columns-2",
        )
        self.compare_button.clicked.connect(self._choose_other)
        self._lay_out()
        self._connect()
        if spot is not None:
            self.player.go_to(spot)
            self.spectrum_button.setChecked(spot.spectrogram)
        self._show(self.player.cursor_s)
        self._show_transport()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        above = spaced(QVBoxLayout(), theme.GRID)
        header = QHBoxLayout()
        header.addWidget(ElidedLabel(subtitle(self.session), role="soft"), 1)
        header.addWidget(self.spectrum_button)
        header.addWidget(self.compare_button)
        above.addLayout(header)
        moment = spaced(QHBoxLayout(), 3 * theme.GRID)
        moment.addWidget(self.meter, 1)
        moment.addWidget(self.tone)
        above.addLayout(moment)
        above.addWidget(self.player, 1)
        below = spaced(QHBoxLayout(), 2 * theme.GRID)
        below.addWidget(self.lanes)
        below.addWidget(self.note, 1)
        above.addLayout(below)
        column.addWidget(scrolled(above), 1)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        player, transport = self.player, self.transport
        player.moved.connect(self._show)
        player.changed.connect(self._show_transport)
        transport.back.connect(self.closed)
        transport.toggled.connect(self.toggle)
        transport.jumped.connect(player.jump_event)
        transport.looped.connect(player.toggle_loop)
        transport.speed_chosen.connect(player.set_speed)
        add_keys(self, lambda: player)
        shortcut("Esc", self, self._leave, tr("clear the selection, then go back"))
        self.lanes.add_key(self)
        shortcut("S", self, self.spectrum_button.click, tr("the spectrum"))
        shortcut("T", self, self.tone.ask, tr("say how this phrase sounds to you"))
        shortcut("C", self, self._choose_other, tr("compare with another take"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lanes.fit()
        super().resizeEvent(event)

    @property
    def session(self) -> Session:
        return self.player.take.session

    @property
    def waveform(self) -> QWidget:
        return self.player.waveform

    @property
    def play_button(self) -> QWidget:
        return self.transport.play_button

    @property
    def playing(self) -> bool:
        return self.player.playing

    def toggle(self) -> None:
        self.player.playback.toggle()

    def play_from(self, time_s: float) -> None:
        self.player.play_from(time_s)

    def seek(self, time_s: float) -> None:
        self.player.seek(time_s)

    def show_take(self, take: Take) -> None:
        """Show the session as corrected by the speaker, at the current position."""
        self.player.show_take(take)

    def close_down(self) -> None:
        self.player.close_down()

    def _leave(self) -> None:
        """Clear the selection or, if there is none, leave the page."""
        if not self.player.clear_selection():
            self.closed.emit()

    def _show(self, time_s: float) -> None:
        take = self.player.take
        self.transport.show_time(time_s, self.session.duration_s)
        speaking = bool(take.view.timeline.speaking(np.array([time_s]))[0])
        part = take.phrase_at(time_s)
        said = part_in_words(part) if part is not None and part.corrected else ""
        self.meter.show_reading(take.view.timeline.at(time_s), speaking, said)
        self.tone.show_part(part)
        at = take.events_at(time_s)
        marked = ", ".join(dict.fromkeys(event_in_words(event.kind) for event in at))
        words = tr("marked: {events}", events=marked) if marked else self._legend
        self.note.show_text(words)

    def _show_transport(self) -> None:
        self.transport.show_playing(self.playing)
        self.transport.show_speed(self.player.playback.speed)
        self.transport.show_looping(self.player.looping)

    def _correct(self, part: Part, named: str | None, undo: bool) -> None:
        correction = Correction(part.start_s, part.end_s, named)
        session_id = self.session.id

        def keep(store: Store) -> Session:
            return store.correct(session_id, correction, undo)

        self.corrected.emit(keep)

    def _choose_other(self) -> None:
        choose_other(self, self._context, self.session, self.comparison_asked.emit)
