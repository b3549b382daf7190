"""Whole columns, from their cells to the verdict: what chance, clocks, names, dates and neighbours make of them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest
from stdnum import luhn
from stdnum.gb import nhs

from detectors.engine import Engine
from scanner.flatten import flatten, looks, values
from scanner.model import Evidence, Part, Unit
from scanner.pattern import Pattern
from scanner.profile import profile
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.work import Worker

TODAY = date(2026, 7, 1)
ROWS = 1000
_ANY = ("text", "integer", "float", "date")
_RANDOM = random.Random(11)


def _pattern(entity: str, category: str, **fields: Any) -> Pattern:
    return Pattern(entity=entity, title=entity, category=category, **fields)


#: A few detectors of each kind: a test of the verdict must not hang on what the packs say today.
PATTERNS = (
    _pattern("UK_NHS", "id.health", regex=r"(?<![0-9])[0-9]{10}(?![0-9])", valid=nhs.is_valid, chance=0.091, need="context",
             context=("nhs",), names=("nhs number",), kinds=("text", "integer"), test=lambda text: text.startswith("999")),
    _pattern("CREDIT_CARD", "pay.card", regex=r"(?<![0-9])4[0-9]{15}(?![0-9])", valid=luhn.is_valid, chance=0.1, score=0.6,
             kinds=("text", "integer"), test=lambda text: text == "4111111111111111"),
    _pattern("UK_NINO", "id.national", regex=r"(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z]{2}[0-9]{6}[A-D](?![A-Z0-9])",
             valid=lambda text: text[:2] not in ("BG", "GB"), chance=0.085, score=0.6, names=("ni number",)),
    _pattern("PHONE_NUMBER", "contact.phone", regex=r"(?<![0-9])(?:0[0-9]{10}|[1-9][0-9]{9})(?![0-9])", score=0.6, names=("phone",),
             kinds=("text", "integer"), chance=0.3, valid=lambda text: text[-2] in "012", test=lambda text: text.startswith("07700900")),
    _pattern("EMAIL_ADDRESS", "contact.email", regex=r"(?<![a-z0-9.])[a-z0-9.]{1,30}@[a-z]{1,20}\.[a-z]{2,6}", score=0.9, names=("email",),
             test=lambda text: text.endswith("example.org")),
    _pattern("PERSON", "person.name", regex=r"(?<![A-Za-z])[A-Z][a-z]{2,9} [A-Z][a-z]{2,9}(?![A-Za-z])", score=0.6, need="distinct",
             chance=0.2, valid=lambda text: text.split()[0] in ("Emma", "Oliver", "Priya"), unless=("product",)),
    _pattern("PERSON", "person.name", names=("person name", "customer name", "first name", "full name"), score=0.6),
    _pattern("STREET_ADDRESS", "contact.address", regex=r"[0-9]{1,3} [A-Z][a-z]{1,9} [A-Z][a-z]{1,9} Lane", score=0.6,
             names=("address", "address line")),
    _pattern("POSTCODE", "contact.address", regex=r"\b[A-Z]{2}[0-9] [0-9][A-Z]{2}\b"),
    _pattern("UK_SORT_CODE", "pay.bank", regex=r"^[0-9]{2}-[0-9]{2}-[0-9]{2}$", need="beside", beside="UK_BANK_ACCOUNT", score=0.6),
    _pattern("UK_BANK_ACCOUNT", "pay.bank", regex=r"^[0-9]{8}$", need="name", names=("account number",), score=0.6, kinds=_ANY),
    _pattern("LOCATION", "contact.address", regex=r"\b(?:Leeds|York|Hull|Ripon)\b", score=0.6),
    _pattern("RELIGION", "special.belief", regex=r"\b(?:Christian|Muslim|Hindu)\b", score=0.5, context=("faith",)),
    _pattern("DATE_OF_BIRTH", "demog.dob", names=("date of birth", "birth date"), score=0.7, kinds=_ANY, unless=("company",)),
    _pattern("AGE", "demog.dob", names=("age",), kinds=_ANY),
    _pattern("GEO_COORDINATE", "location", names=("latitude", "longitude"), score=0.8, kinds=_ANY),
    _pattern("KINSHIP", "family.third_party", names=("next of kin",)),
    _pattern("GENDER", "demog.gender", names=("gender",), values=frozenset("mf"), need="name", score=0.7),
    _pattern("PERSON_TITLE", "person.name", also=("demog.gender",), values=frozenset(("mr", "mrs")), need="distinct", score=0.6),
    _pattern("PERSON_TITLE", "person.name", also=("demog.gender",), names=("title",), score=0.5),
)  # fmt: skip

ENGINE = Engine({"t": PATTERNS}, native=False)


class _Table:
    """One table, in small batches."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def units(self) -> Iterator[Unit]:
        return iter(())

    def read(self, part: Part) -> Iterator[pa.RecordBatch]:
        yield from self.table.to_batches(max_chunksize=300)


def held(
    columns: Mapping[str, Sequence[Any]], unit: str = "public.things", form: str = "table", engine: Engine = ENGINE
) -> dict[tuple[str | None, str], Evidence]:
    """(column, category) → evidence."""
    table = pa.table(columns)
    (result,) = Worker({"s": _Table(table)}, engine).read(Part("s", unit))
    assert result.unread == ()
    looked = {}
    for cells in (c for batch in table.to_batches(max_chunksize=300) for c in flatten(batch)):
        seen = values(cells, 0)
        part = profile(seen.distinct, seen.counts, looks(cells.kind, seen.distinct))
        looked[cells.name] = looked[cells.name] + part if cells.name in looked else part
    seen_columns = {name: replace(column, profile=looked[name]) for name, column in result.columns.items()}
    found = judge(UnitTally("s", Unit(unit, form), result.rows, seen_columns), engine.patterns, (), TODAY)
    return {(e.place.column, e.category): e for e in found}


def _digits(count: int, first: str = "123456789") -> str:
    return _RANDOM.choice(first) + "".join(_RANDOM.choice("0123456789") for _ in range(count - 1))


def _card() -> str:
    body = _digits(15, "4")
    return body + luhn.calc_check_digit(body)


def _days(first: int, last: int, rows: int = ROWS) -> list[date]:
    span = (date(last, 1, 1) - date(first, 1, 1)).days
    return [date(first, 1, 1) + timedelta(days=_RANDOM.randrange(span)) for _ in range(rows)]


_NHS = [text for text in (_digits(10, "467") for _ in range(12_000)) if nhs.is_valid(text)]
_NAMES = [f"{_RANDOM.choice(['Emma', 'Oliver', 'Priya'])} {_RANDOM.choice(['Hughes', 'Clarke', 'Patel', 'Evans'])}" for _ in range(ROWS)]


def test_clock_times_are_no_numbers_of_people() -> None:
    seconds = [1_500_000_000 + _RANDOM.randrange(200_000_000) for _ in range(ROWS)]
    assert held({"stamp": seconds, "text": [str(n) for n in seconds], "ms": [1000 * n for n in seconds]}) == {}


def test_sequences_are_no_numbers_of_people() -> None:
    assert held({"a": list(range(4_000_000_000, 4_000_000_000 + ROWS)), "b": list(range(4 * 10**15, 4 * 10**15 + ROWS))}) == {}


def test_random_numbers_are_no_cards_or_health_numbers() -> None:
    assert held({"ref": [int(_digits(10, "456789")) for _ in range(ROWS)], "order": [_digits(16, "4") for _ in range(ROWS)]}).keys() <= {
        ("ref", "contact.phone")
    }


def test_a_column_that_passes_far_beyond_chance_needs_no_name_and_says_the_numbers() -> None:
    found = held({"a": _NHS, "b": [_card() for _ in _NHS]})
    told = found["a", "id.health"].evidence
    rate = next(words for words in told if words.startswith("check"))
    assert re.fullmatch(r"check passed by 100 % of [0-9,]+ distinct; chance 9.1 %", rate)
    assert found["b", "pay.card"].confidence > 0.85


def test_a_twentieth_of_real_cards_among_order_numbers_is_told_apart_from_luck() -> None:
    found = held({"payload": [_card() if n % 5 == 0 else _digits(16, "4") for n in range(ROWS)]})
    assert ("payload", "pay.card") in found
    assert found["payload", "pay.card"].confidence < 0.9


def test_one_number_in_many_notes_is_not_diluted() -> None:
    notes = ["ok"] * 5000
    notes[777] = "his number is AB123456C, he said when he rang"
    (found,) = held({"notes": notes}).values()
    assert (found.category, found.rows_hit, found.where) == ("id.national", 1, (777,))
    assert any("free text" in words for words in found.evidence)


def test_shares_say_nothing_in_free_text() -> None:
    line = "please write to {} about the broken meter at once"
    free = held({"x": [line.format(f"e.h{n}@mail.test") for n in range(4)]})["x", "contact.email"]
    short = held({"x": [f"e.h{n}@mail.test" for n in range(4)]})["x", "contact.email"]
    assert free.confidence < short.confidence


def test_check_digits_count_in_free_text_as_well() -> None:
    line = "please pay with {} as before and do not ask again"
    cards = held({"x": [line.format(_card()) for _ in range(3)]})["x", "pay.card"]
    mail = held({"x": [line.format("4000000000000002") for _ in range(3)]})["x", "pay.card"]
    assert cards.confidence > mail.confidence


def test_a_mixed_column_carries_all_it_holds_with_their_shares() -> None:
    found = held({"contact": [f"e.h{n}@mail.test" if n % 3 else f"0791100{n % 100:02d}0{n % 10}" for n in range(ROWS)]})
    assert found["contact", "contact.email"].rows_hit == 666
    assert "contact.phone" in {category for _, category in found}


def test_the_table_says_whose_name_it_is() -> None:
    titles = ["Hall Sensor", "Leak Alarm", "Door Chime"] * 10
    assert held({"name": titles}, "crm.users")["name", "person.name"].evidence == ("name: person name",)
    assert held({"name": titles}, "shop.products") == {}
    assert held({"hostname": ["web-1", "web-2"]}, "crm.users") == {}
    assert held({"name": _NAMES}, "Products/customers.csv").keys() == {("name", "person.name")}, "a folder's name is no table's"


@pytest.mark.parametrize("name", ["CUSTNAME", "cust_nm", "custFullName", "FNAME"])
def test_legacy_names_are_read(name: str) -> None:
    assert (name, "person.name") in held({name: ["Zq", "Xw"]})


def test_names_by_luck_are_none() -> None:
    things = [f"{a} {b}" for a in ("Emma", "Hall", "Leak", "Door", "Lamp", "Desk", "Sofa") for b in ("Chair", "Sensor", "Alarm", "Light")]
    assert held({"label": things}) == {}
    assert ("label", "person.name") in held({"label": [f"{a} {b}" for a in ("Emma", "Oliver", "Priya") for b in ("Hughes", "Clarke")]})


def test_a_name_that_is_evidence_speaks_for_every_cell() -> None:
    found = held({"full_name": ["Emma Hughes", "Oliver Clarke", "Priya Patel", "Zq", "Xw", "Yv"]})["full_name", "person.name"]
    assert (found.rows_hit, found.evidence[1]) == (6, "pattern 50 %")
    assert held({"phone": ["07911000010", "07911000011", "none"]})["phone", "contact.phone"].rows_hit == 2


def test_dates_beside_account_numbers_are_no_sort_codes() -> None:
    account = {"account_number": [f"5{n:07}" for n in range(30)]}
    codes = [f"{20 + n}-{40 + n}-{15 + n}" for n in range(30)]
    days = [f"{1 + n % 28:02}-{1 + n % 12:02}-24" for n in range(30)]
    assert ("x", "pay.bank") in held({**account, "x": codes})
    assert ("x", "pay.bank") not in held({**account, "x": days})


def test_a_list_of_places_is_a_map() -> None:
    towns = {"here": ["Leeds", "York", "Hull", "Ripon", "Leeds", "York"]}
    assert held(towns) == {}
    assert ("here", "contact.address") in held({**towns, "full_name": ["Emma Hughes"] * 6})
    assert ("", "contact.address") in held({"": ["she lives in Leeds", "he moved to York"]}, form="text")


def test_values_that_pass_by_luck_do_not_support_a_name() -> None:
    found = held(
        {"full_name": [f"{a} {b}" for a in ("Emma", "Hall", "Leak", "Door", "Lamp", "Desk") for b in ("Chair", "Sensor", "Alarm", "Light")]}
    )
    assert (found["full_name", "person.name"].confidence, found["full_name", "person.name"].evidence) == (0.6, ("name: full name",))
    assert held({"nhs_number": [_digits(10, "4567") for _ in range(99)]})["nhs_number", "id.health"].confidence == 0.5


def test_what_an_address_column_holds_is_no_persons_name_but_a_number_in_it_is_found() -> None:
    rows = ["12 Emma Hughes Lane", "4 Priya Patel Lane", "7 Oliver Clarke Lane", "9 Old Mill Lane", "3 Long Row Lane", "c/o AB123456C"] * 4
    rows += [f"{n} Long Acre Lane" for n in range(100, 130)]
    found = held({"address": rows})
    assert found.keys() == {("address", "contact.address"), ("address", "id.national")}


def test_words_in_titles_say_nothing_of_anybody() -> None:
    tracks = [f"Song number {n}" for n in range(300)] + ["The Christian Life", "Muslim is his faith"]
    assert held({"track_name": tracks}) == {}
    assert ("notes", "special.belief") in held({"notes": tracks})


def test_birth_dates_by_their_distribution() -> None:
    found = held({"full_name": _NAMES, "d1": _days(1935, 2005)})
    assert found["d1", "demog.dob"].confidence == 0.5
    assert re.match(r"1,000 dates, ages 2[12] to 9[01], every weekday alike", found["d1", "demog.dob"].evidence[0])
    assert ("d1", "demog.dob") not in held({"d1": _days(1935, 2005)}), "nobody stands beside them"
    weekends = [day for day in _days(1935, 2005, 2 * ROWS) if day.weekday() < 5 or _RANDOM.random() < 0.75][:ROWS]
    assert ("d1", "demog.dob") in held({"full_name": _NAMES, "d1": weekends}), "fewer children are born at weekends"
    assert ("joined", "demog.dob") not in held({"full_name": _NAMES, "joined": _days(1935, 2005)})


_FORMS = ("%d-%b-%y", "%d %B %Y", "%b %d %Y", "%d%b%Y", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%b %d %Y 12:00AM", "%A, %d %B %Y")


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("case", (str, str.upper))
def test_birth_dates_as_people_write_them(form: str, case: Callable[[str], str]) -> None:
    found = held({"full_name": _NAMES, "d1": [case(day.strftime(form)) for day in _days(1935, 2005)]})
    assert found["d1", "demog.dob"].confidence == 0.5
    assert re.match(r"1,000 dates, ages 2[12] to 9[01], every weekday alike", found["d1", "demog.dob"].evidence[0])


@pytest.mark.parametrize("form", _FORMS)
def test_other_dates_as_people_write_them_are_no_birth_dates(form: str) -> None:
    columns = {
        "full_name": _NAMES,
        "a": [day.strftime(form) for day in _days(2015, 2026)],
        "b": [day.strftime(form) for day in _days(1935, 2005, 2 * ROWS) if day.weekday() < 5][:ROWS],
        "c": [day.strftime("%b %d %Y 09:30AM") for day in _days(1935, 2005)],
        "d": [date(1935 + n % 70, 1, 1).strftime(form) for n in range(ROWS)],
        "e": [day.strftime(form) for day in _days(1985, 2026)],
        "created": [day.strftime(form) for day in _days(1935, 2005)],
        "f": [f"{n % 90 + 10:02}-{n % 97:02}-{n % 89:02}" for n in range(ROWS)],
    }
    assert {column for column, category in held(columns) if category == "demog.dob"} == set()


def test_other_dates_are_no_birth_dates() -> None:
    working = [day for day in _days(1935, 2005, 2 * ROWS) if day.weekday() < 5][:ROWS]
    timed = [datetime(d.year, d.month, d.day, 9, 30) for d in _days(1935, 2005)]
    first = [date(1935 + n % 70, 1, 1) for n in range(ROWS)]
    columns = {
        "full_name": _NAMES,
        "a": _days(2015, 2026),
        "b": working,
        "c": timed,
        "d": first,
        "e": _days(1990, 2040),
        "f": _days(1985, 2026),
    }
    assert {column for column, category in held(columns) if category == "demog.dob"} == set()


def test_children_are_told_by_their_birth_dates() -> None:
    found = held(
        {"full_name": ["Emma Hughes"] * 4, "date_of_birth": [date(1980, 1, 1), date(2008, 6, 30), date(2008, 8, 1), date(2020, 1, 1)]}
    )
    child = found["date_of_birth", "subject.child"]
    assert (child.rows_hit, child.via) == (2, "demog.dob")
    assert "2 of 4 birth dates are of people under 18" in child.evidence
    assert found["date_of_birth", "demog.dob"].confidence > 0.9
    assert ("date_of_birth", "subject.child") not in held({"date_of_birth": [date(1980, 1, 1), date(2030, 1, 1)]})


def test_children_are_told_by_their_ages() -> None:
    whose = {"full_name": ["Emma Hughes"] * 6}
    child = held({**whose, "age": [0, 7, 12, 17, 18, 44]})["age", "subject.child"]
    assert (child.rows_hit, child.evidence) == (3, ("3 of 6 ages are under 18",))
    assert ("age", "subject.child") not in held({**whose, "age": [0, 18, 44] * 2})
    assert ("age", "subject.child") not in held({"age": [0, 7, 12, 17, 18, 44]}), "nobody's: a table of mortality"
    assert ("age", "subject.child") not in held({**whose, "age": [7, 4000] * 3}), "hours or days, of something"


def test_reserved_values_make_no_finding() -> None:
    test = {
        "phone": ["07700900123"] * 9,
        "email": ["a@example.org"] * 9,
        "card": ["4111111111111111"] * 9,
        "nhs_number": ["9990000018"] * 9,
    }
    assert held(test) == {}
    found = held({"email": ["a@example.org", "b@mail.test", "c@mail.test"]})["email", "contact.email"]
    assert found.rows_hit == 2
    assert "1 reserved test value not counted" in found.evidence


def test_coordinates() -> None:
    x, y = [-3 + _RANDOM.random() for _ in range(50)], [51 + _RANDOM.random() for _ in range(50)]
    assert {("x", "location"), ("y", "location")} <= held({"full_name": _NAMES[:50], "x": x, "y": y}).keys()
    assert held({"x": x, "y": y}) == {}, "stars"
    assert {("pos_la", "location"), ("pos_lo", "location")} <= held({"full_name": _NAMES[:50], "pos_la": y, "pos_lo": x}).keys()
    assert ("b", "location") not in held({"full_name": _NAMES[:50], "x": x, "b": y})
    assert ("x", "location") not in held({"full_name": _NAMES[:50], "x": [round(v, 1) for v in x], "y": [round(v, 1) for v in y]})
    assert held({"latitude": x, "longitude": [1000 * v for v in y]}).keys() == {("latitude", "location")}
    whose = {"full_name": ["Emma Hughes", "Oliver Clarke"]}
    for columns, sure in (({**whose, "latitude": x[:2]}, 0.8), ({**whose, "latitude": [51.5, 52.5]}, 0.5), ({"latitude": x[:2]}, 0.5)):
        assert held(columns)["latitude", "location"].confidence == sure


def test_bank_details_under_short_names() -> None:
    codes, numbers = [f"{_RANDOM.randrange(10**6):06}" for _ in range(50)], [f"{_RANDOM.randrange(10**8):08}" for _ in range(50)]
    for first, second in (("sc", "ac"), ("pay_sc", "PAY_ACC"), ("ll.sc", "ll.an"), ("srt", "AC_NO")):
        found = held({first: codes, second: numbers})
        assert {place for place, category in found if category == "pay.bank"} == {first, second}
    for columns in ({"sc": codes}, {"sc": codes, "pay_ac": numbers}, {"sc": codes, "ac": codes}, {"sc": numbers, "ac": numbers}):
        assert held(columns) == {}


def test_a_second_person_in_the_row() -> None:
    columns = {"full_name": _NAMES, "full_name_2": _NAMES[::-1], "phone": ["07911000010"] * ROWS, "phone_2": ["07911000111"] * ROWS}
    assert ("full_name_2", "family.third_party") in held(columns)
    del columns["phone_2"]
    assert ("full_name_2", "family.third_party") not in held(columns)


def test_a_name_and_values_of_one_category_are_one_finding() -> None:
    (found,) = held({"address": ["AB1 2CD", "AB3 4EF", "AB5 6GH"]}).values()
    assert (found.entity, found.evidence) == ("POSTCODE", ("name: address", "pattern 100 %"))


def test_a_column_of_both_sexes_is_text_and_not_a_flag() -> None:
    assert held({"gender": ["M", "F", "F", "F"]})["gender", "demog.gender"].distinct == 2


def test_a_name_alone_reveals_nothing_that_values_would_show() -> None:
    assert ("title", "demog.gender") not in held({"title": ["Sales Manager", "Owner"]})
    assert ("title", "demog.gender") in held({"title": ["Mr", "Mrs"]})
