"""Every figure of the model card follows from the stored answers; none is typed in by hand."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from coach.analysis.networks.emotion import MODEL_FILE, load_card
from coach.common import paths
from tests.conftest import unavailable
from tests.training.conftest import CONFIG as CONFIG_FILE
from tests.training.conftest import HOW_TO_GET_TOOLS, TOOLS_MISSING

if TOOLS_MISSING:
    unavailable(HOW_TO_GET_TOOLS)

from training import baselines, card, experiment, figures, other_sounds, splits
from training.answers import CLEAN
from training.calibration import MIDDLE_UNLIKE, Temperature
from training.config import ExperimentConfig
from training.corpora import LABELS

ROOT = paths.models_dir().parent
RESULTS = ROOT / "training" / "results"
CONFIG = ExperimentConfig.read(CONFIG_FILE)


def kept(name: str) -> dict:
    return json.loads((RESULTS / f"{name}.json").read_text())


def as_json(value: object) -> object:
    return json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def answered() -> figures.LayerState:
    return experiment.read_answers(CONFIG, RESULTS)


def test_every_clip_of_the_twenty_actors_has_an_answer(answered: figures.LayerState):
    clips, given = answered.heard["ravdess-speech"]
    assert len(clips) == 1_200
    assert {clip.speaker for clip in clips} == set(splits.KNOWN_ACTORS)
    assert (given[CLEAN].clip == range(1_200)).all()
    assert given[CLEAN].probabilities.shape == (1_200, len(LABELS))
    assert given[CLEAN].probabilities.sum(axis=1) == pytest.approx(1, abs=5e-3)  # half precision


def test_the_figures_follow_from_the_answers(answered: figures.LayerState):
    found = as_json(figures.of_experiment(answered))
    stored = kept(CONFIG.name)
    assert set(found) | {"name", "config"} == set(stored)
    assert {key: stored[key] for key in found} == approx(found)


def test_ordinary_people_and_corpora_never_heard_are_included(answered: figures.LayerState):
    assert set(answered.heard) == set(CONFIG.corpora)
    clips, given = answered.heard["learners"]
    assert len({clip.speaker for clip in clips}) == 125
    assert set(given[CLEAN].clip) == set(range(len(clips)))  # by networks without that voice
    assert {"ased", "learners"} <= set(answered.left_out)


def test_baselines_follow_from_the_answers(tmp_path: Path):
    (tmp_path / f"{baselines.NAME}.npz").symlink_to(RESULTS / f"{baselines.NAME}.npz")
    assert kept(baselines.NAME) == approx(as_json(baselines.write_figures(tmp_path)))


def test_figures_of_other_sounds_follow_from_the_answers(tmp_path: Path):
    name = other_sounds.stem(CONFIG.name)
    (tmp_path / f"{name}.npz").symlink_to(RESULTS / f"{name}.npz")
    found = other_sounds.write_figures(tmp_path, CONFIG.name)
    assert kept(name) == approx(as_json(found))
    assert found["auroc"] >= 0.95 and found["passed"] >= 0.9


def test_the_card_states_the_figures():
    shipped = load_card(paths.emotion_model())
    found = kept(CONFIG.name)
    assert shipped.name == CONFIG.name and shipped.features == CONFIG.features
    for key in ("uar", "wa", "ece", "n", "protocol"):
        assert getattr(shipped.scores, key) == found[key], key
    assert list(shipped.scores.uar_ci95) == found["uar_ci95"]
    assert shipped.scores.activation == found["activation"]["balanced_accuracy"]
    temperature = Temperature(**found["temperature"])
    said = [shipped.temperature, shipped.temperature_at_edge]
    assert said == pytest.approx(list(temperature.of(np.array([MIDDLE_UNLIKE, 0.5]))))


def test_the_shipped_network_is_small():
    folder = paths.emotion_model()
    assert load_card(folder).parameters <= 2_000_000
    assert (folder / MODEL_FILE).stat().st_size <= 8_000_000


def test_the_readme_states_the_figures():
    scores = load_card(paths.emotion_model()).scores
    low, high = scores.uar_ci95
    readme = " ".join((ROOT / "README.md").read_text().split())
    assert f"named {scores.wa:.0%} of the clips correctly".replace("%", " %") in readme
    assert (
        f"({100 * scores.uar:.0f} % when each tone counts alike, "
        f"95 % interval {100 * low:.0f} to {100 * high:.0f} %"
    ) in readme


def test_the_document_states_the_figures():
    found = kept(CONFIG.name)
    document = (ROOT / "docs" / "accuracy.md").read_text()
    for heard, live in (
        ("other learners, not these speakers", found["other_speakers"]["learners"]["live"]),
        ("nothing of the corpus", found["other_corpora"]["learners"]["live"]),
    ):
        shares = (live["heavy"], live["even or calm"], live["not sure"])
        assert f"| {heard} | {' | '.join(map(card.percent, shares))} |" in document
    amharic = found["other_corpora"]["ased"]
    text = " ".join(document.split())
    assert f"had never heard, it named {card.percent(found['uar'])} correctly" in text
    knowing = amharic["personal"]["all"]["uar"]
    unknowing = amharic["among_occurring"]["uar"]
    shares = f"{card.percent(unknowing)} correctly out of five tones, and {card.percent(knowing)}"
    assert f"{shares} where" in text


def test_the_readable_card_is_up_to_date():
    folder = paths.emotion_model()
    found = card.read_results(CONFIG, RESULTS)
    assert (folder / card.PEOPLE_FILE).read_text() == card.render(folder, CONFIG, found), (
        "run: python -m training card"
    )
    for picture in ("confusion.png", "reliability.png", "learning_curves.png"):
        assert (folder / picture).stat().st_size > 5_000


def approx(value: object, tolerance: float = 1e-6) -> object:
    """Apply `pytest.approx` throughout lists and dicts."""
    if isinstance(value, dict):
        return {key: approx(part, tolerance) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [approx(part, tolerance) for part in value]
    return pytest.approx(value, abs=tolerance) if isinstance(value, float) else value
