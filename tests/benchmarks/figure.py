"""One measured number."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str
    aim: str = ""

    def as_dict(self) -> dict[str, object]:
        return asdict(self)
