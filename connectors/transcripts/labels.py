"""Labels before a text: "Agent: …", ">> JANE: …", "**Customer:** …"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from connectors.transcripts.roles import is_label

# Up to four capitalised words: "Jane Smith", "DR JONES", "O'Neill".
_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z(][\w.'’()-]{0,30}){0,3}")
_PREFIX = re.compile(
    r"(?P<mark>>>+\s{0,4})?(?:-\s)?(?:\*{1,2}|\[)?"
    r"(?P<label>[^\W\d_][^:\n*\]]{0,60}?)"
    r"(?:\*{1,2})?\]?\s?:(?:\*{1,2})?(?:\s+|$)"
)
_REACH = 100  # characters in which a label ends
_MARK = re.compile(r">>+\s*")


def split(line: str, known: Collection[str] = ()) -> tuple[bool, str | None, str]:
    """Whether a line opens a turn, its speaker, and what is said.

    A label leaves the text only where nothing else can be meant (a word such as "Agent", after `>>`, or one of the `known`): taking
    "Date of birth:" or "Diagnosis:" away would take the context of what follows.
    """
    found = _PREFIX.match(line) if ":" in line[:_REACH] else None
    if found is None:
        marked = _MARK.match(line)
        return (True, None, line[marked.end() :]) if marked else (False, None, line)
    label = found["label"].strip()
    if label in known or is_label(label) or (found["mark"] and _NAME.fullmatch(label)):
        return True, label, line[found.end() :]
    if found["mark"]:
        return True, None, line[len(found["mark"]) :]
    return (True, label, line) if _NAME.fullmatch(label) else (False, None, line)


def named(line: str) -> str | None:
    """The label that a line begins with, whatever it is: "Jane Smith" of "Jane Smith: hello"."""
    found = _PREFIX.match(line)
    return found["label"].strip() if found else None


def is_person(label: str) -> bool:
    """Whether a label is written as a name is."""
    return _NAME.fullmatch(label) is not None


def turns(lines: Iterable[str], known: Collection[str] = ()) -> Iterator[tuple[str | None, str]]:
    """Speaker and text of each turn in the lines of one cue or text; lines of one turn are joined by a space."""
    speaker: str | None = None
    said: list[str] = []
    for line in lines:
        opens, label, text = split(line.strip(), known)
        if opens and said:
            yield speaker, " ".join(said)
            said = []
        speaker = label if opens else speaker
        said += [text] if text else []
    if said:
        yield speaker, " ".join(said)
