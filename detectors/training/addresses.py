"""Postal addresses that do not exist, in the forms of Britain, the United States and Europe."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

_UK_WAY = "Street Road Lane Avenue Close Drive Way Court Gardens Place Crescent Terrace Grove Park Hill Walk Mews Square Row Rise View St Rd Ave Ln Cl Dr".split()
_UK_NAME = (
    "High Church Station Park Mill Victoria Albert Green Manor Queen King School Chapel North South East West Main Bridge Grange Springfield "
    "Windsor George New York Alexandra Stanley Highfield Richmond Grove Kingsway Cross Meadow Orchard Priory Castle Garden Elm Oak Ash "
    "Beech Cedar Willow Holly Hawthorn Maple Rowan Birch Primrose Bluebell Heather Market Nelson Wellington Clarence Cambridge Oxford "
    "Salisbury Dover Osborne Balmoral Sandringham Churchill Attlee Wesley Farm Moor Heath Wood Hill River Brook Canal Quarry Tannery"
).split()
_UK_HOUSE = "Rose Ivy Orchard Honeysuckle Willow Oak Mill Church Manor Rectory Lodge Barn Hill Meadow Spring Primrose Yew Coach Gate Stable Old".split()
_US_WAY = "Street St Avenue Ave Road Rd Drive Dr Lane Ln Court Ct Boulevard Blvd Way Place Pl Circle Cir Parkway Pkwy Terrace Trail Highway Hwy".split()
_US_NAME = (
    "Main Oak Maple Pine Cedar Elm Washington Lake Hill Park Walnut Spring North Ridge Church Willow Mill Sunset Railroad Jefferson Center "
    "Highland Forest Jackson River Chestnut Lincoln Madison Franklin Cherry Dogwood Hickory Magnolia Sycamore Meadow Valley Prairie Canyon "
    "Mesa Desert Ocean Bay Harbor College 2nd 3rd 5th 12th 34th 42nd"
).split()
_US_STATE = (
    "AL Alabama AZ Arizona CA California CO Colorado CT Connecticut FL Florida GA Georgia IL Illinois IN Indiana KY Kentucky LA Louisiana MA "
    "Massachusetts MD Maryland MI Michigan MN Minnesota MO Missouri NC NJ NV Nevada NY OH Ohio OK Oklahoma OR Oregon PA Pennsylvania TN "
    "Tennessee TX Texas UT Utah VA Virginia WA Washington WI Wisconsin"
).split()
_DE = "Haupt Bahnhof Garten Schul Dorf Berg Linden Wald Kirch Rosen Goethe Schiller Friedrich Ring Mühlen Post Burg See Wiesen Birken".split()
_FR = "de la République;Victor Hugo;de l'Église;du Moulin;des Lilas;de Paris;Jean Jaurès;de la Gare;Pasteur;du Général de Gaulle;des Écoles;Saint-Michel".split(";")
_ES = "Mayor;Real;de Alcalá;San Juan;del Sol;de la Constitución;Gran Vía;Nueva;de Cervantes;Santa María;del Carmen;Juan Carlos I".split(";")
_IT = "Roma;Garibaldi;Mazzini;Dante Alighieri;Verdi;Cavour;Marconi;Vittorio Emanuele;San Marco;della Repubblica;Monte Bianco".split(";")
_NL = "Keizers Prinsen Heren Dorps Kerk Molen School Stations Wilhelmina Juliana Beatrix Linden Eiken Tulpen".split()
_PL = "Kwiatowa Polna Leśna Słoneczna Krótka Szkolna Ogrodowa Lipowa Brzozowa Długa Warszawska Mickiewicza".split()
_SE = "Stor Drottning Kungs Skol Sven Björk Ek Ängs Kyrko Park Strand".split()
_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


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
        lines = rng.choices((self._british, self._american, self._european), (5, 3, 3))[0]()
        lines = [line for line in lines if line]
        if len(lines) > 2 and rng.random() < 0.15:
            lines = lines[: rng.randint(1, len(lines) - 1)]
        joint = rng.choices((", ", "\n", ",\n", " ", ",", " | "), (10, 4, 1, 3, 1, 0.5))[0]
        return joint.join(lines)

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
        street = f"{number}{rng.choices((' ', ', '), (9, 1))[0]}{self._street(_UK_NAME, _UK_WAY)}"
        house = ""
        if kind < 0.25:
            word = rng.choice(_UK_HOUSE) if rng.random() < 0.7 else rng.choice(self._surnames)
            house = f"{word} {rng.choice(('Cottage', 'House', 'Farm', 'Lodge', 'Barn', 'Villa', 'Hall', 'Court'))}"
            street = self._street(_UK_NAME, _UK_WAY) if rng.random() < 0.7 else street
        elif kind < 0.45:
            flat = f"{rng.randint(0, 40)}{rng.choice(('', 'A', 'B', '/1', '/2', ''))}"
            house = rng.choice((f"Flat {flat}", f"Apartment {flat}", f"Unit {flat}", f"Apt {flat}", f"{rng.choice(('Ground', 'First', 'Top'))} Floor Flat", f"Flat {flat}, {rng.choice(self._surnames)} House"))
        place = rng.choice(self._towns)[1] if rng.random() < 0.15 else ""
        if rng.random() < 0.3:
            town = town.upper()
        county = region if rng.random() < 0.3 and region != town else ""
        code = self._postcode(outcode) if rng.random() < 0.9 else ""
        if rng.random() < 0.3 and code:
            return [house, street, place, f"{town} {code}"]
        return [house, street, place, town, county, code, rng.choice(("", "", "", "", "UK", "United Kingdom", "England"))]

    def _american(self) -> list[str]:
        rng = self._rng
        if rng.random() < 0.06:
            street = f"PO Box {rng.randint(1, 99999)}"
        else:
            side = rng.choice(("", "", "", "N ", "S ", "W. ", "East ", "NW "))
            street = f"{rng.randint(1, 19999)} {side}{self._street(_US_NAME, _US_WAY)}{rng.choice(('', '.')) if rng.random() < 0.1 else ''}"
        unit = rng.choice(("Apt {}", "Suite {}", "#{}", "Unit {}", "Apt. {}B")).format(rng.randint(1, 900)) if rng.random() < 0.25 else ""
        code = f"{rng.randint(501, 99950):05d}" + (f"-{rng.randint(0, 9999):04d}" if rng.random() < 0.15 else "")
        state, city = rng.choice(_US_STATE), rng.choice(self._cities["United States"])
        last = rng.choice((f"{state} {code}", f"{state} {code}", f"{state}, {code}", state))
        return [f"{street} {unit}".strip() if rng.random() < 0.5 else street, unit if rng.random() < 0.3 else "", city, last, rng.choice(("", "", "", "USA"))]

    def _european(self) -> list[str]:
        rng = self._rng
        number = f"{rng.randint(1, 180)}{rng.choice(('', '', '', '', 'a', ' bis', 'B'))}"
        five = f"{rng.randint(1000, 99999):05d}"
        kind = rng.randrange(9)
        name = rng.choice(self._surnames)
        street, country, code = (
            (f"{rng.choice(_DE) if rng.random() < 0.7 else name}{rng.choice(('straße', 'strasse', 'weg', 'str.', 'gasse', 'platz', 'allee'))} {number}", "Germany", five),
            (f"{number}{rng.choice((' ', ', '))}{rng.choice(('rue', 'avenue', 'boulevard', 'place', 'chemin', 'Rue', 'impasse'))} {rng.choice(_FR) if rng.random() < 0.8 else name}", "France", five),
            (f"{rng.choice(('Calle', 'C/', 'Avenida', 'Plaza', 'Paseo'))} {rng.choice(_ES) if rng.random() < 0.8 else name}{rng.choice((' ', ', ', ', nº '))}{number}", "Spain", five),
            (f"{rng.choice(('Via', 'Viale', 'Piazza', 'Corso'))} {rng.choice(_IT) if rng.random() < 0.8 else name}{rng.choice((' ', ', '))}{number}", "Italy", five),
            (f"{rng.choice(_NL)}{rng.choice(('straat', 'gracht', 'laan', 'weg', 'plein'))} {number}", "Netherlands", f"{rng.randint(1000, 9999)} {rng.choice(_LETTERS)}{rng.choice(_LETTERS)}"),
            (f"{rng.choice(('ul. ', 'ul. ', 'al. ', ''))}{rng.choice(_PL)} {number}{rng.choice(('', '/3', '/12'))}", "Poland", f"{rng.randint(10, 99)}-{rng.randint(100, 999)}"),
            (f"{rng.choice(_SE)}{rng.choice(('gatan', 'vägen', 'gata'))} {number}", "Sweden", f"{rng.randint(100, 999)} {rng.randint(10, 99)}"),
            (f"Rua {rng.choice(('das Flores', 'Augusta', 'do Ouro', 'da Prata', name))}{rng.choice((' ', ', '))}{number}", rng.choice(("Portugal", "Brazil")), f"{rng.randint(1000, 9999)}-{rng.randint(100, 999)}"),
            (f"{number} {name} {rng.choice(('Street', 'Road', 'Park', 'Quay'))}", "Ireland", f"{rng.choice('ACDEFHKNPRTVWXY')}{rng.randint(10, 99)} {rng.choice('ACDEFHKN')}{rng.randint(0, 9)}{rng.choice('ACDEFHKN')}{rng.randint(0, 9)}"),
        )[kind]  # fmt: skip
        city = rng.choice(self._cities[country])
        last = f"{city} {code}" if country == "Ireland" or rng.random() < 0.15 else f"{code} {city}"
        return [street, last, country if rng.random() < 0.3 else ""]
