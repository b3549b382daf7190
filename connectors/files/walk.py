"""All that lies in a tree of folders, sorted, folder by folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from connectors.files.entry import DEEPEST, FOLDER, NAMES, TOO_DEEP, Entry, with_root
from connectors.files.ordering import ordered
from scanner.errors import Unreadable

#: What lies directly in a folder, in any order; raises `Unreadable` where that cannot be told (any more).
Scan = Callable[[str], Iterator[Entry]]

LOOP = "a link back to a folder that holds it: not followed"


def walk(scan: Scan, same: object = None) -> Iterator[Entry]:
    """Every entry below the source, sorted by `Entry.order`; `same` tells the source's own folder apart.

    Depth first with a stack of its own, since folders may be nested deeper than Python calls. A folder that cannot be listed is an entry
    with the reason.
    """
    open_folders = [_listed(scan, Entry("", FOLDER))]
    holders = [same]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
            holders.pop()
        elif entry.kind != FOLDER or entry.reason:
            yield entry
        elif entry.same is not None and entry.same in holders:
            yield entry._replace(reason=LOOP)
        elif len(open_folders) > DEEPEST:
            yield entry._replace(reason=TOO_DEEP)
        else:
            open_folders.append(_listed(scan, entry))
            holders.append(entry.same)


def _listed(scan: Scan, folder: Entry) -> Iterator[Entry]:
    """The folder as a unit where it holds anything, then what it holds; that it could not be listed to its end comes first."""
    broken: list[str] = []
    found = ordered(_until_broken(scan(folder.name), broken))
    first = next(found, None)
    if broken:
        yield folder._replace(reason=broken[0])
    if first is not None and folder.name:
        yield folder._replace(kind=NAMES)
        yield first
        yield from found
    elif first is not None:
        yield from with_root(chain([first], found))


def _until_broken(entries: Iterator[Entry], broken: list[str]) -> Iterator[Entry]:
    try:
        yield from entries
    except Unreadable as error:
        broken.append(str(error))
