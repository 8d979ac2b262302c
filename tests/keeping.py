"""Putting sessions into a library for a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np

from coach.common.files import make_private_folder
from coach.domain.session import Session
from coach.domain.stream import AudioBlock
from coach.store.folder import PARTIAL, Header, SessionFolder
from coach.store.journal import write_session
from coach.store.session_store import Store, new_id
from coach.store.wav import WavWriter


def keep(
    store: Store,
    session: Session,
    pcm: np.ndarray | None = None,
    started_at: datetime | None = None,
) -> Session:
    """Save a session under a new id, with `pcm` as its sound; return it with that id.

    started_at: now, if None.
    """
    started_at = started_at or datetime.now().astimezone()
    one = replace(session, id=new_id(started_at), started_at=started_at)
    folder = SessionFolder(store.sessions, one.id, PARTIAL)
    make_private_folder(folder.path)
    folder.write_header(Header.of(one))
    write_session(folder.events_path, one)
    writer = WavWriter(folder.wav_path, one.sample_rate_hz)
    writer.write(AudioBlock(0, np.ones(100, np.int16) if pcm is None else pcm))
    writer.close()
    store.keep(folder, one)
    return one
