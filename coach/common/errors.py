"""Failures that users can do something about, as opposed to bugs."""

from __future__ import annotations

import copyreg

from coach.common.i18n import tr


class CoachError(Exception):
    """A known failure, reported in one line: what happened, why, and what to do.

    Any other exception that escapes is a bug and is logged with its traceback.

    Attributes
    ----------
    title
        What happened.
    message
        Why it happened.
    hint
        What to do about it.
    """

    def __init__(self, title: str, message: str, hint: str) -> None:
        super().__init__(title)
        self.title = title
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        # By default a copy in another process is made by calling the class with `args`.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return f"{self.title}: {self.message} {self.hint}"


class Cancelled(CoachError):
    """A cancelled operation; nothing needs to be reported."""

    def __init__(self) -> None:
        super().__init__(tr("Cancelled"), tr("You cancelled it."), tr("Nothing was saved."))
