"""Authors who are cited."""

from __future__ import annotations

import pytest

from detectors.reader.cited import cited
from tests.marked import PERSON, named

CITED = (
    ("/Okonkwo & Visser/ (2010) found none.", ["Okonkwo", "Visser"]),
    ("It is common (/Okonkwo & Visser/, 2014).", ["Okonkwo", "Visser"]),
    ("It is rare (Okonkwo, 2013; Visser and Nowak, 2015).", ["Okonkwo", "Visser", "Nowak"]),
    ("As Mkrtchyan et al. (2012) show, it is so.", ["Mkrtchyan"]),
    ("Okonkwo, Visser & Nowak (2011a) agree.", ["Okonkwo", "Visser", "Nowak"]),
    ("(see van den Visser, 1999: 32)", ["van den Visser"]),
    ("/O'Brien/ et al.", ["O'Brien"]),
    ("([Okonkwo, Visser], & [Nowak], 2007)", ["Okonkwo", "Visser", "Nowak"]),
    ("(see [Okonkwo], [Visser, Adu], & Nowak, 2007, p. 3)", ["Okonkwo", "Visser", "Adu", "Nowak"]),
    ("([Okonkwo Visser et] al., 2013)", ["Okonkwo Visser"]),
)
STAY = (
    "(Ofsted, 2019) and (Microsoft, 2010)",
    "(Berlin, 2013) and (June, 2014)",
    "Oscar and Lucinda (1988) is a novel",
    "Hugo (2011) is a film",
    "/Johnson & Sons/ (1998) Ltd",
    "(<Okonkwo>, 1999)",
    "[Okonkwo, Ade] wrote in 2007",
    "Fig. 2 (Table, 2013; NICE, 2018)",
    "the [Okonkwo] (2010) report",
)


@pytest.mark.parametrize(("marked", "names"), CITED)
def test_authors_are_people(marked: str, names: list[str]) -> None:
    text, found = named(marked)
    assert [text[each.start : each.end] for each in cited(text, found)] == names
    assert {each.entity for each in cited(text, found)} == {PERSON}


@pytest.mark.parametrize("marked", STAY)
def test_bodies_places_and_works_are_not(marked: str) -> None:
    text, found = named(marked)
    assert cited(text, found) == found
