"""Context phrases without Hyperscan: the same, slower."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from detectors.blocks import Ints

_TOKEN = re.compile(r"[A-Za-z0-9]+")
_LOWER = {code: code + 32 for code in (*range(0x41, 0x5B), *range(0xC0, 0xDF)) if code != 0xD7}  # as Latin-1 has them


def every_phrase(spelled: Sequence[str], gap: str, data: bytes) -> tuple[Ints, Ints]:
    """Number and end of each phrase in the data, by end; phrases as `detectors.context` defines them."""
    text = data.decode("latin-1").translate(_LOWER)
    plain: dict[str, list[tuple[int, list[str]]]] = {}
    found: list[tuple[int, int]] = []
    for number, phrase in enumerate(spelled):
        parts = phrase.split(" ")
        if all(part.isascii() and part.isalnum() for part in parts):
            for first in {parts[0], parts[0] + "s" * (len(parts) == 1)}:
                plain.setdefault(first, []).append((number, parts))
        else:
            each = gap.join(re.escape(part) for part in parts)
            marked = re.finditer(rf"(?<![A-Za-z0-9])(?=({each}s?)(?![A-Za-z0-9]))", text)
            found += [(match.end(1), number) for match in marked]
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    between = re.compile(gap)
    for at, (start, end) in enumerate(tokens):
        for number, parts in plain.get(text[start:end], ()):
            last = _said(text, tokens, at, parts, between)
            if last:
                found.append((last, number))
    found.sort()
    return np.array([number for _, number in found], np.int64), np.array([end for end, _ in found], np.int64)


def _said(text: str, tokens: list[tuple[int, int]], at: int, parts: list[str], between: re.Pattern[str]) -> int:
    """Where the phrase ends that begins with token `at`, 0 if it is not there."""
    for offset, part in enumerate(parts):
        if at + offset == len(tokens):
            return 0
        start, end = tokens[at + offset]
        last = offset == len(parts) - 1
        if text[start:end] != part and not (last and text[start:end] == part + "s"):
            return 0
        if offset and not between.fullmatch(text, tokens[at + offset - 1][1], start):
            return 0
    return tokens[at + len(parts) - 1][1]
