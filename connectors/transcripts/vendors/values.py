"""Values of a JSON part, of which none is trusted to have the type that a vendor promises: what has another type is not known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from connectors.transcripts import clock, roles

_LONGEST_NUMBER = 40
_LATEST = 10**18


def get(part: Any, *path: str) -> Any:
    """What lies at a path of keys in an object, None where there is no such thing."""
    for key in path:
        if not isinstance(part, dict):
            return None
        part = part.get(key)
    return part


def either(part: dict[str, Any], *keys: str) -> Any:
    """The value of the first of several spellings of a key that is there."""
    for key in keys:
        if (value := part.get(key)) is not None:
            return value
    return None


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A text without blanks around it, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def lost(part: dict[str, Any], *keys: str) -> bool:
    """Whether a word or a phrase has none of the keys of its text: what was said there is gone. An empty text is a pause."""
    return not any(isinstance(part.get(key), str) for key in keys)


def label(value: Any) -> str | None:
    """A speaker's label as it stands; numbers too, as many vendors count speakers."""
    if isinstance(value, str):
        return value.strip()[:200] or None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LATEST else None


def number(value: Any, per: float = 1.0) -> float | None:
    """A number of at least 0, also where it is written as text, divided by `per`."""
    if isinstance(value, str):
        try:
            value = float(value[:_LONGEST_NUMBER])
        except ValueError:
            return None
    elif isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return float(value) / per if 0 <= value < _LATEST else None


def seconds(value: Any) -> float | None:
    """Seconds of `12.5`, "12.5s", "PT12.5S", "00:00:12.5" or Google's {"seconds": "12", "nanos": 500000000}."""
    if isinstance(value, dict):
        whole, nanos = number(value.get("seconds", 0)), number(value.get("nanos", 0), 1e9)
        return None if whole is None or nanos is None else whole + nanos
    if isinstance(value, str) and not value.endswith("s"):
        plain = number(value)
        return plain if plain is not None else number(clock.seconds(value))
    return number(value[:-1] if isinstance(value, str) else value)


def score(value: Any) -> float | None:
    """A confidence between 0 and 1."""
    found = number(value)
    return found if found is not None and found <= 1 else None


def later(start: float | None, duration: float | None) -> float | None:
    """The end of what starts at `start` and lasts `duration`."""
    return None if start is None or duration is None else round(start + duration, 6)


def role(value: Any) -> str | None:
    """The part that an export's own word means ("agent", "caller", "bot"), None for others."""
    return roles.role(value) if isinstance(value, str) else None
