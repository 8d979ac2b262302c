"""Makes the network that hears how something is said, from speech to `models/delivery`.

    python -m training.delivery --data CORPORA [--work FOLDER] [--steps 9000]

Goes on where it was stopped: talks and checkpoints are kept in `--work`. Needs the corpora's
folders `learners`, `indian` and RAVDESS speech, and espeak-ng's library.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from coach.analysis.networks.delivery_network import CARD_FILE, HEADS, MODEL_FILE, DeliveryCard
from coach.common import paths

_VALIDATION_SHARDS = 2


def trained_on(data: Path) -> str:
    """Return what the network is trained on, for its card.

    Parameters
    ----------
    data
        Folder with the corpora, as for `examples.Voices`.

    Raises
    ------
    CorpusError
        If RAVDESS speech is missing.
    """
    from training.delivery.examples import training_speakers

    names = training_speakers(data)
    return (
        f"speechocean762 ({len(names['learners'])} readers), RAVDESS speech"
        f" ({len(names['actors'])} actors), Indian EmoSpeech Command (half of its speakers, as"
        " speech only) and espeak-ng's voices, with fillers and stutters spliced in"
    )


def main() -> None:
    """Make the examples, train the network, and write it with its card."""
    parser = argparse.ArgumentParser(prog="python -m training.delivery", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COACH_DATA", "data")))
    parser.add_argument("--work", type=Path, default=Path("build/delivery"))
    parser.add_argument("--out", type=Path, default=paths.delivery_model())
    parser.add_argument(
        "--shards",
        type=int,
        default=176,
        help="number of shards, each of a hundred ten-second talks",
    )
    parser.add_argument("--steps", type=int, default=9_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    # TensorFlow takes four seconds to load; --help shouldn't have to wait for it.
    import keras

    from training.delivery.examples import shards
    from training.delivery.export import convert, parity
    from training.delivery.train import train

    corpora = trained_on(options.data)
    made = shards(options.data, options.work / "talks", options.shards, options.seed)
    folder = options.work / f"seed-{options.seed}"
    train(made[_VALIDATION_SHARDS:], made[:_VALIDATION_SHARDS], folder, options.steps, options.seed)
    model = keras.saving.load_model(folder / "network.keras")
    content = convert(model)
    card = DeliveryCard(
        name="delivery",
        version="2",
        sha256=hashlib.sha256(content).hexdigest(),
        heads=HEADS,
        parameters=model.count_params(),
        keras_difference=parity(model, content),
        trained_on=corpora,
        licence="CC BY-NC-SA 4.0",
    )
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / MODEL_FILE).write_bytes(content)
    (options.out / CARD_FILE).write_text(json.dumps(asdict(card), indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
