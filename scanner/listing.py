"""What a source holds, as far as its configuration wants it: lazily, and with what cannot be listed said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Protocol

from scanner.coming import placed
from scanner.config import Source
from scanner.errors import ScannerError, Unreadable, unexpected
from scanner.model import Place, Unit, Unread
from scanner.work import Connector

#: What noticegap remembers of earlier scans (see `scanner.catalog`) is no data of the source, and holds no value.
_OWN = re.compile(r"(?:^|/)\.noticegap/")


class Watch(Protocol):
    """Who is told how it goes on: units listed and done, rows read."""

    def listed(self, source: str) -> None: ...

    def rows(self, rows: int) -> None: ...

    def done(self, source: str, unit: str) -> None: ...


def units(source: Source, connector: Connector, unread: list[Unread]) -> Iterator[Unit]:
    """The units that `include` and `exclude` leave; whatever cannot be listed goes into `unread`, and so does a glob that names nothing.

    The folder in which noticegap keeps its catalogue is left out.
    """
    unused = set(source.include)
    told, out, left = len(unread), 0, 0
    try:
        for item in connector.units():
            if _OWN.search((item.place.unit or "") if isinstance(item, Unread) else item.name):
                continue
            if isinstance(item, Unread):
                if _told(item.place.unit or "", source):
                    unread.append(placed(item, source.id))
            elif _wanted(item.name, source, unused):
                left += 1
                yield item
            else:
                out += 1
    except Unreadable as error:
        unread.append(Unread(Place(source.id), str(error)))
    except ScannerError:
        raise
    except Exception as error:  # noqa: BLE001 - a listing that breaks must not lose the other sources
        unread.append(Unread(Place(source.id), f"listing stopped: {unexpected(error)}"))
    unread += [Unread(Place(source.id), f'include "{glob}" names nothing here') for glob in sorted(unused)]
    if out and not left and len(unread) == told:  # nothing was read: that must not look like nothing was found
        unread.append(Unread(Place(source.id), "include and exclude leave nothing to read"))


def _wanted(name: str, source: Source, unused: set[str]) -> bool:
    included = [glob for glob in source.include if _fits(name, glob)]
    unused.difference_update(included)
    return (not source.include or bool(included)) and not any(_fits(name, glob) for glob in source.exclude)


def _fits(name: str, glob: str) -> bool:
    """Whether a glob names a unit; one that ends with a slash names a folder with all below it."""
    return fnmatchcase(name, glob) or (glob.endswith("/") and fnmatchcase(name, f"{glob}*"))


def _told(name: str, source: Source) -> bool:
    """Whether what could not be listed is wanted; a folder always is, since nobody knows what lies in it."""
    wanted = not source.include or not name or name.endswith("/") or any(_fits(name, glob) for glob in source.include)
    return wanted and not any(_fits(name, glob) for glob in source.exclude)
