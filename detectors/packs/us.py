"""United States: social security, taxpayers, passports, immigration; with licences, banks, health care and addresses."""

from __future__ import annotations

import re
from functools import partial

from detectors.packs.listed import PRODUCTS, WORDS, listed
from detectors.packs.passports import passport
from detectors.packs.us_checks import advertised, employer, ssn, taxpayer
from detectors.packs.us_health import HEALTH
from detectors.packs.us_licences import LICENCES
from detectors.packs.us_money import MONEY
from detectors.packs.us_places import PLACES
from detectors.packs.world_forms import alone, code, label, number
from scanner.pattern import Pattern

_PARTS = (*PRODUCTS, *listed("part, part no, part number, serial, batch, model, isbn"))
_SECURITY = listed(
    "ssn, ssns, ss number, ss no, ss num, social security, social security number, social security no, social security num, soc sec, "
    "soc sec no, soc sec id, soc sec num, soc sec number, socsec, social security id"
)
_ssn = partial(
    Pattern,
    entity="US_SSN",
    title="Social security number",
    category="id.national",
    context=(
        *_SECURITY,
        *listed(
            "social security id, us ssn, social sec, my social, your social, his social, her social, the social, full social, "
            "seguro social, numero de seguro social"
        ),
    ),
    names=_SECURITY,
    valid=ssn,
    chance=0.88,
    score=0.4,
    test=advertised,
    unless=_PARTS,
    shape=True,
    sources=("SSA, Social Security Number Randomization", "20 CFR 422.103"),
)
_passport = partial(
    passport,
    "US_PASSPORT",
    "Passport number (United States)",
    people="us, u s, usa, united states, american",
    says="passport card, passport card number, passport book number",
    near="passport book, next generation passport",
)
_hidden = partial(
    Pattern,
    entity="US_SSN",
    title="Last four digits of a social security number",
    category="id.national",
    context=_SECURITY,
    sources=("SSA, Protecting Personal Information", "20 CFR 422.103"),
)
_itin = partial(
    number,
    "US_ITIN",
    "Individual taxpayer identification number",
    "id.tax",
    valid=taxpayer,
    test=lambda text: text.startswith("999"),
    chance=0.43,
    near="individual taxpayer, tax id, taxpayer id, taxpayer identification, tax identification",
    sources=("IRS, Individual Taxpayer Identification Number", "26 CFR 301.6109-1"),
)
_ITIN_NAMES = "itin, itin number, itin no, individual taxpayer identification number, individual taxpayer id"

IDENTITY = (
    _ssn(regex=alone("[0-9]{3}-[0-9]{2}-[0-9]{4}"), score=0.55),  # as the card prints it
    _ssn(regex=alone("[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{4}"), need="context", kinds=WORDS),
    _ssn(regex=alone("[0-9]{7,8}"), need="name", kinds=("integer",)),  # zeros in front lost in a numeric column
    _hidden(  # all but the last four digits
        regex=r"(?<![0-9A-Za-z*])(?P<v>(?:X{3}|\*{3}|#{3}|•{3})[ -]?(?:X{2}|\*{2}|#{2}|•{2})[ -]?[0-9]{4})(?![0-9A-Za-z]|-[0-9])",
        flags=re.IGNORECASE,
        score=0.6,
    ),
    _hidden(
        regex=alone("[0-9]{4}"),
        score=0.5,
        names=listed("ssn last, ssn last four, last four ssn, last ssn, ssn l, ssn tail, ssn suffix, ssn last digits, ssn ending"),
        need="name",
        kinds=WORDS,
    ),
    label(
        "US_SSN",
        "Last four digits of a social security number",
        "id.national",
        r"last (?:four|4)(?: digits)?(?: of)?(?: (?:my|your|the|his|her|their))? (?:ssn|social(?: security)?(?: number)?)"
        r"|(?:ssn|social(?: security)?(?: number)?) (?:ending|ends|last four|last 4)(?: (?:in|with|digits))?",
        "[0-9]{4}",
        context=_SECURITY,
        score=0.6,
        sources=("SSA, Protecting Personal Information", "20 CFR 422.103"),
    ),
    _itin("9[0-9]{2}-[0-9]{2}-[0-9]{4}", _ITIN_NAMES, need="", score=0.55),
    _itin("9[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{4}", _ITIN_NAMES),
    number(
        "US_ATIN",
        "Adoption taxpayer identification number",
        "id.tax",
        "9[0-9]{2}[ -]?93[ -]?[0-9]{4}",
        "atin, adoption taxpayer identification number, adoption taxpayer id, atin number",
        near="adoption taxpayer, adoption tax id",
        also=("subject.child",),
        sources=("IRS, Adoption Taxpayer Identification Number", "26 CFR 301.6109-3"),
    ),
    code(
        "US_PTIN",
        "Preparer tax identification number",
        "id.tax",
        "P-?[0-9]{8}",
        "ptin, ptin number, preparer tax identification number, preparer tax id, preparer id",
        near="tax preparer, paid preparer",
        also=("work.occupation",),
        sources=("IRS, PTIN requirements for tax return preparers", "26 CFR 1.6109-2"),
    ),
    number(
        "US_EIN",
        "Employer identification number",
        "id.tax",
        "[0-9]{2}-?[0-9]{7}",
        "ein, fein, employer identification number, employer id number, federal tax id, federal ein, tax id ein, irs number, "
        "federal id number",
        near="employer identification, federal tax identification, tax id number, us tin, w 9",
        valid=employer,
        chance=0.84,
        score=0.3,
        test=lambda text: text.replace("-", "") in ("123456789", "987654321"),
        sources=("IRS, How EINs are assigned and valid EIN prefixes",),
    ),
    _passport(form="[0-9]{9}", kinds=WORDS, sources=("US Department of State, passport number", "CBP, Document requirements for APIS")),
    _passport(  # Next Generation, since 2021; passport cards
        form="[A-Z][0-9]{8}", sources=("US Department of State, Next Generation Passport", "US Department of State, passport card")
    ),
    number(
        "US_DOD_ID",
        "Military identification number (EDIPI)",
        "id.national",
        "[1-9][0-9]{9}",
        "edipi, edi pi, dod id, dod id number, dod id no, dodid, cac edipi, electronic data interchange personal identifier, "
        "military id number",
        near="cac card, common access card, deers",
        also=("work.occupation",),
        sources=("DoD Instruction 1000.30",),
    ),
    code(
        "US_ALIEN_NUMBER",
        "Alien registration number (A-number)",
        "id.document",
        "A[ -]?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{2,3}",
        "alien number, alien registration number, a number, a num, uscis number, uscis no, alien reg no, alien id, alien registration",
        near="green card, permanent resident, resident alien, uscis, i 551, i 485, i 765, ead, employment authorization",
        also=("demog.nationality",),
        score=0.5,
        sources=("USCIS Glossary, Alien Registration Number", "8 CFR 264.1"),
    ),
    number(  # the same without its A
        "US_ALIEN_NUMBER",
        "Alien registration number (A-number)",
        "id.document",
        "[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}",
        "alien number, alien registration number, uscis number, uscis no, alien reg no, alien registration",
        also=("demog.nationality",),
        sources=("USCIS Glossary, Alien Registration Number",),
    ),
    code(
        "US_USCIS_RECEIPT",
        "Immigration case receipt number",
        "id.document",
        "(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|VSC|TSC|NSC|CSC|ZAR|MCT|ZLA)[ -]?[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{5}",
        "uscis receipt, uscis receipt number, receipt number, uscis case number, i 797 number",
        near="uscis, immigration, i 797, petition, visa, case status",
        also=("demog.nationality",),
        score=0.6,
        sources=("USCIS Glossary, Receipt Number",),
    ),
    Pattern(
        entity="STUDENT_ID",
        title="Student number",
        category="work.history",
        names=listed(
            "student id, student number, student no, student identifier, matriculation number, pupil id, learner id, banner id, student num"
        ),
        score=0.6,
        need="name",
        kinds=("text", "integer"),
        sources=("FERPA, 34 CFR 99.3", "UK GDPR Art 4(1)"),
    ),
)

DETECTORS: tuple[Pattern, ...] = (*IDENTITY, *LICENCES, *MONEY, *HEALTH, *PLACES)
