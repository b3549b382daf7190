"""Whose words they are: what a configuration's `speakers` says of labels and roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.transcripts import roles
from scanner.errors import ConfigError


def checked(speakers: object) -> dict[str, str]:
    """The key `speakers` as it stands in a configuration; ConfigError if it is not a table of texts, or upside down."""
    table = speakers if isinstance(speakers, Mapping) else {} if speakers is None else None
    if table is None or not all(isinstance(text, str) and text.strip() for pair in table.items() for text in pair):
        raise ConfigError('"speakers" must be a table of labels or roles and data subjects: speakers = { agent = "staff" }.')
    whose = {roles.role(label): roles.OF_SUBJECTS.get(subject.strip().casefold()) for label, subject in table.items()}
    if (whose.get("agent"), whose.get("caller")) == ("caller", "agent"):
        raise ConfigError('"speakers" calls agents customers and callers staff. The other way round: speakers = { agent = "staff" }.')
    return dict(table)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Data subjects by case-folded label, and by role."""

    labels: Mapping[str, str] = field(default_factory=dict, repr=False)
    roles: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, speakers: Mapping[str, str]) -> Speakers:
        """The subjects of a configuration's `speakers`."""
        named = {label.strip().casefold(): subject for label, subject in speakers.items()}
        return cls(named, {role: subject for label, subject in named.items() if (role := roles.role(label))})

    def of_turn(self, label: str | None, said: str | None) -> tuple[str | None, str | None]:
        """Role and subject of who speaks, by the label and the role that an export gives.

        The export's role comes first, then the one that the label names, then that of the subject whose words they are.
        """
        role = roles.role(said) or (said.strip().lower() if said else None) or roles.role(label)
        subject = self._named(label) or self._named(said) or self.roles.get(role or "")
        return role or roles.OF_SUBJECTS.get((subject or "").casefold()), subject

    def knows(self, label: str) -> bool:
        """Whether the configuration names this very label."""
        return self._named(label) is not None

    def _named(self, label: str | None) -> str | None:
        return self.labels.get(label.strip().casefold()) if label else None
