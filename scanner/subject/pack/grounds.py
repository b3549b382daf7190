"""Why something is released, redacted or withheld: the closed list that a reviewer chooses from, with its law.

DPA 2018 Sch 2-4 for the exemptions, Sch 2 para 16-17 for other people; UK GDPR Art 15(4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: What may be decided: as it is; a copy with the marked places blacked out; not at all.
DECISIONS = ("release", "redact", "withhold")
RELEASE, REDACT, WITHHOLD = DECISIONS


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground. `decisions` are those that it can carry; `says` goes into the letter where something is left out.

    It is not `told` where naming it would do the harm that the exemption prevents, or where what is left out is not the person's own.
    """

    key: str
    says: str
    law: str
    decisions: tuple[str, ...]
    told: bool = True


#: What is left out on this ground is not the person's data: the letter has nothing to say of it.
NOT_THEIRS = "not-the-person"
_OUT = (REDACT, WITHHOLD)
_ALL = (
    Ground("own-data", "it is the person's own data", "UK GDPR Art 15", (RELEASE,)),
    Ground("consent", "the other person consents", "DPA 2018 Sch 2 para 16(2)(a)", (RELEASE,)),
    Ground("reasonable", "disclosure without consent is reasonable", "DPA 2018 Sch 2 para 16(2)(b)", (RELEASE,)),
    Ground("staff-role", "staff acting in their role", "DPA 2018 Sch 2 para 16(2)(b)", (RELEASE,)),
    Ground("known", "the person knows it already", "DPA 2018 Sch 2 para 16(2)(b)", (RELEASE,)),
    Ground("not-identifying", "it identifies nobody else", "DPA 2018 Sch 2 para 16(1), (4)", (RELEASE,)),
    Ground("not-exempt", "looked at, and no exemption applies", "UK GDPR Art 15", (RELEASE,)),
    Ground("other-people", "information about other people", "DPA 2018 Sch 2 para 16", _OUT),
    Ground(NOT_THEIRS, "it is not about the person who asks", "UK GDPR Art 15(1)", _OUT, told=False),
    Ground("out-of-scope", "it lies outside what was asked for", "UK GDPR Art 15(1)", _OUT),
    Ground("legal-privilege", "legal professional privilege", "DPA 2018 Sch 2 para 19", _OUT),
    Ground("crime-and-taxation", "prejudice to crime prevention or taxation", "DPA 2018 Sch 2 para 2", _OUT, told=False),
    Ground("management", "management forecasting or planning", "DPA 2018 Sch 2 para 22", _OUT),
    Ground("negotiations", "negotiations with the person who asks", "DPA 2018 Sch 2 para 23", _OUT),
    Ground("confidential-reference", "a confidential reference", "DPA 2018 Sch 2 para 24", _OUT),
    Ground("exam-scripts", "exam scripts and marks", "DPA 2018 Sch 2 para 25", _OUT),
    Ground("regulatory", "regulatory functions", "DPA 2018 Sch 2 para 7-12", _OUT, told=False),
    Ground("serious-harm", "serious harm in health, education or social work", "DPA 2018 Sch 3 Parts 2-4", _OUT, told=False),
    Ground("child-abuse", "child abuse data", "DPA 2018 Sch 3 Part 5", _OUT, told=False),
    Ground("journalism", "journalism, academia, art and literature", "DPA 2018 Sch 2 para 26", _OUT),
    Ground("research", "research and statistics", "DPA 2018 Sch 2 para 27", _OUT),
    Ground("self-incrimination", "self-incrimination", "DPA 2018 Sch 2 para 20", _OUT),
)
GROUNDS: Mapping[str, Ground] = {ground.key: ground for ground in _ALL}


def carrying(decision: str) -> tuple[str, ...]:
    """Keys of the grounds that a decision can have, in the order of the list."""
    return tuple(ground.key for ground in _ALL if decision in ground.decisions)


def table(keys: Iterable[str] = GROUNDS) -> list[str]:
    """The grounds as lines of plain text: key, decisions, meaning, law."""
    chosen = [GROUNDS[key] for key in keys]
    wide = max(len(ground.key) for ground in chosen)
    return [f"{one.key:<{wide}}  {' or '.join(one.decisions):<18}  {one.says} ({one.law})" for one in chosen]
