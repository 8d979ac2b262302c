"""Checkpoints: training can be interrupted at any moment and resumes as if it had not been."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from coach.common.files import write_atomically

_SUFFIX = ".weights.h5"


class Checkpoint(keras.callbacks.Callback):
    """Callback that saves weights, optimiser and learning curve after every epoch, atomically.

    At the start of every epoch dropout is reseeded from the seed and the number of the step, so it
    doesn't depend on where a run was resumed.

    Attributes
    ----------
    losses
        Training loss of each finished epoch.
    """

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__()
        self._folder = folder
        self._name = name
        self._curve = folder / f"{name}.csv"
        self.losses: list[float] = []

    def restore(self, network: keras.Model) -> int:
        """Load the latest checkpoint into a compiled network.

        Returns
        -------
        int
            Number of epochs already trained; 0 without a checkpoint.
        """
        kept = self._kept()
        if not kept:
            return 0
        network.optimizer.build(network.trainable_variables)
        network.load_weights(kept[-1])
        epochs = int(kept[-1].name.removesuffix(_SUFFIX).rsplit("-", 1)[1])
        self.losses = read_curve(self._curve)[:epochs]
        return epochs

    def discard(self) -> None:
        """Delete the saved weights; the learning curve stays."""
        for path in self._kept():
            path.unlink()

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Set the seed generators of all layers to the epoch's first step."""
        step = epoch * self.params["steps"]
        for layer in self.model.layers:
            if (generator := getattr(layer, "seed_generator", None)) is not None:
                state = generator.state
                state.assign(np.array([np.asarray(state)[0], step], np.uint32))

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:
        """Save the epoch, then delete earlier checkpoints.

        Raises
        ------
        CoachError
            If the learning curve can't be written.
        """
        self.losses.append(logs["loss"])
        lines = [f"{number},{loss:.4f}\n" for number, loss in enumerate(self.losses)]
        write_atomically(self._curve, "".join(lines).encode(), "Learning curve not saved")
        before = self._kept()
        partial = self._folder / f"partial-{self._name}{_SUFFIX}"
        self.model.save_weights(partial, overwrite=True)
        partial.replace(self._folder / f"{self._name}-{epoch + 1:04}{_SUFFIX}")
        for path in before:
            path.unlink()

    def _kept(self) -> list[Path]:
        """Return the checkpoints, newest last; two if a run was interrupted while saving."""
        return sorted(self._folder.glob(f"{self._name}-*{_SUFFIX}"))


def read_curve(path: Path) -> list[float]:
    """Read the training loss of each epoch."""
    return [float(line.split(",")[1]) for line in path.read_text().split()]
