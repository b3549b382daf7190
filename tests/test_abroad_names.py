"""Names of columns in other languages: how they are read, whose they are, and words that speak among people alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from connectors.readers.header import is_header
from connectors.sql import Sql
from scanner.naming import column_endings
from scanner.words import endings, words
from tests.cells import scanned

#: Each means other things elsewhere: a place on a shelf, children of a process.
NAMES = {
    "Poste": "work.occupation",
    "Nascimento": "demog.dob",
    "Enfants": "family.third_party",
    "Uwagi": "comms.correspondence",
    "Parola": "auth.secret",
}


def _found(folder: Path, table: str, first: str, cell: str) -> dict[str, set[str]]:
    with sqlite3.connect(folder / "x.db") as db:
        db.execute(f"CREATE TABLE {table} ({first} TEXT, {', '.join(f'{name} TEXT' for name in NAMES)}, Created_By TEXT, Market_Cap TEXT)")
        rows = [(cell.format(n), *["x1"] * (len(NAMES) + 2)) for n in range(30)]
        db.executemany(f"INSERT INTO {table} VALUES (?{', ?' * (len(NAMES) + 2)})", rows)
    db.close()
    found, unread, _ = scanned(Sql(url=f"sqlite:///{folder}/x.db"), table)
    assert not unread
    return {column: categories for (_, column), categories in found.items() if column != first}


@pytest.mark.parametrize(
    ("table", "first", "cell"), [("t042", "email", "someone{0}@example.net"), ("pracownicy", "kod", "{0}"), ("ansatte", "kode", "{0}")]
)
def test_short_words_speak_among_people(table: str, first: str, cell: str, tmp_path: Path) -> None:
    assert _found(tmp_path, table, first, cell) == {name: {category} for name, category in NAMES.items()}


@pytest.mark.parametrize(
    ("table", "first", "cell"),
    [("prodotti", "codice", "c{0}"), ("t042", "code", "c{0}"), ("regale", "nom", "r{0}"), ("artikel", "email", "{0}")],
)
def test_short_words_say_nothing_elsewhere(table: str, first: str, cell: str, tmp_path: Path) -> None:
    assert _found(tmp_path, table, first, cell) == {}


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("Płeć", ("plec",)),
        ("FødselsDato", ("fodsels", "dato")),
        ("Çalışan", ("calisan",)),
        ("Sjukersättning", ("sjukersattning",)),
        ("Trudnoća / đak", ("trudnoca", "dak")),
        ("N° client", ("no", "client")),
        ("N.º de funcionário", ("no", "de", "funcionario")),
    ],
)
def test_letters_of_other_alphabets_are_read_as_the_nearest(name: str, read: tuple[str, ...]) -> None:
    assert words(name) == read


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("telefono_cliente", "telephone"),
        ("Email del paciente", "email"),
        ("Nom de l'élève", "person name"),
        ("Adresse du patient", "adresse"),
        ("Geburtsdatum des Kunden", "geburtsdatum"),
        ("nombre_alumno", "person name"),
    ],
)
def test_whose_it_is_stands_behind_it(column: str, said: str) -> None:
    assert not column_endings("t042", column).isdisjoint({said, "telefono"} if said == "telephone" else {said})


@pytest.mark.parametrize("column", ["email client", "phone kind", "address agent", "prix du produit", "mail user", "project client"])
def test_english_says_it_the_other_way_round(column: str) -> None:
    assert column_endings("t042", column) == endings(words(column))


@pytest.mark.parametrize(
    "header",
    [
        ["Imię", "Nazwisko", "Płeć", "Miejscowość"],
        ["Vezetéknév", "Keresztnév", "Neme", "Lakcím"],
        ["Fornavn", "Etternavn", "Født", "Kjønn"],
        ["Jméno", "Příjmení", "Pohlaví", "Obec"],
        ["Adı", "Soyadı", "Doğum Tarihi", "Cinsiyet"],
        ["Bezeichnung", "Hersteller", "Einheit", "Betrag"],
    ],
)
def test_a_header_in_another_language_is_one(header: list[str]) -> None:
    assert is_header(header, [["Anna", "Nowak", "K", "Lund"], ["Piotr", "Mazur", "M", "Umeå"]])


@pytest.mark.parametrize("row", [["Anna", "Nowak", "K", "Lund"], ["J. Nowak", "E. Mazur", "A. Roux", "P. Salo"]])
def test_people_are_no_header(row: list[str]) -> None:
    assert not is_header(row, [["Piotr", "Mazur", "M", "Umeå"]])
