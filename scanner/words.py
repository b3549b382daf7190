"""Identifiers and phrases as words: `dateOfBirth`, `DATE_OF_BIRTH`, `BIRTHDT` and `date-of-birth` name the same thing.

How names are abbreviated and run together is data, in `words.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import product

_CUTS = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s(?![A-Za-z])|[B-HJ-TV-Z]s(?=[A-Z]))|"
    r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[\W_]+"
)
_ACRONYM = re.compile(r"(?<=[A-Z]{2})[a-z]{2,}")  # `SENtype`: the small letters behind an acronym
_CUSTOM = re.compile(r"__(?:p?c|r)$", re.IGNORECASE)  # Salesforce: fields that a customer added, of persons, and what they refer to
_MARKS = re.compile("[\u0300-\u036f]+")
_DATA = tomllib.loads(files("scanner").joinpath("words.toml").read_text("utf-8"))


def _clipped(word: str) -> Iterator[str]:
    """What is left of a word without some of the vowels behind its first letter, or without all."""
    letters = ((letter, "") if at and letter in "aeiouy" else (letter,) for at, letter in enumerate(word))
    return (left for left in map("".join, product(*letters)) if 2 < len(left) < len(word) and left not in _DATA["clipped"]["names"].split())


def _begun(least: str, rest: str) -> Iterator[tuple[str, str]]:
    """What a word begins with, from `least` on, but for what lacks no more than its last letter or is a word itself; and the word."""
    word = least + rest
    beginnings = (word[:end] for end in range(len(least), len(word) - 1))
    return ((left, word) for left in beginnings if left not in _DATA["begun"]["taken"].split())


#: What schemas write in place of a word → the word.
CLIPPED: dict[str, str] = {left: word for word in _DATA["clipped"]["words"].split() for left in _clipped(word)}
#: The beginning of a word → the word.
BEGUN: dict[str, str] = {left: word for marked in _DATA["begun"]["words"].split() for left, word in _begun(*marked.split("-"))}
_SHORT: dict[str, str] = {**BEGUN, **CLIPPED, **_DATA["short"]}
_PARTS = frozenset(_DATA["parts"]["words"].split())
_WHOLE = frozenset(_DATA["parts"]["whole"].split())
_BARE = frozenset(_DATA["tables"]["bare"].split())
_ABOUT = frozenset(_DATA["tables"]["about"].split())
_PEOPLE = frozenset(_DATA["tables"]["people"].split())
_NAMES = frozenset(_DATA["tables"]["names"].split())
_THINGS = frozenset(_DATA["tables"]["things"].split())
_OWNED = frozenset(_DATA["tables"]["owned"].split())
_ORGANISATIONS = frozenset(_DATA["tables"]["organisations"].split())
_RUN_TOGETHER = tuple(_DATA["tables"]["run_together"].split())
_EVENTS = frozenset(_DATA["columns"]["events"].split())
_ABSENCES = frozenset(_DATA["absences"]["tables"].split(", "))
_OF_ABSENCES = frozenset(_DATA["absences"]["columns"].split())
_PROSE = frozenset(_DATA["columns"]["prose"].split())
_GOODS = frozenset(_DATA["columns"]["goods"].split())
_TITLES = frozenset(_DATA["columns"]["titles"].split())
_TAILS = frozenset(_DATA["columns"]["tails"].split())
_HISSED = ("ses", "xes", "zes", "ches", "shes", "oes", "dores", "tores", "sores")  # may have gained an e: `boxes`, not `names`
_LONGEST = 6  # words in a phrase
# Readings of names that are kept: those of one wide table are asked for over and over, those of a million files once or twice each.
_KEPT = 1 << 12
_RUN = range(5, 25)  # letters of a name that may be several words run together


@lru_cache(maxsize=_KEPT)
def words(identifier: str) -> tuple[str, ...]:
    """Lower-case words of an identifier: snake, camel, kebab, dotted, acronyms, digits apart, and names without any mark between words.

    Letters lose their accents, which many headers leave out anyway, and an acronym keeps its plural s.

    >>> words("customerDOB_2"), words("NINumber"), words("CUSTNAME"), words("CCJs"), words("Prénom")
    (('customer', 'dob', '2'), ('ni', 'number'), ('cust', 'name'), ('ccjs',), ('prenom',))
    """
    return _cut(_CUSTOM.sub("", identifier))


def _cut(identifier: str) -> tuple[str, ...]:
    plain = identifier if identifier.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", identifier))
    plain = _ACRONYM.sub(lambda tail: f"_{tail[0]}" if tail[0] in _PARTS else tail[0], plain)
    bare = plain.islower() and plain.replace(" ", "").isalpha()  # as most phrases are
    return tuple(piece for word in (plain.split(" ") if bare else _CUTS.split(plain)) if word for piece in _pieces(word.casefold()))


@lru_cache(maxsize=_KEPT)  # phrases share their words
def _pieces(word: str) -> tuple[str, ...]:
    """The known words that `word` is made of, as few as possible; itself if it is not made of them."""
    if len(word) not in _RUN or word in _PARTS or word in _WHOLE or word in _SHORT:
        return (word,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for begin in range(max(0, end - 12), end - 1):
            head, piece = best[begin], word[begin:end]
            if head is not None and piece in _PARTS and (best[end] is None or len(head) + 1 < len(best[end] or ())):
                best[end] = (*head, piece)
    return best[-1] or (word,)


def holds(name: Sequence[str], phrase: str) -> bool:
    """Whether the words of `phrase` stand together in `name`, in the plural too, or written as one word (`optin` for `opt in`)."""
    return not held(tuple(name)).isdisjoint(spellings((phrase,)))


def ends(name: Sequence[str], phrase: str) -> bool:
    """Whether `name` ends with `phrase`: the last words say what a column is (`billing_email`, not `email_subject`).

    Ordinals and words such as "number", "hash" or "encrypted" may follow.
    """
    return not endings(tuple(name)).isdisjoint(spellings((phrase,)))


@lru_cache(maxsize=_KEPT)
def spellings(phrases: tuple[str, ...]) -> frozenset[str]:
    """The phrases in full words, and each of them as one word: what `held` and `endings` are to be compared with."""
    found: set[str] = set()
    for phrase in phrases:
        said = _cut(phrase)
        full = [_SHORT.get(word, word) for word in said]
        found.update((" ".join(full), "".join(full).replace(" ", ""), "".join(said)))
    return frozenset(found)


@lru_cache(maxsize=_KEPT // 4)
def held(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase of up to `_LONGEST` words that `name` holds, each word in full, as it is and in the singular."""
    spans = (name[i:j] for i in range(len(name)) for j in range(i + 1, min(len(name), i + _LONGEST) + 1))
    return frozenset(phrase for span in spans for phrase in _readings(span))


@lru_cache(maxsize=_KEPT)
def endings(name: tuple[str, ...]) -> frozenset[str]:
    """Every phrase with which `name` ends, also before ordinals and words that say nothing new, and without an ordinal within.

    >>> "guardian name" in endings(("guardian", "1", "name")), "email" in endings(("email", "2"))
    (True, True)
    """
    whole = [word for short in name for word in _SHORT.get(short, short).split()]
    plain = [word for at, word in enumerate(whole) if not (0 < at < len(whole) - 1 and word.isdigit() and len(word) == 1)]
    return frozenset(_ends(whole) | _ends(plain) if plain != whole else _ends(whole))


def _ends(last: list[str]) -> set[str]:
    found: set[str] = set()
    while last:
        found.update(phrase for size in range(1, min(len(last), _LONGEST) + 1) for phrase in _readings(tuple(last[-size:])))
        if not (last[-1].isdigit() or last[-1] in _TAILS or last[-1] in last[:-1]):
            break
        last = last[:-1]
    return found


@lru_cache(maxsize=_KEPT)
def column_endings(table: str, column: str) -> frozenset[str]:
    """`endings` of a column's name, read together with its table's, or the object's around it, where it says nothing by itself.

    >>> "person name" in column_endings("crm.users", "name"), "client number" in column_endings("clients.csv", "NUM")
    (True, True)
    >>> "person name" in column_endings("shop.products", "name"), "user name" in column_endings("orders.jsonl", "user.name")
    (False, False)
    """
    spoken = spoken_words(table, column)
    return endings(spoken) if spoken == words(column) else endings(spoken[1:]) | endings(spoken)


@lru_cache(maxsize=_KEPT)
def spoken_words(table: str, column: str) -> tuple[str, ...]:
    """The words of a column's name; with what its table is about before them, where they say nothing by themselves."""
    parent, _, leaf = column.rpartition(".")
    name, noun, plain = words(leaf), about(parent or table), plain_words(leaf)
    if plain and plain[0] in _OF_ABSENCES and plain[1:] in ((), ("date",)) and not held(table_words(table)).isdisjoint(_ABSENCES):
        return ("absence", plain[0])
    if noun and noun in _ORGANISATIONS and len(name) > 1 and len(name[0]) > 2 and noun.startswith(name[0]):
        return ("organisation", *name[1:])  # `emp_name` of employers
    if len(plain) != 1 or plain[0] not in (_BARE if noun in _PEOPLE else _OWNED if noun in _THINGS else ()):
        return words(column)
    # the name of a user is a person's; a "user name" is another thing
    return ("person", "name", *name[1:]) if plain[0] in _NAMES else (str(noun), *name)


def plain_words(column: str) -> tuple[str, ...]:
    """The words of a column's name in full, without numbers and what says nothing new at the end.

    >>> plain_words("company_nm_2"), plain_words("name_cached")
    (('company', 'name'), ('name',))
    """
    plain = [_SHORT.get(word, word) for word in words(column) if not word.isdigit()]
    while len(plain) > 1 and plain[-1] in _TAILS:
        plain.pop()
    return tuple(plain)


@lru_cache(maxsize=_KEPT)
def about(table: str) -> str | None:
    """What the rows of a table are, by its name: its last word that says so, singular (`customer` of `Exports/customers_2024.csv`)."""
    noun = next((word for word in reversed(table_words(table)) if not word.isdigit() and word not in _ABOUT), None)
    if noun is None:
        return None
    forms = [_SHORT.get(form, form) for form in _singulars(noun)]
    known = next((form for form in forms if form in _PEOPLE or form in _THINGS or form in _ORGANISATIONS), None)
    return known or next((person for person in _RUN_TOGETHER for form in forms if form.endswith(person)), forms[-1])


@lru_cache(maxsize=_KEPT)
def table_words(unit: str) -> tuple[str, ...]:
    """The words of a table's or file's own name, without those of its schema or folder: a folder of products may hold customers.

    >>> table_words("sales.products.v2"), table_words("Products/customers_2024.csv")
    (('products',), ('customers', '2024'))
    """
    pieces = [words(piece) for piece in unit.rpartition("/")[2].split(".")]
    return next((piece for piece in reversed(pieces) if any(not w.isdigit() and w not in _ABOUT for w in piece)), words(unit))


@lru_cache(maxsize=_KEPT)
def subject_words(unit: str) -> tuple[str, ...]:
    """The words by which a table's name may forbid a pattern: where its rows are people, only what it calls them.

    >>> subject_words("crm.company_contacts"), subject_words("shop.product_images")
    (('contact',), ('product', 'images'))
    """
    noun = about(unit)
    return table_words(unit) if noun is None or noun not in _PEOPLE else (noun,)


def about_people(unit: str) -> bool:
    """Whether a table's rows are people, by its name.

    >>> about_people("crm.customers_2024"), about_people("shop.orders")
    (True, False)
    """
    return about(unit) in _PEOPLE


def about_organisations(unit: str) -> bool:
    """Whether a table's rows are organisations or things that are written to, by its name."""
    return about(unit) in _ORGANISATIONS


def is_name(column: str) -> bool:
    """Whether a column is called "name" and nothing else, in whatever language (`name`, `name_cached`, `NOME`)."""
    plain = [word for word in words(column.rpartition(".")[2]) if word not in _TAILS and not word.isdigit()]
    return len(plain) == 1 and _SHORT.get(plain[0], plain[0]) in _NAMES


def names_event(column: str) -> bool:
    """Whether a column's name says that its dates are those of something that happened or will (`created_at`, `hire_date`)."""
    return not held(words(column)).isdisjoint(_EVENTS)


def names_prose(column: str) -> bool:
    """Whether a column's name says that people write into it what they like; the body of a text ("") is such a column."""
    return column == "" or not endings(words(column)).isdisjoint(_PROSE)


def names_goods(column: str) -> bool:
    """Whether a column's name says that its cells may be the codes of goods (`Code`, `part_no`), whatever number they look like."""
    return not endings(words(column)).isdisjoint(_GOODS)


def names_things(column: str) -> bool:
    """Whether a column's name says that its cells are what things are called: their words tell nothing of anybody."""
    return not endings(words(column)).isdisjoint(_TITLES)


def _readings(span: tuple[str, ...]) -> Iterator[str]:
    return map(" ".join, product(*map(_singulars, (_SHORT.get(word, word) for word in span))))


def _singulars(word: str) -> tuple[str, ...]:
    """The word, and what it may be the plural of: `addresses` of `addresse` or `address`, `histories` of `history`, `names` of `name`."""
    found = [word]
    if word.endswith("s") and len(word) > 2:
        found.append(word[:-1])
        if word.endswith(_HISSED):
            found.append(word[:-2])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
    return tuple(found)
