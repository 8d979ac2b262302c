"""Measured numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str
    aim: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def print_table(figures: Sequence[Figure]) -> None:
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        aim = f"aim {figure.aim}" if figure.aim else ""
        print(f"{figure.name:{width}}  {figure.value:9.4g} {figure.unit:12} {aim}")
