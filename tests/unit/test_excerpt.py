"""The stretch around a moment that is said again."""

from __future__ import annotations

import pytest

from coach.insights.excerpt import excerpt_s
from tests.unit.built import built, speech

_PHRASES = speech((0, 4), (5, 9), (10, 14), (20, 24))


@pytest.mark.parametrize(
    ("moment", "excerpt"),
    [
        ((6, 7), (5, 24)),  # its phrase, and those after it
        ((3, 11), (0, 14)),  # all that it touches
        ((21, 22), (10, 24)),  # at the end, those before it
        ((4.2, 4.8), (0.0, 14.2)),  # in a silence: around it
    ],
)
def test_an_excerpt_is_of_whole_phrases(moment, excerpt):
    assert excerpt_s(built(segments=_PHRASES), *moment) == pytest.approx(excerpt)


def test_an_excerpt_is_never_too_long_and_begins_with_its_moment():
    session = built(segments=speech((0, 60)))
    assert excerpt_s(session, 30, 32) == (30, 50)
    assert excerpt_s(session, 3, 43) == (3, 23)
    assert excerpt_s(session, 0, 2) == (0, 20)
    assert excerpt_s(session, 58, 60) == (50, 60)  # earlier, or it would be too short
    phrases = speech((2, 8), (9, 30))
    assert excerpt_s(built(segments=phrases), 1.5, 29) == (2, 22)


def test_a_short_talk_is_its_own_excerpt():
    assert excerpt_s(built(segments=speech((1, 3))), 1, 2) == (1, 3)
