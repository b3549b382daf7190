"""What a notice says of people's rights, and of where they can complain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from scanner.notice.blocks import plain, tidy
from scanner.notice.outline import Group

#: An address on the web.
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"')]+")
_ICO = re.compile(r"\binformation commissioner|\bico\b")
_RIGHTS = (
    ("access", r"\baccess\b|\bcop(?:y|ies) of\b"),
    ("rectification", r"\brectif|\bcorrect"),
    ("erasure", r"\beras|\bdelet|\bforgotten\b"),
    ("restriction", r"\brestrict|\blimit\b"),
    ("object", r"\bobject"),
    ("portability", r"\bportab|\bmachine-readable\b|\btransfer\b"),
    ("withdraw_consent", r"\bwithdraw\b"),
    ("automated_decisions", r"\bautomated\b"),
)
REGULATOR = "Information Commissioner's Office"
_YOU_MAY = re.compile(r"\byou (?:also )?have (?:the |a |certain )?rights? (?:to|of)\b|\byou (?:may|can) (?:also )?ask (?:us )?(?:for|to)\b")
_NAMED_RIGHT = re.compile(r"\bright (?:of|to) (?:data )?(access|rectif|eras|restrict|object|portab|withdraw)")
_NUMBERS = {"one": "1", "a": "1", "two": "2", "three": "3"}


def rights_of(groups: Sequence[Group]) -> dict[str, Any]:
    """`list` in the notice's order, `respond_within` (ISO 8601), `request_to` = "contact" where it refers to its contact details."""
    bullets = [item.text for group in groups if group.role == "rights" or group.section == "rights" for item in group.items]
    named: dict[str, None] = {}
    for bullet in bullets:
        explicit = _NAMED_RIGHT.search(plain(bullet))
        words = explicit[1] if explicit else re.split(r" [-–—] ", plain(bullet))[0]
        hits = sorted((hit.start(), name) for name, pattern in _RIGHTS if (hit := re.search(pattern, words)))
        named.update(dict.fromkeys(name for _, name in hits[:1]))
    named = named or dict.fromkeys(_rights_in_prose(groups))
    told: dict[str, Any] = {"list": list(named)} if named else {}
    text = " ".join(plain(group.intro)[:2000] for group in groups)
    if within := re.search(r"\brespond\b.{0,80}?\bwithin (one|a|two|three|\d{1,3}) (?:calendar )?(day|month)", text):
        told["respond_within"] = f"P{_NUMBERS.get(within[1], within[1])}{within[2][0].upper()}"
    if re.search(r"rights request, (?:please )?contact us using the contact details", text):
        told["request_to"] = "contact"
    return told


def _rights_in_prose(groups: Iterable[Group]) -> list[str]:
    """The rights that sentences name, in their order: "You have the right to access, correct or erase …", "you may ask for a copy of …"."""
    found: list[str] = []
    for group in groups:
        for sentence in re.split(r"(?<=[.!?])\s+", plain(group.intro)[:4000]):
            if group.section == "rights" or _YOU_MAY.search(sentence):
                hits = sorted((hit.start(), name) for name, pattern in _RIGHTS if (hit := re.search(pattern, sentence)))
                found += [name for _, name in hits]
    return found


def complaints_of(groups: Sequence[Group]) -> dict[str, Any]:
    """Where to complain first, and the regulator with its address as the notice gives it."""
    lines = [line for line, _ in lines_of(groups, "complaints")]
    text = plain(" ".join(lines))
    told: dict[str, Any] = {}
    if re.search(r"complaint to us\b", text):
        told["first_to"] = "contact"
    if not re.search(r"\binformation commissioner|\bico\b", text):
        return told | ({"regulator": REGULATOR} if any(map(_names_regulator, groups)) else {})
    told["regulator"] = REGULATOR
    at = max(
        (at for at, line in enumerate(lines) if re.fullmatch(r"(?:the )?information commissioner's office", plain(line))), default=None
    )
    after = lines[at + 1 : at + 9] if at is not None else []
    address = [line for line in after if not re.search(r"\d{6}|\d{4} \d{3}|@|:|https?", line)]
    told["regulator_address"] = ", ".join(address)
    told["regulator_phone"] = next((hit[0].strip() for line in lines if (hit := re.search(r"\b0303 ?123 ?1113\b", line))), "")
    urls = [hit[0].rstrip(".,;") for line in lines if (hit := URL.search(line)) and "ico.org.uk" in hit[0]]
    told["regulator_url"] = next(iter(urls), "")
    return {key: value for key, value in told.items() if value}


def _names_regulator(group: Group) -> bool:
    """Whether a sentence anywhere says that people can complain to the Information Commissioner, or a list of rights does."""
    texts = [part for block in (group.lead, *group.items) if block for part in re.split(r"(?<=[.!?])\s+", plain(block.text))]
    return any(
        re.search(r"\binformation commissioner|\bico\b", text) and re.search(r"\bcompla|\bconcern|\bunhappy\b", text) for text in texts
    )


def lines_of(groups: Iterable[Group], section: str) -> list[tuple[str, tuple[str, ...]]]:
    """The lines of a section with the addresses behind their words."""
    blocks = [block for group in groups if group.section == section for block in (group.lead, *group.items) if block]
    return [(tidy(line), block.links) for block in blocks for line in block.text.split("\n")]
