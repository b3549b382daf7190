"""What is called after somebody and is nobody: illnesses, instruments, firms, goods, storms, ships, laws, feasts, plants, works."""

from __future__ import annotations

import re
from typing import NamedTuple

from detectors.names.firms import BRANDS, CALLED, EPONYMS, GOODS, ILLS, MEASURED, MEASURES, OF_SHOPS, SHARED, SIGNS, WORKS
from detectors.names.lists import fold, is_surname, may_be_given, some

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEHIND = re.compile(r"(?P<of>['’]s)? (?P<word>[^\W\d_]+)")
TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|dr|herr|frau|sig|signora)\.? \Z", re.IGNORECASE)
FUNCTION = some(
    "the a an and or but if of in on at to by for from with as is are was were be been am do does did has have had would can could "
    "might shall should must not no yes he she it they we you i me him her us them his its their our your my this that these those "
    "there here who what when where why how"
)
#: What goods weigh or hold: Jack Daniels 70cl.
_SIZE = re.compile(r" \d{1,4} ?(?:cl|ml|l|ltr|g|kg|oz|pk|pack|x)\b", re.IGNORECASE)
#: Of what machines have, by keys of settings, and names within a private network.
_SETTING = re.compile(
    r"(?:^|\n)[ \t-]*(?:cluster|host_?name|fallback|namespace|schema|bucket|keyspace|upstream|codename|vhost|data_?cent(?:er|re)) ?[:=] ?"
    r"[\"']?\Z",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"[.](?:internal|local|lan|corp|svc|home|test)\b")
#: What parts of programs are called in the lines that they log (Acme Pool Stats).
_PARTS = some("stats statistics metrics scheduler daemon exporter connector listener datasource executor dispatcher middleware endpoint")
#: A saint, after whom a church, a school or a town is called; a street's short word stands behind its name.
_SAINT = re.compile(r"(?:\A|[.,;:(\n] ?|\b[a-zß-ÿ]+ )(?:St|Saint)\.? \Z")
#: What is passed at so many per cent.
_MARK = re.compile(r"[:=]? ?\d{1,3} ?%"), re.compile(r"\b(?:pass|trade|question|quotation|bench|tide|high[ -]water) \Z", re.IGNORECASE)
#: The names of storms (Met Office, World Meteorological Organization) and of ships (Royal Navy, merchant and others) behind these.
_STORM, _SHIP = (
    some("storm hurricane typhoon cyclone"),
    re.compile(r"\b(?:HM[SY]|RFA|RMS|USS|RRS|HMAS|HMNZS|HMCS|MV|RNLB) (?:(?:Sir|Lady|Dame|Prince|Princess|King|Queen|Lord) )?\Z"),
)
#: Sarah's Law; not Sarah's Law degree.
_LAW = re.compile(r"['’]s? Law\b(?! (?:degree|firm|school|exam|society|tutor|lecture|essay|course))", re.IGNORECASE)
_FEAST = re.compile(r"(?P<of>['’]s?)? (?:Day|Night|Eve)\b(?! (?:off|out|in|shift|\w+ing|nurse)|[-\w'’])")
#: Cultivars stand in single quotes (International Code of Nomenclature for Cultivated Plants, article 14).
_PLANTS = re.compile(
    r"\b(?:roses?|rosa|clematis|dahlias?|tulips?|peon(?:y|ies)|iris|lavender|geraniums?|narcissus|daffodils?|fuchsias?|apples?|pears?|plums?|"
    r"rhododendrons?|hydrangeas?|camellias?|hostas?|plant(?:ed|s|ing)?|sow(?:n|ing)?|cultivars?|climbers?|shrubs?|perennials?|bulbs?|"
    r"seedlings?|bare[ -]root|nursery pot)\b",
    re.IGNORECASE,
)
#: Behind these somebody is given something: bought Ann Sample mugs.
_GIVES = re.compile(
    r"\b(?:give|gives|gave|given|bring|brought|buy|bought|send|sent|get|got|make|made|lend|lent|owe|owes|owed|offer|offered|show|showed|sell|sold|"
    r"hand|handed|post|posted|order|ordered|pass|passed) \Z",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """What was taken for a name, its words, those words folded, and the text before and behind it."""

    said: str
    words: list[str]
    low: list[str]
    before: str
    behind: str


def _illness(one: Said) -> bool:
    """What is called after somebody: an illness, an instrument, a school."""
    if len(one.words) > 1 and one.words[0].istitle() and one.words[-1].islower() and one.low[-1] in CALLED:
        return True
    behind = _BEHIND.match(one.behind)
    return behind is not None and fold(behind["word"]) in (ILLS if behind["of"] else CALLED)


def _eponym(one: Said) -> bool:
    """An illness by the name it is called after, whose own nothing follows (Crohn's, and asthma); a measure of patients (Apgar score)."""
    behind = _BEHIND.match(one.behind)
    if behind is not None and one.low[-1] in MEASURED and fold(behind["word"]) in MEASURES:
        return True
    if SIGNS.issuperset(low.removesuffix("'s") for low in one.low) and not TITLED.search(one.before[-12:]):
        return True
    if len(one.words) != 1 or one.low[0].removesuffix("'s") not in EPONYMS or TITLED.search(one.before[-12:]):
        return False
    owned = one.low[0].endswith(("'s", "s")) or one.behind[:2] in ("'s", "’s")
    return owned and (behind is None or fold(behind["word"]) in FUNCTION)


def _brand(one: Said) -> bool:
    """A firm or goods by the name of somebody; if people have the name, too, only before what shops have, and behind `at`."""
    said = " ".join(one.low).removesuffix("'s")
    before = WORD.findall(one.before[-12:])[-1:] if one.before.endswith(" ") else []
    behind = WORD.match(one.behind[1:]) if one.behind[:1] == " " else None
    ways = [said, " ".join(one.low[:2]), *(f"{fold(word)} {one.low[0]}" for word in before)]
    ways += [f"{said} {fold(behind[0])}"] if behind else []
    if not BRANDS.isdisjoint(ways):
        return True
    owned = one.behind[:2] in ("'s", "’s") and one.low[-1].startswith("daniel")
    if " ".join(one.low[:2]) in SHARED and _SIZE.search(one.said + one.behind[:8]):
        return True
    return said in SHARED and (owned or one.before[-4:].lower() == " at " or (behind is not None and fold(behind[0]) in OF_SHOPS))


def _goods(one: Said) -> bool:
    """Goods by a whole name before what they are, a cultivar in its quotes, a work; who is given something is somebody."""
    if " ".join(one.low).removesuffix("'s") in WORKS:
        return True
    if one.before[-1:] in ("'", "‘") and one.behind[:1] in ("'", "’") and _PLANTS.search(one.before + one.behind):
        return not one.behind[1:2].isalpha()
    named = [word for word in one.words if word[:1].isupper() and len(word) > 1]
    rest = one.words[len(named) :] or WORD.findall(one.behind[:24] if one.behind[:1] == " " else "")[:1]
    whole = len(named) > 1 and one.words[: len(named)] == named and all(map(str.isalpha, named))
    return whole and bool(rest) and rest[0] in GOODS and not _GIVES.search(one.before[-16:])


def _program(one: Said) -> bool:
    """A part of a program, in the line that it logs."""
    behind = _BEHIND.match(one.behind)
    return behind is not None and not behind["of"] and behind["word"].istitle() and fold(behind["word"]) in _PARTS


def _public(one: Said) -> bool:
    """Storms, ships, saints, laws and feasts; machines; the mark that is passed."""
    before = WORD.findall(one.before[-16:])[-1:] if one.before.endswith(" ") else []
    if before and before[0].istitle() and fold(before[0]) in _STORM:
        return True
    if len(one.words) == 2 and one.low[0] in _STORM and (may_be_given(one.low[1]) or not is_surname(one.low[1])):
        return True
    if one.low == ["mark"] and (_MARK[0].match(one.behind) or _MARK[1].search(one.before[-16:])):
        return True
    if (len(one.words) < 3 and _SETTING.search(one.before[-24:])) or _NETWORK.match(one.behind):
        return True
    if one.words[0].istitle() and _SAINT.search(one.before[-24:]):
        return True
    if _SHIP.search(one.before[-24:]) or _LAW.match(one.behind):
        return True
    feast = _FEAST.match(one.behind)
    return feast is not None and (feast["of"] is not None or len(one.words) > 2)


CALLED_AFTER = (_illness, _eponym, _brand, _goods, _program, _public)
