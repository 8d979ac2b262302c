"""The introduction at the first start: short screens to go through, or to skip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.common.i18n import tr
from coach.gui.live.microphones import Microphones
from coach.gui.live.voice_step import Record, VoiceStep
from coach.gui.live.welcome_step import AboutStep, BeginStep, MicrophoneStep, WelcomeStep
from coach.gui.shared import theme
from coach.gui.shared.context import Context
from coach.gui.shared.page import Page
from coach.gui.shared.widgets import button, shortcut, spaced


class Dots(QWidget):
    """A dot for each screen; that of the screen shown is filled."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self._at = 0
        self.setFixedSize(count * 3 * theme.GRID, 3 * theme.GRID)
        self.show_at(0)

    def show_at(self, number: int) -> None:
        self._at = number
        self.setAccessibleName(
            tr("Screen {number} of {count}", number=number + 1, count=self._count)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        side = theme.GRID
        for number in range(self._count):
            colour = theme.colours().ink if number == self._at else theme.colours().line
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QRectF((3 * number + 1) * side, side, side, side))
        painter.end()


class WelcomePage(Page):
    """The introduction.

    Parameters
    ----------
    microphones
        Lists the microphones, and listens to the chosen one.
    record
        Starts a recording of the learner's voice.

    Attributes
    ----------
    minute_asked
        Emits the `InputDevice` to practise with for a minute.
    """

    minute_asked = Signal(object)
    tour_asked = Signal()
    closed = Signal()

    def __init__(self, context: Context, microphones: Microphones, record: Record) -> None:
        super().__init__()
        self.microphone = MicrophoneStep()
        self.voice = VoiceStep(context, record)
        self.begin = BeginStep(context.settings.focus)
        learns = context.card.names_tones and context.settings.emotion
        voice = (self.voice,) if learns else ()  # no model, no usual voice
        self.steps: tuple[WelcomeStep, ...] = (AboutStep(), self.microphone, *voice, self.begin)
        microphones.serve(self.microphone.choice)
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self._show_ways)
        self.begin.focus_chosen.connect(lambda focus: context.change_settings(focus=focus))
        self.begin.minute_button.clicked.connect(
            lambda: self.minute_asked.emit(self.microphone.choice.device)
        )
        self.begin.tour_button.clicked.connect(self.tour_asked)
        self.begin.start_button.clicked.connect(self.closed)
        self._lay_out()
        shortcut("Esc", self, self._skip, tr("skip the introduction"))
        shortcut("Left", self, self.back_button.click, tr("back", "what a key does"))
        shortcut("Right", self, self.next_button.click, tr("next", "what a key does"))
        self._go_to(0)

    def _lay_out(self) -> None:
        self.skip_button = button(
            tr("Skip the introduction"), tr("Go to the start (Esc)"), role="link"
        )
        self.skip_button.clicked.connect(self.closed)
        self.dots = Dots(len(self.steps))
        self.back_button = button(
            tr("Back", "a button"), tr("The screen before (Left)"), picture="arrow-left"
        )
        self.back_button.clicked.connect(lambda: self._go_to(self._stack.currentIndex() - 1))
        self.next_button = button("", tr("The next screen (Right)"), role="primary")
        self.next_button.clicked.connect(lambda: self._go_to(self._stack.currentIndex() + 1))
        ways = spaced(QHBoxLayout(), theme.GRID)
        ways.addWidget(self.back_button)
        ways.addWidget(self.next_button)
        foot = QGridLayout()
        left = Qt.AlignmentFlag.AlignLeft
        foot.addWidget(self.skip_button, 0, 0, left | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.dots, 0, 1)
        foot.addLayout(ways, 0, 2, Qt.AlignmentFlag.AlignRight)
        for column in (0, 2):
            foot.setColumnStretch(column, 1)
        foot.setRowMinimumHeight(0, 7 * theme.GRID)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * theme.GRID, 0, 3 * theme.GRID, 2 * theme.GRID)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)

    @property
    def step(self) -> WelcomeStep:
        """The screen shown."""
        return self.steps[self._stack.currentIndex()]

    def _go_to(self, number: int) -> None:
        device = self.microphone.choice.device
        self.voice.show_device(device)
        self.begin.show_microphone(device is not None)
        self._stack.setCurrentIndex(number)
        self.dots.show_at(number)
        self._show_ways()

    def _show_ways(self) -> None:
        """Show which ways there are from this screen; while it records, only to stop."""
        number, step = self._stack.currentIndex(), self.step
        self.back_button.setVisible(number > 0)
        self.back_button.setEnabled(not step.is_recording)
        self.skip_button.setEnabled(not step.is_recording)
        self.next_button.setVisible(step is not self.begin)
        self.next_button.setEnabled(not step.is_recording)
        self.next_button.setText(tr("Next", "a button") if step.is_done else tr("Skip this"))
        self.next_button.setProperty("role", "primary" if step.is_done else "")
        self.next_button.style().polish(self.next_button)
        first = step.first or self.next_button
        self.setFocusProxy(first)
        first.setFocus()

    def _skip(self) -> None:
        if self.voice.is_recording:
            self.voice.toggle()
        else:
            self.closed.emit()

    def close_down(self) -> None:
        self.voice.close_down()
