"""What systems of personnel, payroll and benefits call somebody's work, pay and standing: beside people only."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, NOBODYS, PERSONAL, PRODUCTS, listed
from scanner.pattern import Pattern

_LEDGERS = listed("ledger, gl, journal, nominal, cost centre, purchase order, purchase orders, price list, asset, assets")
_kept = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=NOBODYS)
_standing = partial(_kept, entity="FINANCIAL_STANDING", title="Financial standing", category="pay.standing", sources=PERSONAL)

OFFICES: tuple[Pattern, ...] = (
    _kept(
        entity="EMPLOYMENT_RECORD",
        title="Employment or education history",
        category="work.history",
        names=listed(
            "termination date, termination reason, termination code, termination type, term date, term reason, term rsn, grounds for "
            "termination, grounds for term, leaver, leaver flag, is leaver, leaver reason, leaving reason code, last date worked, last day "
            "worked, date last worked, last working day, last day of work, last working date, employment date, employed from, employed "
            "until, rehire date, adjusted service date, continuous service date, continuous service, continuous employment date, cont "
            "service date, reckonable service, reckonable service date, service start date, seniority date, date in post, post start date, "
            "position start date, job start date, assignment start date, assignment status, probation start date, probation date, inactive "
            "date, inactive reason, cause of inactivity, cause of inactivity code, cause of absence, cause of absence code, absence hours, "
            "absent from, absent to, leave type, leave balance, leave taken, leave entitlement, annual leave balance, annual leave "
            "entitlement, holiday balance, holiday taken, holidays taken, holiday days, toil, toil balance, contracted hours, contract "
            "hours, weekly hours, standard hours, std hours, hours per week, fte, full time equivalent, work pattern, working pattern, "
            "work schedule, starter declaration, starter decl, starter form, starter statement, new starter, staff group, job family, post "
            "number, increment date, latest start date, professional registration number, prof reg number, reg expiry, registration "
            "expiry, teacher number, teacher ref, qt status, result grade, predicted outcome, result grd, uci, candidate "
            "number, exam tier, length of service, management level, job level, eligible for rehire, rehire eligible, eligible for re "
            "hire, workplace, work location, place of work, references taken up, reference received date, apprentice start date, reports "
            "to, reports to name, line mgr, course completed, training course, training date, driver cpc, driver cpc expiry, cpc expiry, "
            "cpc hours, dcpc, qts, qts date, qts status, nmc pin, gmc number, hcpc number, registration body, professional registration, "
            "highest educ level, highest qual, qual on entry, quals on entry, qualent, qualent 2, qualent 3, entry qualification, entry "
            "quals, tariff score, ucas points, degree class code, degree result, class of degree, course of study, programme of study, "
            "mode of study, enrolment status, enrol status, destination of leaver, leaver destination, graduate outcome, previous "
            "institution, prev inst, last school attended, exam results status, sats result, key stage 2 result, attainment 8, progress 8, "
            "predicted grade, attendance percent, sessions absent, sessions missed, unauthorised absence, authorised absence, am mark, pm "
            "mark, session mark, employer reference, employment reference, character reference, interview date, interview outcome, "
            "interview score, ucas person id, ucas per id, ucasperid, husid, hus id, hesa student id, own student id, ownstu, student "
            "support number, stu no, student code, applicant score, shortlist score, reference received"
        ),
        unless=(*PRODUCTS, *listed("server, host, cluster, sensor, supplier, vendor, vehicle, machine, boiler, equipment, test, tests")),
        sources=PERSONAL,
    ),
    _kept(
        entity="OCCUPATION",
        title="Occupation",
        category="work.occupation",
        names=listed(
            "occupation abi code, occup abi code, abi occupation, abi occ code, soc 2000, soc 2010, soc 2020, soc code, soc 2020 code, occ "
            "class, occupation class, nssec, ns sec, sec code, business type of occupant, trade or business, employer business, employment "
            "basis, worker category, worker cat, worker type, employee type, employee class, empl class, contract basis, pay group type, "
            "grade title, rank, rank title, position description, position name, duty station"
        ),
        unless=(*NOBODYS, *listed("game, games, search, page, sort, display, score")),
        sources=PERSONAL,
    ),
    _kept(
        entity="SALARY",
        title="Pay or income",
        category="pay.standing",
        names=listed(
            "annual rate, hourly rate, comp rate, compensation rate, base pay, salary rate, gross annual salary, gross annual sal, gross "
            "ann sal, annual comp, total comp, pay element, pay element code, element amount, gross for period, net for period, taxable "
            "pay ytd, taxable ytd, tax paid ytd, tax deducted to date, tax to date, pay to date, gross to date, gross pay to date, niable "
            "pay, niable earnings, ee contribution, ees contribution, er contribution, ers contribution, employee contribution, employer "
            "contribution, ee contrib, er contrib, ee contribs, er contribs, ee contributions, er contributions, empee contribns, emper "
            "contribns, empee contribns ytd, emper contribns ytd, ee pct, er pct, ee percent, er percent, ee rate, er rate, ee pension, er "
            "pension, pension ee, pension er, avc, avcs, avc amount, pensionable pay, pensionable salary, pensionable earnings, qualifying "
            "earnings, qual earnings, qual earn, auto enrolment date, auto enrolment status, ae status, ae date, ae category, spa date, "
            "state pension age, state pension date, normal retirement date, nrd, retirement date, retire age, retirement age, expenses "
            "claimed, mileage claimed, mileage claim, student loan ytd, student loan deduction, student loan amount, sl plan, sl "
            "deduction, pg loan, postgrad loan, smp, smp ytd, spp ytd, shpp, shpp ytd, sap ytd, statutory maternity pay, statutory "
            "paternity pay, bik, bik value, benefit in kind, benefits in kind, car bik, fuel bik, van bik, car benefit, fuel benefit, van "
            "benefit, class 1 a nic, class 1 a, interest free loan, interest free loans, beneficial loan, beneficial loans, medical "
            "treatment or insurance, cash equivalent, car allowance, bonus, bonus amount, allowances, deduction amount, deductions ytd, "
            "net pay ytd, gross pay ytd, tax basis, tax week 1, week 1 month 1, week 1 indicator, scottish taxpayer, ni table, ni table "
            "letter, nic letter, niletter, director nic, annual income band, income bracket, annual inc band, employment income, other "
            "income, rental income, taxable benefit, p 45 tax, previous pay, previous tax, final salary, fund value, pension value, lump "
            "sum, drawdown amount"
        ),
        unless=(*NOBODYS, *_LEDGERS, *listed("supplier rate, exchange, currency, tax rate")),
        sources=PERSONAL,
    ),
    _standing(
        names=listed(
            "iva bankrupt, iva bankruptcy, bankrupt flag, bankruptcy, fatca, fatca status, crs status, us person, us "
            "indicia, monthly commitments, committed expenditure, credit commitments, loan amount, loan purpose, outstanding mortgage, "
            "affordability result, source of deposit, deposit source, debt to income, dti, default count, debt age, days overdue, "
            "attachment of earnings balance, default date, number of defaults, liability order, liability order date, liab order, liab "
            "order date, summons date, summons issued, enforcement agent, enforcement stage, recovery stage, debt stage, write off amount, "
            "bailiff code, outstanding balance, current balance, account balance, rent balance, cur balance, arrears letter, exemption "
            "code, exempt code, exemption class, exemption type, single person discount, disregard reason, disregard class, council tax "
            "reduction, council tax support award, ct reduction, ctr amount, ctrs award, uc claim date, uc claim, uc housing element, "
            "housing element, hb claim, hb entitlement, hb start date, benefit type code, benefit entitlement, gift capacity, wealth "
            "indicator, net worth band, pupil premium flag, pupil premium indicator, pp indicator, pp eligible, eypp, early years pupil "
            "premium, fsm start date, fsm end date, fsm eligible, fsmeligible, free meals, free meal, ever 6, funded "
            "hours, funded hrs, thirty hour code, 30 hours code, tax free childcare, childcare vouchers, tuition fee status, fee status, "
            "bursary award, maintenance loan, warm home discount, whd eligible, fuel poverty, debt repayment, payment plan, payment "
            "arrangement"
        ),
        unless=(*NOBODYS, *_LEDGERS, *listed("coupon, promo, promotion, basket, cart, checkout")),
    ),
)
