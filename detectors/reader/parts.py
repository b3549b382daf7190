"""The words before a postal code, and which of them may belong to an address that ends with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detectors.names.lists import some
from detectors.reader.edges import FUNCTION, HEADS
from detectors.reader.gate import known
from detectors.reader.regions import key
from detectors.reader.run import DATES
from detectors.reader.streets import BEHIND, BOXES, COUNTED, ENDINGS, FRONT, HOUSES, LABELS, MONTHS, SMALL, UNITS

#: Words and code points at most between the beginning of an address and its code.
_MOST, FAR = 22, 180
_TOKEN = re.compile(r"\S+")
#: A blank line, a label, and words of English that no street holds.
_STOP = re.compile(
    r"\n\s*\n|[;!?] |(?<!\b[Nn][Oo])(?<!\b[Dd]): |(?<!\w)(?:the|my|your|our|his|her|with|has|was|had|you|we|they|it|is|at|from|for)(?:'s)? "
)
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_NUMBER = re.compile(
    r"(?:n[.ºo°]{0,2}|nr\.?|no[.:]?|№|#|bl|br)?\d{1,4}(?:[a-z]|bis|ter)?(?:[-–/.]\w{1,12})*[.,]{0,2}|(?:s/n|snc|s\.n\.c?|km|č\.p|c\.p)[º.,]*",
    re.IGNORECASE,
)
#: What says that a street or a house is named.
NAMED = FRONT | HOUSES | BOXES
_ELSEWHERE = frozenset(FUNCTION.split("|")) - some("i on or by of")
#: Words of English behind which an address begins in a text without capitals, and those of all languages in one with capitals.
ENGLISH = some("in at to is on a i by or")
LOCATIVE = some("an in auf bei nach zu au à a en em op te på til till na w do în at to is")
HEAD = re.compile(rf"(?:{HEADS}|yes|no|adresse|adres|domicilio|residente|wohnhaft|demeurant|bytem|address)[,:]?", re.IGNORECASE)
#: How far back a word for a street may stand behind a word that is one of the language.
_BACK = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its marks, its letters as the lists have them, where its letters begin and it ends (code points).

    `number` says that it may be the number of a house, `last` that a part of an address or a line ends with it.
    """

    said: str
    key: str
    start: int
    end: int
    number: bool
    last: bool

    @property
    def capital(self) -> bool:
        """Whether it has a capital at its beginning, or is one of those that stand before a capital (d'Alsace)."""
        return self.said.lower() != self.said or self.said[:2] in ("'t", "’t", "'s", "’s")


def run(text: str, low: int, high: int, cased: bool) -> list[Word]:
    """The last words of a text between `low` and `high` that may belong to one address, in order."""
    words = _words(text, _near(text, low, high), high)
    first = number = len(words)
    while number > 0:
        number -= 1
        if text.count("\n", words[number].end, words[first].start if first < len(words) else high) > 1:
            break
        if not _belongs(words, number, cased):
            number = _named_before(words, number, cased)
            if number < 0:
                break
        first = number
    return words[first:]


def _near(text: str, low: int, high: int) -> int:
    """Where the sentence or block begins in which something ends here, at `low` at the earliest: no address reaches over that."""
    stops = [*_STOP.finditer(text, low, high)]
    return stops[-1].end() if stops else low


def _words(text: str, low: int, high: int) -> list[Word]:
    tokens = [*_TOKEN.finditer(text, low, high)][-_MOST - 1 :]
    if tokens and (len(tokens) > _MOST or (tokens[0].start() == low > 0 and not text[low - 1].isspace())):
        tokens = tokens[1:]
    made = []
    for token in tokens:
        said = token.group()
        core = _CORE.search(said)
        spanish = said[:2].lower() == "c/" and said[2:3].lower() != "o"
        name = "c/" if spanish else key(core.group()) if core else ""
        start = token.start() + (core.start() if core and said[:2].lower() not in ("'t", "’t") else 0)
        line = text.find("\n", token.end(), token.end() + 2)
        made.append(Word(said, name, start, token.end(), _NUMBER.fullmatch(said) is not None, said[-1] == "," or line >= 0))
    return made


def _belongs(words: list[Word], at: int, cased: bool) -> bool:
    word = words[at]
    low, name = word.said.strip(".,()\"'’„“”«»").lower(), word.key
    if not low or word.number or name in LABELS:
        return bool(low) and not _stops(words, at) if word.number else low in ("", "-", "–") or name in LABELS
    if (word.said[-1] in ":;!?" and name != "d") or _stops(words, at):
        return False
    if any(map(str.isdigit, low)):
        return len(low) <= (18 if "/" in low else 8) and ":" not in low
    if name in COUNTED and name not in NAMED | UNITS and _counts(words, at):
        return False
    if not cased and low in ENGLISH:
        return _letter(words, at)
    if name in SMALL or name in NAMED or name in UNITS or name in MONTHS or name in BEHIND:
        return True
    if word.said.endswith((".", ".,")) and len(low) < 6 and low not in _ELSEWHERE and not word.capital:
        return True
    if re.split("['’]", low)[0] in _ELSEWHERE:
        return False
    return word.capital or len(low) < 3 or (not cased and not known(low)) or name.endswith(ENDINGS) or _part(words, at)


def _stops(words: list[Word], at: int) -> bool:
    """Whether a sentence ends with a word: it is no abbreviation, and another begins behind it."""
    word = words[at]
    if word.said[-1] != ".":
        return False
    begins = at + 1 < len(words) and words[at + 1].capital and len(words[at + 1].key) > 1
    return begins and len(word.said) > (4 if word.number else 7) and not word.key.endswith(ENDINGS)


def _counts(words: list[Word], at: int) -> bool:
    """Whether a number stands beside a word and no word for a street before it: 5 Minuten, but not Rue de la Gare 5."""
    beside = (at > 0 and words[at - 1].number) or (at + 1 < len(words) and words[at + 1].number)
    return beside and not any(word.key in FRONT for word in words[max(0, at - _BACK) : at])


def _part(words: list[Word], at: int) -> bool:
    """Whether a word without a capital belongs to a number beside it: Mlynské nivy 10, Trg svobode 3, 2. sal, 3. patro, interfon 12."""
    word = words[at]
    before = words[at - 1] if at else None
    if not word.said.rstrip(",").isalpha() or (known(word.key) and not (before and before.key in FRONT)):
        return False
    if at + 1 < len(words) and words[at + 1].number and not word.last:
        return before is not None and (before.capital or before.last or before.number)
    return before is not None and before.number and (word.last or at + 1 == len(words) or len(word.key) < 5)


def _letter(words: list[Word], at: int) -> bool:
    """Whether a letter is the name of a part of a building, or a king's number: bât. a, boris i 115."""
    if len(words[at].key) != 1 or at == 0:
        return False
    before = words[at - 1]
    return (at + 1 < len(words) and words[at + 1].number) or before.said[-1] == "." or before.key in HOUSES | UNITS or before.number


def _named_before(words: list[Word], at: int, cased: bool) -> int:
    """The word for a street or a house before one that is English, too, in a text without capitals; -1 where there is none."""
    if cased:
        return -1
    for before in range(at - 1, max(-1, at - _BACK), -1):
        if words[before].key in NAMED:
            return before if all(_may(word) for word in words[before : at + 1]) else -1
    return -1


def _may(word: Word) -> bool:
    name = re.split("['’]", word.key)[0]
    return word.said[-1] not in ":;!?." and name not in _ELSEWHERE | ENGLISH | DATES | COUNTED
