"""What a notice collects, and for which purposes: groups of sentences and lists become purposes with bullets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scanner.model import Bullet, LawfulBasis, Purpose
from scanner.notice.bases import named_bases
from scanner.notice.collected import Found, collected
from scanner.notice.labels import label_of, stands_for, with_labels
from scanner.notice.outline import Group
from scanner.notice.questions import Question, about_bullet
from scanner.notice.words import NOTHING, match_words
from scanner.taxonomy import Match, Taxonomy, normal_form

#: The purposes of the ICO's generator by their normal form; the ids are what configurations refer to.
PURPOSES = {
    "to provide and improve products and services for clients": "products",
    "to provide services and goods including delivery": "delivery",
    "for the operation of client or customer accounts": "accounts",
    "for the operation of customer accounts and guarantees": "accounts-g",
    "for information updates or marketing purposes": "marketing",
    "for service updates or marketing purposes": "updates",
    "for research or archiving purposes": "research",
    "to comply with legal requirements": "legal",
    "for dealing with queries complaints or claims": "complaints",
    "to protect client welfare": "welfare",
    "for the prevention detection investigation or prosecution of crimes": "crime",
    "to prevent crime prosecute offenders or defend against legal action": "crime-g",
    "to receive donations or funding and organise fundraising activities": "donations",
    "for student education and welfare": "education",
    "for disciplinary investigations or to prevent detect investigate or prosecute crimes": "discipline",
    "to provide patient care services and other goods": "care",
    "for safeguarding or public protection reasons": "safeguarding",
    "for recruitment purposes": "recruitment",
    "as part of staff recruitment administration and management": "staff",
    "as part of managing salaries and pensions": "pay",
    "for managing staff health and wellbeing": "staff-health",
}
_SMALL = "a an and any are as at for from if in is it of on or our so that the this to us we when where which with you your"
_STOP = frozenset(_SMALL.split(" "))


@dataclass(slots=True)
class _Draft:
    """A purpose while its lists are being gathered."""

    says: str
    bullets: list[Bullet] = field(default_factory=list)
    lawful: list[LawfulBasis] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    asks: list[Question] = field(default_factory=list)


def read_purposes(
    groups: Sequence[Group], taxonomy: Taxonomy, default: str, title: str
) -> tuple[tuple[Purpose, ...], tuple[Question, ...]]:
    """Purposes in the order of the notice, and the questions that their bullets leave open.

    `default` is what the purpose is called that a notice does not name. No purposes: no list of collected data was found.
    """
    drafts: dict[str, _Draft] = {}
    explained: set[str] = set()
    named, meant = with_labels(taxonomy, groups)
    for found in _without_definitions(list(collected(groups, taxonomy, named, default, title)), meant, default):
        draft = drafts.setdefault(normal_form(found.says) or "purpose", _Draft(found.says))
        draft.lawful += [basis for basis in named_bases(found.basis) if basis not in draft.lawful]
        if not found.words or (found.points and draft.keys.issuperset(found.points) and not match_words(found.words, named)[0]):
            continue
        name = stands_for(found.words, meant)
        keys, how, tail, hits = NOTHING if found.unsure else match_words(found.words, named)
        keys = tuple(dict.fromkeys((*keys, *found.points)))
        draft.keys.update(keys)
        if name and name not in explained:
            explained.add(name)
            tail = _unknown(meant[name], taxonomy)
            draft.asks += _about_name(found.words, keys, tail, taxonomy)
        draft.bullets.append(Bullet(found.words, keys, tail if hits or how == "listed" or name else ""))
        draft.asks += _asks(found.words, (keys, how, tail, hits), found.points, named)
    drafts = {form: draft for form, draft in drafts.items() if draft.bullets}
    ids = _ids(list(drafts))
    purposes = tuple(Purpose(ids[form], draft.says, tuple(draft.bullets), tuple(draft.lawful)) for form, draft in drafts.items())
    return purposes, tuple(_questions(drafts, ids, default))


def _without_definitions(all_: Sequence[Found], meant: Mapping[str, str], default: str) -> Iterator[Found]:
    """What is collected, without the sentences that only say what a name stands for that is used for a purpose elsewhere."""
    used = {stands_for(one.words, meant) for one in all_ if one.says != default} - {""}
    yield from (one for one in all_ if one.says != default or label_of(one.words) not in used)


def _unknown(meant: str, taxonomy: Taxonomy) -> str:
    """What no phrase knows of that which a name stands for."""
    keys, how, tail, _ = match_words(meant, taxonomy)
    return tail if how == "listed" else "" if keys else meant


def _about_name(says: str, keys: Sequence[str], tail: str, taxonomy: Taxonomy) -> Iterator[Question]:
    """What a name stands for that no phrase knows is asked about where the name is used first."""
    if tail:
        nearest = tuple(one for one in taxonomy.nearest(tail) if one[0] not in keys)
        yield Question("tail", says, "", f"it includes “{tail}”: does that declare more than {', '.join(keys)}?", nearest)


def _asks(says: str, match: Match, points: Sequence[str], taxonomy: Taxonomy) -> Iterator[Question]:
    """The questions of one bullet."""
    if points:
        told = ", ".join(points)
        asks = f"this points to what the notice says elsewhere, and was taken to mean {told}. Is that right?"
        yield Question("points", says, "", asks)
    else:
        yield from about_bullet(says, "", match, taxonomy)


def _questions(drafts: Mapping[str, _Draft], ids: Mapping[str, str], unnamed: str) -> Iterator[Question]:
    for form, draft in drafts.items():
        if draft.says == unnamed:
            yield Question(
                "purpose", draft.says, ids[form], "what is this collected for? The notice does not say it in words that are recognised."
            )
        yield from (replace(one, purpose=ids[form]) for one in draft.asks)


def _ids(forms: Sequence[str]) -> dict[str, str]:
    """An id for each purpose: the generator's, else its first three telling words; never the same one twice."""
    ids: dict[str, str] = {}
    for form in forms:
        words = [word for word in form.split() if word not in _STOP][:3]
        base = PURPOSES.get(form) or "-".join(words)[:40] or "purpose"
        taken, number, name = set(ids.values()), 2, base
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        ids[form] = name
    return ids
