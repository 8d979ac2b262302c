"""The one way from sound to readings: live, from a file, and again later."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace

from coach.analysis.analyzer import Analyzer
from coach.analysis.emotion import EmotionModel
from coach.audio.sources import Source
from coach.coaching.figures import DEFINITIONS, figures
from coach.errors import Cancelled, CoachError
from coach.record import MetricDefinition, Session
from coach.session.builder import SessionBuilder
from coach.session.recorder import Recorder
from coach.session.store import Draft, Store
from coach.types import AnalysisUpdate, SessionKind

_log = logging.getLogger(__name__)

Sink = Callable[[AnalysisUpdate], None]


class Interrupted(CoachError):
    """The sound ended before it should have; `session` holds what came until then."""

    def __init__(self, cause: CoachError, session: Session) -> None:
        super().__init__(cause.title, cause.message, cause.hint)
        self.session = session


def run(source: Source, analyzer: Analyzer, sinks: Iterable[Sink]) -> None:
    """Analyse `source` to its end and give every update to every sink, in order."""
    sinks = tuple(sinks)

    def tell(update: AnalysisUpdate) -> None:
        for sink in sinks:
            sink(update)

    for block in source.blocks():
        lag_s = time.monotonic() - block.received_s if source.is_live else 0.0
        tell(analyzer.feed(block, lag_s))
    tell(analyzer.finish())


def make_session(
    source: Source,
    model: EmotionModel,
    kind: SessionKind,
    store: Store | None,
    sinks: Iterable[Sink] = (),
    title: str | None = None,
    with_fluency: bool = False,
    exercise: str | None = None,
) -> Session:
    """Run a source to its end and return its session, recorded and kept where there is a store.

    The source is closed in any case. A live source that fails midway is kept up to there
    and raises Interrupted; a file that can't be read to its end raises CoachError and
    leaves nothing behind. A live source stopped before any sound came raises Cancelled.
    title: of the session; the source's name unless it is given.
    with_fluency: whether repetitions, prolongations and blocks are looked for.
    exercise: key of the exercise that it is, kept with the session.
    """
    how = (sinks, title, with_fluency, exercise)
    with closing(source):
        if store is None:
            return _analyse(source, model, kind, Draft.unsaved(), *how)
        draft = store.begin()
        try:
            with closing(Recorder(source, draft.audio_path)) as recorder:
                session = _analyse(recorder, model, kind, draft, *how)
        except Interrupted as interrupted:
            _keep(store, draft, interrupted.session)
            raise
        except BaseException:
            if not source.is_live:  # its sound is in the file it came from
                store.discard(draft)
            raise
        if not _keep(store, draft, session):
            raise Cancelled
        return session


def _keep(store: Store, draft: Draft, session: Session) -> bool:
    """Commit a session that holds any sound; say whether it did."""
    if session.duration_s:
        store.commit(draft, session)
    else:
        store.discard(draft)
    return session.duration_s > 0


def _analyse(
    source: Source,
    model: EmotionModel,
    kind: SessionKind,
    draft: Draft,
    sinks: Iterable[Sink],
    title: str | None,
    with_fluency: bool,
    exercise: str | None,
) -> Session:
    analyzer = Analyzer(model, source.sample_rate_hz, with_fluency)
    builder = SessionBuilder()

    def build() -> Session:
        session = builder.build(
            session_id=draft.id,
            kind=kind,
            title=title or " ".join(source.name.split()),  # a name may hold line breaks
            started_at=draft.started_at,
            sample_rate_hz=source.sample_rate_hz,
            model=model.card,
            metrics=analyzer.measures.results(),
            metric_definitions=(
                *(MetricDefinition(m.key, m.label, m.unit) for m in analyzer.measures.metrics),
                *DEFINITIONS,
            ),
            with_fluency=with_fluency,
            exercise=exercise,
        )
        return replace(session, metrics=figures(session))

    try:
        run(source, analyzer, (builder, *sinks))
    except Exception as error:
        if not source.is_live:
            raise
        if not isinstance(error, CoachError):
            _log.exception("Analysis failed; the session is kept up to here.")
            error = CoachError(
                "Practice ended early",
                f"The coach failed ({error!r}).",
                "What was said so far is kept; the log has the details.",
            )
        try:
            builder(analyzer.finish())
        except Exception:  # the first failure is the one to tell
            _log.exception("The end of the session could not be analysed.")
        raise Interrupted(error, build()) from error
    return build()
