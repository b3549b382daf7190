"""What is mentioned of a subject in a text, as agreements like those of a table's columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.subject.needles import SHARED
from scanner.subject.result import FIELDS
from scanner.subject.weigh.agreement import AFTER_TITLE, LEVELS, Agreement
from scanner.subject.weigh.compare_fields import told
from scanner.subject.weigh.known import Known

#: How a level is told.
_SAYS = ("equal", "equal in another form", "equal but for one slip", "equal", f"equal {AFTER_TITLE}")
_LEVELS = (*LEVELS[:3], "equal", "equal")
_FLAT = "number of the flat equal"
_SHARED = ("email", "phone")
_WORDS = {"id": "id", "email": "email", "phone": "phone", "born": "date of birth", "given": "given name"}


def mentions(who: Known, levels: Mapping[int, int], columns: Mapping[int, str]) -> Iterator[Agreement]:
    """Agreements for the best `levels` (index into `needles.LEVELS`) by field (index into `FIELDS`), with the column of each.

    A whole name is both: its given name and its surname. A phone number is the household's where all that are known are landlines.
    """
    said = {FIELDS[field]: (_LEVELS[level], level, columns.get(field, "")) for field, level in sorted(levels.items())}
    landline = bool(who.phones) and all(number.landline for number in who.phones)
    several = {field: max((n for word, n in who.shared.items() if ("@" in word) is (field == "email")), default=1) for field in _SHARED}
    whole = said.pop("name", None)
    if whole is not None:
        for part in ("surname", "given"):
            level, at, column = whole
            yield Agreement(part, level, f"{_WORDS.get(part, part)} {_SAYS[at]}", column, word=_word(who, part))
    for field, (level, at, column) in said.items():
        if whole is None or field not in ("given", "surname"):
            word = _word(who, field) if field in ("given", "surname") else ""
            others = several[field] if at == SHARED else 0
            shared = others > 0 or (field == "phone" and landline)
            says = _FLAT if field == "address" and level == "close" else f"{_WORDS.get(field, field)} {_SAYS[at]}"
            yield Agreement(field, level, told(says, others), column, shared, others, word)


def _word(who: Known, part: str) -> str:
    """The word of the subject's name by which its rarity is looked up."""
    for name in who.names:
        if part == "given" and name.given:
            return name.given[0]
        if part == "surname" and name.core:
            return name.core[-1]
    return ""
