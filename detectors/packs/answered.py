"""Answers that forms and notes give to what the law protects, right behind the question or where nothing else stands."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import CENSUS, FOLD, SPECIAL, listed
from scanner.pattern import Pattern

_sex = partial(
    Pattern, entity="SEXUAL_ORIENTATION", title="Sexual orientation or sex life", category="special.sex", sources=(*SPECIAL, *CENSUS)
)
_belief = partial(Pattern, entity="RELIGION", title="Religion or belief", category="special.belief", sources=SPECIAL)
_politics = partial(Pattern, entity="POLITICAL_OPINION", title="Political opinion", category="special.politics", sources=SPECIAL)
_union = partial(Pattern, entity="TRADE_UNION", title="Trade union membership", category="special.union", sources=SPECIAL)
_marital = partial(Pattern, entity="MARITAL_STATUS", title="Marital status", category="demog.marital", flags=FOLD, sources=CENSUS)
_health = partial(Pattern, entity="HEALTH_TERM", title="Health information", category="special.health", flags=FOLD, sources=SPECIAL)

_IS = r"(?: is| was)?[ \t]{0,2}[:=-]?[ \t]{0,2}"
_ORIENTED = "gay(?: man| woman)?|lesbian|bisexual|pansexual|asexual|homosexual|heterosexual|queer"
_FAITH = (
    "christian|(?:roman )?catholic|anglican|protestant|methodist|baptist|muslim|hindu|sikh|jewish|buddhist|pagan|humanist|rastafarian|"
    "jehovah[’']s witness|mormon|quaker|atheist|agnostic|jain"
)
#: Unions whose names are no words.
_UNIONS = "UNISON|Unison|GMB|USDAW|Usdaw|NASUWT|ASLEF|Aslef|RMT|PCS|UCU|NEU|FBU|CWU|TSSA|NUJ|RCN|BMA|RCM|EIS|NAHT|ASCL|Unite|Prospect"

ANSWERED: tuple[Pattern, ...] = (
    _sex(
        regex=rf"\b(?:sexuality{_IS}(?P<v>{_ORIENTED}|bi|straight)|sexual orientation(?: is| was)? (?:{_ORIENTED}|bi|straight)|"
        rf"(?<!screen )(?<!page )orientation{_IS}(?:{_ORIENTED}))\b(?! (?:studies|theory|rights|in film))",
        flags=FOLD,
        score=0.7,
    ),
    _belief(
        regex=rf"\b(?:religion|faith|denomination)(?: is)?[ \t]{{1,2}}(?P<v>{_FAITH})\b"
        r"(?! (?:school|church|college|community|centre|group|studies|education|and|or))",
        flags=FOLD,
        score=0.6,
    ),
    _politics(  # a colour, but for what it does at elections
        regex=r"\bvot(?:ed|es|ing) (?P<v>(?i:green|reform))(?= (?i:again|last|this|next|in (?:may|june|the|19|20)|since|because|and|"
        r"but)\b|[.,;!]|\s*$)",
        score=0.6,
    ),
    _union(
        regex=rf"\b(?:(?:[Tt]rade )?[Uu]nion[ \t]{{0,2}}[:=][ \t]{{0,2}}|(?:[Ss]he|[Hh]e|[Ww]ho|I)(?:[’']s| is|[’']m|"
        rf" am) in )(?P<v>(?:{_UNIONS}))"
        r"(?![\w-])",
        score=0.7,
    ),
    _marital(  # at the beginning of what is noted of somebody
        regex=r"^[ \t*-]{0,6}(?P<v>widow(?:er|ed)?|divorced?e?e?|separated|married|single)(?=[,;:]? (?:(?:and )?lives (?:alone|with)|"
        r"(?:no|with|has|"
        r"and|[1-9]|one|two|three|four) (?:no |one |two |three |four |[1-9] )?(?:kids|children|dependants|dependents|sons?|daughters?|"
        r"child)\b|"
        r"since (?:19|20)[0-9]{2}|man\b|woman\b|mother\b|father\b|mum\b|dad\b|parent\b))",
        score=0.5,
    ),
    _marital(
        regex=r"\b(?:(?<!http )(?<!order )status[ \t]{0,2}[:=][ \t]{0,2}(?P<v>married|divorced|widowed|civil partner(?:ship)?)|"
        r"(?:he|she|i|they)(?:[’']s|[’']m|[’']re| is| am| are) (?:recently |newly |now )(?:separated|single|divorcing))\b"
        r"(?! (?:the|into|by|out|up|handed|threaded))",
        score=0.5,
    ),
    _health(  # a parcel has a weight, and no height
        regex=r"\b(?:weight|wt|weighs)(?: is| was)?[:=]?[ \t]{1,2}(?P<v>[1-9][0-9]{1,2}(?:\.[0-9]{1,2})? ?kg)\b",
        need="context",
        context=listed(
            "height, ht, bmi, patient, pt, bp, clinic, she, he, dob, smoker, obs, nhs, age, aged, gp, on examination, dietitian"
        ),
        unless=listed("parcel, product, freight, shipment, pallet, load, vehicle, animal, pet"),
        score=0.5,
    ),
)
