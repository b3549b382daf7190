"""Nationality and immigration status."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, FOLD, PERSONAL, WORDS, among, either, listed
from detectors.packs.noted import NATION_NOTED, VISA_NOTED
from scanner.pattern import Pattern

_nation = partial(Pattern, entity="NATIONALITY", title="Nationality", category="demog.nationality", sources=(*PERSONAL, "ISO 3166-1"))
_visa = partial(
    Pattern,
    entity="IMMIGRATION_STATUS",
    title="Immigration status",
    category="demog.nationality",
    sources=("Immigration Act 1971", "Home Office, biometric residence permits and share codes", *PERSONAL),
)

DEMONYMS = listed(
    "afghan, albanian, algerian, american, angolan, argentine, argentinian, armenian, australian, austrian, bangladeshi, barbadian, "
    "belarusian, belgian, bolivian, brazilian, british, bulgarian, cameroonian, canadian, chilean, chinese, colombian, congolese, "
    "croatian, cuban, cypriot, czech, danish, dutch, ecuadorian, egyptian, emirati, english, eritrean, estonian, ethiopian, filipino, "
    "finnish, french, gambian, georgian, german, ghanaian, greek, guyanese, hungarian, icelandic, indian, indonesian, iranian, iraqi, "
    "irish, israeli, italian, ivorian, jamaican, japanese, jordanian, kazakh, kenyan, korean, kuwaiti, latvian, lebanese, liberian, "
    "libyan, lithuanian, malaysian, maltese, mauritian, mexican, moldovan, mongolian, moroccan, namibian, nepalese, nepali, "
    "new zealander, nigerian, northern irish, norwegian, pakistani, palestinian, peruvian, polish, portuguese, qatari, romanian, "
    "russian, rwandan, saudi, scottish, senegalese, serbian, sierra leonean, singaporean, slovak, slovenian, somali, south african, "
    "south korean, spanish, sri lankan, sudanese, swedish, swiss, syrian, taiwanese, tanzanian, thai, trinidadian, tunisian, turkish, "
    "ugandan, ukrainian, uruguayan, uzbek, venezuelan, vietnamese, welsh, yemeni, zambian, zimbabwean"
)
COUNTRIES = among(
    "united kingdom, uk, gb, gbr, great britain, england, scotland, wales, northern ireland, ireland, irl, ie, france, fr, fra, germany, "
    "de, deu, spain, es, esp, italy, it, ita, portugal, pt, prt, poland, pl, pol, romania, ro, rou, bulgaria, bg, bgr, lithuania, lt, "
    "ltu, latvia, lv, lva, india, in, ind, pakistan, pk, pak, bangladesh, bd, bgd, nigeria, ng, nga, ghana, gh, gha, kenya, ke, ken, "
    "china, cn, chn, hong kong, hk, hkg, united states, usa, us, canada, ca, can, australia, au, aus, new zealand, nz, nzl, "
    "south africa, za, zaf, ukraine, ua, ukr, russia, ru, rus, turkey, tr, tur, iran, ir, irn, syria, sy, syr, philippines, ph, phl, "
    "netherlands, nl, nld, belgium, be, bel, greece, gr, grc, hungary, hu, hun, czech republic, cz, cze, slovakia, sk, svk, sweden, se, "
    "swe, norway, no, nor, denmark, dk, dnk, finland, fi, fin, brazil, br, bra, dual, stateless"
)

_NATION_NAMES = (
    listed(
        "nationality, nationalities, citizenship, citizen of, nationality code, nationality cd, natlty, country of birth, birth country, "
        "country of citizenship, country of nationality, dual nationality, nationalite, nacionalidad, nazionalita, nacionalidade, "
        "staatsangehorigkeit, staatsangehoerigkeit, nationaliteit, nationalitaet, cittadinanza, ciudadania, obywatelstwo"
    )
    + NATION_NOTED
)

#: What makes "national" an adjective: numbers, parks, teams.
_NOT_NUMBER = r"(?! (?:identi|number|registration|insurance|id\b|team|park|anthem|league|library|museum|champion|service|tax))"

NATIONS: tuple[Pattern, ...] = (
    _nation(
        values=COUNTRIES | frozenset(DEMONYMS),
        names=_NATION_NAMES,
        need="name",
        score=0.7,
    ),
    _nation(
        names=_NATION_NAMES,
        kinds=WORDS,
    ),
    _nation(
        names=listed(
            "place of birth, birthplace, birth place, town of birth, city of birth, geburtsort, lieu naissance, lieu de naissance, "
            "lugar nacimiento, luogo di nascita, luogo nascita, geboorteplaats"
        ),
        score=0.4,
    ),
    _nation(regex=rf"\b(?P<v>{either(', '.join(DEMONYMS))}) (?:nationals?|citizens?|passport holders?)\b{_NOT_NUMBER}", flags=FOLD),
    _nation(
        regex=rf"\b(?:nationality|citizenship)(?: is)?[ \t]{{0,2}}[:=-]?[ \t]{{0,2}}(?P<v>{either(', '.join(DEMONYMS))})\b", flags=FOLD
    ),
    _nation(regex=r"\b(?:a|is|as|dual) (?:nationals?|citizens?) of (?:the )?(?P<v>[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?)\b"),
    _visa(
        names=listed(
            "visa type, visa status, visa expiry, visa expiry date, visa number, immigration status, residency status, residence status, "
            "share code, brp, brp number, residence permit, biometric residence permit, right to work, right to work status, "
            "right to rent, "
            "right to rent status, right to rent check, settled status, leave to remain"
        )
        + VISA_NOTED,
        unless=("card", "cards", "payment", "payments", "merchant"),
        kinds=ANY,
        score=0.6,
    ),
    _visa(
        regex=r"\b(?:(?:pre-?)?settled status|(?:indefinite|limited|discretionary) leave to remain|asylum seekers?|refugee status|"
        r"biometric residence (?:permit|card)|(?:skilled worker|student|spouse|graduate|tier [1245]) visa|"
        r"right[- ]to[- ]work (?:check|share code)|(?:no recourse to public funds)|visa (?:has )?expire[sd])\b(?!-)",
        flags=FOLD,
        score=0.5,
    ),
    _visa(  # biometric residence permit, visa application, share code of somebody's status
        regex=r"(?<![A-Z0-9])(?P<v>Z[A-Z][0-9X][0-9]{6}|GWF ?[0-9]{9}|"
        r"(?=[A-Z ]{0,10}[0-9])[A-Z0-9]{3} [A-Z0-9]{3} [A-Z0-9]{3})(?![A-Z0-9])",
        score=0.3,
        need="context",
        context=listed(
            "share code, brp, biometric residence permit, residence permit, gwf, visa, immigration, home office, right to work, "
            "settled status"
        ),
    ),
)
