"""What a file is: by its first bytes, then by its extension; and which reader knows it. A new reader is one line in `READERS`."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from pathlib import PurePosixPath

from connectors.readers import csv_, json_, parquet, text
from connectors.readers.magic import guess, magic
from connectors.readers.media import pictures, recordings
from connectors.readers.node import Read
from connectors.readers.sniff import decoded, plain, structure, texty

#: So many bytes tell what a file is.
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of these media types (globs) from a seekable binary file; units have `form`, or the media type where it is ""."""

    media: tuple[str, ...]
    form: str
    read: Read


#: The first reader whose glob fits is taken.
READERS = (
    Reader(("text/csv", "text/tab-separated-values"), "table", csv_.read),
    Reader(("application/json", "application/x-ndjson"), "table", json_.read),
    Reader(("application/vnd.apache.parquet",), "table", parquet.read),
    Reader(("audio/*", "video/*"), "", recordings.read),
    Reader(("image/*",), "", pictures.read),
    Reader(("text/*", "application/sql", "application/yaml"), "text", text.read),
)

#: Media types (IANA) of extensions, for text that does not say what it is.
EXTENSIONS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
    ".json": "application/json",
    ".geojson": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".md": "text/markdown",
    ".htm": "text/html",
    ".html": "text/html",
    ".xml": "text/xml",
    ".txt": "text/plain",
    ".dat": "text/plain",
    ".log": "text/x-log",
    ".sql": "application/sql",
    ".ini": "text/x-ini",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


def kind(head: bytes, name: str) -> str:
    """The media type of a file by the first `HEAD` bytes and its name; "application/octet-stream" if nothing is known of it."""
    extension = PurePosixPath(name.lower()).suffix
    said = EXTENSIONS.get(extension, "text/plain")
    pdf = head.startswith(b"%PDF-")
    if plain(head) and not pdf:
        return structure(head, said)
    found = magic(head, name)
    if found is None and texty(head, extension in EXTENSIONS):
        return structure(decoded(head).encode("utf-8", "replace"), said)
    return found or guess(head)


def reader(media_type: str) -> Reader | None:
    """The reader for a media type, if there is one."""
    return next((known for known in READERS if any(fnmatch.fnmatchcase(media_type, glob) for glob in known.media)), None)
