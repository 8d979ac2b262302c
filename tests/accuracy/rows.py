"""Rows of the accuracy table."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """met: None where no target is set."""

    what: str
    reach: str
    measured: str
    met: bool | None


def row(what: str, reach: str, value: float, form: str, more: str = "") -> Row:
    """Make a row; reach: target, as in "<= 0.005"; form: of figures, as in "{:.1%} a minute"."""
    if not reach:
        return Row(what, "none set", form.format(value) + more, None)
    sign, least = reach.split()
    met = value <= float(least) if sign == "<=" else value >= float(least)
    return Row(what, f"{sign} {form.format(float(least))}", form.format(value) + more, bool(met))


def worst(what: str, reach: str, values: dict[str, float], form: str, pick: Callable = max) -> Row:
    """Make a row of the worst of some named figures, and list the others after it."""
    name = pick(values, key=values.__getitem__)
    others = [f"{other} {form.format(value)}" for other, value in values.items() if other != name]
    more = f" ({name}); {', '.join(others)}" if others else ""
    return row(what, reach, values[name], form, more)
