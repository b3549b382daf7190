"""What the names of tables and columns say: whom or what rows are about, and what stands in the cells.

Which words say so is data, in `words.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from scanner.words import DATA, KEPT, SHORT, TAILS, endings, held, singulars, words

_BARE = frozenset(DATA["tables"]["bare"].split())
_ABOUT = frozenset(DATA["tables"]["about"].split())
_PEOPLE = frozenset(DATA["tables"]["people"].split())
_NAMES = frozenset(DATA["tables"]["names"].split())
_THINGS = frozenset(DATA["tables"]["things"].split())
_OWNED = frozenset(DATA["tables"]["owned"].split())
_ORGANISATIONS = frozenset(DATA["tables"]["organisations"].split())
_RUN_TOGETHER = tuple(DATA["tables"]["run_together"].split())
_EVENTS = frozenset(DATA["columns"]["events"].split())
_ABSENCES = frozenset(DATA["absences"]["tables"].split(", "))
_OF_ABSENCES = frozenset(DATA["absences"]["columns"].split())
_PROSE = frozenset(DATA["columns"]["prose"].split())
_GOODS = frozenset(DATA["columns"]["goods"].split())
_TITLES = frozenset(DATA["columns"]["titles"].split())


@lru_cache(maxsize=KEPT)
def column_endings(table: str, column: str) -> frozenset[str]:
    """`endings` of a column's name, read together with its table's, or the object's around it, where it says nothing by itself.

    >>> "person name" in column_endings("crm.users", "name"), "client number" in column_endings("clients.csv", "NUM")
    (True, True)
    >>> "person name" in column_endings("shop.products", "name"), "user name" in column_endings("orders.jsonl", "user.name")
    (False, False)
    """
    spoken = spoken_words(table, column)
    return endings(spoken) if spoken == words(column) else endings(spoken[1:]) | endings(spoken)


@lru_cache(maxsize=KEPT)
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
    plain = [SHORT.get(word, word) for word in words(column) if not word.isdigit()]
    while len(plain) > 1 and plain[-1] in TAILS:
        plain.pop()
    return tuple(plain)


@lru_cache(maxsize=KEPT)
def about(table: str) -> str | None:
    """What the rows of a table are, by its name: its last word that says so, singular (`customer` of `Exports/customers_2024.csv`)."""
    noun = next((word for word in reversed(table_words(table)) if not word.isdigit() and word not in _ABOUT), None)
    if noun is None:
        return None
    forms = [SHORT.get(form, form) for form in singulars(noun)]
    known = next((form for form in forms if form in _PEOPLE or form in _THINGS or form in _ORGANISATIONS), None)
    return known or next((person for person in _RUN_TOGETHER for form in forms if form.endswith(person)), forms[-1])


@lru_cache(maxsize=KEPT)
def table_words(unit: str) -> tuple[str, ...]:
    """The words of a table's or file's own name, without those of its schema or folder: a folder of products may hold customers.

    >>> table_words("sales.products.v2"), table_words("Products/customers_2024.csv")
    (('products',), ('customers', '2024'))
    """
    pieces = [words(piece) for piece in unit.rpartition("/")[2].split(".")]
    return next((piece for piece in reversed(pieces) if any(not w.isdigit() and w not in _ABOUT for w in piece)), words(unit))


@lru_cache(maxsize=KEPT)
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
    plain = [word for word in words(column.rpartition(".")[2]) if word not in TAILS and not word.isdigit()]
    return len(plain) == 1 and SHORT.get(plain[0], plain[0]) in _NAMES


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
