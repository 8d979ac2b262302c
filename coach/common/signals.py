"""Signals that ask the program to end: Ctrl-C, termination, and a closed terminal."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
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


def _heeded() -> list[int]:
    """Return the signals that ask to end and aren't ignored, as some are under nohup."""
    return [number for number in ENDING_SIGNALS if signal.getsignal(number) != signal.SIG_IGN]


@contextmanager
def termination_postponed() -> Iterator[None]:
    """Hold back signals that ask the program to end until the block is left.

    Processes that are started in it never get a terminal's Ctrl-C. Only the main thread may do so.
    """
    asked: list[int] = []
    with answered(_heeded(), lambda number, _: asked.append(number)), ExitStack() as stack:
        if hasattr(signal, "pthread_sigmask"):  # what is blocked here is blocked in them too
            before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
            stack.callback(signal.pthread_sigmask, signal.SIG_SETMASK, before)
        yield
    for number in asked[:1]:
        signal.raise_signal(number)


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

    with answered(_heeded(), end):
        try:
            yield
        except Exception as error:
            # Raised in a callback from C, it may come back as an error of that library.
            if asked:
                raise Ended(asked[0]) from error
            raise
        if asked:  # a library may have swallowed what its callback raised
            raise Ended(asked[0])
