"""What surveys, schools and payrolls call in short what somebody is, earns and has learnt: columns of people whom nobody need name."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CHILDREN, PERSONAL, PRODUCTS, SYSTEMS, flagged, listed
from scanner.pattern import Pattern

_UNLESS = (
    *SYSTEMS,
    *PRODUCTS,
    *listed("order, orders, basket, cart, menu, recipe, food, foods, engine, vehicle, parcel, shipment, weather"),
)
#: Where `lac` is the area in which a telephone was.
_CELLS = listed("cdr, cell, cells, call, calls, call detail, imsi, msc")
_asked = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=_UNLESS, sources=PERSONAL)

SURVEYED: tuple[Pattern, ...] = (
    _asked(
        entity="CHILD",
        title="Information about a child",
        category="subject.child",
        unless=(*_UNLESS, *_CELLS),
        names=listed(
            "yr grp, yr group, year group, nc year, nc yr, school year, reg group, tutor group, tutor grp, form group, lac, cla, looked "
            "after, looked after child, cp plan, child protection plan, cin plan, key stage, child weight, chldage, child height"
        ),
        sources=CHILDREN,
    ),
    _asked(
        entity="CASE_RECORD",
        title="Investigation or case record",
        category="record.case",
        unless=(*_UNLESS, *_CELLS, *listed("fraud score, fraud risk, fraud filter, fraud check")),
        names=listed(
            "lac, cla, looked after, cp plan, child protection plan, cin plan, care leaver, carelvr, care lvr, incident type, incident "
            "desc, incident description, incd type, incd desc, inc type, inc desc, behaviour type, behaviour description, behaviour "
            "category, behaviour outcome, behaviour action, behaviour severity, behaviour detail, excl type, exclusion type, exclusion, "
            "excl days, allegation type, perp nm, perp name, perpetrator name, complainant, cplt nm, cplt name, complainant name, asb "
            "type, asb typ, asb outcome, fraud ind, fraud, frdm, vulnerability marker"
        ),
    ),
    _asked(
        entity="NATIONALITY",
        title="Nationality",
        category="demog.nationality",
        names=listed(
            "home lang, home language, first lang, first language, mother tongue, native language, native lang, interp lang, "
            "interpreter, interpreter lang, interpreter language, eal, eal flag, english second language, immigrant, immigr, foreign, "
            "migrant, visa, visa reqd, visa required, visa req, cas no, cas number, cas ref, dom code, dom cd, domicile, domicile "
            "country, fee status country, citizen, us citizen, birthplace country, ctry of birth, bpl"
        ),
    ),
    _asked(
        entity="GENDER",
        title="Gender",
        category="demog.gender",
        names=(*flagged("male, female"), *listed("man, woman, boy, girl, sx, sex m, msex, fem, r female, r male, rsex, sex code")),
    ),
    _asked(
        entity="AGE",
        title="Age",
        category="demog.dob",
        names=listed(
            "agegrp, age gp, age grp, agecat, age cl, age class, ageyrs, mage, fage, age mother, age father, mother age, father age, "
            "maternal age, paternal age, age at diagnosis, age dx, age onset, age yr, age y, age months, age mo, birth cohort, cohort, "
            "born year"
        ),
    ),
    _asked(
        entity="MARITAL_STATUS",
        title="Marital status",
        category="demog.marital",
        names=listed(
            "widowed, widow, single, cohab, cohabiting, spouse present, marst, married before, times married, n marriages, msta, years "
            "married, yearsmarried, sit fam, situation familiale, marr"
        ),
    ),
    _asked(
        entity="KINSHIP",
        title="Family or next of kin",
        category="family.third_party",
        names=listed(
            "kids n, n kids, nkids, nchild, n child, n children, nb enf, nb enfants, nombre enfants, childs, children, sibs, n siblings, "
            "brothers, sisters, famsize, fam size, hhsize, hh comp, hh composition, household comp, no chld, no children, num chld, kids "
            "lt 6, kidslt 6, kids ge 6, kids 5, kids 618, young kids, mother alive, father alive, mother educ, father educ, meduc, "
            "feduc, pared, par educ, par occ, paroccup, parent occup, relto stu, rel to stu, rel to student, rel to pupil, relationship "
            "to pupil, relationship to student, par respons, parental respons"
        ),
    ),
    _asked(
        entity="EMPLOYMENT_RECORD",
        title="Employment or education history",
        category="work.history",
        names=listed(
            "educ, edu, education, yrs educ, yrs school, years education, years of education, years educ, educ years, yeduc, educyrs, "
            "edyrs, schooling, yrs schooling, highest grade, grade completed, hs grad, high school, highschool, college, coll grad, "
            "degree, exper, experience, years experience, work exper, tenure, job tenure, yrs service, years of service, yrs since phd, "
            "iq, sat, sat math, sat verbal, gre, act score, test score, math score, maths score, read score, reading score, write score, "
            "gpa, grade point average, exam grade, exam mark, exam score, exam result, exam subject, exam award, exam predicted, exam "
            "level, pred grade, pred grd, ach grade, ach grd, achieved grade, grd, grade, marks, mark, attendance mark, attendance code, "
            "attendance status, attendance late, mins late, minutes late, absences, days absent, absent, late count, beh pts, behaviour "
            "points, prev school, previous school, school name, last school, school urn, sch urn, school code, prior school, adm date, "
            "admission date school, date admitted, leave date, date left, qual type, qual typ, qual subj, qual subject, award year, "
            "award yr, hours, hours week, hrs worked, ot hrs, ot hours, overtime hours, hrs, weeks worked, full time, fulltime, part "
            "time, parttime, abs rsn, abs reason, abs frm, abs from, abs to, abs start, abs end, abs type, absence rsn, bradford, bradf "
            "sc, bradford sc, rtw interview, rtw intvw, rtwi, return to work, dt embauche, date embauche, embauche, dt entree, dt sortie"
        ),
    ),
    _asked(
        entity="EMPLOYMENT_STATUS",
        title="Employment status",
        category="work.occupation",
        names=listed(
            "lfp, labor force, labour force, in labor force, unemployed, unemp, retired, self employed, selfemp, employed, empstat, emp "
            "sta, empst, empl status, work stat, white collar, blue collar, industry, occ, occup, occupn, prof"
        ),
    ),
    _asked(
        entity="SALARY",
        title="Pay or income",
        category="pay.standing",
        names=listed(
            "hhinc, hh inc, hh income, household inc, fam inc, faminc, family income, fincome, husband income, wife income, "
            "earn, earns, earnings, earn yr, wkly earn, weekly earnings, wage, wages, lwage, log wage, hwage, hrwage, hourly rate, hrly "
            "rt, hrly rate, hr rate, poverty, poor, welfare, tanf, food stamps, wealth, assets, net assets, savings, home equity, ses, "
            "socioeconomic status, social class, socclass, sal brut, salaire brut, grs ytd, gross ytd, ytd grs, attch earn, attach earn, "
            "attachment earnings, pen schm, pen scheme, pension schm, stdnt ln, student ln, stud loan, stu loan, fsm elig, fsm, fsm 6, "
            "pp ind, pp flag, pupil prem, imd, imd decile, imd quintile, arrs bal, arrears bal, arrs, hb amt, hb amount, uc ind, uc "
            "flag, apa, apa ind, nosp, nosp date, bnkp, bankp, bankrupt, cr sc, cred sc, crsc, burs amt, bursary amt, slc ref, slc no, "
            "wlth band, failed colls, failed collections, failed payments, ann sal, tx code, ni cat"
        ),
    ),
)
