"""Settings: letting the coach get to know the learner's voice, and forget it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach import paths
from coach.analysis.emotion import EmotionModel
from coach.analysis.voice import MIN_NEUTRAL_S
from coach.audio.files import FileSource
from coach.errors import CoachError
from coach.gui import theme
from coach.gui.context import Context
from coach.gui.parts import button, chooser, label
from coach.gui.worker import run_in_background
from coach.pipeline import learn_voice
from coach.session import voice as voices
from coach.session.chart import clock
from coach.session.voice import KnownVoice
from coach.types import SessionKind

_HELP = (
    "Some voices sound tense or subdued to the coach whatever they do. Read aloud for half a "
    "minute in your everyday voice, as a practice, and choose it here: from then on the coach "
    "hears what differs from it."
)


class VoicePart(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.state = label("", role="soft")
        help_text = label(_HELP, role="soft")
        help_text.setWordWrap(True)
        self.sessions = chooser("Everyday voice", "The practice in your everyday voice")
        self.learn_button = button("Learn this voice", "Listen to the chosen practice again")
        self.forget_button = button("Forget my voice", "Delete what the coach knows of it")
        self.learn_button.clicked.connect(self._learn)
        self.forget_button.clicked.connect(self._forget)
        row = QHBoxLayout()
        for part in (self.sessions, self.learn_button, self.forget_button):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.state)
        column.addWidget(help_text)
        column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Bring in the practices there are now, and what is known."""
        known = voices.load(paths.voice_file())
        self.state.setText(voices.describe(known))
        self.forget_button.setEnabled(known is not None)
        self.sessions.clear()
        try:
            overviews = self._context.store.overviews()
        except CoachError as error:
            self._context.banner.fail(error)
            overviews = []
        for one in overviews:
            if one.kind != SessionKind.SAMPLE and one.speech_s >= MIN_NEUTRAL_S:
                words = f"{one.title}, {one.started_at:%d %B %H:%M}, {clock(one.duration_s)}"
                self.sessions.addItem(words, one.id)
        if not self.sessions.count():
            self.sessions.addItem(f"No practice with {MIN_NEUTRAL_S:.0f} s of speech yet", None)
        self.learn_button.setEnabled(self._choice is not None)

    @property
    def _choice(self) -> str | None:
        return self.sessions.currentData() if self._context.card is not None else None

    def _learn(self) -> None:
        path = self._context.store.audio_path(self._choice)

        def learn() -> KnownVoice:
            stranger = EmotionModel(paths.emotion_model())
            learned = learn_voice(FileSource(path), stranger)
            voices.save(learned, paths.voice_file())
            return learned

        self._run(learn, "Listening…")

    def _forget(self) -> None:
        self._run(lambda: voices.forget(paths.voice_file()), "Forgetting…")

    def _run(self, operation: Callable[[], KnownVoice | None], state: str) -> None:
        """Get to another voice, or none, off this thread, and let the model know it."""
        load_model = self._context.load_model

        def run() -> None:
            voices.tell(load_model(), operation())

        def failed(error: Exception) -> None:
            self._context.banner.fail(error)
            self.refresh()

        for part in (self.learn_button, self.forget_button):
            part.setEnabled(False)
        self.state.setText(state)
        run_in_background(run, lambda _: self.refresh(), failed)
