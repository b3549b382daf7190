"""Addresses without what is none: each of those that a line tells one after the other, none where a card was paid with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from detectors.names.lists import fold, is_common, is_place, some
from detectors.reader.edges import HOUSE_WORDS
from detectors.reader.gate import WAYS
from detectors.reader.labels import Named

_WORD = re.compile(r"[^\W\d_]+")
#: What somebody does at the next address, or when: `12 Mill Road, dropped 9 Bank Street`.
_NEXT = re.compile(
    r"(?:[,;.] ?| )(?:drop(?:ped|ping)?|collect(?:ed|ion|ing)?|deliver(?:ed|y|ies|ing)?|pick(?:ed|ing)?|then|moved|moving|visit(?:ed|ing)?|"
    r"return(?:ed|ing)?|formerly|previously|next)(?: (?:off|up|at|to|from))*(?= \d{1,4}[a-z]? [A-Z])"
)
#: A street's short word with its stop, and the sentence behind it.
_STOP = re.compile(r"(?<=[a-z] )(?i:st|rd|ave|ln|cres|terr?|pl|gdns|sq|ct|dr)\. (?P<word>[A-Z][^\W\d_]+)\b(?! [\d#A-Z]\b)")
_PARTS = some("suite floor room building block level north south east west upper lower")
#: Who was paid by card, the number of the till or shop, the town and the land (ISO 3166-1), as banks print them.
_PAID = re.compile(r"(?:[A-Z&'*. ]+ )?\d{3,6} [A-Z]+(?:[ -][A-Z]+){0,2} (?:GB|GBR|UK|IE|IRL)")


def several(text: str, address: Named) -> Iterator[Named]:
    """The addresses in what was taken for one, in order.

    >>> from detectors.reader.labels import Named
    >>> said = "12 Mill Road, dropped 9 Bank St. Passenger left"
    >>> [said[each.start : each.end] for each in several(said, Named(0, 42, 3, 1.0))]
    ['12 Mill Road', '9 Bank St']
    """
    start, end = address.start, _closed(text, address.start, address.end)
    for found in _NEXT.finditer(text, start, end):
        yield from _one(text, replace(address, start=start, end=found.start()))
        start = found.end() + 1
    yield from _one(text, address if (start, end) == (address.start, address.end) else replace(address, start=start, end=end))


def _one(text: str, address: Named) -> Iterator[Named]:
    words = [fold(word) for word in _WORD.findall(text, address.start, address.end)]
    numbers = any(map(str.isdigit, text[address.start : address.end]))
    paid = _PAID.fullmatch(text, address.start, address.end) and WAYS.isdisjoint(words) and HOUSE_WORDS.isdisjoint(words)
    if not paid and (numbers or len(words) > 1 or not WAYS.issuperset(words)):
        yield address


def _closed(text: str, start: int, end: int) -> int:
    """Where an address ends before the quote that closes its cell, and before the sentence behind a street's short word."""
    if text.count('"', start, end) == 1:
        end = text.index('"', start, end)
    for stop in _STOP.finditer(text, start, end):
        word = fold(stop["word"])
        if is_common(word) and not is_place(word) and word not in WAYS | HOUSE_WORDS | _PARTS:
            return stop.start("word") - 2
    return end
