"""Sources about people whom no notice addresses: what they hold is judged by nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scanner.model import Notice, SourceInfo


def unaddressed(sources: Iterable[SourceInfo], notice: Notice) -> Iterator[str]:
    """A sentence for each source about people whom no notice addresses: nothing in it is judged, which may be no wish."""
    for source in sources:
        if source.subjects and set(source.subjects).isdisjoint(notice.subjects):
            whom = ", ".join(f'"{subject}"' for subject in source.subjects)
            yield f'source "{source.id}": no notice addresses {whom} ({", ".join(notice.subjects)}): what it holds was not judged'
