"""Laws over the registry: every detector of every installed pack is documented, classified, tested and safe to run."""

from __future__ import annotations

import random
import re
import string
import time
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from scanner.pattern import KINDS, NEEDS, Pattern, Shape
from tests.packs import cases, categories, packs, patterns, shapes

MASKS = ("none", "all", "last4", "last3", "initials", "outward", "year", "country", "email", "net", "degrees")
NASTY = {"dots": "a." * 50_000, "digits": "1234567890" * 10_000, "spaces": " " * 100_000, "brackets": "([{<" * 25_000}
SECONDS = 0.1

PATTERNS = [pytest.param(p, id=f"{p.entity}-{i}") for i, p in enumerate(patterns())]
REGEXES = [pytest.param(p, id=f"{p.entity}-{i}") for i, p in enumerate(patterns()) if p.regex is not None]
DETECTORS = [pytest.param(d, id=f"{d.entity}-{i}") for i, d in enumerate([*patterns(), *shapes()])]


def _said(entity: str, *lists: str) -> int:
    """Number of cases for an entity in these lists, over all case files."""
    return sum(len(said.get(each, ())) for _, named, said in cases() if named == entity for each in lists)


def _in_column(entity: str, marked: bool) -> int:
    return sum(("[" in case["text"]) is marked for _, named, said in cases() if named == entity for case in said.get("in_column", ()))


def test_every_pack_is_there() -> None:
    """Entry points load, and each gives something."""
    assert {"contact", "payment", "uk", "online", "secrets"} <= packs().keys()
    assert all(packs().values())


@pytest.mark.parametrize("detector", DETECTORS)
def test_classified_and_sourced(detector: Pattern | Shape) -> None:
    """A category and further keys of the taxonomy, a title, at least one source, a score."""
    assert {detector.category, *detector.also} <= categories()
    assert detector.category not in detector.also
    assert detector.title.strip()
    assert detector.sources
    assert all(source.strip() for source in detector.sources)
    assert 0 < detector.score <= 1
    assert re.fullmatch(r"[A-Z][A-Z0-9_]+", detector.entity)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_fields(pattern: Pattern) -> None:
    """Known mask, need and kinds; something to look for; `beside` exactly with need="beside"; a check has a chance rate below one."""
    assert pattern.mask in MASKS
    assert pattern.need in NEEDS
    assert pattern.kinds
    assert set(pattern.kinds) <= set(KINDS)
    assert pattern.regex or pattern.values or pattern.names
    assert (pattern.need == "beside") is (pattern.beside is not None)
    assert pattern.need != "name" or pattern.names
    assert pattern.need != "context" or pattern.context or pattern.names
    assert 0 < pattern.chance <= 1
    assert pattern.chance == 1 or pattern.valid or pattern.values


@pytest.mark.parametrize("pattern", PATTERNS)
def test_phrases(pattern: Pattern) -> None:
    """Phrases are lower case, words separated by single spaces; values are folded as cells are."""
    for phrase in (*pattern.context, *pattern.names, *pattern.unless):
        assert phrase == " ".join(phrase.lower().split())
    assert all(value == value.casefold().strip() for value in pattern.values or ())


@pytest.mark.parametrize("pattern", PATTERNS)
def test_secrets_show_nothing(pattern: Pattern) -> None:
    """What authorises a payment or lets somebody in has no mask that shows a part, and no shape."""
    if pattern.category in ("auth.secret", "pay.card_auth") or pattern.category.startswith(("special.", "criminal.")):
        assert pattern.mask in ("none", "all")
    if pattern.category in ("auth.secret", "pay.card_auth", "person.name", "contact.address"):
        assert not pattern.shape


def _backwards(tree: Any) -> Iterator[Any]:
    """All kinds of nodes in a parsed regex."""
    for kind, value in tree:
        yield kind
        for part in value if isinstance(value, (tuple, list)) else ():
            branches = part if isinstance(part, list) else [part]
            for branch in branches:
                if isinstance(branch, parser.SubPattern):
                    yield from _backwards(branch)


@pytest.mark.parametrize("pattern", REGEXES)
def test_regex_form(pattern: Pattern) -> None:
    """Compiles, never matches nothing, has no other named group than `v` and no back-reference."""
    assert pattern.regex is not None
    compiled = re.compile(pattern.regex, pattern.flags)
    assert parser.parse(pattern.regex, pattern.flags).getwidth()[0] > 0
    assert compiled.search("") is None
    assert set(compiled.groupindex) <= {"v"}
    assert not {op.GROUPREF, op.GROUPREF_EXISTS} & set(_backwards(parser.parse(pattern.regex, pattern.flags)))


@pytest.mark.parametrize("pattern", REGEXES)
@pytest.mark.parametrize("cell", NASTY)
def test_nasty_cell(pattern: Pattern, cell: str) -> None:
    """One hostile cell of 100 kB takes at most a tenth of a second (the best of three: the machine may be busy)."""
    assert pattern.regex is not None
    compiled = re.compile(pattern.regex, pattern.flags)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        for _match in compiled.finditer(NASTY[cell]):
            pass
        took.append(time.perf_counter() - start)
        if took[-1] <= SECONDS:
            return
    assert min(took) <= SECONDS


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p.values[0].valid or p.values[0].test])
def test_validators_answer_for_any_text(pattern: Pattern) -> None:
    """A validator says yes or no whatever it is given; an exception would stop the scan."""
    rng = random.Random(7)
    alphabet = string.ascii_letters + string.digits + " -./@:<>+%$éß٣²"
    texts = [
        "",
        " ",
        "9" * 44,
        "A" * 44,
        "-",
        "eyJ",
        "+",
        "(0)",
        *("".join(rng.choices(alphabet, k=rng.randrange(1, 50))) for _ in range(200)),
    ]
    for check in (pattern.valid, pattern.test):
        assert check is None or {bool(check(text)) for text in texts} <= {True, False}


@pytest.mark.parametrize("entity", sorted({p.entity for p in patterns() if p.regex or p.values}))
def test_has_value_cases(entity: str) -> None:
    """At least two texts in which it is found and two in which it is not."""
    assert _said(entity, "finds", "reserved") + _in_column(entity, True) >= 2
    assert _said(entity, "ignores") + _in_column(entity, False) >= 2


@pytest.mark.parametrize(
    "entity", sorted({p.entity for p in patterns() if p.names} - {p.entity for p in patterns() if p.regex or p.values})
)
def test_has_name_cases(entity: str) -> None:
    """What only a column's name shows: two names that say it and two that do not."""
    assert _said(entity, "columns_say") >= 2
    assert _said(entity, "columns_silent") >= 2


@pytest.mark.parametrize("entity", sorted({s.entity for s in shapes()}))
def test_has_unit_cases(entity: str) -> None:
    """What a unit as a whole shows: one that fits and one that does not."""
    assert _said(entity, "units_say") >= 1
    assert _said(entity, "units_silent") >= 1


def test_cases_name_known_entities() -> None:
    """A case for an entity that no pack has tests nothing."""
    known = {p.entity for p in patterns()} | {s.entity for s in shapes()}
    models = {p.entity for pack in packs().values() for d in pack for p in getattr(d, "patterns", ())}
    assert {entity for _, entity, _ in cases()} <= known | models
