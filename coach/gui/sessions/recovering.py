"""Recovers or discards cut-off sessions in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from coach.common.errors import Cancelled
from coach.common.i18n import tr
from coach.gui.sessions.recovery_view import RecoveryView
from coach.gui.shared.background import is_closing, model_or_none, run_in_background
from coach.gui.shared.context import Context
from coach.pipeline import analyse_again
from coach.store.folder import PARTIAL, SessionFolder
from coach.store.recovery import recover
from coach.store.unfinished import Unfinished


class Recovering(QObject):
    """Carries out what the recovery view asks for.

    Attributes
    ----------
    recovered
        Emits a session's id once it is recovered, if the view is still shown.
    changed
        Emitted after each attempt to recover or discard a session, whether it succeeded or not.
    """

    recovered = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, view: RecoveryView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._unfinished: list[Unfinished] = []
        #: Events that stop the recovery of a session, by its id.
        self._stops: dict[str, threading.Event] = {}
        view.recover_asked.connect(self._recover)
        view.cancel_asked.connect(self._stop)
        view.discard_asked.connect(self._discard)
        view.postponed.connect(self._put_off)

    def show_unfinished(self, unfinished: Sequence[Unfinished]) -> int:
        """Show these sessions and those being recovered; return how many there are."""
        # The store leaves out sessions that are being worked on.
        busy = [one for one in self._unfinished if one.id in self._stops]
        found = {one.id: one for one in (*busy, *unfinished)}
        self._unfinished = [found[one] for one in sorted(found)]
        self._view.show_unfinished(self._unfinished)
        return len(self._unfinished)

    def _recover(self, session_id: str) -> None:
        store, tell = self._context.store, self._context.banner.noticed.emit
        load_model = partial(model_or_none, self._context.model, tell)
        stop = self._stops[session_id] = threading.Event()
        again = partial(
            analyse_again,
            load_model=load_model,
            should_stop=lambda: stop.is_set() or is_closing(),
            advance=partial(self._view.advanced.emit, session_id),
        )

        def succeed() -> None:
            if self._view.isVisible():  # the user hasn't moved on
                self.recovered.emit(session_id)

        act = partial(recover, store, session_id, again, tell)
        self._change(session_id, tr("Recovering…"), act, succeed)

    def _stop(self, session_id: str) -> None:
        if session_id in self._stops:  # it may just have ended
            self._stops[session_id].set()

    def _discard(self, session_id: str) -> None:
        store = self._context.store
        folder = SessionFolder(store.sessions, session_id, PARTIAL)
        self._change(session_id, tr("Deleting…"), partial(store.discard, folder))

    def _change(
        self,
        session_id: str,
        words: str,
        act: Callable[[], object],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        def succeed(_: object) -> None:
            self._stops.pop(session_id, None)
            then()
            self.changed.emit()

        def fail(error: Exception) -> None:
            self._stops.pop(session_id, None)
            self._view.set_busy(session_id, False)
            if not isinstance(error, Cancelled):
                self._context.banner.fail(error)
            self.changed.emit()

        self._view.set_busy(session_id, True)
        self._context.working.run(words, act, succeed, fail)

    def _put_off(self) -> None:
        """Leave the sessions as they are, and don't ask about them again at the next start."""
        store = self._context.store
        ids = [one.id for one in self._unfinished if one.id not in self._stops]

        def remember() -> None:
            for one in ids:
                store.postpone(one)

        run_in_background(remember, lambda _: None, self._context.banner.fail)
