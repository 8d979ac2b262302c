"""The words of sessions, recognised in the background, one session after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.common.errors import Cancelled
from coach.domain.session import Session
from coach.gui.shared.background import run_in_background
from coach.transcription.models import chosen_model
from coach.transcription.transcriber import Transcriber

if TYPE_CHECKING:
    from coach.gui.shared.context import Context


class Recognising(QObject):
    """Recognises the words of one session at a time and stores them; others wait their turn.

    Attributes
    ----------
    advanced
        Emits a session's id and the share done so far, from 0 to 1.
    recognised
        Emits the changed `Session` once its words are stored.
    failed
        Emits a session's id and the exception.
    cancelled
        Emits the id of a session that was called off.
    """

    advanced = Signal(str, float)
    recognised = Signal(object)
    failed = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: list[Session] = []
        #: Of the session whose turn it is; None until it is made, on a worker thread.
        self._transcriber: Transcriber | None = None
        self._is_called_off = False

    def begin(self, session: Session) -> None:
        """Recognise the words of a session, unless that is going on or waiting already."""
        if self.is_busy_with(session.id):
            return
        self._waiting.append(session)
        if len(self._waiting) == 1:
            self._go_on()

    def is_busy_with(self, session_id: str) -> bool:
        """Return whether a session's words are being recognised, or wait for it."""
        return any(one.id == session_id for one in self._waiting)

    def cancel(self, session_id: str) -> None:
        """Call a session off; nothing is stored of it."""
        if self._waiting and self._waiting[0].id == session_id:
            self._call_off()
        elif self.is_busy_with(session_id):
            self._waiting = [one for one in self._waiting if one.id != session_id]
            self.cancelled.emit(session_id)

    def stop(self) -> None:
        """Call everything off; called when the window closes."""
        del self._waiting[1:]
        self._call_off()

    def _call_off(self) -> None:
        self._is_called_off = True  # first: it may be about to be made
        if self._transcriber is not None:
            self._transcriber.stop()

    def _go_on(self) -> None:
        """Begin with the session whose turn it is."""
        self._transcriber, self._is_called_off = None, False
        if not self._waiting:
            return
        session = self._waiting[0]
        run_in_background(self._work_on(session), self._succeed, self._fail)

    def _work_on(self, session: Session) -> Callable[[], Session]:
        """Return what is to be done on a worker thread."""
        store, chosen = self._context.store, self._context.settings

        def work() -> Session:
            self._transcriber = Transcriber(chosen_model(chosen), chosen.words_language)
            if self._is_called_off:
                raise Cancelled
            transcript = self._transcriber.transcribe(
                store.audio_path(session.id),
                session,
                lambda share: self.advanced.emit(session.id, share),
            )
            return store.store_transcript(session.id, transcript)

        return work

    def _succeed(self, changed: Session) -> None:
        self._waiting.pop(0)
        self._go_on()
        self.recognised.emit(changed)

    def _fail(self, error: Exception) -> None:
        session = self._waiting.pop(0)
        self._go_on()
        if isinstance(error, Cancelled):
            self.cancelled.emit(session.id)
        else:
            self.failed.emit(session.id, error)
