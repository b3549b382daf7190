"""What systems of clinics, schools, landlords, lenders, employers and charities call columns of what people keep to themselves."""

from __future__ import annotations

from detectors.packs.listed import listed, noted

HEALTH_NOTED = (
    *noted(
        "fit note, sick note, resus, resuscitation, dnacpr, dnar, access arrangement, access arrangements, access need, additional need, "
        "additional needs, special need, care need, drug test, drugs test, alcohol test, drug and alcohol test, breath test, mental "
        "health, self harm, suicide, suicide risk, self harm risk, care package, occupational health, ill health, ill health retirement, "
        "hearing loss, sight loss, neurodiverse, neurodivergent, fertility treatment, ivf, ivf cycle, contraception, allergy, epipen, "
        "auto injector, medical aid, life support, life support equipment, nebuliser, nebuliser user, blue badge, dental history, eye "
        "prescription, eye test, sight test, hearing test, health assessment, health surveillance, audiometry, spirometry, vaccination, "
        "immunisation, immunization, blood test, smear test, mammogram, biopsy, sen, ehcp"
    ),
    *listed(
        "blue badge anything, medical expiry, medical expiry date, medical due date, medical due, medical date, last medical, next "
        "medical, medical certificate, medical certificate expiry, medical exemption, fit for work, fitness to work, fitness to drive, "
        "pregnancy due date, maternity due date, baby due date, expected date of delivery, expected week of childbirth, last period, "
        "sectioned under, sectioned date, disabled child, dla, dla award, pip award, attendance allowance, carers allowance, personal "
        "independence payment, disability living allowance, employment and support allowance, disabled students allowance, psychologist, "
        "psychologist report, psychiatrist, dental chart, optical prescription, oh referral, oh report, oh outcome, oh appointment, ot "
        "assessment, phq 9, phq 9 score, gad 7, gad 7 score, epds score, primary secondary mmse score, moca score, waterlow score, frailty "
        "score, barthel score, hbv status, hcv status, shielding, long covid"
    ),
)
#: What no word beside it makes a machine's: "services" stands in its very name.
PRIORITY = noted("priority service, priority services, priority services register, psr")
HOSPITAL_NUMBERS = listed("hospital no, hospital number, hosp no, hosp number, hospital id, hospital ref, unit number hospital")
RACE_NOTED = listed("tribal status, tribal enrolment no, iwi, aboriginal status, aboriginal tsi, atsi status, torres strait, first nations")
BELIEF_NOTED = listed(
    "church member, church membership date, mosque, synagogue, gurdwara, halal required, kosher required, halal only, kosher only, "
    "religious diet, dietary religious, religious requirement, religious requirements, religious observance, confirmation date church, "
    "first communion, first communion date, bar mitzvah date, bat mitzvah date"
)
POLITICS_NOTED = listed(
    "electoral leaning, political leaning, political alignment, donation to party, party donation, party donations, party voted, voter "
    "affiliation, party registration"
)
UNION_NOTED = listed("check off deduction, union contribution, strike participation, on strike, took industrial action, strike days")
TRANS_NOTED = listed("gender history, transition date, deadname, dead name")
BIOMETRIC_NOTED = listed(
    "voice id enrolled, voice id enrolment, voice id enrollment, voice id status, voice biometrics enrolled, face id enrolled, thumb "
    "print, thumbprint, fingerprint enrolled"
)
CRIME_NOTED = (
    *noted("dbs, crb, pvg, asbo, mappa, cifas, conviction, arrest warrant"),
    *listed(
        "criminal record check, criminal record check result, criminal record certificate, dbs issued, dbs issued on, dbs cert issued, "
        "dbs seen, dbs cleared, dbs update service, dbs update service id, dbs barred list, barred list check, caution date, date of "
        "caution, endorsement code, licence endorsement, disqualified driver, driving ban, curfew, curfew end, tag expiry, tag end date, "
        "remand date, release date prison, prison release date, disclosure no, injunction, domestic abuse flag, dv flag, perpetrator, "
        "suspicion of fraud, fraud suspicion"
    ),
)
STANDING_NOTED = (
    *noted("ccj, bankruptcy, arrears, universal credit, housing benefit, means test, bursary, gift aid, debt relief order"),
    *listed(
        "iva start, iva start date, iva end date, iva ref, iva supervisor, arrears balance, rent arrears, rent arrears balance, current "
        "arrears, arrears total, balance owed, amount owed, debt amount, debt balance, debt total, ccj count, ccjs count, ccj amount, "
        "bankruptcies, gross annual income, annual inc, gross annual inc, monthly inc, household inc, gross income, net income, monthly "
        "outgoings, outgoings, monthly expenditure, credit class, credit band, credit grade, overdraft limit, od limit, loan balance, "
        "mortgage balance, mortgage amount, mortgage payment, savings balance, bank balance, account balance, net worth, bal amount, "
        "paye, paye deducted, ni ee, ni er, employee ni, ni contribution, ni contributions, nat ins contributions, uc start, uc start "
        "date, uc claim, uc award, benefit cap, benefit amount, benefits claimed, means tested, bursary eligible, bursary amount, "
        "hardship fund, annual bonus, bonus pct, commission earned, pay scale, pay point, spine point, spinal point, hourly rate, day "
        "rate, p 45, p 45 ref, p 45 received, p 60, student loan plan, garnishee, garnishment, wage garnishment, attachment order, aeo, "
        "tax residency, tax resident, tax residence, gift aid declared, gift aid eligible, gift aided, gift aid declaration, gift aid "
        "declaration date, redundancy pay, severance pay"
    ),
)
NATION_NOTED = listed(
    "describe your national identity, eligible to work, nationality iso, nationality iso code, nationality code iso, "
    "nationality code alpha 3, country of citizenship, citizenship status"
)
VISA_NOTED = listed(
    "asylum, asylum status, asylum claim, asylum claim date, asylum seeker, refugee, refugee status, is refugee, home office ref, home "
    "office reference, home office no, right to work document, right to work doc, right to work check date, right to work expiry, rtw "
    "doc type, rtw document, rtw check date, rtw checked, rtw status, passport issuing country, passport country, nrpf, no recourse to "
    "public funds, eu settled status, eu settlement scheme, euss status, entry clearance, arrival in uk"
)
MARITAL_NOTED = listed(
    "marriage date, date of marriage, is married, married, married yn, divorce date, date of divorce, divorced date, divorced, spouse since"
)
CHILD_NOTED = listed(
    "kids names, kids ages, names of children, minor flag, is a minor, in care, child in care, lac status, ages of children"
)
KIN_NOTED = listed(
    "ice name, ice contact, ice phone, ice number, parental responsibility, parental resp, has parental responsibility, household "
    "composition, hh composition, family composition"
)
CASE_NOTED = listed(
    "grievance summary, grievance outcome, grievance details, disciplinary outcome, disciplinary action, disciplinary date, incident "
    "narrative, social worker, social worker name, suspicion, suspicious activity, nca ref, nca reference, safeguarding lead notes, "
    "court order, asb warning, asb flag, asb marker, anti social behaviour, antisocial behaviour case"
)
SAFETY_NOTED = listed(
    "lado referral, lado ref, mash referral, child protection status, child protection plan, cp plan, safeguarding flag, safeguarding "
    "notes, safeguarding concern, safeguarding concerns, safeguarding referral, safeguarding alert, safeguarding alerts, early help, "
    "early help status"
)
WORK_NOTED = listed(
    "leaving reason, dismissal reason, dismissal date, dismissed, reason for dismissal, redundancy date, probation end, timesheet hours, "
    "cv path, cv file, cv link, cv document, resume file, resume path, appraisal rating, performance score, disciplinary points"
)
CARD_EXPIRIES = listed("exp mm, exp yy, exp yyyy, expiry mm, expiry yy")
PIN_DERIVED = listed("pin offset, pin verification value, pvv, encrypted pin block")
DOORS = listed(
    "key safe code, keysafe code, key safe no, key safe, door code, door entry code, alarm code, burglar alarm code, gate code, safe "
    "combination, puk, puk code, puk 1, puk 2"
)
CALLED_AND_CALLING = listed(
    "calling number, called number, a party number, b party number, a party, b party, originating number, terminating number"
)
PEOPLE_NOTED = listed(
    "head teacher, headteacher, signatory, signed by, signed for by, pod name, pod signed by, emboss name, embossed name, middle init"
)
MARKETING_NOTED = listed(
    "mailing pref, mailing preference, mailing preferences, mail preference, marketing pref, marketing prefs, sms pref, sms preference, "
    "phone preference, contact pref, contact prefs, comms preference, comms preferences, sms ok, email ok, phone ok, mail ok, can email, "
    "can sms, can contact, ok to email, ok to contact, tps registered, tps checked"
)
CONSENT_NOTED = listed(
    "photo permission, photo permissions, image permission, image consent, photography consent, photography permission, publicity "
    "consent, trip consent, privacy version, privacy notice version, consent date time"
)
