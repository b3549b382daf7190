"""Lawful bases (UK GDPR Art 6) in a notice, and which purpose each list of them belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scanner.model import LawfulBasis, Purpose
from scanner.notice.blocks import Block, plain, tidy
from scanner.notice.outline import Group, starts_basis
from scanner.taxonomy import normal_form

#: The bases of UK GDPR Art 6(1), by the words at the start of the generator's lines; (ea) since the Data (Use and Access) Act 2025.
BASES = {
    "consent": "consent",
    "contract": "contract",
    "legal obligation": "legal_obligation",
    "legitimate interest": "legitimate_interests",
    "vital interest": "vital_interests",
    "public task": "public_task",
    "recognised legitimate interest": "recognised_legitimate_interest",
}
_NAMED = (
    ("recognised_legitimate_interest", r"\brecognised legitimate interest|\b6 ?\(1\) ?\(ea\)"),
    (
        "public_task",
        r"\bpublic task\b|\bpublic interest\b|\bofficial authority\b|\bfunctions? as a (?:government|public)|\b6 ?\(1\) ?\(e\)",
    ),
    ("legitimate_interests", r"(?<!recognised )\blegitimate interest|\b6 ?\(1\) ?\(f\)"),
    ("legal_obligation", r"\blegal obligation|\b6 ?\(1\) ?\(c\)"),
    ("vital_interests", r"\bvital interest|\b6 ?\(1\) ?\(d\)"),
    ("contract", r"\bcontract(?:ual)?\b(?! partner)|\b6 ?\(1\) ?\(b\)"),
    ("consent", r"\bconsent\b|\b6 ?\(1\) ?\(a\)"),
)
_NAMED_RES = tuple((basis, re.compile(words)) for basis, words in _NAMED)
_GENERAL = re.compile(
    r"\b(?:lawful|legal) (?:bas[ie]s|grounds?)\b.{0,40}\b(?:processing|using|collecting|rely)\b.{0,120}\b(?:is|are|under)\b"
    r"|\bour (?:lawful|legal) (?:bas[ie]s|grounds?) (?:is|are)\b"
    r"|\b(?:these|following) (?:lawful|legal) (?:bas[ie]s|grounds?)\b|\barticle 6 ?\(1\)"
)
_INTEREST = re.compile(r"\b(?:our|the) legitimate interests? (?:are|is)\s*:\s*(.*)$", re.IGNORECASE)
#: Markdown runs a line without a bullet on into the one above it.
_RUN_ON = re.compile(r"(?<=\.) (?=(?:Consent|Contract|Legal obligation|Legitimate interests?|Vital interests?|Public task) [-–—] )")
_SMALL = "a an and as for in of or our part the this to us we with you your"
_STOP = frozenset(_SMALL.split(" "))


def basis_lines(items: Iterable[Block]) -> tuple[tuple[LawfulBasis, ...], tuple[str, ...]]:
    """The bases of one list, with the words of legitimate interests, and the lines that name no basis."""
    found: list[LawfulBasis] = []
    strange: list[str] = []
    for item in (replace(one, text=part) for one in items for part in _RUN_ON.split(one.text)):
        head = starts_basis(item.text)
        if head and item.level == 0:
            told = _INTEREST.search(item.text)
            found.append(LawfulBasis(BASES[head.removesuffix("s")], tidy(told[1]) or None if told else None))
        elif found and (item.level > 0 or ("legitimate_interest" in found[-1].basis and not found[-1].interest)):
            last = found[-1]
            found[-1] = LawfulBasis(last.basis, f"{last.interest}; {item.text}" if last.interest else item.text)
        else:
            strange.append(item.text)
    return tuple(found), tuple(strange)


def named_bases(text: str) -> tuple[LawfulBasis, ...]:
    """The bases that a sentence or a cell names, in its order."""
    words = plain(text)
    hits = sorted((found.start(), basis) for basis, pattern in _NAMED_RES if (found := pattern.search(words)))
    return tuple(LawfulBasis(basis) for _, basis in hits)


def general_bases(groups: Iterable[Group]) -> tuple[LawfulBasis, ...]:
    """The bases that a notice without the generator's lists states once, for all that it describes."""
    for group in groups:
        for sentence in re.split(r"(?<=[.!?])\s+", group.intro) if group.section not in ("rights", "complaints", "cookies") else ():
            if _GENERAL.search(plain(sentence)) and not re.search(r"\bif\b", plain(sentence)):
                listed = " ".join(item.text[:80] for item in group.items) if group.intro.endswith((":", ";")) else ""
                if found := named_bases(f"{sentence} {listed}"):
                    return found
    return ()


def best_purpose(words: str, purposes: Sequence[Purpose]) -> Purpose | None:
    """The purpose that shares the most words with a shortened one (half of them at least), None where two are as near."""
    wanted = _tokens(words)
    scored = sorted(((len(wanted & _tokens(purpose.says)) / max(1, len(wanted)), -at) for at, purpose in enumerate(purposes)), reverse=True)
    if not scored or not wanted or scored[0][0] < 0.5:
        return None
    ties = [-at for score, at in scored if score == scored[0][0]]
    if len(ties) > 1:
        sizes = sorted((len(_tokens(purposes[at].says) - wanted), at) for at in ties)
        return purposes[sizes[0][1]] if sizes[0][0] < sizes[1][0] else None
    return purposes[ties[0]]


def _tokens(text: str) -> set[str]:
    return set(normal_form(text).split()) - _STOP
