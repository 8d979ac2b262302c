"""A strip that plays the recording while its report is read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.common.i18n import tr
from coach.domain.session import Session
from coach.domain.wording import clock
from coach.gui.shared import theme
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.playback import Playback
from coach.gui.shared.widgets import button, label, progress_bar, show_share, spaced
from coach.store.recording import Recording, read_recording


class ListeningBar(QWidget):
    """Plays from any moment, and shows where; hidden while nothing is heard.

    Attributes
    ----------
    began
        Emits the time in seconds from which something is to be heard.
    replay_asked
        Emits the time in seconds from which the replay should go on.
    """

    began = Signal(float)
    replay_asked = Signal(object)

    def __init__(self, context: Context, session: Session) -> None:
        super().__init__()
        self._context = context
        self._session = session
        self._playback: Playback | None = None
        self._from_s = 0.0
        self.stop_button = button(
            tr("Stop", "a button"), tr("Stop listening (Esc)"), picture="square"
        )
        self.stop_button.clicked.connect(self.stop)
        self.time = label("")
        self.place = progress_bar(tr("How much of the recording has been played"))
        self.place.setProperty("role", "thin")
        self.replay_button = button(
            tr("See it in the replay"), tr("Go on there, with the tones and curves (R)")
        )
        self.replay_button.clicked.connect(lambda: self.replay_asked.emit(self.position_s))
        row = spaced(QHBoxLayout(self), 2 * theme.GRID)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stop_button)
        row.addWidget(self.time)
        row.addWidget(self.place, 1)
        row.addWidget(self.replay_button)
        self._call_off: Callable[[], None] = lambda: None
        self.hide()

    @property
    def is_heard(self) -> bool:
        """Whether something is played now."""
        return self._playback is not None and self._playback.playing

    @property
    def position_s(self) -> float:
        """Where in the recording it is, or was last."""
        return self._from_s if self._playback is None else self._playback.position_s

    def hear(self, from_s: float) -> None:
        """Play from a time in seconds, once the recording is read."""
        if self._context.refuse_if_busy():
            return
        self._from_s = from_s
        self.began.emit(from_s)
        if self._playback is not None:
            self._playback.play_from(from_s)
            return
        store, session = self._context.store, self._session
        self._call_off()
        self._call_off = run_in_background(
            lambda: read_recording(store.audio_path(session.id)),
            self._play,
            self._context.banner.fail,
        )

    def _play(self, recording: Recording) -> None:
        self._playback = Playback(recording, self._session.duration_s, self._context.banner)
        self._playback.setParent(self)  # it goes when this goes
        self._playback.moved.connect(self._show_place)
        self._playback.toggled.connect(self.setVisible)
        self._playback.play_from(self._from_s)

    def _show_place(self, at_s: float) -> None:
        length_s = self._session.duration_s
        told = tr("{time} of {length}", time=clock(at_s), length=clock(length_s))
        if told != self.time.text():
            self.time.setText(told)
        show_share(self.place, at_s / max(length_s, 1e-3))

    def stop(self) -> None:
        """Stop, if something is played or about to be."""
        self._call_off()
        if self._playback is not None:
            self._playback.pause()

    def close_down(self) -> None:
        """Stop, and release the loudspeaker."""
        self._call_off()
        if self._playback is not None:
            self._playback.close()
