"""The report as an HTML page."""

from __future__ import annotations

from collections.abc import Mapping

import jinja2

from coach.coaching.aspects import Passage
from coach.coaching.exercises import exercises
from coach.common.i18n import code, tr
from coach.common.paths import resources_dir
from coach.domain.session import Moment
from coach.domain.stream import SpeechEvent
from coach.domain.tones import describe, outline_on_white
from coach.domain.wording import clock, event_in_words
from coach.export.tile_gauge import gauge_svg
from coach.export.timeline_svg import timeline_svg
from coach.export.transcript_text import told_paragraphs
from coach.insights.report import Report, in_seconds, part_in_words
from coach.insights.sections import explanation, headings
from coach.insights.tiles import Verdict
from coach.insights.word_rows import about_words

#: Said beside a verdict, so that it isn't told by its word alone.
_MARKS = {Verdict.GOOD: "✓", Verdict.LOW: "▼", Verdict.HIGH: "▲"}


def render_page(template: str, report: Report, **more: object) -> str:
    """Return a template of `resources` filled in with a report, with everything escaped.

    Parameters
    ----------
    template
        File name of the template.
    report
        Report to show.
    more
        Further variables of the template.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources_dir()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "clock": clock,
        "tone": describe,
        "part": part_in_words,
        "event": event_in_words,
        "exercise": lambda key: exercises()[key].heading,
        "seconds": in_seconds,
        "outline": outline_on_white,
        "mark": _MARKS.__getitem__,
    }
    told = {
        "report": report,
        "tr": tr,
        "language": code(),
        "section_headings": headings(),
        "section_units": explanation(),
    }
    return environment.get_template(template).render(**told, **more)


def to_html(
    report: Report, sounds: Mapping[Passage | Moment | SpeechEvent, str] | None = None
) -> str:
    """Return the report as a self-contained page: no scripts, no links, no network.

    Parameters
    ----------
    sounds
        Sounds of some of the report's moments, as `data:` URIs; None for none.
    """
    return render_page(
        "report.html",
        report,
        timeline=timeline_svg(report.view),
        gauge=gauge_svg,
        sounds=sounds or {},
        paragraphs=[] if report.view.spoken is None else told_paragraphs(report.view.spoken),
        about_words=about_words(report.view),
    )
