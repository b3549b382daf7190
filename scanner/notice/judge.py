"""The judgement: evidence against what the notice declares for the purposes that a source serves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from scanner.errors import ConfigError, PluginError, did_you_mean
from scanner.model import Declared, Evidence, Finding, Notice, Purpose, SourceInfo
from scanner.notice.identity import same_people
from scanner.taxonomy import Taxonomy, load, no_category

#: Levels that need a condition besides a lawful basis, by the article of the UK GDPR that asks for it.
ARTICLES: Mapping[str, str] = {"special": "Art 9", "criminal": "Art 10"}


def judge(evidence: Iterable[Evidence], source: SourceInfo, notice: Notice, taxonomy: Taxonomy) -> list[Finding]:
    """One finding for each piece of evidence of one source, sorted by place and category.

    The status is the best that any of the source's purposes gives. Keys that a category `implies` are judged on their own, with `via`.
    Raises ConfigError where the source has no purposes, or one that the notice does not have.
    """
    check_source(source, notice)
    findings = [_finding(one, _about(one, source), notice, taxonomy) for one in revealed(evidence, taxonomy)]
    return sorted(findings, key=lambda finding: (_order(finding.found), finding.id))


def check_source(source: SourceInfo, notice: Notice) -> None:
    """Raises ConfigError where a source that the notice speaks to has no purposes, or one that the notice does not have.

    A source about other people only is not judged, and its purposes belong to another notice. Where the notice addresses somebody by
    nearly the same word, or by another word for the same people, that is an error: nothing would be judged, and nothing would fail.
    """
    if not _addressed(source, notice):
        for typed in source.subjects:
            if meant := same_people(typed, notice.subjects):
                raise ConfigError(
                    f'source "{source.id}": subjects: the notice does not address "{typed}", and nothing here would be judged. '
                    f'Did you mean "{meant}"? Known: {", ".join(sorted(notice.subjects))}.'
                )
        return
    ids = [purpose.id for purpose in _about_them(source, notice)]
    if not source.purposes:
        raise ConfigError(f'source "{source.id}": has no purposes. Say what it is for. Known: {", ".join(sorted(ids))}.')
    for purpose in source.purposes:
        if purpose not in ids:
            raise ConfigError(f'source "{source.id}": no purpose "{purpose}" in the notice. {did_you_mean(purpose, ids)}')


def revealed(evidence: Iterable[Evidence], taxonomy: Taxonomy) -> list[Evidence]:
    """The evidence, and what it reveals through `implies` where nothing else shows the same category in the same place.

    Raises PluginError for evidence of a category that the taxonomy does not have.
    """
    found = list(evidence)
    for one in found:
        if one.category not in taxonomy.categories:
            raise PluginError(f'entity "{one.entity}": {no_category(one.category, taxonomy.categories)}')
    known = {(one.place, one.category) for one in found}
    more: list[Evidence] = []
    for one in found:
        for key in taxonomy.categories[one.category].implies:
            if (one.place, key) not in known:
                known.add((one.place, key))
                more.append(replace(one, category=key, via=one.category, shape=None, clear=False))
    return found + more


def declared_matrix(notice: Notice, seen_categories: Collection[str], taxonomy: Taxonomy | None = None) -> tuple[Declared, ...]:
    """Every declared category for every purpose that names it, with the notice's words, in the notice's order.

    A category is seen too where one of the keys that it covers was found.
    """
    known = taxonomy or load()
    rows: list[Declared] = []
    for purpose in notice.purposes:
        for key in dict.fromkeys(key for bullet in purpose.categories for key in bullet.keys):
            says = dict.fromkeys(bullet.says for bullet in purpose.categories if key in bullet.keys)
            seen = key in seen_categories or any(covered in seen_categories for covered in known.categories[key].covers)
            rows.append(Declared(key, purpose.id, "; ".join(says), seen))
    return tuple(rows)


def _addressed(source: SourceInfo, notice: Notice) -> bool:
    """Whether the source holds data of people whom the notice addresses; a source that does not say is taken to."""
    return not source.subjects or bool(set(source.subjects) & set(notice.subjects))


def _about_them(source: SourceInfo, notice: Notice) -> list[Purpose]:
    """The purposes for which data of the people in the source is declared: of several notices those of the ones that address them."""
    mine = set(source.subjects)
    return [purpose for purpose in notice.purposes if not mine or not mine.isdisjoint(purpose.subjects or notice.subjects)]


def _order(one: Evidence) -> tuple[str, str, str, str]:
    return one.place.source, one.place.unit or "", one.place.column or "", one.category


def _about(one: Evidence, source: SourceInfo) -> SourceInfo:
    """The source, of which this evidence may be about other people: what agents say of themselves is about staff."""
    return replace(source, subjects=(one.subject,)) if one.subject else source


def _finding(one: Evidence, source: SourceInfo, notice: Notice, taxonomy: Taxonomy) -> Finding:
    category = taxonomy.categories[one.category]
    notes: list[str] = []
    if category.never or (category.never_clear and one.clear):
        why = "must not be kept at all" if category.never else "stands in clear text"
        return Finding(one, "prohibited", source.purposes, (f"{category.label} {why}, whatever the notice says",))
    if not _addressed(source, notice):
        whom = f"holds data of {', '.join(source.subjects)}; the notice addresses {', '.join(notice.subjects)}"
        return Finding(one, "not-judged", source.purposes, (whom,))
    status, notes = _status(one.category, source.purposes, _about_them(source, notice), taxonomy)
    if one.via:
        notes.append(f"revealed by {one.via}")
    if category.level in ARTICLES and one.category not in notice.facts.get("conditions", {}):
        notes.append(f"no {ARTICLES[category.level]} condition is recorded")
    return Finding(one, status, source.purposes, tuple(notes))


def _status(key: str, served: tuple[str, ...], purposes: Sequence[Purpose], taxonomy: Taxonomy) -> tuple[str, list[str]]:
    """The best status that any of the purposes which the source serves gives, and what a person should know about the others."""
    names = {purpose.id: _naming(key, purpose.keys, taxonomy) for purpose in purposes}
    near = {purpose.id: _arguing(key, purpose.keys, taxonomy) for purpose in purposes}
    mine = tuple(purpose for purpose in served if purpose in names)
    without = [purpose for purpose in dict.fromkeys(mine) if not names[purpose]]
    if len(without) < len(set(mine)):
        through = dict.fromkeys(found for purpose in mine for found in names[purpose] if found != key and key not in names[purpose])
        notes = [f"covered by {found}" for found in through]
        return "declared", notes + ([f"not for {', '.join(without)}"] if without else [])
    if any(near[purpose] for purpose in mine):
        through = dict.fromkeys(found for purpose in mine for found in near[purpose])
        other = [purpose for purpose in dict.fromkeys(mine) if not near[purpose]]
        elsewhere = _elsewhere("declared", names)
        return "arguable", [f"only through {', '.join(through)}", *([f"not for {', '.join(other)}"] if other else []), *elsewhere]
    if any(names.values()):
        return "other-purpose", _elsewhere("declared", names)
    return "undeclared", _elsewhere("arguable", near)


def _elsewhere(status: str, by_purpose: Mapping[str, tuple[str, ...]]) -> list[str]:
    """`declared for products (pay.method)` for the purposes that carry a key."""
    carrying = [purpose for purpose, keys in by_purpose.items() if keys]
    return [f"{status} for {', '.join(carrying)}"] if carrying else []


def _naming(key: str, listed: frozenset[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """The listed keys that declare `key`: itself, or one that covers it."""
    return tuple(sorted(one for one in listed if one == key or key in taxonomy.categories[one].covers))


def _arguing(key: str, listed: frozenset[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    return tuple(sorted(one for one in listed if key in taxonomy.categories[one].arguable))
