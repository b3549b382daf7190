"""People's names without what the model took in at their ends, and each of those that it took for one by itself."""

from __future__ import annotations

import re
from dataclasses import replace

from detectors.names.families import SURNAMES
from detectors.names.lists import fold, is_given, is_surname, may_be_given, some
from detectors.names.rules import THINGS
from detectors.reader.labels import ENTITIES, Named

_PERSON, _FIRM = ENTITIES.index("PERSON"), ENTITIES.index("ORGANIZATION")
#: What somebody is, before the name: no part of it.
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|captain|capt|lieutenant|lt|sergeant|sgt|colonel|councillor|cllr|nurse|reverend|rev|inspector|"
    r"constable|governor|cllrs|messrs|baby|(?-i:HHJ|PC|WPC|DC|DS|DI|SW|[Pp]p))\.? (?=[^\W\d_])",
    re.IGNORECASE,
)
_LAST = re.compile(r"(?<=\w),?\s+(?P<word>[^\W\d_]+)\Z")
#: With these no name ends; what is a surname of Asia too may.
_SMALL = some(
    "the a an and or but if of in on at by for from with as is was were are be been has had would could might shall should must not they "
    "we i his its their our your this that these those there here who what when where why"
)
#: With these a letter goes on in the line behind a name.
_CLOSES = some("ta thanks thx cheers regards best kind many love sent tel mob email phone dob")
#: What a form says before a name, where labels and values are in one line: Initial L Surname Sample.
_LABEL = re.compile(
    r"(?:.*\b)?(?:surname|forenames?|first names?|last name|given names?|full name|initials?)\b[:. ]+(?=[^\W\d_]{2})", re.IGNORECASE
)
#: The first letter of a name that is spelt behind it: wrobel w r o b e l.
_FIRST, _SPELT = re.compile(r"\w [^\W\d_]\Z"), re.compile(r"[ .-]+[^\W\d_](?![^\W\d_])")
#: What a payment is for, behind a name in capitals on a statement.
_REASONS = some("rent loan ref bills gift wages salary deposit fees subs maintenance")
_OPENED = re.compile(r"[^\s(][^(]*(?<!\s)")
_LISTED = re.compile(r"[^,\s][^,]*(?<!\s)")
_NAME = r"[^\W\d_]+(?: [^\W\d_]+)?"
_BOTH = re.compile(rf"(?P<one>{_NAME}) (?:&|and) (?P<other>{_NAME})")


def shorn(text: str, each: Named) -> Named:
    """An entity without the small words behind it (`of` in `John of`), a person without the title before the name."""
    start, end = each.start, each.end
    if each.entity == _PERSON and (label := _LABEL.match(text, start, end)):
        start = label.end()
    while each.entity == _PERSON and (title := _TITLE.match(text, start, end)):
        start = title.end()
    line = text.rfind("\n", start, end)
    if each.entity == _PERSON and line > start and fold(text[line:end].split()[0] if text[line:end].strip() else "") in _CLOSES:
        end = line
    while (last := _LAST.search(text[start:end])) and fold(last["word"]) in _SMALL - SURNAMES and last["word"].islower():
        end = start + last.start()
    if last and each.entity == _PERSON and text[start:end].isupper() and fold(last["word"]) in _REASONS:
        end = start + last.start()
    if each.entity == _PERSON and _FIRST.search(text[start:end]) and _SPELT.match(text, end):
        end -= 2
    return each if (start, end) == (each.start, each.end) else replace(each, start=start, end=end)


def apart(text: str, each: Named) -> list[Named]:
    """Those in a list, each by itself: whole names with commas between them (`Smith, Jane` is one), and couples taken for a firm."""
    said = text[each.start : each.end]
    both = _BOTH.fullmatch(said) if each.entity == _FIRM and text[each.end : each.end + 1] not in ("'", "’") else None
    if both and _named(both["one"]) and _named(both["other"]):
        return [replace(each, start=each.start + both.start(of), end=each.start + both.end(of), entity=_PERSON) for of in ("one", "other")]
    parts = [*_LISTED.finditer(text, each.start, each.end)] if each.entity == _PERSON and "," in said else []
    if each.entity == _PERSON and "(" in said and ")" not in said:  # a second name in brackets that the model did not close
        parts = [*_OPENED.finditer(text, each.start, each.end)]
        return [replace(each, start=part.start(), end=part.end()) for part in parts]
    slash = said.partition("/")
    if each.entity == _PERSON and slash[1] and may_be_given(slash[0]) and may_be_given(slash[2]):
        return [replace(each, end=each.start + len(slash[0])), replace(each, start=each.end - len(slash[2]))]
    whole = len(parts) > 1 and all(" " in part[0].strip() for part in parts)
    return [replace(each, start=part.start(), end=part.end()) for part in parts] if whole else [each]


def _named(part: str) -> bool:
    """Whether somebody is called so: a given name, with a surname or without."""
    first, _, last = part.partition(" ")
    return is_given(first) and (not last or (is_surname(last) and fold(last) not in THINGS))
