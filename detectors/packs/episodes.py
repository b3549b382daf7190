"""What surgeries, hospitals, pharmacies, dentists, opticians and carers call in short what they keep of a patient: beside people only."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, PRODUCTS, SPECIAL, SYSTEMS, listed, noted
from scanner.pattern import Pattern, Shape

_UNLESS = (*SYSTEMS, *PRODUCTS, *listed("vehicle, engine, parcel, shipment, order, orders, ticket, tickets, vet, animal, property"))
#: Who is admitted and discharged, and has marks and courses, without being ill.
_PUPILS = listed("school, pupil, pupils, student, students, learner, employee, prison")
_health = partial(
    Pattern,
    entity="HEALTH_TERM",
    title="Health information",
    category="special.health",
    kinds=ANY,
    score=0.6,
    unless=_UNLESS,
    sources=(*SPECIAL, "NHS Data Model and Dictionary", "OMOP Common Data Model"),
)
#: Said of people only.
_PLAIN = (
    "gp code, gp practice code, gp name, gp ref, gppract, gp prac, registered gp, registered practice, general practitioner, general "
    "medical practice, general medical practice code, practice code, drug name, drug desc, drug description, drug code, medicine, "
    "medicine name, medicine description, dose instruction, dosage instructions, dispensed, prescriber, prescriber code, "
    "prescribed by, exemption category, repeat medication, par q, parq, parq result, par q result, medical declaration, medical cond "
    "declaration, medical condition declared, med cond declaration, med declaration, med cond decl, d 4 medical, d 4 expiry, carer "
    "support, carer support indicator, carer status, disability code, disab code, disability allowance, disability type, disability "
    "status, mobility status, walking distance, walking ability, primary support reason, primary support, funded "
    "nursing care, chc, chc status, continuing healthcare, fnc, falls risk, needs code, need code, primary need, send need, medical "
    "priority, medical banding, medical points, special assistance, assistance required, assistance code, ssr, ssr code, ssrs, meal code, "
    "special meal, allergen, allergens, allergy code, ssp, ssp ytd, ssp amount, statutory sick pay, sick pay, sickness code, vulnerability "
    "code, vuln code, vuln, vuln flag, vulnerable code, vulnerability flag, tooth, tooth number, tooth notation, bpe, bpe score, perio, "
    "perio score, dental treatment, uda, udas, treatment band, spectacle prescription, visual acuity, iop, od sphere, os sphere, right "
    "sph, left sph, right cyl, left cyl, hesid, hes id, encrypted hesid, encrypted hes id, pseudo nhs number, health visitor, health "
    "visitor name, midwife, midwife name, named nurse, keyworker health, care coordinator, lead clinician, looked after health, ehcp "
    "indicator, ehcp plan, sen unit, sen stage, sen ranking, sen type ranking, access requirements, oxygen user, home oxygen, dialysis at "
    "home, medical dependency"
)
#: Of an admission, an appointment or a test where the rows have what only patients have.
_CLINICAL = (
    "admission date, admit date, date admitted, admidate, admission method, admimeth, admission source, admission type, discharge date, "
    "date discharged, disdate, discharge method, dismeth, discharge destination, disdest, episode start, episode start date, epistart, "
    "episode end, episode end date, epiend, episode number, epiorder, spell start, spell end, spell start date, spell end date, spell "
    "number, ward code, ward name, bed, specialty, speciality, specialty code, treatment specialty, treatment specialty code, "
    "tretspef, main specialty, main specialty code, mainspef, treatment function, treatment function code, consultant, consultant code, "
    "clinician, clinician name, patient classification, referral date, referral reason, referral source, referral priority, attendance "
    "type, attendance date, attendance outcome, attended or dna, first attendance, appointment outcome, appointment type, appointment "
    "date, clinic code, clinic, clinic date, outcome of attendance, decision to admit date, waiting list date, rtt start, rtt status, "
    "procedure, procedure date, operation, opertn, opertn 01, opertn 02, opertn 03, operation status, anaesthetic, theatre, observation "
    "type, observation code, observation date, observation text, result date, sample date, specimen, specimen type, test name, test code, "
    "dose, quantity, quantity unit, duration days, route, course duration, numeric unit, numeric range, care setting, onset date, "
    "resolved date, problem, problem status, significance, associated text, consultation type, consultation reason, consultation date, "
    "condition start date, condition end date, condition source value, drug start date, drug end date, drug source value, procedure source "
    "value, measurement value, value as number, value as concept, measurement source value, visit type, visit start date, visit end date, "
    "hospital provider spell, intended management, triage, triage date, arrival mode, arrival date, departure date, investigation, "
    "treatment code, acuity, discharge status"
)
#: Of what accounts and devices are as well.
_DISABLED = "disabled, disable, disabl, disabled veteran, registered disabled"
#: What is asked of people beside it, and of no account.
_OF_PEOPLE = ("MARITAL_STATUS", "ETHNIC_GROUP", "KINSHIP")
#: What stands in the rows of patients and of nobody else.
_OF_PATIENTS = ("UK_NHS", "UK_CHI", "MEDICAL_CODE")

EPISODES: tuple[Pattern | Shape, ...] = (
    _health(names=(*listed(_PLAIN), *noted("medical exemption, mental health, health visitor")), person=True),
    *(_health(names=listed(_CLINICAL), unless=(*_UNLESS, *_PUPILS), need="beside", beside=known) for known in _OF_PATIENTS),
    *(_health(names=listed(_DISABLED), need="beside", beside=known) for known in _OF_PEOPLE),
    Pattern(  # codes of ethnic categories
        entity="ETHNIC_GROUP",
        title="Ethnic group",
        category="special.race",
        names=listed(
            "ethnos, ethcat, eth cat, ethnic cat, eth orig, eth origin, ethnic orig, ethnic grp code, def eth, self def ethnicity, officer "
            "def eth, officer defined ethnicity, observed ethnicity, ic code"
        ),
        kinds=ANY,
        person=True,
        score=0.6,
        unless=(*SYSTEMS, *PRODUCTS),
        sources=(*SPECIAL, "NHS Data Model and Dictionary: ethnic category"),
    ),
    Shape(
        entity="HEALTH_TERM",
        title="Table of health records",
        category="special.health",
        forms=("table",),
        names=listed(
            "condition occurrence, drug exposure, procedure occurrence, device exposure, visit occurrence, measurement, observation, "
            "death, care record, hes, apc, admitted patient care, inpatient episodes, outpatients, emergency care, patient issue, drug "
            "record, dispensed, dispensing, treatments, dental treatments, sight tests, referral, admission, admissions, discharges, ward "
            "stays, care visits, clinic letters, waiting list, medication, problem, immunisation, vaccination, screening"
        ),
        columns=(
            listed(
                "patient, patient id, patient guid, patient ref, patient number, pat id, nhs number, nhs no, person id, mrn, hospital "
                "number, newnhsno, hesid, service user, resident, subject id, chi number, pat surname"
            ),
        ),
        unless=listed("vet, animal, template, school, pupil"),
        sources=(*SPECIAL, "OMOP Common Data Model", "NHS Data Model and Dictionary"),
    ),
)
