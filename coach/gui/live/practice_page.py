"""The practice page: start view, live view, and the thread that runs a source."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from coach.audio.devices import InputDevice
from coach.audio.file_source import FileSource
from coach.audio.microphone import MicrophoneSource
from coach.audio.microphone_names import microphone_name
from coach.audio.sources import SAMPLE_TALK, RingSource, Source, TalkSource
from coach.coaching.exercises import Exercise
from coach.coaching.figures import Figures
from coach.coaching.plan import read_plan
from coach.coaching.tour import tour
from coach.common import paths
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import noop, tr
from coach.domain.session import Purpose, Session
from coach.domain.stream import AnalysisUpdate, Notice, SessionKind, Task
from coach.gui.live.aloud import TalkAloud
from coach.gui.live.analysing_view import AnalysingView
from coach.gui.live.glance import Glances
from coach.gui.live.latest import look_up
from coach.gui.live.microphones import Microphones
from coach.gui.live.next_practice import NextPractice
from coach.gui.live.recording_queue import RecordingQueue, choose_recording
from coach.gui.live.start_view import StartView
from coach.gui.live.unspoken import Unspoken
from coach.gui.shared.background import PracticeThread, run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.page import NavigationPage
from coach.gui.shared.widgets import shortcut, space_shortcut
from coach.insights.titles import USUAL_VOICE, kind_in_words
from coach.insights.trends import habit, practices

if TYPE_CHECKING:
    from coach.gui.live.live_view import LiveView

_log = logging.getLogger(__name__)


class PracticePage(NavigationPage):
    """The page to practise on and to open recordings.

    Attributes
    ----------
    session_kept
        Emits a `Session` that has just been saved.
    begun
        Emitted when a practice, or the analysis of a recording, begins.
    noticed
        Emit a `Notice` about the microphone, from any thread, to have it shown.
    """

    title = noop("Practise", "a page")
    picture = "mic"
    key_words = noop("practise", "a key goes to this page")

    session_kept = Signal(object)
    begun = Signal()
    noticed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        context.is_busy = lambda: self.busy
        self._thread: PracticeThread | None = None
        self._call_off_usual: Callable[[], None] = lambda: None
        self._lost = False
        self._aloud: TalkAloud | None = None
        self.recordings = RecordingQueue(context, self)
        self._unspoken = Unspoken(context, self)
        self._unspoken.kept.connect(self.session_kept)
        self._unspoken.discarded.connect(self._refresh)
        self.live: LiveView | None = None
        self.glances = Glances(self)
        self.start_view = StartView()
        self.microphones = Microphones(context, self)
        self.microphones.serve(self.start_view.microphone)
        self.next = NextPractice(context, self.start_view, self)
        self.analysing = AnalysingView()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.start_view)
        self._stack.addWidget(self.analysing)
        self.noticed.connect(self._notice)
        self.start_view.start_asked.connect(self.start)
        self.start_view.open_asked.connect(self.choose_recording)
        self.analysing.cancel_button.clicked.connect(self.finish)
        space_shortcut(self, self._space, tr("start, pause, resume"))
        shortcut("F10", self, self.toggle_mini, tr("the mini meter, while speaking"))
        shortcut("Esc", self, self.finish, tr("finish", "what a key does"))

    @property
    def busy(self) -> bool:
        """Whether something is being recorded or analysed."""
        return self._thread is not None

    def prepare(self) -> LiveView:
        """Build the live view once and return it; done late, as pyqtgraph is slow to load."""
        if self.live is None:
            from coach.gui.live.live_view import LiveView

            self.live = LiveView(self._context.card)
            self.live.pause_asked.connect(self._pause)
            self.live.finish_asked.connect(self.finish)
            self.live.glanced.connect(self.glances.show_glance)
            controls = self.live.controls
            controls.focus_chosen.connect(self.start_view.focus_chosen)
            controls.stage_asked.connect(self.toggle_stage)
            controls.mini_asked.connect(self.toggle_mini)
            self.glances.space_pressed.connect(self.live.toggle_pause)
            self.glances.next_pressed.connect(self.live.go_on)
            self._stack.addWidget(self.live)
        return self.live

    # --- starting and ending ---

    def start(
        self,
        device: InputDevice | None,
        speed: float = 1.0,
        exercise: Exercise | None = None,
        plan: str | None = None,
    ) -> None:
        """Start a practice or an exercise.

        Parameters
        ----------
        device
            Microphone to use; None plays the sample talk instead.
        speed
            Rate at which the sample talk is played, 1 for real time.
        exercise
            Exercise to do, None for a practice.
        plan
            Plan to follow instead of the one on the start view.
        """
        if self.busy:
            return
        # A click on the button doesn't take the focus from the plan, so it may not be stored yet.
        if exercise is None and not self.next.keep_plan():
            return
        try:
            if device is None:
                source: RingSource = TalkSource(paths.sample_talk(), speed, SAMPLE_TALK)
            else:
                source = MicrophoneSource(device, self.noticed.emit)
                self._context.change_settings(device=device.name)
        except CoachError as error:
            self._context.banner.fail(error)
            return
        self._context.banner.hide()
        self._lost = False
        kind = SessionKind.SAMPLE if device is None else SessionKind.LIVE
        is_tour = device is None and exercise is None
        purpose = self.next.purpose(kind, exercise, plan)
        thread, live = self._run(source, kind, purpose), self.prepare()
        is_sample = device is None
        name = kind_in_words(SessionKind.SAMPLE) if is_sample else microphone_name(source.name)
        chosen = self._context.settings
        if exercise is not None:
            live.begin(name, exercise.focus, gauges=True, task=exercise)
        else:
            shown, gauges = (tour(), True) if is_tour else (None, chosen.gauges)
            followed = read_plan(self.next.plan if plan is None else plan)
            live.begin(name, chosen.focus, gauges, followed, tour=shown, script=purpose.script)
        if is_tour and speed == 1:
            self._aloud = TalkAloud()
            thread.updated.connect(self._hear)
        thread.updated.connect(live.show_update)
        thread.level.connect(live.show_level)
        if kind == SessionKind.LIVE and purpose.usual_since is not None:
            self._look_up_usual(purpose.usual_since, purpose.task)
        self._stack.setCurrentWidget(live)
        live.setFocus()
        self.microphones.when_free(thread.start)

    def record(
        self, device: InputDevice, task: Task, kept: Callable[[Session], None]
    ) -> PracticeThread | None:
        """Record a practice for another page, which shows it; no report is opened.

        Returns the thread that runs it, which calls `kept` with the session; None if the page is
        busy.
        """
        if self.busy:
            return None
        self._lost = False
        self.prepare().bar.begin(None)
        purpose = self.next.purpose(SessionKind.LIVE, plan="")
        purpose = replace(purpose, title=USUAL_VOICE[task], task=task, script="")
        source = MicrophoneSource(device, self.noticed.emit, wait_s=0)
        thread = self._run(source, SessionKind.LIVE, purpose, kept)
        self.microphones.when_free(thread.start)
        return thread

    def _look_up_usual(self, since: datetime, task: Task) -> None:
        library, model = self._context.store.library, self._context.card.sha256

        def look() -> Figures:
            return habit(practices(library.overviews(), since, task), model)

        self._call_off_usual = run_in_background(
            look, self.prepare().show_usual, self._context.banner.fail
        )

    def do_exercise(self, exercise: Exercise) -> None:
        """Start an exercise with the chosen microphone; there must be one."""
        if self._context.refuse_if_busy():
            return
        device = self.start_view.device
        if device is None:
            self._context.banner.say(
                tr("No microphone"),
                tr("“{exercise}” needs one.", exercise=exercise.title),
                tr("Choose one, and start again.", "a microphone"),
            )
            return
        self.start(device, exercise=exercise)

    def choose_recording(self) -> None:
        """Ask for a recording and analyse it, unless the page is busy."""
        if self._context.refuse_if_busy():
            return
        path = choose_recording(self)
        if path is not None:
            self.open_recordings([path])

    def open_recordings(self, paths: Sequence[Path]) -> None:
        """Analyse recordings one after the other and save each as a session.

        One that can't be read doesn't stop the others.
        """
        if self._context.refuse_if_busy():
            return
        self._context.banner.hide()
        self.recordings.fill(paths)
        self._open_next()

    def _open_next(self) -> None:
        source = self.recordings.next()
        if source is not None:
            self._analyse(source)

    def _analyse(self, source: FileSource) -> None:
        thread = self._run(source, SessionKind.FILE, self.next.purpose(SessionKind.FILE))
        self._stack.setCurrentWidget(self.analysing)
        self.analysing.begin(source.name, len(self.recordings.waiting))

        def advance(update: AnalysisUpdate) -> None:
            # The duration is only an estimate until the end.
            self.analysing.advance(min(1.0, update.until_s / source.duration_s))

        thread.updated.connect(advance)
        thread.start()

    def _run(
        self,
        source: Source,
        kind: SessionKind,
        purpose: Purpose,
        kept: Callable[[Session], None] | None = None,
    ) -> PracticeThread:
        """Return a new thread to run a source, not started yet."""
        self._call_off_usual()  # that of the previous practice
        live = self.prepare()
        self.begun.emit()
        thread = self._thread = PracticeThread(
            source,
            self._context.model,
            kind,
            self._context.store,
            purpose,
            self,
            () if kind == SessionKind.FILE else live.bar.section_starts_s,
        )
        thread.kept.connect(kept or self._unspoken.pass_on)
        thread.failed.connect(self._failed)
        thread.noticed.connect(self._context.banner.tell)
        thread.model_missing.connect(live.show_no_model)
        thread.finished.connect(self._ended)
        return thread

    def _pause(self, on: bool) -> None:
        if self._thread is not None and isinstance(self._thread.source, RingSource):
            (self._thread.source.pause if on else self._thread.source.resume)()
            if self._aloud is not None:
                self._aloud.pause(on)

    def _hear(self, update: AnalysisUpdate) -> None:
        if self._aloud is not None:
            self._aloud.follow(update.until_s)

    def _fall_silent(self) -> None:
        if self._aloud is not None:
            self._aloud.close()
            self._aloud = None

    @property
    def speaking(self) -> bool:
        """Whether the live view is shown."""
        return self._shown is not None

    @property
    def _shown(self) -> LiveView | None:
        """The live view, while it is shown."""
        return self.live if self._stack.currentWidget() is self.live else None

    def toggle_stage(self) -> None:
        """Show the stage view over the whole screen, or close it."""
        if self.live is not None and (self.glances.stage is not None or self.speaking):
            self.glances.toggle_stage(self.live.glance, self.live.prompter.prompter)

    def toggle_mini(self) -> None:
        """Show the mini meter on top of everything, or close it."""
        if self.live is not None and (self.glances.mini is not None or self.speaking):
            self.glances.toggle_mini(self.live.glance)

    def finish(self) -> None:
        """Stop the sound: a practice is saved, the analysis of a recording is cancelled."""
        if self._thread is None:
            return
        self.recordings.waiting.clear()
        self._fall_silent()
        self._thread.source.stop()
        self.analysing.cancel_button.setEnabled(False)
        if (live := self._shown) is not None:
            live.show_saving()

    def close_down(self) -> None:
        """End everything and wait until it is saved; called before the window closes."""
        self.recordings.waiting.clear()
        self.glances.close()
        self._fall_silent()
        self.microphones.close()
        if self._thread is not None:
            self._thread.source.stop()
            self._thread.wait()

    def _notice(self, notice: Notice) -> None:
        """Show a notice about the microphone, unless the practice is over by now."""
        live = self._shown
        if self._thread is not None and live is not None:
            self._context.banner.tell(notice)
            live.show_waiting(notice.waiting)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._unspoken.release()
        self._context.banner.fail(error)
        if self._thread is not None and isinstance(self._thread.source, MicrophoneSource):
            self._lost = True

    def _ended(self) -> None:
        self._fall_silent()
        self.glances.close()
        if self._thread is not None:
            self._thread.deleteLater()
            self._thread = None
        self._open_next()
        if self.busy:
            return
        self._stack.setCurrentWidget(self.start_view)
        if self._lost:
            self.microphones.look(again=True)
        else:
            self.microphones.listen()
        self._refresh()
        self._unspoken.ask()

    def _refresh(self) -> None:
        if self.isVisible():
            self.on_shown()

    def on_shown(self) -> None:
        """Bring the start view up to date, and set the focus for the next key press."""
        self.next.show_focus()
        self._look_back()
        shown = self._stack.currentWidget()
        if self.busy and shown is not None:
            shown.setFocus()
        else:
            self.start_view.start_button.setFocus()

    def _look_back(self) -> None:
        """Show the last practice and the next step; what can't be read isn't shown."""
        store, since = self._context.store, self._context.settings.usual_since

        def fail(error: Exception) -> None:
            _log.info("No look back: %s", error)

        run_in_background(partial(look_up, store, since), self.start_view.show_latest, fail)

    # --- keys ---

    def _space(self) -> None:
        if not self.busy:
            self.start_view.start()
        elif (live := self._shown) is not None:
            live.toggle_pause()
