"""Columns of surnames alone, whatever they are called; and columns of other words, which are columns of nobody."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest

from detectors.many import Many
from detectors.names.lists import held
from detectors.names.pairs import one_given
from detectors.names.surnames import SURNAMES, a_surname, usual
from scanner import gather
from scanner.calls import CALL
from scanner.detect import detect
from scanner.flatten import flatten
from scanner.model import Evidence, Unit
from scanner.shapes import UnitTally
from scanner.verdict import judge
from scanner.verdict.rules import rules
from tests.cells import engine

PEOPLE = {
    "British": "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker Edwards Hughes "
    "Lewis Harris Clarke Patel Wood Turner Martin Hill Ward Morris Moore Clark Lee King Allen Khan",
    "rare": "Ainsworth Dewhurst Entwistle Fothergill Gledhill Hebblethwaite Kettlewell Longbottom Nuttall Ogilvie Quayle Satterthwaite "
    "Tattersall Venables Wagstaff Yardley Crabtree Duckworth Hargreaves Kershaw Lonsdale Pilkington Rigby Whittaker",
    "Irish": "O'Brien O'Connor Murphy Kelly Byrne Ryan O'Sullivan Doyle McCarthy Gallagher Doherty Kennedy Lynch Quinn Connolly Daly",
    "Polish": "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak",
    "Indian": "Patel Sharma Singh Kumar Gupta Shah Reddy Iyer Nair Menon Das Bose Mukherjee Banerjee Desai Joshi Mehta Kapoor",
    "Nigerian": "Okafor Adeyemi Okonkwo Eze Nwosu Balogun Adebayo Ogunleye Ibrahim Musa Bello Abubakar Nwachukwu Olawale",
    "Spanish": "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz",
    "Chinese": "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Zhu",
    "few": "SMITH JONES O'BRIEN KHAN NOWAK PATEL",
}
OTHERS = {
    "towns": "London Leeds Manchester Bristol Bath York Derby Lincoln Preston Bolton Burnley Blackburn Warrington Wigan Stockport Oldham "
    "Rochdale Bury Chester Crewe Stafford Walsall Dudley Coventry Rugby Warwick Kenilworth Leamington Stratford Evesham Malvern Worcester",
    "villages": "Ashby Kirby Bolsover Clowne Eckington Dronfield Whitwell Creswell Langwith Hardwick Tibshelf Morton Wessington Crich "
    "Holloway Matlock Darley Rowsley Bakewell Ashford Monyash Flagg Chelmorton Longnor Warslow Hartington Biggin Winster Elton Birchover",
    "cities of the USA": "Houston Austin Dallas Madison Jackson Lincoln Denver Cleveland Columbus Charlotte Arlington Aurora Henderson "
    "Chandler Irving Fremont Boise Richmond Spokane Tacoma Modesto Fontana Oxnard Glendale Akron Huntington Mobile Augusta Amarillo Yonkers",
    "brands": "Nike Adidas Puma Reebok Asics Umbro Lacoste Gucci Prada Versace Chanel Burberry Cartier Rolex Omega Seiko Casio Bosch Siemens "
    "Philips Braun Dyson Miele Sony Canon Nikon Kodak Ford Honda Toyota Ferrari Porsche Bentley Dodge Tesla Lego Heinz Kellogg Cadbury",
    "tools": "Stanley Bahco Draper Makita Dewalt Bosch Ryobi Milwaukee Hilti Metabo Festool Irwin Estwing Fiskars Knipex Wera Facom",
    "pharmacy": "Pfizer Roche Novartis Merck Sanofi Bayer Abbott Lilly Amgen Gilead Biogen Takeda Teva Celgene Astellas Eisai Mylan Baxter",
    "universities": "Harvard Yale Princeton Stanford Cornell Duke Emory Rice Tufts Purdue Vanderbilt Brandeis Drexel Fordham Oxford Leeds",
    "species": "Quercus Fagus Betula Acer Salix Populus Ulmus Fraxinus Tilia Alnus Corylus Prunus Malus Pyrus Sorbus Ilex Taxus Pinus Picea",
    "birds": "Robin Wren Sparrow Finch Starling Swallow Swift Heron Crane Drake Swan Teal Partridge Nightingale Peacock Raven Crow Rook "
    "Hawk Falcon Eagle Kestrel Woodcock Lark Thrush Blackbird",
    "colours": "White Black Green Brown Grey",
    "months": "January February March April May June July August September October November December",
    "occupations": "Baker Butcher Carpenter Cook Farmer Mason Miller Plumber Potter Teacher Nurse Doctor Engineer Manager Cleaner Porter "
    "Gardener Chef Waiter Electrician Painter Turner Clerk Accountant Barber Dentist Surveyor Architect",
    "departments": "Sales Marketing Finance Legal Operations Support Engineering Design Research Procurement Logistics Security Payroll",
    "medicines": "Aspirin Ibuprofen Paracetamol Amoxicillin Lisinopril Metformin Atorvastatin Omeprazole Ramipril Salbutamol Sertraline "
    "Warfarin Prozac Lipitor Valium Ritalin Ventolin Humira",
    "streets": "Churchill Wellington Nelson Gladstone Cromwell Milton Shakespeare Byron Keats Tennyson Wordsworth Newton Darwin Faraday "
    "Brunel Stephenson Telford Wilberforce Nightingale Cavell Attlee Bevan Disraeli Peel",
    "German words": "Tisch Stuhl Schrank Lampe Bett Regal Sofa Teppich Spiegel Vorhang Kissen Decke Teller Tasse Glas Messer Gabel Topf "
    "Pfanne Herd Ofen Hammer Zange Schraube Nagel Bohrer Feile Hobel Leiter Eimer Besen Schaufel Harke Schere Schlauch Pumpe Motor Reifen",
    "four": "Smith Jones Patel Khan",
}  # fmt: skip


def _judged(values: list[str], name: str = "col3", table: str = "public.things") -> list[Evidence]:
    batch = pa.record_batch([pa.array([f"R{n}" for n in range(len(values))]), pa.array(values)], ["code", name])
    columns = {cells.name: gather.columns(engine(), [cells], [0])[0] for cells in flatten(batch)}
    found = judge(UnitTally("db", Unit(table, "table"), len(values), columns), engine().patterns, engine().shapes)
    return [each for each in found if each.place.column == name and each.category == "person.name"]


@pytest.mark.parametrize("case", (str, str.upper, str.lower))
@pytest.mark.parametrize("people", PEOPLE)
def test_a_column_of_surnames_is_found(people: str, case: type[str]) -> None:
    (found,) = _judged([case(name) for name in PEOPLE[people].split()])
    assert found.entity == "PERSON" and found.confidence >= 0.8


@pytest.mark.parametrize("case", (str, str.upper, str.lower))
@pytest.mark.parametrize("others", OTHERS)
def test_a_column_of_other_words_is_one_of_nobody(others: str, case: type[str]) -> None:
    assert not _judged([case(word) for word in OTHERS[others].split()])


def test_names_that_repeat_are_no_more_of_them() -> None:
    assert not _judged(["Smith", "Jones", "Patel", "Khan"] * 50)
    assert _judged([*["Smith"] * 50, *["Jones", "Patel", "Khan", "Nowak", "Murphy"]])


def test_many_rare_surnames_are_told_from_few() -> None:
    """Large columns hold mostly names that are not usual: there the long list tells, in columns that are long enough."""
    rare = sorted(name for name in held("surnames") if a_surname(name) and not usual(name))
    rng = random.Random(1)
    mixed = [name.title() for name in rng.sample(rare, 90)] + [f"Zq{rng.randrange(10**6):06}x".translate(_LETTERS) for _ in range(60)]
    assert _judged(mixed)
    assert not _judged(mixed[:30] + mixed[90:110])
    assert not _judged(mixed[:40] + mixed[90:])


_LETTERS = str.maketrans("0123456789", "abcdefghij")


@pytest.mark.parametrize(
    ("column", "table"), [("brand", "shop.stock"), ("town", "crm.sites"), ("col3", "shop.products"), ("drug", "x"), ("university", "x")]
)
def test_a_name_that_says_what_they_are_forbids_it(column: str, table: str) -> None:
    assert not _judged(PEOPLE["rare"].split(), column, table)


def test_the_same_is_said_of_one_text_and_of_many() -> None:
    words = [
        "Smith",
        "O'Brien",
        "o'brien",
        "SMITH-JONES",
        "Leeds",
        "Blue",
        "Smith-Table",
        "Satterthwaite",
        "x",
        "o'",
        "Anne-Marie",
        "Will",
        "Priya",
    ]
    for both in (*(pattern.valid for pattern in SURNAMES), one_given):
        assert isinstance(both, Many)
        for times in (1, 1000):  # few are looked up one by one
            assert both.many(pa.array(words * times, pa.large_string())).tolist() == [both.one(word) for word in words] * times


def test_one_surname_alone_is_nobody_in_a_text() -> None:
    assert detect(engine(), ["Whittaker", "Satterthwaite"]) == [[], []]


def test_in_a_call_it_still_takes_many() -> None:
    assert [pattern.need for pattern in rules(SURNAMES, CALL).patterns] == ["distinct", "distinct"]
