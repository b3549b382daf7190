"""What the names of tables and columns say: whom or what rows are about, and what stands in the cells.

Which words say so is data, in `words.toml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from scanner.headings import alternatives
from scanner.typed import typed
from scanner.words import DATA, KEPT, SHORT, TAILS, alone, endings, full, held, singulars, spellings, words

_BARE = frozenset(DATA["tables"]["bare"].split())
_ABOUT = frozenset(DATA["tables"]["about"].split())
_PEOPLE = frozenset((*DATA["tables"]["people"].split(), *DATA["tables"]["abroad"].split()))
_NAMES = frozenset(DATA["tables"]["names"].split())
_ABROAD = frozenset(DATA["tables"]["abroad"].split())
_OF = frozenset(DATA["tables"]["of"].split())
_THINGS = frozenset(DATA["tables"]["things"].split())
_OWNED = frozenset(DATA["tables"]["owned"].split())
_VISITS = frozenset(DATA["tables"]["visits"].split())
_VISITED = frozenset(DATA["tables"]["visited"].split())
_CLASSES = tuple(DATA["tables"]["classes"].split())
_ORGANISATIONS = frozenset(DATA["tables"]["organisations"].split())
_RUN_TOGETHER = tuple(DATA["tables"]["run_together"].split())
_EVENTS = frozenset(DATA["columns"]["events"].split())
_TOPICS = tuple(
    (topic, spellings(tuple(of["tables"].split(", "))), frozenset(of["columns"].split())) for topic, of in DATA["topics"].items()
)
_QUALIFIERS = frozenset(DATA["columns"]["qualifiers"].split()) | TAILS
_UNQUALIFIED = frozenset(DATA["columns"]["unqualified"].split())
_PROSE = frozenset(DATA["columns"]["prose"].split())
_GOODS = frozenset(DATA["columns"]["goods"].split())
_TITLES = frozenset(DATA["columns"]["titles"].split())

_SOMEBODYS = frozenset(("absence", "attendance", "behaviour"))
_PREFIXES = (2, 3)  # letters of a table's own, before the names of its columns
_ALIKE, _NEARLY = 6, 0.8  # least number and share of names that begin alike


@lru_cache(maxsize=KEPT)
def column_endings(table: str, column: str) -> frozenset[str]:
    """`endings` of a column's name, read together with its table's, or the object's around it, where it says nothing by itself.

    >>> "person name" in column_endings("crm.users", "name"), "client number" in column_endings("clients.csv", "NUM")
    (True, True)
    >>> "person name" in column_endings("shop.products", "name"), "user name" in column_endings("orders.jsonl", "user.name")
    (False, False)
    >>> "date of birth" in column_endings("visits", "Date of birth (DD/MM/YYYY)")
    True
    """
    spoken, name = spoken_words(table, column), words(column)
    said = endings(spoken) if spoken == name else endings(spoken[1:]) | endings(spoken)
    said = said.union(alone(words(column.rpartition(".")[2])), *map(endings, alternatives(column)))
    return said | endings(whose) if (whose := _of_people(name)) else said


def _of_people(name: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the people whose it is, which English says the other way round: `telefono` of `telefono_cliente`; or nothing."""
    last = next((word for word in singulars(name[-1]) if word in _ABROAD or word in _PEOPLE), None) if len(name) > 1 else None
    if last is None or not (last in _ABROAD or name[-2] in _OF):
        return ()
    size = len(name) - 1
    while size and name[size - 1] in _OF:
        size -= 1
    head = name[:size]
    return ("person", "name") if len(head) == 1 and head[0] in _NAMES else head


@lru_cache(maxsize=KEPT)
def spoken_words(table: str, column: str) -> tuple[str, ...]:
    """The words of a column's name; with what its table is about before them, where they say nothing by themselves."""
    parent, _, leaf = column.rpartition(".")
    name, noun, plain = words(leaf), about(parent or table), plain_words(leaf)
    if topical := _topical(table, plain):
        return topical
    if noun and noun in _ORGANISATIONS and len(name) > 1 and len(name[0]) > 2 and noun.startswith(name[0]):
        return ("organisation", *name[1:])  # `emp_name` of employers
    if noun and len(plain) == 1 and noun in _VISITS and plain[0] in _VISITED:
        return (*name, "of", noun)
    if len(plain) != 1 or plain[0] not in (_BARE if noun in _PEOPLE else _OWNED if noun in _THINGS else ()):
        return words(column)
    # the name of a user is a person's; a "user name" is another thing
    return ("person", "name", *name[1:]) if plain[0] in _NAMES else (str(noun), *name)


def _topical(table: str, plain: tuple[str, ...]) -> tuple[str, ...]:
    """The topic of the table's rows before what the column says of it; nothing where it says something else, or the table has no topic."""
    if not 0 < len(plain) < 3:
        return ()
    parts = plain[:1] if plain[1:] in ((), ("date",)) else plain[::-1]
    return next(((topic, part) for topic, _, columns in _topics(table) for part in parts if part in columns), ())


@lru_cache(maxsize=KEPT)
def _topics(table: str) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    read = held(table_words(table))
    return tuple(topic for topic in _TOPICS if not read.isdisjoint(topic[1]))


def of_somebody(table: str) -> bool:
    """Whether a table's topic is what only somebody does: is absent, attends, behaves."""
    return any(topic in _SOMEBODYS for topic, _, _ in _topics(table))


def prefixed(columns: Iterable[str]) -> dict[str, str]:
    """Columns whose name begins with the letters that (nearly) all names of their table begin with, without a mark behind → with one.

    Systems with names of ten letters at most call the columns of their policyholders so.

    >>> prefixed(["PHSNAM", "PHINIT", "PHDOB", "PHSEX", "PHADD1", "PHPCOD"])["PHDOB"]
    'PH_DOB'
    """
    names = [name for name in columns if name.isalnum() and name.isupper() and len(name) > _PREFIXES[-1]]
    for size in reversed(_PREFIXES):
        most, count = next(iter(Counter(name[:size] for name in names).most_common(1)), ("", 0))
        if count >= _ALIKE and count >= _NEARLY * len(names) and most.isalpha():
            return {name: f"{most}_{name[size:]}" for name in names if name.startswith(most) and name[size:][0].isalpha()}
    return {}


def read_as(columns: Collection[str]) -> dict[str, str]:
    """Columns of a table whose names are not read as they are written → what they are read as."""
    return prefixed(columns) | typed(columns)


@lru_cache(maxsize=KEPT)
def loose_endings(column: str) -> frozenset[str]:
    """`endings` of a column's name without the words behind it that tell the form or by whom it is said, one after the other.

    >>> "smoker" in loose_endings("SMOKER_FLAG"), "sex" in loose_endings("sexLegal"), loose_endings("smoker")
    (True, True, frozenset())
    >>> "mar stat" in loose_endings("MAR_STAT_CD"), "marital status" in loose_endings("maritalStatus.coding[].code")
    (True, True)
    """
    plain, found = list(full(words(column))), set[str]()
    while len(plain) > 1 and (plain[-1] in _QUALIFIERS or plain[-1].isdigit()):
        plain.pop()
        found |= endings(tuple(plain))
    return frozenset(found) - _UNQUALIFIED


def plain_words(column: str) -> tuple[str, ...]:
    """The words of a column's name in full, without numbers and what says nothing new at the end.

    >>> plain_words("company_nm_2"), plain_words("name_cached"), plain_words("MAKTX")
    (('company', 'name'), ('name',), ('product', 'description'))
    """
    plain = [word for word in full(words(column)) if not word.isdigit()]
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
    forms += [form.removesuffix(kind) for form in forms for kind in _CLASSES if form.endswith(kind) and form != kind]
    known = next((form for form in forms if form in _PEOPLE or form in _THINGS or form in _ORGANISATIONS), None)
    return known or next((person for person in _RUN_TOGETHER for form in forms if form.endswith(person)), forms[len(singulars(noun)) - 1])


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
