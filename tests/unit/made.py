"""Frames and sessions made by hand, so that what is measured of them can be computed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import numpy as np

from coach.analysis.networks.emotion import NO_MODEL
from coach.domain.metrics import METRICS
from coach.domain.model_card import FeatureSpec, ModelCard, ModelScores
from coach.domain.session import Correction, Gap, Session
from coach.domain.stream import (
    EmotionReading,
    EventKind,
    GapKind,
    MetricReading,
    SessionKind,
    SpeechEvent,
    SpeechSegment,
    VoiceFrames,
)

CARD: ModelCard = replace(
    NO_MODEL,
    name="made",
    version="7",
    sha256="ab" * 32,
    parameters=1_000,
    scores=ModelScores(0.5, 0.625, 0.1, 1_200, (0.4, 0.6), "on actors"),
)


def frames(
    count: int,
    first: int = 0,
    *,
    log_mel: float | np.ndarray = -60.0,
    f0_hz: float | np.ndarray = 0.0,
    excess_db: float | np.ndarray = 20.0,
    power: float | np.ndarray = 0.01,
    **heard: float | np.ndarray,
) -> VoiceFrames:
    """Frames with the same value throughout, or with one each; `heard` by the network's head."""

    def each(value: float | np.ndarray) -> np.ndarray:
        return np.broadcast_to(np.asarray(value, np.float32), count).copy()

    log_mel = np.asarray(log_mel, np.float32)
    if log_mel.ndim < 2:
        log_mel = np.repeat(each(log_mel)[:, None], FeatureSpec().n_mels, axis=1)
    hz = each(f0_hz)
    heads = ("speech", "syllable", "filler", "prolongation")
    return VoiceFrames(
        first,
        log_mel,
        hz,
        12 * np.log2(np.where(hz > 0, hz, np.float32(np.nan))),
        each(excess_db),
        each(power),
        np.stack([each(heard.get(head, 0.0)) for head in heads], axis=1),
    )


def cut(whole: VoiceFrames, start: int, end: int) -> VoiceFrames:
    """Some of the frames, by their place among them."""
    parts = (
        getattr(whole, name)[start:end]
        for name in ("log_mel", "f0_hz", "pitch_st", "excess_db", "power", "heard")
    )
    return VoiceFrames(whole.first + start, *parts)


def saying(label: str, probability: float) -> np.ndarray:
    """Probabilities of the eight labels: one has this, the others share the rest."""
    others = (1 - probability) / 7
    return np.array([probability if one == label else others for one in CARD.labels], np.float32)


def readings(key: str, *values: tuple[float, float]) -> tuple[MetricReading, ...]:
    return tuple(MetricReading(METRICS[key].key, at_s, value) for at_s, value in values)


def a_session() -> Session:
    """Four seconds: calm, unsure, a silence and a gap in it, then an animated voice."""
    said = (
        (0.0, 1.0, saying("calm", 0.8), 0.25, 0.125),
        (0.25, 1.25, saying("calm", 0.7), 0.5, 0.25),
        (0.75, 1.75, saying("happy", 0.3), None, 0.5),
        (3.0, 3.75, saying("surprised", 0.6), 0.875, None),
    )
    return Session(
        id="20261130-101500",
        kind=SessionKind.LIVE,
        title="Made by hand",
        started_at=datetime(2026, 11, 30, 10, 15, tzinfo=timezone(timedelta(hours=1))),
        sample_rate_hz=8_000,
        duration_s=4.0,
        model=CARD,
        emotions=tuple(EmotionReading(*one) for one in said),
        segments=(
            SpeechSegment(0.125, 1.625, "calm", 0.75),
            SpeechSegment(2.875, 3.875, "surprised", 0.5),
        ),
        events=(
            SpeechEvent(EventKind.FILLER, 0.5, 0.75, 0.9),
            SpeechEvent(EventKind.LONG_PAUSE, 1.625, 2.875, 1.0, inside_phrase=True),
            SpeechEvent(EventKind.FILLER, 3.0, 3.25, 0.6, rejected=True),
            SpeechEvent(EventKind.CLIPPING, 3.5, 3.501, 1.0),
        ),
        metric_readings=(
            *readings("pace_10s_syllables_per_s", (1.0, 3.5), (2.0, 3.25), (4.0, 5.25)),
            *readings("relative_level_db", (1.5, -3.0)),
            MetricReading("of_another_coach", 2.0, 1.23456),
        ),
        metrics={"speech_level_dbfs": -23.5, "pitch_hz": 131.25},
        metric_definitions=tuple(
            METRICS[key].definition for key in ("speech_level_dbfs", "pitch_hz")
        ),
        dropped_samples=4_000,
        skipped_windows=6,
        gaps=(Gap(GapKind.DEVICE, 2.0, 2.5),),
        plan="opening 0:01, main 0:03",
        tags=("work", "demo"),
        corrections=(Correction(2.875, 3.875, "happy"),),
    )
