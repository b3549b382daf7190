"""Who somebody is: title, gender, pronouns, marital status, nationality, birth date, age; with family, children, work and pay."""

from __future__ import annotations

from functools import partial

from detectors.packs.family import CHILDREN_PATTERNS, FAMILY
from detectors.packs.listed import CENSUS, FOLD, PERSONAL, SYSTEMS, WORDS, among, either, listed
from detectors.packs.nations import NATIONS
from detectors.packs.work import WORK
from scanner.pattern import Pattern, Shape

_title = partial(Pattern, entity="PERSON_TITLE", title="Title", category="person.name", also=("demog.gender",), sources=PERSONAL)
_gender = partial(Pattern, entity="GENDER", title="Gender", category="demog.gender", sources=(*PERSONAL, "ISO/IEC 5218"))
_pronouns = partial(Pattern, entity="PRONOUNS", title="Pronouns", category="demog.pronouns", sources=PERSONAL)
_marital = partial(Pattern, entity="MARITAL_STATUS", title="Marital status", category="demog.marital", sources=CENSUS)
_birth = partial(Pattern, entity="DATE_OF_BIRTH", title="Date of birth", category="demog.dob", mask="year", sources=PERSONAL)
_age = partial(Pattern, entity="AGE", title="Age", category="demog.dob", sources=PERSONAL)

TITLES = among(
    "mr, mr., mrs, mrs., ms, ms., miss, dr, dr., mx, mx., prof, prof., professor, rev, rev., sir, dame, lady, lord, master, mister, doctor"
)
GENDERS = among(
    "m, f, x, u, male, female, man, woman, other, non-binary, nonbinary, non binary, transgender, trans man, trans woman, intersex, "
    "indeterminate, unknown, not known, not specified, not stated, not applicable, prefer not to say, prefer to self-describe, "
    "undisclosed, boy, girl, 0, 1, 2, 9"
)
PRONOUN_SETS = among(
    "he/him, she/her, they/them, he/him/his, she/her/hers, they/them/theirs, he/they, she/they, they/he, they/she, ze/zir, xe/xem, "
    "ze/hir, fae/faer, ey/em, any pronouns, he/she/they"
)
MARITAL = among(
    "single, married, divorced, widowed, widow, widower, separated, never married, civil partner, civil partnership, "
    "in a civil partnership, cohabiting, living together, living with partner, engaged, dissolved civil partnership, "
    "surviving civil partner, remarried, unmarried"
)
MARITAL_CODES = MARITAL | among("s, m, d, w, p, c, unknown, other, prefer not to say")
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|{_DAY}[/.-](?:0?[1-9]|1[0-2])[/.-](?:{_YEAR}|\d\d)\b|(?:0?[1-9]|"
    rf"1[0-2])/{_DAY}/{_YEAR}|{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?|{_MONTH} {_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?|"
    rf"(?:{_YEAR})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b)"
)
_ORDINAL = either(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, fifteenth, "
    "sixteenth, seventeenth, eighteenth, nineteenth, twentieth, twenty first, twenty second, twenty third, twenty fourth, "
    "twenty fifth, twenty sixth, twenty seventh, twenty eighth, twenty ninth, thirtieth, thirty first"
)
_SPOKEN = rf"(?:{_ORDINAL}(?: of)? {_MONTH}(?: (?:nineteen|twenty|two thousand)(?:[ -][a-z]{{3,9}}){{0,3}})?)"
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|she[’']?s|she is|he was|she was|who is|they[’']re)"
_AGELESS = (
    "max", "min", "page", "cache", "session", "cookie", "token", "file", "backup", "log", "key", "password", "cert", "certificate", "queue",
    "message", "index", "snapshot", "vehicle", "building", "property", "asset", "debt", "invoice", "account", "boiler", *SYSTEMS,
)  # fmt: skip

DETECTORS: tuple[Pattern | Shape, ...] = (
    _title(values=TITLES, need="distinct", score=0.6),
    _title(values=TITLES, context=("title", "prefix", "salutation"), need="context", score=0.5),
    _title(names=listed("salutation, honorific, name title, name prefix, courtesy title, person title, contact title"), score=0.5),
    _gender(
        values=GENDERS,
        names=listed("gender, sex, gndr, gender code, sex code, gender identity, sex at birth"),
        unless=listed("connector, cable, plug, socket, noun, grammatical, animal, livestock, breed"),
        need="name",
        kinds=WORDS,
        score=0.7,
    ),
    _gender(
        names=listed("gender, sex, gndr, gender code, sex code, gender identity, sex at birth, gender at birth"),
        unless=listed("connector, cable, plug, socket, noun, grammatical, animal, livestock, breed"),
        kinds=("text", "integer", "boolean"),
        score=0.5,
    ),
    _gender(
        regex=r"\b(?:gender|sex)[ \t]{0,2}[:=][ \t]{0,2}(?P<v>female|male|non-?binary|woman|man|transgender|[mf])\b",
        flags=FOLD,
        score=0.6,
    ),
    _gender(regex=r"\bidentif(?:y|ies|ied) as (?:an? )?(?P<v>wom[ae]n|m[ae]n|female|male|non-?binary|trans(?:gender)?)\b", flags=FOLD),
    _pronouns(values=PRONOUN_SETS, names=("pronouns",), score=0.8),
    _pronouns(names=listed("pronoun, pronouns, preferred pronouns, personal pronouns"), unless=("grammar", "token", "lemma"), score=0.5),
    _pronouns(
        regex=r"(?<![\w/])(?:he/(?:him|they)|she/(?:her|they)|they/(?:them|he|she)|ze/(?:zir|hir)|xe/xem|fae/faer)(?:/(?:his|hers|"
        r"theirs))?(?![\w/])",
        flags=FOLD,
        score=0.7,
    ),
    _marital(
        values=MARITAL_CODES,
        names=listed("marital status, marital, civil status, relationship status, marital code, marital state"),
        need="name",
        score=0.7,
    ),
    _marital(values=MARITAL, need="distinct", score=0.5, unless=("room", "bed", "ticket")),
    _marital(names=listed("marital status, marital, civil status, relationship status, marital code, marital state"), kinds=WORDS),
    _marital(
        regex=r"\b(?:marital|civil) status(?: is)?[ \t]{0,2}[:=-]?[ \t]{0,2}(?P<v>" + either(", ".join(sorted(MARITAL))) + r")\b",
        flags=FOLD,
    ),
    _marital(regex=_PERSON_IS + r" (?:now |recently |newly |happily |not )?(?P<v>married|divorced|widowed|an? widow(?:er)?)\b", flags=FOLD),
    _birth(
        names=listed(
            "dob, d o b, date of birth, birth date, birth day, date born, born, born on, year of birth, birth year, month of birth, "
            "birth month"
        ),
        unless=("company", "companies", "incorporation", "process"),
        kinds=("text", "integer", "date", "float"),
        score=0.7,
    ),
    *(
        _birth(
            regex=rf"\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born)\W{{0,4}}(?:(?:is|was|on|in|"
            rf"the)\W{{1,2}}){{0,3}}(?P<v>{date})",
            flags=FOLD,
            score=0.8,
            context=listed("date of birth, dob, born, birthday, birth date"),
        )
        for date in (_DATE, _SPOKEN)
    ),
    _age(
        names=listed("age, age years, age band, age group, age range, age bracket, age in years, age at"),
        unless=_AGELESS,
        kinds=("text", "integer", "float"),
    ),
    _age(
        regex=r"\baged (?P<v>\d{1,3})\b(?! ?(?:days?|weeks?|hours?|minutes?|%|(?:years?|months?) in\b))(?!-)",
        flags=FOLD,
    ),
    _age(regex=_PERSON_IS + r" (?:only |now |nearly |just |about )?(?P<v>\d{1,3}) years?[ -]old\b", flags=FOLD, score=0.6),
    _age(
        regex=r"\b(?P<v>\d{1,3})[ -]years?[ -]old (?:man|woman|boy|girl|male|female|son|daughter|customer|patient|child|lady|gentleman|"
        r"pensioner|mother|father)",
        flags=FOLD,
        score=0.6,
    ),
    _age(
        regex=r"(?<![\w-])age[ \t]{0,2}[:=][ \t]{0,2}(?P<v>\d{1,3})\b(?![.:])",
        flags=FOLD,
        need="context",
        context=listed(
            "patient, customer, gender, sex, dob, born, male, female, client, employee, applicant, full name, first name, surname"
        ),
    ),
    *NATIONS,
    *FAMILY,
    *CHILDREN_PATTERNS,
    *WORK,
)
