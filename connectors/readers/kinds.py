"""What a file is: by its first bytes, then by its extension; and which reader knows it. A new reader is one line in `READERS`."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from connectors.readers import (
    bson_,
    calendar,
    cards,
    columnar,
    csv_,
    databases,
    desktop,
    dumps,
    edifact,
    hl7,
    html_,
    ini,
    json_,
    ldif,
    logs,
    markdown,
    parquet,
    placed,
    ruled,
    sheets,
    strings,
    text,
    toml_,
    xml_,
    yaml_,
)  # fmt: skip
from connectors.readers.archives import seven, streams, tar, unread, zip_
from connectors.readers.chats import whatsapp
from connectors.readers.documents import epub, office, ole, pdf, rtf
from connectors.readers.embedded import with_files
from connectors.readers.magic import guess, magic
from connectors.readers.mail import eml, mbox, msg
from connectors.readers.media import pictures, recordings
from connectors.readers.node import Read
from connectors.readers.sniff import decoded, plain, structure, texty
from connectors.readers.written_cells import with_values

#: So many bytes tell what a file is.
HEAD = 8192


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files of these media types (globs) from a seekable binary file; units have `form`, or the media type where it is ""."""

    media: tuple[str, ...]
    form: str
    read: Read
    calls: bool = False  # also where only calls are looked for
    written: bool = False  # a document that people read: a call may stand in it as text


#: Media types of documents and packages that are ZIP archives.
ZIPPED = (
    "application/java-archive",
    "application/vnd.android.package-archive",
    "application/vnd.openxmlformats-officedocument.*",
    "application/vnd.ms-word.*",
    "application/vnd.ms-excel.*",
    "application/vnd.ms-powerpoint.*",
    "application/vnd.ms-visio.*",
    "application/vnd.oasis.opendocument.*",
    "application/vnd.sun.xml.*",
    "application/epub+zip",
)

#: The first reader whose glob fits is taken.
READERS = (
    Reader(("text/csv", "text/tab-separated-values"), "table", with_values(with_files(csv_.read))),
    Reader(("application/json", "application/x-ndjson"), "table", with_values(with_files(json_.read))),
    Reader(("text/xml", "application/xml", "application/*+xml"), "table", with_files(xml_.read)),
    Reader(("application/yaml",), "table", with_files(yaml_.read)),
    Reader(("application/toml",), "table", toml_.read),
    Reader(("text/x-ini",), "table", ini.read),
    Reader(("text/x-log",), "text", logs.read),
    Reader(("application/sql",), "text", with_values(dumps.read)),
    Reader(("text/html",), "text", html_.read),
    Reader(("application/vnd.apache.parquet",), "table", with_values(parquet.read)),
    Reader(("application/vnd.apache.arrow.*",), "table", with_values(columnar.arrow)),
    Reader(("application/vnd.apache.orc",), "table", with_values(columnar.orc)),
    Reader(("application/avro",), "table", with_values(columnar.avro)),
    Reader((bson_.MEDIA,), "table", with_values(bson_.read)),
    Reader(("application/vnd.sqlite3",), "", databases.sqlite),
    Reader(("application/vnd.duckdb",), "", databases.duckdb),
    Reader(("application/vnd.ms-excel*", "*.spreadsheetml.*", "*.opendocument.spreadsheet*"), "", with_values(sheets.read)),
    Reader(("application/pdf",), "", pdf.read, written=True),
    Reader(("*.presentationml.*", "application/vnd.ms-powerpoint.*"), "", office.presentation),
    Reader(("*.opendocument.presentation*", "*.opendocument.graphics*"), "", office.pages),
    Reader(("*.wordprocessingml.*", "application/vnd.ms-word.*", "*.opendocument.text*"), "", office.text, written=True),
    Reader(("application/vnd.ms-visio.*", "application/vnd.ms-xpsdocument"), "", office.text),
    Reader(("application/epub+zip",), "", epub.read),
    Reader(("application/msword", "application/vnd.ms-powerpoint", "application/x-ole-storage"), "", ole.read, written=True),
    Reader(("application/rtf",), "", rtf.read, written=True),
    Reader(("message/rfc822", "message/global"), "message/rfc822", eml.read),
    Reader(("application/mbox",), "", mbox.read),
    Reader(("application/vnd.ms-outlook",), "", msg.read),
    Reader(("text/vcard",), "", cards.read),
    Reader(("text/calendar",), "", calendar.read),
    Reader(("application/hl7-v2",), "table", hl7.read),
    Reader(("application/edifact",), "table", edifact.read),
    Reader(("text/x-ldif",), "table", ldif.read),
    Reader(("text/x-printed",), "table", ruled.read),
    Reader(("text/x-placed",), "table", placed.read),
    Reader((whatsapp.FORM,), "", whatsapp.read),
    Reader(("audio/*", "video/*"), "", recordings.read, calls=True),
    Reader(("image/*",), "", pictures.read),
    Reader((desktop.DOUBLE,), "", desktop.apple_double),
    Reader((desktop.STORE,), "", desktop.ds_store),
    Reader((desktop.SHORTCUT,), "", desktop.shortcut),
    Reader((desktop.OWNER,), "", desktop.owner),
    Reader(strings.PROGRAMS, "", strings.programs),
    Reader(("application/gzip",), "", streams.gzip, calls=True),
    Reader(("application/x-bzip2",), "", streams.bzip2, calls=True),
    Reader(("application/x-xz",), "", streams.xz, calls=True),
    Reader(("application/x-lzma",), "", streams.lzma, calls=True),
    Reader(("application/zstd",), "", streams.zstd, calls=True),
    Reader(("application/x-lz4",), "", streams.lz4, calls=True),
    Reader(("application/x-tar",), "", tar.read, calls=True),
    Reader(("application/x-7z-compressed",), "", seven.read, calls=True),
    *(Reader((refused,), "", read, calls=True) for refused, read in unread.BY_KIND.items()),
    # Behind the readers of documents: one that none of them knows is read member by member.
    Reader(("application/zip", *ZIPPED), "", zip_.read, calls=True),
    Reader(("text/markdown",), "text", markdown.read),
    Reader(("text/*",), "text", text.read),
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
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".mbx": "application/mbox",
    ".vcf": "text/vcard",
    ".vcard": "text/vcard",
    ".ics": "text/calendar",
    ".ical": "text/calendar",
    ".ifb": "text/calendar",
    ".md": "text/markdown",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".xml": "text/xml",
    ".rss": "text/xml",
    ".kml": "text/xml",
    ".gpx": "text/xml",
    ".xbrl": "text/xml",
    ".svg": "text/xml",
    ".txt": "text/plain",
    ".dat": "text/plain",
    ".log": "text/x-log",
    ".sql": "application/sql",
    ".toml": "application/toml",
    ".ini": "text/x-ini",
    ".cfg": "text/x-ini",
    ".conf": "text/x-ini",
    ".properties": "text/x-ini",
    ".env": "text/x-ini",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}

#: Recordings without a header, which only their extension tells.
HEADLESS = {
    **dict.fromkeys((".ulaw", ".ul", ".mulaw"), "audio/basic"),
    **dict.fromkeys((".alaw", ".al"), "audio/x-alaw-basic"),
    ".gsm": "audio/gsm",
    ".g729": "audio/g729",
    ".vox": "audio/x-vox",
    ".sln": "audio/l16",
}
UNKNOWN = "application/octet-stream"


def kind(head: bytes, name: str) -> str:
    """The media type of a file by the first `HEAD` bytes and its name; "application/octet-stream" if nothing is known of it."""
    extension = PurePosixPath(name.lower()).suffix
    said = EXTENSIONS.get(extension, "text/plain")
    document = head.startswith((b"%PDF-", b"{\\rtf"))
    if plain(head) and not document:
        return structure(head, said)
    found = desktop.told(head, name) or magic(head)
    if found is None and texty(head, extension in EXTENSIONS):
        return structure(decoded(head).encode("utf-8", "replace"), said)
    found = found or guess(head)
    return HEADLESS.get(extension, found) if found == UNKNOWN else found


@lru_cache(256)
def reader(media_type: str) -> Reader | None:
    """The reader for a media type, if there is one."""
    return next((known for known in READERS if any(fnmatch.fnmatchcase(media_type, glob) for glob in known.media)), None)
