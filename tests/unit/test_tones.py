from __future__ import annotations

import pytest

from coach.domain.model_card import ReadingSpec
from coach.domain.tones import energy_in_words, sureness


def test_very_sure_is_said_only_where_that_was_found_to_be_true():
    assert ReadingSpec().very_sure_from is None  # the shipped model: nowhere outside the studio
    assert sureness(0.99, None) == "fairly sure"
    assert [sureness(p, 0.9) for p in (0.54, 0.55, 0.89, 0.9)] == [
        "not very sure",
        "fairly sure",
        "fairly sure",
        "very sure",
    ]


@pytest.mark.parametrize(("activation", "word"), [(0.05, "low"), (0.155, "medium"), (0.4, "high")])
def test_medium_energy_is_what_ordinary_readers_have(activation: float, word: str):
    assert energy_in_words(activation) == word
