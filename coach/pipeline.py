"""The one way from sound to readings: live, from a file, and again later."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from coach.analysis.analyzer import Analyzer
from coach.analysis.networks.emotion import EmotionModel
from coach.audio.files import FileSource
from coach.audio.sources import Source
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import tr
from coach.domain.metrics import METRICS
from coach.domain.session import Gap, MetricDefinition, Purpose, Session
from coach.domain.stream import AnalysisUpdate, SessionKind, VoiceProfile
from coach.store.events import About
from coach.store.folder import Header, SessionFolder
from coach.store.gaps import SourceWithGaps
from coach.store.journal import Journal
from coach.store.recorder import Recorder
from coach.store.session_store import Store, Tell, log_notice, new_id
from coach.store.usual import MOST

_log = logging.getLogger(__name__)

#: The id of every session that isn't kept.
UNSAVED_ID = "unsaved"
#: So much of a recording tells how its speaker sounds.
_VOICE_S = 150.0
#: How often the whole session's figures are written down, for the case that it is cut off.
_FIGURES_EVERY_S = 1.0

_PLAIN = Purpose()

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
    model: EmotionModel | None,
    kind: SessionKind,
    store: Store | None,
    sinks: Iterable[Sink] = (),
    purpose: Purpose = _PLAIN,
    tell: Tell = log_notice,
) -> Session:
    """Run a source to its end and return its session, recorded and kept where there is a store.

    The source is closed in any case. A live source that fails midway is kept up to there
    and raises Interrupted; a file that can't be read to its end raises CoachError and
    leaves nothing behind. A live source stopped before any sound came raises Cancelled.
    model: None where there is none; everything else is measured all the same.
    purpose: what it is made for, kept with the session.
    tell: is told what the speaker should know meanwhile.
    """
    with closing(source):
        usual = _usual(store, model, kind, purpose)
        analyzer = Analyzer(model, source.sample_rate_hz, purpose.with_fluency, usual)
        started_at = datetime.now().astimezone()
        header = Header(
            id=UNSAVED_ID if store is None else new_id(started_at),
            kind=kind,
            title=purpose.title or " ".join(source.name.split()),  # a name may hold line breaks
            started_at=started_at,
            sample_rate_hz=source.sample_rate_hz,
            model=analyzer.card,
            metric_definitions=_definitions(analyzer),
            with_fluency=purpose.with_fluency,
            exercise=purpose.exercise,
            plan=purpose.plan,
        )
        about = About(task=purpose.task)
        if store is None:
            return _analyse_only(source, analyzer, header, about, sinks)
        return _record(source, analyzer, header, about, store, sinks, tell)


def _usual(
    store: Store | None, model: EmotionModel | None, kind: SessionKind, purpose: Purpose
) -> VoiceProfile | None:
    """How who practises usually sounds; a recording may be anybody's."""
    if store is None or model is None or kind != SessionKind.LIVE or purpose.usual_since is None:
        return None
    try:
        return store.usual_voice(model.card.sha256, purpose.task, purpose.usual_since)
    except CoachError as error:  # one can practise without
        _log.info("How the speaker usually sounds isn't known: %s", error)
        return None


def hear_voice(
    path: Path, model: EmotionModel, should_stop: Callable[[], bool] = lambda: False
) -> VoiceProfile | None:
    """How the speaker of a recording sounds in its first minutes; None where nobody speaks.

    Raises Cancelled as soon as `should_stop` says so.
    """
    with closing(FileSource(path)) as source:
        analyzer = Analyzer(model, source.sample_rate_hz)
        for block in source.blocks():
            if should_stop():
                raise Cancelled
            if analyzer.feed(block).until_s >= _VOICE_S:
                break
    return analyzer.voice


def learn_usual(
    store: Store, model: EmotionModel, since: datetime, should_stop: Callable[[], bool]
) -> None:
    """Hear again the newest practices since then of which another model made the readings, so that
    this one knows how their speaker usually sounds. Ends as soon as `should_stop` says so."""
    try:
        unheard = store.library.unheard(model.card.sha256, since, MOST)
    except CoachError as error:  # as while everything is deleted; nobody waits for this
        _log.info("Which practices are to be heard again isn't known: %s", error)
        return
    for session_id in unheard:
        try:
            voice = hear_voice(store.audio_path(session_id), model, should_stop)
            if voice is not None:
                store.keep_voice(session_id, voice)
        except Cancelled:
            break
        except CoachError as error:  # its sound is gone or damaged: others will do
            _log.info("How %s sounds can't be heard again: %s", session_id, error)


def analyse_again(
    folder: SessionFolder,
    header: Header,
    gaps: tuple[Gap, ...],
    load_model: Callable[[], EmotionModel | None],
    should_stop: Callable[[], bool] = lambda: False,
    advance: Callable[[float], None] = lambda _: None,
) -> Session:
    """Make a session's rows anew from the sound in its folder, where they are missing.

    gaps: of the sound, to be kept. Raises Cancelled as soon as `should_stop` says so.
    advance: is told about how much of the sound has been heard, from 0 to 1.
    """
    analyzer = Analyzer(load_model(), header.sample_rate_hz, header.with_fluency)
    renewed = replace(header, model=analyzer.card, metric_definitions=_definitions(analyzer))
    folder.write_header(renewed)

    def follow(update: AnalysisUpdate) -> None:
        if should_stop():
            raise Cancelled
        advance(min(1.0, update.until_s / sound.duration_s))

    sound = FileSource(folder.audio_path)
    with (
        closing(SourceWithGaps(sound, gaps)) as source,
        closing(Journal(folder.events_path)) as journal,
    ):
        _analyse(source, analyzer, journal, (follow,))
        for gap in gaps:
            journal.push_gap(gap)
        journal.commit()
        session = journal.session(renewed)
        journal.settle()
    return session


def _definitions(analyzer: Analyzer) -> tuple[MetricDefinition, ...]:
    measured = [meter.metric for meter in analyzer.meter.meters]
    others = [one for one in METRICS.values() if one.label and one not in measured]
    return tuple(one.definition for one in (*measured, *others))


def _analyse_only(
    source: Source, analyzer: Analyzer, header: Header, about: About, sinks: Iterable[Sink]
) -> Session:
    with closing(Journal(None)) as journal:
        journal.note(about)
        failure = _analyse(source, analyzer, journal, sinks)
        journal.commit()
        session = journal.session(header)
    if failure is not None:
        raise Interrupted(failure, session) from failure
    return session


def _record(
    source: Source,
    analyzer: Analyzer,
    header: Header,
    about: About,
    store: Store,
    sinks: Iterable[Sink],
    tell: Tell,
) -> Session:
    with closing(store.begin(header, source.duration_s, tell)) as writer:
        try:
            writer.journal.note(about)
            with closing(Recorder(source, writer)) as recorder:
                failure = _analyse(recorder, analyzer, writer.journal, sinks)
            session = writer.finish()
            failure = failure or writer.failure
        except BaseException:
            if not source.is_live:  # its sound is in the file it came from
                writer.close()
                store.discard(writer.folder)
            raise
    if session.duration_s:
        store.keep(writer.folder, session)
    else:
        store.discard(writer.folder)
    if failure is not None:
        raise Interrupted(failure, session) from failure
    if not session.duration_s:
        raise Cancelled
    return session


def _analyse(
    source: Source, analyzer: Analyzer, journal: Journal, sinks: Iterable[Sink]
) -> CoachError | None:
    """Analyse a source into its journal; return what ended live sound before its time."""
    figures_due_s = 0.0

    def write_down(update: AnalysisUpdate) -> None:
        nonlocal figures_due_s
        journal.push(update)
        if update.until_s >= figures_due_s:
            journal.push_results(analyzer.meter.results(), analyzer.voice)
            figures_due_s = update.until_s + _FIGURES_EVERY_S

    failure = None
    try:
        run(source, analyzer, (write_down, *sinks))
    except Exception as error:
        if not source.is_live:
            raise
        failure = _as_failure(error)
        try:
            write_down(analyzer.finish())
        except Exception:  # the first failure is the one to tell
            _log.exception("The end of the session could not be analysed.")
    journal.push_results(analyzer.meter.results(), analyzer.voice)
    return failure


def _as_failure(error: Exception) -> CoachError:
    if isinstance(error, CoachError):
        return error
    _log.error("Analysis failed; the session is kept up to here.", exc_info=error)
    return CoachError(
        tr("Practice ended early"),
        tr("The coach failed ({why}).", why=repr(error)),
        tr("What was said so far is kept; the log has the details."),
    )
