"""Small synthetic stand-ins for the corpora."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import soundfile

from training.config import ExperimentConfig

CONFIG = Path(__file__).resolve().parents[2] / "training" / "configs" / "v5.toml"


#: Whether `make setup-training` was run; without it, some modules here can't be imported.
TOOLS_MISSING = not all(map(find_spec, ("matplotlib", "pyroomacoustics", "tensorflow", "tqdm")))
HOW_TO_GET_TOOLS = "the training tools aren't installed: make setup-training"


@pytest.fixture
def clips_dir(tmp_path: Path) -> Path:
    """A folder like RAVDESS: two actors with eight buzzing tones each; WAV at 44.1 kHz and FLAC."""
    rng = np.random.default_rng(0)
    for actor, suffix, rate_hz in ((1, "wav", 44_100), (2, "flac", 16_000)):
        folder = tmp_path / "corpus" / f"Actor_{actor:02}"
        folder.mkdir(parents=True)
        for emotion in range(1, 9):
            time_s = np.arange(4 * rate_hz) / rate_hz
            pitch_hz = 80 + 30 * emotion + 5 * actor
            buzz = sum(np.sin(2 * np.pi * pitch_hz * k * time_s) / k for k in range(1, 20))
            swell = 0.5 + 0.5 * np.sin(2 * np.pi * 4 * time_s)
            sound = 0.1 * buzz * swell + rng.normal(0, 1e-4, len(time_s))
            name = f"03-01-{emotion:02}-01-{1 + emotion % 2:02}-01-{actor:02}.{suffix}"
            soundfile.write(folder / name, sound, rate_hz)
            if emotion <= 6:  # there are no disgusted or surprised songs
                soundfile.write(folder / name.replace("03-01", "03-02", 1), sound, rate_hz)
        (folder / "notes.txt").write_text("not a clip")
    return tmp_path / "corpus"


@pytest.fixture
def tiny() -> ExperimentConfig:
    """The shipped experiment, made as small as possible."""
    whole = ExperimentConfig.read(CONFIG)
    return replace(
        whole,
        name="tiny",
        epochs=6,
        reference_epochs=1,
        steps_per_epoch=3,
        batch={"ravdess-speech": 4, "ravdess-song": 2},
        variants=1,
        crop_frames=(56, 64),
        network=replace(
            whole.network,
            mel_channels=(4, 4, 4),
            pitch_channels=(4, 4, 4),
            width=8,
            dilations=(1,),
            dropout=0.0,
        ),
    )


@pytest.fixture
def examples(clips_dir: Path, tiny, tmp_path: Path) -> list:
    """`training.examples.Examples` of each corpus of the experiment."""
    from training.corpora import find
    from training.examples import build

    return [build(find(name, clips_dir), tiny, tmp_path / "cache") for name in tiny.corpora]
