"""Racial or ethnic origin: census categories in a column, and what people say of themselves and of others."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import RACE_ABROAD
from detectors.packs.listed import CENSUS, FOLD, MONITORED, SPECIAL, WORDS, among, coded, either, flagged, listed
from detectors.packs.noted import RACE_NOTED
from scanner.pattern import Pattern

_race = partial(
    Pattern,
    entity="ETHNIC_GROUP",
    title="Ethnic group",
    category="special.race",
    sources=(*SPECIAL, *CENSUS, "NHS Data Dictionary: ethnic category", "US OMB SPD 15"),
)

#: Ethnic category codes of the NHS Data Dictionary, with their labels.
_NHS = {
    "a": "white british", "b": "white irish", "c": "any other white background", "d": "white and black caribbean",
    "e": "white and black african", "f": "white and asian", "g": "any other mixed background", "h": "indian", "j": "pakistani",
    "k": "bangladeshi", "l": "any other asian background", "m": "caribbean", "n": "african", "p": "any other black background",
    "r": "chinese", "s": "any other ethnic group", "z": "not stated",
}  # fmt: skip
_HEADS = (
    "white", "mixed", "mixed or multiple ethnic groups", "asian", "asian or asian british", "asian, asian british or asian welsh", "black",
    "black or black british", "black, black british, black welsh, caribbean or african", "other", "other ethnic group",
)  # fmt: skip
_TAILS = listed(
    "british, irish, english / welsh / scottish / northern irish / british, gypsy or irish traveller, roma, other white, other, "
    "white and black caribbean, white and black african, white and asian, any other mixed background, other mixed, indian, pakistani, "
    "bangladeshi, chinese, other asian, any other asian background, african, caribbean, other black, any other black background, arab"
)
_JOINED = frozenset(f"{head}{mark}{tail}" for head in _HEADS for mark in (" - ", ": ", "-", " ") for tail in _TAILS)
#: Labels that are an ethnic group by themselves, and those that are one only in a column that says so.
GROUPS = (
    (_JOINED - among("other other, white other asian, asian other, black chinese, white chinese, black british"))
    | frozenset(_HEADS[3:])
    | frozenset(f"{code}{mark}{label}" for code, label in _NHS.items() for mark in (" - ", ": ", " ") if label != "not stated")
    | frozenset(("white: english, welsh, scottish, northern irish or british", "asian, asian british", "black, black british"))
    | among(
        "white british, white - british, white irish, white english, white scottish, white welsh, white european, white other, "
        "other white, any other white background, gypsy or irish traveller, gypsy/roma, gypsy / roma, irish traveller, "
        "traveller of irish heritage, roma, romany, white and black caribbean, white and black african, white and asian, "
        "any other mixed background, mixed race, mixed / multiple ethnic groups, asian / asian british, asian british, british asian, "
        "asian welsh, any other asian background, black african, black caribbean, black british, black welsh, "
        "black / african / caribbean / black british, any other black background, afro-caribbean, african american, "
        "black or african american, hispanic, latino, latina, hispanic or latino, not hispanic or latino, non-hispanic white, "
        "non-hispanic black, american indian or alaska native, native american, middle eastern or north african, "
        "native hawaiian or pacific islander, native hawaiian or other pacific islander, two or more races, some other race, "
        "any other ethnic group, british pakistani, british indian, british bangladeshi"
    )
) - among("asian, black, other")
CODES = (
    GROUPS
    | among(
        "white, black, asian, mixed, arab, chinese, indian, pakistani, bangladeshi, african, caribbean, gypsy, traveller, native, "
        "hawaiian, nonhispanic, non-hispanic, caucasian, other, unknown, not stated, not known, prefer not to say, refused, declined, "
        "wbri, wiri, wirt, wrom, woth, mwbc, mwba, mwas, moth, aind, apkn, aban, aoth, bcrb, bafr, both, chne, ooth, refu, nobt"
    )
    | frozenset(_NHS)
)
#: Groups under any name, where six of them stand: fewer may be nationalities, kitchens or colours.
_MANY = GROUPS | among("white, black, asian, mixed, indian, pakistani, bangladeshi, chinese, arab")
_ORIGIN = (
    "white british, white irish, black british, black african, black caribbean, british asian, asian british, mixed race, mixed heritage, "
    "dual heritage, african caribbean, afro caribbean, african american, south asian, east asian, irish traveller, romany gypsy, roma, "
    "british pakistani, british indian, british bangladeshi, hispanic, latino, latina, caucasian, kurdish, biracial, asian, arab"
)
_SAID = either(
    "white british, white irish, white other, gypsy or irish traveller, irish traveller, roma, romany, white and black caribbean, "
    "asian british, white and black african, white and asian, asian or asian british, black african, black caribbean, black british, "
    "black or black british, african american, hispanic, latino, white, black, asian, mixed, arab, chinese, indian, pakistani, "
    "bangladeshi, afro caribbean, caucasian, black or african american, native american, pacific islander, other white, irish"
)
_IS = (
    r"\b(?:i'?m|i am|he's|he is|he was|she's|she is|she was|who is|they are|we are|as an?|identif(?:y|ies) as|described (?:himself |"
    r"herself )?as|family (?:is|are))"
)
_PEOPLE = (
    r"(?:man(?! pages?\b)|woman|male|female|boy|girl|youth|person|lady|gentleman|customer|tenant|employee|neighbour|colleague|patient)"
    r"\b(?!['-])"
)
_STOCK = either(
    "african, caribbean, asian, south asian, east asian, chinese, pakistani, indian, bangladeshi, jewish, roma, arab, mixed, somali, "
    "irish, nigerian, ghanaian, jamaican, turkish, kurdish, polish, iranian, afghan, vietnamese, tamil, punjabi, hispanic, "
    "latin american, sikh"
)
_CONTESTS = listed(
    "races, horse, car, runner, runners, results, result, lap, laps, event, events, bike, driver, drivers, track, circuit, condition, "
    "animal, pet, pets, dog, dogs, cattle, breed, mascota, tier, game, character, elf, election, boat, jockey, marathon, season, thread, "
    "lock, wait, data race"
)

_ETHNIC = "ethnicity, ethnic group, ethnic origin, ethnic background, ethnic category, ethnic, ethn"

ORIGIN: tuple[Pattern, ...] = (
    _race(values=CODES, names=coded(_ETHNIC), need="name", score=0.7),
    _race(  # a race may be run
        values=CODES,
        names=(*coded("race"), *RACE_ABROAD),
        unless=_CONTESTS,
        need="name",
        score=0.7,
    ),
    _race(values=GROUPS, unless=_CONTESTS, score=0.7),
    _race(values=_MANY, unless=_CONTESTS, need="distinct", least=6, person=True, score=0.6),
    _race(
        names=(
            *coded(f"{_ETHNIC}, racial origin, racial group, race ethnicity, ethnic minority"),
            *flagged("hispanic, latino, ethnic minority, bame"),
            *listed("eth grp, eth group, eth origin, eth code, eth cd, racial or ethnic origin, hispanic or latino"),
            *RACE_NOTED,
        ),
        kinds=(*WORDS, "boolean"),
        score=0.7,
    ),
    _race(
        names=(
            *flagged("indigenous, aboriginal"),
            *listed(
                "race, race code, race cd, race desc, race concept id, race source value, caste, skin colour, skin color, "
                "tribal affiliation"
            ),
            *RACE_ABROAD,
        ),
        unless=_CONTESTS,
        kinds=(*WORDS, "boolean"),
        score=0.7,
    ),
    _race(
        regex=rf"\b(?:ethnicity|ethnic (?:group|origin|background|category)|race)(?: is| was| recorded as|"
        rf" given as)?[ \t]{{0,2}}[:=-]?[ \t]{{0,2}}(?P<v>{_SAID})\b"
        r"(?! (?:flag|hat|box|swan|label|point|bib|stallion|mare|horse|pony))",
        flags=FOLD,
        score=0.7,
    ),
    _race(  # where a form asks for it, a group alone is an answer
        regex=rf"\b(?P<v>{either(_ORIGIN)}|{_SAID})\b(?=[.,;/|)]|\s*$)",
        flags=FOLD,
        need="context",
        context=MONITORED,
        score=0.4,
    ),
    _race(
        regex=rf"{_IS} (?:an? )?(?:[0-9]{{1,2}} year old )?(?P<v>{either(_ORIGIN)}|half[- ]{_STOCK}|(?:black|white|asian)(?= {_PEOPLE})|"
        rf"black(?= (?:and(?! white)|british)|[.,;]))\b"
        r"(?! (?:belt|market|box|friday|ink))",
        flags=FOLD,
        score=0.5,
    ),
    _race(
        regex=rf"(?P<v>\b(?:IC ?[1-9](?= {_PEOPLE})|{either(_ORIGIN)}(?= {_PEOPLE})|(?:white|black|asian|south asian|mixed[- ]race|"
        rf"hispanic|caucasian|afro[- ]caribbean|middle eastern|chinese|arab)(?= {_PEOPLE})))\b",
        flags=FOLD,
        score=0.5,
    ),
    _race(
        regex=rf"\b(?:(?:he|she|i|who|they|family|parents|wife|husband|patient|man|woman|person|people|customer|tenant|child)(?:'?s|'?m|"
        rf" is| are| am| was| were)? (?:originally )?of|(?:of|from an?|from the|of the|has|with|her|his|my|"
        rf"their)(?! [a-z]{{2,12}}(?: [a-z]{{2,12}})?[ -]origin)) (?P<v>{_STOCK}(?: |-)(?:origin|descent|heritage|ethnic(?:ity)?|"
        rf"ethnic (?:background|origin)|"
        r"ancestry|extraction|roots|background(?! (?:check|noise|music|colou?r|image)))|(?:traveller|gypsy|roma|romani|somali|bangladeshi|"
        r"pakistani|kurdish) (?:community|family|household))\b",
        flags=FOLD,
        score=0.5,
    ),
)
