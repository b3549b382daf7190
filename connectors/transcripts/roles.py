"""The parts that people play in a call, as exports and labels call them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

_DATA = tomllib.loads(files("connectors.transcripts").joinpath("roles.toml").read_text("utf-8"))
_ROLES = {word.strip(): role for role, words in _DATA["roles"].items() for word in words.replace("\n", " ").split(",")}
_NUMBERED = frozenset(word.strip() for word in _DATA["numbered"]["words"].split(","))
_LONGEST = 60
_APART = re.compile(r"[\s_./-]+")
_NUMBER = re.compile(r" ?#?\d{1,3}$| [a-z]$")

#: Words for a part, in lower case.
WORDS = tuple(_ROLES)
#: The part that people of a data subject play: staff are agents.
OF_SUBJECTS: dict[str, str] = _DATA["subjects"]


def role(word: str | None) -> str | None:
    """The role ("agent", "caller", "bot", "supervisor") that a label or an export's own word means; None for any other.

    >>> role("AGENT_1"), role("Customer"), role("EXTERNAL"), role("Speaker 1"), role("Jane Example")
    ('agent', 'caller', 'caller', None, None)
    """
    return _ROLES.get(_plain(word)) if word and len(word) <= _LONGEST else None


def is_label(word: str) -> bool:
    """Whether a word only ever labels a speaker: a role, or "Speaker 1", "spk_0"."""
    return len(word) <= _LONGEST and (_plain(word) in _ROLES or _plain(word) in _NUMBERED)


@lru_cache(4096)
def _plain(word: str) -> str:
    return _NUMBER.sub("", _APART.sub(" ", word).strip().casefold())
