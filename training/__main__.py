"""Command line: `python -m training COMMAND`."""

from __future__ import annotations

import os

# One BLAS thread per process: several processes run side by side, and a second thread hardly helps.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Workers hold on to freed memory: returning it to the system takes as long as the batch itself.
os.environ.setdefault("MALLOC_MMAP_MAX_", "0")
os.environ.setdefault("MALLOC_TRIM_THRESHOLD_", str(10**11))
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
# On by default on some processors only: results would depend on the machine.
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import json
import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from coach.common.errors import CoachError
from training.config import ExperimentConfig
from training.corpora import CORPORA, CorpusError, find, ravdess_speaker
from training.errors import ParityError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Data = Annotated[
    Path, typer.Option(envvar="COACH_DATA", help="Folder that holds the corpora, at any depth.")
]
Config = Annotated[Path, typer.Option(help="The experiment.")]
Work = Annotated[Path, typer.Option(help="Where features and networks are kept.")]
Results = Annotated[Path, typer.Option(help="Where answers and figures are stored.")]
Model = Annotated[Path, typer.Option(help="Folder of the shipped model.")]
Workers = Annotated[
    int, typer.Option(help="Networks trained at once, a core each; one takes all cores.")
]

_CONFIG = Path("training/configs/v5.toml")
_ABLATIONS = Path("training/configs/ablations.toml")
_WORK = Path("build/training")
_RESULTS = Path("training/results")
_MODEL = Path("models/emotion")
_WORKERS = os.cpu_count() or 1
#: Corpora that are left out of training, one at a time, and then tested on.
_LEFT_OUT = ("ased", "indian", "learners")


@app.command()
def train(
    data: Data,
    config: Config = _CONFIG,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
) -> None:
    """Cross-validate by actor and write the figures. Goes on where it was cut off."""
    settings = _read(config, data)
    from training import experiment

    found = experiment.run(settings, data, work, results, workers)
    low, high = found["uar_ci95"]
    print(f"UAR {found['uar']:.1%} (95 % over actors {low:.1%} to {high:.1%})")


@app.command()
def sentence_open(
    data: Data,
    config: Config = _CONFIG,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
) -> None:
    """Train on one sentence of some actors; test on the other sentence, by the other actors."""
    settings = _read(config, data)
    from training import experiment

    found = experiment.sentence_open(settings, data, work, results, workers)
    print(f"UAR {found['sentence_open']['uar']:.1%} on a sentence never heard")


@app.command()
def leave_out(
    data: Data,
    corpus: str,
    config: Config = _CONFIG,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
) -> None:
    """Train without a corpus, and test on it."""
    _known(corpus)
    settings = _read(config, data)
    from training import experiment

    found = experiment.leave_out(settings, data, work, results, workers, corpus)
    print(json.dumps(found["other_corpora"][corpus], indent=2))


@app.command()
def evaluate(
    data: Data,
    model: Model = _MODEL,
    corpus: Annotated[str, typer.Option(help=f"One of {', '.join(CORPORA)}.")] = "ravdess-speech",
    actors: Annotated[list[int] | None, typer.Option(help="Only these RAVDESS actors.")] = None,
    more_actors: Annotated[list[int] | None, typer.Argument(hidden=True)] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help="Where to write them.")] = None,
) -> None:
    """Measure a shipped model on labelled clips; prints the figures, as fractions, as JSON."""
    from training import evaluate as evaluation
    from training import figure_files

    _known(corpus)
    if (actors or more_actors) and not corpus.startswith("ravdess"):
        raise CorpusError(f"--actors selects RAVDESS actors; {corpus} has none.")
    # In `--actors 6 13 17`, Typer parses 13 and 17 as positional arguments.
    chosen = [ravdess_speaker(actor) for actor in [*(actors or []), *(more_actors or [])]]
    found = evaluation.evaluate(model, data, corpus, chosen or None)
    if heard := found["heard_in_training"]:
        print(
            f"{len(heard)} of {len(found['speakers'])} speakers were heard in training: "
            "these figures don't show how the model does on strangers.",
            file=sys.stderr,
        )
    print(json.dumps(found, indent=2))
    if json_out is not None:
        figure_files.write(json_out, found)


@app.command()
def ship(
    data: Data,
    config: Config = _CONFIG,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
    out: Model = _MODEL,
) -> None:
    """Train on all actors of the folds, convert to ONNX, check it, and write the model folder."""
    settings = _read(config, data)
    from training import experiment

    card = experiment.ship(settings, data, work, results, workers, out)
    print(f"{out}: {card.parameters:,} parameters, within {card.keras_difference:.1e} of Keras")


@app.command()
def baselines(data: Data, results: Results = _RESULTS) -> None:
    """Measure simpler systems on the same clips and folds."""
    from training import baselines as simple

    for name, found in simple.run(data, results).items():
        print(f"{found['uar']:6.1%}  {name}")


@app.command()
def ablate(
    data: Data,
    changes: Annotated[Path, typer.Option(help="What is changed.")] = _ABLATIONS,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
) -> None:
    """Measure what each ingredient contributes."""
    from training import ablation

    for name, found in ablation.run(changes, data, work, results, workers).items():
        print(f"{found['uar']:6.1%}  {found['difference']:+6.1%}  {name}")


@app.command()
def other_sounds(
    data: Data,
    sounds: Annotated[Path, typer.Argument(help="Folder that tools/other_sounds.py made.")],
    config: Config = _CONFIG,
    results: Results = _RESULTS,
    model: Model = _MODEL,
) -> None:
    """Measure how well other sounds are distinguished from voices."""
    from training import other_sounds as others

    name = ExperimentConfig.read(config).name
    others.save(results, name, others.measure(model, data, sounds))
    found = others.write_figures(results, name)
    print(f"AUROC {found['auroc']:.3f}; {found['passed']:.1%} of the voices' readings passed")


@app.command()
def card(config: Config = _CONFIG, results: Results = _RESULTS, out: Model = _MODEL) -> None:
    """Write the model card for people and its pictures from what was measured."""
    from training import card as cards

    cards.write_for_people(ExperimentConfig.read(config), results, out)
    print(out / cards.PEOPLE_FILE)


@app.command()
def reproduce(
    data: Data,
    config: Config = _CONFIG,
    work: Work = _WORK,
    results: Results = _RESULTS,
    workers: Workers = _WORKERS,
    out: Model = _MODEL,
) -> None:
    """From the corpora to the shipped model and everything its card says."""
    find("levels", data)  # a missing corpus is reported before hours of training, not after
    train(data, config, work, results, workers)
    for corpus in (*_LEFT_OUT, "levels"):
        leave_out(data, corpus, config, work, results, workers)
    ship(data, config, work, results, workers, out)  # its temperature is fitted to those as well
    sentence_open(data, config, work, results, workers)
    baselines(data, results)
    ablate(data, _ABLATIONS, work, results, workers)
    card(config, results, out)


def _read(config: Path, data: Path) -> ExperimentConfig:
    """Read the experiment, and report missing corpora before TensorFlow is loaded."""
    from training.train import clips_of

    settings = ExperimentConfig.read(config)
    clips_of(settings, data)
    return settings


def _known(corpus: str) -> None:
    """Raise CorpusError for an unknown corpus."""
    if corpus not in CORPORA:
        raise CorpusError(f"No corpus {corpus!r}. There are: {', '.join(CORPORA)}.")


def main() -> None:
    """Run the command line; an expected error ends it with status 2."""
    try:
        app()
    except msgspec.ValidationError as error:
        print(f"The experiment's file: {error}", file=sys.stderr)
        sys.exit(2)
    except ParityError as error:
        print(f"Keras and ONNX disagree, so nothing was written: {error}", file=sys.stderr)
        sys.exit(2)
    except (CorpusError, CoachError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
