"""Regexes without Hyperscan: `finditer` over each cell. The same matches, slower; also for a regex that Hyperscan refuses."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

import numpy as np

from detectors.blocks import Block, Ints
from detectors.confirm import Spans
from detectors.regex import Regex

_TOKEN = re.compile(r"[A-Za-z0-9]+")
_LOWER = {code: code + 32 for code in range(65, 91)}


def every_match(regex: Regex, block: Block) -> Spans:
    """The matches of the regex in every cell of the block."""
    out = array("q")
    add, group, plain = out.extend, regex.group, block.alphabet == "ascii"
    for index, (left, right) in enumerate(zip(block.starts.tolist(), block.ends.tolist(), strict=True)):
        cell = block.text[left:right] if plain else block.data[left:right].decode()
        seen, at = 0, left
        for match in regex.rx.finditer(cell):
            start, end = match.span(group) if group and match.end(group) > match.start(group) else match.span()
            if plain:
                add((index, left + start, left + end))
            else:
                byte = at + len(cell[seen:start].encode()) if start >= seen else left + len(cell[:start].encode())
                seen, at = end, byte + len(cell[start:end].encode())
                add((index, byte, at))
    flat = np.frombuffer(out, np.int64).reshape(-1, 3)
    return Spans(flat[:, 0].copy(), flat[:, 1].copy(), flat[:, 2].copy())


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
            each = gap.join(re.escape(part.encode().decode("latin-1")) for part in parts)
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
