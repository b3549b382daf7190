"""Words that tell of people whatever stands behind them: `bail_rtn_dt`, `DEPENDANTS_U18`, `consent_share`. Beside people only.

What systems call the rest of a name nobody can list; what it begins with says whose it is.
"""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CONSENT, CRIMINAL, PERSONAL, PRODUCTS, SPECIAL, SYSTEMS, either_of, listed
from scanner.pattern import Pattern

_UNLESS = (*SYSTEMS, *PRODUCTS, *listed("supplier, suppliers, vendor, vendors, template, setting, settings, report, reports, test, tests"))
#: What makes it something that is counted, planned, offered or built, and nobody's.
_OTHERWISE = listed(
    "count, rate, gap, all, query, hub, updated, checked, rules, room, rooms, set, venue, council, state, point, driver, price, prices, "
    "type id, development, average, avg, median, mean, policy, provider, index, theory, model, plan price, zone, label, icon, page, site, "
    "centre, ownership"
)
_CONTACTS = listed("email, e mail, phone, telephone, tel, mobile, url, website, address, postcode, fax, consent")
_begins = partial(Pattern, kinds=ANY, person=True, unless=(*_UNLESS, *_CONTACTS, *_OTHERWISE))


def _with(heads: str) -> tuple[str, ...]:
    """What begins with these; what is no more than one of them, too, where it is of two words and so means nothing else."""
    return (*either_of(listed(heads), ("anything",)), *(head for head in listed(heads) if " " in head))


BEGINS: tuple[Pattern, ...] = (
    _begins(
        entity="EMPLOYMENT_RECORD",
        title="Employment or education history",
        category="work.history",
        names=_with(
            "absence, absent, appraisal, employer, employers, redundancy, resignation, dismissal, termination, timesheet, rota, holiday "
            "entitlement, annual leave, parental leave, qualification, qualifications, degree, predicted grade, predicted grades, "
            "training, cpd, performance rating, performance review, probation period, workplace"
        ),
        sources=PERSONAL,
    ),
    _begins(
        entity="FINANCIAL_STANDING",
        title="Financial standing",
        category="pay.standing",
        names=_with(
            "arrears, aeo, ccj, ccjs, bankruptcy, debt, bailiff, mortgage, overdraft, affordability, adverse credit, forbearance, default "
            "notice, days past due, promise to pay, credit score, credit class, credit check, income, salary, wage, payroll, pension, "
            "taxable, tax code, student loan, universal credit, housing benefit, free school, pupil premium, bursary, hardship, fin "
            "assess, financial assessment, deposit source, savings, net worth, wealth, niable, pensionable, outgoings, expenditure, "
            "childcare cost, childcare costs, fee payer, capital, overpayment, repayment, breathing space, ability to pay, third party "
            "deduction, third party deductions, benefit claim, weekly award, award weekly, earn, earnings"
        ),
        sources=PERSONAL,
    ),
    _begins(
        entity="HEALTH_TERM",
        title="Health information",
        category="special.health",
        names=_with(
            "allergy, allergies, allergen, diagnosis, diagnoses, diag 1, diag 2, primary diag, secondary diag, disability, disabilities, "
            "medication, medications, meds, medical, medicine, prescription, prescribed, prescriber, dosage, drug, hospital, injury, "
            "injuries, illness, sickness, symptom, symptoms, mental health, self harm, suicide, pregnancy, pregnant, maternity, vaccine, "
            "vaccination, vaccinations, immunisation, immunisations, covid, sen, ehcp, dols, mca, mental capacity, dnacpr, "
            "vulnerability, vulnerable, vuln, dietary, diet, wheelchair, mobility aid, hearing aid, blood, bmi, smoking, smoker, alcohol, "
            "drug use, substance misuse, ssp, fit note, sick note, occupational health, therapy, counselling, psychiatric, surgery date, "
            "surgical, clinical, chronic, fme, healthcare, care needs, uda, decayed, radiographs, extractions, watersure reason, risk self "
            "harm, long term sick, flu, hep b, hepatitis, hiv, antenatal, postnatal, seizure, epilepsy, med cert, med marker, med alert, "
            "med info, med admin, med review, family history, fam hist, edd, folic, mh, passenger assistant, access arrangement, access "
            "arrangements, acc arr, behaviour trigger, behaviour triggers, specimen, spec type, body map, conscious, conveyed"
        ),
        unless=(*_UNLESS, *_CONTACTS, *_OTHERWISE, *listed("device, vehicle, alcohol licence, licence, menu, drug company")),
        sources=(*SPECIAL, "UK GDPR Art 4(15)"),
    ),
    _begins(
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=_with(
            "arrest, arrested, arr, bail, offence, offences, offender, offending, conviction, convictions, convicted, criminal, crime, "
            "custodial, imprisonment, prison, parole, probation officer, probation order, hdc, remand, sentencing, conditional release, "
            "automatic release, release on licence, dbs, crb, pvg, caution date, cautions, charge sheet, court, police, penalty points, "
            "endorsement, endorsements, mappa, solicitor requested, detention reason, detained, tagging, warrant, previous conv, previous "
            "convictions, strip search, object of search, stop search"
        ),
        unless=(
            *_UNLESS,
            *_CONTACTS,
            *_OTHERWISE,
            *listed("arr date time, flight, train, arrival, arrivals, sports, tennis, squash, badminton, booking"),
        ),
        sources=CRIMINAL,
    ),
    *(
        _begins(entity=entity, title=title, category=category, names=_with(heads), sources=SPECIAL)
        for entity, title, category, heads in (
            ("ETHNIC_GROUP", "Ethnic group", "special.race", "ethnic, ethnicity, racial"),
            (
                "RELIGION",
                "Religion or belief",
                "special.belief",
                "religion, religious, faith, baptism, baptised, confirmed on, tithe, pastoral",
            ),
            (
                "TRADE_UNION",
                "Trade union membership",
                "special.union",
                "union, trade union, strike, steward, shop steward, pol fund, political fund",
            ),
            (
                "POLITICAL_OPINION",
                "Political opinion",
                "special.politics",
                "political, canvass, voting, voted, vote, party membership, polling",
            ),
            (
                "GENETIC_DATA",
                "Genetic data",
                "special.genetic",
                "genetic, dna sample, dna profile, dna barcode, dna status, genome, karyotype",
            ),
            (
                "BIOMETRIC_TEMPLATE",
                "Biometric data",
                "special.biometric",
                "biometric, fingerprint, faceprint, voiceprint, fp taken, iris scan",
            ),
            ("SEXUAL_ORIENTATION", "Sexual orientation", "special.sex", "sexual orientation, sex orient, sexuality, sexual identity"),
        )
    ),
    _begins(
        entity="GENDER",
        title="Gender",
        category="demog.gender",
        names=_with("gender"),
        sources=(*PERSONAL, "ISO/IEC 5218"),
    ),
    _begins(
        entity="MARITAL_STATUS",
        title="Marital status",
        category="demog.marital",
        names=_with("marital, marriage, married, divorce, divorced, widowed"),
        sources=("ONS Census 2021 for England and Wales, harmonised standards",),
    ),
    _begins(
        entity="NATIONALITY",
        title="Nationality or immigration status",
        category="demog.nationality",
        names=_with(
            "nationality, citizenship, immigration, immig, asylum, refugee, right to work, right to rent, home office, uasc, domicile"
        ),
        sources=PERSONAL,
    ),
    _begins(
        entity="KINSHIP",
        title="Family or next of kin",
        category="family.third_party",
        names=_with(
            "dependant, dependants, dependent, dependents, spouse, guardian, next of kin, nok, emergency contact, household, siblings, "
            "parent education, parent higher, parental, power of attorney, lpa, carers, informant, non dependant, nondep, adults n, hh "
            "children, occupancy"
        ),
        unless=listed("package, packages, npm, module, tree, node, order, orders, job, task, permit, building, room, rooms, space"),
        sources=PERSONAL,
    ),
    _begins(
        entity="CASE_RECORD",
        title="Investigation or case record",
        category="record.case",
        names=_with(
            "grievance, disciplinary, investigation, allegation, allegations, exclusion, exclusions, suspension, tribunal, safeguarding "
            "case, homeless, homelessness, rough sleeper, asb, antisocial behaviour, eviction, sanctions, adverse media, fraud, "
            "misconduct, section 47, sect 42, section 42, malpractice, plagiarism, violence, flag violence, revoked, child protection, "
            "social worker, placement, banned"
        ),
        unless=(*_UNLESS, *_CONTACTS, *_OTHERWISE, *listed("ad, ads, product placement, sentry, car, vehicle")),
        sources=PERSONAL,
    ),
    _begins(
        entity="SAFETY_RECORD",
        title="Health and safety record",
        category="record.safety",
        names=_with("riddor, near miss, safeguarding, injured, lost work days, body part"),
        unless=(*_UNLESS, *_CONTACTS, *_OTHERWISE, *listed("vehicle, vehicles, traffic, road, insurance, claim, claims")),
        sources=("RIDDOR 2013", *PERSONAL),
    ),
    _begins(
        entity="CONSENT_RECORD",
        title="Record of consent",
        category="pref.consent",
        names=_with("consent, consents, permission to, photo permission, photo ok, photos allowed"),
        unless=(*_UNLESS, *listed("marketing, planning, landlord, building, consent text template")),
        sources=CONSENT,
    ),
    _begins(
        entity="ID_DOCUMENT",
        title="Identification document",
        category="id.document",
        names=_with("photo id, proof of id, proof of identity, identity document, id document, id doc"),
        sources=("Immigration Act 2014", *PERSONAL),
    ),
    _begins(
        entity="ID_DOCUMENT",
        title="Passport",
        category="id.passport",
        names=_with("passport"),
        unless=(*_UNLESS, *_CONTACTS, *_OTHERWISE, *listed("photo, office, holder, loyalty, number")),
        sources=("ICAO Doc 9303", *PERSONAL),
    ),
)
