"""The one path from sound to a session: live, from a file, or from a stored recording."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.analysis.networks.emotion import EmotionModel
from coach.audio.file_source import FileSource
from coach.audio.sources import Source
from coach.common.errors import Cancelled, CoachError
from coach.common.i18n import tr
from coach.domain.metrics import METRICS
from coach.domain.session import Gap, MetricDefinition, Purpose, Session
from coach.domain.stream import AnalysisUpdate, SessionKind, VoiceProfile
from coach.store.events import SessionNotes
from coach.store.folder import Header, SessionFolder
from coach.store.gaps import SourceWithGaps
from coach.store.journal import Journal
from coach.store.recorder import Recorder
from coach.store.session_store import Store, Tell, log_notice, new_id
from coach.store.usual import MOST

if TYPE_CHECKING:
    from coach.analysis.analyzer import Analyzer

_log = logging.getLogger(__name__)

#: Id of every session that isn't stored.
UNSAVED_ID = "unsaved"
#: Length of a recording's beginning that is analysed to learn how its speaker sounds.
_VOICE_S = 150.0
#: How often the figures for the session so far are stored, in case it is cut off: live, and of a
#: file, which can be analysed again.
_FIGURES_EVERY_S = 1.0
_FIGURES_OF_FILE_EVERY_S = 60.0

_PLAIN = Purpose()

Sink = Callable[[AnalysisUpdate], None]


class Interrupted(CoachError):
    """A session that ended early because of an error.

    Attributes
    ----------
    session
        Everything recorded and analysed until then; its duration may be 0.
    """

    def __init__(self, cause: CoachError, session: Session) -> None:
        super().__init__(cause.title, cause.message, cause.hint)
        self.session = session


def _make_analyzer(
    model: EmotionModel | None,
    sample_rate_hz: int,
    with_fluency: bool = False,
    usual: VoiceProfile | None = None,
) -> Analyzer:
    # Takes 0.05 s to load, which the window's first paint needn't wait for.
    from coach.analysis.analyzer import Analyzer

    return Analyzer(model, sample_rate_hz, with_fluency, usual)


def preload() -> None:
    """Load what an analysis needs, so that the first one begins at once."""
    import coach.analysis.analyzer  # noqa: F401


def run(source: Source, analyzer: Analyzer, sinks: Iterable[Sink]) -> None:
    """Analyse a source to its end and pass every update to every sink, in order.

    Raises
    ------
    CoachError
        If the source fails; the analysis is not finished then.
    """
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
    section_starts_s: Sequence[float] = (),
) -> Session:
    """Run a source to its end and return its session, recorded and stored if there is a store.

    Parameters
    ----------
    source
        Closed in any case.
    model
        None to measure everything except the tone of voice.
    store
        None to analyse only, without writing anything to disk.
    sinks
        Called with each update, in order, in the calling thread.
    purpose
        What the session is made for; stored with it.
    tell
        Called with what the speaker should know meanwhile, on the thread that waits for the disk.
    section_starts_s
        When the speaker went on to the next section of the plan; read at the end, so that it may
        grow meanwhile.

    Raises
    ------
    Interrupted
        If a live source, its analysis or the disk fails midway. The session up to that point is
        stored, if it has any sound, and is the exception's `session`.
    Cancelled
        If a file was stopped before its end or, with a store, a live source before any sound
        came. Nothing is stored.
    CoachError
        If the source can't be opened, a file can't be read to its end (nothing is stored then),
        or the disk refuses.
    """
    with closing(source):
        usual = _usual(store, model, kind, purpose)
        analyzer = _make_analyzer(model, source.sample_rate_hz, purpose.with_fluency, usual)
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
        about = SessionNotes(task=purpose.task, script=purpose.script)
        if store is None:
            return _analyse_only(source, analyzer, header, about, sinks)
        return _record(source, analyzer, header, about, store, sinks, tell, section_starts_s)


def _usual(
    store: Store | None, model: EmotionModel | None, kind: SessionKind, purpose: Purpose
) -> VoiceProfile | None:
    """Return the speaker's usual voice, for live practice only: files may be anybody's."""
    if store is None or model is None or kind != SessionKind.LIVE or purpose.usual_since is None:
        return None
    try:
        width = len(model.nobody.embedding)
        return store.usual_voice(model.card.sha256, width, purpose.task, purpose.usual_since)
    except CoachError as error:  # practice works without it
        _log.info("How the speaker usually sounds isn't known: %s", error)
        return None


def profile_voice(
    path: Path, model: EmotionModel, should_stop: Callable[[], bool] = lambda: False
) -> VoiceProfile | None:
    """Return how the speaker sounds in the first minutes of a recording.

    Parameters
    ----------
    should_stop
        Polled before each block.

    Returns
    -------
    VoiceProfile | None
        None if nobody speaks.

    Raises
    ------
    Cancelled
        As soon as `should_stop` returns True.
    CoachError
        If the recording can't be read.
    """
    with closing(FileSource(path)) as source:
        analyzer = _make_analyzer(model, source.sample_rate_hz)
        for block in source.blocks():
            if should_stop():
                raise Cancelled
            if analyzer.feed(block).until_s >= _VOICE_S:
                break
    return analyzer.voice


def learn_usual(
    store: Store, model: EmotionModel, since: datetime, should_stop: Callable[[], bool]
) -> None:
    """Learn how the speaker usually sounds (their baseline) to a new model.

    The newest practices whose voice profile another model made are analysed again with this one.
    Errors are only logged.

    Parameters
    ----------
    since
        Only practices started at this time or later are used.
    should_stop
        Polled before each block; ends the function early.
    """
    try:
        unheard = store.library.unheard(model.card.sha256, since, MOST)
    except CoachError as error:  # e.g. everything is being deleted; nobody waits for this
        _log.info("Which practices are to be heard again isn't known: %s", error)
        return
    for session_id in unheard:
        try:
            voice = profile_voice(store.audio_path(session_id), model, should_stop)
            if voice is not None:
                store.store_voice(session_id, voice)
        except Cancelled:
            break
        except CoachError as error:  # its sound is gone or damaged; the others will do
            _log.info("How %s sounds can't be heard again: %s", session_id, error)


def analyse_again(
    folder: SessionFolder,
    header: Header,
    gaps: tuple[Gap, ...],
    load_model: Callable[[], EmotionModel | None],
    should_stop: Callable[[], bool] = lambda: False,
    advance: Callable[[float], None] = lambda _: None,
) -> Session:
    """Rebuild the missing rows of a session from the sound in its folder.

    Parameters
    ----------
    folder
        Its header is rewritten for this analysis, and its event database is created.
    gaps
        Where sound was lost and replaced by silence; stored with the session.
    load_model
        Returns None to measure everything except the tone of voice.
    should_stop
        Polled after each update.
    advance
        Called with the approximate share of the sound analysed so far, from 0 to 1.

    Raises
    ------
    Cancelled
        As soon as `should_stop` returns True.
    CoachError
        If the sound can't be read.
    sqlite3.Error, OSError
        If the folder can't be written.
    """
    analyzer = _make_analyzer(load_model(), header.sample_rate_hz, header.with_fluency)
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
    source: Source, analyzer: Analyzer, header: Header, about: SessionNotes, sinks: Iterable[Sink]
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
    about: SessionNotes,
    store: Store,
    sinks: Iterable[Sink],
    tell: Tell,
    section_starts_s: Sequence[float],
) -> Session:
    with closing(store.begin(header, source.duration_s, tell)) as writer:
        try:
            writer.journal.note(about)
            with closing(Recorder(source, writer)) as recorder:
                failure = _analyse(recorder, analyzer, writer.journal, sinks)
            if section_starts_s:
                writer.journal.note(replace(about, section_starts_s=tuple(section_starts_s)))
            session = writer.finish()
            failure = failure or writer.failure
        except BaseException:
            if not source.is_live:  # the sound is still in the file it came from
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
    """Analyse a source into its journal; return the error that ended live sound early."""
    every_s = _FIGURES_EVERY_S if source.is_live else _FIGURES_OF_FILE_EVERY_S
    figures_due_s = 0.0

    def write_down(update: AnalysisUpdate) -> None:
        nonlocal figures_due_s
        journal.push(update)
        if update.until_s >= figures_due_s:
            journal.push_results(analyzer.meter.results(), analyzer.voice)
            figures_due_s = update.until_s + every_s

    failure = None
    try:
        run(source, analyzer, (write_down, *sinks))
    except Exception as error:
        if not source.is_live:
            raise
        failure = _as_failure(error)
        try:
            write_down(analyzer.finish())
        except Exception:  # the first failure is the one to report
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
        tr("The recording so far is saved; the log has the details."),
    )
