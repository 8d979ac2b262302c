"""A quiet line of text for work that takes longer than a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from coach.gui.shared.background import run_in_background
from coach.gui.shared.widgets import ElidedLabel

#: Work that is done sooner isn't shown.
_MOMENT_MS = 300
_Result = TypeVar("_Result")
_Outcome = TypeVar("_Outcome")


@dataclass(eq=False, slots=True)
class _Work:
    words: str
    is_told: bool


class BusyLine(ElidedLabel):
    """A line that is empty most of the time; of several things it shows the latest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", role="soft")
        self.setParent(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._going_on: list[_Work] = []

    @property
    def is_busy(self) -> bool:
        """Whether there is any work, shown or not."""
        return bool(self._going_on)

    def run(
        self,
        words: str,
        operation: Callable[[], _Result],
        on_success: Callable[[_Result], None],
        on_failure: Callable[[Exception], None],
    ) -> Callable[[], None]:
        """Run an operation as `run_in_background` does, and show `words` while it takes long.

        Returns
        -------
        Callable
            Cancels the operation.
        """
        # If the same words are shown already, show them again without delay.
        is_told = any(one.is_told and one.words == words for one in self._going_on)
        work = _Work(words, is_told)
        self._going_on.append(work)
        QTimer.singleShot(_MOMENT_MS, self, lambda: self._tell(work))

        def before_end(act: Callable[[_Outcome], None]) -> Callable[[_Outcome], None]:
            def whole(outcome: _Outcome) -> None:
                try:
                    act(outcome)
                finally:
                    self._end(work)

            return whole

        cancel = run_in_background(operation, before_end(on_success), before_end(on_failure))

        def stop() -> None:
            cancel()
            self._end(work)

        return stop

    def _tell(self, work: _Work) -> None:
        work.is_told = True
        self._show()

    def _end(self, work: _Work) -> None:
        if work in self._going_on:
            self._going_on.remove(work)
            self._show()

    def _show(self) -> None:
        told = [one.words for one in self._going_on if one.is_told]
        self.show_text(told[-1] if told else "")
