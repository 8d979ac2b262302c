"""The sample talk and its tour: every planted event is found."""

from __future__ import annotations

import pytest

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.coaching.tour import tour
from coach.common import paths
from coach.domain.session import Purpose
from coach.domain.stream import EventKind, SessionKind
from coach.pipeline import make_session

#: A habit is found to within 2 s, everything else to about a third of a second.
_HABITS = (EventKind.MONOTONE, EventKind.RUSHED, EventKind.QUIET)


@pytest.fixture(scope="module")
def found(model: EmotionModel):
    source = FileSource(paths.sample_talk())
    return make_session(
        source, model, SessionKind.FILE, None, purpose=Purpose(with_fluency=True)
    ).events


@pytest.mark.parametrize("kind", list(EventKind))
def test_each_event_is_in_the_talk_once_and_found_where_it_is(found, kind: EventKind):
    (planted,) = [stop for stop in tour().stops if stop.kind == kind]
    of_kind = [event for event in found if event.kind == kind]
    if kind == EventKind.PAUSE:  # there is one after every sentence
        of_kind = [event for event in of_kind if abs(event.start_s - planted.start_s) < 1]
    (event,) = of_kind
    off_s = 2.0 if kind in _HABITS else 0.35
    assert event.start_s == pytest.approx(planted.start_s, abs=off_s)
    assert event.end_s == pytest.approx(planted.end_s, abs=off_s)


def test_every_text_of_the_tour_is_shown_long_enough_to_be_read():
    shown = tour()
    assert shown.words_at(0) == shown.welcome
    seconds = [shown.words_at(second) for second in range(117)]
    for stop in shown.stops:
        assert seconds.count(shown.words[stop.kind]) >= 4
    assert seconds[-1] != shown.welcome
