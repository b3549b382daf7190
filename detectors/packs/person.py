"""Who somebody is: title, gender, pronouns, marital status, nationality, birth date, age; with family, children, work and pay."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad_columns import ABROAD
from detectors.packs.agencies import AGENCIES
from detectors.packs.ages import AGES
from detectors.packs.benefits import BENEFITS
from detectors.packs.counters import COUNTERS
from detectors.packs.earned import EARNED
from detectors.packs.family import CHILDREN_PATTERNS, FAMILY
from detectors.packs.listed import ANY, CENSUS, FOLD, PERSONAL, PRODUCTS, WORDS, among, coded, either, listed
from detectors.packs.migration import MIGRATION
from detectors.packs.nations import NATIONS
from detectors.packs.noted import MARITAL_NOTED
from detectors.packs.offices import OFFICES
from detectors.packs.relatives import RELATIVES
from detectors.packs.short import SHORT
from detectors.packs.surveyed import SURVEYED
from detectors.packs.told import TOLD
from detectors.packs.welfare import PUPILS
from detectors.packs.work import WORK
from scanner.pattern import Pattern, Shape

_title = partial(Pattern, entity="PERSON_TITLE", title="Title", category="person.name", also=("demog.gender",), sources=PERSONAL)
_gender = partial(Pattern, entity="GENDER", title="Gender", category="demog.gender", sources=(*PERSONAL, "ISO/IEC 5218"))
_pronouns = partial(Pattern, entity="PRONOUNS", title="Pronouns", category="demog.pronouns", sources=PERSONAL)
_marital = partial(Pattern, entity="MARITAL_STATUS", title="Marital status", category="demog.marital", sources=CENSUS)

TITLES = among(
    "mr, mr., mrs, mrs., ms, ms., miss, dr, dr., mx, mx., prof, prof., professor, rev, rev., sir, dame, lady, lord, master, mister, "
    "doctor, herr, frau, monsieur, madame, mademoiselle, mme, mlle, señor, señora, señorita, sr., sra, sra., srta, srta., don, doña, "
    "signor, signora, dott., dott.ssa, sig., sig.ra, dhr., mevr., mevrouw"
)
GENDERS = among(
    "m, f, x, u, male, female, man, woman, other, non-binary, nonbinary, non binary, transgender, trans man, trans woman, intersex, "
    "indeterminate, unknown, not known, not specified, not stated, not applicable, prefer not to say, prefer to self-describe, "
    "undisclosed, boy, girl, men, women, boys, girls, 0, 1, 2, 9, w, d, h, v, homme, femme, masculin, féminin, männlich, weiblich, "
    "divers, hombre, mujer, masculino, femenino, feminino, maschio, femmina, mannelijk, vrouwelijk, vrouw"
)
#: Those that tell it under any name; who would rather not say is not held against them.
_BOTH = among(
    "male, female, non-binary, nonbinary, non binary, transgender, trans man, trans woman, intersex, homme, femme, männlich, weiblich, "
    "divers, masculin, féminin, masculino, femenino, feminino, maschio, femmina, mannelijk, vrouwelijk, hombre, mujer"
)
PRONOUN_SETS = among(
    "he/him, she/her, they/them, he/him/his, she/her/hers, they/them/theirs, he/they, she/they, they/he, they/she, ze/zir, xe/xem, "
    "ze/hir, fae/faer, ey/em, any pronouns, he/she/they"
)
MARITAL = among(
    "single, married, divorced, widowed, widow, widower, separated, never married, civil partner, civil partnership, "
    "in a civil partnership, cohabiting, living together, living with partner, engaged, dissolved civil partnership, "
    "surviving civil partner, remarried, unmarried, ledig, verheiratet, geschieden, verwitwet, célibataire, marié, mariée, divorcé, "
    "divorcée, veuf, veuve, pacsé, pacsée, soltero, soltera, casado, casada, divorciado, divorciada, viudo, viuda, celibe, nubile, "
    "coniugato, coniugata, gehuwd, ongehuwd, gescheiden"
)
MARITAL_CODES = MARITAL | among("s, m, d, w, p, c, unknown, other, prefer not to say")
_GENDER_NAMES = (
    *coded("gender, sex, gender identity, sex at birth, gender at birth, legal sex"),
    *listed("gndr, gender cd, sex cd, geschlecht, sexe, sexo, genero, sesso, geslacht, kjonn, sukupuoli, plec"),
)
_GENDERED = (
    *PRODUCTS,
    *listed("connector, cable, plug, socket, noun, grammatical, animal, livestock, breed, clothing, shoe, shoes"),
)
_MARITAL_NAMES = listed(
    "marital status, marital, civil status, relationship status, family status, family status code, marital code, marital cd, "
    "marital state, marital sts, mar status, "
    "familienstand, etat civil, situation familiale, estado civil, stato civile, burgerlijke staat"
)
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|she[’']?s|she is|he was|she was|who is|they[’']re)"
DETECTORS: tuple[Pattern | Shape, ...] = (
    _title(values=TITLES, need="distinct", score=0.6),
    _title(values=TITLES, context=("title", "prefix", "salutation"), need="context", score=0.5),
    _title(
        names=listed(
            "salutation, honorific, name title, name prefix, courtesy title, person title, customer title, anrede, "
            "civilite, tratamiento, aanhef"
        ),
        unless=PRODUCTS,
        score=0.5,
    ),
    _gender(
        values=GENDERS,
        names=_GENDER_NAMES,
        unless=_GENDERED,
        need="name",
        kinds=WORDS,
        score=0.7,
    ),
    _gender(values=_BOTH, unless=_GENDERED, need="distinct", person=True, score=0.6),
    _gender(
        names=_GENDER_NAMES,
        unless=_GENDERED,
        kinds=("text", "integer", "boolean"),
        score=0.5,
    ),
    _gender(
        regex=r"\b(?:gender|sex)[\"']?[ \t]{0,2}(?:[:=-]|is\b)[ \t]{0,2}[\"']?"
        r"(?P<v>female|male|non-?binary|woman|man|transgender|intersex|[mf])\b|\b(?:gender|sex) (?:fe)?male\b(?! ?(?:or|and|/|-))",
        flags=FOLD,
        score=0.6,
    ),
    _gender(regex=r"\bidentif(?:y|ies|ied) as (?:an? )?(?P<v>wom[ae]n|m[ae]n|female|male|non-?binary|trans(?:gender)?)\b(?!-)", flags=FOLD),
    _pronouns(values=PRONOUN_SETS, score=0.8),
    _pronouns(names=listed("pronoun, pronouns, preferred pronouns, personal pronouns"), unless=("grammar", "token", "lemma"), score=0.5),
    _pronouns(
        regex=r"(?<![\w/])(?:he/(?:him|they)|she/(?:her|they)|they/(?:them|he|she)|ze/(?:zir|hir)|xe/xem|fae/faer)(?:/(?:his|hers|"
        r"theirs))?(?![\w/])",
        flags=FOLD,
        score=0.7,
    ),
    _marital(
        values=MARITAL_CODES,
        names=_MARITAL_NAMES,
        need="name",
        score=0.7,
    ),
    _marital(values=MARITAL, need="distinct", score=0.5, unless=("room", "bed", "ticket")),
    _marital(names=_MARITAL_NAMES, kinds=WORDS),
    _marital(names=MARITAL_NOTED, kinds=ANY),
    _marital(
        regex=r"\b(?:(?:marital|civil) status|marital)(?: is)?[ \t]{0,2}[:=-]?[ \t]{0,2}(?P<v>"
        + either(", ".join(sorted(MARITAL)))
        + r")\b",
        flags=FOLD,
    ),
    _marital(regex=_PERSON_IS + r" (?:now |recently |newly |happily |not )?(?P<v>married|divorced|widowed|an? widow(?:er)?)\b", flags=FOLD),
    *AGES,
    *NATIONS,
    *MIGRATION,
    *FAMILY,
    *RELATIVES,
    *CHILDREN_PATTERNS,
    *PUPILS,
    *WORK,
    *BENEFITS,
    *TOLD,
    *EARNED,
    *SHORT,
    *SURVEYED,
    *OFFICES,
    *AGENCIES,
    *COUNTERS,
    *ABROAD,
)
