"""Saying a moment of a talk again: hear it, record it anew, hear and see what has changed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coach.analysis.networks.emotion import EmotionModel
from coach.audio import devices
from coach.audio.devices import InputDevice
from coach.audio.file_source import FileSource
from coach.audio.microphone import MicrophoneSource
from coach.coaching.advice import Priority
from coach.coaching.aspects import Passage
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import tr
from coach.domain.session import Purpose, Session, Weakness
from coach.domain.stream import AnalysisUpdate, SessionKind
from coach.domain.wording import clock, within_sentence
from coach.gui.shared import theme
from coach.gui.shared.background import PracticeThread, model_or_none, run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.icons import Picture, icon
from coach.gui.shared.level_meter import LevelMeter
from coach.gui.shared.marks import DIRECTION_MARKS
from coach.gui.shared.playback import Playback
from coach.gui.shared.recording_light import RecordingLight
from coach.gui.shared.reflow import Reflow
from coach.gui.shared.widgets import button, label, spaced, wrapped
from coach.insights.excerpt import MOST_S, excerpt_s
from coach.pipeline import make_session
from coach.replay.take import Take, open_take
from coach.replay.take_comparison import (
    FigurePair,
    compare_figures,
    compare_levels,
    loudness_gains,
)
from coach.store.recording import Recording, read_recording
from coach.store.session_store import Store

#: An attempt ends by itself after this time: twice the longest excerpt.
_LONGEST_S = 2 * MOST_S
#: Speech that both must hold to be compared: so little that hearing them says more than figures.
_LEAST_SPEECH_S = 3.0
#: Least width of a figure, in pixels.
_FIGURE_WIDTH = 24 * theme.GRID


def cut_excerpt(
    store: Store,
    load_model: Callable[[], EmotionModel],
    session: Session,
    span_s: tuple[float, float],
) -> Take:
    """Return an excerpt of a stored session as a take of its own; for worker threads."""
    whole = read_recording(store.audio_path(session.id))
    first, last = (round(time_s * whole.sample_rate_hz) for time_s in span_s)
    samples = np.array(whole.samples[first:last])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "excerpt.wav"
        soundfile.write(path, samples, whole.sample_rate_hz)
        model = model_or_none(load_model, lambda _: None)
        cut = make_session(FileSource(path), model, SessionKind.FILE, None)
    return Take.of(cut, Recording(samples, whole.sample_rate_hz))


class SayAgain(QFrame):
    """A card on which a moment is heard, said again, and compared with the new attempt.

    Attempts aren't sessions: they are deleted with the card.

    Parameters
    ----------
    session
        The session of the report.
    passage
        The moment.
    change
        The one thing to change in it, as in "Slow down".

    Attributes
    ----------
    began
        Emitted before it plays or records something.
    closed
        Emitted when it is no longer wanted.
    resized
        Emitted when it has another height, as once it is laid out, and with its result.
    """

    began = Signal()
    closed = Signal()
    resized = Signal()

    def __init__(
        self, context: Context, session: Session, passage: Passage, change: Priority
    ) -> None:
        super().__init__()
        self._context = context
        self._change = within_sentence(change.title)
        self._is_of_volume = change.weakness == Weakness.SOFT
        span_s = excerpt_s(session, passage.start_s, passage.end_s)
        self.before: Take | None = None
        self.after: Take | None = None
        self._playback: Playback | None = None
        self._thread: PracticeThread | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="coach-", ignore_cleanup_errors=True)
        self._attempts = Store(Path(self._folder.name), context.banner.tell)
        self.told = wrapped(
            tr(
                "It is at {time}, {length:.0f} seconds long. Hear it, then say it in your own"
                " words, with this one change.",
                time=clock(span_s[0]),
                length=span_s[1] - span_s[0],
            )
        )
        self.before_button = button(tr("Hear it as it was"), tr("Play the moment"), picture="play")
        self.record_button = button(
            tr("Record it anew"), tr("Nothing of it is kept"), picture="mic"
        )
        self.after_button = button(tr("Hear it now"), tr("Play the new attempt"), picture="play")
        self.close_button = button("", tr("Close this"), role="quiet", picture="x")
        self.light = RecordingLight()
        self.level = LevelMeter()
        self.figures = Reflow(_FIGURE_WIDTH, gap=2 * theme.GRID, row_gap=theme.GRID, even=True)
        self._heard: QPushButton | None = None
        self._lay_out()
        self.before_button.clicked.connect(
            lambda: self._toggle_hearing(self.before_button, self.before, self.after)
        )
        self.after_button.clicked.connect(
            lambda: self._toggle_hearing(self.after_button, self.after, self.before)
        )
        self.record_button.clicked.connect(self._toggle_recording)
        self.close_button.clicked.connect(self.closed)
        self.before_button.setEnabled(False)
        self.after_button.hide()
        self._show_recording(False)
        store, load_model = context.store, context.load_model
        self._call_off = run_in_background(
            lambda: cut_excerpt(store, load_model, session, span_s), self._show_before, self._fail
        )

    def _lay_out(self) -> None:
        self.setProperty("role", "card")
        heading = tr("Say it again: {change}", change=self._change)
        self.setAccessibleName(heading)
        head = spaced(QHBoxLayout(), theme.GRID)
        head.addWidget(label(heading, "value"), 1)
        head.addWidget(self.close_button)
        row = spaced(QHBoxLayout(), theme.GRID)
        for one in (
            self.before_button, self.record_button, self.light, self.level, self.after_button
        ):  # fmt: skip
            row.addWidget(one)
        row.addStretch(1)
        column = spaced(QVBoxLayout(self), theme.GRID)
        edge = 2 * theme.GRID
        column.setContentsMargins(edge, edge, edge, edge)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(row)
        column.addWidget(self.figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.resized.emit()

    @property
    def recording(self) -> bool:
        """Whether somebody is saying it again now."""
        return self._thread is not None

    # --- hearing ---

    def _show_before(self, before: Take) -> None:
        self.before = before
        self.before_button.setEnabled(not self.recording)
        # The card was given the focus when it opened; the button is of more use.
        if self.window().focusWidget() is self:
            self.before_button.setFocus()

    def _toggle_hearing(self, pressed: QPushButton, take: Take | None, other: Take | None) -> None:
        """Play one of the two, at the loudness of the other; stop if it is being played."""
        stops = pressed is self._heard and self._playback is not None and self._playback.playing
        self.fall_silent()
        if stops or take is None or self.recording:
            return
        self._heard = pressed
        self.began.emit()
        playback = Playback(take.recording, take.session.duration_s, self._context.banner)
        # Where the volume was to change, both sound as they were recorded.
        if other is not None and not self._is_of_volume:
            gains = loudness_gains(take, other)
            if gains is not None:
                playback.set_gain(gains[0])
        self._playback = playback
        playback.toggled.connect(self._show_heard)
        playback.play_from(0.0)

    def fall_silent(self) -> None:
        """Stop what is being played."""
        if self._playback is not None:
            self._playback.close()
            self._playback = None
        self._show_heard(False)

    def _show_heard(self, playing: bool) -> None:
        """Show what each of the two buttons for hearing does now: the one in use stops."""
        for one, words in (
            (self.before_button, tr("Hear it as it was")),
            (self.after_button, tr("Hear it now")),
        ):
            stops = playing and one is self._heard
            one.setText(tr("Stop", "a button") if stops else words)
            one.setIcon(icon("square" if stops else "play"))

    # --- saying it again ---

    def _toggle_recording(self) -> None:
        if self._thread is not None:
            self._thread.source.stop()
        elif not self._context.refuse_if_busy():
            self.fall_silent()
            self.began.emit()
            self.record_button.setEnabled(False)
            self._call_off = run_in_background(devices.input_devices, self._record, self._fail)

    def _record(self, found: list[InputDevice]) -> None:
        self.record_button.setEnabled(True)
        wanted = self._context.settings.device
        device = next((one for one in found if one.name == wanted), found[0] if found else None)
        if device is None:
            self._context.banner.say(
                tr("No microphone"),
                tr("To say it again needs one."),
                tr("Connect one, and press the button again."),
            )
            return
        try:
            source = MicrophoneSource(device, self._context.banner.noticed.emit)
        except CoachError as error:
            self._fail(error)
            return
        self._thread = PracticeThread(
            source, self._context.load_model, SessionKind.LIVE, self._attempts, Purpose(), self
        )
        self._thread.updated.connect(self._follow)
        self._thread.level.connect(self.level.show_level)
        self._thread.kept.connect(self._open)
        self._thread.failed.connect(self._fail)
        self._thread.finished.connect(self._ended)
        self._show_recording(True)
        self._thread.start()

    def _follow(self, update: AnalysisUpdate) -> None:
        if self._thread is None:
            return
        self.record_button.setText(tr("Stop ({time})", time=clock(update.until_s)))
        if update.until_s >= _LONGEST_S:
            self._thread.source.stop()

    def _show_recording(self, on: bool) -> None:
        again = tr("Record it again") if self.after is not None else tr("Record it anew")
        self.record_button.setText(tr("Stop ({time})", time=clock(0)) if on else again)
        self.record_button.setIcon(icon("square" if on else "mic"))
        self.level.reset()
        self.light.set_on(on)
        for one in (self.light, self.level):
            one.setVisible(on)
        self.before_button.setEnabled(not on and self.before is not None)
        self.after_button.setEnabled(not on)

    def _open(self, session: Session) -> None:
        """Open the new attempt in the background, and show what has changed."""
        path = self._attempts.audio_path(session.id)
        self._call_off = run_in_background(
            lambda: open_take(session, path), self._show_after, self._fail
        )

    def _ended(self) -> None:
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        self._show_recording(False)

    def _show_after(self, after: Take) -> None:
        self.after = after
        self.after_button.show()
        self._show_recording(self.recording)
        self.told.setText(
            tr("Hear both, as loud as they were recorded. Did it come across?")
            if self._is_of_volume
            else tr("Hear both, at the same loudness. Did it come across?")
        )
        self.figures.clear()
        for pair in self.pairs:
            self.figures.add(_figure(pair))

    @property
    def pairs(self) -> tuple[FigurePair, ...]:
        """The figures that both have."""
        if self.before is None or self.after is None:
            return ()
        first, second = self.before.view, self.after.view
        pairs = compare_figures(first, second, _LEAST_SPEECH_S)
        if self._is_of_volume:
            pairs = (compare_levels(first, second), *pairs)
        return tuple(one for one in pairs if one.first is not None and one.second is not None)

    # --- ending ---

    def _fail(self, error: Exception) -> None:
        self.record_button.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._context.banner.fail(error)

    def close_down(self) -> None:
        """Stop sound and recording, and delete the attempts."""
        self._call_off()
        self.fall_silent()
        if self._thread is not None:
            self._thread.blockSignals(True)
            self._thread.source.stop()
            self._thread.wait()
        self.after = None  # its recording is a memory map of a file that goes now
        self._folder.cleanup()


def _figure(pair: FigurePair) -> QWidget:
    """Return what has become of a figure, and below it both its values."""
    made = QWidget()
    row = spaced(QHBoxLayout(made), theme.GRID // 2)
    row.setContentsMargins(0, 0, 0, 0)
    picture = "minus" if pair.direction is None else DIRECTION_MARKS[pair.direction]
    row.addWidget(Picture(picture), 0, Qt.AlignmentFlag.AlignTop)
    column = spaced(QVBoxLayout(), 0)
    change = within_sentence(pair.change)
    column.addWidget(wrapped(tr("{name}: {change}", name=pair.metric.title, change=change)))
    column.addWidget(wrapped(pair.values, "note"))
    column.addStretch(1)
    row.addLayout(column, 1)
    return made
