"""S3 and what speaks its language: listed page by page in the order of keys, which is ours; each object read with one request."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, BinaryIO

from connectors.files.copies import BLOCK, copied
from connectors.files.entry import FILE, NAMES, Entry, with_root
from connectors.files.ordering import ordered
from connectors.files.refused import CLOSED, refusal, refusals, understood
from connectors.files.stamps import of_remote
from scanner.errors import Unreadable

#: An object whose connection breaks is asked for again, from where it broke.
_TIMES = 4
#: Directory buckets are listed in no order.
_UNSORTED = "--x-s3"
_SLASH = "its name ends with a slash, like that of a folder: not read"


@dataclass(slots=True)
class S3:
    """The objects of `bucket` below `key` as a folder, or the one object. Older versions and deleted objects are not looked at.

    `options` are those of s3fs: key, secret, token, anon, endpoint_url, client_kwargs, and so on. Without key and anon, credentials are
    looked for where AWS keeps them, the machine's metadata service last; with either, nowhere.
    """

    bucket: str
    key: str
    options: dict[str, Any] = field(repr=False)
    max_size: int | None = None
    _opened: Any = field(default=None, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.bucket, self.key, self.options, self.max_size)

    def entries(self) -> Iterator[Entry]:
        """See `Store`."""
        objects = self._objects(self._prefix)
        first = next(objects, None)
        if first is None and self.key and not self.key.endswith("/"):
            yield from (_entry(each, each["Key"].rpartition("/")[2]) for each in self._objects(self.key) if each["Key"] == self.key)
            return
        found = chain([] if first is None else [first], objects)
        files = (_entry(each, each["Key"].removeprefix(self._prefix)) for each in found if not _marker(each))
        yield from with_root(_with_folders(ordered(files) if self.bucket.endswith(_UNSORTED) else files))

    def names(self, folder: str) -> Iterator[str]:
        """See `Store`."""
        return self._directly(self._prefix + (folder + "/" if folder else ""), folder)

    def _directly(self, prefix: str, folder: str = "/") -> Iterator[str]:
        for page in self._pages(prefix, Delimiter="/"):
            yield from (each["Key"].removeprefix(prefix) for each in page.get("Contents", ()) if each["Key"] != prefix)
            for each in page.get("CommonPrefixes", ()):
                name = each["Prefix"].removeprefix(prefix)[:-1]
                yield from [name] if name or folder else self._directly(prefix + "/")

    def open(self, name: str) -> BinaryIO:
        """See `Store`. One request gives one version; what breaks is taken up again only where it is still the same."""
        key = self._prefix + name if self.key.rpartition("/")[2] != name else self._single(name)
        with refusals():
            answer = self._call("get_object", Key=key)
            size = answer["ContentLength"]
            with contextlib.closing(answer["Body"]):
                return copied(self._blocks(key, answer, size), self.max_size, size)

    def state(self, name: str) -> object:
        """See `Store`: a copy does not change."""
        return None

    @property
    def _prefix(self) -> str:
        return self.key if not self.key or self.key.endswith("/") else self.key + "/"

    def _single(self, name: str) -> str:
        """The key of a name that is also the last part of the URL: that object, unless the URL means a folder that holds the name."""
        return self.key if next(self._objects(self._prefix), None) is None else self._prefix + name

    @property
    def _files(self) -> Any:
        if self._opened is None:
            import s3fs

            options = dict(self.options)
            known = inspect.signature(s3fs.S3FileSystem.__init__).parameters
            if unknown := sorted(options.keys() - known.keys()):
                raise Unreadable(f'"options" has a key that s3fs does not know: "{unknown[0]}"')
            if options.get("anon") or options.get("key"):
                options.setdefault("session", _session())
            with understood():
                self._opened = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False, **options)
                self._opened.connect()
        return self._opened

    def _call(self, method: str, **arguments: Any) -> Any:
        return self._files.call_s3(method, Bucket=self.bucket, **arguments, **self._files.req_kw)

    def _pages(self, prefix: str, **arguments: Any) -> Iterator[dict[str, Any]]:
        """The pages of a listing, a thousand keys each, asked for one by one."""
        more: dict[str, Any] = {}
        while True:
            with refusals():
                page = self._call("list_objects_v2", Prefix=prefix, **arguments, **more)
            yield page
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def _objects(self, prefix: str) -> Iterator[dict[str, Any]]:
        for page in self._pages(prefix):
            yield from page.get("Contents", ())

    def _blocks(self, key: str, answer: dict[str, Any], size: int) -> Iterator[bytes]:
        """The object's bytes, asked for again from where the connection broke, if it is still the same object."""
        import fsspec.asyn

        got = left = 0
        for left in range(_TIMES - 1, -1, -1):
            with contextlib.closing(answer["Body"]) as body:
                try:
                    while block := fsspec.asyn.sync(self._files.loop, body.read, BLOCK):
                        got += len(block)
                        yield block
                    if got >= size:
                        return
                except Exception as error:
                    if not left or refusal(error) != CLOSED:
                        raise
            answer = self._call("get_object", Key=key, IfMatch=answer["ETag"], Range=f"bytes={got}-")
        raise Unreadable(CLOSED)


def _marker(found: dict[str, Any]) -> bool:
    """Whether an object only stands for a folder: it is empty, and its key ends with a slash."""
    return bool(found["Key"].endswith("/") and not found["Size"])


def _entry(found: dict[str, Any], name: str) -> Entry:
    size, modified = found["Size"], found["LastModified"].timestamp()
    reason = _SLASH if not name or name.endswith("/") else None
    return Entry(name, FILE, size, modified, reason, stamp=of_remote(size, modified, found.get("ETag")))


def _with_folders(files: Iterable[Entry]) -> Iterator[Entry]:
    """The files in the order of their names, each folder as a unit before the first file in it."""
    last, above = "", ""
    for entry in files:
        if entry.name < last:
            raise Unreadable("the server lists its objects in no order: listing stopped")
        last = entry.name
        for folder in _folders(entry.name):
            if not above.startswith(folder + "/"):
                yield Entry(folder, NAMES)
        above = entry.name[: entry.name.rfind("/") + 1]
        yield entry


def _folders(name: str) -> Iterator[str]:
    """The folders around a name, outermost first; what begins with a slash is told among the names of the source itself."""
    at = name.find("/", 1)
    while at != -1:
        yield name[:at]
        at = name.find("/", at + 1)


def _session() -> Any:
    """A session that looks for credentials nowhere: those given are used, or none."""
    from aiobotocore.session import AioSession

    session = AioSession()
    session.set_config_variable("ec2_metadata_service_endpoint", "http://[::1]:9/")
    session.get_component("credential_provider").providers.clear()
    return session
