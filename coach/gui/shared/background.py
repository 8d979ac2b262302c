"""Work off the GUI thread: a thread for a practice, and a pool for everything else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThread, QThreadPool, Signal, Slot

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.sources import Source
from coach.common.errors import CoachError
from coach.common.i18n import tr
from coach.domain.session import Purpose
from coach.domain.stream import AnalysisUpdate, Notice, SessionKind
from coach.pipeline import Interrupted, make_session
from coach.store.session_store import Store

#: Updates without news are passed on at this interval, to keep clock and timeline moving.
_TICK_S = 0.25
#: Least interval between two updates of the level meter.
_LEVEL_S = 0.04
_Result = TypeVar("_Result")
_Value = TypeVar("_Value")


class PracticeThread(QThread):
    """Runs a source through the pipeline and reports to the window.

    Attributes
    ----------
    updated
        Emits an `AnalysisUpdate` that has news, or else one every quarter of a second.
    level
        Emits the level of the last block in dBFS.
    noticed
        Emits a `Notice` that the speaker should see during the practice.
    model_missing
        Emitted if there is no emotion model, so that no tone will be named.
    kept
        Emits the `Session` once it is saved.
    failed
        Emits an exception. For a live source `kept` is emitted first if anything was recorded.
    """

    updated = Signal(object)
    level = Signal(float)
    kept = Signal(object)
    failed = Signal(object)
    noticed = Signal(object)
    model_missing = Signal()

    def __init__(
        self,
        source: Source,
        load_model: Callable[[], EmotionModel | None],
        kind: SessionKind,
        store: Store,
        purpose: Purpose,
        parent: QObject | None = None,
        section_starts_s: Sequence[float] = (),
    ) -> None:
        super().__init__(parent)
        self.source = source
        self._section_starts_s = section_starts_s
        self._purpose = purpose
        self._load_model = load_model
        self._kind = kind
        self._store = store
        self._told_s = -_TICK_S
        self._level_s = 0.0

    def run(self) -> None:
        try:
            with closing(self.source):
                session = make_session(
                    self.source,
                    self._model(),
                    self._kind,
                    self._store,
                    [self._tell],
                    self._purpose,
                    self.noticed.emit,
                    self._section_starts_s,
                )
        except Interrupted as interrupted:
            if interrupted.session.duration_s:
                self.kept.emit(interrupted.session)
            self.failed.emit(interrupted)
        except Exception as error:  # shown in the window, never swallowed
            self.failed.emit(error)
        else:
            self.kept.emit(session)

    def _model(self) -> EmotionModel | None:
        model = model_or_none(self._load_model, self.noticed.emit)
        if model is None:
            self.model_missing.emit()
        return model

    def _tell(self, update: AnalysisUpdate) -> None:
        now_s = time.monotonic()
        if now_s - self._level_s >= _LEVEL_S:
            self._level_s = now_s
            self.level.emit(update.level_dbfs)
        news = update.emotions or update.segments or update.events or update.metrics
        if news or update.dropped_samples or update.until_s - self._told_s >= _TICK_S:
            self._told_s = update.until_s
            self.updated.emit(update)


class _Outcome(QObject, Generic[_Result]):
    """Carries an operation's outcome to the GUI thread, on which this object was created."""

    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(
        self, on_success: Callable[[_Result], None], on_failure: Callable[[Exception], None]
    ) -> None:
        super().__init__()
        self._on_success = on_success
        self._on_failure = on_failure
        self.is_called_off = False
        self.succeeded.connect(self._succeed)
        self.failed.connect(self._fail)

    def cancel(self) -> None:
        self.is_called_off = True

    @Slot(object)
    def _succeed(self, result: _Result) -> None:
        self._deliver(self._on_success, result)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._deliver(self._on_failure, error)

    def _deliver(self, act: Callable[[_Value], None], value: _Value) -> None:
        _pending.discard(self)
        del self._on_success, self._on_failure  # see `_Operation`
        if not self.is_called_off:
            act(value)


class _Operation(QRunnable, Generic[_Result]):
    """Runs on a worker thread.

    PySide never frees it, so it lets go of what it ran, and its outcome of whom it told: they would
    keep a closed window in memory.
    """

    def __init__(self, operation: Callable[[], _Result], outcome: _Outcome[_Result]) -> None:
        super().__init__()
        self._operation = operation
        self._outcome = outcome

    def run(self) -> None:
        try:
            # It may have been cancelled while it was waiting for a thread.
            result = None if self._outcome.is_called_off else self._operation()
        except Exception as error:  # handed to on_failure on the GUI thread
            self._outcome.failed.emit(error)
        else:
            self._outcome.succeeded.emit(result)
        finally:
            del self._operation


_closing = threading.Event()
#: Outcomes that are still pending; this is the only reference to them.
_pending: set[QObject] = set()


def run_in_background(
    operation: Callable[[], _Result],
    on_success: Callable[[_Result], None],
    on_failure: Callable[[Exception], None],
) -> Callable[[], None]:
    """Run an operation on a worker thread and call back on this one, the GUI thread.

    Parameters
    ----------
    operation
        Called on a worker thread.
    on_success
        Called with what `operation` returned.
    on_failure
        Called with the exception that `operation` raised.

    Returns
    -------
    Callable
        Cancels the operation: it may still run to its end, but no callback is called.
    """
    outcome = _Outcome(on_success, on_failure)
    _pending.add(outcome)
    QThreadPool.globalInstance().start(_Operation(operation, outcome))
    return outcome.cancel


def finish_background() -> None:
    """Cancel long operations, wait for the others and deliver their outcomes; called at exit."""
    _closing.set()
    while True:
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        if not _pending:  # an outcome may lead to more
            break
    _closing.clear()


def is_idle() -> bool:
    """Return whether no operation is going on in the background."""
    return not _pending


def is_closing() -> bool:
    """Return whether the program is ending, so that long operations should stop."""
    return _closing.is_set()


def model_or_none(
    load_model: Callable[[], EmotionModel | None], tell: Callable[[Notice], None]
) -> EmotionModel | None:
    """Load the emotion model; return None if there is none, or it is missing or altered.

    A missing model is reported by calling `tell`; everything else works without it.
    """
    try:
        return load_model()
    except CoachError as error:
        rest = tr("Everything but the tone of voice is measured.")
        tell(Notice(error.title, f"{error.message} {rest}", error.hint))
        return None
