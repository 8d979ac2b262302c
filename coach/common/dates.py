"""Dates and times of day as users see them."""

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
    """Return the name of a month, as in "November"."""
    return tr(_MONTHS[day.month - 1])


def month_short(day: date) -> str:
    """Return the short name of a month, as in "Nov"."""
    return tr(_MONTHS_SHORT[day.month - 1], "short")


def weekday(day: date) -> str:
    """Return the name of a weekday, as in "Tuesday"."""
    return tr(_WEEKDAYS[day.weekday()])


def weekday_short(day: date) -> str:
    """Return the short name of a weekday, as in "Tue"."""
    return tr(_WEEKDAYS_SHORT[day.weekday()])


def day_and_month(day: date) -> str:
    """Return a date without its year, as in "05 November"."""
    return tr("{day:02} {month}", day=day.day, month=month(day))


def full_date(day: date) -> str:
    """Return a full date, as in "05 November 2026"."""
    return tr("{day:02} {month} {year}", day=day.day, month=month(day), year=day.year)


def short_date(day: date) -> str:
    """Return a date with a short month, as in "05 Nov 2026"."""
    return tr("{day:02} {month} {year}", day=day.day, month=month_short(day), year=day.year)


def with_weekday(day: date) -> str:
    """Return a date with its weekday, as in "Thu 05 Nov 2026"."""
    return tr("{weekday} {date}", weekday=weekday_short(day), date=short_date(day))


def with_time(moment: datetime, day: str) -> str:
    """Return a date followed by the time of day, as in "05 November, 18:30".

    Parameters
    ----------
    moment
        The time to add.
    day
        The date, formatted by one of the functions above.
    """
    return tr("{day}, {time:%H:%M}", day=day, time=moment)
