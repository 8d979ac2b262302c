"""A training run that can be cut off at any moment and goes on as if it had not been."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from coach.common.files import write_whole

_SUFFIX = ".weights.h5"


class Checkpoint(keras.callbacks.Callback):
    """Keeps weights, optimiser and learning curve after every epoch, each file written whole.

    Dropout draws anew from the seed and the number of the step at every epoch, so that it
    doesn't depend on where a run was taken up again.
    """

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._folder = folder
        self._name = name
        self._curve = folder / f"{name}.csv"
        self.losses: list[float] = []

    def restore(self, network: keras.Model) -> int:
        """Put a compiled network where it was left; return how many epochs it has behind it."""
        kept = self._kept()
        if not kept:
            return 0
        network.optimizer.build(network.trainable_variables)
        network.load_weights(kept[-1])
        epochs = int(kept[-1].name.removesuffix(_SUFFIX).rsplit("-", 1)[1])
        self.losses = read_curve(self._curve)[:epochs]
        return epochs

    def discard(self) -> None:
        for path in self._kept():
            path.unlink()

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        step = epoch * self.params["steps"]
        for layer in self.model.layers:
            if (generator := getattr(layer, "seed_generator", None)) is not None:
                state = generator.state
                state.assign(np.array([np.asarray(state)[0], step], np.uint32))

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        self.losses.append(logs["loss"])
        lines = [f"{number},{loss:.4f}\n" for number, loss in enumerate(self.losses)]
        write_whole(self._curve, "".join(lines).encode(), "Learning curve can't be kept")
        before = self._kept()
        partial = self._folder / f"partial-{self._name}{_SUFFIX}"
        self.model.save_weights(partial, overwrite=True)
        partial.replace(self._folder / f"{self._name}-{epoch + 1:04}{_SUFFIX}")
        for path in before:
            path.unlink()

    def _kept(self) -> list[Path]:
        """What was kept, the newest last; two where the last run ended between two steps."""
        return sorted(self._folder.glob(f"{self._name}-*{_SUFFIX}"))


def read_curve(path: Path) -> list[float]:
    """The training loss of each epoch."""
    return [float(line.split(",")[1]) for line in path.read_text().split()]
