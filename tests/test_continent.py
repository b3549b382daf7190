"""Addresses of the continent by their form: every country's own, in sentences of many languages; and what only looks like one."""

from __future__ import annotations

import re

import pytest

from detectors.reader.continent import addresses, says
from detectors.reader.detector import model
from detectors.reader.irish import irish
from detectors.reader.labels import ENTITIES, Named
from detectors.reader.regions import is_region, is_town
from detectors.reader.street import joined, placed
from tests.pace import seconds

#: Braces mark the address. The streets are made up; the towns are there.
_FINDS = (
    # Germany, Austria, Switzerland, Liechtenstein
    "Ich wohne seit Mai in der {Straße des 17. Juni 112, 10623 Berlin}, und warte.",
    "An: {Hinterhaus, Beispielstraße 66, 10961 Berlin}.",
    "Wohnhaft {Am Alten Markt 3a, 18055 Rostock}, hat er Widerspruch eingelegt.",
    "SIE WOHNT IN {BEISPIELSTR. 7, 80336 MUENCHEN}",
    "send it to {postfach 12 04 55, 53046 bonn} please",
    "bitte an {Musterstr. 2, Göttingen 37073} senden",
    "an {Beispielgürtel 31/2/14, 1060 Wien} senden",
    "an {Stiege 2, Tür 14, Beispieler Hauptstraße 180, 1160 Wien} senden",
    "an {Haus Nr. 14\n9971 Musterdorf} senden",
    "to {Seestrasse 240\n8002 Zürich\nSwitzerland}\n\nInvoice 12",
    # France, Belgium, Luxembourg, Monaco
    "demeurant {12 bis, rue du 8 Mai 1945, 38100 Grenoble}, déclare",
    "au {Bâtiment C, escalier 2, 4 place de l'Exemple, 35000 Rennes} avant vendredi",
    "au {BP 1240, 44023 NANTES CEDEX 1} avant vendredi",
    "au {Lieu-dit Le Grand Chêne, 24200 Exempleville-la-Haute} avant vendredi",
    "op {Grote Voorbeeldweg 101 bus 3, 2600 Antwerpen} en niet hier",
    "at {14, rue de l'Exemple, L-1611 Luxembourg} and on",
    # Italy, Spain, Portugal
    "residente in {Via XX Settembre 41, 16121 Genova (GE)}, dichiara",
    "residente in {Viale degli Esempi, snc, 80126 Napoli (NA)}, dichiara",
    "a {Via 25 Aprile 9, scala B, interno 11, 40125 Bologna} entro venerdì",
    "con domicilio en {C/ del Ejemplo 8, esc. B, 3º 2ª, 08002 Barcelona}, comparece",
    "con domicilio en {Avda. de la Constitución, s/n, 41001 Sevilla}, comparece",
    "at {Calle Ejemplo 14, 29130 Alhaurín de la Torre, Málaga, Spain} since May",
    "morada {Rua Direita, n.º 14, 1.º Dto., 3800-101 Aveiro} e o telefone",
    # Netherlands and the north
    "op {Voorbeeldgracht 311-II, 1016 EE Amsterdam} en",
    "op {'t Hof 3, 4331 JA Middelburg} en",
    "at {t.a.v. de heer Voorbeeld, Dorpsstraat 1, 1182 JD Amstelveen} after ten",
    "til {Eksempelgade 112, 2. sal tv., 1620 København V} fra mandag",
    "till {Storgatan 12 B, lgh 1203, 114 51 Stockholm} från",
    "adressen er {Eksempelveien 33, H0402, 0162 Oslo}.",
    "uusi osoite on {Esimerkkikatu 9 A 4, 33100 Tampere, Suomi} nyt",
    "at {Dæmisögustígur 12, 101 Reykjavík} and",
    # the east
    "na adres {ul. 3 Maja 17 m. 14, 40-097 Katowice} od poniedziałku",
    "adresa je {Příkladová 1597/174, 130 00 Praha 3} od pondělí",
    "adresa je {ul. 28. října 117, 702 00 Ostrava} od pondělí",
    "adresa je {Príkladné nivy 10, 821 09 Bratislava, Slovensko} od",
    "Az új címem {Példa Lajos utca 12. 3. em. 4., 1053 Budapest} hétfőtől",
    "Az új címem {4024 Debrecen, Példa u. 20} hétfőtől",
    "este {Str. Exemplului nr. 45, bl. C2, sc. B, et. 3, ap. 27, 020076 București} de luni",
    "е {бул. „Пример“ 89, вх. А, ап. 12, 1463 София} от понеделник",
    "είναι {Παραδείγματος 39, 4ος όροφος, 105 64 Αθήνα, Ελλάδα} από",
    "at {Leoforos Paradeigmatos 33\n2003 Lefkosia} and",
    "adresa je {Primjerska 112/2, 10000 Zagreb} od",
    "naslov je {Trg primera 3, SI-2000 Maribor} od",
    "on {Näite tn 21-4, 10123 Tallinn} alates",
    "ir {Piemēra iela 88-14, Rīga, LV-1001} no",
    "yra {Pavyzdžio g. 9-12, LT-01103 Vilnius} nuo",
    "at {24 Triq l-Eżempju, Birkirkara, BKR 1120} and",
    "at {vul. Pryklad 22, kv. 14, 01001 Kyiv, Ukraine} and",
    "to {Örnek Cad. No: 12 D: 5, 06420 Çankaya/Ankara} now",
)
_IGNORES = (
    "Via e-mail 12 Anfragen beantwortet, 10115 Seiten",
    "Platz 3 in der Tabelle, 2019 Meister geworden",
    "Art. 6 Abs. 1 lit. b, 2016 Brüssel",
    "article 12 du code civil, 1804 Paris",
    "Il 20 settembre 1870 Roma fu presa",
    "Le 8 mai 1945, la guerre prit fin",
    "iPhone 12, 2020 Paris launch",
    "Python 3.12, 2023 Prague sprint",
    "Room 12, 1430 Berlin workshop",
    "Kapitel 3, 1200 Wörter",
    "Linje 5, 1200 resenärer i Stockholm",
    "Bus 12, 1040 departures from Bruxelles",
    "Ajax 4-1 Feyenoord, 12 October, 53000 Amsterdam fans",
    "Sales: Paris 75000, Lyon 69000, Nice 6000",
    "IM JAHR 1945 BERLIN",
    "ring 020 7946 0018 tomorrow",
    "we tie 2-2, 1000 fans came",
    "place 2 cups of rice in 1000 ml water",
    "backen bei 180 Grad, 45 Minuten, ergibt 12 Stück",
    "12 Oak Street, Springfield, NE 68509\nThank you",
    "12 Oak Street, Springfield, Nebraska 68509 and on",
    "Berlin, den 12. März 2024",
    "München: Beispiel 2001, S. 12",
    "The code 75001 covers Paris",
    "Invoice 14, 2100 EUR due",
)


@pytest.mark.parametrize("marked", _FINDS)
def test_addresses_of_every_country_are_found_whole(marked: str) -> None:
    text, expected = re.sub("[{}]", "", marked), re.findall(r"\{(.*?)\}", marked, re.DOTALL)
    assert [text[start:end] for start, end in addresses(text)] == expected


@pytest.mark.parametrize("text", _IGNORES)
def test_laws_scores_recipes_and_years_are_no_addresses(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "live at {musterstraße 5, 10115 berlin} and on",
        "it's {prins voorbeeldlaan 208 bis, 3582 kp, utrecht} is that right",
        "i'm in {na příkladu 1184/6, brno-židenice, 615 00 brno} now with him",
        "we viewed the flat on saturday it's {ul. przykładowa 12 m. 5, 30-227 kraków} top of the hill",
        "send it to {via g. esempio, 12/a, 20121 milano mi, italia} thanks",
    ],
)
def test_text_without_capitals_hides_none(marked: str) -> None:
    text, expected = re.sub("[{}]", "", marked), re.findall(r"\{(.*?)\}", marked)
    assert [text[start:end] for start, end in addresses(text)] == expected


def test_a_town_without_a_code_needs_a_street_before_it() -> None:
    text = "wrote to Beispielgatan 4, Stockholm, and to Ann, Stockholm"
    towns = [(match.start(), match.end()) for match in re.finditer("Stockholm", text)]
    assert [text[start:end] for start, end in addresses(text, towns)] == ["Beispielgatan 4, Stockholm"]
    assert addresses(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("at 27 Gleann Sampla, Renmore, Galway, H91 P6TE and", "27 Gleann Sampla, Renmore, Galway, H91 P6TE"),
        ("at Ballysample, Kilcullen, Co Kildare, R56 KX22.", "Ballysample, Kilcullen, Co Kildare, R56 KX22"),
        ("Mary Example, Ballysample, Co. Kerry, V92 XY45", "Ballysample, Co. Kerry, V92 XY45"),
        ("to ballysample kilcullen co kildare r56 kx22 now", "ballysample kilcullen co kildare r56 kx22"),
    ],
)
def test_houses_of_ireland_need_no_number(text: str, address: str) -> None:
    assert [text[start:end] for start, end in irish(text)] == [address]


def test_words_and_numbers_are_no_eircode() -> None:
    assert [irish(text) for text in ("A34 1999", "R2D2 1234", "H91", "A34 road works", "V92 XYZW")] == [[]] * 5


def test_a_county_is_part_of_an_address() -> None:
    text = "at 7 Sample Villas, Tralee, Co. Kerry and"
    (made,) = joined(text, [Named(3, text.index(". Kerry"), ENTITIES.index("STREET_ADDRESS"), 0.9)])
    assert text[made.start : made.end] == "7 Sample Villas, Tralee, Co. Kerry"


def test_an_address_of_which_nothing_is_left_is_none() -> None:
    address = ENTITIES.index("STREET_ADDRESS")
    text = "send to it, 3 Mill Row"
    found = [Named(0, 7, address, 0.9), Named(12, 22, address, 0.9)]
    assert [text[each.start : each.end] for each in joined(text, found)] == ["3 Mill Row"]


def test_a_place_alone_is_no_address_and_a_word_alone_is_nothing() -> None:
    address, place = (ENTITIES.index(name) for name in ("STREET_ADDRESS", "LOCATION"))
    text = "from Stockholm, or Telefon"
    made = placed(text, [Named(5, 14, address, 0.9), Named(19, 26, address, 0.9)])
    assert made == [Named(5, 14, place, 0.9)]
    assert placed("at Mill Row", [Named(3, 11, address, 0.9)]) == [Named(3, 11, address, 0.9)]
    assert [says(word) for word in ("Mill Row", "Musterweg", "Telefon")] == [True, True, False]


def test_people_before_an_address_stay_people() -> None:
    person, address = (ENTITIES.index(name) for name in ("PERSON", "STREET_ADDRESS"))
    text = "Klara Beispiel\nMusterstr. 11\n53115 Bonn"
    made = placed(text, [Named(0, 14, person, 0.9), Named(15, 24, person, 0.9)])
    assert made == [Named(0, 14, person, 0.9), Named(15, len(text), address, 1.0)]


def test_towns_and_regions_are_known_by_their_own_names() -> None:
    assert all(map(is_town, ("Wien", "Köln", "MÜNCHEN", "København", "Łódź", "Αθήνα", "Den Haag")))
    assert all(map(is_region, ("Bayern", "Málaga", "malaga", "Île-de-France")))
    assert not any(map(is_town, ("Exampleton", "", "12"))) and not any(map(is_region, ("Exampleshire", "")))


def test_the_model_and_the_form_make_one_address() -> None:
    import pyarrow as pa

    text = "Mme Claire Exemple, demeurant 4 place de l'Exemple, 35000 Rennes, déclare"
    detector = model()
    hits = detector.scan(pa.array([text], pa.large_string())).to_pylist()
    found = [
        text.encode()[hit["start"] : hit["end"]].decode() for hit in hits if detector.patterns[hit["pattern"]].entity == "STREET_ADDRESS"
    ]
    assert found == ["4 place de l'Exemple, 35000 Rennes"]


@pytest.mark.parametrize(
    "text",
    ["10115 Berlin " * 2_000, "a 1 10115 Ber, " * 2_000, "Str. 5 " * 4_000, "rue de " * 4_000, "1 " * 10_000, "(Aa) 10115 Aa " * 2_000, "Aa " * 8_000 + "D04 X2N7 " * 500],
)  # fmt: skip
def test_hostile_text_takes_linear_time(text: str) -> None:
    both = lambda said: (addresses(said), irish(said))  # noqa: E731
    most = 6 * seconds(lambda: both(text[: len(text) // 4])) + 0.5
    assert seconds(lambda: both(text), enough=most) < most


def test_many_addresses_beside_many_people_take_linear_time() -> None:
    person, address = (ENTITIES.index(name) for name in ("PERSON", "STREET_ADDRESS"))
    text = "Ann, Musterweg 5, 10115 Berlin, V92 XY45. " * 3_000
    found = [Named(at, at + 3, person if at % 5 else address, 0.9) for at in range(0, len(text) - 5, 7)]
    most = 6 * seconds(lambda: placed(text[: len(text) // 4], found[: len(found) // 4])) + 0.5
    assert seconds(lambda: placed(text, found), enough=most) < most
