"""All sessions with their figures, and the goals, as CSV or JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

from coach.coaching.goals import Progress
from coach.record import SessionOverview

SCHEMA_VERSION = 1
#: A spreadsheet takes what begins so for something to compute.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(sessions: Sequence[SessionOverview]) -> bytes:
    """A line for each, the newest first, with a column for every figure that any of them has."""
    keys = sorted({key for one in sessions for key in one.metrics})
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([*_FIELDS, *keys])
    for one in sessions:
        row = _row(one)
        cells = [_harmless(row[name]) for name in _FIELDS]
        writer.writerow([*cells, *(one.metrics.get(key, "") for key in keys)])
    content = written.getvalue()
    # With a mark that tells Excel so, where it matters.
    return content.encode("utf-8" if content.isascii() else "utf-8-sig")


def to_json(sessions: Sequence[SessionOverview], goals: Sequence[Progress]) -> bytes:
    """Everything, indented, UTF-8. Later versions only add keys."""
    content = {
        "schema": SCHEMA_VERSION,
        "sessions": [_row(one) | {"metrics": one.metrics} for one in sessions],
        "goals": [
            msgspec.to_builtins(one.aim)
            | {"words": one.aim.words, "reached": one.reached, "state": one.words}
            for one in goals
        ],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


_FIELDS = ("id", "started_at", "kind", "title", "task", "tags", "exercise", "duration_s",
           "speech_s", "headline")  # fmt: skip


def _row(one: SessionOverview) -> dict[str, Any]:
    headline = {"headline": one.summary.headline}
    row = {name: getattr(one, name) for name in _FIELDS if name != "headline"} | headline
    return row | {"started_at": one.started_at.isoformat(), "tags": list(one.tags)}


def _harmless(cell: Any) -> Any:
    text = ", ".join(cell) if isinstance(cell, list) else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text
