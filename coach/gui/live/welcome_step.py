"""The screens of the introduction that say or choose something."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from coach.common.i18n import noop, tr
from coach.domain.settings import Focus
from coach.gui.live.focus_chooser import focus_chooser
from coach.gui.live.microphone_choice import MicrophoneChoice
from coach.gui.live.narrow_page import NarrowPage
from coach.gui.shared import theme
from coach.gui.shared.fit import Saving
from coach.gui.shared.icons import Picture
from coach.gui.shared.widgets import button, label, spaced, wrapped

_WIDTH = 88 * theme.GRID
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_ABOUT = (
    (
        "mic",
        noop("Practise aloud. You see how your voice comes across while you speak."),
    ),
    (
        "ear",
        noop(
            "Afterwards the report says what went well and what to do next, and you can hear"
            " every moment again."
        ),
    ),
    (
        "info",
        noop(
            "It learned from actors. It hears how a voice sounds, not what anybody feels,"
            " and it judges nobody."
        ),
    ),
    (
        "user",
        noop(
            "It is for your own practice, not for assessing others. At work and in schools, the"
            " EU's AI Act forbids software to infer emotions."
        ),
    ),
    ("lock", noop("Everything stays on this computer. No account, no network.")),
)


class WelcomeStep(NarrowPage):
    """A screen of the introduction: a title, and what is added to `column` below it.

    Attributes
    ----------
    changed
        Emitted when `is_done` or `is_recording` has changed.
    """

    changed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(_WIDTH)
        self.title = label(title, role="title")
        self.column.addStretch(1)
        self.column.addWidget(self.title, 0, _CENTRE)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do here, so that going on skips nothing."""
        return True

    @property
    def is_recording(self) -> bool:
        return False

    @property
    def first(self) -> QWidget | None:
        """What takes the focus when the screen appears; None for the way on."""
        return None

    def savings(self) -> Sequence[Saving]:
        return self.save_gaps, self.title.setHidden


class AboutStep(WelcomeStep):
    """What the coach does, and what it can't."""

    def __init__(self) -> None:
        super().__init__(tr("Practise speaking"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2 * theme.GRID)
        self._grid.setColumnStretch(1, 1)
        for row, (picture, words) in enumerate(_ABOUT):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Picture(picture, "soft", 3 * theme.GRID), row, 0, top)
            self._grid.addWidget(wrapped(tr(words)), row, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(2)
        self.fit()

    def save_gaps(self, saving: bool) -> None:
        self._grid.setVerticalSpacing((1 if saving else 2) * theme.GRID)
        super().save_gaps(saving)


class MicrophoneStep(WelcomeStep):
    """The right microphone, with its level."""

    def __init__(self) -> None:
        super().__init__(tr("Your microphone"))
        words = wrapped(
            tr(
                "Say a sentence as you would to an audience. The bar should move between the"
                " marks. Nothing is saved."
            ),
            role="soft",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choice = MicrophoneChoice(with_sample=False, large=True)
        self.column.addWidget(words)
        self.column.addWidget(self.choice)
        self.column.addStretch(2)
        self.fit()


class BeginStep(WelcomeStep):
    """The ways to begin: a minute of practice with one thing to notice, or the tour.

    Attributes
    ----------
    focus_chosen
        Emits the `Focus` to notice, None for nothing.
    """

    focus_chosen = Signal(object)

    def __init__(self, focus: Focus | None) -> None:
        super().__init__(tr("A minute to begin with"))
        words = wrapped(
            tr(
                "Talk about anything for a minute: your last journey, a dish that you like."
                " Notice just one thing."
            ),
            role="soft",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.focus = focus_chooser()
        self.focus.setCurrentIndex(self.focus.findData(focus))
        self.focus.activated.connect(lambda: self.focus_chosen.emit(self.focus.currentData()))
        self.minute_button = button(
            tr("Practise for a minute"),
            tr("Start a practice that is planned to take one minute"),
            role="primary",
            picture="mic",
        )
        self.tour_button = button(
            tr("Take the tour"), tr("Two minutes: a talk is played, and the coach explains it")
        )
        self.start_button = button(tr("Go to the start"), tr("Go to the start (Esc)"))
        self.no_microphone = wrapped(
            tr("There is no microphone. The tour does without one."), role="soft"
        )
        self.no_microphone.setAlignment(Qt.AlignmentFlag.AlignCenter)
        others = spaced(QHBoxLayout(), 2 * theme.GRID)
        others.addStretch(1)
        others.addWidget(self.tour_button)
        others.addWidget(self.start_button)
        others.addStretch(1)
        self.column.addWidget(words)
        self.column.addWidget(self.focus, 0, _CENTRE)
        self.column.addWidget(self.minute_button, 0, _CENTRE)
        self.column.addWidget(self.no_microphone)
        self.column.addLayout(others)
        self.column.addStretch(2)
        self.show_microphone(True)

    def show_microphone(self, there: bool) -> None:
        """Offer the minute if there is a microphone."""
        self.minute_button.setEnabled(there)
        self.no_microphone.setHidden(there)
        self.fit()

    @property
    def first(self) -> QWidget:
        return self.minute_button if self.minute_button.isEnabled() else self.tour_button
