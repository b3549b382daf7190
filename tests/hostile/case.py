"""What a hostile case is."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

#: Stands in what hostile files hold, never in their names: it must not come up in any output.
CANARY = "canary-Zq7"
#: What is done to a file once the scan has it open.
Meanwhile: TypeAlias = Callable[[Path], None]


class NotHere(Exception):
    """This machine cannot make the case; the message says why."""


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile input.

    `make` puts it into an empty folder. `expects` is a regular expression which one reason of the scan must match; "" where everything is
    read. `quick`: takes well under a second. `meanwhile` is called with the file of the name `touches` as soon as the scan has opened it.
    `path` is the source's path where it is not the folder.
    """

    name: str
    make: Callable[[Path], None]
    expects: str = ""
    quick: bool = True
    meanwhile: Meanwhile | None = None
    touches: str = ""
    path: str | None = None


def written(name: str, data: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    """Makes one file; its bytes, or what gives them when they are needed."""

    def make(folder: Path) -> None:
        (folder / name).write_bytes(data() if callable(data) else data)

    return make


def zipped(path: Path, *members: tuple[str, bytes]) -> None:
    """A ZIP archive with these members, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
