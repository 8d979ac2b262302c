"""Measured figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from operator import ge, le, lt


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str
    aim: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the aim, as in "<= 2" or ">= 20", is met; true where there is none."""
        if not self.aim:
            return True
        sign, limit = self.aim.split()
        return {"<=": le, ">=": ge, "<": lt}[sign](self.value, float(limit))

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def print_table(figures: Sequence[Figure]) -> None:
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        aim = f"aim {figure.aim}" if figure.aim else ""
        print(f"{figure.name:{width}}  {figure.value:9.4g} {figure.unit:12} {aim}")
