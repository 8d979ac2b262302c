from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import soundfile

from training.corpora import CORPORA, LABELS, Clip, CorpusError, find, load, ravdess_speaker
from training.splits import EMOBOX_FOLDS, KNOWN_ACTORS, by_speaker, without

#: Names as each corpus has them, what they say, and beside them some that say nothing.
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
def test_every_corpus_is_read_by_its_names(name: str, tmp_path: Path):
    said, silent = TREES[name]
    plant(tmp_path, [*said, *silent])
    clips = find(name, tmp_path)
    assert {
        str(c.path.relative_to(tmp_path)): (LABELS[c.label], c.speaker, c.strong) for c in clips
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


def test_missing_speakers_and_empty_folders_are_told(clips_dir: Path, tmp_path: Path):
    with pytest.raises(CorpusError, match="voice of ravdess-07"):
        find("ravdess-speech", clips_dir, ["ravdess-01", "ravdess-07"])
    with pytest.raises(CorpusError, match="Actor_01"):
        find("ravdess-speech", tmp_path / "nothing")


def test_activation_is_only_told_where_the_label_tells():
    def activation(name: str, strong: bool = False) -> float | None:
        return Clip(Path("x"), "ravdess-speech", LABELS.index(name), "s", strong).activation

    assert [activation(name) for name in LABELS] == [0, 0, 1, 0, 1, 1, None, 1]
    assert activation("sad", strong=True) is None
    assert activation("angry", strong=True) == 1


def test_no_speaker_is_on_both_sides():
    speakers = [ravdess_speaker(actor) for actor in range(1, 25) for _ in range(3)]
    for (train, test), fold in zip(by_speaker(speakers), EMOBOX_FOLDS, strict=True):
        assert {speakers[i] for i in test} == set(fold)
        assert not {speakers[i] for i in test} & {speakers[i] for i in train}
        assert sorted(train + test) == list(range(len(speakers)))


def test_the_exams_actors_are_never_trained_on():
    assert not {ravdess_speaker(a) for a in (6, 13, 17, 22)} & set(KNOWN_ACTORS)
    assert len(KNOWN_ACTORS) == 20


def test_the_real_corpora(ravdess: Path):
    """What is here of them; song shares its actors with speech, so it is split with them."""
    speech = find("ravdess-speech", ravdess.parent)
    song = find("ravdess-song", ravdess.parent)
    ased = find("ased", ravdess.parents[1])
    assert (len(speech), len(song), len(ased)) == (1_200, 836, 2_474)
    assert len({clip.speaker for clip in speech}) == 20
    assert {clip.speaker for clip in song} < {clip.speaker for clip in speech}
    assert len({clip.speaker for clip in ased}) == 65
    counts = Counter(LABELS[clip.label] for clip in speech)
    assert counts["neutral"] == 80 and counts["angry"] == 160
    kept = without(song, EMOBOX_FOLDS[0])
    assert {song[i].speaker for i in kept} == {c.speaker for c in song} - set(EMOBOX_FOLDS[0])
