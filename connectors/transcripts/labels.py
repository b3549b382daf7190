"""Who speaks: labels before a text ("Agent: …", ">> JANE: …"), and the roles that a configuration gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Words that only ever label a speaker, also numbered or lettered: "Speaker 1", "spk_0", "Agent B".
_ROLE = re.compile(
    r"(?:agent|advis[eo]r|operator|representative|rep|csr|staff|assistant|bot|ivr|supervisor|customer|caller|callee|client|user|guest|host"
    r"|interviewer|interviewee|participant|speaker|spk|unknown speaker)(?:[ _]?(?:\d{1,3}|[a-z]))?",
    re.IGNORECASE,
)
# Up to four capitalised words: "Jane Smith", "DR JONES", "O'Neill".
_NAME = re.compile(r"[A-Z][\w.'’-]{0,30}(?: [A-Z(][\w.'’()-]{0,30}){0,3}")
_PREFIX = re.compile(
    r"(?P<mark>>>+\s{0,4})?(?:-\s)?(?:\*{1,2}|\[)?"
    r"(?P<label>[^\W\d_][^:\n*\]]{0,60}?)"
    r"(?:\*{1,2})?\]?\s?:(?:\*{1,2})?(?:\s+|$)"
)
_MARK = re.compile(r">>+\s*")


@dataclass(frozen=True, slots=True)
class Labels:
    """Roles by case-folded label."""

    roles: Mapping[str, str]

    @classmethod
    def of(cls, speakers: Mapping[str, str]) -> Labels:
        """Roles of a configuration's `speakers`."""
        return cls({label.strip().casefold(): role for label, role in speakers.items()})

    def role(self, label: str | None) -> str | None:
        """The role of a label, the label itself when it has none, None for an empty one."""
        label = (label or "").strip()
        return self.roles.get(label.casefold(), label) or None

    def split(self, line: str) -> tuple[bool, str | None, str]:
        """Whether a line opens a turn, its speaker, and what is said.

        A label leaves the text only where nothing else can be meant (mapped, a word such as "Agent", or after `>>`): taking
        "Date of birth:" or "Diagnosis:" away would take the context of what follows.
        """
        found = _PREFIX.match(line)
        if found is None:
            marked = _MARK.match(line)
            return (True, None, line[marked.end() :]) if marked else (False, None, line)
        label = found["label"].strip()
        if label.casefold() in self.roles or _ROLE.fullmatch(label) or (found["mark"] and _NAME.fullmatch(label)):
            return True, self.role(label), line[found.end() :]
        if found["mark"]:
            return True, None, line[len(found["mark"]) :]
        return (True, label, line) if _NAME.fullmatch(label) else (False, None, line)

    def turns(self, lines: list[str]) -> Iterator[tuple[str | None, str]]:
        """Speaker and text of each turn in the lines of one cue or text; lines of one turn are joined by a space."""
        speaker: str | None = None
        said: list[str] = []
        for line in lines:
            opens, label, text = self.split(line.strip())
            if opens and said:
                yield speaker, " ".join(said)
                said = []
            speaker = label if opens else speaker
            said += [text] if text else []
        if said:
            yield speaker, " ".join(said)
