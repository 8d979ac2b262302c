"""Practices in which hardly anybody spoke: they are saved, and then asked about."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from coach.common.i18n import tr
from coach.domain import norms
from coach.domain.session import Session
from coach.domain.stream import SessionKind
from coach.gui.shared.background import run_in_background
from coach.gui.shared.context import Context
from coach.gui.shared.messages import Answer


class Unspoken(QObject):
    """Asks whether to keep a practice; without an answer it stays, but opens no report.

    It is listed among the sessions, and counts for nothing else.

    Attributes
    ----------
    kept
        Emits a `Session` whose report is to be opened.
    discarded
        Emitted once a practice has been deleted.
    """

    kept = Signal(object)
    discarded = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._held: Session | None = None

    def pass_on(self, session: Session) -> None:
        """Announce a session that was saved, or hold it back until `ask`."""
        if session.kind == SessionKind.LIVE and session.speech_s < norms.WORTH_KEEPING_S:
            self._held = session
        else:
            self.kept.emit(session)

    def release(self) -> None:
        """Announce what was held back: nobody ended it, so nobody need be asked."""
        held, self._held = self._held, None
        if held is not None:
            self.kept.emit(held)

    def ask(self) -> None:
        """Ask about the practice that was held back, if any."""
        session, self._held = self._held, None
        if session is None:
            return
        spoken_s = int(session.speech_s)
        told = tr("Only %n second(s) of speech", "", spoken_s) if spoken_s else tr("Nobody spoke")
        discard = Answer(
            tr("Discard", "a button"), tr("Delete the recording"), partial(self._discard, session)
        )
        keep = Answer(
            tr("Keep", "a button"),
            tr("Keep the recording, and open its report"),
            partial(self.kept.emit, session),
        )
        self._context.banner.ask(told, tr("Keep this recording?"), (discard, keep))

    def _discard(self, session: Session) -> None:
        delete = partial(self._context.store.delete, session.id)
        run_in_background(delete, lambda _: self.discarded.emit(), self._context.banner.fail)
