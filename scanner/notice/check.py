"""What is missing, stale or contradictory in a notice (UK GDPR Arts 9, 10, 13 and 14)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from scanner.model import Notice
from scanner.notice.judge import ARTICLES
from scanner.taxonomy import Taxonomy

#: A notice is stale after so many months without a change.
STALE_MONTHS = 24

_SECTIONS = {
    "special_category": "special category data",
    "criminal_offence": "criminal offence data",
    "automated_decisions": "automated decisions",
    "transfers_outside_uk": "transfers outside the UK",
    "dpo": "a data protection officer",
    "joint_controllers": "joint controllers",
}


def check(notice: Notice, taxonomy: Taxonomy, today: date) -> list[str]:
    """Sentences for a person, in a stable order; an empty list means that nothing was found to say."""
    steps: tuple[Callable[[Notice, Taxonomy], Iterator[str]], ...] = (_bullets, _bases, _conditions, _facts)
    return [*(sentence for step in steps for sentence in step(notice, taxonomy)), *_age(notice, today), *_absent(notice)]


def _bullets(notice: Notice, taxonomy: Taxonomy) -> Iterator[str]:
    for purpose in notice.purposes:
        where = f'purpose "{purpose.id}"'
        if not purpose.categories:
            yield f"{where}: declares no categories."
        for bullet in purpose.categories:
            if not bullet.keys:
                yield f"{where}: “{bullet.says}” is mapped to no category. Decide what it declares."
            elif bullet.tail:
                yield f"{where}: “{bullet.says}” is mapped to {', '.join(bullet.keys)}, and “{bullet.tail}” may declare more."
        for key, times in Counter(key for bullet in purpose.categories for key in set(bullet.keys)).items():
            if times > 1:
                says = " and ".join(f"“{bullet.says}”" for bullet in purpose.categories if key in bullet.keys)
                yield f"{where}: {taxonomy.categories[key].label} ({key}) is declared {times} times, by {says}."
        if "other" in purpose.keys:
            yield f"{where}: a catch-all stands in the list; it declares nothing else."


def _bases(notice: Notice, taxonomy: Taxonomy) -> Iterator[str]:
    for purpose in notice.purposes:
        if not purpose.lawful:
            yield f'purpose "{purpose.id}": no lawful basis (Art 6).'
        for one in purpose.lawful:
            if "legitimate_interest" in one.basis and not one.interest:
                yield f'purpose "{purpose.id}": {one.basis.replace("_", " ")} without saying which (Art 13(1)(d)).'
    for table in notice.facts.get("unpaired", ()):
        yield f"“{table.get('says', '')}” is paired with no purpose. Move its lawful bases to theirs."


def _conditions(notice: Notice, taxonomy: Taxonomy) -> Iterator[str]:
    recorded = notice.facts.get("conditions", {})
    declared = {key for purpose in notice.purposes for key in purpose.keys}
    for key in sorted(declared):
        article = ARTICLES.get(taxonomy.categories[key].level)
        if article and key not in recorded:
            yield f"{taxonomy.categories[key].label} ({key}) is declared without an {article} condition. Record it under [conditions]."
    for key in sorted(set(recorded) - declared):
        yield f"[conditions] has {key}, which no purpose declares."
    for key in sorted(key for key in declared if taxonomy.categories[key].never):
        yield f"{taxonomy.categories[key].label} ({key}) is declared, but must not be kept at all."


def _facts(notice: Notice, taxonomy: Taxonomy) -> Iterator[str]:
    facts = notice.facts
    retention = facts.get("retention", {})
    if not retention:
        yield "No retention period, and no word on how long information is kept (Art 13(2)(a))."
    elif not retention.get("periods"):
        link = f", only a link to {retention['ref']}" if retention.get("ref") else ""
        yield f"No retention period{link}: retention cannot be checked from this notice."
    if not facts.get("contact"):
        yield "No contact details of the controller (Art 13(1)(a))."
    if not facts.get("sources", {}).get("from"):
        yield "Does not say where personal information comes from (Art 14(2)(f))."
    rights = set(facts.get("rights", {}).get("list", ()))
    uses_consent = any(one.basis == "consent" for purpose in notice.purposes for one in purpose.lawful)
    if not rights:
        yield "Names no data protection rights (Art 13(2)(b))."
    elif uses_consent and "withdraw_consent" not in rights:
        yield "Relies on consent and does not name the right to withdraw it (Art 13(2)(c))."
    if not facts.get("complaints", {}).get("regulator"):
        yield "Does not say that people can complain to the Information Commissioner (Art 13(2)(d))."


def _age(notice: Notice, today: date) -> Iterator[str]:
    updated = notice.facts.get("notice", {}).get("updated")
    if notice.version is None:
        yield "No version: a change of the notice cannot be told from the text."
    month = re.match(r"(\d{4})-(\d{2})", str(updated or ""))
    if month is None:
        yield "No date: it cannot be told whether the notice is up to date."
        return
    age = (today.year - int(month[1])) * 12 + today.month - int(month[2])
    if isinstance(updated, date) and today.day < updated.day:
        age -= 1
    if age < 0:
        yield f"Last updated on {updated}, which is in the future."
    elif age >= STALE_MONTHS:
        yield f"Last updated on {updated}, {age} months ago. Check that it still says what is done."


def _absent(notice: Notice) -> Iterator[str]:
    sections = [_SECTIONS.get(name, name) for name in notice.facts.get("absent", {}).get("sections", ())]
    if sections:
        yield f"Has nothing on {', '.join(sections)}. Right only if there is none."
    for transfer in notice.facts.get("recipients", {}).get("transfers_outside_uk", ()):
        if isinstance(transfer, dict) and "country" in transfer and not transfer.get("how"):
            yield f"A transfer to {transfer['country']} is named without how it complies (Art 13(1)(f))."
