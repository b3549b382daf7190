"""Laws over the registry: every detector of every installed pack is documented, classified, tested and safe to run."""

from __future__ import annotations

import gzip
import random
import re
import string
from collections.abc import Iterator
from importlib.resources import files
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from detectors.names.lists import is_place, is_surname, may_be_given
from detectors.names.surnames import a_surname
from scanner.pattern import KINDS, NEEDS, Pattern, Shape
from scanner.words import BEGUN, CLIPPED
from tests.case_files import numbered
from tests.pace import seconds, slower
from tests.packs import cases, categories, over, packs, patterns, shapes

MASKS = ("none", "all", "last4", "last3", "initials", "outward", "year", "country", "email", "net", "degrees")
HOSTILE = (  # one of each, repeated to 100 kB
    "a.", "1234567890", " ", "([{<", "a@a.a@", "a@a.a ", "deadBEEF09", "1 1 1 ", "1-1-1/", "+44", "0 ", "Aa ", "John Smith ", "the quick brown fox ",
    "aGVsbG8gd29ybGQ=", "Zoë Ærø ", "日本語", "é@é.é", "A1 ", "http://a.b/c?d=", "name: ", "a_b-", "'\\\"", "\t", "1.2.3.4 ", "£1.50 ", "P<", "my ",
)  # fmt: skip
SECONDS = 0.1
BYTES = 100_000

#: (pack, name, pattern) of all of them.
_PACKS = [pack for pack, items in packs().items() for item in items if isinstance(item, Pattern)]
PATTERNS = [(pack, name, pattern) for pack, (name, _, pattern) in zip(_PACKS, numbered(patterns()), strict=True)]
REGEXES = [each for each in PATTERNS if each[2].regex is not None]
DETECTORS = [*PATTERNS, *(("shapes", f"{shape.entity}-shape{i}", shape) for i, shape in enumerate(shapes()))]


#: A law, a standard, a register or whoever keeps one: by its initials (ISO 3779, HMRC), by its kind, or by the site that documents it.
AUTHORITY = re.compile(
    r"\b[A-Z][A-Za-z]*[A-Z0-9]|\b(?:Act|Law|Code|Decree|Order|Ordinance|Regulations?|Directive|Convention|Recommendation|Register|"
    r"Registry|Standard|Specification|Agency|Authority|Ministry|Office|Bureau|Institute|Bank|Service|Department|Statistics)\b|"
    r"[a-z0-9-]+\.[a-z]{2,}\b|\.md\b"
)


def _said(entity: str, *lists: str) -> int:
    """Number of cases for an entity in these lists, over all case files."""
    return sum(len(said.get(each, ())) for _, named, said in cases() if named == entity for each in lists)


def test_every_pack_is_there() -> None:
    """Entry points load, and each gives something."""
    assert {"contact", "payment", "uk", "online", "secrets"} <= packs().keys()
    assert all(packs().values())


@over(DETECTORS)
def test_classified_and_sourced(detector: Pattern | Shape) -> None:
    """A category and further keys of the taxonomy, a title, at least one source, a score."""
    assert {detector.category, *detector.also} - {""} <= categories()  # "": what shows no category by itself
    assert detector.category not in detector.also
    assert detector.title.strip()
    assert detector.sources
    assert all(source.strip() for source in detector.sources)
    assert any(AUTHORITY.search(source) for source in detector.sources), detector.sources
    assert 0 < detector.score <= 1
    assert re.fullmatch(r"[A-Z][A-Z0-9_]+", detector.entity)


@over(PATTERNS)
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


@over(PATTERNS)
def test_phrases(pattern: Pattern) -> None:
    """Phrases are lower case, words separated by single spaces; values are folded as cells are."""
    for phrase in (*pattern.context, *pattern.names, *pattern.unless):
        assert phrase == " ".join(phrase.lower().split())
    assert all(value == value.casefold().strip() for value in pattern.values or ())


@over(PATTERNS)
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


@over(REGEXES)
def test_regex_form(pattern: Pattern) -> None:
    """Compiles, never matches nothing, has no other named group than `v` and no back-reference."""
    assert pattern.regex is not None
    compiled = re.compile(pattern.regex, pattern.flags)
    assert parser.parse(pattern.regex, pattern.flags).getwidth()[0] > 0
    assert compiled.search("") is None
    assert set(compiled.groupindex) <= {"v"}
    assert not {op.GROUPREF, op.GROUPREF_EXISTS} & set(_backwards(parser.parse(pattern.regex, pattern.flags)))


@over(REGEXES)
def test_nasty_cells(pattern: Pattern) -> None:
    """No hostile cell of 100 kB takes more than a tenth of a second of the processor (the best of three: caches may be cold)."""
    assert pattern.regex is not None
    compiled = re.compile(pattern.regex, pattern.flags)
    slow = {piece: took for piece in HOSTILE if (took := _seconds(compiled, piece)) > SECONDS and took > SECONDS * slower()}
    assert not slow


def _seconds(compiled: re.Pattern[str], piece: str) -> float:
    """The least of three tries; a fifth of the cell is enough where even quadratic growth would keep the limit."""
    part, cell = piece * (BYTES // 5 // len(piece)), piece * (BYTES // len(piece))
    if (short := seconds(lambda: sum(1 for _ in compiled.finditer(part)), enough=SECONDS / 5**2)) * 5**2 <= SECONDS:
        return short
    return seconds(lambda: sum(1 for _ in compiled.finditer(cell)), enough=SECONDS)


@over(each for each in PATTERNS if each[2].valid or each[2].test)
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


@pytest.mark.parametrize("entity", sorted({s.entity for s in shapes()}))
def test_has_unit_cases(entity: str) -> None:
    """What a unit as a whole shows: one that fits and one that does not."""
    assert _said(entity, "units_say") >= 1
    assert _said(entity, "units_silent") >= 1


@pytest.mark.parametrize(
    "entity", ["UK_UTR", "UK_VAT", "AU_ABN", "BR_CNPJ", "CA_BN", "DO_RNC", "IN_GSTIN", "KR_BRN", "US_EIN", "ZA_VAT_NUMBER"]
)
def test_what_sole_traders_pay_taxes_under_is_theirs(entity: str) -> None:
    """A tax authority's numbers are people's as well as companies', everywhere alike."""
    assert {p.category for p in patterns() if p.entity == entity} == {"id.tax"}


@pytest.mark.parametrize("entity", ["AU_ACN", "SG_UEN", "ZA_COMPANY_REGISTRATION"])
def test_what_a_register_of_companies_gives_is_nobodys(entity: str) -> None:
    """Such a number shows that rows are businesses; no key of the taxonomy by itself."""
    assert {p.category for p in patterns() if p.entity == entity} == {""}


def test_cases_name_known_entities() -> None:
    """A case for an entity that no pack has tests nothing."""
    known = {p.entity for p in patterns()} | {s.entity for s in shapes()}
    models = {p.entity for pack in packs().values() for d in pack for p in getattr(d, "patterns", ())}
    assert {entity for _, entity, _ in cases()} <= known | models


def test_what_is_left_of_a_word_without_vowels_is_no_word_of_a_name() -> None:
    """`phn` is a number of a health service and no phone. What packs write like that themselves means the same."""
    named = {word for pattern in patterns() for name in (*pattern.names, *pattern.context, *pattern.unless) for word in name.split()}
    clipped = CLIPPED.values()
    same = "allerg gndr latitud longitud mobil postcd pstcd srt surnm vaccin"
    assert named & CLIPPED.keys() == set(same.split())
    assert len(clipped) > 500 and not named.isdisjoint(clipped)


def test_the_beginning_of_a_word_is_no_other_word() -> None:
    """`resid` is left of residuals as well as of a residence. What packs write like that themselves means the same."""
    named = {word for pattern in patterns() for name in (*pattern.names, *pattern.context, *pattern.unless) for word in name.split()}
    valued = {word for pattern in patterns() for value in pattern.values or () for word in value.split()}
    language = set(gzip.decompress(files("detectors.reader").joinpath("data", "plain.txt.gz").read_bytes()).decode().split())
    same = {"diagnos", "disab", "educ", "emerg", "immig", "immigr", "occup", "relig"}
    assert (named | valued | language) & BEGUN.keys() == same
    assert not [left for left in BEGUN if may_be_given(left) or is_surname(left) or a_surname(left) or is_place(left)]
    assert len(BEGUN) > 100 and set(BEGUN.values()) <= named
