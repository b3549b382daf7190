"""Passport numbers: of a country that is named beside them, and of one that nobody names.

Half the world's passports share a few forms, so the form never says whose one is: a country's own pattern wants the country's words, and
the word "passport" alone gives a `PASSPORT`. Nine digits beside it are British (see `documents`) unless another country is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from detectors.packs.listed import WORDS, listed
from detectors.packs.nations import DEMONYMS
from detectors.packs.world_forms import alone, code
from scanner.pattern import Pattern

ICAO = ("ICAO Doc 9303 part 4",)
_BRITISH = listed("british, english, scottish, welsh, northern irish")
#: Other countries as text names them (ISO 3166-1); codes of two letters are words of many languages.
_COUNTRIES = listed(
    "afghanistan, albania, algeria, angola, argentina, armenia, australia, austria, azerbaijan, bahrain, bangladesh, barbados, belarus, "
    "belgium, bolivia, bosnia, botswana, brazil, brunei, bulgaria, cambodia, cameroon, canada, chile, china, colombia, congo, costa rica, "
    "croatia, cuba, cyprus, czech republic, czechia, denmark, dominican republic, ecuador, egypt, el salvador, eritrea, estonia, ethiopia, "
    "fiji, finland, france, gambia, georgia, germany, ghana, greece, guatemala, guyana, haiti, honduras, hong kong, hungary, iceland, "
    "india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, korea, kosovo, kuwait, "
    "kyrgyzstan, laos, latvia, lebanon, liberia, libya, lithuania, luxembourg, madagascar, malawi, malaysia, mali, malta, mauritius, "
    "mexico, moldova, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, "
    "nigeria, norway, oman, pakistan, palestine, panama, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, "
    "saudi arabia, senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south korea, spain, sri lanka, "
    "sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania, thailand, togo, trinidad, tunisia, turkey, turkmenistan, "
    "türkiye, uganda, ukraine, united arab emirates, uae, united states, usa, uruguay, uzbekistan, venezuela, vietnam, yemen, zambia, "
    "zimbabwe, prc"
)
FOREIGN = (*_COUNTRIES, *(people for people in DEMONYMS if people not in _BRITISH), "us", "eu", "european")
_PLAIN = listed("passport, passport number, passport no, passport nr, passport num, passport id, passport book")
_ABROAD = listed("travel document, passeport, pasaporte, passaporte, passaporto, reisepass, paspoort")
#: Letters and digits as any state prints them; no word such as "no" is the beginning.
_FORM = (
    "(?i:[A-Z]{1,2}[0-9]{6,8}[A-Z]?|[A-Z][0-9]{6}[A-Z]{2}|[A-Z]{3}[0-9]{6}|[0-9]{2}[A-Z]{2}[0-9]{5}|[MSROD][0-9]{3}[A-Z][0-9]{4}"
    "|(?=[A-Z]{1,8}[0-9])[CFGHJ-NPRTV-Z][0-9CFGHJ-NPRTV-Z]{8}[0-9]?)"
    "|(?!N[OR] |ID |IS )[A-Z]{2} [0-9]{6,7}|[0-9]{2} [A-Z]{2} [0-9]{5}|[A-Z][0-9]{2} [0-9]{5}|[0-9]{2} ?[0-9]{2} [0-9]{6}"
)
_OF = ("number", "no", "from", "of", "issued by", "issued in", "country")
_WORD = r"passport(?:[ :.,#=(-]{1,3}[a-z]{1,12}){0,3}[ :.,#=(-]{1,3}"


def beside(countries: Iterable[str]) -> tuple[str, ...]:
    """What a passport of one of these countries is called: "us passport", "passport us"."""
    return tuple(phrase for name in countries for phrase in (f"{name} passport", f"passport {name}"))


def passport(entity: str, title: str, form: str, people: str, says: str = "", near: str = "", **more: Any) -> Pattern:
    """The passport of one country: `people` are its names in English, `says` and `near` as for `code`."""
    countries = listed(people)
    asked = [f"passport {word} {name}" for name in countries for word in _OF]
    own, behind = ", ".join((*beside(countries), *listed(says))), ", ".join((*asked, *listed(near)))
    return code(entity, title, "id.passport", form, own, **{"near": behind, "score": 0.45, **more})


def _any(title: str, regex: str, **more: Any) -> Pattern:
    fixed: dict[str, Any] = {"need": "context", "kinds": WORDS, "shape": True, "sources": ICAO}
    return Pattern(entity="PASSPORT", title=title, category="id.passport", regex=regex, **fixed | more)


PASSPORTS = (
    _any(
        "Passport number",
        alone(_FORM),
        score=0.3,
        context=(*_PLAIN, *_ABROAD),
        names=(*_PLAIN, *listed("travel document number, eu passport, european passport, foreign passport")),
        unless=listed("product, products, item, items, stock, sku, photo, order"),
        kinds=("text",),
    ),
    _any(
        "Passport number of a country that has no pattern of its own",
        alone(f"[0-9]{{9}}|{_FORM}"),
        score=0.35,
        context=beside(FOREIGN),
        names=beside(FOREIGN),
    ),
    _any(  # the country stands somewhere near
        "Passport number beside a country",
        rf"(?<![0-9A-Za-z])(?:{_WORD})(?P<v>[0-9]{{9}}|{_FORM})(?![0-9A-Za-z]|[./-][0-9])",
        flags=re.IGNORECASE | re.ASCII,
        score=0.35,
        context=tuple(name for name in FOREIGN if name != "us"),
    ),
)
