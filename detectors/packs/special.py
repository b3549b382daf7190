"""Special categories of personal data (Art 9) and criminal offence data (Art 10)."""

from __future__ import annotations

from functools import partial

from detectors.packs.beliefs import BELIEFS
from detectors.packs.body import BODY
from detectors.packs.crime import CRIME
from detectors.packs.health import HEALTH
from detectors.packs.listed import CENSUS, FOLD, SPECIAL, WORDS, among, either, listed
from scanner.pattern import Pattern, Shape

_race = partial(Pattern, entity="ETHNIC_GROUP", title="Ethnic group", category="special.race", sources=(*SPECIAL, *CENSUS))
_sex = partial(
    Pattern, entity="SEXUAL_ORIENTATION", title="Sexual orientation or sex life", category="special.sex", sources=(*SPECIAL, *CENSUS)
)

#: Labels that are an ethnic group by themselves, and those that are one only in a column that says so.
GROUPS = among(
    "white british, white - british, white: british, white irish, white - irish, white other, other white, "
    "any other white background, gypsy or irish traveller, irish traveller, roma, romany, white and black caribbean, "
    "white and black african, white and asian, any other mixed background, mixed or multiple ethnic groups, "
    "mixed / multiple ethnic groups, asian or asian british, asian / asian british, asian british, british asian, "
    "asian or asian british - indian, asian or asian british - pakistani, asian or asian british - bangladeshi, "
    "asian or asian british - chinese, asian - indian, asian - pakistani, asian - bangladeshi, any other asian background, "
    "black or black british, black african, black caribbean, black british, black - african, black - caribbean, "
    "black or black british - african, black or black british - caribbean, black / african / caribbean / black british, "
    "any other black background, afro-caribbean, african american, hispanic, latino, hispanic or latino, other ethnic group, "
    "any other ethnic group, english / welsh / scottish / northern irish / british, black\\, black british\\, caribbean or african"
)
CODES = GROUPS | among(
    "white, black, asian, mixed, arab, chinese, indian, pakistani, bangladeshi, african, caribbean, gypsy, traveller, native, "
    "hawaiian, nonhispanic, other, unknown, not stated, prefer not to say, refused, a, b, c, d, e, f, g, h, j, k, l, m, n, p, r, s, z"
)
_ORIGIN = (
    "white british, white irish, black british, black african, black caribbean, british asian, asian british, mixed race, "
    "mixed heritage, dual heritage, african caribbean, afro caribbean, south asian, irish traveller, romany gypsy, roma"
)
_SAID = either(
    "white british, white irish, white other, gypsy or irish traveller, irish traveller, roma, romany, white and black caribbean, "
    "asian british, white and black african, white and asian, asian or asian british, black african, black caribbean, black british, "
    "black or black british, african american, hispanic, latino, white, black, asian, mixed, arab, chinese, indian, pakistani, "
    "bangladeshi, afro caribbean"
)
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|he was|she[’']?s|she is|she was|who is|identif(?:y|ies) as|as|family (?:is|are))"
ORIENTATIONS = among(
    "heterosexual, straight or heterosexual, heterosexual or straight, heterosexual/straight, straight / heterosexual, gay, lesbian, "
    "gay or lesbian, gay man, gay woman, gay / lesbian, homosexual, bisexual, pansexual, asexual, queer, other sexual orientation"
)
_CONTESTS = listed(
    "races, horse, car, runner, runners, results, result, lap, laps, event, events, bike, driver, drivers, track, circuit, condition"
)

DETECTORS: tuple[Pattern | Shape, ...] = (
    _race(
        values=CODES,
        names=listed("ethnicity, ethnic group, ethnic origin, ethnic background, race, ethnic, ethnicity code, ethnic code"),
        unless=_CONTESTS,
        need="name",
        score=0.7,
    ),
    _race(values=GROUPS, score=0.7),
    _race(
        names=listed(
            "ethnicity, ethnic group, ethnic origin, ethnic background, ethnic code, ethnicity code, ethnicity other, racial origin, caste"
        ),
        kinds=WORDS,
        score=0.7,
    ),
    _race(
        names=("race",),
        unless=_CONTESTS,
        kinds=WORDS,
    ),
    _race(
        regex=rf"\b(?:ethnicity|ethnic (?:group|origin|background)|race)(?: is)?[ \t]{{0,2}}[:=-]?[ \t]{{0,2}}(?P<v>{_SAID})\b",
        flags=FOLD,
        score=0.7,
    ),
    _race(
        regex=rf"{_PERSON_IS} (?:an? )?(?P<v>{either(_ORIGIN)}|black|white(?= (?:man|woman|male|female|british|irish|"
        rf"european)))\b(?! (?:belt|market|box|friday))",
        flags=FOLD,
        score=0.5,
    ),
    _race(
        regex=r"\b(?:of|from an?) (?P<v>(?:african|caribbean|asian|south asian|chinese|pakistani|indian|bangladeshi|jewish|roma|arab|"
        r"mixed|somali|irish)(?: |-)(?:descent|heritage|ethnic(?:ity)?|ethnic background|ancestry))\b",
        flags=FOLD,
        score=0.5,
    ),
    _sex(
        values=ORIENTATIONS | among("straight, other, not stated, prefer not to say, unknown, none, don't know, questioning"),
        context=listed("sexual orientation, sexuality, orientation, sexual preference, sexual identity"),
        need="context",
        score=0.8,
    ),
    _sex(values=ORIENTATIONS, need="distinct", score=0.7),
    _sex(
        names=listed("sexual orientation, sexuality, sexual preference, sexual identity, sex life, sexual history"), kinds=WORDS, score=0.7
    ),
    _sex(
        regex=r"\b(?:(?:i[’']?m|i am|he[’']?s|he is|she[’']?s|she is|they are|who is|identif(?:y|ies) as|c[ao]me out as|"
        r"openly) (?:an? |openly )?"
        r"(?P<v>gay|lesbian|bisexual|pansexual|asexual|homosexual|heterosexual))\b(?! reproduction)",
        flags=FOLD,
        score=0.7,
    ),
    _sex(
        regex=r"\b(?P<v>(?:my|his|her|their) (?:sex(?:ual)? (?:life|orientation|partners?|preference)|sexuality)|"
        r"sexual orientation[ \t]{0,2}[:=][ \t]{0,2}[a-z]+|same[- ]sex (?:partner|couple|relationship|marriage)|"
        r"sexually active)\b",
        flags=FOLD,
        score=0.6,
    ),
    *BELIEFS,
    *BODY,
    *HEALTH,
    *CRIME,
)
