"""Texts that were written for training, one a line, with what they hold marked in braces: `she {H:fell} and {K:her son} called`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from detectors.training.corpora import Record, Span

WRITTEN = "written"
_MARK = re.compile(r"\{([A-Z]):([^{}]+)\}")


def written(folder: Path, kinds: Mapping[str, str]) -> Iterator[Record]:
    """All texts of the folder's files; `kinds` gives the entity of each letter, `\\n` in a line stands for a line's end."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield marked(line.strip().replace("\\n", "\n"), kinds)


def marked(line: str, kinds: Mapping[str, str]) -> Record:
    """A text without its marks, and where they were. ValueError for a brace that marks nothing."""
    text, before, found = "", 0, list[Span]()
    for mark in _MARK.finditer(line):
        if mark[1] not in kinds:
            raise ValueError(f"a brace that marks nothing: {mark[0][:60]}")
        text += line[before : mark.start()]
        found.append((len(text), len(text) + len(mark[2]), kinds[mark[1]]))
        text, before = text + mark[2], mark.end()
    text += line[before:]
    if "{" in text or "}" in text:
        raise ValueError(f"a brace that marks nothing: {line[:60]}")
    return Record(text, tuple(found), WRITTEN)
