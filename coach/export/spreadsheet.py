"""CSV for spreadsheets: RFC 4180, and safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from coach.domain.wording import printable

#: A spreadsheet treats text that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@")

Cell = str | int | float


def to_csv(headings: Iterable[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file in UTF-8, with a byte order mark for Excel unless it is all ASCII."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    content = text.getvalue()
    return content.encode("utf-8" if content.isascii() else "utf-8-sig")


def escape_formula(text: str) -> str:
    """Return untrusted text on one line, such that no spreadsheet treats it as a formula."""
    return ("'" if text.startswith(_FORMULA) else "") + printable(text)
