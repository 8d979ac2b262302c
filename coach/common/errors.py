"""Failures a person can do something about, as opposed to bugs."""

from __future__ import annotations

from coach.common.i18n import tr


class CoachError(Exception):
    """A known failure, told in one line: what happened, why, and what to do.

    Anything else that escapes is a bug and is logged with its traceback.
    """

    def __init__(self, title: str, message: str, hint: str) -> None:
        super().__init__(title)
        self.title = title
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.title}: {self.message} {self.hint}"


class Cancelled(CoachError):
    """Somebody called it off; nothing needs to be said."""

    def __init__(self) -> None:
        super().__init__(tr("Cancelled"), tr("It was called off."), tr("Nothing was kept."))
