"""Tables for spreadsheets: as RFC 4180 has them, and harmless to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from coach.domain.wording import printable

#: A spreadsheet takes what begins so for something to compute.
_FORMULA = ("=", "+", "-", "@")

Cell = str | int | float


def to_csv(headings: Iterable[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """UTF-8, with a mark that tells Excel so where it matters."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    content = text.getvalue()
    return content.encode("utf-8" if content.isascii() else "utf-8-sig")


def harmless(text: str) -> str:
    """Text from outside, on one line, that no spreadsheet takes for a formula."""
    return ("'" if text.startswith(_FORMULA) else "") + printable(text)
