"""That the measuring measures: on one actor, what the table says of ten."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from coach.types import EventKind
from tests.accuracy import measures, truths
from tests.accuracy.scoring import Score, edge_errors, matches

SPEAKER = "ravdess-09"


def test_an_event_is_found_once():
    known = [(1.0, 2.0), (5.0, 6.0)]
    found = [(1.1, 2.2), (1.0, 2.0), (5.6, 7.0), (9.0, 9.5)]
    pairs = matches(known, found)
    assert pairs == [((1.0, 2.0), (1.1, 2.2))]
    assert edge_errors(pairs) == pytest.approx(np.array([[0.1, 0.2]]))
    score = Score(len(known), len(found), len(pairs), 60.0)
    assert score.f1 == pytest.approx(2 / 6)
    assert score.false_per_min == 3


def test_pitch_is_close_to_praats(ravdess: Path):
    gross, median, f1 = (row.measured for row in measures.pitch(ravdess, [SPEAKER]))
    assert float(gross.rstrip("%")) < 1
    assert float(median.split()[0]) < 15
    assert float(f1) > 0.9


@pytest.mark.parametrize(
    ("kind", "edit"),
    [
        (EventKind.REPETITION, truths.repetition),
        (EventKind.PROLONGATION, truths.prolongation),
    ],
)
def test_spliced_stutters_are_found_where_they_were_put(ravdess: Path, kind, edit):
    talk, again = (
        next(truths.edited_talks(ravdess, [SPEAKER], edit, seed=3, phrases=30)) for _ in range(2)
    )
    assert np.array_equal(talk.samples, again.samples)
    assert len(talk.events) >= 3
    found = [
        (event.start_s, event.end_s)
        for heard in measures.listen(talk.samples)
        for event in heard.events
        if event.kind == kind
    ]
    assert len(matches(talk.events, found)) >= 0.7 * len(talk.events)
