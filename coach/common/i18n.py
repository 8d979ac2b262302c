"""The language that people are shown.

The texts are English and stand where they are used, in `tr`; a catalogue in
`resources/translations` has them in another language. Texts that are known before the language
is stand in `noop`, and go through `tr` where they are shown. `make catalogue` brings the
catalogues up to date. It finds a text only where it is one literal, not within an f-string, and
takes one that has a comment and fields for one with a count.
"""

from __future__ import annotations

import re
from collections.abc import Callable

ENGLISH = "en"

#: What a catalogue has for a text, the comment that tells it from others, and a count, -1 for
#: none; "" where it has nothing.
LookUp = Callable[[str, str, int], str]

#: The ending that a count other than 1 asks for, as in "%n session(s)".
_PLURAL = re.compile(r"\((\w+)\)")


def _nothing(text: str, comment: str, count: int) -> str:
    return ""


_code = ENGLISH
_look_up: LookUp = _nothing


def speak(code: str = ENGLISH, look_up: LookUp = _nothing) -> None:
    """Use a language from now on; what its catalogue doesn't have remains English."""
    global _code, _look_up
    _code, _look_up = code, look_up


def code() -> str:
    """ISO 639 code of the language that is spoken."""
    return _code


def tr(text: str, comment: str = "", count: int | None = None, /, **values: object) -> str:
    """A text in the language that is spoken.

    comment: what a translator must know of it; texts with different comments are different.
    count: what `%n` stands for; in English an ending in brackets is for all but 1.
    values: what stands in the text's fields, as in `str.format`.

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
    """The same text, marked for the catalogue: what shows it hands it to `tr`."""
    return text
