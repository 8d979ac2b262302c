"""The model folder: graph and card, and the readable model card with its pictures."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
import msgspec
import numpy as np

from coach.analysis.networks.emotion import CARD_FILE, MODEL_FILE, load_card
from coach.common.files import write_atomically
from coach.domain.model_card import ModelCard, ModelScores, ReadingSpec
from training import baselines, figure_files, other_sounds, pictures
from training.calibration import MIDDLE_UNLIKE, Temperature
from training.config import ExperimentConfig
from training.corpora import CORPORA, LABELS

PEOPLE_FILE = "MODEL_CARD.md"
_TEMPLATE = "MODEL_CARD.md.jinja"
_VERSION = "5"
#: Earlier networks, oldest first, of which only the figures are kept.
MAX_EARLIER = ("ravdess-rescnn-v1", "ravdess-ensemble-v3", "everyday-v4")


@dataclass(frozen=True, slots=True)
class Made:
    """An exported network, ready to be shipped.

    Attributes
    ----------
    content
        The serialised ONNX graph.
    keras_difference
        Largest |Δp| between the Keras network and the graph.
    parameters
        Number of parameters.
    """

    content: bytes
    keras_difference: float
    parameters: int


def write(made: Made, config: ExperimentConfig, found: dict[str, Any], folder: Path) -> ModelCard:
    """Write `model.onnx` and `card.json`.

    Parameters
    ----------
    made
        The exported network.
    config
        The experiment that it comes from.
    found
        Figures of the cross-validation, as from `figures.of_experiment`.
    folder
        The model folder.

    Raises
    ------
    CoachError
        If a file can't be written.
    """
    scale = Temperature(**found["temperature"])
    temperature, temperature_at_edge = scale.of(np.array([MIDDLE_UNLIKE, 0.5])).tolist()
    card = ModelCard(
        name=config.name,
        version=_VERSION,
        sha256=hashlib.sha256(made.content).hexdigest(),
        labels=LABELS,
        features=config.features,
        readings=ReadingSpec(),
        scores=ModelScores(
            uar=found["uar"],
            wa=found["wa"],
            ece=found["ece"],
            n=found["n"],
            uar_ci95=found["uar_ci95"],
            protocol=found["protocol"],
            activation=found["activation"]["balanced_accuracy"],
        ),
        temperature=temperature,
        temperature_at_edge=temperature_at_edge,
        parameters=made.parameters,
        trained_on="; ".join(CORPORA[name].title for name in config.corpora)
        + f"; {len(found['speakers'])} actors",
        licence="CC BY-NC-SA 4.0, from the training data: non-commercial use only",
        keras_difference=made.keras_difference,
    )
    text = msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n"
    for name, content in ((MODEL_FILE, made.content), (CARD_FILE, text)):
        write_atomically(folder / name, content, "Model not written")
    return card


def write_for_people(config: ExperimentConfig, results: Path, folder: Path) -> None:
    """Write `MODEL_CARD.md` and its pictures from `card.json` and all stored figures.

    Raises
    ------
    CoachError
        If `card.json` is missing or damaged, or `MODEL_CARD.md` can't be written.
    """
    found = read_results(config, results)
    write_atomically(
        folder / PEOPLE_FILE, render(folder, config, found).encode(), "Card not written"
    )
    pictures.confusion(found["main"], folder / "confusion.png")
    pictures.reliability(found["main"], folder / "reliability.png")
    pictures.learning_curves(found["curves"], folder / "learning_curves.png")


def render(folder: Path, config: ExperimentConfig, found: dict[str, Any]) -> str:
    """Render the readable model card.

    Parameters
    ----------
    folder
        The model folder, with graph and card.
    config
        The experiment that the model comes from.
    found
        Figures, as from `read_results`.

    Raises
    ------
    CoachError
        If `card.json` is missing or damaged.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"percent": percent, "points": points, "interval": interval}
    return environment.get_template(_TEMPLATE).render(
        card=load_card(folder),
        model_bytes=(folder / MODEL_FILE).stat().st_size,
        config=config,
        corpora=[CORPORA[name] for name in config.corpora],
        **found,
    )


def read_results(config: ExperimentConfig, results: Path) -> dict[str, Any]:
    """Read all stored figures.

    Returns
    -------
    dict
        `main`, `baselines`, `earlier` by name, `curves` (the training losses of each network),
        and `ablations` and `others` (sounds that aren't voices), which are None if they were not
        measured.
    """

    def figures(name: str) -> dict[str, Any]:
        return figure_files.read(results / f"{name}.json")

    with (results / f"{config.name}-curves.csv").open() as file:
        curves = [[float(loss) for loss in row[1:]] for row in csv.reader(file)]
    ablations, others = results / "ablations.json", other_sounds.stem(config.name)
    return {
        "main": figures(config.name),
        "baselines": figures(baselines.NAME),
        "ablations": figures("ablations") if ablations.exists() else None,
        "others": figures(others) if (results / f"{others}.json").exists() else None,
        "earlier": {name: figures(name) for name in MAX_EARLIER},
        "curves": curves,
    }


def percent(fraction: float | None) -> str:
    """Format a fraction in per cent, and None as a dash."""
    return "–" if fraction is None else f"{100 * fraction:.1f} %"


def points(fraction: float) -> str:
    """Format a difference of fractions in percentage points, with its sign."""
    return f"{100 * fraction:+.1f}"


def interval(pair: tuple[float, float]) -> str:
    """Format an interval of fractions in per cent, without the unit."""
    return f"{100 * pair[0]:.1f} to {100 * pair[1]:.1f}"
