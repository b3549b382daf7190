"""Health: conditions, medication and care, named beside a person; medical codes; health columns and tables."""

from __future__ import annotations

import re
from functools import partial

from stdnum import verhoeff

from detectors.packs.illness import AILMENTS, DISEASES, DRUGS
from detectors.packs.listed import ANY, FOLD, SPECIAL, SYSTEMS, among, either, listed
from scanner.pattern import Pattern, Shape

_health = partial(
    Pattern, entity="HEALTH_TERM", title="Health information", category="special.health", sources=(*SPECIAL, "UK GDPR Art 4(15)")
)
_code = partial(Pattern, entity="MEDICAL_CODE", title="Medical code", category="special.health", sources=(*SPECIAL, "ICD-10", "SNOMED CT"))

_ILL = re.compile(rf"\b{either(f'{DISEASES}, {AILMENTS}')}\b", re.IGNORECASE)
_NEXT = r"(?: (?!(?:my|his|her|their|i|he|she|and|but)\b)[a-z][a-z’'-]{0,18})"
_WHO = (
    r"\b(?:i[’']?m|i am|i|he[’']?s|he|she[’']?s|she|who|my [a-z]{2,12}|"
    r"(?:the )?(?:customer|patient|client|tenant|employee|resident|pupil|caller))"
)
_DEVICES = (
    *SYSTEMS,
    *listed("vehicle, engine, fault, machine, machines, network, code, build, error, query, crop, plant, soil, water, surface, timber"),
)
_PEOPLE = listed(
    "patient, patients, customer, my, i have, i am, i m, he, she, his, her, employee, client, tenant, resident, pupil, colleague, gp, "
    "hospital, doctor, diagnosis, diagnosed, suffers, medication, mother, father, husband, wife, son, daughter, symptoms, condition, "
    "allergies, off sick, care needs, vulnerable"
)


def snomed(text: str) -> bool:
    """Whether the digits are a SNOMED CT identifier: 6 to 18 digits, partition 00-02 or 10-12, Verhoeff check digit."""
    return 6 <= len(text) <= 18 and text[0] != "0" and text[-3:-1] in {"00", "01", "02", "10", "11", "12"} and bool(verhoeff.is_valid(text))


def _quarters(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Four lists of a size that an automaton holds."""
    size = -(-len(phrases) // 4)
    return tuple(", ".join(phrases[i : i + size]) for i in range(0, len(phrases), size))


def names_illness(text: str) -> bool:
    """Whether a condition stands among the words."""
    return _ILL.search(text) is not None


HEALTH: tuple[Pattern | Shape, ...] = (
    _health(
        names=listed(
            "diagnosis, diagnoses, medication, medications, allergy, allergies, disability, disabilities, disability status, "
            "registered disabled, has disability, disability type, gp, gp name, gp practice, gp surgery, fit note, sick note, "
            "sickness reason, sick leave, sick leave reason, medical condition, medical conditions, health condition, "
            "health conditions, health issues, health notes, medical notes, medical history, health history, medical record, "
            "medical information, health information, blood type, blood group, pregnant, is pregnant, pregnancy, symptom, symptoms, "
            "prescription, prescriptions, dosage, mental health, bmi, body mass index, blood pressure, vaccination, vaccinations, "
            "vaccination status, vaccine, immunisation, immunisations, immunization, covid status, smoker, smoking status, "
            "reasonable adjustments, reasonable adjustment, access needs, accessibility needs, care needs, care plan, support needs, "
            "vulnerability, vulnerabilities, vulnerable customer, vulnerability flag, is vulnerable, vulnerable flag, psr, psr code, "
            "priority services, dietary requirements, dietary needs, special needs, impairment, hearing impairment, "
            "visual impairment, wheelchair, wheelchair user, surgery date, treatment plan, medical treatment, hospital name, "
            "doctor name, consultant name, occupational health, health declaration, cause of death, mobility needs"
        ),
        unless=(*_DEVICES, "margin", "profit", "scan", "cve", "package", "packages", "dependency", "security", "wcag"),
        kinds=ANY,
        score=0.6,
    ),
    _health(
        regex=r"\b(?P<v>(?:diagnosed (?:with|as)|(?:off|signed off|absent) (?:work |sick )?(?:with|due to|because of)|suffer(?:s|ed|"
        r"ing)? (?:from|with)|"
        rf"recover(?:s|ed|ing)? from|treat(?:ed|ment) for|living with|died (?:of|from)|relapse of|symptoms of){_NEXT}{{1,5}})",
        flags=FOLD,
        valid=names_illness,
        score=0.8,
    ),
    _health(
        regex=r"\b(?P<v>diagnosed with(?! the (?:issue|fault|problem|tool))|off sick|signed off (?:work|sick)|(?:fit|sick|"
        r"doctor[’']?s) notes?|(?:phoned|called|rang) in sick|sick leave|sickness absence|registered (?:blind|deaf|disabled)|"
        r"allergic (?:to|reaction)|severe allergy|under the care of|occupational health (?:referral|report|assessment|"
        r"appointment)|blood test results?|medical history|waiting for (?:an operation|surgery)|undergo(?:ing|ne)? (?:surgery|"
        r"chemo|treatment)|mental health (?:crisis|team|condition)|(?:was|been|is|being) (?:sectioned|hospitalised|"
        r"admitted to hospital|taken to hospital)|had (?:a|an) (?:stroke|heart attack|miscarriage|seizure)|"
        r"(?:personal independence payment|disability living allowance|attendance allowance|blue badge)|care home resident|"
        r"i[’']?m (?:disabled|deaf|blind|pregnant|diabetic|epileptic)|(?:she|he) is (?:disabled|deaf|blind|pregnant|diabetic|"
        r"epileptic))",
        flags=FOLD,
        score=0.7,
    ),
    _health(
        regex=rf"\b(?P<v>(?:my|his|her|their|our|customer[’']s|patient[’']s){_NEXT}{{1,4}})",
        flags=FOLD,
        valid=names_illness,
        score=0.6,
    ),
    _health(
        regex=r"\b(?P<v>(?:my|his|her|their) (?:gp|doctor|consultant|medication|prescription|psychiatrist|therapist|oncologist|midwife|"
        r"carer))\b",
        flags=FOLD,
        score=0.6,
    ),
    _health(
        regex=rf"{_WHO} (?:also |now |still )?(?P<v>(?:have|has|had|got|is|am|was|gets|developed|caught|been){_NEXT}{{1,4}})",
        flags=FOLD,
        valid=names_illness,
        score=0.6,
    ),
    *(
        _health(regex=rf"\b(?P<v>{either(part)})\b", flags=FOLD, need="context", context=_PEOPLE, score=0.4)
        for part in _quarters(listed(DISEASES))
    ),
    _health(
        regex=rf"\b(?:(?:take|takes|taking|took|on|prescribed|given|dose of) )?(?P<v>{either(DRUGS)})(?: ?\d{{1,4}} ?(?:mg|mcg|ml))?\b",
        flags=FOLD,
        score=0.6,
    ),
    _health(regex=r"\b(?:taking|prescribed|dose of) (?P<v>[a-z]{5,20} \d{1,4} ?(?:mg|mcg|micrograms?))\b", flags=FOLD, score=0.7),
    _health(regex=r"\b(?P<v>[A-Z][a-z][\w ,-]{2,60} \((?:disorder|finding|procedure|regime/therapy)\))", score=0.6),
    _health(values=among(DISEASES), need="distinct", score=0.7),
    Shape(
        entity="HEALTH_TERM",
        title="Table of health records",
        category="special.health",
        forms=("table",),
        names=listed(
            "conditions, allergies, medications, diagnoses, diagnosis, immunizations, immunisations, vaccinations, prescriptions, "
            "encounters, appointments, care plans, careplans, observations, procedures, sickness, referrals"
        ),
        columns=(
            listed(
                "patient, patient id, patient ref, patient number, nhs number, resident, service user, encounter, pupil id, employee id"
            ),
        ),
        sources=SPECIAL,
    ),
    Shape(
        entity="HEALTH_TERM",
        title="Health document",
        category="special.health",
        forms=("text", "image/*", "application/*"),
        names=listed(
            "fit note, fit notes, sick note, sick notes, medical report, medical reports, medical history, discharge summary, "
            "occupational health, medical records, care plan, care plans, gp letter"
        ),
        unless=("template", "templates", "blank", "guidance", "policy"),
        sources=SPECIAL,
    ),
    _code(
        names=listed(
            "icd 10, icd, icd code, icd 10 code, snomed, snomed code, snomed ct, snomed id, diagnosis code, read code, opcs code, opcs 4"
        ),
        unless=("iso",),
        kinds=("text", "integer"),
        score=0.6,
    ),
    _code(
        regex=r"(?<![\w.-])(?P<v>[A-TV-Z]\d[0-9A-B](?:\.[0-9A-Z]{1,4})?)(?![\w-])",
        context=listed("icd 10, icd10, icd code, diagnosis code, diagnosis, diagnoses, condition"),
        need="context",
        shape=True,
    ),
    _code(
        regex=r"(?<![\w.-])(?P<v>[1-9]\d{5,17})(?![\w-])",
        valid=snomed,
        chance=0.006,
        context=listed("snomed, snomed ct, concept id, diagnosis code, condition code, clinical"),
        need="context",
        kinds=("text", "integer"),
        shape=True,
    ),
)
