"""What a notice collects, and for which purposes: groups of sentences and lists become purposes with bullets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from scanner.model import Bullet, LawfulBasis, Purpose
from scanner.notice.bases import named_bases
from scanner.notice.blocks import plain
from scanner.notice.labels import with_labels
from scanner.notice.outline import Group
from scanner.notice.prose import NOT_HERE, declaring
from scanner.notice.questions import Question, about_bullet
from scanner.notice.sections import AIM, SHORT, STATED_BASIS, purpose_in
from scanner.notice.tables import table_rows, tells_data
from scanner.notice.words import match_words
from scanner.taxonomy import Taxonomy, normal_form

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
_DOING = re.compile(r"(?:to|\w+ing)\s", re.IGNORECASE)
#: A list of which one in so many items names a category is one of collected data; a table of contents may name one, too.
_ONE_IN = 3
_CLAUSE = re.compile(r"\b(?:when|if) (?:you|someone) .{3,120}?(?=,|:|;|\.(?:\s|$)|$| we\b| we'| we’| your device\b)", re.IGNORECASE)
#: "To process your donations we collect …", "For marketing, we use: …".
_LEADS = re.compile(
    r"^(?P<says>(?:to|for) .{3,120}?),? we(?: may| will| also)* (?:collect|use|process|hold|ask|need|record|keep|store|obtain)\b",
    re.IGNORECASE,
)
#: "We use the following to deal with complaints:", "We need these details for your delivery:"; what is kept for years is no purpose.
_FOLLOWING = re.compile(
    r"^we(?: may| will| also)* (?:collect|use|process|ask for|need|record|obtain)(?: (?:and|or) (?:collect|use|process|store|keep|hold))? "
    r"(?:the following|these|this)(?: [a-z ]{2,40}?)? (?P<says>(?:to|for|so that|when) .{3,160}?) ?:$",
    re.IGNORECASE,
)
_STATED = (
    re.compile(
        r"\bpurposes? (?:for|of) (?:processing|collecting|using|this)\b.{0,80}?\bis (?P<says>(?:to|so (?:that )?we can)\b.+)", re.IGNORECASE
    ),
    re.compile(r"^we (?:need|use|process|collect)(?: and \w+)? (?:this|your|the)\b.{0,40}? (?P<says>to (?!you\b)\w.+)", re.IGNORECASE),
)


@dataclass(slots=True)
class _Draft:
    """A purpose while its lists are being gathered."""

    says: str
    bullets: list[Bullet] = field(default_factory=list)
    lawful: list[LawfulBasis] = field(default_factory=list)


def read_purposes(groups: Sequence[Group], taxonomy: Taxonomy, default: str) -> tuple[tuple[Purpose, ...], tuple[Question, ...]]:
    """Purposes in the order of the notice, and the questions that their bullets leave open.

    `default` is what the purpose is called that a notice does not name. No purposes: no list of collected data was found.
    """
    drafts: dict[str, _Draft] = {}
    stated, named = _stated_purpose(groups), with_labels(taxonomy, groups)
    for says, item, basis in _collected(groups, taxonomy, named, stated or default):
        draft = drafts.setdefault(normal_form(says) or "purpose", _Draft(says))
        keys, how, tail, hits = match_words(item, named)
        draft.bullets.append(Bullet(item, keys, tail if hits or how == "listed" else ""))
        draft.lawful += [found for found in named_bases(basis) if found not in draft.lawful]
    ids = _ids(list(drafts))
    purposes = tuple(Purpose(ids[form], draft.says, tuple(draft.bullets), tuple(draft.lawful)) for form, draft in drafts.items())
    return purposes, tuple(_questions(purposes, named, "" if stated else default))


def _questions(purposes: Iterable[Purpose], taxonomy: Taxonomy, unnamed: str) -> Iterator[Question]:
    for purpose in purposes:
        if purpose.says == unnamed:
            yield Question(
                "purpose", purpose.says, purpose.id, "what is this collected for? The notice does not say it in words that are recognised."
            )
        for bullet in purpose.categories:
            yield from about_bullet(bullet.says, purpose.id, match_words(bullet.says, taxonomy), taxonomy)


def _collected(groups: Sequence[Group], taxonomy: Taxonomy, named: Taxonomy, default: str) -> Iterator[tuple[str, str, str]]:
    """All that is collected: purpose, the item's words, the words of the lawful basis beside it.

    `named` knows the notice's own names for kinds of data, which mean them in lists; in prose, words like `identity` mean others.
    """
    before: Group | None = None
    last: tuple[tuple[str, ...], str] | None = None
    listed: set[str] = set()
    for group in groups:
        if before is not None and _goes_on(before, group):
            group = replace(group, role="collect", lead=before.lead)
        same = last is not None and last[0] == group.headings
        says = _purpose_of(group, last[1] if last and same else default)
        before = group if _is_list(group, named) else None
        told = group if before is None else _before_list(group)
        yield from ((says, words, "") for words in declaring(told, taxonomy, listed))
        if before is None:
            continue
        last = group.headings, says
        found = list(_items(group, says, named))
        listed.update(key for _, item, _ in found for key in match_words(item, named)[0])
        yield from found


def _before_list(group: Group) -> Group:
    """What stands before the sentence that introduces a list, or all of the lead where none does."""
    *told, last = re.split(r"(?<=[.!?])\s+", group.intro)
    words = " ".join(told if last.endswith((":", ";")) else (*told, last))
    return replace(group, items=(), lead=replace(group.lead, text=words) if group.lead else None)


def _items(group: Group, says: str, taxonomy: Taxonomy) -> Iterator[tuple[str, str, str]]:
    """The items of one list, tables row by row with the purposes and bases that their columns name."""
    for is_row, run in groupby(group.items, key=lambda item: item.kind == "row"):
        blocks = tuple(run)
        if not is_row:
            basis = group.intro if STATED_BASIS.match(plain(group.intro)) else ""
            yield from ((says, block.text, basis) for block in blocks)
            continue
        for row in table_rows(blocks, taxonomy):
            yield from ((row.purpose or says, item, row.basis) for item in row.items)


def _is_list(group: Group, taxonomy: Taxonomy) -> bool:
    """Whether the items of a group are collected data: their lead says so, the section does and the lead nothing else, or they do."""
    if not group.items:
        return False
    rows = [item for item in group.items if item.kind == "row"]
    if rows and len(rows) == len(group.items) and group.role != "collect":
        return tells_data(rows, taxonomy) and group.section not in NOT_HERE - {"bases"}
    if group.role == "collect":
        return group.section != "not"
    return (group.role is None and group.section == "collect") or _tell_data(group, taxonomy)


def _tell_data(group: Group, taxonomy: Taxonomy) -> bool:
    """Whether some of the items name a category, whatever the words that lead to them ("It contains:"), and few are things to do."""
    leads = group.role is None or (group.role == "purposes" and group.intro.endswith(":"))
    told = [item.text for item in group.items if item.kind != "row"]
    doing = sum(_DOING.match(text) is not None for text in told)
    if group.section in NOT_HERE or not leads or 2 * doing > len(told):
        return False
    known = sum(bool(match_words(text, taxonomy)[0]) for text in told if not _DOING.match(text))
    return known >= (1 if group.lead else 2) and len(told) <= _ONE_IN * known


def _goes_on(before: Group, group: Group) -> bool:
    """Whether bullets after a sentence that introduces nothing still belong to the list before it."""
    if before.headings != group.headings or group.role is not None or not group.items or group.intro.endswith((":", ";")):
        return False
    next_line = group.lead is not None and group.lead.kind == "line" and not group.lead.gap
    return next_line or purpose_in(before.intro) is not None


def _purpose_of(group: Group, default: str) -> str:
    """The purpose of a group in the notice's words: the generator's way, "For …:", "when you …", or the default."""
    if told := purpose_in(group.intro):
        return told
    if lead := _LEADS.match(group.intro) or _FOLLOWING.match(" ".join(group.intro.split())):
        return lead["says"][0].lower() + lead["says"][1:]
    nearest = group.headings[-1] if group.headings else ""
    for words in (group.intro, nearest):
        if SHORT.match(plain(words)) and (words.endswith(":") or group.section == "collect" or AIM.match(plain(words))):
            return words.rstrip(" :.")
    for words in (group.intro, nearest):
        if clause := _CLAUSE.search(words):
            return clause[0][0].lower() + clause[0][1:].strip()
    return default


def _stated_purpose(groups: Iterable[Group]) -> str | None:
    """The one purpose that a free-form notice states in a sentence."""
    texts = [group.intro for group in groups if group.section not in ("rights", "complaints", "sharing", "cookies")]
    for pattern in _STATED:
        for text in texts:
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                if found := pattern.search(sentence):
                    return found["says"].rstrip(" .:;")
    return None


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
