"""References without a form of their own: of pupils and staff, meters, courts, the police, the Home Office. Only their label tells them."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import CRIMINAL, FOLD, PERSONAL, PRODUCTS, listed
from detectors.packs.world_forms import alone, label
from scanner.pattern import Pattern

_NO = r"[ _-]?(?:id|no|num|number|nr|ref|reference|#)(?:[ _-](?:no|number))?"
_IMMIGRATION = ("Immigration Act 1971", "Home Office, biometric residence permits and share codes", *PERSONAL)
_visa = partial(label, "IMMIGRATION_STATUS", "Reference of the Home Office", "demog.nationality", sources=_IMMIGRATION)
_crime = partial(label, "CRIMINAL_OFFENCE", "Reference of the police or a criminal court", "criminal.offence", sources=CRIMINAL)
_case = partial(
    Pattern,
    entity="CASE_RECORD",
    title="Case number of a court or tribunal",
    category="record.case",
    flags=FOLD,
    score=0.5,
    need="context",
    unless=PRODUCTS,
    sources=("HMCTS: case numbers of the county court, the family court and employment tribunals", *PERSONAL),
)

LABELLED: tuple[Pattern, ...] = (
    label(
        "STUDENT_ID",
        "Student number",
        "work.history",
        rf"(?:student|pupil|learner|matric(?:ulation)?|ucas(?: personal)?|hesa){_NO}|matrikelnummer|matrikel-?nr|numéro étudiant|"
        rf"studentnummer",
        "(?=[0-9A-Z/-]{0,14}[0-9]{3})[A-Z]{0,3}-?[0-9][0-9A-Z/-]{3,14}",
        score=0.6,
        unless=listed("funding, loan, council, union"),
        sources=("UK GDPR Art 4(1)", "UCAS, HESA: student identifiers"),
    ),
    label(
        "EMPLOYMENT_RECORD",
        "Number of an employee",
        "work.history",
        rf"(?:employee|emp|staff|payroll|personnel|teacher(?: reference)?){_NO}|personalnummer|personeelsnummer|matricule",
        "(?:[A-Z]{1,3}-?[0-9]{3,8}|RP[0-9]{2}/[0-9]{5}|[0-9]{2}/[0-9]{5}|[0-9]{5,10})",
        score=0.6,
        sources=PERSONAL,
    ),
    label(  # of small firms, police officers and clocks; a count ("staff no 12 of 40") goes on
        "EMPLOYMENT_RECORD",
        "Number of an employee",
        "work.history",
        rf"(?:employee|emp|staff|payroll|personnel|works|clock(?: card)?|badge|id badge|collar){_NO}",
        r"(?:(?:PC|PS|DC|DS) ?[0-9]{2,5}|(?:[A-Z]{1,3}-?)?[0-9]{2,4})(?! (?:of|to|or|and [0-9]|out of|in [0-9]|%|people|staff|"
        r"employees)\b)",
        score=0.5,
        sources=PERSONAL,
    ),
    label(
        "EMPLOYMENT_RECORD",
        "Number on a badge or a clock card",
        "work.history",
        "(?:staff|id|security|employee|visitor|works) (?:badge|pass|card)|badge|clock card|swipe card|lanyard",
        "(?=[A-Z0-9-]{0,6}[0-9]{4})(?:[A-Z]{1,3}-?)?[0-9]{4,6}",
        need="context",
        context=listed(
            "staff, employee, leaver, deactivated, disabled, left, leaving, starter, returned, issued to, lost, cancelled, assigned, "
            "holder, "
            "hr, payroll, contractor, access, door, entered, swiped, clock card, clocked, id card, shift"
        ),
        score=0.5,
        sources=PERSONAL,
    ),
    label(
        "OCCUPATION",
        "Registration number of a profession",
        "work.occupation",
        r"(?:gmc|nmc|hcpc|gdc|gphc|sia|solicitors regulation authority|sra)(?: (?:registration|licence|badge))?"
        r"(?: (?:no|number|pin|ref|id|reg|registration number))?",
        "[0-9]{7}|[0-9]{2}[A-L][0-9]{4}[A-Z]|[A-Z]{2}[0-9]{5,6}|[0-9]{4}(?: ?[0-9]{4}){3}",
        score=0.6,
        sources=("GMC, NMC, HCPC, SIA: public registers", *PERSONAL),
    ),
    label(
        "CUSTOMER_ID",
        "Number of a household's meter point",
        "account.profile",
        r"(?:mpan|mprn|meter point (?:reference|administration))(?:[ _-]?(?:no|number|core|ref))?",
        "[0-9](?:[ -]?[0-9]){5,20}",
        mask="last4",
        sources=("Elexon: MPAN core", "Xoserve: meter point reference number", *PERSONAL),
    ),
    label(
        "BANK_ACCOUNT",
        "Roll number of a building society's account",
        "pay.bank",
        r"(?:building society )?roll[ _-]?(?:no|num|number)",
        "(?=[0-9A-Z /-]{0,18}[0-9]{4})[0-9A-Z][0-9A-Z/-]{5,17}(?: [A-Z]{3})?",
        need="context",
        score=0.5,
        mask="last4",
        context=listed("building society, society, savings, mortgage, passbook, isa, bank, sort code"),
        unless=listed("student, exam, class, electoral"),
        sources=("Building Societies Association: roll numbers", *PERSONAL),
    ),
    _visa(
        rf"(?:home office|h\.?o\.?|ukvi|asylum(?: case)?|port){_NO}",
        "[A-Z][0-9]{6,8}(?:/[0-9]{1,3})?|[0-9]{4}(?:-[0-9]{4}){3}(?:/[0-9]{2})?|[A-Z]{2,4}/[0-9]{4,8}(?:/[0-9]{1,3})?",
        score=0.6,
    ),
    _visa(
        r"(?:e-?visa )?share[ _-]?code",
        "(?=[A-Z0-9 -]{0,10}[0-9])[WRS][0-9A-Z]{2}[ -]?[0-9A-Z]{3}[ -]?[0-9A-Z]{3}",
    ),
    _visa(
        rf"(?:brp|(?:biometric )?residence (?:permit|card)|arc|application registration card)(?:{_NO}|[ _-]card)?",
        "[A-Z]{2}[0-9X][0-9]{6}|ARC[0-9/]{5,12}",
    ),
    Pattern(
        entity="IMMIGRATION_STATUS",
        title="Reference of the Home Office",
        category="demog.nationality",
        regex=alone("(?:1212|3434)-[0-9]{4}-[0-9]{4}-[0-9]{4}(?:/[0-9]{2})?"),
        score=0.5,
        need="context",
        context=listed("uan, unique application number, home office, ho ref, settled status, euss, visa, evisa, ukvi, asylum, immigration"),
        sources=_IMMIGRATION,
    ),
    _crime(
        rf"(?:crime|police(?: crime| incident| case)?|cad|custody(?: record)?|niche|operation ref){_NO}",
        "(?:(?:CAD|CR|OCC|MPS|LOG) ?)?(?=[0-9A-Z/-]{0,8}[0-9]{2})[0-9A-Z]{1,8}(?:[/-][0-9A-Z]{1,8}){0,3}",
        score=0.6,
        unless=listed("policy, form, guidance"),
    ),
    Pattern(
        entity="CRIMINAL_OFFENCE",
        title="Case number of a criminal court or the prosecution",
        category="criminal.offence",
        regex=alone("[TAS] ?(?:19|20)[0-9]{2} ?[0-9]{4}|[0-9]{2}[A-Z][A-Z0-9][0-9]{5,7}[12][0-9]"),
        score=0.5,
        need="context",
        context=listed(
            "crown court, crown, indictment, trial, sentencing, cps, prosecution, defendant, magistrates, magistrates court, police"
        ),
        unless=PRODUCTS,
        sources=("HMCTS: Crown Court case numbers", "CPS: unique reference number", *CRIMINAL),
    ),
    _case(
        regex=alone("[A-Z][0-9A-Z]{2}[A-Z]{2}[0-9]{3}|[0-9]{3}M[CR][0-9]{3}|[A-Z]{2}[0-9]{2}[CDFPZAW][0-9]{5}"),
        context=listed(
            "county court, court, claim no, claim number, case no, judgment, claimant, defendant, hearing, family court, "
            "child arrangements, possession order, small claim, small claims, ccj"
        ),
    ),
    _case(
        regex=r"(?<![0-9A-Za-z])(?:claim|case)[ _-]?(?:no|number)\b[ .:#]{1,3}(?P<v>[A-Z][0-9][A-Z]{2}[0-9A-Z]{4})(?![0-9A-Za-z])",
        context=listed("county court, court, money claims, money claim, judgment, claimant, defendant, hearing, ccj, cnbc"),
    ),
    _case(
        regex=alone("[0-9]{7}/20[0-9]{2}|[A-Z]{2,3}/[0-9]{5}/20[0-9]{2}(?:/[0-9]{4})?"),
        context=listed("tribunal, employment tribunal, et 1, et1, acas, appeal, first tier, claimant, respondent"),
    ),
)
