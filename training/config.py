"""One experiment, frozen: read from TOML, kept beside its networks and in its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from coach.model_card import FeatureSpec


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Size of one member of the ensemble.

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

    members: networks of other seeds whose logits are averaged.
    batch: examples of each corpus in a batch; the first corpus is the one that is tested
        on and shipped.
    variants: augmented copies of each clip, made once and cached; clean_share: how often
        the recording itself is taken instead of one of them.
    crop_frames: lengths a batch may have, in feature frames (100 a second).
    speed, bands, equaliser_db: reach of the changes made while batches are drawn: the
        logarithm of the tempo, mel bands that the spectrum is slid by, and the standard
        deviation of each term of a smooth curve over the bands.
    activation_weight: of the activation's loss beside the emotions'.
    """

    name: str
    seed: int
    members: int
    epochs: int
    steps_per_epoch: int
    batch: dict[str, int]
    learning_rate: float
    weight_decay: float
    ema_momentum: float
    label_smoothing: float
    mixup_alpha: float
    activation_weight: float
    variants: int
    clean_share: float
    crop_frames: tuple[int, ...]
    speed: float
    bands: int
    equaliser_db: float
    network: NetworkConfig
    features: FeatureSpec = field(default_factory=FeatureSpec)

    @property
    def corpora(self) -> tuple[str, ...]:
        return tuple(self.batch)

    @classmethod
    def read(cls, path: Path) -> ExperimentConfig:
        """Raises msgspec.ValidationError, naming the key, for a missing or mistyped value."""
        return msgspec.toml.decode(path.read_bytes(), type=cls)
