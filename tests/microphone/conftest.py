from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.virtual_microphone import VirtualMicrophone, virtual_microphone


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    with virtual_microphone(monkeypatch) as made:
        yield made
