"""Signals that ask the program to end: Ctrl-C, termination, and a closed terminal."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Ended(BaseException):
    """A signal that asked the program to end; like `KeyboardInterrupt`, not an `Exception`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        #: The exit code that a shell reports for a program ended by this signal.
        self.exit_code = 128 + number


@contextmanager
def answered(
    numbers: Iterable[int], answer: Callable[[int, FrameType | None], object]
) -> Iterator[None]:
    """Handle signals by calling `answer`, and restore the previous handlers at the end.

    Only the main thread may do so.
    """
    numbers = tuple(numbers)
    before = [signal.signal(number, answer) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def raise_on_termination() -> Iterator[None]:
    """Raise `Ended` on signals that ask the program to end, so that work begun is cleaned up.

    A signal that is ignored, as under nohup, stays ignored. Only the main thread may do so.

    Raises
    ------
    Ended
        If a signal has asked the program to end.
    """
    asked: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        asked.append(number)
        raise Ended(number)

    heeded = [number for number in ENDING_SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    with answered(heeded, end):
        try:
            yield
        except Exception as error:
            # Raised in a callback from C, it may come back as an error of that library.
            if asked:
                raise Ended(asked[0]) from error
            raise
        if asked:  # a library may have swallowed what its callback raised
            raise Ended(asked[0])
