"""Phrases that make a text a candidate for an exemption, or for a remark of staff: data in `signs.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc


@cache
def _patterns() -> Mapping[str, str]:
    """One regex a kind (RE2, which `pyarrow.compute` runs over a column without Python)."""
    raw = tomllib.loads(files("scanner.subject.pack").joinpath("signs.toml").read_text("utf-8"))
    joined = {kind: "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) for kind, phrases in raw.items()}
    return {kind: rf"(?i)\b(?:{phrases})\b" for kind, phrases in joined.items()}


def signs(texts: pa.Array) -> dict[str, list[int]]:
    """Rows of the texts that hold a phrase, by kind of entry; kinds without rows are left out."""
    found = {kind: pc.match_substring_regex(texts, pattern) for kind, pattern in _patterns().items()}
    rows = {kind: pc.indices_nonzero(pc.fill_null(mask, False)).to_pylist() for kind, mask in found.items()}
    return {kind: at for kind, at in rows.items() if at}
