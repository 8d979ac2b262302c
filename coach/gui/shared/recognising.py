"""The words of sessions, recognised in the background, one session after the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThread, QThreadPool, Signal

from coach.common.errors import Cancelled
from coach.domain.session import Session
from coach.gui.shared.background import is_closing, run_in_background
from coach.transcription.models import chosen_model

if TYPE_CHECKING:
    from coach.gui.shared.context import Context
    from coach.store.session_store import Store
    from coach.transcription.transcriber import Transcriber

_log = logging.getLogger(__name__)


class Recognising(QObject):
    """Recognises the words of one session at a time and stores them; others wait their turn.

    Attributes
    ----------
    advanced
        Emits a session's id and the share done so far, from 0 to 1.
    recognised
        Emits the changed `Session` once its words are stored.
    failed
        Emits a session's id; `failures` says why.
    cancelled
        Emits the id of a session that was called off.
    """

    advanced = Signal(str, float)
    recognised = Signal(object)
    failed = Signal(str)
    cancelled = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: list[tuple[Store, Session]] = []
        #: Of the session whose turn it is; None until it is made, on a worker thread.
        self._transcriber: Transcriber | None = None
        self._is_called_off = False
        #: Why the words of a session couldn't be recognised, by its id.
        self.failures: dict[str, Exception] = {}
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.stop)
        # It keeps a thread waiting for minutes, and others are still to be served.
        QThreadPool.globalInstance().setMaxThreadCount(QThread.idealThreadCount() + 1)

    def begin(self, session: Session) -> None:
        """Recognise the words of a session, unless that is going on or waiting already."""
        if self.is_busy_with(session.id) or is_closing():
            return
        self.failures.pop(session.id, None)
        self._waiting.append((self._context.store, session))
        if len(self._waiting) == 1:
            self._go_on()

    def is_busy_with(self, session_id: str) -> bool:
        """Return whether a session's words are being recognised, or wait for it."""
        return any(session.id == session_id for _, session in self._waiting)

    def cancel(self, session_id: str) -> None:
        """Call a session off; nothing is stored of it."""
        if self._waiting and self._waiting[0][1].id == session_id:
            self._call_off()
        elif self.is_busy_with(session_id):
            self._waiting = [one for one in self._waiting if one[1].id != session_id]
            self.cancelled.emit(session_id)

    def stop(self) -> None:
        """Call everything off."""
        for _, session in self._waiting[:0:-1]:
            self.cancel(session.id)
        self._call_off()

    def _call_off(self) -> None:
        self._is_called_off = True  # first: it may be about to be made
        if self._transcriber is not None:
            self._transcriber.stop()

    def _go_on(self) -> None:
        """Begin with the session whose turn it is."""
        self._transcriber, self._is_called_off = None, False
        if self._waiting:
            run_in_background(self._work_on(*self._waiting[0]), self._succeed, self._fail)

    def _work_on(self, store: Store, session: Session) -> Callable[[], Session]:
        """Return what is to be done on a worker thread."""
        chosen = self._context.settings

        def advance(share: float) -> None:
            if is_closing():
                raise Cancelled
            self.advanced.emit(session.id, share)

        def work() -> Session:
            from coach.transcription.transcriber import Transcriber  # not needed to start

            self._transcriber = Transcriber(chosen_model(chosen), chosen.words_language)
            if self._is_called_off:
                raise Cancelled
            path = store.audio_path(session.id)
            transcript = self._transcriber.transcribe(path, session, advance)
            return store.store_transcript(session.id, transcript)

        return work

    def _succeed(self, changed: Session) -> None:
        self._waiting.pop(0)
        self._go_on()
        self.recognised.emit(changed)

    def _fail(self, error: Exception) -> None:
        _, session = self._waiting.pop(0)
        self._go_on()
        if isinstance(error, Cancelled):
            self.cancelled.emit(session.id)
        else:
            _log.warning("The words of %s: %s", session.id, error)
            self.failures[session.id] = error
            self.failed.emit(session.id)
