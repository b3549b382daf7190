"""Property sets of compound files [MS-OLEPS 2.18 to 2.21]: who wrote a document, for which company, and what people added."""

from __future__ import annotations

from collections.abc import Iterator

_SUMMARY = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "description", 7: "template", 8: "last modified by"}
_DOCUMENT = {2: "category", 14: "manager", 15: "company"}
#: The streams, and what the numbers of their first set mean; the second set has names of its own.
STREAMS = (("\x05SummaryInformation", _SUMMARY), ("\x05DocumentSummaryInformation", _DOCUMENT))
# Sets, properties in a set and characters of a property that are looked at.
_SETS, _MOST, _LONGEST = 2, 1000, 1 << 20
_NARROW, _WIDE, _SHORT, _UTF16 = 30, 31, 2, 1200


def number(data: bytes, at: int, size: int = 4) -> int:
    """An unsigned number in little-endian order, 0 beyond the end."""
    return int.from_bytes(data[at : at + size], "little")


def values(data: bytes, names: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Column and value of each text in a stream of property sets; offsets and counts that lie lead to nothing."""
    for which in range(min(number(data, 24), _SETS)):
        start = number(data, 28 + 20 * which + 16)
        places = {}
        for at in range(start + 8, start + 8 + 8 * min(number(data, start + 4), _MOST), 8):
            places[number(data, at)] = start + number(data, at + 4)
        page = number(data, places[1] + 4, 2) if 1 in places and number(data, places[1]) == _SHORT else 1252
        known = _dictionary(data, places[0], page) if which and 0 in places else names
        for key, at in places.items():
            if key in known and (text := _text(data, at, page)):
                yield known[key], text


def _dictionary(data: bytes, at: int, page: int) -> dict[int, str]:
    """Names of properties that people added [MS-OLEPS 2.17]."""
    names = {}
    count, at = number(data, at), at + 4
    for _ in range(min(count, _MOST)):
        size = number(data, at + 4) * (2 if page == _UTF16 else 1)
        names[number(data, at)] = _decoded(data[at + 8 : at + 8 + size], page)
        at += 8 + size + (-size % 4 if page == _UTF16 else 0)
    return names


def _text(data: bytes, at: int, page: int) -> str:
    kind, size = number(data, at), min(number(data, at + 4), _LONGEST)
    if kind == _WIDE:
        return _decoded(data[at + 8 : at + 8 + 2 * size], _UTF16)
    return _decoded(data[at + 8 : at + 8 + size], page) if kind == _NARROW else ""


def _decoded(data: bytes, page: int) -> str:
    """Text in a Windows code page."""
    name = {_UTF16: "utf-16-le", 65001: "utf-8"}.get(page, f"cp{page}")
    try:
        return data.decode(name, "replace").strip("\0 ")
    except LookupError:
        return data.decode("cp1252", "replace").strip("\0 ")
