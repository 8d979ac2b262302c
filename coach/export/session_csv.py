"""A session as a table for spreadsheets: a row for each quarter of a second.

| column | holds |
|---|---|
| time_s | start of the row |
| speaking, sound_missing | 1 if somebody spoke, or if sound is missing; else 0 |
| tone, label | the coach's word and the model's label; empty if unsure or nobody spoke |
| confidence, energy | probability of the likeliest tone, and of an activated voice |
| unlike | probability that the voice is unlike those the model was trained on |
| p_... | probability of each of the model's labels |
| pace_syllables_per_s, variety_semitones, volume_db | as drawn in the report |
| events, event_kinds | events that begin there, in words and as in the JSON; none rejected |
| section | name of the section of the talk |

Probabilities include the speaker's corrections. The coach's words are in the user's language;
headings and labels are always the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from coach.common.arrays import Float64
from coach.domain import metrics
from coach.domain.session import Session
from coach.domain.stream import EventKind
from coach.domain.tones import tone
from coach.domain.wording import event_in_words
from coach.export import spreadsheet
from coach.export.spreadsheet import Cell, escape_formula
from coach.insights.session_view import SessionView


def to_csv(view: SessionView) -> bytes:
    """Return the table as a CSV file in UTF-8."""
    session, timeline = view.session, view.timeline
    starts_s, middles_s = timeline.grid_s, timeline.middles_s
    readings = timeline.at_each(middles_s)
    columns: dict[str, Sequence[Cell]] = {
        "time_s": starts_s.tolist(),
        "speaking": timeline.speaking(middles_s).astype(int).tolist(),
        "sound_missing": _missing(session, middles_s),
    }
    labels = timeline.labels(middles_s)
    columns["tone"] = [escape_formula(tone(label).word) if label else "" for label in labels]
    columns["label"] = [escape_formula(label or "") for label in labels]
    columns["confidence"] = [
        _number(None if r is None else r.probabilities.max()) for r in readings
    ]
    columns["energy"] = [_number(None if r is None else r.activation) for r in readings]
    columns["unlike"] = [_number(None if r is None else r.unlike) for r in readings]
    for number, label in enumerate(session.model.labels):
        columns[f"p_{label}"] = [
            _number(None if r is None else r.probabilities[number]) for r in readings
        ]
    found = {curve.metric: curve.at(middles_s).tolist() for curve in view.curves}
    for metric in metrics.drawn():
        values = found.get(metric, [np.nan] * len(starts_s))
        cells = ["" if np.isnan(value) else round(value, 3) for value in values]
        columns[metric.column or metric.key] = cells
    begun = _begun(session, starts_s)
    columns["events"] = ["; ".join(map(event_in_words, kinds)) for kinds in begun]
    columns["event_kinds"] = ["; ".join(kinds) for kinds in begun]
    columns["section"] = _sections(view, middles_s)
    return spreadsheet.to_csv(columns, zip(*columns.values(), strict=True))


def _number(value: float | None) -> Cell:
    return "" if value is None else round(float(value), 4)


def _missing(session: Session, times_s: Float64) -> list[int]:
    missing = np.zeros(len(times_s), int)
    for gap in session.gaps:
        missing[(times_s >= gap.start_s) & (times_s < gap.end_s)] = 1
    return missing.tolist()


def _begun(session: Session, starts_s: Float64) -> list[list[EventKind]]:
    """Return the events that begin in each row; the last row has those at the very end, too."""
    begun: list[list[EventKind]] = [[] for _ in starts_s]
    for event in session.accepted_events if begun else ():  # no rows in a session of 0 s
        begun[bisect_right(starts_s, event.start_s) - 1].append(event.kind)
    return begun


def _sections(view: SessionView, times_s: Float64) -> list[str]:
    parts = [section.part for section in view.sections]
    names = ["", *(escape_formula(part.name) for part in parts), ""]
    edges_s = [part.start_s for part in parts] + [part.end_s for part in parts[-1:]]
    numbers = np.searchsorted(edges_s, times_s, side="right")
    return [names[number] for number in numbers.tolist()]
