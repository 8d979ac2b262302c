"""The microphone: which one, its level, and in one line how well it is heard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.audio.devices import InputDevice
from coach.audio.microphone_names import microphone_name
from coach.common.i18n import tr
from coach.domain.stream import SessionKind
from coach.gui.shared import theme
from coach.gui.shared.level_meter import LevelMeter
from coach.gui.shared.widgets import button, chooser, spaced, wrapped
from coach.insights.titles import kind_in_words


class MicrophoneChoice(QWidget):
    """Chooser of the microphone, with its level beside it and a line about it below.

    Parameters
    ----------
    with_sample
        Whether the sample talk can be chosen instead.
    large
        Whether the level has a row of its own, to be checked rather than glanced at.

    Attributes
    ----------
    chosen
        Emits the `InputDevice` that the user chose, None for the sample talk.
    changed
        Emitted when another device is chosen, by whomever, and when this is shown or hidden.
    refresh_asked
        Emitted to look for microphones again.
    """

    chosen = Signal(object)
    changed = Signal()
    refresh_asked = Signal()

    def __init__(self, with_sample: bool, large: bool = False) -> None:
        super().__init__()
        self._with_sample = with_sample
        self._on_page = False
        self.is_looking = False
        self.devices = chooser(tr("Microphone"), tr("The microphone to practise with"))
        self.devices.setFixedWidth(40 * theme.GRID)
        self.devices.activated.connect(lambda: self.chosen.emit(self.device))
        self.devices.currentIndexChanged.connect(self._change)
        self.refresh_button = button("", tr("Look again for microphones"), picture="refresh-cw")
        self.refresh_button.clicked.connect(self.refresh_asked)
        self.level = LevelMeter((56 if large else 20) * theme.GRID)
        self.note = wrapped("", role="heading" if large else "soft")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = spaced(QHBoxLayout(), theme.GRID)
        row.addStretch(1)
        row.addWidget(self.devices)
        row.addWidget(self.refresh_button)
        column = spaced(QVBoxLayout(self), (2 if large else 1) * theme.GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        if large:
            column.addWidget(self.level, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            row.addWidget(self.level)
        row.addStretch(1)
        column.addWidget(self.note)
        self.show_devices({}, None)
        self.look()

    @property
    def is_shown(self) -> bool:
        """Whether it can be seen; not while the window is minimised."""
        return self._on_page and not self.window().isMinimized()

    @property
    def device(self) -> InputDevice | None:
        """The chosen microphone; None for the sample talk, or if there is none."""
        device: InputDevice | None = self.devices.currentData()
        return device

    def look(self) -> None:
        """Show that microphones are being looked for; none can be used until they are listed."""
        self.is_looking = True
        self.devices.setEnabled(False)
        self.say(tr("Looking for microphones…"))

    def show_devices(self, found: Mapping[str, InputDevice], wanted: str | None) -> None:
        """Offer the microphones by the names to show, and choose the one named `wanted`, if any."""
        self.is_looking = False
        self.devices.setEnabled(True)
        with QSignalBlocker(self.devices):
            self.devices.clear()
            for name, device in found.items():
                marked = device.is_default and name != microphone_name("default")
                self.devices.addItem(tr("{name} (default)", name=name) if marked else name, device)
            if self._with_sample:
                name = tr("{name} (built in)", name=kind_in_words(SessionKind.SAMPLE))
                self.devices.addItem(name, None)
            self.choose(wanted)
        self._change()
        if not found:
            self.say(
                tr("No microphone found: the sample talk is used instead.")
                if self._with_sample
                else tr("No microphone found. Plug one in, and look again.")
            )

    def choose(self, wanted: str | None) -> None:
        """Choose the microphone of a name, or one that is shown under the same name."""
        names = [getattr(self.devices.itemData(n), "name", "") for n in range(self.devices.count())]
        alike = [microphone_name(name) for name in names]
        at = 0
        if wanted in names:
            at = names.index(wanted)
        elif wanted is not None and microphone_name(wanted) in alike:
            at = alike.index(microphone_name(wanted))
        self.devices.setCurrentIndex(at)

    def show_level(self, level_dbfs: float, verdict: str) -> None:
        """Show the level of the chosen microphone, and in words how well it is heard."""
        self.level.show_level(level_dbfs)
        if verdict != self.note.text():
            self.say(verdict)

    def say(self, words: str) -> None:
        """Show a line about the microphone; there is no level meanwhile."""
        self.note.setText(words)

    def _change(self) -> None:
        self.level.reset()
        self.level.setVisible(self.device is not None)
        self.say("")
        self.changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_page = True
        self.window().installEventFilter(self)
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._on_page = False
        self.window().removeEventFilter(self)
        self.level.reset()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self.changed.emit()
        return super().eventFilter(watched, event)
