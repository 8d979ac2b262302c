"""The measurements themselves: one actor scores about as the table says of ten."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.accuracy import measures, truths
from tests.accuracy.scoring import Score, edge_errors, matches

SPEAKER = "ravdess-14"


def test_an_event_is_found_once():
    known = [(1.0, 2.0), (5.0, 6.0)]
    found = [(1.1, 2.2), (1.0, 2.0), (5.6, 7.0), (9.0, 9.5)]
    pairs = matches(known, found)
    assert pairs == [((1.0, 2.0), (1.1, 2.2))]
    assert edge_errors(pairs) == pytest.approx(np.array([[0.1, 0.2]]))
    score = Score(len(known), len(found), len(pairs), 60.0)
    assert score.f1 == pytest.approx(2 / 6)
    assert score.false_per_min == 3


def test_the_same_seed_makes_the_same_truth(ravdess: Path):
    talk, again = (
        next(truths.edited_talks(ravdess, [SPEAKER], truths.repetition, seed=3, phrases=30))
        for _ in range(2)
    )
    assert np.array_equal(talk.samples, again.samples)
    assert talk.events == again.events and len(talk.events) >= 3


def test_a_target_is_met_or_missed():
    assert measures.row("x", "<= 0.5", 0.4, "{:.1f}").met is True
    assert measures.row("x", ">= 0.5", 0.4, "{:.1f}").met is False
    assert measures.row("x", ">= 0.5", 0.4, "{:.0%}") == ("x", ">= 50%", "40%", False)


#: Rates that can't be estimated from one actor's three minutes.
_OF_MANY = ("false ones", "F0: more than")
#: With one actor's ten to twenty events, F1 has a standard error of about 0.1.
_CHANCE = 0.2
_TABLE = Path(__file__).parents[2] / "docs" / "accuracy.md"


def in_table() -> dict[str, str]:
    """Return what the table says now, by the names of its rows."""
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return {cells[0]: cells[-1] for cells in rows}


def first_number(text: str) -> float:
    return float(re.search(r"[-+]?[0-9.]+", text)[0])


@pytest.mark.parametrize("name", [n for n in measures.STUDIO if n != "syllables"])
def test_one_actor_scores_as_the_table_says_of_ten(ravdess: Path, name: str):
    table = in_table()
    for row in measures.STUDIO[name](ravdess, [SPEAKER]):
        if row.what.endswith(": F1") and name != "pauses":
            known = first_number(table[row.what])
            assert first_number(row.measured) == pytest.approx(known, abs=_CHANCE), row
        elif not any(words in row.what for words in _OF_MANY):
            assert row.met is not False, row
            assert "(missed)" not in table[row.what], row
