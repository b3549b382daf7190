"""Columns of what things are called: what a model sees in them is nobody unless name lists or half of the cells say so; people stay."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pytest

from detectors.names.rules import known_name
from scanner.called import calls_things
from scanner.model import Part, Unit
from scanner.pattern import KINDS, Pattern
from scanner.profile import Profile
from scanner.setup import load_engine
from scanner.shapes import UnitTally
from scanner.sketch import Sketch, hash_numbers
from scanner.tally import Column, Tally
from scanner.verdict import judge, stages
from scanner.verdict.rules import rules
from scanner.why.account import Head, accounts
from scanner.why.stages import Trail
from scanner.work import Detector, Worker

_SEEN = Pattern(entity="PERSON", title="seen by a model", category="person.name", need="distinct", score=0.85)
_KNOWN = Pattern(entity="PERSON", title="known to lists", category="", need="distinct", chance=0.1, score=0.3)
_STREET = Pattern(entity="STREET_ADDRESS", title="seen by a model", category="contact.address", score=0.95)
_SAID = Pattern(entity="PERSON", title="said by the name", category="person.name", names=("payer name",), score=0.6)
_GIVEN = Pattern(entity="PERSON", title="given", category="person.name", regex="x", words=frozenset({"Ann"}), chance=0.1, need="distinct")
_CODE = Pattern(entity="MEDICAL_CODE", title="code", category="special.health", regex="x", chance=0.006, need="context", score=0.5)
_PATTERNS = (_SEEN, _KNOWN, _STREET, _SAID, _GIVEN, _CODE)


def _sketch(distinct: int) -> Sketch:
    return Sketch.of(hash_numbers(np.arange(distinct)))


def _tally(rows: int, whole: int, tried: int | None = None) -> Tally:
    return Tally(rows, 0, whole, tried=rows if tried is None else tried, distinct=_sketch(rows), seen=_sketch(tried or rows))


def _text(cells: int, seen: int = 0, known: int = 0, whole: int = 0, prose: int = 0, **more: int) -> Column:
    """A column in which a model saw so many people, of whom lists know so many and so many are whole cells."""
    hits = {0: _tally(seen, whole), 1: _tally(known, whole, seen)} | {int(index[1:]): _tally(n, n) for index, n in more.items()}
    return Column(cells, tuple(cells if kind == "text" else 0 for kind in KINDS), hits, Profile(prose))


_CODES = Column(100, tuple(100 if kind == "integer" else 0 for kind in KINDS), {5: _tally(100, 100)})


def _people(table: str, name: str, column: Column, **others: Column) -> bool:
    found = judge(UnitTally("s", Unit(table, "table"), column.cells, {name: column, **others}), _PATTERNS, ())
    return any(e.place.column == name and e.category == "person.name" for e in found)


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("shop.orders", "product_name", True),
        ("shop.orders", "ProductTitle", True),
        ("crm.customers", "COMPANY_NM_2", True),
        ("crm.customers", "Company", True),
        ("crm.customers", "brand", True),
        ("Album", "Title", True),
        ("exports/organizations_2024.csv", "NAME", True),
        ("companies", "name_cached", True),
        ("geo.territories", "territory_description", True),
        ("orders.jsonl", "product.name", True),
        ("products.jsonl", "contact.name", False),
        ("products", "contact_name", False),
        ("products", "description", False),
        ("companies", "notes", False),
        ("companies", "company_contact_name", False),
        ("companies", "product_owner", False),
        ("company_contacts", "name", False),
        ("artist", "name", False),
        ("support.tickets", "title", False),
        ("projects", "project_name", False),
        ("", "", False),
    ],
)
def test_the_name_tells_what_a_column_calls(table: str, column: str, expected: bool) -> None:
    assert calls_things(table, column) is expected


@pytest.mark.parametrize(("table", "column"), [("shop.products", "product_name"), ("public.companies", "name"), ("albums", "title")])
def test_what_a_model_sees_in_names_of_things_is_nobody_by_itself(table: str, column: str) -> None:
    assert not _people(table, column, _text(100, seen=40, known=4, whole=40))
    assert not _people(table, column, _text(100, seen=70, known=5, whole=30)), "seventy cells hold something more than a name"
    assert not _people(table, column, _text(100, seen=40, known=4, whole=40, prose=30)), "long titles are no free text"
    assert _people("crm.calls", "whom", _text(100, seen=40, known=4, whole=40)), "elsewhere the model is believed"


@pytest.mark.parametrize(("table", "column"), [("crm.customers", "company_name"), ("public.suppliers", "name"), ("books", "title")])
def test_people_among_names_of_things_stay(table: str, column: str) -> None:
    assert _people(table, column, _text(200, seen=50, known=14)), "sole traders among companies"
    assert _people(table, column, _text(40, seen=5, known=3, whole=3)), "a few, if most are known"
    assert _people(table, column, _text(100, seen=60, whole=60)), "names that no list knows, but half of the cells"
    assert _people(table, column, _text(100, seen=90, known=60, whole=90))


def test_what_people_write_is_believed_whatever_the_table_is_called() -> None:
    for column in ("notes", "comment", "description", "product_comments"):
        assert _people("shop.products", column, _text(100, seen=3, prose=60)), column
        assert _people("shop.products", column, _text(100, seen=3)), column
    assert _people("shop.products", "product_description", _text(100, seen=3, prose=1)), "sentences"


def test_a_description_without_any_sentence_is_another_name() -> None:
    assert not _people("territories", "territory_description", _text(50, a4=5))
    assert _people("territories", "territory_description", _text(50, prose=1, a4=5))
    assert _people("territories", "remarks", _text(50, a4=5))


def test_a_column_that_says_people_holds_people() -> None:
    assert _people("payers", "payer_name", _text(100, seen=5))
    assert not _people("payers", "name", _text(100, seen=5))


def test_a_street_in_names_of_things_is_none_unless_half_of_them_are() -> None:
    def found(rows: int, column: str) -> bool:
        unit = UnitTally("s", Unit("companies", "table"), 100, {column: _text(100, a2=rows)})
        return any(e.category == "contact.address" for e in judge(unit, _PATTERNS, ()))

    assert (found(8, "name"), found(60, "name"), found(8, "site")) == (False, True, True)


def test_the_words_of_a_medical_code_are_nobody() -> None:
    seen = _text(100, seen=3, prose=10)
    assert not _people("conditions", "DESCRIPTION", seen, CODE=_CODES)
    assert _people("conditions", "DESCRIPTION", _text(100, seen=3, known=3, prose=10), CODE=_CODES), "known to the lists"
    assert _people("conditions", "DESCRIPTION", seen, REASONCODE=_CODES), "another column's code"
    assert _people("conditions", "DESCRIPTION", seen, CODE=_text(100)), "no medical one"
    assert _people("conditions", "notes", seen, CODE=_CODES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Emma Hughes", True),
        ("EMMA HUGHES", True),
        ("emma hughes", True),
        ("Hughes, Emma", True),
        ("Dr Emma Hughes", True),
        ("Chai", False),
        ("Gorgonzola Telino", False),
        ("Victoria Street", False),
        ("Emma", False),
    ],
)
def test_the_lists_know_given_names_with_surnames(text: str, expected: bool) -> None:
    assert known_name(text) is expected


def test_the_ledger_says_what_was_wanting() -> None:
    def told(column: Column, name: str, **others: Column) -> list[str]:
        unit = UnitTally("s", Unit("shop.products", "table"), column.cells, {name: column, **others})
        trail = Trail(list(stages(unit, _PATTERNS, ())))
        reported = {e.category: e.entity for e in trail.stages[-1].found if e.place.column == name}
        ledger = accounts(Head(unit.unit.name, name, name, name, column), rules(_PATTERNS), reported, trail)
        return [line for index, each in ledger if index == 0 for line in each["stopped"]]

    (line,) = told(_text(100, seen=40, known=4), "product_name")
    assert line.startswith("the column holds what things are called")
    assert not told(_text(100, seen=40, known=30), "product_name")
    assert told(_text(100, seen=1), "notes") == ["needs two distinct values"]
    assert told(_text(100, seen=3), "description", code=_CODES) == ["it says what the medical code beside it means"]


class _Rows:
    def __init__(self, batch: pa.RecordBatch) -> None:
        self.batch = batch

    def units(self) -> Iterator[Unit]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        yield self.batch


@pytest.fixture(scope="module")
def engine() -> Detector:
    return load_engine()


_GOODS = [f"{maker} {kind}" for maker in ("Chef Oskar's", "Mishi", "Grandma Tilda's", "Sir Benno's", "Queso Marbella", "Zorla")
          for kind in ("Marmalade", "Garlic and Onion Sauce", "Scones in a Tin", "Lager", "Fløtemysost", "Guarana")]  # fmt: skip
_TRADERS = [f"{first} {last}" for first in ("Emma", "Oliver", "Priya", "Tomasz") for last in ("Hughes", "Clarke", "Patel")]


def _columns_of_people(engine: Detector, table: str, column: str, values: Sequence[str]) -> bool:
    (result,) = Worker({"s": _Rows(pa.record_batch({column: list(values)}))}, engine).read(Part("s", table))
    seen = [i for i, p in enumerate(engine.patterns) if p.category == "person.name" and p.score == 0.85 and p.regex is None]
    assert any(result.columns[column].hits[i].rows for i in seen if i in result.columns[column].hits), "the model sees people"
    found = judge(UnitTally("s", Unit(table, "table"), result.rows, result.columns), engine.patterns, engine.shapes)
    return any(e.category == "person.name" for e in found)


def test_goods_are_told_from_traders_by_the_whole_engine(engine: Detector) -> None:
    rng = random.Random(7)
    firms = [f"{name} and Daughters Limited Company" for name in ("Harrow Vale", "Brindle", "Oakmere")] * 4 + _GOODS
    traders = [*firms, *_TRADERS]
    rng.shuffle(traders)
    assert not _columns_of_people(engine, "shop.products", "product_name", _GOODS)
    assert _columns_of_people(engine, "shop.products", "served_by", _GOODS), "under another name they would be people"
    assert _columns_of_people(engine, "crm.customers", "company_name", traders)
    assert _columns_of_people(engine, "crm.companies", "name", traders)
