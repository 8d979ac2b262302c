"""A take to listen to and to look at: its sound and its tracks, with one cursor for both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.common.arrays import Float64
from coach.common.i18n import tr
from coach.domain.session import LEAD_IN_S
from coach.domain.stream import PAUSES, EventKind
from coach.domain.wording import clock, in_figures
from coach.gui.replay.overview import Overview
from coach.gui.replay.ribbon_track import RibbonTrack
from coach.gui.replay.ruler_track import RulerTrack
from coach.gui.replay.spectrogram_track import SpectrogramTrack
from coach.gui.replay.track_names import TrackNames
from coach.gui.replay.track_view import Track, TrackView
from coach.gui.replay.transport import SPEEDS
from coach.gui.replay.waveform_track import WaveformTrack
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.playback import Playback
from coach.gui.shared.tracks import CurveTrack, LaneTrack
from coach.gui.shared.widgets import shortcut, space_shortcut
from coach.replay.take import Take, neighbour
from coach.replay.viewport import View

#: Kinds of event that have lanes if there is room for only a few.
_BRIEF = frozenset({*PAUSES, EventKind.FILLER})
_STEP_S = 5.0
_ZOOM = 2.0
#: Share of the view that Page Up and Page Down scroll.
_PAGE = 0.8
#: Shorter selections aren't looped.
_LEAST_LOOP_S = 0.1


@dataclass(frozen=True, slots=True)
class Spot:
    """A position in a take, and the settings of its playback and view."""

    cursor_s: float
    view: View
    selection: tuple[float, float] | None
    looping: bool
    speed: float
    spectrogram: bool


class TakePlayer(QWidget):
    """Plays a take and shows its tracks.

    Parameters
    ----------
    in_full
        Whether to show all lanes, and the whole recording in a strip above; otherwise only the
        lanes of pauses and fillers.
    span_s
        Time that fits into the widest view, if more than the duration.

    Attributes
    ----------
    moved
        Emits the new position of the cursor in seconds.
    changed
        Emitted when playback starts or stops, or its speed, the selection or the loop changes.
    """

    moved = Signal(float)
    changed = Signal()

    def __init__(
        self, context: Context, take: Take, in_full: bool = True, span_s: float = 0.0
    ) -> None:
        super().__init__()
        self._context = context
        self._in_full = in_full
        self.take = take
        self.looping = False
        self._with_lanes = True
        self._spectrogram: SpectrogramTrack | None = None
        self._ruler = RulerTrack(take.session.duration_s)
        waveform = WaveformTrack(take)
        duration_s = take.session.duration_s
        self._curves = [CurveTrack(curve) for curve in take.view.curves]
        self.waveform = TrackView(
            self._tracks(waveform), duration_s, selecting=self._ruler, span_s=span_s
        )
        self._names = TrackNames(self.waveform)
        self._overview = Overview([overview_track(take)], self.waveform)
        self.playback = Playback(take.recording, duration_s, context.banner)
        self.playback.moved.connect(self._move)
        self.playback.toggled.connect(lambda _: self.changed.emit())
        self.waveform.chosen.connect(self.seek)
        self.waveform.selected.connect(self.select)
        self.waveform.view_changed.connect(self._describe)
        self._describe()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(theme.GRID)
        grid.addWidget(self._overview, 0, 1)
        grid.addWidget(self._names, 1, 0)
        grid.addWidget(self.waveform, 1, 1)
        grid.setRowStretch(1, 1)
        self._overview.setVisible(in_full)

    def _describe(self) -> None:
        """Describe what is in view, for screen readers."""
        view = self.waveform.view
        counts = ((len(lane.events), lane.words) for lane in self.take.view.lanes)
        marked = ", ".join(f"{count} {name}" for count, name in counts)
        start, end = clock(view.start_s), clock(view.end_s)
        words = (
            tr("{start} to {end} is shown. Marked: {events}.", start=start, end=end, events=marked)
            if marked
            else tr("{start} to {end} is shown. Marked: nothing.", start=start, end=end)
        )
        self.waveform.setAccessibleDescription(words)

    def _tracks(self, waveform: WaveformTrack) -> list[Track]:
        tracks: list[Track] = [waveform]
        if self._spectrogram is not None:
            tracks.append(self._spectrogram)
        tracks.append(self._ruler)
        if self._with_lanes:
            tracks += [
                LaneTrack(lane)
                for lane in self.take.view.lanes
                if self._in_full or lane.events[0].kind in _BRIEF
            ]
            tracks += self._curves
        return tracks

    def _show_tracks(self) -> None:
        self._curves = [CurveTrack(curve) for curve in self.take.view.curves]
        waveform = WaveformTrack(self.take)
        self._overview.show_tracks([overview_track(self.take)])
        self.waveform.show_tracks(self._tracks(waveform))

    def show_take(self, take: Take) -> None:
        """Show the same recording as corrected by the speaker, at the current position."""
        self.take = take
        self._show_tracks()
        self._move(self.cursor_s)

    @property
    def spot(self) -> Spot:
        """The current position and settings, for `go_to`."""
        return Spot(
            self.cursor_s,
            self.waveform.view,
            self.waveform.selection,
            self.looping,
            self.playback.speed,
            self._spectrogram is not None,
        )

    def go_to(self, spot: Spot) -> None:
        self.show_spectrogram(spot.spectrogram)
        self.set_speed(spot.speed)
        self._select(spot.selection, spot.looping)
        self.waveform.show_view(spot.view)
        self.playback.seek(spot.cursor_s)

    # --- sound ---

    @property
    def cursor_s(self) -> float:
        return self.playback.position_s

    @property
    def playing(self) -> bool:
        return self.playback.playing

    def play_from(self, time_s: float) -> None:
        self._leave_loop(time_s)
        self.playback.play_from(time_s)
        self.waveform.show_view(self.waveform.view.turned_to(time_s))

    def seek(self, time_s: float) -> None:
        self._leave_loop(time_s)
        self.playback.seek(time_s)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll to the cursor if it isn't in view."""
        self.waveform.show_view(self.waveform.view.turned_to(self.cursor_s))

    def _leave_loop(self, time_s: float) -> None:
        """Stop looping when moving beyond the end of the loop, so that what follows is heard."""
        selection = self.waveform.selection
        if self.looping and selection is not None and time_s >= selection[1]:
            self._select(selection, False)

    def jump(self, starts_s: Float64, direction: int) -> None:
        """Play from shortly before the next (1) or previous (-1) of some moments in seconds."""
        # Less than a second after a jump, "previous" is the moment before the one jumped to.
        here_s = self.cursor_s + (LEAD_IN_S if direction > 0 else LEAD_IN_S - 1.0)
        there_s = neighbour(starts_s, here_s, direction)
        if there_s is not None:
            self.play_from(max(0.0, there_s - LEAD_IN_S))

    def jump_event(self, direction: int) -> None:
        self.jump(self.take.event_spans_s[:, 0], direction)

    def jump_phrase(self, direction: int) -> None:
        self.jump(self.take.phrases_s, direction)

    def set_speed(self, speed: float) -> None:
        self.playback.set_speed(speed)
        self.changed.emit()

    def change_speed(self, direction: int) -> None:
        number = SPEEDS.index(self.playback.speed) + direction
        self.set_speed(SPEEDS[min(max(0, number), len(SPEEDS) - 1)])

    def _move(self, time_s: float) -> None:
        view = self.waveform.view
        # Don't scroll back if the user has scrolled away during playback.
        followed = view.shows(self.waveform.cursor_s)
        self.waveform.move_cursor(time_s)
        if followed:
            self.waveform.show_view(view.turned_to(time_s))
        near = {track: track.curve.nearest(time_s) for track in self._curves}
        self._names.show_figures(
            {track: in_figures(value, 1) for track, value in near.items() if value is not None}
        )
        self.moved.emit(time_s)

    # --- what is selected ---

    def select(self, selection: tuple[float, float]) -> None:
        """Select a stretch, (start, end) in seconds, and go to its start."""
        self._select(selection, self.looping)
        self.seek(selection[0])

    def clear_selection(self) -> bool:
        """Clear the selection; return whether there was one."""
        there_was = self.waveform.selection is not None
        self._select(None, False)
        return there_was

    def select_until(self, edge: int) -> None:
        """Move the start (0) or the end (1) of the selection to the cursor."""
        edges_s = list(self.waveform.selection or (0.0, self.take.session.duration_s))
        edges_s[edge] = self.cursor_s
        if edges_s[1] - edges_s[0] < _LEAST_LOOP_S:
            edges_s[1 - edge] = self.take.session.duration_s if edge == 0 else 0.0
        self._select((edges_s[0], edges_s[1]), self.looping)

    def toggle_loop(self) -> None:
        """Loop the selection, or else the phrase at the cursor; or stop looping."""
        selection, phrase = self.waveform.selection, self.take.phrase_at(self.cursor_s)
        if selection is None and phrase is not None:
            selection = (phrase.start_s, phrase.end_s)
        self._select(selection, not self.looping)
        if self.looping and selection is not None:
            start_s, end_s = selection
            self.waveform.show_view(self.waveform.view.showing(start_s, end_s))
            if not (self.playing and start_s <= self.cursor_s < end_s):
                self.play_from(start_s)

    def _select(self, selection: tuple[float, float] | None, looping: bool) -> None:
        long_enough = selection is not None and selection[1] - selection[0] >= _LEAST_LOOP_S
        self.looping = looping and long_enough
        self.waveform.select(selection, self.looping)
        self.playback.set_loop(selection if self.looping else None)
        self.changed.emit()

    # --- what is shown ---

    def show_spectrogram(self, on: bool) -> None:
        if on == (self._spectrogram is not None):
            return
        if self._spectrogram is None:
            self._spectrogram = SpectrogramTrack(self.take, self._context.banner, self)
            self._spectrogram.ready.connect(self.waveform.refresh)
        else:
            self._spectrogram.close()
            self._spectrogram.deleteLater()
            self._spectrogram = None
        self._show_tracks()

    @property
    def has_lanes(self) -> bool:
        """Whether there is anything below the waveform to show or hide."""
        return bool(self.take.view.lanes or self._curves)

    def show_lanes(self, on: bool) -> None:
        """Show or hide the marks and the curves below the waveform."""
        if on != self._with_lanes:
            self._with_lanes = on
            self._show_tracks()

    def close_down(self) -> None:
        """Stop and release the loudspeaker."""
        if self._spectrogram is not None:
            self._spectrogram.close()
        self.playback.close()

    def hideEvent(self, event: QHideEvent) -> None:
        self.playback.pause()
        super().hideEvent(event)


def overview_track(take: Take) -> Track:
    """Return what an overview shows of a take: its tones, or its waveform if there are none."""
    return RibbonTrack(take) if take.session.emotions else WaveformTrack(take)


def add_keys(page: QWidget, heard: Callable[[], TakePlayer]) -> None:
    """Add the shortcuts of a page; they act on the player that `heard` returns."""

    def on(keys: str, act: Callable[[TakePlayer], object], words: str) -> None:
        for key in keys.split():
            shortcut(key, page, lambda: act(heard()), words)

    space_shortcut(page, lambda: heard().playback.toggle(), tr("play, pause"))
    on("N", partial(TakePlayer.jump_event, direction=1), tr("next mark"))
    on("P", partial(TakePlayer.jump_event, direction=-1), tr("previous mark"))
    on("Shift+N", partial(TakePlayer.jump_phrase, direction=1), tr("next phrase"))
    on("Shift+P", partial(TakePlayer.jump_phrase, direction=-1), tr("previous phrase"))
    on("Right", lambda one: one.seek(one.cursor_s + _STEP_S), tr("forward five seconds"))
    on("Left", lambda one: one.seek(one.cursor_s - _STEP_S), tr("back five seconds"))
    on("Home", lambda one: one.seek(0.0), tr("to the beginning"))
    on("End", lambda one: one.seek(one.take.session.duration_s), tr("to the end"))
    on(". >", partial(TakePlayer.change_speed, direction=1), tr("faster", "what a key does"))
    on(", <", partial(TakePlayer.change_speed, direction=-1), tr("slower", "what a key does"))
    on("+ =", lambda one: one.waveform.zoom(_ZOOM), tr("zoom in", "what a key does: zoom in"))
    on("-", lambda one: one.waveform.zoom(1 / _ZOOM), tr("zoom out", "what a key does: zoom out"))
    on("0", lambda one: one.waveform.show_whole(), tr("show all", "what a key does: zoom out"))
    on("PgUp", lambda one: one.waveform.scroll_by(-_PAGE), tr("scroll back"))
    on("PgDown", lambda one: one.waveform.scroll_by(_PAGE), tr("scroll forward"))
    on("L", TakePlayer.toggle_loop, tr("loop what is selected, or else this phrase"))
    on("[", partial(TakePlayer.select_until, edge=0), tr("select from here"))
    on("]", partial(TakePlayer.select_until, edge=1), tr("select up to here"))
