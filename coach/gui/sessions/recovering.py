"""Recovering or discarding what was cut off, while one may go on to something else."""

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
    """view: shows what was cut off and asks for all of this. recovered carries a session's id
    if the view is still shown. changed: something was recovered or discarded, or wasn't."""

    recovered = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, view: RecoveryView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._unfinished: list[Unfinished] = []
        #: What is being recovered, and what stops that.
        self._stops: dict[str, threading.Event] = {}
        view.recover_asked.connect(self._recover)
        view.cancel_asked.connect(self._stop)
        view.discard_asked.connect(self._discard)
        view.put_off.connect(self._put_off)

    def show_unfinished(self, unfinished: Sequence[Unfinished]) -> int:
        """Show these and what is being recovered, and say how many there are."""
        # The store leaves out what somebody is at work on.
        busy = [one for one in self._unfinished if one.id in self._stops]
        found = {one.id: one for one in (*busy, *unfinished)}
        self._unfinished = [found[one] for one in sorted(found)]
        self._view.show_unfinished(self._unfinished)
        return len(self._unfinished)

    def _recover(self, session_id: str) -> None:
        store, tell = self._context.store, self._context.banner.noticed.emit
        load_model = partial(model_or_none, self._context.load_model, tell)
        stop = self._stops[session_id] = threading.Event()
        again = partial(
            analyse_again,
            load_model=load_model,
            should_stop=lambda: stop.is_set() or is_closing(),
            advance=partial(self._view.advanced.emit, session_id),
        )

        def succeed() -> None:
            if self._view.isVisible():  # nobody has gone on to something else
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
        """They stay where they are; the next start doesn't ask again."""
        store = self._context.store
        ids = [one.id for one in self._unfinished if one.id not in self._stops]

        def remember() -> None:
            for one in ids:
                store.put_off(one)

        run_in_background(remember, lambda _: None, self._context.banner.fail)
