"""Days and times of day as people are shown them."""

from __future__ import annotations

from datetime import date, datetime

from coach.common.i18n import noop, tr

_MONTHS = (
    noop("January"), noop("February"), noop("March"), noop("April"), noop("May"),
    noop("June"), noop("July"), noop("August"), noop("September"), noop("October"),
    noop("November"), noop("December"),
)  # fmt: skip
_MONTHS_SHORT = (
    noop("Jan", "short"), noop("Feb", "short"), noop("Mar", "short"), noop("Apr", "short"),
    noop("May", "short"), noop("Jun", "short"), noop("Jul", "short"), noop("Aug", "short"),
    noop("Sep", "short"), noop("Oct", "short"), noop("Nov", "short"), noop("Dec", "short"),
)  # fmt: skip
_WEEKDAYS = (
    noop("Monday"), noop("Tuesday"), noop("Wednesday"), noop("Thursday"), noop("Friday"),
    noop("Saturday"), noop("Sunday"),
)  # fmt: skip
_WEEKDAYS_SHORT = (
    noop("Mon"), noop("Tue"), noop("Wed"), noop("Thu"), noop("Fri"), noop("Sat"), noop("Sun")
)  # fmt: skip


def month(day: date) -> str:
    """As in "November"."""
    return tr(_MONTHS[day.month - 1])


def month_short(day: date) -> str:
    """As in "Nov"."""
    return tr(_MONTHS_SHORT[day.month - 1], "short")


def weekday(day: date) -> str:
    """As in "Tuesday"."""
    return tr(_WEEKDAYS[day.weekday()])


def weekday_short(day: date) -> str:
    """As in "Tue"."""
    return tr(_WEEKDAYS_SHORT[day.weekday()])


def day_and_month(day: date) -> str:
    """As in "05 November"."""
    return tr("{day:02} {month}", day=day.day, month=month(day))


def full_date(day: date) -> str:
    """As in "05 November 2026"."""
    return tr("{day:02} {month} {year}", day=day.day, month=month(day), year=day.year)


def short_date(day: date) -> str:
    """As in "05 Nov 2026"."""
    return tr("{day:02} {month} {year}", day=day.day, month=month_short(day), year=day.year)


def with_weekday(day: date) -> str:
    """As in "Thu 05 Nov 2026"."""
    return tr("{weekday} {date}", weekday=weekday_short(day), date=short_date(day))


def with_time(moment: datetime, day: str) -> str:
    """The time of day behind its day as one of the others tells it, as in "05 November, 18:30"."""
    return tr("{day}, {time:%H:%M}", day=day, time=moment)
