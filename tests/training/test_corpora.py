from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from training import splits
from training.corpora import CORPORA, LABELS, NAMES, Clip, CorpusError, find, load, ravdess_speaker
from training.splits import EMOBOX_FOLDS, KNOWN_ACTORS, by_speaker, trained_on

#: File names of each corpus and what they mean, and beside them names that mean nothing.
TREES = {
    "ravdess-speech": (
        {
            "Actor_01/03-01-01-01-01-01-01.wav": ("neutral", "ravdess-01", False),
            "Actor_24/03-01-08-02-02-02-24.flac": ("surprised", "ravdess-24", True),
        },
        ["Actor_01/03-02-01-01-01-01-01.wav", "Actor_01/03-01-09-01-01-01-01.wav"],
    ),
    "ravdess-song": (
        {"Actor_01/03-02-06-02-01-01-01.wav": ("fearful", "ravdess-01", True)},
        ["Actor_01/03-01-01-01-01-01-01.wav"],
    ),
    "ased": (
        {
            "01Neutral/n1-01-01-01-07.ogg": ("neutral", "ased-07", False),
            "04Sad/S4-04-02-01-29.ogg": ("sad", "ased-29", False),
            "05Angry/a5-02-01-02-65.ogg": ("angry", "ased-65", False),
        },
        ["01Neutral/x1-01-01-01-07.ogg", "01Neutral/n1-01-01-07.ogg"],
    ),
    "crema-d": (
        {
            "AudioWAV/1001_DFA_ANG_XX.wav": ("angry", "crema-d-1001", False),
            "AudioWAV/1091_IEO_FEA_HI.wav": ("fearful", "crema-d-1091", True),
            "AudioWAV/1091_IEO_DIS_LO.wav": ("disgust", "crema-d-1091", False),
        },
        ["AudioWAV/1001_DFA_XXX_XX.wav", "VideoDemographics.csv"],
    ),
    "savee": (
        {
            "DC/a01.wav": ("angry", "savee-DC", False),
            "AudioData/KL/su12.wav": ("surprised", "savee-KL", False),
            "ALL/JE_sa03.wav": ("sad", "savee-JE", False),
        },
        ["DC/x01.wav", "Other/a01.wav"],
    ),
    "tess": (
        {
            "OAF_Fear/OAF_back_fear.wav": ("fearful", "tess-OA", False),
            "YAF_pleasant_surprised/YAF_youth_ps.wav": ("surprised", "tess-YA", False),
            "OAF_neutral/OA_bite_neutral.wav": ("neutral", "tess-OA", False),
        },
        ["OAF_Fear/readme_back_fear.wav"],
    ),
    "emo-db": (
        {
            "wav/03a01Fa.wav": ("happy", "emo-db-03", False),
            "wav/16b10Td.wav": ("sad", "emo-db-16", False),
        },
        ["wav/16b10Lb.wav"],  # bored
    ),
    "learners": (
        {"0001-000010011.ogg": ("everyday", "learners-0001", False)},
        ["0001-00001001.ogg", "text.tsv"],
    ),
    "indian": (
        {
            "angry-42923923-go-1563215754814.ogg": ("angry", "indian-42923923", False),
            "calm-5e6d4c13-stop-1563215754815.ogg": ("calm", "indian-5E6D4C13", False),
        },
        ["sad-42923923-go-1563215754814.ogg", "noise-1.ogg"],
    ),
    "levels": (
        {
            "0-s100-f-w0-0.ogg": ("everyday", "levels-s100", False),
            "2-s7-m-w4-1.ogg": ("everyday", "levels-s7", True),
        },
        ["3-s100-f-w0-0.ogg"],
    ),
}


def plant(root: Path, names: list[str]) -> None:
    for number, name in enumerate(names):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in (".wav", ".flac", ".ogg"):
            time_s = np.arange(22_050) / 22_050
            soundfile.write(path, 0.1 * np.sin(2 * np.pi * (100 + number) * time_s), 22_050)
        else:
            path.write_text("not sound")


@pytest.mark.parametrize("name", CORPORA)
def test_every_corpus_is_read_by_its_file_names(name: str, tmp_path: Path):
    said, silent = TREES[name]
    plant(tmp_path, [*said, *silent])
    clips = find(name, tmp_path)
    assert {
        str(c.path.relative_to(tmp_path)): (NAMES[c.label], c.speaker, c.strong) for c in clips
    } == said
    assert all(clip.corpus == name and len(load(clip)) == 16_000 for clip in clips)


@pytest.mark.parametrize("name", CORPORA)
def test_no_corpus_takes_anothers_clips(name: str, tmp_path: Path):
    for other, (said, silent) in TREES.items():
        if other != name and not {other, name} <= {"ravdess-speech", "ravdess-song"}:
            plant(tmp_path, [*said, *silent])
    with pytest.raises(CorpusError, match="No clip of"):
        find(name, tmp_path)


def test_speakers_can_be_chosen(clips_dir: Path):
    found = find("ravdess-speech", clips_dir, ["ravdess-02"])
    assert len(found) == 8 and {clip.speaker for clip in found} == {"ravdess-02"}
    assert Counter(clip.label for clip in found) == dict.fromkeys(range(8), 1)


def test_missing_speakers_and_empty_folders_are_reported(clips_dir: Path, tmp_path: Path):
    with pytest.raises(CorpusError, match="voice of ravdess-07"):
        find("ravdess-speech", clips_dir, ["ravdess-01", "ravdess-07"])
    with pytest.raises(CorpusError, match="Actor_01"):
        find("ravdess-speech", tmp_path / "nothing")


def test_activation_is_known_only_where_the_label_implies_it():
    def activation(name: str, strong: bool = False) -> float | None:
        return Clip(Path("x"), "ravdess-speech", LABELS.index(name), "s", strong).activation

    assert [activation(name) for name in LABELS] == [0, 0, 1, 0, 1, 1, None, 1]
    assert activation("sad", strong=True) is None
    assert activation("angry", strong=True) == 1


def test_no_speaker_is_in_both_training_and_test():
    actors = clips_by("ravdess-speech", KNOWN_ACTORS)
    others = clips_by("learners", [f"learners-{n}" for n in range(23)])
    for clips in (actors, others):
        pairs = by_speaker(clips)
        for split, (train, test), fold in zip(splits.folds(), pairs, EMOBOX_FOLDS, strict=True):
            tested = {clips[i].speaker for i in test}
            assert tested == set(fold) or clips is others
            assert not tested & {clips[i].speaker for i in train}
            assert sorted(train + test) == list(range(len(clips)))
            assert trained_on(split, clips) == train
        assert sorted(i for _, test in pairs for i in test) == list(range(len(clips)))


def clips_by(corpus: str, speakers: Iterable[str]) -> list[Clip]:
    """Return three clips of each speaker: two of the first sentence and one of the second."""
    return [
        Clip(Path(f"03-01-01-01-{sentence}-01-01.wav"), corpus, 0, speaker)
        for speaker in speakers
        for sentence in ("01", "02", "01")
    ]


def test_a_left_out_corpus_is_not_trained_on_and_all_others_are():
    learners, actors = clips_by("learners", ["a", "b"]), clips_by("ravdess-speech", KNOWN_ACTORS)
    split = splits.without_corpus("learners")
    assert trained_on(split, learners) == []
    assert trained_on(split, actors) == list(range(60)) == trained_on(splits.FINAL, actors)


def test_nobody_saying_a_tested_sentence_is_trained_on():
    actors, others = clips_by("ravdess-speech", KNOWN_ACTORS), clips_by("learners", ["a", "b"])
    for fold, split in enumerate(splits.sentences()):
        heard = [actors[i] for i in trained_on(split, actors)]
        asked = [c for c in actors if c.speaker in EMOBOX_FOLDS[fold] and splits.is_open(fold, c)]
        assert not {c.speaker for c in heard} & {c.speaker for c in asked}
        assert not {c.path.stem for c in heard} & {c.path.stem for c in asked}
        assert len(heard) == 16 * 3 - 4 * len(asked) and asked
        assert trained_on(split, others)


def test_the_exams_actors_are_never_trained_on():
    assert not {ravdess_speaker(a) for a in (6, 13, 17, 22)} & set(KNOWN_ACTORS)
    assert len(KNOWN_ACTORS) == 20


def test_the_real_corpora(ravdess: Path):
    """Those found here; song shares its actors with speech, so it is split along with it."""
    speech = find("ravdess-speech", ravdess.parent)
    song = find("ravdess-song", ravdess.parent)
    ased = find("ased", ravdess.parents[1])
    assert (len(speech), len(song), len(ased)) == (1_200, 836, 2_474)
    assert len({clip.speaker for clip in speech}) == 20
    assert {clip.speaker for clip in song} < {clip.speaker for clip in speech}
    assert len({clip.speaker for clip in ased}) == 65
    counts = Counter(LABELS[clip.label] for clip in speech)
    assert counts["neutral"] == 80 and counts["angry"] == 160
    kept = trained_on("fold1", song)
    assert {song[i].speaker for i in kept} == {c.speaker for c in song} - set(EMOBOX_FOLDS[0])
