"""One experiment, frozen: read from TOML, kept beside its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from coach.types import FeatureSpec


@dataclass(frozen=True, slots=True)
class ExperimentConfig:
    """Hyper-parameters of one training run.

    variants: augmented copies of each clip, made once and cached.
    crop_frames: lengths a batch may have, in feature frames (100 a second).
    channels: output channels of the residual blocks; embedding: width before pooling.
    """

    name: str
    seed: int
    epochs: int
    batch_size: int
    learning_rate: float
    weight_decay: float
    ema_momentum: float
    label_smoothing: float
    mixup_alpha: float
    dropout: float
    variants: int
    crop_frames: tuple[int, ...]
    stem_channels: int
    channels: tuple[int, ...]
    embedding: int
    features: FeatureSpec = field(default_factory=FeatureSpec)

    @classmethod
    def read(cls, path: Path) -> ExperimentConfig:
        """Raises msgspec.ValidationError, naming the key, for a missing or mistyped value."""
        return msgspec.toml.decode(path.read_bytes(), type=cls)
