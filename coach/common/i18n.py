"""Translation of the texts that users see.

Texts are written in English where they are used, in calls of `tr`; a catalogue in
`resources/translations` holds them in another language. Texts that are evaluated before the
language is known are marked with `noop`, and go through `tr` where they are shown.

`make catalogue` updates the catalogues. It finds a text only if it is a single literal outside an
f-string, and treats a call with both a comment and fields as one with a count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ENGLISH = "en"

#: Looks up the translation of a text, given the comment that distinguishes it from equal texts and
#: a count, -1 for none; returns "" if there is no translation.
LookUp = Callable[[str, str, int], str]

#: The plural ending, as in "%n session(s)"; dropped for a count of 1.
_PLURAL = re.compile(r"\((\w+)\)")


def _nothing(text: str, comment: str, count: int) -> str:
    return ""


_code = ENGLISH
_look_up: LookUp = _nothing


def speak(code: str = ENGLISH, look_up: LookUp = _nothing) -> None:
    """Set the language; texts that its catalogue doesn't have stay English.

    Parameters
    ----------
    code
        ISO 639 code of the language.
    look_up
        Looks up translations in its catalogue.
    """
    global _code, _look_up
    _code, _look_up = code, look_up


def code() -> str:
    """Return the ISO 639 code of the current language."""
    return _code


def tr(text: str, comment: str = "", count: int | None = None, /, **values: object) -> str:
    """Return a text in the current language.

    Parameters
    ----------
    text
        The English text.
    comment
        What a translator must know; the same text with another comment is translated separately.
    count
        Number that `%n` stands for; in English an ending in brackets is dropped for 1.
    values
        Values of the text's fields, as in `str.format`.

    Examples
    --------
    >>> tr("%n session(s) in {folder}", "", 2, folder="Talks")
    '2 sessions in Talks'
    """
    found = _look_up(text, comment, -1 if count is None else count)
    if count is not None:
        found = found or _PLURAL.sub("" if count == 1 else r"\1", text)
        found = found.replace("%n", str(count))
    found = found or text
    return found.format(**values) if values else found


def noop(text: str, comment: str = "") -> str:
    """Mark a text for the catalogue and return it as it is; pass it to `tr` to show it."""
    return text
