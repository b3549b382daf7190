"""How a turn begins in a text: with a time, a label, or both, in the many ways in which products and people write them.

Agent: hello            >> JANE: hello              Jane Smith  0:03          Speaker 1 (00:03): hello
[00:01:02] Agent: hello 00:01:02<tab>Jane: hello    [Jane Smith] 10:02:33     00:00:01.000 --> 00:00:03.000
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from connectors.readers.column_words import KNOWN
from connectors.transcripts import labels
from connectors.transcripts.clock import seconds
from connectors.transcripts.roles import is_label
from scanner.words import words

_TIME = r"(?:\d{1,3}:\d{2}(?::\d{2})?|\d{1,3}:\d{1,2}:\d{1,2})(?:[.,]\d{1,7})?"
_STAMP = rf"[\[(<]?(?P<start>{_TIME})(?:\s{{0,3}}(?:-|–|-->|to)\s{{0,3}}(?P<end>{_TIME}))?[\])>]?(?!\d|:\d)"
_LEADING = re.compile(rf"\s{{0,8}}{_STAMP}(?:[\s|:–-]{{1,8}}|(?<=[\])])|$)")
_NAME = r"[^\W\d_][^:\n\t\[\]()|]{0,60}?"
# Behind a label a time stands apart: in brackets, after two blanks or a tab, or at the end of the line.
_BEHIND = re.compile(
    rf"\s{{0,8}}(?:>>+\s?)?\[?(?P<label>{_NAME}(?:\s\d{{1,3}})?)\]?(?:[\s|,–-]{{1,8}}(?=[\[(<])|\s{{2,8}}|\t|\s?[|,–-]\s?|\s(?=[\d:.,]{{4,12}}\s*:?\s*$))"
    rf"{_STAMP}\s{{0,4}}:?(?:\s+|$)"
)
# As Zoom writes who wrote to whom.
_TO = re.compile(r"From\s+(.{1,60}?)\s+to\s+.{1,60}", re.IGNORECASE)
_WORDS = 4


class Opening(NamedTuple):
    """How a turn begins: who, when (seconds), and the first words said."""

    label: str | None
    start: float | None
    end: float | None
    text: str


def opening(line: str, known: Collection[str] = ()) -> Opening | None:
    """The beginning of a turn that a line is; None where it goes on with one. `known` are labels of speakers in this text."""
    if found := _LEADING.match(line):
        label, text = _labelled(line[found.end() :].strip(), known)
        return Opening(label, seconds(found["start"]), seconds(found["end"]), text)
    if (found := _BEHIND.match(line)) and may_label(label := _sender(found["label"].strip())):
        return Opening(label, seconds(found["start"]), seconds(found["end"]), line[found.end() :].strip())
    opens, by, text = labels.split(line.strip(), known)
    return Opening(by, None, None, text) if opens and (by is None or by in known or is_label(by) or text != line.strip()) else None


def may_label(label: str) -> bool:
    """Whether a label may be that of a speaker: a word for one, or written as a name is and not as the fields of forms are."""
    if is_label(label):
        return True
    plain = words(label)
    return labels.is_person(label) and not any(word in KNOWN for word in plain)


def short_label(label: str) -> bool:
    """Whether a label is of a few words, none of which fields of forms are named with: a speaker's where it comes again."""
    plain = words(label)
    return is_label(label) or (0 < len(plain) <= _WORDS and not any(word in KNOWN or word.isdigit() for word in plain))


def _labelled(rest: str, known: Collection[str]) -> tuple[str | None, str]:
    """Label and text of what stands behind a time."""
    if rest in known:
        return rest, ""
    label = labels.named(rest)
    if label is None or not (label in known or may_label(label) or _TO.fullmatch(label)):
        return None, rest
    return _sender(label), rest[rest.index(":", len(label)) + 1 :].lstrip("* \t")


def _sender(label: str) -> str:
    found = _TO.fullmatch(label)
    return found[1] if found else label
