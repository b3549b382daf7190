"""Texts and records that have nothing of a subject but the surname after a title (`Dear Mrs Smith`): told where they are few.

Of a rare surname they are hers, as likely as not, and a person can look at them; of a common one they are everybody's, and only
that is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from scanner.subject.passages import Passage
from scanner.subject.table import Judged
from scanner.subject.weigh.judge import Judgement

#: So many are told one by one.
MOST = 20

Key = tuple[str, str]
_ONLY = frozenset(("surname",))


SAID = (
    f"more than {MOST} texts and records have nothing but the surname after a title (Mrs …), too many to be one person's: "
    "they are not listed"
)


def few(
    rows: dict[Key, list[Judged]], passages: dict[Key, list[Passage]], named: dict[Key, list[tuple[int, Judgement]]]
) -> Collection[int]:
    """Takes out of all three what has the surname alone, for each subject of whom it is more than `MOST`: these subjects."""
    found = [each.subject for part in (rows, passages) for some in part.values() for each in some if _alone(each)]
    found += [subject for some in named.values() for subject, told in some if _called(told)]
    many = {subject for subject, count in Counter(found).items() if count > MOST}
    if many:
        _keep(rows, lambda each: not (each.subject in many and _alone(each)))
        _keep(passages, lambda each: not (each.subject in many and _alone(each)))
        _keep(named, lambda each: not (each[0] in many and _called(each[1])))
    return many


def _alone(each: Judged | Passage) -> bool:
    return each.judgement.tier == "name-only" and each.agreed == _ONLY


def _called(told: Judgement) -> bool:
    return told.tier == "name-only" and len(told.why) == 1 and told.why[0].startswith("surname")


def _keep(found: dict[Key, list[Any]], stays: Any) -> None:
    """Keeps what stays; a unit of which nothing stays goes."""
    kept: dict[Key, Collection[Any]] = {key: [each for each in some if stays(each)] for key, some in found.items()}
    for key, some in kept.items():
        found[key] = list(some)
        if not some:
            del found[key]
