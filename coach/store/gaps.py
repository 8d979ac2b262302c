"""Recordings analysed again, with their known gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.audio.sources import Source
from coach.domain.session import Gap
from coach.domain.stream import AudioBlock, GapKind


class SourceWithGaps:
    """A source that reports the silence in a recording's gaps as dropped samples again."""

    def __init__(self, source: Source, gaps: Sequence[Gap]) -> None:
        self.name = source.name
        self.sample_rate_hz = source.sample_rate_hz
        self.duration_s = source.duration_s
        self.is_live = source.is_live
        self._source = source
        rate_hz = self.sample_rate_hz
        self._gaps = [(round(g.start_s * rate_hz), round(g.end_s * rate_hz), g.kind) for g in gaps]

    def blocks(self) -> Iterator[AudioBlock]:
        """Yield the sound between the gaps; after a gap at the end comes an empty block."""
        end, dropped, why = 0, 0, GapKind.OVERRUN
        for block in self._source.blocks():
            for start, stop, kind in self._parts(block.start, block.start + len(block.pcm)):
                end = stop
                if kind is not None:
                    dropped, why = dropped + stop - start, kind
                    continue
                pcm = block.pcm[start - block.start : stop - block.start]
                yield AudioBlock(start, pcm, dropped, gap=why)
                dropped = 0
        if dropped:
            yield AudioBlock(end, block.pcm[:0], dropped, gap=why)

    def _parts(self, start: int, stop: int) -> Iterator[tuple[int, int, GapKind | None]]:
        """Split the samples from `start` to `stop` where a gap begins or ends."""
        for gap_start, gap_stop, kind in self._gaps:
            first, last = max(start, gap_start), min(stop, gap_stop)
            if first < last:
                if start < first:
                    yield start, first, None
                yield first, last, kind
                start = last
        if start < stop:
            yield start, stop, None

    def stop(self) -> None:
        """Stop the recording's source."""
        self._source.stop()

    def close(self) -> None:
        """Close the recording's source."""
        self._source.close()
