"""One experiment, frozen: read from TOML, kept beside its networks and in its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from coach.domain.model_card import FeatureSpec


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Size of the network.

    mel_channels, pitch_channels: output channels of the three convolutions of the front end
        of each; without pitch_channels the periodicity is not looked at.
    width: channels after the front ends, kept through the temporal blocks.
    dilations: of the temporal residual blocks, one each.
    """

    mel_channels: tuple[int, ...]
    pitch_channels: tuple[int, ...]
    width: int
    dilations: tuple[int, ...]
    dropout: float


@dataclass(frozen=True, slots=True)
class ExperimentConfig:
    """Hyper-parameters of one training run.

    batch: how many clips of each corpus; the first corpus is the one that is reported on.
    reference_epochs: after those, only what it changes to know a speaker is learned.
    variants: augmented copies of each clip, made once and cached; clean_share: how often
        the recording itself is taken instead of one of them.
    crop_frames: lengths a batch may have, in feature frames (100 a second), multiples of 8.
    speed, bands, pitches, equaliser_db, level_db: reach of the changes made while batches are
        drawn: the logarithm of the tempo, mel bands and pitches that these are slid by, and the
        standard deviations of each term of a smooth curve over the bands, and of the level.
    activation_weight: of the activation's loss beside the emotions'.
    """

    name: str
    seed: int
    epochs: int
    steps_per_epoch: int
    batch: dict[str, int]
    learning_rate: float
    weight_decay: float
    ema_momentum: float
    label_smoothing: float
    activation_weight: float
    variants: int
    clean_share: float
    reference_epochs: int
    crop_frames: tuple[int, ...]
    speed: float
    bands: int
    pitches: int
    equaliser_db: float
    level_db: float
    network: NetworkConfig
    features: FeatureSpec = field(default_factory=FeatureSpec)

    @property
    def corpora(self) -> tuple[str, ...]:
        return tuple(self.batch)

    @classmethod
    def read(cls, path: Path) -> ExperimentConfig:
        """Raises msgspec.ValidationError, naming the key, for a missing or mistyped value."""
        return msgspec.toml.decode(path.read_bytes(), type=cls)
