"""The icons that say how something went, beside the word that says the same."""

from __future__ import annotations

from coach.coaching.comparison import Direction

#: Whether the goals of an exercise were met; None if nobody can say.
OUTCOME_MARKS = {True: "check", False: "arrow-right", None: "minus"}
#: How a figure differs from an earlier one.
DIRECTION_MARKS = {
    Direction.BETTER: "trending-up",
    Direction.WORSE: "trending-down",
    Direction.SAME: "minus",
    Direction.MORE: "arrow-up",
    Direction.LESS: "arrow-down",
}
