"""What else a notice says: retention, sources, recipients, rights, complaints, and which sections it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from scanner.model import Purpose
from scanner.notice.blocks import Block, plain
from scanner.notice.outline import Group
from scanner.notice.rights import URL, lines_of

_PERIOD = re.compile(r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:day|week|month|year)s?\b")
_SECTIONS = (
    ("special_category", r"\bspecial category\b|\bsensitive personal\b|\barticle 9\b"),
    ("criminal_offence", r"\bcriminal (?:offence|conviction|record)|\bconvictions\b|\bany offence\b"),
    ("automated_decisions", r"\bautomated (?:decision|individual)|\bsolely automated\b"),
    (
        "transfers_outside_uk",
        r"\boutside (?:of )?the (?:uk|united kingdom|eea)\b|\binternational data transfer"
        r"|\btransferred to (?:the united states|countries)\b",
    ),
    ("dpo", r"\bdata protection officer\b|\bdpo\b"),
    ("joint_controllers", r"\bjoint (?:data )?controllers?\b|\bjointly (?:decide|control)"),
)
_AIMS = re.compile(r"\bpurposes:?$|\b(?:to|in order to):?$")


def retention_of(groups: Iterable[Group]) -> dict[str, Any]:
    """`text` (without the address), `ref` (where the schedule is) and `periods` (sentences with a length of time)."""
    lines = lines_of(groups, "retention")
    if not lines:
        return {}
    text = " ".join(line for line, _ in lines)
    address = URL.search(text)
    links = [link for _, own in lines for link in own if not link.startswith(("mailto:", "#"))]
    sentences = [sentence for line, _ in lines for sentence in re.split(r"(?<=[.!?])\s+", line)]
    periods = [sentence for sentence in sentences if _PERIOD.search(plain(sentence))]
    bare = re.sub(r"[\s,]*(?:\b(?:at|on|here)\b\s*:?)?\s*$", "", text[: address.start()]) + text[address.end() :] if address else text
    ref = address[0].rstrip(".,;") if address else next(iter(links), "")
    told = {"ref": ref, "text": bare.strip().rstrip("."), "periods": periods}
    return {key: value for key, value in told.items() if value}


def sources_of(groups: Iterable[Group]) -> dict[str, Any]:
    """`from`: where the information comes from, nested bullets joined to theirs."""
    lists = [group for group in groups if group.items and (group.role == "sources" or (group.section == "sources" and group.role is None))]
    told = [text for group in lists for text in _joined(group.items)]
    return {"from": told} if told else {}


def recipients_of(groups: Sequence[Group]) -> dict[str, Any]:
    """`to`, `processors` and `transfers_outside_uk`."""
    to = [
        group
        for group in groups
        if group.items and (group.section == "sharing" or group.role == "sharing") and group.role not in ("rights", "not")
    ]
    to = [group for group in to if group.section not in ("processors", "transfers", "collect") and not _AIMS.search(plain(group.intro))]
    return {
        "to": [text for group in to for text in _joined(group.items)],
        "processors": _processors(groups),
        "transfers_outside_uk": _transfers(groups),
    }


def _processors(groups: Sequence[Group]) -> list[dict[str, str]]:
    """Named processors: the line before "This data processor does the following activities for us: …", or the section's own list."""
    found: list[dict[str, str]] = []
    before = ""
    for group in groups:
        text = group.intro
        told = re.match(r"this data processor does the following activities for us\s*:\s*", plain(text))
        if told:
            name = before or (group.headings[-1] if group.headings else "")
            found.append({"name": name, "does": text[told.end() :] or "; ".join(_joined(group.items))})
        elif group.section == "processors" and group.items:
            found += [{"name": text} for text in _joined(group.items)]
        before = text
    return found


def _transfers(groups: Sequence[Group]) -> list[dict[str, str]]:
    """Transfers as the generator writes them ("Organisation name: …", "Country …: …"), else the section's sentences."""
    keys = (
        ("organisation", r"organisation"),
        ("category", r"category of recipient"),
        ("country", r"country"),
        ("how", r"how the transfer"),
    )
    found: list[dict[str, str]] = []
    loose: list[str] = []
    for line, _ in lines_of(groups, "transfers"):
        name, colon, value = line.partition(":")
        key = next((key for key, words in keys if colon and re.match(words, plain(name))), None)
        if key is None:
            loose.append(line)
        elif not found or key in found[-1]:
            found.append({key: value.strip()})
        else:
            found[-1][key] = value.strip()
    return found or ([{"text": " ".join(loose)}] if loose else [])


def absent_sections(text: str) -> list[str]:
    """Sections of the generator that a notice does not have; their absence is a fact, not an inference."""
    words = plain(text)
    return [name for name, pattern in _SECTIONS if not re.search(pattern, words)]


def conditions_of(text: str, purposes: Iterable[Purpose], levels: dict[str, str]) -> dict[str, str]:
    """The Art 9(2) condition that the notice states, for each special category that it declares."""
    found = re.search(r"\barticle 9 ?\(2\) ?\(([a-j])\)", plain(text))
    keys = sorted({key for purpose in purposes for key in purpose.keys if levels.get(key) == "special"})
    return dict.fromkeys(keys, f"Art 9(2)({found[1]})") if found else {}


def _joined(items: Sequence[Block]) -> list[str]:
    """Bullets in order; a nested one is joined to the bullet above it ("Third parties: Channel partners")."""
    texts: list[str] = []
    above = ""
    for at, item in enumerate(items):
        nested = at + 1 < len(items) and items[at + 1].level > item.level
        if item.level > 0 and above:
            texts.append(f"{above.rstrip(': ')}: {item.text}")
        elif nested:
            above = item.text
        else:
            above = ""
            texts.append(item.text)
    return texts
