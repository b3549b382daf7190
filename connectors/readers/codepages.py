"""Which single-byte code page a text is written in, told by the letters that each would give it.

Every language writes few letters beyond ASCII, and some of them far more often than others. For each code page and each language that is
written in it, the letters that the bytes would be are weighed: how frequent they are in the language, and whether they stand where letters
stand (no capital after a small letter, no Cyrillic beside Latin, no sign inside a word). The order of letters is by their frequency.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

_WEST = {
    "French": "éèàêçîôâûùïëœ",
    "German": "üäößé",
    "Spanish": "óíáéñúü¿¡",
    "Portuguese": "ãçáéóíêõâúôà",
    "Italian": "àèòùìé",
    "Swedish": "äöåé",
    "Danish": "øåæéö",
    "Icelandic": "áíðóéöúþýæ",
    "Dutch": "ëéïèüö",
    "Catalan": "àéèíóçòúüï·",
    "Names": "éüöáíóèçñäëøåæãôßúêà",
}
_CENTRAL = {
    "Polish": "łóężąśćńź",
    "Czech": "íáéěřžýščůúťňďó",
    "Slovak": "áíéčžšýľťúňôóäďŕĺ",
    "Hungarian": "éáóíőöüúű",
    "Croatian": "šćžčđ",
    "Slovene": "čšžćđ",
    "Romanian": "ăîâţşé",
}
_BALTIC = {"Lithuanian": "ėšųžįčąūę", "Latvian": "āīēšūžņļķčģ", "Estonian": "äõüöšž"}
_TURKISH = {"Turkish": "ıüşğçöâî"}
_CYRILLIC = {
    "Russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "Ukrainian": "оаниіветрскллдупмязьбгйчхцжюїшщєфґ",
    "Bulgarian": "аоиетнрсвлкдпмзуячгбъцжщхйшюфь",
    "Serbian": "аоиенрстјумклвдпзгбчшћцжњљхђџф",
}
_GREEK = {"Greek": "αοιετσνυρπκμηλςωδγίόάχθέφβήύώξζψϊϋ"}
_HEBREW = {"Hebrew": "יוהלארתבמשנםדעפקחגצטכזןסךףץ"}
_ARABIC = {"Arabic": "اليمنوترعبدسهكقحفةجأشصزطخىذثضغإظئءؤآ", "Persian": "ایردنهموتبسشکگزفقلخجپعچحصطضذغثظژ"}
_THAI = {"Thai": "านรกเงมยลวดทตสะปบคหแจพชขใไโผถณฐศธซษภิี่้ั์ืุูํๆ็"}

#: Code pages with the languages written in them, and what is taken from their weight: hardly a file is written in the last ones any more.
_PAGES: tuple[tuple[str, dict[str, str], float], ...] = (
    ("windows-1252", _WEST, 0.0),
    ("cp1250", _CENTRAL, 0.05),
    ("cp1251", _CYRILLIC, 0.0),
    ("cp1253", _GREEK, 0.0),
    ("cp1254", _TURKISH, 0.05),
    ("cp1255", _HEBREW, 0.0),
    ("cp1256", _ARABIC, 0.0),
    ("cp1257", _BALTIC, 0.1),
    ("cp874", _THAI, 0.0),
    ("iso8859-2", _CENTRAL, 0.15),
    ("koi8-u", _CYRILLIC, 0.2),
    ("iso8859-5", _CYRILLIC, 0.3),
    ("cp866", _CYRILLIC, 0.3),
    ("iso8859-7", _GREEK, 0.0),
    ("cp852", _CENTRAL, 0.6),
    ("cp850", _WEST, 0.6),
)
_RARE, _NEVER = -7.0, -11.0
# Signs that stand in any text, at the same places in all code pages of Windows.
_SIGNS = frozenset("’‘“”„‚–—…«»€£§©®°№\xa0·•")
_BELIEVED = -4.6
_MOST = 4000
_LITTLE = 12
# Another page of Latin letters than that of the West must be so much more likely (a factor of 30, as a logarithm).
_LATIN = frozenset(("cp1250", "cp1254", "cp1257", "iso8859-2", "cp852", "cp850"))
_DOUBT = 3.4

#: Bytes of the upper half with what stands before and after: a byte of the upper half, or 0 for a sign, 1 a small letter, 2 a capital.
Seen = list[tuple[int, int, int, int]]


@lru_cache(maxsize=32)
def _table(page: str) -> tuple[str, ...]:
    codec = "cp1252" if page == "windows-1252" else page
    return tuple(bytes([byte]).decode(codec, "replace") if byte > 127 else " aA"[byte % 3] for byte in range(256))


@lru_cache(maxsize=256)
def _weights(letters: str) -> dict[str, float]:
    """Logarithm of the share of each letter: by its rank, as Zipf has it for short alphabets and flatter for long ones."""
    power = 0.9 if len(letters) < 20 else 0.6
    raw = {letter: 1 / (rank + 1.5) ** power for rank, letter in enumerate(letters)}
    total = sum(raw.values())
    return {letter: math.log(weight / total) for letter, weight in raw.items()}


def _seen(sample: bytes) -> Seen:
    codes = np.frombuffer(b" " + sample + b" ", np.uint8).astype(np.int64)
    kinds = np.zeros(256, np.int64)
    kinds[97:123], kinds[65:91] = 1, 2
    kinds[128:] = np.arange(128, 256)
    at = np.flatnonzero(codes >= 128)
    keys = (kinds[codes[at - 1]] << 16) | (codes[at] << 8) | kinds[codes[at + 1]]
    found, counts = np.unique(keys, return_counts=True)
    most = np.argsort(-counts)[:_MOST]
    return [(int(k) >> 16, (int(k) >> 8) & 255, int(k) & 255, int(n)) for k, n in zip(found[most], counts[most], strict=True)]


def _place(table: tuple[str, ...], before: int, byte: int, after: int) -> float:
    """What is taken from the weight of a character for where it stands; more than `_NEVER` where nothing of its kind stands there."""
    char, left, right = table[byte], table[before], table[after]
    if char.isalpha():
        less = -1.5 if char.isupper() else 0.0
        if char.isupper() and left.islower():
            less -= 4.0
        if char > "\u02ff" and (before in (1, 2) or after in (1, 2)):
            less -= 4.0
        if left.isalpha() and before > 2 and (left > "\u02ff") != (char > "\u02ff"):
            less -= 4.0
        return less
    if char in "’‘·\xad":
        return -2.5 if char == "’" and right.isalpha() and not left.isalpha() else 0.0
    return -4.0 if left.isalpha() and right.isalpha() else -2.0 if left.isalpha() or (right.isalpha() and char not in "«“„‘‚#§£€©") else 0.0


def _scores(page: str, languages: dict[str, str], seen: Seen) -> Iterator[float]:
    """The mean weight of the characters for each language."""
    table = _table(page)
    marks: list[tuple[str, float, int]] = []
    for before, byte, after, count in seen:
        char = table[byte]
        marks.append((char.lower() if char.isalpha() else char, _place(table, before, byte, after), count))
    total = sum(count for _, _, count in marks)
    for letters in languages.values():
        weights = _weights(letters)
        score = 0.0
        for char, less, count in marks:
            if char in weights:
                weight = weights[char]
            elif char == "\ufffd" or "\x80" <= char < "\xa0":
                weight = _NEVER
            else:
                weight = -3.0 if char in _SIGNS else _RARE
            score += count * (weight + less)
        yield score / total


def code_page(sample: bytes) -> tuple[str, bool]:
    """The code page that explains the upper half of a sample's bytes best, and whether it explains them well enough to be believed."""
    seen = _seen(sample)
    if not seen:
        return "windows-1252", True
    # What is taken for the rarity of a page counts more where there is little to weigh.
    size = sum(count for _, _, _, count in seen)
    few = 1 + _LITTLE / size
    scores = {page: max(_scores(page, languages, seen)) - less * few for page, languages, less in _PAGES}
    best = max(scores, key=lambda page: scores[page])
    if best in _LATIN and (scores[best] - scores["windows-1252"]) * size < _DOUBT:
        best = "windows-1252"
    return best, scores[best] > _BELIEVED
