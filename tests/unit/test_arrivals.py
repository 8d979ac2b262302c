"""Callbacks as they were measured on PulseAudio, simulated to the millisecond."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from coach.audio.arrivals import Arrivals

BLOCK_S = 0.02


def run(arrivals: Arrivals[int], times_s: Iterable[float]) -> list[tuple[float, float, int]]:
    """Return the gaps: when each was detected, its length, and the number of the block after it."""
    gaps, let_through = [], []
    for number, at_s in enumerate(times_s):
        for missing_s, block in arrivals.push(float(at_s), BLOCK_S, number):
            let_through.append(block)
            if missing_s:
                gaps.append((float(at_s), missing_s, block))
    let_through += [block for _, block in arrivals.restart()]
    assert let_through == list(range(len(let_through)))  # each of them once, in order
    return gaps


def steady(seconds: float, begun_s: float = 0.0, block_s: float = BLOCK_S) -> np.ndarray:
    return begun_s + block_s * np.arange(1, round(seconds / block_s) + 1)


@pytest.mark.parametrize("ppm", [-200, -50, 50, 200])
def test_a_sound_cards_clock_drift_is_no_gap(ppm: int):
    assert run(Arrivals(), steady(3 * 3600, block_s=BLOCK_S * (1 + ppm * 1e-6))) == []


@pytest.mark.parametrize("ppm", [-200, 0, 200])
def test_jitter_is_no_gap(ppm: int):
    chance = np.random.default_rng(0)
    due_s = steady(1800, block_s=BLOCK_S * (1 + ppm * 1e-6))
    late_s = chance.exponential(0.004, len(due_s)) + (chance.random(len(due_s)) < 0.001) * 0.15
    # A late block delays those after it.
    assert run(Arrivals(), np.maximum.accumulate(due_s + late_s)) == []


@pytest.mark.parametrize("period_s", [0.06, 0.1, 0.2, 0.5])
def test_blocks_that_come_several_at_once_are_no_gap(period_s: float):
    assert run(Arrivals(), np.ceil(steady(600) / period_s) * period_s) == []


@pytest.mark.parametrize("stood_s", [0.1, 1.0, 3.0, 30.0])
def test_a_backlog_that_comes_in_a_burst_is_no_gap(stood_s: float):
    times_s = steady(60)
    stopped = (times_s > 10) & (times_s < 10 + stood_s)
    times_s[stopped] = 10 + stood_s + 1e-4 * np.arange(stopped.sum())
    assert run(Arrivals(), times_s) == []


def test_a_backlog_that_comes_at_twice_the_pace_is_no_gap():
    times_s = steady(30)
    burst_s = 13 + BLOCK_S / 2 * np.arange(len(times_s))
    late = times_s > 10
    times_s[late] = np.maximum(times_s[late], burst_s[: late.sum()])
    assert run(Arrivals(), times_s) == []


@pytest.mark.parametrize("lost_s", [0.06, 0.1, 1.0, 15.0])
def test_sound_that_never_comes_is_a_gap(lost_s: float):
    times_s = np.concatenate([steady(10), steady(10, begun_s=10 + lost_s)])
    ((known_s, missing_s, block),) = run(Arrivals(), times_s)
    assert missing_s == pytest.approx(lost_s, abs=0.01)
    assert block == 500
    assert known_s < 10 + lost_s + 0.3


def test_a_burst_and_then_a_loss():
    """Stopped for 15 s at 192 kHz, PulseAudio buffers the first 10.9 s and loses the rest."""
    kept = steady(10.9).size
    times_s = np.concatenate([steady(10), np.full(kept, 25.0), steady(10, begun_s=25)])
    ((_, missing_s, block),) = run(Arrivals(), times_s)
    assert missing_s == pytest.approx(4.1, abs=0.03)
    assert abs(block - (500 + kept)) <= 1


def test_losses_too_small_to_detect_add_up_to_one_that_is_detected():
    times_s = steady(60)
    times_s += 0.02 * np.floor(times_s / 10)  # a block every ten seconds
    gaps = run(Arrivals(), times_s)
    assert 0.05 <= sum(missing_s for _, missing_s, _ in gaps) <= 0.1


def test_a_device_with_a_little_more_latency_is_no_gap():
    """When PulseAudio switches to another source, blocks come 25 ms later from then on."""
    times_s = steady(60)
    times_s[1500:] += 0.025
    assert run(Arrivals(), times_s) == []


def test_blocks_held_back_are_released_when_the_sound_is_interrupted():
    arrivals = Arrivals()
    for at_s in (0.02, 0.04, 0.06):
        arrivals.push(at_s, BLOCK_S, "in time")
    assert arrivals.push(1.08, BLOCK_S, "late") == []
    assert arrivals.restart() == [(0.0, "late")]
    assert arrivals.push(9.0, BLOCK_S, "after a pause") == [(0.0, "after a pause")]
