"""SMB 2 and 3 ([MS-SMB2]) through smbprotocol: listed page by page, read as private copies, without a lock on what others work with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from connectors.files.copies import copied, read_in_blocks
from connectors.files.entry import FILE, FOLDER, Entry
from connectors.files.opening import VANISHED
from connectors.files.refused import CHANGED, again, refusals, understood
from connectors.files.stamps import of_remote
from connectors.files.walk import walk
from scanner.errors import ConfigError, Unreadable, did_you_mean

_OPTIONS = ("username", "password", "port", "encrypt", "timeout", "auth_protocol", "require_signing")
_DIRECTORY, _REPARSE, _OFFLINE = 0x10, 0x400, 0x1000  # file attributes, [MS-FSCC] 2.6
_SYMLINK = "symbolic link on the server, which is not followed"
_AWAY = "is kept elsewhere by the server (offline): not fetched"


@dataclass(slots=True)
class Smb:
    """What lies in `folder` (`share/folder/…`) of a server, or the one file. Referrals to other servers (DFS) are not followed."""

    host: str
    folder: str
    options: Mapping[str, Any] = field(repr=False)
    max_size: int | None = None
    _opened: Any = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for key in self.options:
            if key not in _OPTIONS:
                raise ConfigError(f'"options": unknown key "{key}" for smb://. {did_you_mean(key, _OPTIONS)}')

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.host, self.folder, self.options, self.max_size)

    def entries(self) -> Iterator[Entry]:
        """See `Store`."""
        import smbclient

        with refusals(connecting=True):
            here = smbclient.stat(self._path(""), **self._session)
        if not here.st_file_attributes & _DIRECTORY:
            yield Entry(self.folder.rpartition("/")[2], FILE, here.st_size, here.st_mtime, stamp=of_remote(here.st_size, here.st_mtime))
            return
        yield from walk(self._scan, here.st_ino)

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        for entry in self._scan(folder):
            yield entry.name.rpartition("/")[2]

    def open(self, name: str) -> BinaryIO:
        """See `Store`."""
        return again(lambda: self._copy(name), self._forget)

    def state(self, name: str) -> object:
        """See `Store`: a copy does not change."""
        return None

    def _copy(self, name: str) -> BinaryIO:
        import smbclient

        with refusals():
            path, session = self._path(name), self._session
            before = smbclient.lstat(path, **session)
            if before.st_file_attributes & (_DIRECTORY | _REPARSE):
                raise Unreadable(_SYMLINK if before.st_file_attributes & _REPARSE else VANISHED)
            with smbclient.open_file(path, "rb", buffering=0, share_access="rwd", **session) as remote:
                file = copied(read_in_blocks(remote.read), self.max_size, before.st_size)
            after = smbclient.lstat(path, **session)
            if (after.st_size, after.st_mtime_ns, after.st_ino) != (before.st_size, before.st_mtime_ns, before.st_ino):
                file.close()
                raise Unreadable(CHANGED)
            return file

    def _forget(self) -> None:
        self._opened = None

    @property
    def _session(self) -> dict[str, Any]:
        """What every call of smbclient is told: connections of our own, since the library's are shared by all."""
        if self._opened is None:
            import smbclient

            smbclient.ClientConfig(skip_dfs=True)
            options = {"connection_timeout": 60, **self.options}
            if "timeout" in options:
                options["connection_timeout"] = options.pop("timeout")
            session = {**options, "connection_cache": {}}
            with understood():
                smbclient.register_session(self.host, **session)
            self._opened = session
        return dict(self._opened)

    def _path(self, name: str) -> str:
        if (name and not {"", ".", ".."}.isdisjoint(name.split("/"))) or "\\" in name or "\0" in name:
            raise Unreadable(VANISHED)
        if name and self.folder.rpartition("/")[2] == name and self._is_file():
            name = ""
        return rf"\\{self.host}\{self.folder}/{name}".replace("/", "\\").rstrip("\\")

    def _is_file(self) -> bool:
        import smbclient

        return not smbclient.stat(self._path(""), **self._session).st_file_attributes & _DIRECTORY

    def _scan(self, folder: str) -> Iterator[Entry]:
        """What lies directly in a folder."""
        import smbclient

        above = folder + "/" if folder else ""
        with refusals(), smbclient.scandir(self._path(folder), **self._session) as found:
            for each in found:
                yield _entry(above + each.name, each.smb_info)


def _entry(name: str, info: Any) -> Entry:
    if info.file_attributes & _REPARSE:
        return Entry(name, reason=_SYMLINK)
    if info.file_attributes & _DIRECTORY:
        return Entry(name, FOLDER, same=info.file_id or None)
    reason = _AWAY if info.file_attributes & _OFFLINE else None
    size, modified = info.end_of_file, info.last_write_time.timestamp()
    return Entry(name, FILE, size, modified, reason, stamp=of_remote(size, modified))
