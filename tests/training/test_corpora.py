from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.corpora import LABELS, CorpusError, load, ravdess_speech
from training.splits import EMOBOX_FOLDS, by_actor


def test_speech_is_found_and_song_is_not(clips_dir: Path):
    clips = ravdess_speech(clips_dir)
    assert len(clips) == 16
    assert Counter(clip.label for clip in clips) == dict.fromkeys(range(8), 2)
    assert {clip.actor for clip in clips} == {1, 2}


def test_actors_can_be_chosen(clips_dir: Path):
    assert {clip.actor for clip in ravdess_speech(clips_dir, [2])} == {2}


def test_missing_actors_and_empty_folders_are_told(clips_dir: Path, tmp_path: Path):
    with pytest.raises(CorpusError, match=r"actors \[7\]"):
        ravdess_speech(clips_dir, [1, 7])
    with pytest.raises(CorpusError, match="No RAVDESS speech"):
        ravdess_speech(tmp_path / "nothing")


def test_any_rate_is_brought_to_the_analysis_rate(clips_dir: Path):
    for clip in ravdess_speech(clips_dir):
        assert abs(len(load(clip)) - 16_000) <= 1


def test_no_actor_is_on_both_sides():
    actors = [actor for actor in range(1, 25) for _ in range(3)]
    for (train, test), fold in zip(by_actor(actors), EMOBOX_FOLDS, strict=True):
        assert {actors[i] for i in test} == set(fold)
        assert not {actors[i] for i in test} & {actors[i] for i in train}
        assert sorted(train + test) == list(range(len(actors)))


def test_the_real_corpus(ravdess: Path):
    clips = ravdess_speech(ravdess)
    assert len(clips) == 1_200
    assert len({clip.actor for clip in clips}) == 20
    # Neutral has no strong intensity.
    assert Counter(LABELS[clip.label] for clip in clips)["neutral"] == 80
    assert Counter(LABELS[clip.label] for clip in clips)["angry"] == 160
