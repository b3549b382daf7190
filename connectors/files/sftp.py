"""SFTP (draft-ietf-secsh-filexfer-02) through paramiko: listed page by page, read as private copies, from a server whose key is known."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from connectors.files.copies import copied, read_in_blocks
from connectors.files.entry import FILE, FOLDER, LINK, Entry
from connectors.files.opening import NOTHING, OUTSIDE, SPECIAL, VANISHED
from connectors.files.refused import CHANGED, HOST_KEY, again, refusals, understood
from connectors.files.stamps import of_remote
from connectors.files.walk import walk
from scanner.errors import ConfigError, Unreadable, did_you_mean

_OPTIONS = (
    "username", "password", "port", "key_filename", "passphrase", "known_hosts", "any_host_key", "timeout", "allow_agent", "look_for_keys"
)  # fmt: skip
_FILES = ("known_hosts", "key_filename")
_AHEAD = 64  # requests that may be under way while a file is read


class _Reject:
    """paramiko's way to ask what to do with a key that is not known."""

    def missing_host_key(self, client: object, hostname: str, key: object) -> None:
        raise Unreadable(HOST_KEY)


@dataclass(slots=True)
class Sftp:
    """What lies in `folder` of a server, or the one file.

    `options`: `known_hosts` names a file beside the user's own, `any_host_key = true` trusts whoever answers (for tests), the others are
    those of `paramiko.SSHClient.connect`.
    """

    host: str
    folder: str
    options: Mapping[str, Any] = field(repr=False)
    max_size: int | None = None
    _opened: Any = field(default=None, repr=False)
    _root: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for key in self.options:
            if key not in _OPTIONS:
                raise ConfigError(f'"options": unknown key "{key}" for sftp://. {did_you_mean(key, _OPTIONS)}')
        for key in _FILES:
            if isinstance(name := self.options.get(key), str) and not os.path.isfile(os.path.expanduser(name)):
                raise ConfigError(f'"options": {key} = "{name}": there is no such file.')

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.host, self.folder, self.options, self.max_size)

    def entries(self) -> Iterator[Entry]:
        """See `Store`. A link to what lies inside has no reason: that is read under its own name."""
        with refusals(connecting=True):
            here = self._server.stat(self.folder)
        if not stat.S_ISDIR(here.st_mode):
            yield _entry(self.folder.rpartition("/")[2], here)
            return
        yield from walk(self._scan)

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        with refusals():
            for found in self._server.listdir_iter(self._path(folder)):
                yield found.filename

    def open(self, name: str) -> BinaryIO:
        """See `Store`. A link that was put in the file's place is not followed."""
        return again(lambda: self._copy(name), self._forget)

    def state(self, name: str) -> object:
        """See `Store`: a copy does not change."""
        return None

    def _copy(self, name: str) -> BinaryIO:
        with refusals():
            path = self._path(name)
            before = self._server.stat(path)
            if special := SPECIAL.get(stat.S_IFMT(before.st_mode)):
                raise Unreadable(f"{special}: not a file")
            if not stat.S_ISREG(before.st_mode):
                raise Unreadable(VANISHED)
            with self._server.open(path, "rb") as remote:
                if self.max_size is None or before.st_size <= self.max_size:
                    remote.prefetch(before.st_size, _AHEAD)
                file = copied(read_in_blocks(remote.read), self.max_size, before.st_size)
            after = self._server.stat(path)
            if (after.st_size, after.st_mtime) != (before.st_size, before.st_mtime):
                file.close()
                raise Unreadable(CHANGED)
            return file

    def _forget(self) -> None:
        if self._opened is not None:
            self._opened[0].close()
        self._opened = None

    @property
    def _server(self) -> Any:
        if self._opened is not None and not self._opened[0].get_transport().is_active():
            self._forget()
        if self._opened is None:
            import paramiko

            options = {"timeout": 60, "allow_agent": True, **self.options}
            options |= {key: os.path.expanduser(options[key]) for key in _FILES if isinstance(options.get(key), str)}
            known, anyone, patience = options.pop("known_hosts", None), options.pop("any_host_key", False), options["timeout"]
            client = paramiko.SSHClient()
            client.load_system_host_keys()
            if known:
                client.load_system_host_keys(known)
            client.set_missing_host_key_policy(paramiko.AutoAddPolicy() if anyone is True else _Reject())
            with understood():
                client.connect(self.host, banner_timeout=patience, auth_timeout=patience, **options)
            server = client.open_sftp()
            server.get_channel().settimeout(patience)
            self._root = server.normalize(self.folder)
            self._opened = client, server
        return self._opened[1]

    def _path(self, name: str) -> str:
        """The path on the server, which knows links: it must be the one that was asked for."""
        server = self._server
        if not {"", ".", ".."}.isdisjoint(name.split("/")) and name:
            raise Unreadable(OUTSIDE if ".." in name.split("/") else VANISHED)
        path = f"{self._root.rstrip('/')}/{name}" if name else self._root
        if self._root.rpartition("/")[2] == name and stat.S_ISREG(server.stat(self._root).st_mode):
            return self._root
        if server.normalize(path) != path:
            raise Unreadable(OUTSIDE)
        return path

    def _scan(self, folder: str) -> Iterator[Entry]:
        """What lies directly in a folder."""
        above = folder + "/" if folder else ""
        links = []  # asked for later: while a listing is under way, the server's answers are taken for its pages
        with refusals():
            for found in self._server.listdir_iter(self._path(folder)):
                if stat.S_ISLNK(found.st_mode or 0):
                    links.append(above + found.filename)
                else:
                    yield _entry(above + found.filename, found)
            for name in links:
                yield Entry(name, LINK, reason=self._link(name))

    def _link(self, name: str) -> str | None:
        """Why a link is not read; None where it leads inside."""
        try:
            target = self._server.normalize(f"{self._root.rstrip('/')}/{name}")
            self._server.stat(target)
        except OSError:
            return NOTHING
        inside = self._root.rstrip("/") + "/"
        return None if (target + "/").startswith(inside) else OUTSIDE


def _entry(name: str, found: Any) -> Entry:
    kind = stat.S_IFMT(found.st_mode or 0)
    if kind == stat.S_IFDIR:
        return Entry(name, FOLDER)
    special = SPECIAL.get(kind)
    stamp = of_remote(found.st_size, found.st_mtime)
    return Entry(name, FILE, found.st_size, found.st_mtime, f"{special}: not a file" if special else None, stamp=stamp)
