"""What tables are called in which people stand for one reason: who is in custody, in a union, on a ward. Each row reveals it, whatever
its columns are called."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import CRIMINAL, PERSONAL, SPECIAL, listed
from scanner.pattern import Shape

_NOBODY = listed(
    "lookup, lookups, ref, reference, codes, code list, template, templates, config, settings, type, types, product, products, vet, animal"
)
_rows = partial(Shape, forms=("table",), person=True, unless=_NOBODY)

ROWS: tuple[Shape, ...] = (
    _rows(
        entity="CRIMINAL_OFFENCE",
        title="Table of people suspected, detained or convicted",
        category="criminal.offence",
        names=listed(
            "custody record, custody records, custody, detained persons, detainees, offender, offenders, prisoner, prisoners, inmate, "
            "inmates, nominal, nominals, arrest, arrests, offence, offences, conviction, convictions, probation case, probation cases, "
            "suspects, defendants, charge sheet, charge sheets, dbs checks, dbs register, warrants, bail, crime report, crime reports, "
            "crime record, stop search, stop and search, searches of people"
        ),
        unless=(*_NOBODY, *listed("asset custody, fund, securities, child custody")),
        sources=CRIMINAL,
    ),
    _rows(
        entity="TRADE_UNION",
        title="Table of members of a trade union",
        category="special.union",
        names=listed("union member, union members, union membership, trade union, shop stewards, strike ballot, industrial action ballot"),
        unless=(*_NOBODY, "credit union"),
        sources=SPECIAL,
    ),
    _rows(
        entity="RELIGION",
        title="Table of members of a religious community",
        category="special.belief",
        names=listed(
            "church people, church members, church directory, parishioner, parishioners, parish register, congregation, congregants, "
            "baptisms, baptism register, mosque members, synagogue members, gurdwara members, temple members, church"
        ),
        sources=SPECIAL,
    ),
    _rows(
        entity="POLITICAL_OPINION",
        title="Table of voters or members of a party",
        category="special.politics",
        names=listed(
            "canvass, canvassing, canvass returns, canvass data, party members, party membership, voter file, voter contacts, voter id"
        ),
        sources=SPECIAL,
    ),
    _rows(
        entity="HEALTH_TERM",
        title="Table of patients",
        category="special.health",
        names=listed(
            "patient, patients, mpi, patient index, patient list, ward list, care home residents, dental, dentistry, fp 17, sight test, "
            "optical, mental health, maternity, emergency care, ecds, antenatal, booking mother, lims, laboratory results, ambulance, care "
            "rota, home care visits, ed attendance, ae attendance, hospital attendance, outpatient, inpatient, therapy sessions, service "
            "users, care plan, health visiting, health visits, occupational health, sickness absence, blue badge, priority services, psr "
            "register"
        ),
        unless=(*_NOBODY, *listed("portal, login, users")),
        sources=SPECIAL,
    ),
    _rows(
        entity="CASE_RECORD",
        title="Table of cases of people",
        category="record.case",
        names=listed(
            "homeless, homelessness, homeless applications, hclic, housing needs, social care, adult social care, adult care, childrens "
            "social care, safeguarding cases, child protection, looked after children, care assessments, antisocial behaviour, asb cases, "
            "foi requests, fraud cases, disciplinaries, exclusions, suspensions, penalty charge notices, pcn, pcns"
        ),
        sources=PERSONAL,
    ),
    _rows(
        entity="FINANCIAL_STANDING",
        title="Table of what people earn, owe or are due",
        category="pay.standing",
        names=listed(
            "mortgage app, mortgage application, mortgage applications, loan application, loan applications, credit application, credit "
            "applications, credit check, credit checks, affordability, benefit claim, benefit claims, hb claim, hb claims, housing "
            "benefit, debt, debts, council tax, debtors, arrears, bursaries, hardship fund, pension members, payroll, payslips, salaries, "
            "tenant referencing, income assessment"
        ),
        sources=PERSONAL,
    ),
    _rows(
        entity="PURCHASE",
        title="Table of what people booked, insured or hired",
        category="buy.history",
        names=listed(
            "guest stay, guest stays, hotel stays, stays, claims, claim master, insurance claims, motor claims, tenancies, season tickets, "
            "charge session, charge sessions, charging sessions, car hire, hires, passengers, pnr, gift aid, pledges, enrolled classes, "
            "loans issued, service calls, site visits booked"
        ),
        sources=PERSONAL,
    ),
    _rows(
        entity="EMPLOYMENT_RECORD",
        title="Table of applicants, workers or students",
        category="work.history",
        names=listed(
            "applicants, applicant, job applications, candidates, workers, worker, volunteers, training records, ucas, students, student, "
            "enrolments, exam entries, exam results, attendance register, absence, absences, leave requests, holiday requests, timesheets"
        ),
        sources=PERSONAL,
    ),
)
