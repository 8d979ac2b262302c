"""Sessions as JSON, following the schema in `resources/analysis.schema.json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from coach.coaching.advice import advise
from coach.domain import metrics
from coach.domain.metrics import METRICS
from coach.domain.session import Session, Summary
from coach.insights.headline import headline
from coach.insights.parts import Section
from coach.insights.session_view import SessionView

SCHEMA_VERSION = 1


def to_dict(view: SessionView) -> dict[str, Any]:
    """Return a session as plain numbers, strings, lists and dicts.

    Later versions only add keys.
    """
    session = view.session
    return {
        "schema": SCHEMA_VERSION,
        "id": session.id,
        "kind": str(session.kind),
        "title": session.title,
        "started_at": session.started_at.isoformat(),
        "duration_s": session.duration_s,
        "sample_rate_hz": session.sample_rate_hz,
        "speech_s": session.speech_s,
        "dropped_samples": session.dropped_samples,
        "gaps": msgspec.to_builtins(session.gaps),
        "skipped_windows": session.skipped_windows,
        "with_fluency": session.with_fluency,
        "exercise": session.exercise,
        "task": str(session.task),
        "tags": list(session.tags),
        "plan": session.plan,
        "section_starts_s": session.section_starts_s,
        "script": session.script,
        "model": {
            "name": session.model.name,
            "sha256": session.model.sha256,
            "labels": list(session.model.labels),
        },
        "emotions": {
            "times_s": [reading.centre_s for reading in session.emotions],
            "starts_s": [reading.start_s for reading in session.emotions],
            "ends_s": [reading.end_s for reading in session.emotions],
            "probabilities": [
                [round(float(p), 6) for p in reading.probabilities] for reading in session.emotions
            ],
            "activation": [
                None if reading.activation is None else round(reading.activation, 6)
                for reading in session.emotions
            ],
            "unlike": [
                None if reading.unlike is None else round(reading.unlike, 6)
                for reading in session.emotions
            ],
        },
        "corrections": msgspec.to_builtins(session.corrections),
        "phrases": msgspec.to_builtins(view.phrases),
        "sections": [_section(section) for section in view.sections],
        "whole": msgspec.to_builtins(view.parts.whole()),
        "segments": msgspec.to_builtins(session.segments),
        "events": msgspec.to_builtins(session.events),
        "readings": _readings(session),
        "metrics": view.figures,
        "transcript": msgspec.to_builtins(session.transcript),
        "words": msgspec.to_builtins(view.word_figures),
        "against_script": msgspec.to_builtins(view.against_script),
        "summary": summary_to_dict(view.summary),
        "advice": msgspec.to_builtins(advise(session)),
    }


def _section(section: Section) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(section)
    part: dict[str, Any] = told.pop("part")
    means = told.pop("means")
    named = {metric.short: means.get(metric.key) for metric in metrics.drawn()}
    return part | told | named


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """Return a summary as plain values, together with its headline."""
    told: dict[str, Any] = msgspec.to_builtins(summary)
    return {"headline": headline(summary)} | told


def _readings(session: Session) -> dict[str, dict[str, list[float | None]]]:
    """Return the metric readings over time, by key."""
    found: dict[str, dict[str, list[float | None]]] = {}
    for reading in session.metric_readings:
        line = found.setdefault(reading.key, {"starts_s": [], "times_s": [], "values": []})
        metric = METRICS.get(reading.key)  # None for a metric of another version of the coach
        line["starts_s"].append(None if metric is None else round(metric.begins_s(reading), 3))
        line["times_s"].append(round(reading.time_s, 3))
        line["values"].append(round(reading.value, 4))
    return found


def to_json(views: Sequence[SessionView], as_array: bool) -> bytes:
    """Return sessions as indented JSON in UTF-8.

    Parameters
    ----------
    views
        Sessions to write; exactly one unless `as_array`.
    as_array
        Whether to write an array of sessions rather than a single object.
    """
    content = [to_dict(view) for view in views]
    encoded = msgspec.json.encode(content if as_array else content[0])
    return msgspec.json.format(encoded, indent=2) + b"\n"
