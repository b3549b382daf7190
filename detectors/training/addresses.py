"""Postal addresses that do not exist, in the forms of Britain, the United States, Europe and some of the world."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from random import Random

from detectors.training.said import lines, words

_STREETS = words("streets")
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
_ABROAD, _HOUSES, _ROADS = map(lines, ("abroad", "houses", "roads"))


class Addresses:
    """A stream of addresses; `surnames` name streets and houses now and then."""

    def __init__(self, gazetteers: Path, surnames: tuple[str, ...], rng: Random) -> None:
        self._rng, self._surnames = rng, surnames
        with (gazetteers / "uk_outcodes_cc0/postcodes.csv").open(encoding="utf-8-sig", newline="") as file:
            self._towns = [(row["postcode"], row["town"], row["region"]) for row in csv.DictReader(file) if row["town"]]
        with (gazetteers / "world_cities_ccby/data/world-cities.csv").open(encoding="utf-8-sig", newline="") as file:
            self._cities: dict[str, list[str]] = {}
            for row in csv.DictReader(file):
                self._cities.setdefault(row["country"], []).append(row["name"])

    def town(self) -> str:
        """A town of Britain or, half of the time, a city, region or country elsewhere."""
        rng = self._rng
        if rng.random() < 0.5:
            _, town, region = rng.choice(self._towns)
            return region if rng.random() < 0.2 and region else town
        country = rng.choice(list(self._cities))
        return country if rng.random() < 0.25 else rng.choice(self._cities[country])

    def any(self) -> str:
        """A whole or partial address on one line, over several lines, or as it is spoken."""
        rng = self._rng
        kinds = (self._british, self._american, self._european, self.abroad, self.columns)
        parts = rng.choices(kinds, (6, 3, 2, 2, 1.5))[0]()
        parts = [part for part in parts if part]
        if len(parts) > 2 and rng.random() < 0.15:
            parts = parts[: rng.randint(1, len(parts) - 1)]
        joint = rng.choices((", ", "\n", ",\n", " ", ",", " | "), (10, 6, 1, 3, 1, 0.5))[0]
        return joint.join(parts)

    def _street(self, names: list[str], ways: list[str]) -> str:
        rng = self._rng
        name = rng.choice(self._surnames) if rng.random() < 0.3 else rng.choice(names)
        if rng.random() < 0.12:
            name = f"{rng.choice(names)} {name}"
        if rng.random() < 0.04:
            return f"The {name}"
        return f"{name} {rng.choice(ways)}"

    def _postcode(self, outcode: str) -> str:
        rng = self._rng
        inward = f"{rng.randint(0, 9)}{rng.choice(_LETTERS)}{rng.choice(_LETTERS)}"
        return f"{outcode}{rng.choices((' ', ''), (9, 1))[0]}{inward}"

    def _british(self) -> list[str]:
        rng = self._rng
        outcode, town, region = rng.choice(self._towns)
        kind = rng.random()
        if kind < 0.05:
            return [rng.choice((f"PO Box {rng.randint(1, 9999)}", f"P.O. Box {rng.randint(1, 999)}")), town, self._postcode(outcode)]
        if kind < 0.08:
            return [rng.choice(("", "HMS Example", "1 Regiment")), f"BFPO {rng.randint(1, 900)}"]
        number = str(rng.randint(1, 250)) + (rng.choice("ABCab") if rng.random() < 0.08 else "")
        if rng.random() < 0.05:
            number = f"{number}-{int(number.rstrip('ABCab')) + 2}"
        street = f"{number}{rng.choices((' ', ', '), (9, 1))[0]}{self._street(_STREETS['uk_name'], _STREETS['uk_way'])}"
        if rng.random() < 0.1:
            street = f"{number} {self._said(_ROADS)}"
        house = ""
        if kind < 0.25:
            house = self._said(_HOUSES)
            if rng.random() < 0.7:
                street = self._street(_STREETS["uk_name"], _STREETS["uk_way"]) if rng.random() < 0.85 else self._said(_ROADS)
        elif kind < 0.45:
            flat = f"{rng.randint(0, 40)}{rng.choice(('', 'A', 'B', '/1', '/2', ''))}"
            floor = f"{rng.choice(('Ground', 'First', 'Top'))} Floor Flat"
            block = f"Flat {flat}, {rng.choice(self._surnames)} House"
            tenement = rng.choice(
                (f"{rng.randint(0, 4)}/{rng.randint(1, 4)}", f"Flat {rng.randint(0, 4)}/{rng.randint(1, 4)}", "Flat 2F1", "GF2")
            )
            house = rng.choice((f"Flat {flat}", f"Apartment {flat}", f"Unit {flat}", f"Apt {flat}", floor, block, tenement))
        place = rng.choice(self._towns)[1] if rng.random() < 0.15 else ""
        if rng.random() < 0.3:
            town = town.upper()
        county = region if rng.random() < 0.3 and region != town else ""
        code = self._postcode(outcode) if rng.random() < 0.9 else ""
        if rng.random() < 0.3 and code:
            return [house, street, place, f"{town} {code}"]
        country = rng.choice(("", "", "", "", "UK", "United Kingdom", "England", "Scotland", "Northern Ireland", "Wales"))
        return [house, street, place, town, county, code, country]

    def _said(self, forms: list[str]) -> str:
        """A house or road in a form of `said/`."""
        parts = {part: self._rng.choice(_STREETS[f"uk_{part}"]) for part in ("head", "tail", "house", "kind")}
        return self._rng.choice(forms).format(name=self._rng.choice(self._surnames), **parts)

    def abroad(self) -> list[str]:
        """In a form of `said/abroad.txt`: country, then the parts, # a digit and @ a letter."""
        rng = self._rng
        country, *parts = rng.choice(_ABROAD).split("|")
        name, city = rng.choice(self._surnames), rng.choice(self._cities[country])
        made = [re.sub("[#@]", self._sign, part).format(name=name, city=city, n=rng.randint(1, 999)) for part in parts]
        return [*made, country if rng.random() < 0.5 else ""]

    def columns(self) -> list[str]:
        """As the columns of a table joined, in their order: street, town, region, code and country, whatever the country's own way is."""
        rng = self._rng
        street = rng.choice((self._european, self._american, self.abroad, self._british))()[0]
        country = rng.choice(list(self._cities))
        _, town, region = rng.choice(self._towns)
        town = town if rng.random() < 0.2 else rng.choice(self._cities[country])
        region = rng.choice((region, rng.choice(_STREETS["us_state"]))) if rng.random() < 0.3 else ""
        code = rng.choice((self._five(), str(rng.randint(1000, 9999)), f"{rng.randint(10000, 99999)}-{rng.randint(100, 999)}"))
        return [street, town, region, code, country if rng.random() < 0.8 else rng.choice(("UK", "USA"))]

    def _sign(self, sign: re.Match[str]) -> str:
        return self._rng.choice("0123456789" if sign[0] == "#" else _LETTERS)

    def _american(self) -> list[str]:
        rng = self._rng
        if rng.random() < 0.06:
            street = f"PO Box {rng.randint(1, 99999)}"
        else:
            side = rng.choice(("", "", "", "N ", "S ", "W. ", "East ", "NW "))
            stop = "." if rng.random() < 0.05 else ""
            street = f"{rng.randint(1, 19999)} {side}{self._street(_STREETS['us_name'], _STREETS['us_way'])}{stop}"
        unit = rng.choice(("Apt {}", "Suite {}", "#{}", "Unit {}", "Apt. {}B")).format(rng.randint(1, 900)) if rng.random() < 0.25 else ""
        code = f"{rng.randint(501, 99950):05d}" + (f"-{rng.randint(0, 9999):04d}" if rng.random() < 0.15 else "")
        state, city = rng.choice(_STREETS["us_state"]), rng.choice(self._cities["United States"])
        last = rng.choice((f"{state} {code}", f"{state} {code}", f"{state}, {code}", state))
        street, unit = (f"{street} {unit}".strip(), "") if rng.random() < 0.7 else (street, unit)
        return [street, unit, city, last, rng.choice(("", "", "", "USA"))]

    def _european(self) -> list[str]:
        rng = self._rng
        number = f"{rng.randint(1, 180)}{rng.choice(('', '', '', '', 'a', ' bis', 'B'))}"
        of = rng.choice((self._de, self._fr, self._es, self._it, self._nl, self._pl, self._se, self._pt, self._ie))
        street, country, code = of(number, rng.choice(self._surnames))
        city = rng.choice(self._cities[country])
        last = f"{city} {code}" if country == "Ireland" or rng.random() < 0.15 else f"{code} {city}"
        return [street, last, country if rng.random() < 0.3 else ""]

    def _de(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        stem = rng.choice(_STREETS["de"]) if rng.random() < 0.7 else name
        return f"{stem}{rng.choice(('straße', 'strasse', 'weg', 'str.', 'gasse', 'platz', 'allee'))} {number}", "Germany", self._five()

    def _fr(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        way = rng.choice(("rue", "avenue", "boulevard", "place", "chemin", "Rue", "impasse"))
        called = rng.choice(_STREETS["fr"]) if rng.random() < 0.8 else name
        return f"{number}{rng.choice((' ', ', '))}{way} {called}", "France", self._five()

    def _es(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        called = rng.choice(_STREETS["es"]) if rng.random() < 0.8 else name
        way = rng.choice(("Calle", "C/", "Avenida", "Plaza", "Paseo"))
        return f"{way} {called}{rng.choice((' ', ', ', ', nº '))}{number}", "Spain", self._five()

    def _it(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        called = rng.choice(_STREETS["it"]) if rng.random() < 0.8 else name
        return f"{rng.choice(('Via', 'Viale', 'Piazza', 'Corso'))} {called}{rng.choice((' ', ', '))}{number}", "Italy", self._five()

    def _nl(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        street = f"{rng.choice(_STREETS['nl'])}{rng.choice(('straat', 'gracht', 'laan', 'weg', 'plein'))} {number}"
        return street, "Netherlands", f"{rng.randint(1000, 9999)} {rng.choice(_LETTERS)}{rng.choice(_LETTERS)}"

    def _pl(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        street = f"{rng.choice(('ul. ', 'ul. ', 'al. ', ''))}{rng.choice(_STREETS['pl'])} {number}{rng.choice(('', '/3', '/12'))}"
        return street, "Poland", f"{rng.randint(10, 99)}-{rng.randint(100, 999)}"

    def _se(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        street = f"{rng.choice(_STREETS['se'])}{rng.choice(('gatan', 'vägen', 'gata'))} {number}"
        return street, "Sweden", f"{rng.randint(100, 999)} {rng.randint(10, 99)}"

    def _pt(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        street = f"Rua {rng.choice(('das Flores', 'Augusta', 'do Ouro', 'da Prata', name))}{rng.choice((' ', ', '))}{number}"
        return street, rng.choice(("Portugal", "Brazil")), f"{rng.randint(1000, 9999)}-{rng.randint(100, 999)}"

    def _ie(self, number: str, name: str) -> tuple[str, str, str]:
        rng = self._rng
        head, tail = (
            rng.choice("ACDEFHKNPRTVWXY"),
            f"{rng.choice('ACDEFHKN')}{rng.randint(0, 9)}{rng.choice('ACDEFHKN')}{rng.randint(0, 9)}",
        )
        return f"{number} {name} {rng.choice(('Street', 'Road', 'Park', 'Quay'))}", "Ireland", f"{head}{rng.randint(10, 99)} {tail}"

    def _five(self) -> str:
        return f"{self._rng.randint(1000, 99999):05d}"
