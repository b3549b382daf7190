"""What people say of themselves and notes say of people in few words: an age, a sex, a break-up, a handle."""

from __future__ import annotations

from functools import partial

from detectors.packs.chart import NOTED
from detectors.packs.listed import CENSUS, FOLD, PERSONAL, either, listed
from scanner.pattern import Pattern

_age = partial(Pattern, entity="AGE", title="Age", category="demog.dob", sources=PERSONAL)
_gender = partial(Pattern, entity="GENDER", title="Gender", category="demog.gender", sources=(*PERSONAL, "ISO/IEC 5218"))
_marital = partial(Pattern, entity="MARITAL_STATUS", title="Marital status", category="demog.marital", flags=FOLD, sources=CENSUS)
_AGE = r"(?:1[01][0-9]|[1-9][0-9]?)"
_KIN = either(
    "wife, husband, mother, father, mum, dad, son, daughter, brother, sister, grandson, granddaughter, nan, gran, grandad, uncle, "
    "aunt, niece, nephew, cousin, self, applicant, stepson, stepdaughter, child, baby, girlfriend, boyfriend, ex"
)
_SEX = r"(?:fe)?male|man|woman|boy|girl|lady|gentleman|transgender|non-?binary"
_NOTE = (
    *NOTED,
    *listed(
        "presents, presented, lives, lives with, pregnant, requesting, retired, ic1, suspect, victim, offender, casualty, fall, fell, "
        "chest pain, sob, confused, presenting, lives with, seen, reviewed, clerked"
    ),
)

TOLD: tuple[Pattern, ...] = (
    _age(  # (male, 58), wife (39), female aged 42
        regex=rf"(?:\((?:{_SEX}),? (?:aged? )?(?P<v>{_AGE})(?=[,;)y])|\b(?:{_KIN})(?: [a-z]{{2,15}})? ?\((?:aged? )?{_AGE}\))",
        flags=FOLD,
        score=0.6,
    ),
    _age(
        regex=r"(?:\b(?:turn(?:s|ed|ing)|claims to be|says (?:he|she)(?:'s| is)|pretending to be|born in [0-9]{4} so|(?:he|she|i)(?:'m|m| "
        r"am|'s| is)"
        rf"|who(?:'s| is)) (?:only |just |now |nearly |almost |about )?(?P<v>{_AGE})(?=[.,;!?]? ?$|[,;!] |[.] [A-Z]|\)| (?:btw|lol|tho|"
        rf"this|next|in|on|now|today|tomorrow|years|yrs|and|n|but|so)\b)|(?<=[a-z], ){_AGE}(?=, (?:of|from|last seen|who (?:is|was|lives|"
        r"has)|was|were|is|died|appeared|admitted|pleaded|denied)\b)|\b(?:his|her|my|their|mum's|dad's|for a|nan's) [0-9]{1,2}(?:st|nd|rd|"
        r"th) birthday|\bin (?:his|her|my|their) (?:early |mid[- ]|late )?(?:teens|(?:20|30|40|50|60|70|80|90)'?s|twenties|thirties|"
        r"forties|fifties|sixties|seventies|eighties|nineties)\b)",
        flags=FOLD,
        score=0.5,
    ),
    _age(  # my mum is 83 and frail
        regex=rf"\b(?:my|his|her|their|our|(?:customer|client|patient|caller)[’']?s) (?:{_KIN}|bf|gf|hubby|missus|partner|nana?|"
        rf"grandma|mam|kid|lad|lass)(?:'s| is| was| turned|"
        rf" who is)"
        rf" (?:only |just |now |nearly |almost |about )?(?P<v>{_AGE})(?=[.,;!?)]? ?$|[,;!)] |[.] [A-Z]| (?:btw|lol|tho|this|next|now|today|"
        r"tomorrow|years|yrs|and|n|but|so)\b)",
        flags=FOLD,
        score=0.5,
    ),
    _age(  # 58M ex-smoker, F 34, 25 yrs
        regex=rf"(?<![\w-])(?P<v>{_AGE} ?(?:M|F|♂|♀)(?![\w-])|(?<=\()[MF],? [1-9][0-9](?=\))|(?:M|F)[ /]?[1-9][0-9](?![\w/%-])|[1-9][0-9] "
        r"?(?:yrs?|years?)(?= (?:male|female|of age|lady|man|woman))|(?:approx|about|approximately) [1-9][0-9] ?(?:yrs|years)(?![\w-]))",
        need="context",
        context=_NOTE,
        score=0.4,
    ),
    _gender(
        regex=rf"(?:\((?P<v>(?:fe)?male|transgender|non-?binary)(?=,? (?:aged? )?{_AGE}[,;)y])|\b{_AGE}[- ]?(?:(?:yrs?|years?|y/?o)[- "
        r"]?(?:old)?[- ]?)?(?:fe)?male(?= (?:patient|pt|with|who|presented|presents|smoker|client|victim|suspect|offender|admitted|c/o|of|"
        r"in|,)|[,.;]))",
        flags=FOLD,
        score=0.6,
    ),
    _gender(  # 68-year-old gentleman, 34 yo woman
        regex=rf"\b{_AGE}[- ]?(?:(?:years?|yrs?)[- ]old|y/?o|y\.o\.) (?P<v>(?:fe)?male|(?:wo)?man|gentleman|lady|boy|girl)\b(?![’'-])",
        flags=FOLD,
        score=0.6,
    ),
    _gender(
        regex=r"\b(?:(?:he|she|patient|customer|client|caller|applicant|victim|suspect|offender|complainant|claimant|resident|"
        r"tenant) (?:is|was) an? "
        r"|m/f[ \t]{0,2}[:=][ \t]{0,2})(?P<v>(?:fe)?male|[mf](?=[,;.]? ?$))\b(?![’'-]| (?:connector|plug|voice))",
        flags=FOLD,
        score=0.6,
    ),
    _gender(
        regex=rf"(?<![\w-])(?:(?P<v>[MF])[ /]?[1-9][0-9](?![\w/%-])|{_AGE} ?[MF](?![\w-])|IC ?[1-9] (?:fe)?male\b)",
        need="context",
        context=_NOTE,
        score=0.4,
    ),
    _marital(
        regex=r"\b(?P<v>(?:his|her|my|their|our) (?:marriage|divorce)(?: (?:has|had|is|was|came|just|recently|papers|settlement|broke\w*|"
        r"ended|breakdown)){0,2}|(?:getting|got|get|gone|going) (?:a )?divorced?|going through (?:a |an )?(?:messy |bitter )?(?:divorce|"
        r"separation|break-?up)|(?:recently|newly|now|just|legally|we(?:'re| are)|we have|they have|have|been) (?:separated from|split up|"
        r"married to)|(?:split (?:up )?(?:from|with)|separated from|divorced from|estranged from|left) (?:his|her|my) (?:wife|husband|"
        r"partner|ex)|(?:his|her|their|i'm his|i'm her|i am his|i am her|im his|im her) (?:widow|widower)|(?:i'm|i am|im|she's|she is|"
        r"he's|he is|as) (?:a )?(?:single (?:mum|mother|mom|dad|father|parent|man|woman|person)|single(?= (?:and|with)))|parents (?:are |"
        r"have |recently )?(?:separat(?:ed|ing)|divorc(?:ed|ing)|split)|(?:is|am|as|a) lone parent|living apart from (?:his|her|my))\b",
        score=0.5,
    ),
)
