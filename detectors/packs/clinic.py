"""Health as records keep it: columns and tables, enumerations, measurements, and the codes of ICD-10, OPCS-4, Read, SNOMED CT and LOINC."""

from __future__ import annotations

from functools import partial

from stdnum import luhn, verhoeff

from detectors.packs.abroad import HEALTH_ABROAD
from detectors.packs.illness import AILMENTS, CLINICAL, COMPLAINTS, DISEASES, DRUGS, MEDICINES, dosed, illness_term, only_illness
from detectors.packs.listed import ANY, FOLD, PRODUCTS, SPECIAL, SYSTEMS, WORDS, among, coded, flagged, listed, tested
from detectors.packs.noted import HEALTH_NOTED, PRIORITY
from scanner.pattern import Pattern, Shape

_health = partial(
    Pattern, entity="HEALTH_TERM", title="Health information", category="special.health", sources=(*SPECIAL, "UK GDPR Art 4(15)")
)
_table = partial(Shape, entity="HEALTH_TERM", category="special.health", sources=SPECIAL)
_code = partial(
    Pattern,
    entity="MEDICAL_CODE",
    title="Medical code",
    category="special.health",
    need="context",
    shape=True,
    sources=(*SPECIAL, "ICD-10 and OPCS-4 (NHS classifications)", "SNOMED CT UK edition and dm+d", "Read codes", "LOINC"),
)

_DEVICES = (
    *SYSTEMS,
    *listed(
        "vehicle, engine, fault, machine, machines, network, error code, build, error, query, source code,  crop, plant, soil, water, "
        "surface, timber, margin, profit, scan, cve, package, packages, dependency, security, wcag, battery, golf, horse, betting, "
        "course, website, web, browser, ui, software, printer, cvss, severity, exploit, food, foods, nutrition, nutrient, recipe, "
        "recipes, ingredient, menu, cereal, room, rooms, hotel, rental, listing, station, stop, stops, venue, building, amenity, poi, "
        "osm, animal, pet, pets, vet, livestock, lookup, lookups, code list, codelist, reference data, data dictionary"
    ),
)
#: Where illnesses are what something is for, about or against.
_OFFERED = listed(
    "product, products, catalogue, catalog, item, items, sku, shop, brand, cover, coverage, covers, policy, policies, premium, insured, "
    "insurance, benefit, campaign, fund, appeal, charity, cause, topic, subject, tag, tags, category, title, article, post, book, course, "
    "research, study, trial, keyword, interest, interests, page, team, department, ward, clinic, specialty, speciality, indication, "
    "webinar, event, lesson, question, search, query, segment, audience"
)
#: What money was spent on, or how much of something there was in all. How many medicines somebody takes is health, though.
_SUMS = listed(
    "covered, uncovered, reimbursed, reimbursable, billed, payable, cost, cost of, costs of, price of, spend on, spent on, total, totals, "
    "sum of, average, avg, mean, median"
)
_DISABILITY = among(
    "yes limited a lot, yes - limited a lot, yes limited a little, day-to-day activities limited a lot, "
    "day-to-day activities limited a little, day-to-day activities not limited, limited a lot, limited a little, physical impairment, "
    "sensory impairment, mental health condition, learning difficulty, learning disability, long-standing illness, "
    "long-standing illness or health condition, long term condition, deaf or hearing impaired, blind or partially sighted, "
    "wheelchair user, social/communication impairment, cognitive impairment, long-term condition, no known disability, current smoker, "
    "ex-smoker, ex smoker, former smoker, never smoked, non-smoker, non smoker, smoker, vaper, heavy smoker, light smoker"
)


def snomed(text: str) -> bool:
    """Whether the digits are a SNOMED CT identifier: 6 to 18 digits, partition 00-02 or 10-12, Verhoeff check digit."""
    return 6 <= len(text) <= 18 and text[0] != "0" and text[-3:-1] in {"00", "01", "02", "10", "11", "12"} and bool(verhoeff.is_valid(text))


def loinc(text: str) -> bool:
    """Whether the number ends with LOINC's check digit (mod 10, as Luhn's)."""
    return bool(luhn.is_valid(text.replace("-", "")))


CLINIC: tuple[Pattern | Shape, ...] = (
    _health(
        names=(
            *coded(
                "diagnosis, diagnoses, disability, disabilities, allergy, allergies, impairment, medical condition, health condition, "
                "disab, sickness, absence reason, sickness reason, reason for absence, vaccine, vaccination, smoking, smoker, "
                "sen provision, special educational needs, access needs, dietary requirement, dietary requirements, long term condition"
            ),
            *flagged(
                "disability, disabled person, registered disabled, disab, smoker, smoking, pregnant, preg, pregnancy, vulnerable, "
                "vulnerability, vaccinated, vaccination, covid, diabetic, asthmatic, wheelchair, hearing impaired, visually impaired, "
                "vulnerable customer, sen, ehcp, psr, organ donor"
            ),
            *listed(
                "diag code, diag cd, diag desc, dx code, dx desc, medication, medications, meds, disability benefit, gp, gp name, "
                "gp practice, gp surgery, surgery name and address, gp name and address, gp details, fit note, fit notes, sick note, "
                "sick leave, sick days, days sick, "
                "sick leave reason, sickness absence, absence type, absence category, absence cause, absence code, absence from, "
                "absence to, absence start, absence end, bradford factor, bradford score, ssp start, return to work interview, maternity, "
                "maternity leave, maternity leave start, maternity start date, medical conditions, health conditions, health issues, "
                "health problems, health notes, health profile, health info, medical profile, medical info, med info, medical notes, "
                "medical history, med hist, health history, medical record, "
                "medical records, medical information, health information, health data, health details, medical details, blood type, "
                "blood group, symptom, symptoms, symptom onset, prescription, prescriptions, dosage, mental health, bmi, body mass index, "
                "blood pressure, bp reading, bp systolic, bp diastolic, systolic, diastolic, systolic bp, diastolic bp, "
                "resting heart rate, resting hr, heart rate bpm, hba 1 c, cholesterol, blood glucose, glucose level, body weight, "
                "patient weight, "
                "spo 2, oxygen saturation, drug chart, mental health act section, mh act section, ssp days, smp amt, smp amount, "
                "dietary reqs, dietary preferences, meal pref, meal preference, healthcare expenses, healthcare coverage, "
                "medical expenses, body fat, body fat pct, body fat percent, "
                "body fat percentage, medical cond, menstrual cycle, cycle length, "
                "last menstrual period, last period date, vaccinations, immunisation, "
                "immunisations, immunization, immunizations, vax status, vaccine status, "
                "vaccine dose, vaccine batch, covid test result, covid result, "
                "reasonable adjustments, reasonable adjustment, adjustments required, accessibility needs, accessibility requirements, "
                "access requirements, any access requirements, adjustments we can make, adjustments you need, any adjustments, "
                "care needs, care plan, "
                "care notes, care package, support needs, vulnerability, vulnerability type, vulnerability reason, vulnerability notes, "
                "vulnerability code, vulnerabilities, psr, psr code, priority services, priority services register, dietary needs, "
                "special needs, alcohol units, alc units, units per week, alcohol intake, drug use, drinks per week, cigarettes per day, "
                "sen, sen status, sen type, sen need, ehcp, ehc plan, send status, neurodiversity, neurodivergent, hearing impairment, "
                "visual impairment, wheelchair, wheelchair user, mobility aid, mobility needs, mobility issues, surgery date, "
                "treatment plan, medical treatment, hospital name, hospital no, hospital admission date, hospital discharge date, "
                "admission reason, discharge summary, discharge diagnosis, doctor name, primary care physician, pcp name, "
                "attending physician, consultant name, occupational health, health declaration, health questionnaire, cause of death, "
                "injury description, injury details, injury type, "
                "lab result, lab results, blood test result, blood results, pathology result, radiology report, clinical notes, "
                "clinical note, nursing notes, consultation notes, presenting complaint, chief complaint, triage notes, triage category, "
                "therapy notes, counselling notes, mental capacity, capacity assessment, dnacpr, dnr, resuscitation status, hiv status, "
                "sti result, sexual health, organ donor"
            ),
            *HEALTH_NOTED,
            *HEALTH_ABROAD,
        ),
        unless=(*_DEVICES, *_SUMS, "gps"),  # the plural of a GP elsewhere
        kinds=ANY,
        score=0.6,
    ),
    _health(names=PRIORITY, kinds=ANY, score=0.6),
    _health(names=tested(f"{DISEASES}, hepatitis, disability disclosure"), unless=_DEVICES, kinds=ANY, score=0.6),
    _health(
        values=among(
            "a+, a-, b+, b-, ab+, ab-, o+, o-, a positive, a negative, b positive, b negative, o positive, o negative, ab positive, "
            "ab negative, a rhd positive, a rhd negative, b rhd positive, b rhd negative, o rhd positive, o rhd negative, "
            "ab rhd positive, ab rhd negative, a pos, a neg, b pos, b neg, ab pos, ab neg, o pos, o neg"
        ),
        names=listed("blood group, blood type, blutgruppe, groupe sanguin, grupo sanguineo, gruppo sanguigno, bloedgroep"),
        need="name",
        score=0.8,
    ),
    _health(values=_DISABILITY, need="distinct", score=0.7),
    _health(values=among(DISEASES), need="distinct", score=0.7),
    _health(
        values=among(f"{DISEASES}, {AILMENTS}, {DRUGS}"),
        context=listed("medical, health, illness, illnesses, ailment, ailments, condition, conditions"),
        unless=_DEVICES,
        need="context",
        score=0.7,
    ),
    _health(
        regex=r"^[ \t]{0,4}(?P<v>[a-z][a-z0-9' -]{2,40}(?:(?: ?[,;/&+] ?| and | with )[a-z0-9][a-z0-9' -]{2,40}){1,5})[ \t]{0,4}$",
        flags=FOLD,
        words=COMPLAINTS,
        valid=only_illness,
        score=0.7,
    ),
    _health(  # of the charts by which medicines are given
        regex=r"^[ \t]{0,4}(?P<v>[a-z][a-z' -]{3,40}?[ -]{0,2}[0-9]{1,4}(?:[.,][0-9]{1,3})? ?(?:mg|mcg|micrograms?|g|ml|iu|units|%)"
        r"(?:[ /][a-z0-9 /.]{1,30})?)[ \t]{0,4}$",
        flags=FOLD,
        words=MEDICINES,
        valid=dosed,
        chance=0.1,
        unless=PRODUCTS,
        need="distinct",
        person=True,
        score=0.7,
    ),
    _health(
        regex=r"^[ \t]{0,4}(?P<v>[a-z][a-z0-9' ,()/+-]{2,80})[ \t]{0,4}$",
        flags=FOLD,
        words=CLINICAL,
        valid=illness_term,
        unless=(*_DEVICES, *_OFFERED),
        need="distinct",
        least=5,
        person=True,
        score=0.7,
    ),
    _health(
        regex=r"(?<![\w.])(?P<v>(?:bp|blood pressure)(?: is| was| of)?[:=]? ?[0-9]{2,3} ?(?:/|over) ?[0-9]{2,3}(?![0-9/])|(?:bmi|hba1c|"
        r"egfr|phq-?9|gad-?7|news2|spo2|peak flow|fev1)(?:(?: is| was| of| score)?[:=]? |[:=])[0-9]{1,3}(?:\.[0-9]{1,2})?(?![0-9]|\.[0-9])|"
        r"(?:o2 )?sats(?: are| of| at|:)? ?[0-9]{2,3} ?%|blood (?:group|type)(?: is)?[:=]? ?(?:a|b|ab|o)(?: ?[+-]| ?(?:rhd )?(?:pos|"
        r"neg)(?:itive|ative)?)(?!\w))",
        flags=FOLD,
        score=0.7,
    ),
    _health(regex=r"\b(?P<v>[A-Z][a-z][\w ,-]{2,60} \((?:disorder|finding|procedure|regime/therapy|situation)\))", score=0.6),
    _table(
        title="Table of health records",
        forms=("table",),
        names=listed(
            "conditions, allergies, medications, diagnoses, diagnosis, immunizations, immunisations, vaccinations, prescriptions, "
            "encounters, appointments, care plans, careplans, observations, procedures, sickness, sickness absence, absences, referrals, "
            "admissions, lab results, vitals, consultations"
        ),
        columns=(
            listed(
                "patient, patient id, patient ref, patient number, nhs number, resident, service user, encounter, pupil id, employee id, "
                "staff id, mrn, subject id, person id"
            ),
        ),
    ),
    _table(
        title="Answers about somebody's health",
        names=listed("par q, parq, health questionnaire, health questionnaires, medical questionnaire, health screening"),
        unless=("template", "templates", "blank", "guidance", "policy", "leaflet"),
        person=True,
    ),
    _table(
        title="Health document",
        forms=("text", "image/*", "application/*"),
        names=listed(
            "fit note, fit notes, sick note, sick notes, medical report, medical reports, medical history, discharge summary, "
            "discharge letter, occupational health, medical records, care plan, care plans, gp letter, hospital letter, clinic letter, "
            "referral letter, prescription, prescriptions, x ray, xray, mri, blood results, vaccination card, sickness records"
        ),
        unless=("template", "templates", "blank", "guidance", "policy", "leaflet"),
    ),
    _code(
        names=listed(
            "icd 10, icd, icd 9, icd 11, icd code, icd 10 code, icd 10 cm, snomed, snomed code, snomed ct, snomed id, snomed concept id, "
            "diagnosis code, diag code, diag cd, dx code, read code, read codes, readcode, ctv 3, opcs code, opcs 4, opcs, loinc, "
            "loinc code, loinc num, dmd code, dm d code, vmp id, amp id, procedure code, hcpcs, hcpcs code, cpt code, drg code, hrg code, "
            "medcode, med code id, snomed concept, rxnorm, rxcui, ndc code, atc code"
        ),
        unless=("iso", *listed("stored, sql, db")),
        kinds=WORDS,
        score=0.6,
        need="",
    ),
    _code(
        regex=r"(?<![\w.-])(?P<v>[A-TV-Z][0-9][0-9AB](?:\.?[0-9X][0-9A-Z]{0,3})?[DA*+]?)(?![\w-])",
        context=listed(
            "icd 10, icd10, icd code, icd, diagnosis code, diagnosis, diagnoses, diag, dx, opcs, opcs 4, opcs4, procedure code, "
            "primary diagnosis"
        ),
    ),
    _code(
        regex=r"(?<![\w.-])(?P<v>[1-9][0-9]{5,17})(?![\w-])",
        valid=snomed,
        chance=0.006,
        context=listed("snomed, snomed ct, sctid, concept id, diagnosis code, condition code, clinical, dm d, dmd, vmp, amp, vpid, apid"),
        kinds=WORDS,
    ),
    _code(
        regex=r"(?<![\w.])(?P<v>(?=[A-Za-z0-9.]{5}(?!\w))(?=[A-Za-z0-9]{1,4}[0-9.])[A-HJ-NP-UXYZ0-9][A-Za-z0-9]{1,3}(?:[A-Za-z0-9]|"
        r"\.{1,3}))(?!\w)",
        context=listed("read code, read codes, readcode, ctv 3, ctv3, read v 2, read v2, read 2"),
    ),
    _code(
        regex=r"(?<![\w.-])(?P<v>[0-9]{3,6}-[0-9])(?![\w-])",
        valid=loinc,
        chance=0.1,
        context=listed("loinc, loinc code, observation code, lab code"),
    ),
)
