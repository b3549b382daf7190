"""A ZIP archive written as a stream, with the SHA-256 of each file. No time of the day goes in: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any, BinaryIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PRIVATE = 0o600 << 16


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of an archive: its name, the SHA-256 of its bytes in hexadecimal, and their number."""

    name: str
    sha256: str
    size: int


class _Counted:
    """A file of the archive that is being written."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out, self.digest, self.size = out, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.out.write(data)

    def text(self, text: str) -> None:
        """Writes text as UTF-8; a half surrogate, which no text should hold, as `?`."""
        self.write(text.encode("utf-8", "replace"))


@dataclass(slots=True)
class Archive:
    """Files go in one after the other; `packed` lists them."""

    zip: zipfile.ZipFile
    packed: list[Packed] = field(default_factory=list)

    @contextmanager
    def file(self, name: str) -> Iterator[_Counted]:
        """A new file of the archive to write to."""
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _PRIVATE, 3
        with self.zip.open(info, "w", force_zip64=True) as out:
            counted = _Counted(out)
            yield counted
        self.packed.append(Packed(name, counted.digest.hexdigest(), counted.size))

    def add(self, name: str, text: str) -> None:
        """A file with this text as UTF-8."""
        with self.file(name) as out:
            out.text(text)

    def manifest(self, **more: Any) -> None:
        """The last file: every other one with its SHA-256 and size."""
        files = [{"name": one.name, "sha256": one.sha256, "bytes": one.size} for one in self.packed]
        self.add("manifest.json", json.dumps({**more, "files": files}, indent=1, ensure_ascii=False) + "\n")


@contextmanager
def archive(out: BinaryIO) -> Iterator[Archive]:
    """An archive on a stream that cannot seek."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        yield Archive(file)
