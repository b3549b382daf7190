"""What notice and scan know for each column of a record of processing activities (UK GDPR Art 30)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reports.order import label
from reports.text import visible
from scanner.model import Finding, LawfulBasis, Notice, Purpose, SourceInfo
from scanner.taxonomy import Taxonomy

#: Below so many rows a figure could single somebody out.
_FEW = 5
#: So many places stand in a cell; a spreadsheet's cell holds 32,767 characters.
_PLACES = 200
_BASES = {
    "consent": "Consent", "contract": "Contract", "legal_obligation": "Legal obligation", "legitimate_interests": "Legitimate interests",
    "vital_interests": "Vital interests", "public_task": "Public task", "recognised_legitimate_interest": "Recognised legitimate interest",
}  # fmt: skip
#: Rights that a lawful basis takes away (UK GDPR Art 17(3), 20(1), 21(1)); access, rectification and restriction stay.
_WITHOUT = {
    "consent": {"object"}, "contract": {"object"}, "legal_obligation": {"erasure", "object", "portability"},
    "legitimate_interests": {"portability"}, "vital_interests": {"object", "portability"}, "public_task": {"erasure", "portability"},
    "recognised_legitimate_interest": {"portability"},
}  # fmt: skip
_RIGHTS = ("access", "rectification", "erasure", "restriction", "object", "portability")
#: Entities that say how somebody was scored or sorted (Art 22, Art 4(4)).
_SCORES = frozenset(("CREDIT_SCORE", "PROFILE"))


def found_and_declared(findings: Iterable[Finding], purpose: Purpose | None, notice: Notice, taxonomy: Taxonomy) -> str:
    """Labels of categories: found and declared for the purpose, for others only, for none, declared only; a line each, if there are any."""
    listed = sorted(purpose.keys) if purpose else []
    covered = {key: {key, *taxonomy.categories[key].covers} for one in notice.purposes for key in one.keys}
    declared = set().union(*(covered[key] for key in listed))
    elsewhere = set().union(*covered.values()) - declared
    found = {finding.found.category for finding in findings if finding.status != "not-judged"}
    others = {finding.found.category for finding in findings if finding.status == "not-judged"} - found
    parts = (
        ("Found and declared", sorted(found & declared)),
        ("Found, declared for other purposes only", sorted(found & elsewhere)),
        ("Found, not declared", sorted(found - declared - elsewhere)),
        ("Found, about people whom the notice does not address", sorted(others)),
        ("Declared, not found here", [key for key in listed if not covered[key] & found]),
    )
    return "\n".join(f"{name}: {', '.join(label(taxonomy, key) for key in keys)}" for name, keys in parts if keys)


def bases(lawful: Iterable[LawfulBasis]) -> str:
    """The lawful bases of Art 6 that the notice gives for a purpose."""
    return "; ".join(_BASES.get(one.basis, one.basis) for one in lawful)


def interests(lawful: Iterable[LawfulBasis]) -> str:
    """Legitimate interests, in the notice's words."""
    return "; ".join(one.interest for one in lawful if one.interest)


def rights(lawful: Iterable[LawfulBasis]) -> str:
    """The rights that people have by the lawful bases of a purpose; "" where it has none."""
    named = {one.basis for one in lawful}
    kept = [right for right in _RIGHTS if any(right not in _WITHOUT.get(basis, set()) for basis in named)]
    return ", ".join(kept + (["withdraw consent"] if "consent" in named else [])) if named else ""


def recipients(notice: Notice) -> str:
    """To whom the notice says that data goes."""
    told = _table(notice, "recipients")
    return "; ".join([*map(str, told.get("to", ())), *_names(told.get("processors", ()), "name")])


def processors(source: SourceInfo | None) -> str:
    """Who processes a source's data on the controller's behalf."""
    return "; ".join(source.record.processors) if source else ""


def countries(source: SourceInfo | None, notice: Notice) -> str:
    """Where a source is, and to which countries the notice says that data goes."""
    region = [source.record.region] if source and source.record.region else []
    return "; ".join(dict.fromkeys(region + _names(_table(notice, "recipients").get("transfers_outside_uk", ()), "country")))


def retention(source: SourceInfo | None, notice: Notice) -> str:
    """How long a source's data is kept: as the source says, else where or what the notice says."""
    told = _table(notice, "retention")
    return (source.record.retention if source else "") or str(told.get("ref", "")) or "; ".join(map(str, told.get("periods", ())))


def origins(notice: Notice) -> str:
    """Where the notice says that the data comes from."""
    return "; ".join(map(str, _table(notice, "sources").get("from", ())))


def conditions(keys: Iterable[str], notice: Notice, taxonomy: Taxonomy) -> str:
    """Conditions of Art 9 and 10 that the notice records for categories."""
    told = _table(notice, "conditions")
    return "; ".join(f"{told[key]} ({label(taxonomy, key)})" for key in sorted(set(keys)) if key in told)


def sensitive(keys: Iterable[str], taxonomy: Taxonomy, levels: tuple[str, ...]) -> str:
    """Labels of the special (Art 9) or criminal (Art 10) categories among keys."""
    known = (key for key in sorted(set(keys)) if key in taxonomy.categories)
    return ", ".join(label(taxonomy, key) for key in known if taxonomy.categories[key].level in levels)


def scores(findings: Iterable[Finding]) -> str:
    """Where scores or profiles of people were found."""
    return "; ".join(dict.fromkeys(visible(str(one.found.place)) for one in findings if one.found.entity in _SCORES))


def consents(findings: Iterable[Finding]) -> str:
    """Where records of consent were found."""
    return "; ".join(dict.fromkeys(visible(str(one.found.place)) for one in findings if one.found.category == "pref.consent"))


def places(findings: Iterable[Finding], when: str, taxonomy: Taxonomy) -> str:
    """System, object and field of what was found, with its rows; the date stands once, at the end."""
    told = [f"{visible(str(one.found.place))}: {label(taxonomy, one.found.category)}, {_rows(one)}" for one in findings]
    if not told:
        return ""
    more = [f"… and {len(told) - _PLACES} more: see the report of findings"] if len(told) > _PLACES else []
    return "\n".join([*told[:_PLACES], *more, f"Scanned {when}"])


def _rows(one: Finding) -> str:
    found = one.found
    hit = f"fewer than {_FEW}" if found.rows_hit < _FEW else f"{found.rows_hit:,}"
    return f"{hit} of {found.rows_read:,} {found.row_is}s read"


def _table(notice: Notice, name: str) -> Mapping[str, Any]:
    told = notice.facts.get(name, {})
    return told if isinstance(told, Mapping) else {}


def _names(told: Any, key: str) -> list[str]:
    return [str(each[key]) for each in told if isinstance(each, Mapping) and each.get(key)]
