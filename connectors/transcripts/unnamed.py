"""What a configuration's `speakers` and the speakers of a file have not in common: a slip there goes unnoticed otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from connectors.transcripts import roles
from connectors.transcripts.speakers import Speakers
from connectors.transcripts.turn import Said, Turn
from scanner.plural import plural

#: So many speakers are looked at; in one file more are no people.
_MOST = 5_000
#: How near a label is to a word that it may have been meant for; and so many labels are told.
_CLOSE, _SHOWN = 0.75, 3


@dataclass(slots=True)
class Unnamed:
    """Listens to turns for the labels that are in use, and for speakers whom the configuration does not name."""

    speakers: Speakers
    used: set[str] = field(default_factory=set)
    left_out: int = 0
    _seen: set[tuple[str | None, str | None]] = field(default_factory=set, repr=False)

    def listen(self, said: Iterator[Said]) -> Iterator[Said]:
        """What was said, as it comes."""
        for item in said:
            if isinstance(item, Turn) and (item.speaker, item.role) not in self._seen and len(self._seen) < _MOST:
                self._seen.add((item.speaker, item.role))
                self._meet(item.speaker, item.role)
            yield item

    def note(self) -> str:
        """What a person should know, once all was said; "" for nothing.

        Words for roles are in use everywhere, and a call without a supervisor is no slip: labels count, and only beside speakers who
        have none. A label may be somebody's name: it is quoted where it looks like a role or a number of a speaker.
        """
        unused = sorted(label for label in self.speakers.labels if not roles.role(label) and label not in self.used)
        if not unused or not self.left_out:
            return ""
        meant = {label: close[0] for label in unused if (close := get_close_matches(label, roles.WORDS, 1, _CLOSE))}
        shown = [f'"{label}"' for label in unused if label in meant or roles.is_label(label)]
        shown = shown[:_SHOWN] or [f"meant by {plural(len(unused), 'label')} there"]
        hint = f' (did you mean "{next(iter(meant.values()))}"?)' if meant else ""
        return f'no speaker is {" or ".join(shown)}{hint}; {plural(self.left_out, "speaker")} not in "speakers"'

    def _meet(self, label: str | None, said: str | None) -> None:
        role, subject = self.speakers.of_turn(label, said)
        self.used |= {word.strip().casefold() for word in (label, said) if word}
        self.left_out += bool(label or said) and subject is None and role != "bot"
