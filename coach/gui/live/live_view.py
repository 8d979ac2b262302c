"""The live view: the word in its ring, the cue under it, the gauges, the last minute."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.coaching.absence import Absence, AbsenceWatch
from coach.coaching.cues import CueMaker
from coach.coaching.exercises import Exercise
from coach.coaching.figures import Figures
from coach.coaching.plan import Plan
from coach.coaching.sound_quality import SoundWatch
from coach.coaching.tour import Tour
from coach.common.i18n import tr
from coach.domain import metrics
from coach.domain.model_card import ModelCard
from coach.domain.settings import Focus
from coach.domain.stream import AnalysisUpdate
from coach.domain.wording import clock
from coach.gui.live.cue_label import CueLabel
from coach.gui.live.exercise_panel import ExercisePanel
from coach.gui.live.focus_chooser import offer_tones
from coach.gui.live.gauges import Gauges
from coach.gui.live.glance import Glance
from coach.gui.live.hero import Hero, ToneBars
from coach.gui.live.live_bar import LiveBar
from coach.gui.live.live_controls import LiveControls
from coach.gui.live.prompter_view import PrompterView
from coach.gui.live.ribbon import LiveTimeline
from coach.gui.shared import theme
from coach.gui.shared.fit import FittingPage, Saving
from coach.gui.shared.widgets import label, layout_of, shortcut, spaced, wrapped
from coach.insights.emotion_timeline import legend

#: How long the meter holds the last reading, to bridge a breath or a short pause.
_HOLD_S = 1.5
#: Size of the gauges' figures where there is room, and least margin at either side, in pixels.
_LARGE, _LEAST_SIDE = 24, 4 * theme.GRID


class LiveView(FittingPage):
    """Shows `AnalysisUpdate`s, and asks by signals to pause or finish.

    Attributes
    ----------
    pause_asked
        Emits True to pause, False to resume.
    finish_asked
        Emitted to end the practice.
    glanced
        Emits the `Glance` for stage view and mini meter.
    """

    pause_asked = Signal(bool)
    finish_asked = Signal()
    glanced = Signal(object)

    def __init__(self, card: ModelCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source_name = ""
        self._paused = self._saving = self._waiting = False
        self._read_s = 0.0
        self._card = card
        self._watch = SoundWatch()
        self._absence = AbsenceWatch()
        self._cues = CueMaker(None, card.labels)
        self._tour: Tour | None = None
        self.bar = LiveBar()
        self.meter = Hero(card.labels, card.readings)
        self.tones = ToneBars(self.meter)
        self.tones.hide()
        self.timeline = LiveTimeline(card.labels, card.readings.unsure_below, card.readings.hop_s)
        self.note = label(legend(False), role="note")
        self.exercise = ExercisePanel()
        self.exercise.step_changed.connect(self.fit)
        self.prompter = PrompterView()
        self.cue = CueLabel()
        self.caption = wrapped("")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setFixedHeight(6 * theme.GRID)
        self.gauges = Gauges()
        self.controls = LiveControls()
        self.controls.focus_chosen.connect(self._choose_focus)
        self.controls.pause_button.clicked.connect(self.toggle_pause)
        self.controls.finish_button.clicked.connect(self.finish_asked)
        self.controls.tones_toggled.connect(self.fit)
        shortcut("N", self, self.go_on, tr("go on to the next section of the plan"))
        self.bar.next_button.clicked.connect(self.prompter.go_on)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        self._head = spaced(QGridLayout(), theme.GRID)
        column.addLayout(self._head, 2)
        column.addWidget(self.tones)
        column.addWidget(self.gauges)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.note)
        column.addWidget(self.exercise, 3)
        column.addWidget(self.prompter, 3)
        column.addWidget(self.caption)
        column.addWidget(self.controls)
        self._arrange_head()
        self.fit()

    def _arrange_head(self) -> None:
        """Put the cue below the ring or, during an exercise, with its goals beside a small one."""
        beside = int(self._has_task)
        self._head.addWidget(self.meter, 0, 0, 1 + beside, 1)
        self._head.addWidget(self.cue, 1 - beside, beside)
        self._head.addWidget(self.exercise.goals, 1, 1)
        self.exercise.goals.setVisible(self._has_task)
        self._head.setColumnStretch(0, 2)
        self._head.setColumnStretch(1, 3 * beside)
        self.meter.show_small(self._has_task)

    def savings(self) -> Sequence[Saving]:
        return (
            self._save_large_figures,
            self._save_legend,
            self._save_gaps,
            self._save_ring,
            self.gauges.show_compact,
            self._save_cue_line,
            self._save_timeline,
            self._save_tones,
            self.exercise.show_compact,
            self.prompter.show_compact,
        )

    def fit(self) -> None:
        super().fit()
        layout_of(self.bar).activate()  # at once, like the page itself

    def _save_legend(self, saving: bool) -> None:
        self.note.setVisible(bool(self.note.text()) and not saving)

    def _save_large_figures(self, saving: bool) -> None:
        large = theme.VALUE if self.width() < theme.CONTENT_WIDTH else _LARGE
        self.gauges.show_size(theme.TEXT if saving else large)

    def _save_cue_line(self, saving: bool) -> None:
        self.cue.show_compact(saving)
        self._head.invalidate()  # as above

    def _save_ring(self, saving: bool) -> None:
        self.meter.show_compact(saving)
        self._head.invalidate()  # the outer layout would go by its old size

    def _save_tones(self, saving: bool) -> None:
        button = self.controls.tones_button
        shown = self.meter.has_model and button.isChecked()
        self.tones.setVisible(shown and not saving)

    @property
    def _side(self) -> int:
        """Margin at the left and at the right, so that the content isn't too wide."""
        return max(_LEAST_SIDE, (self.width() - theme.CONTENT_WIDTH) // 2)

    def minimumSizeHint(self) -> QSize:
        # The margins that keep the content narrow may shrink.
        return super().minimumSizeHint() - QSize(2 * (self._side - _LEAST_SIDE), 0)

    def _save_gaps(self, saving: bool) -> None:
        side, gap = self._side, theme.GRID if saving else 2 * theme.GRID
        layout_of(self).setContentsMargins(side, gap, side, gap if saving else 3 * theme.GRID)
        layout_of(self).setSpacing(gap)
        layout_of(self.bar).setSpacing(gap)

    def _save_timeline(self, saving: bool) -> None:
        self.timeline.setVisible(self._has_timeline and not saving)

    @property
    def _has_timeline(self) -> bool:
        """Whether there is a timeline: an exercise's steps or a script may take its place."""
        has_script = self.prompter.prompter is not None
        return self.meter.has_model and not (self._has_task or has_script)

    def go_on(self) -> None:
        """Go on to the next section of plan and script."""
        self.bar.go_on()
        self.prompter.go_on()

    def begin(
        self,
        source_name: str,
        focus: Focus | None,
        gauges: bool,
        plan: Plan | None = None,
        task: Exercise | None = None,
        tour: Tour | None = None,
        script: str = "",
    ) -> None:
        """Reset the view and wait for the first sound.

        Parameters
        ----------
        source_name
            Name of the microphone or of the sample talk.
        focus
            What the cues are about, None for no cues.
        gauges
            Whether figures are shown.
        plan
            How long the talk and its sections are meant to take.
        task
            Exercise being done: its steps and goals replace the timeline and the gauges.
        tour
            Captions to show during the sample talk.
        script
            What the speaker means to say, for the prompter, which replaces the timeline; "" for
            none.
        """
        self._source_name = source_name
        self.controls.focus.setCurrentIndex(self.controls.focus.findData(focus))
        self.bar.begin(plan)
        self.bar.show_state(tr("Waiting for {name}…", name=source_name), recording=False)
        self._cues = CueMaker(focus, self._card.labels)
        self._watch = SoundWatch()
        self._absence = AbsenceWatch()
        self.gauges.clear_session()
        self.gauges.setVisible(gauges and task is None)
        self.exercise.begin(task)
        self.prompter.begin(script)
        self._arrange_head()
        self._tour = tour
        self.caption.setVisible(tour is not None)
        self.caption.setText("" if tour is None else tour.words_at(0))
        self._paused = self._saving = self._waiting = False
        if task is not None:
            self.controls.tones_button.setChecked(False)  # the exercise needs the room
        self._name_tones(True)
        self._show_why_not_recording()
        self._read_s = 0.0
        self.timeline.clear_session()
        self.meter.usual_energy = None
        self.meter.show_reading(None, speaking=False)
        self.controls.enable(True)
        self.fit()

    def show_usual(self, usual: Figures) -> None:
        """Compare from now on with the speaker's usual figures, as far as they are known."""
        self._cues.show_usual(usual)
        self.meter.usual_energy = usual.get(metrics.ENERGY.key)
        self.meter.update()

    def _choose_focus(self, focus: Focus | None) -> None:
        self._cues.focus = focus
        self._show_cue()

    def toggle_pause(self) -> None:
        """Pause or resume, unless the practice is already being saved."""
        if self._saving:
            return
        self._paused = not self._paused
        self._absence.restart()
        self.controls.show_paused(self._paused)
        self._show_whether_recording()
        self.pause_asked.emit(self._paused)

    def show_waiting(self, waiting: bool) -> None:
        """Show whether the microphone is gone, so that nothing is recorded."""
        self._waiting = waiting
        if waiting:
            self.meter.show_reading(None, speaking=False)
        if not self._saving:
            self._show_whether_recording()

    def show_no_model(self) -> None:
        """Show that no tone will be named in this practice."""
        self._name_tones(False)
        self.meter.show_reading(None, speaking=False)

    def _name_tones(self, on: bool) -> None:
        """Show what is about tones, or leave it out."""
        self.meter.has_model = on
        self.controls.tones_button.setVisible(on)
        offer_tones(self.controls.focus, on)
        self._show_cue()
        self._show_legend()
        self.fit()

    def _show_whether_recording(self) -> None:
        """Show the state after the speaker or the microphone has paused or resumed."""
        self._show_why_not_recording()
        self.bar.show_state(self.meter.state or self._source_name, self._is_recording)
        self.bar.level.reset()
        self._take_cue_back()

    def _show_why_not_recording(self) -> None:
        """Show it where it is seen from afar: in the ring, and in the cue's place."""
        if self._saving:
            self.meter.show_state(tr("Saving…"))
        elif self._waiting:
            self.meter.show_state(tr("No microphone"))
        else:
            self.meter.show_state(tr("Paused") if self._paused else "")
        is_idle = self._paused or self._waiting
        self.cue.show_message(tr("nothing is recorded") if is_idle and not self._saving else "")
        if not self._is_recording:
            self.gauges.show_nothing()

    @property
    def _is_recording(self) -> bool:
        return not (self._paused or self._saving or self._waiting)

    def show_saving(self) -> None:
        """Show that the sound has ended and the rest is being analysed and saved."""
        self._saving = True
        self.controls.enable(False)
        self._show_why_not_recording()
        self.bar.show_state(self.meter.state, recording=False)
        self._take_cue_back()

    def show_level(self, level_dbfs: float) -> None:
        self.bar.level.show_level(level_dbfs)

    def show_update(self, update: AnalysisUpdate) -> None:
        """Show what an update brings, and the cue that follows from it."""
        self._cues.in_overtime = self.bar.is_over
        self._cues.push(update)
        warning = self._watch.push(update)
        absence = self._absence.push(update)
        self.timeline.show_update(update)
        if self._is_recording:
            self.bar.show_state("" if self.bar.plan.whole else self._source_name, recording=True)
            if absence != Absence.NONE:
                warning = tr("Still there? Nobody has spoken for two minutes.")
            self.cue.show_message(warning)
        else:
            self._cues.hide()
        if clock(update.until_s) != self.bar.clock.text():
            self.bar.show_time(update.until_s)
            if self._tour is not None:
                self.caption.setText(self._tour.words_at(update.until_s))
        self._show_reading(update)
        self.gauges.show_update(update, self._is_recording)
        self.exercise.show_update(update)
        self.prompter.show_update(update)
        self._show_legend()
        self._show_cue()
        self.glanced.emit(self.glance)
        if absence == Absence.PAUSE and self._is_recording:
            self.toggle_pause()
            self.cue.show_message(
                tr("Nobody has spoken for five minutes. Resume when you are back.")
            )

    def _show_legend(self) -> None:
        """Explain what the timeline shows at the moment."""
        text = legend(self.timeline.has_gap) if self._has_timeline else ""
        if text != self.note.text():
            self.note.setText(text)
            self.fit()

    def _show_cue(self) -> None:
        """Show the cue under the ring or, if no tone is named, in it."""
        word, has_model = self._cues.word, self.meter.has_model
        self.cue.show_word(word if has_model else "")
        self.meter.show_cue("" if has_model else word)

    @property
    def _has_task(self) -> bool:
        """Whether an exercise is being done, whose steps replace the timeline."""
        return self.exercise.exercise is not None

    def _take_cue_back(self) -> None:
        """Take the cue back: nobody is speaking."""
        self._cues.hide()
        self._show_cue()
        self.glanced.emit(self.glance)

    @property
    def glance(self) -> Glance:
        """The cue, if there is one, as light on dark or dark on light; else the tone in its colour.

        It is the word of the meter, so that a state has one name wherever it is shown.
        """
        time, is_over = self.bar.short_clock, self.bar.is_over
        if cue := self._cues.word:
            return Glance(cue, theme.colours().ink, time, is_over)
        return Glance(self.meter.word, self.meter.colour, time, is_over)

    def _show_reading(self, update: AnalysisUpdate) -> None:
        speaking = update.speaking_since_s is not None
        if update.emotions:
            self._read_s = update.until_s
            self.meter.show_reading(update.emotions[-1], speaking)
        elif update.until_s - self._read_s > _HOLD_S or not self._read_s:
            self.meter.show_reading(None, speaking)
        self.tones.update()
