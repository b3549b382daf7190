"""Exported calls: one unit per transcript, one row per turn. Reads WebVTT, SubRip (SRT), SBV, and turns as JSON or JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from connectors.transcripts import listing
from connectors.transcripts.batches import batches
from connectors.transcripts.labels import Labels
from connectors.transcripts.reading import turns
from scanner.errors import ConfigError
from scanner.model import Part, Place, Unit, Unread

RECORDING = "recording: known by its type only, what is said was not read"


class Transcripts:
    """A folder (searched to the bottom) or one file; `speakers` maps labels to roles: `{agent = "staff", caller = "customer"}`.

    Columns of a batch: `speaker` (string: role, else the label as it stands), `start` (seconds), "" (what was said). ConfigError if the
    path does not exist or `speakers` is not a table of texts.
    """

    def __init__(self, path: str, speakers: dict[str, str] | None = None):
        if not isinstance(speakers or {}, dict) or not all(isinstance(role, str) for role in (speakers or {}).values()):
            raise ConfigError('"speakers" must be a table of labels and roles: speakers = { agent = "staff" }.')
        try:
            exists = Path(path).exists()
        except OSError as error:
            raise ConfigError(f"{path} cannot be reached: {error.strerror}.") from None
        if not exists:
            raise ConfigError(f"{path} does not exist.")
        self._path = Path(path)
        self._labels = Labels.of(speakers or {})

    def units(self) -> Iterator[Unit | Unread]:
        """One unit per file, sorted by name; what is neither a transcript nor a recording is an Unread."""
        return listing.units(self._path)

    def read(self, part: Part) -> Iterator[pa.RecordBatch | Unread]:
        """The turns of one file; Unreadable if it cannot be read, or not from some point on."""
        place = Place(part.source, part.unit)
        file = listing.locate(self._path, part)
        if listing.form(file).partition("/")[0] in ("audio", "video"):
            yield Unread(place, RECORDING)
            return
        rows = 0
        for item in batches(turns(file, self._labels)):
            if isinstance(item, str):
                yield Unread(place, item)
            else:
                rows += item.num_rows
                yield item
        if not rows:
            yield Unread(place, "holds no turns")

    def original(self, part: Part) -> BinaryIO:
        """The bytes of a call's file as it is, for whoever may have a copy; Unreadable."""
        return listing.open_regular(listing.locate(self._path, part))
