"""The screen of the introduction on which the learner's usual voice is first heard."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.audio.devices import InputDevice
from coach.common.i18n import noop, tr
from coach.domain.session import Session
from coach.domain.stream import AnalysisUpdate, Task
from coach.domain.wording import clock
from coach.gui.live.welcome_step import WelcomeStep
from coach.gui.shared import theme
from coach.gui.shared.background import PracticeThread, run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.fit import Saving
from coach.gui.shared.icons import icon
from coach.gui.shared.level_meter import LevelMeter
from coach.gui.shared.widgets import button, card, label, layout_of, spaced, wrapped

#: Records a practice with a microphone and calls back with its session; None while busy.
Record = Callable[[InputDevice, Task, Callable[[Session], None]], PracticeThread | None]

#: Length of each part. A voice counts as half known after 7.5 s of speech (`EmotionReader`).
PART_S = 30.0
_PARTS = (
    (
        Task.READ,
        noop("1 of 2: read this aloud"),
        noop(
            "On most mornings I walk to the market before the shops open. The streets are quiet,"
            " and the first light lies on the roofs. A woman sets out boxes of oranges, two men"
            " unload a van, and somewhere a radio plays. I buy bread and a little fruit, and take"
            " the long way home along the river. It isn't a special walk. But by the time the"
            " kettle is on, I know what kind of day it is going to be."
        ),
        noop("Start reading", "a button"),
    ),
    (
        Task.TALK,
        noop("2 of 2: answer aloud, as you would a friend"),
        noop(
            "What did you do last weekend? And what would you do with a whole day that nobody"
            " else has plans for?"
        ),
        noop("Start talking", "a button"),
    ),
)


class VoiceStep(WelcomeStep):
    """Half a minute of reading and half a minute of talking, recorded as two practices.

    Parameters
    ----------
    record
        Starts a recording.
    """

    def __init__(self, context: Context, record: Record) -> None:
        super().__init__(tr("Your usual voice"))
        self.column.setStretch(0, 0)  # the title stays in its place, however long the part is
        self._context = context
        self._record = record
        self._device: InputDevice | None = None
        self._thread: PracticeThread | None = None
        self._part = 0
        self._heard_s = 0.0
        self._explanation = wrapped(
            tr(
                "So that a soft voice isn't called subdued just for being soft, the coach compares"
                " your tone with how you usually sound. Both recordings are saved as practices."
            ),
            role="soft",
        )
        self.card, column = card()
        self.heading, self.text = label("", role="heading"), wrapped("")
        column.addWidget(self.heading)
        column.addWidget(self.text)
        self.record_button = button(
            tr("Stop", "a button"),
            tr("Record, or stop, after half a minute at most"),
            role="primary",
            picture="mic",
        )
        self.record_button.clicked.connect(self.toggle)
        self.left = label("", role="clock")
        self.left.setFont(theme.font(theme.CLOCK))
        self.left.setAccessibleName(tr("Time left"))
        self.level = LevelMeter(20 * theme.GRID)
        self.outcome = wrapped("")
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = spaced(QHBoxLayout(), 2 * theme.GRID)
        row.addStretch(1)
        for part in (self.record_button, self.left, self.level):
            row.addWidget(part)
        row.addStretch(1)
        self.column.addWidget(self._explanation)
        self.column.addWidget(self.card)
        self.column.addLayout(row)
        self.column.addWidget(self.outcome)
        self.column.addStretch(2)
        self._show()

    def savings(self) -> Sequence[Saving]:
        gaps, title = super().savings()
        return gaps, self._explanation.setHidden, title

    @property
    def is_done(self) -> bool:
        return self._part == len(_PARTS)

    @property
    def is_recording(self) -> bool:
        return self._thread is not None

    @property
    def first(self) -> QWidget | None:
        can_record = self._device is not None and not self.is_done
        return self.record_button if can_record else None

    def show_device(self, device: InputDevice | None) -> None:
        """Record with this microphone from now on; None if there is none."""
        self._device = device
        if device is None:
            self.outcome.setText(tr("There is no microphone. You can do this later, in Settings."))
        elif not self._heard_s:
            self.outcome.setText("")
        self._show()

    def toggle(self) -> None:
        """Start recording, or stop early."""
        if self._thread is not None:
            self._thread.source.stop()
            self.record_button.setEnabled(False)
        elif self._device is not None and not self.is_done:
            task, *_ = _PARTS[self._part]
            self._thread = self._record(self._device, task, self._keep)
            if self._thread is None:
                return
            self._thread.updated.connect(self._follow)
            self._thread.level.connect(self.level.show_level)
            self._thread.finished.connect(self._end)
            self.outcome.setText("")
            self._show()

    def _follow(self, update: AnalysisUpdate) -> None:
        self._show_left(PART_S - update.until_s)
        if self._thread is not None and update.until_s >= PART_S:
            self._thread.source.stop()

    def _show_left(self, left_s: float) -> None:
        self.left.setText(clock(max(0, math.ceil(left_s))))

    def _keep(self, session: Session) -> None:
        """Go on to the next part if a voice was heard, else try again."""
        if session.voice is None:
            self.outcome.setText(tr("No voice was heard. Check the microphone, and try again."))
            delete = partial(self._context.store.delete, session.id)
            run_in_background(delete, lambda _: None, self._context.banner.fail)
            return
        self._heard_s += session.speech_s
        self._part += 1
        known = tr("%n second(s) of your voice are known.", "", round(self._heard_s))
        if not self.is_done:
            self.outcome.setText(known)
            return
        what_for = (
            tr(
                "From now on your tone is compared with them, and every practice adds to them."
                " Your usual pace, energy and variety are known after three talks."
            )
            if self._context.settings.usual
            else tr("The comparison is switched off in Settings.")
        )
        self.outcome.setText(f"{known} {what_for}")

    def _end(self) -> None:
        self._thread = None
        self._show()

    def _show(self) -> None:
        """Show the part to record, and what can be done now."""
        _, heading, text, start = _PARTS[min(self._part, len(_PARTS) - 1)]
        self.heading.setText(tr(heading))
        self.text.setText(tr(text))
        self.card.setHidden(self.is_done)
        self.record_button.setHidden(self.is_done)
        self.record_button.setEnabled(self._device is not None)
        words = tr("Stop", "a button") if self.is_recording else tr(start, "a button")
        self.record_button.setText(words)
        self.record_button.setIcon(icon("square" if self.is_recording else "mic", "on_accent"))
        self.left.setVisible(self.is_recording)
        self.level.setVisible(self.is_recording)
        self.level.reset()
        self._show_left(PART_S)
        layout_of(self.card).activate()
        self.fit()
        self.changed.emit()

    def close_down(self) -> None:
        """Stop recording; what was said is saved."""
        if self._thread is not None:
            self._thread.source.stop()
