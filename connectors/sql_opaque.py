"""Binary cells that nobody can read without a key: ciphertexts, hashes, random tokens. What looks like text in them is chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

import numpy as np

#: So many cells are looked at, and so many bytes of each; more where there are few cells, so that it is so many in all.
_CELLS, _BYTES, _ALL = 1024, 256, 1 << 16
#: With fewer bytes nothing can be said. Pearson's chi-squared over 256 values is 255 for random bytes, and above this limit once in 10^8
#: columns; a tenth of ASCII among 4,000 bytes, or a fortieth among 64,000, lies above it.
_ENOUGH, _LIMIT = 2048, 400
_TEXT = re.compile(rb"[ -~]{20}")  # in random bytes of 256 cells once in 5,000 columns
_NOWHERE = {byte: 0xE000 + byte for byte in range(256)}  # Unicode's private use: no character of any text


def is_opaque(cells: Sequence[bytes]) -> bool:
    """Whether the bytes of a column's cells are spread as evenly as those of ciphertexts, but for what all cells share (a header)."""
    chosen = cells[:: -(-len(cells) // _CELLS) or 1]
    most = max(_BYTES, _ALL // max(len(chosen), 1))
    if most > _BYTES and any(_TEXT.search(cell[:_BYTES]) for cell in chosen):  # too little in so many bytes for their spread to tell
        return False
    some = [cell[:most] for cell in chosen]
    least = min(map(len, some)) if len(some) > 1 else 0  # one cell shares nothing with another
    heads = np.frombuffer(b"".join(cell[:least] for cell in some), np.uint8).reshape(len(some), least)
    varied = heads[:, (heads != heads[:1]).any(axis=0)]
    tails = np.frombuffer(b"".join(cell[least:] for cell in some), np.uint8)
    counts = np.bincount(np.concatenate((varied.ravel(), tails)), minlength=256)
    expected = counts.sum() / 256
    return bool(counts.sum() >= _ENOUGH and ((counts - expected) ** 2).sum() / expected < _LIMIT)


def unreadable(cell: bytes) -> str:
    """Text in place of such a cell: another one for another cell, and nothing that any detector could take for something."""
    return cell[:_BYTES].decode("latin-1").translate(_NOWHERE)


def named(unit: str, column: str, globs: Sequence[str]) -> bool:
    """Whether the configuration says that a column is opaque."""
    return any(fnmatchcase(f"{unit}.{column}", glob) for glob in globs)
