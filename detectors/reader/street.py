"""Addresses made whole: the street before its number, what is missing at their ends, parts that stand beside each other.

The model sometimes begins or ends an address within it, where the form is strange to it or where a line ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.names.lists import is_place, may_be_given
from detectors.reader.behind import CODE_LAST, OFFICE, country, ended, ends
from detectors.reader.continent import addresses, over, says
from detectors.reader.dwelling import housed
from detectors.reader.edges import ABROAD, BEFORE, FUNCTION, HOUSE, HOUSE_WORDS, IN_WALES, UNIT, WELSH_WAY, begins
from detectors.reader.gate import WAYS
from detectors.reader.homes import homes
from detectors.reader.irish import irish
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.owner import owner
from detectors.reader.regions import is_town
from detectors.reader.run import FAR, run
from detectors.reader.several import several

_ADDRESS, _PERSON, _FIRM, _PLACE = map(ENTITIES.index, ("STREET_ADDRESS", "PERSON", "ORGANIZATION", "LOCATION"))
#: A number that no street follows.
_NUMBER = re.compile(r"[#.,\s]*\d[\w/-]{0,6}\s*(?:[,\n]|\Z)")
_CAPITAL = rf"(?<!\w)(?!(?i:{FUNCTION})\b)[A-ZÀ-Þ][\w'’.-]*"
_STREET = re.compile(
    rf"(?:(?:{_CAPITAL}|C/)(?:,? (?:d[aeiou]s?|de la|del|dos|das|des|von|van|der|den|la|el|il|n|{_CAPITAL})){{0,5}}),? {{0,2}}\Z"
)
_HOUSE_NUMBER = re.compile(r"(?<![\w£$€./,-])\d{1,5}[a-zA-Z]?,? \Z")
_LEGAL_FORM = re.compile(r"\b(?:ltd|limited|plc|llp|inc|llc|corp|gmbh|ag|bv|nv|sarl|sas|srl|spa|oy|ab|as)\b", re.IGNORECASE)
_GAP = re.compile(r",?[ \n]{1,2}")
_BETWEEN = re.compile(r"[,.]{0,2}[ \n]{0,2}")
_DIGIT = re.compile(r"\d")
#: Below this the model is not sure of one word before an address; below the other not of a given name either.
_UNSURE, _MAYBE = 0.75, 0.5
_SURE = 0.95
#: An address of so few code points is a part of one: a flat, a house.
_PART = 16


def whole(text: str, found: list[Named]) -> list[Named]:
    """The entities of a sentence in order, addresses with the street before their number; a place or name within it goes."""
    made: list[Named] = []
    for each in found:
        if each.entity == _ADDRESS and _NUMBER.match(text, each.start, each.end):
            each = _with_street(text, each)
            made = [other for other in made if other.end <= each.start]
        made.append(each)
    return made


def joined(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order: parts of one address as one, with all that stands at its ends."""
    if not found:
        return found
    made: list[Named] = []
    for each in housed(text, homes(text, found)):
        street = ABROAD.match(text, each.start)
        if street or each.entity == _ADDRESS or OFFICE.match(text, each.start, each.end):
            end = max(each.end, street.end() if street else 0)
            least, end = _least(text, made, each), ends(text, each.start, end)
            each = replace(each, start=run(text, begins(text, each.start, least), end, least), end=end, entity=_ADDRESS)
            if each.end <= each.start:
                continue  # nothing but words with which none begins or ends
            if made and _continues(text, made[-1], each):
                each = replace(each, start=made.pop().start)
            if of := owner(text, each.start, each.end):
                each = replace(each, start=of[2])
            while made and made[-1].end > each.start:
                made.pop()
            if of and (not made or made[-1].end <= of[0]):
                made.append(Named(of[0], of[1], _PERSON, each.score))
            elif made and made[-1].entity == _FIRM:
                made[-1] = _owning(text, made[-1], each)
        elif made and _is_town(text, made[-1], each):
            last = made.pop()
            each = replace(last, end=ends(text, last.start, each.end))
        if not made or made[-1].end <= each.start:
            made.append(each)
    apart = (one for each in made for one in (several(text, each) if each.entity == _ADDRESS else (each,)))
    return [_surer(text, each) if each.entity == _ADDRESS else each for each in apart]


def _owning(text: str, firm: Named, address: Named) -> Named:
    """Who was taken for a firm and stands before an address under a person's name."""
    of = owner(text, firm.start, address.end)
    return replace(firm, entity=_PERSON) if of and of[1] == firm.end else firm


def _surer(text: str, address: Named) -> Named:
    """An address that ends as one is as sure as the rules are of a street in it."""
    return replace(address, score=max(address.score, _SURE)) if ended(text, address.start, address.end) else address


def _is_town(text: str, address: Named, other: Named) -> bool:
    """Whether what the model took for something else is the town of an address: it stands behind its code, or is known as a town."""
    if address.entity != _ADDRESS or not _GAP.fullmatch(text, address.end, max(address.end, other.start)):
        return False
    if CODE_LAST.search(text, max(address.start, address.end - BEFORE), address.end):
        return True
    beside = text[address.end] in ",\n" and not any(mark in text[address.start : address.end] for mark in ",\n")
    return beside and (is_place(text[other.start : other.end]) or is_town(text[other.start : other.end]))


def _with_street(text: str, address: Named) -> Named:
    low = max(0, address.start - BEFORE)
    street = _STREET.search(text[low : address.start])
    if street is None or (low + street.start() == 0 and " " in street.group().strip()):
        return address  # a sentence's first word has its capital anyway
    return replace(address, start=low + street.start())


def _least(text: str, found: list[Named], address: Named) -> int:
    """Where an address may begin at the earliest: behind the person or firm that it is of, if that is not a house, and another address."""
    for last in reversed(found):
        if last.end < address.start - FAR:
            break
        if last.entity == _PERSON and not IN_WALES.match(text, last.start) and not _doubtful(text, last):
            alone = " " not in text[last.start : last.end] and text[last.end : address.start] == " "
            if not (alone and HOUSE.match(text, address.start)):
                return last.end
        if last.entity == _ADDRESS and ended(text, last.start, last.end):
            return last.end
        if last.entity == _FIRM and _LEGAL_FORM.search(text, last.start, last.end):
            return last.end
    return 0


def _doubtful(text: str, person: Named) -> bool:
    """Whether what was taken for somebody is a street, with a number before it and the word for one in or behind it; or hardly anybody."""
    words = text[person.start : person.end].split()
    if len(words) == 1 and person.score < (_MAYBE if may_be_given(words[0]) else _UNSURE):
        return True
    before = text[max(0, person.start - BEFORE) : person.start]
    behind = text[person.end : person.end + _PART].replace(",", " ").split(maxsplit=1)[:1]
    street = any(word.lower().strip(".,") in WAYS | HOUSE_WORDS for word in (*words[1:], *behind))
    return WELSH_WAY.search(before) is not None or (street and _HOUSE_NUMBER.search(before) is not None)


def _continues(text: str, first: Named, second: Named) -> bool:
    """Whether the second, an address, is a part of the first: two that are whole may stand in a list."""
    if not _BETWEEN.fullmatch(text, first.end, max(first.end, second.start)):
        return False
    if first.entity != _ADDRESS:
        return UNIT.match(text, first.start, first.end) is not None
    flat = first.end - first.start <= _PART and text[first.start : first.end].split()[-1].lower() not in WAYS
    part = flat or not text[second.start].isdigit()
    return part and not ended(text, first.start, first.end)


def placed(text: str, found: list[Named]) -> list[Named]:
    """The entities of a text in order, with the addresses of the continent that are told by their form; what lies in one goes."""
    if not found and not _DIGIT.search(text):
        return found  # such an address has a code
    homes = [(each.start, each.end) for each in found if each.entity == _ADDRESS]
    places = ((each.start, each.end) for each in found if each.entity != _ADDRESS)
    formed = addresses(text, (place for place in places if not over(homes, place[0], place[1] + 3)))
    rural = [(start, country(text, end)) for start, end in irish(text)]
    formed = _apart([*formed, *rural, *(home for home in homes if over(rural, *home))])
    made = [Named(start, end, _ADDRESS, 1.0) for start, end in formed]
    made += [_told(text, each) for each in found if not over(formed, each.start, each.end)]
    return sorted((each for each in made if each.end > each.start), key=lambda each: each.start)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that have a place in common as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _told(text: str, each: Named) -> Named:
    """An address without a number, a second part or a word for a street is a place, or nothing where no place is known by that name."""
    said = text[each.start : each.end]
    if each.entity != _ADDRESS or any(map(str.isdigit, said)) or "," in said or "\n" in said or says(said):
        return each
    return replace(each, entity=_PLACE, end=each.end if is_place(said) or is_town(said) else each.start)
