"""Names of agents in what is said: they are staff's data, not the customer's. Taken out, the words around them keep their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from scanner.speech.roles import greets, own_name

#: Before a name these speak to somebody.
_TO = r"(?:thanks|thank you)(?: a lot| very much| so much)?|cheers|hi|hiya|hello|hey|bye|goodbye|okay|ok|right|alright|sorry"
#: So many agents speak in one call at most.
_AGENTS = 8


@dataclass(slots=True)
class Staff:
    """The agents of one call, by the names that they gave."""

    names: list[str] = field(default_factory=list, repr=False)

    def without(self, text: str, staff: bool | None) -> tuple[str, str | None]:
        """A turn without the names of agents, and the name that an agent tells in it.

        `staff`: whether an agent says it, None where nobody knows. Others only lose a name with which they speak to an agent.
        """
        if staff is not False and (found := own_name(text)) and (staff or greets(text)):
            name = text[slice(*found)]
            if len(self.names) < _AGENTS:
                self.names.append(name.split()[0].lower())
            return _blank(text, [found]), name
        spoken_to = [] if staff or not self._said(text.lower()) else [each.span(1) for each in self._vocative().finditer(text)]
        return _blank(text, spoken_to), None

    def _said(self, text: str) -> bool:
        return any(name in text for name in self.names)

    def _vocative(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_TO})[,.]?\s+({'|'.join(map(re.escape, self.names))})\b", re.IGNORECASE)


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
