"""Which store a URL means, and what must be installed for it."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from connectors.files.entry import Store
from scanner.errors import ConfigError, did_you_mean

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class _Kind(NamedTuple):
    """A kind of store: the module it needs, the package that brings it, and our extra."""

    module: str
    package: str
    extra: str


_S3 = _Kind("s3fs", "s3fs", "s3")
_SFTP = _Kind("paramiko", "paramiko", "sftp")
_SMB = _Kind("smbclient", "smbprotocol", "smb")
_WEBDAV = _Kind("webdav4", "webdav4", "webdav")
_AZURE = _Kind("adlfs", "adlfs", "azure")
_GCS = _Kind("gcsfs", "gcsfs", "gcs")
_KINDS = {
    "s3": _S3, "sftp": _SFTP, "ssh": _SFTP, "smb": _SMB, "webdav": _WEBDAV, "webdavs": _WEBDAV, "az": _AZURE, "abfs": _AZURE,
    "abfss": _AZURE, "gs": _GCS, "gcs": _GCS, "memory": _Kind("fsspec", "fsspec", ""),
}  # fmt: skip

#: Libraries whose warnings Python would write to standard error, with whatever a server said in them.
_TALKERS = (
    "fsspec",
    "s3fs",
    "gcsfs",
    "azure",
    "adlfs",
    "paramiko",
    "smbprotocol",
    "spnego",
    "aiobotocore",
    "botocore",
    "httpx",
    "google",
    "asyncio",
)


def is_url(path: str) -> bool:
    """Whether a path is a URL: a scheme, and two slashes after its colon."""
    return _URL.match(path) is not None


def local_path(path: str) -> str:
    """The path of a file: URL, or the path as it is. ConfigError where the URL names another machine."""
    if not is_url(path):
        return path
    url = urlsplit(path)
    if url.netloc not in ("", "localhost"):
        raise ConfigError(f'path: file://{url.netloc} is another machine. A path of this one has three slashes: "file:///srv/share".')
    return unquote(url.path)


def store(path: str, options: Mapping[str, Any], max_size: int | None) -> Store:
    """The store behind a URL, not connected yet. ConfigError."""
    scheme, _, rest = path.partition("://")
    scheme = scheme.lower()
    kind = _KINDS.get(scheme)
    if kind is None:
        raise ConfigError(f'path: no store "{scheme}://". {did_you_mean(scheme, [*_KINDS, "file"])}')
    if find_spec(kind.module) is None:
        raise ConfigError(f'{scheme}:// needs {kind.package}: pip install "noticegap[{kind.extra}]"')
    for name in _TALKERS:
        logging.getLogger(name).addHandler(logging.NullHandler())
    if kind is _S3:
        from connectors.files.s3 import S3

        bucket, _, key = rest.partition("/")
        return S3(_named(scheme, bucket, "bucket"), key, dict(options), max_size)
    if kind in (_AZURE, _GCS):
        from connectors.files.remote import Remote

        named = _named(scheme, rest.partition("/")[0], "bucket" if kind is _GCS else "container")
        container, _, account = named.partition("@")  # abfss://container@account.dfs.core.windows.net/folder
        given = {"account_name": account.partition(".")[0], **options} if account else dict(options)
        return Remote(scheme, (container + rest.removeprefix(named)).strip("/"), given, max_size)
    if scheme == "memory":
        from connectors.files.remote import Remote

        return Remote(scheme, "/" + rest.strip("/"), dict(options), max_size)
    return _server(kind, scheme, path, dict(options), max_size)


def _server(kind: _Kind, scheme: str, path: str, options: dict[str, Any], max_size: int | None) -> Store:
    """A store on a named server. A user and a password in the URL are taken from it; options go before them."""
    url = _split(scheme, path)
    host = _named(scheme, url.hostname or "", "server")
    if url.username:
        options.setdefault("username", unquote(url.username))
    if url.password:
        options.setdefault("password", unquote(url.password))
    if kind is _WEBDAV:
        from connectors.files.remote import Remote

        web = "https" if scheme.endswith("s") else "http"
        at = f"[{host}]" if ":" in host else host
        options["base_url"] = f"{web}://{at}{f':{url.port}' if url.port else ''}/"
        if user := options.pop("username", None):
            options["auth"] = (user, options.pop("password", ""))
        return Remote("webdav", unquote(url.path).rstrip("/"), options, max_size)
    if url.port:
        options["port"] = url.port
    folder = unquote(url.path)
    if kind is _SMB:
        from connectors.files.smb import Smb

        _named(scheme, folder.strip("/"), "share")
        return Smb(host, folder.strip("/"), options, max_size)
    from connectors.files.sftp import Sftp

    return Sftp(host, folder.rstrip("/") or "/", options, max_size)


def _split(scheme: str, path: str) -> SplitResult:
    try:
        url = urlsplit(path)
        _ = url.port
    except ValueError:
        raise ConfigError(f"path: the {scheme}:// URL is not well formed.") from None
    return url


def _named(scheme: str, value: str, what: str) -> str:
    if not value:
        raise ConfigError(f"path: the URL names no {what}. Write {scheme}://{'server/share' if what == 'share' else what}/folder.")
    return value
