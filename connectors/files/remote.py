"""Any store that fsspec speaks to: listed folder by folder, read as private copies. S3, SFTP and SMB have modules of their own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from connectors.files.copies import BLOCK, copied, read_in_blocks
from connectors.files.entry import FILE, FOLDER, Entry
from connectors.files.opening import VANISHED
from connectors.files.refused import CHANGED, again, refusals, understood
from connectors.files.stamps import of_remote
from connectors.files.walk import walk
from scanner.errors import Unreadable

#: What tells one version of a file from the next, as the libraries name it.
_VERSION = ("etag", "ETag", "e_tag", "md5Hash", "generation", "content_md5")
_MODIFIED = ("modified", "LastModified", "last_modified", "mtime", "updated", "created")
_PLAIN = "".join(chr(code) for code in range(33, 127) if chr(code) not in "%?#")
_NO_CACHE = {"az", "abfs", "abfss", "gs", "gcs"}


@dataclass(slots=True)
class Remote:
    """What lies at `root` of the fsspec filesystem `protocol`. A folder's list is held in memory while it is sorted."""

    protocol: str
    root: str
    options: dict[str, Any] = field(repr=False)
    max_size: int | None = None
    _opened: Any = field(default=None, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.protocol, self.root, self.options, self.max_size)

    def entries(self) -> Iterator[Entry]:
        """See `Store`."""
        with refusals(connecting=True):
            here = self._files.info(self._path(""))
        if here["type"] != "directory":
            yield _entry(self.root.rpartition("/")[2], here)
            return
        yield from walk(self._scan)

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        for entry in self._scan(folder):
            yield entry.name.rpartition("/")[2]

    def open(self, name: str) -> BinaryIO:
        """See `Store`. Whatever tells versions apart is asked before and after."""
        return again(lambda: self._copy(name), self._forget)

    def _forget(self) -> None:
        self._opened = None

    def _copy(self, name: str) -> BinaryIO:
        with refusals():
            path = self._path(name)
            before = self._files.info(path)
            if before["type"] == "directory":
                raise Unreadable(VANISHED)
            file = copied(self._blocks(path), self.max_size, before.get("size"))
            if _version(self._files.info(path)) != _version(before):
                file.close()
                raise Unreadable(CHANGED)
            return file

    def state(self, name: str) -> object:
        """See `Store`: a copy does not change."""
        return None

    @property
    def _files(self) -> Any:
        if self._opened is None:
            cache = {"use_listings_cache": False} if self.protocol in _NO_CACHE else {}
            with understood():
                self._opened = _library(self.protocol)(skip_instance_cache=True, **cache, **self.options)
        return self._opened

    def _blocks(self, path: str) -> Iterator[bytes]:
        """The bytes of a file, read once from its first to its last."""
        if self.protocol != "webdav":
            with contextlib.closing(self._files.open(path, "rb", block_size=8 << 20, cache_type="readahead")) as remote:
                yield from read_in_blocks(remote.read)
            return
        client = self._files.client  # webdav4 asks again for what it is to open, and does not find some names
        with client.http.stream("GET", client.join_url(path)) as answer:
            answer.raise_for_status()
            yield from answer.iter_bytes(BLOCK)

    def _path(self, name: str) -> str:
        """The path on the server. A single file may have no name but its own."""
        if not {".", ".."}.isdisjoint(name.split("/")):
            raise Unreadable("its name leads elsewhere: not read")
        if not name or ("/" not in name and self.root.rpartition("/")[2] == name and self._files.isfile(self._written(self.root))):
            return self._written(self.root)
        return self._written(f"{self.root.rstrip('/')}/{name}" if self.root else name)

    def _written(self, path: str) -> str:
        """The path as the library takes it: webdav4 makes a URL of it, in which some characters mean something else."""
        return quote(path, safe=_PLAIN) if self.protocol == "webdav" else path

    def _scan(self, folder: str) -> Iterator[Entry]:
        """What lies directly in a folder."""
        with refusals():
            path = self._path(folder)
            found = self._files.ls(path, detail=True, **({"refresh": True} if self.protocol in _NO_CACHE else {}))
        above = folder + "/" if folder else ""
        for info in found:
            last = info["name"].rstrip("/").rpartition("/")[2]
            if info["name"].strip("/") not in (path.strip("/"), unquote(path).strip("/")):
                yield _entry(above + last, info)


def _library(protocol: str) -> Any:
    """The library's class for a store."""
    if protocol in ("gs", "gcs"):
        from gcsfs.core import GCSFileSystem  # what fsspec would take asks a second service (gRPC), for minutes where that is not there

        return GCSFileSystem
    import fsspec

    return fsspec.get_filesystem_class(protocol)


def _entry(name: str, info: dict[str, Any]) -> Entry:
    last = name.rpartition("/")[2]
    if last in ("", ".", ".."):
        return Entry(name, reason="its name leads elsewhere: not read")
    if info["type"] == "directory":
        return Entry(name, FOLDER)
    named = next((each for each in map(info.get, _VERSION) if each), None)
    changed = _modified({**info, "created": None})  # a file keeps the time at which it was made, whatever is done to it
    return Entry(name, FILE, info.get("size"), _modified(info), stamp=of_remote(info.get("size"), changed, named))


def _modified(info: dict[str, Any]) -> float | None:
    """Seconds since 1970, from whichever way the library tells it."""
    told = next((info[key] for key in _MODIFIED if info.get(key) is not None), None)
    if isinstance(told, str):
        with contextlib.suppress(ValueError):
            told = datetime.fromisoformat(told) if told[:1].isdigit() else parsedate_to_datetime(told)
    if isinstance(told, datetime):
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
    return float(told) if isinstance(told, int | float) else None


def _version(info: dict[str, Any]) -> tuple[object, ...]:
    return (*(info.get(key) for key in _VERSION), info.get("size"), _modified(info))
