"""All sessions with their figures, and the goals, as CSV or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from coach.coaching.goals import Progress
from coach.domain.session import SessionOverview
from coach.export import spreadsheet
from coach.insights.headline import headline

SCHEMA_VERSION = 1


def to_csv(sessions: Sequence[SessionOverview]) -> bytes:
    """Return a CSV table with a row for each session, in the order given.

    Every figure that any of the sessions has gets a column.
    """
    keys = sorted({key for one in sessions for key in one.figures})
    rows = (
        [*map(_cell, _row(one).values()), *(one.figures.get(key, "") for key in keys)]
        for one in sessions
    )
    return spreadsheet.to_csv([*_FIELDS, *keys], rows)


def to_json(sessions: Sequence[SessionOverview], goals: Sequence[Progress]) -> bytes:
    """Return sessions and goals as indented JSON in UTF-8; later versions only add keys."""
    content = {
        "schema": SCHEMA_VERSION,
        "sessions": [_row(one) | {"metrics": one.figures} for one in sessions],
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
    """Return the values of _FIELDS, in that order."""
    derived = {
        "started_at": one.started_at.isoformat(),
        "tags": list(one.tags),
        "headline": headline(one.summary),
    }
    return {name: derived[name] if name in derived else getattr(one, name) for name in _FIELDS}


def _cell(value: Any) -> spreadsheet.Cell:
    text = ", ".join(value) if isinstance(value, list) else value
    return spreadsheet.escape_formula(text) if isinstance(text, str) else text
