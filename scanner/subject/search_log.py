"""What was searched for a request and what was not: the evidence of a reasonable and proportionate search (UK GDPR Art 15(1A)).

Every configured source is in it, those with nothing found too. It tells the kinds of term and their forms, never a term. The names of units
may be telling (a file can be named after a person): it goes where the answer goes, not into a ticket. Same input, same bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scanner.config import Source
from scanner.model import Unread
from scanner.plural import plural
from scanner.subject.result import TIERS, Located, Match, Namesake, Searched

SCHEMA = "noticegap/search-log/1"
#: States of a source. Silence is never success: a source that listed nothing was not searched.
SEARCHED, PARTLY, NOT = "searched", "partly", "not searched"
_KIND = re.compile(r"[a-z]+|ids\.[A-Za-z][A-Za-z_]{0,31}")


@dataclass(frozen=True, slots=True)
class Facts:
    """With what a search was made, and when (aware of the zone).

    `rules` is the version of the rules that match, `notice` id and version. `forms` are the forms in which each kind of term was looked for
    ("national", "spaced", "spoken"), `left_out` tells why a configured source was not searched at all (`--source`).
    """

    tool: str
    rules: str
    notice: str
    started: datetime
    ended: datetime
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)


def search_log(located: Located, sources: Iterable[Source], facts: Facts) -> dict[str, Any]:
    """The log as JSON holds it: the run, the kinds of term, a summary, and each source by id with its state and why.

    A source that is in the result and not in the configuration is in the log too, with kind None.
    """
    configured = {source.id: source for source in sources}
    searched = _by_source(located.searched, lambda each: each.source)
    matches, namesakes, unread = (
        _by_source(each, lambda one: one.place.source) for each in (located.matches, located.namesakes, located.unread)
    )
    names = sorted(configured.keys() | searched.keys() | matches.keys() | namesakes.keys() | unread.keys())
    entries = [
        _source(name, configured.get(name), facts.left_out.get(name), searched[name], unread[name]) | _found(matches[name], namesakes[name])
        for name in names
    ]
    return {
        "schema": SCHEMA,
        "request": located.reference,
        "tool": facts.tool,
        "rules": facts.rules,
        "notice": facts.notice,
        "started": _time(facts.started),
        "ended": _time(facts.ended),
        "terms": [{"kind": _shown(kind), "forms": list(facts.forms.get(kind, ()))} for kind in located.kinds],
        "shared": list(located.notes),
        "summary": _summary(entries),
        "sources": entries,
    }


def as_json(log: Mapping[str, Any]) -> str:
    """The bytes of the log: indented, as people open it too."""
    return json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _summary(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    states = Counter(entry["state"] for entry in entries)
    return {
        "sources": len(entries),
        **{state: states[state] for state in (SEARCHED, PARTLY, NOT)},
        "units": sum(entry["units"] for entry in entries),
        "rows": sum(entry["rows"] for entry in entries),
        "matches": {tier: sum(entry["matches"][tier] for entry in entries) for tier in TIERS},
        "namesakes": sum(entry["namesakes"] for entry in entries),
        "unread": sum(len(entry["unread"]) for entry in entries),
    }


def _by_source(items: Iterable[Any], source: Callable[[Any], str]) -> defaultdict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for item in items:
        found[source(item)].append(item)
    return found


def _source(
    name: str, source: Source | None, left_out: str | None, searched: Sequence[Searched], unread: Sequence[Unread]
) -> dict[str, Any]:
    state, why = _state(searched, unread, left_out)
    return {
        "source": name,
        "kind": source.kind if source else None,
        "state": state,
        "why": why,
        "include": list(source.include) if source else [],
        "exclude": list(source.exclude) if source else [],
        "units": len({each.unit for each in searched}),
        "rows": sum(each.rows for each in searched),
        "how": _how(searched),
        "unread": [{"unit": u.place.unit, "column": u.place.column, "reason": u.reason} for u in sorted(unread, key=_place)],
    }


def _found(matches: Sequence[Match], namesakes: Sequence[Namesake]) -> dict[str, Any]:
    tiers = Counter(match.tier for match in matches)
    return {"matches": {tier: tiers[tier] for tier in TIERS}, "namesakes": len(namesakes)}


def _state(searched: Sequence[Searched], unread: Sequence[Unread], left_out: str | None) -> tuple[str, list[str]]:
    whole = sum(each.whole for each in searched)
    why = [left_out] if left_out else []
    if not searched:
        why += sorted({each.reason for each in unread})
        return NOT, why or ["it listed nothing to search: it is empty, or include and exclude leave nothing"]
    if whole < len(searched):
        why.append(f"{plural(len(searched) - whole, 'unit')} searched in part")
    if unread:
        why.append(f"{plural(len(unread), 'place')} not read")
    return (PARTLY if why else SEARCHED), why


def _how(searched: Iterable[Searched]) -> list[dict[str, Any]]:
    """Units that were searched in the same way, together."""
    groups: dict[tuple[str, bool], list[Searched]] = {}
    for each in searched:
        groups.setdefault((each.how, each.whole), []).append(each)
    return [
        {"how": how, "whole": whole, "rows": sum(each.rows for each in group), "units": sorted({each.unit for each in group})}
        for (how, whole), group in sorted(groups.items(), key=lambda item: (item[0][0], not item[0][1]))
    ]


def _place(unread: Unread) -> tuple[str, str, str]:
    return unread.place.unit or "", unread.place.column or "", unread.reason


def _shown(kind: str) -> str:
    """A kind of id is the requester's word: only what looks like one is shown."""
    return kind if _KIND.fullmatch(kind) else "ids.…"


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
