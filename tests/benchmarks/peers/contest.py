"""Contests: our way and another's in turn, on one core, so that only their ratio counts."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from statistics import median
from typing import Any

WARM_UPS, ROUNDS = 3, 5


@dataclass(frozen=True, slots=True)
class Contest:
    """Two ways to the same end.

    Attributes
    ----------
    theirs, ours
        Do the work once. A number that they return, such as bytes, is measured instead of the time.
    reach
        Least ratio of theirs to ours, or the most if `at_most`; None for a row that only informs.
    remark
        What either leaves out, or how well both do.
    """

    what: str
    theirs: Callable[[], object]
    ours: Callable[[], object]
    reach: float | None = None
    at_most: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """Ratios of theirs to ours, one a round, and the medians of both, in seconds or as returned."""

    what: str
    ratios: tuple[float, ...]
    theirs: float
    ours: float
    reach: float | None
    at_most: bool
    remark: str
    load: float

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    @property
    def is_met(self) -> bool | None:
        """Whether the reach is met; None where there is none."""
        if self.reach is None:
            return None
        return self.ratio <= self.reach if self.at_most else self.ratio >= self.reach

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": self.ratio, "is_met": self.is_met}

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Result:
        return cls(**{one.name: kept[one.name] for one in fields(cls)})


def pin_to_one_core() -> None:
    """Run on one core from now on, where the system lets us."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def hold(contest: Contest, rounds: int = ROUNDS, warm_ups: int = WARM_UPS) -> Result:
    """Warm both up, then let them work in turn; who begins alternates."""
    ways = (contest.theirs, contest.ours)
    for _ in range(warm_ups):
        for way in ways:
            way()
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        for which in (0, 1) if number % 2 else (1, 0):
            took[which].append(_measure(ways[which]))
    theirs, ours = took
    return Result(
        what=contest.what,
        ratios=tuple(a / b for a, b in zip(theirs, ours, strict=True)),
        theirs=median(theirs),
        ours=median(ours),
        reach=contest.reach,
        at_most=contest.at_most,
        remark=contest.remark,
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0,
    )


def _measure(way: Callable[[], object]) -> float:
    before_s = time.perf_counter()
    returned = way()
    took_s = time.perf_counter() - before_s
    return float(returned) if isinstance(returned, int | float) else took_s


def table(results: Sequence[Result]) -> str:
    """Return the results as a table in Markdown."""
    rows = ["| what | reach | ratio | range | load | remark |", "|---|---|---|---|---|---|"]
    for one in results:
        sign = "<=" if one.at_most else ">="
        reach = "" if one.reach is None else f"{sign} {one.reach:g}"
        missed = " (missed)" if one.is_met is False else ""
        span = f"{min(one.ratios):.3g} to {max(one.ratios):.3g}"
        cells = (one.what, reach, f"{one.ratio:.3g}{missed}", span, f"{one.load:.1f}", one.remark)
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)
