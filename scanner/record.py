"""What a source's entry says for the record of processing activities (UK GDPR Art 30), besides what it is for and whose data it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: The keys of `[[source]]` that it is read from.
KEYS = {"owner": str, "retention": str, "processors": list, "region": str}


@dataclass(frozen=True, slots=True)
class Record:
    """Who stands for a source, how long its data is kept, who processes it on one's behalf, and where: "" or () where not told."""

    owner: str = ""
    retention: str = ""
    processors: tuple[str, ...] = ()
    region: str = ""


UNTOLD = Record()


def record_of(told: Mapping[str, Any]) -> Record:
    """The record of a source's entry whose values have been checked, or of a stored one."""
    texts = {key: told.get(key, "").strip() for key in ("owner", "retention", "region")}
    return Record(processors=tuple(told.get("processors", ())), **texts)
