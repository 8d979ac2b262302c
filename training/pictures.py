"""Pictures of the model card."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

_DPI = 110


def confusion(found: dict[str, Any], path: Path) -> None:
    """Draw how often each tone was named as which, per hundred clips of the tone.

    Parameters
    ----------
    found
        Figures, as from `metrics.report`.
    path
        The PNG file to write.
    """
    plt = _pyplot()
    table = np.array(found["confusion"], float)
    share = 100 * table / table.sum(axis=1, keepdims=True)
    labels = found["labels"]
    figure, axes = plt.subplots(figsize=(6.4, 5.6), layout="constrained")
    axes.imshow(share, cmap="Blues", vmin=0, vmax=100)
    for row, column in np.ndindex(share.shape):
        colour = "white" if share[row, column] > 55 else "black"
        axes.text(column, row, f"{share[row, column]:.0f}", ha="center", va="center", color=colour)
    axes.set_xticks(range(len(labels)), labels, rotation=45, ha="right")
    axes.set_yticks(range(len(labels)), labels)
    axes.set_xlabel("named")
    axes.set_ylabel("acted")
    axes.set_title("Of 100 clips by actors never heard")
    figure.savefig(path, dpi=_DPI)
    plt.close(figure)


def learning_curves(curves: Sequence[Sequence[float]], path: Path) -> None:
    """Draw the training loss of each fold's network over the epochs."""
    plt = _pyplot()
    figure, axes = plt.subplots(figsize=(6.4, 3.8), layout="constrained")
    for curve in curves:
        axes.plot(range(1, len(curve) + 1), curve, color="#0072B2", alpha=0.35, linewidth=1)
    axes.set_xlabel("epoch")
    axes.set_ylabel("training loss")
    axes.set_title(f"{len(curves)} networks; the last epoch is taken, none is chosen")
    axes.grid(alpha=0.3)
    figure.savefig(path, dpi=_DPI)
    plt.close(figure)


def reliability(found: dict[str, Any], path: Path) -> None:
    """Draw accuracy over confidence, and over the share of clips named at each threshold.

    Parameters
    ----------
    found
        Figures, as from `figures.of_folds`.
    path
        The PNG file to write.
    """
    plt = _pyplot()
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 3.8), layout="constrained")
    bins = found["reliability"]
    sizes = [8 + b["n"] / 2 for b in bins]
    left.plot([0, 1], [0, 1], color="grey", linewidth=1)
    left.scatter([b["confidence"] for b in bins], [b["accuracy"] for b in bins], s=sizes)
    left.set(xlabel="confidence", ylabel="named correctly", xlim=(0, 1), ylim=(0, 1))
    left.set_title(f"Calibration error {found['ece']:.1%}")
    rows = [row for row in found["risk_coverage"] if row["accuracy"] is not None]
    right.plot([r["coverage"] for r in rows], [r["accuracy"] for r in rows], marker="o")
    for row in rows:
        right.annotate(f"{row['threshold']:.2f}", (row["coverage"], row["accuracy"]))
    right.set(xlabel="share of clips named", ylabel="named correctly")
    right.set_title("Not sure below a confidence")
    figure.savefig(path, dpi=_DPI)
    plt.close(figure)


def _pyplot() -> ModuleType:
    import matplotlib

    matplotlib.use("Agg")
    return import_module("matplotlib.pyplot")
