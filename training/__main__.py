"""Command line: `python -m training train|evaluate|export`."""

from __future__ import annotations

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from coach.errors import CoachError
from training.corpora import CorpusError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Data = Annotated[
    Path, typer.Option(envvar="COACH_DATA", help="Folder that holds RAVDESS speech, any depth.")
]
_CONFIG = Path("training/configs/v1.toml")
_WORK = Path("build/training")
_RESULTS = Path("training/results")


@app.command()
def train(data: Data, config: Path = _CONFIG, work: Path = _WORK, results: Path = _RESULTS) -> None:
    """Cross-validate by actor, train on everybody, write the results. Goes on if it was cut off."""
    import keras  # noqa: F401 - its start takes seconds; only now

    from training import experiment
    from training.config import ExperimentConfig

    experiment.run(ExperimentConfig.read(config), data, work, results)


@app.command()
def evaluate(
    data: Data,
    model: Path = Path("models/emotion"),
    actors: Annotated[list[int] | None, typer.Option(help="Only these actors.")] = None,
    more_actors: Annotated[list[int] | None, typer.Argument(hidden=True)] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help="Where to write them.")] = None,
) -> None:
    """Measure a shipped model on labelled clips; prints the figures, as fractions, as JSON."""
    from training import evaluate as evaluation

    # `--actors 6 13 17` leaves 13 and 17 as arguments.
    chosen = [*(actors or []), *(more_actors or [])] or None
    figures = json.dumps(evaluation.evaluate(model, data, chosen), indent=2)
    if json_out is not None:
        json_out.write_text(figures + "\n")
    print(figures)


@app.command()
def export(
    config: Path = _CONFIG,
    work: Path = _WORK,
    results: Path = _RESULTS,
    out: Path = Path("models/emotion"),
) -> None:
    """Convert the network trained on everybody to ONNX, check it, and write it with its card."""
    from training import experiment
    from training.config import ExperimentConfig

    difference = experiment.export(ExperimentConfig.read(config), work, results, out)
    print(f"{out}: Keras and ONNX agree within {difference:.1e}")


def main() -> None:
    try:
        app()
    except (CorpusError, CoachError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
