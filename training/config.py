"""Settings of one experiment: read from TOML, stored with its networks and in its results."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from coach.common.errors import CoachError
from coach.domain.model_card import FeatureSpec

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class NetworkConfig:
    """Size of the network.

    Attributes
    ----------
    mel_channels, pitch_channels
        Output channels of the three convolutions of each front end; without `pitch_channels` the
        network ignores the periodicity.
    width
        Channels after the front ends and throughout the temporal blocks.
    dilations
        Dilation of each temporal residual block, in steps of 8 frames.
    """

    mel_channels: tuple[int, ...]
    pitch_channels: tuple[int, ...]
    width: int
    dilations: tuple[int, ...]
    dropout: float


@dataclass(frozen=True, slots=True)
class ExperimentConfig:
    """Hyper-parameters of one training run.

    Attributes
    ----------
    batch
        Number of clips of each corpus in a batch; the first corpus is the one reported on.
    learning_rate
        Peak learning rate, reached after warm-up.
    activation_weight
        Weight of the activation's loss relative to the emotions'.
    variants
        Number of augmented copies of each clip, computed once and cached.
    clean_share
        Share of draws that take the recording itself instead of a copy.
    reference_epochs
        Epochs at the end that train only the correction by a speaker's usual (`reference`).
    crop_frames
        Lengths that a batch may have, in feature frames (100 per second), multiples of 8.
    speed
        Maximum change of tempo when a batch is drawn, as a natural logarithm.
    bands, pitches
        Maximum shifts along mel bands and along pitches when a batch is drawn.
    equaliser_db
        Standard deviation of each term of a smooth curve over the bands.
    level_db
        Standard deviation of the change of level.
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
        """Names of the corpora, the one reported on first."""
        return tuple(self.batch)

    @classmethod
    def read(cls, path: Path) -> ExperimentConfig:
        """Read an experiment from a TOML file.

        Raises
        ------
        CoachError
            If the file can't be read or isn't TOML.
        msgspec.ValidationError
            If a value is missing or has the wrong type; the message names the key.
        """
        return read_toml(path, cls)


def read_toml(path: Path, kind: type[_T]) -> _T:
    """Read a TOML file as an object of type `kind`.

    Raises
    ------
    CoachError
        If the file can't be read or isn't TOML.
    msgspec.ValidationError
        If it doesn't describe a `kind`.
    """
    try:
        found: dict[str, Any] = msgspec.toml.decode(path.read_bytes())
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CoachError(
            "No experiment", f"{path} can't be read ({why}).", "Check its name and that it is TOML."
        ) from error
    return msgspec.convert(found, kind)
