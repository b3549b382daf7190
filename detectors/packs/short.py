"""What columns of people are called in short, or as one says it: elsewhere the same words mean other things, and count for nothing."""

from __future__ import annotations

from detectors.packs.listed import ANY, CRIMINAL, MARKETING, PERSONAL, PRODUCTS, SPECIAL, listed
from scanner.pattern import Pattern

_GOODS = (*PRODUCTS, *listed("order, orders, basket, cart, menu, recipe, drink, drinks, beverage, venue, venues, building, buildings"))


#: What a job has that is a piece of work.
_JOBS = listed("job number, job id, job ref, job queue, enqueue, cron, print, batch, background, scheduled, import, export, sync")


def _short(
    entity: str, title: str, category: str, names: str, sources: tuple[str, ...] = PERSONAL, unless: tuple[str, ...] = _GOODS
) -> Pattern:
    return Pattern(
        entity=entity,
        title=title,
        category=category,
        names=listed(names),
        unless=unless,
        kinds=ANY,
        person=True,
        score=0.6,
        sources=sources,
    )


SHORT: tuple[Pattern, ...] = (
    _short(
        "KINSHIP",
        "Family or next of kin",
        "family.third_party",
        "kids, num kids, no of kids, number of kids, kids count, kid count, children count, children cnt, num children, no of children, "
        "number of children, has children, has children code, has kids, siblings, sibling name, nok rel, nok relation, kin, kin name, "
        "nxt kin, nxt of kin, "
        "hh size, mother occupation, father occupation, mother occ, father occ, parent occupation, family status, family size, "
        "relationship, relation, nom rel, deps, no of deps, num deps, dep children, dep u 16, parent ed, parent educ, parental education, "
        "parents education, sibling cnt, sibling count, siblings count, num siblings, no of siblings, number of siblings",
    ),
    _short(
        "MARITAL_STATUS",
        "Marital status",
        "demog.marital",
        "dom stat, dom status, domestic status, marital stat, marital st, mar stat, mar st, rel status, relationship status, married yn",
    ),
    _short(
        "IMMIGRATION_STATUS",
        "Immigration status",
        "demog.nationality",
        "imm stat, imm status, immig stat, immig status, immigr status, immig st, rtw, right to work, rtr chk, right to rent, right to "
        "rent check, rtr share code, rtw share code",
    ),
    _short(
        "NATIONALITY",
        "Nationality",
        "demog.nationality",
        "natl, cob, nat cd, natl cd, nat code, citizenship cd, birth ctry, ctry birth, nation, natn",
    ),
    _short(
        "PERSON",
        "Name of a person",
        "person.name",
        "frst nm, frst name, surname nm, surnm, snm, mid nm, mid name, mid init, stud name, stud nm, pat name, pat nm, ten name, ten nm, "
        "pref name, pref nm, forenm, fornm, givnm, gvn nm, given nm, fam nm, fam name, alias, aliases, aka",
    ),
    _short("PERSON_TITLE", "Title", "person.name", "salut, mr mrs, mr ms, mr mrs ms, title cd"),
    _short(
        "PHONE_NUMBER",
        "Telephone number",
        "contact.phone",
        "tel h, tel w, tel m, htel, wtel, mtel, home ph, work ph, mob ph, hphone, wphone, cphone, mphone, ph 1, ph 2, ph 3, phone h, "
        "phone w, phone m, phone hm, phone wk, tel hm, tel wk, tel day, tel eve, day tel, eve tel, daytime tel, evening tel, ice tel, "
        "whats app",
    ),
    _short(
        "STREET_ADDRESS",
        "Postal address",
        "contact.address",
        "add 1, add 2, add 3, add 4, add ln 1, add ln 2, hse no, hse nm, hse name, hse num, p code, pstcd, pst cd, pst code, paon, saon, "
        "house name or number, house number or name, house no or name, house name number, house number name",
    ),
    _short(
        "SOCIAL_HANDLE",
        "Social media profile",
        "profile",
        "facebook id, facebook url, facebook profile, facebook name, fb id, fb url, fb profile, fb name, insta, insta id, insta handle, "
        "instagram id, ig handle, ig name, tiktok handle, tiktok id, snapchat id, skype id, skype name, skype handle, telegram id, "
        "telegram handle, discord id, discord handle, twitter id, linkedin id, wechat id, viber",
    ),
    _short(
        "PROFILE",
        "Profile information",
        "profile",
        "eye col, eye colour, eye color, hair col, hair colour, hair color, body type, distinguishing marks, distinguishing features, "
        "star sign, zodiac, zodiac sign, has pets, car owner, home owner, homeowner",
    ),
    _short(
        "SECURITY_ANSWER",
        "Answer to a security question",
        "account.security",
        "security q, security a, sec q, sec a, secret q, secret a, challenge q, challenge a, mem word, mem wd, memorable wd, mmn",
    ),
    _short(
        "GEO_COORDINATE",
        "Coordinates",
        "location",
        "gps coords, gps coord, gps pos, gps position, gps loc, geo loc, geoloc, last loc, home loc, home coords, coords",
    ),
    _short("PASSPORT", "Passport number", "id.passport", "ppt no, ppt num, passpt, passpt no, passpt num, pport, pport no, pport num"),
    _short(
        "UK_DRIVING_LICENCE", "Driving licence number", "id.driving", "driv lic no, driv lic num, driv licence no, drv lic num, dr lic no"
    ),
    _short("STUDENT_ID", "Student number", "work.history", "ucas id, ucas no, ucas num, hesa id, hesa no"),
    _short("BANK_ACCOUNT", "Bank account number", "pay.bank", "bank ac, bank ac no, bank ac num, bnk ac, bnk acc no"),
    _short("CREDIT_SCORE", "Credit score", "pay.standing", "cr score, cr rating, cred score, cred rating"),
    _short(
        "SALARY",
        "Pay or income",
        "pay.standing",
        "ann inc, sal, annual sal, ann sal, basic sal, gross sal, net sal, pension contrib, on benefits, ytd gross, ytd net, ytd pay, ytd "
        "tax, ytd ni, ytd nic, net ytd, pay ytd, tax ytd, ni ytd, nic ytd, gross earnings, gross earnings for nics in pd, gross earnings "
        "for nics ytd, tax deducted, tax deducted or refunded, student loan recovered, postgrad loan recovered, ee nic, ees nic, er nic, "
        "ers nic, nics, employee nic, tx cd, tx code, weekly income, income weekly, inc wk, inc wkly, inc mth, inc tot, tot inc, st kl, "
        "stkl, lohnsteuerklasse, income total, cap tot, tot cap, capital total, total capital",
    ),
    _short(
        "FINANCIAL_STANDING",
        "Financial standing",
        "pay.standing",
        "od lmt, cr lmt, credit lmt, avl bal, avail bal, available bal, available balance, curr bal, current balance, iva ref, uc "
        "claimant, hb ref, housing benefit ref, benefits rcvd, arr bal, arrs bal, arrears bal, arr amt, rent arr, ctr award, ctr amt, ga "
        "taxpayer, ga declared, ga decl, ga declaration, ga decl date, ga declaration date, uk taxpayer, is uk taxpayer, wealth band, "
        "wealth segment, wealth screening, source of funds, src funds, src of funds, source of wealth, fsm start, fsm start date, fsm "
        "end, fsm end date, fsm from, fsm to",
    ),
    _short("OCCUPATION", "Occupation", "work.occupation", "job, occp, occ cd, occ code, occ desc", unless=(*_GOODS, *_JOBS)),
    _short("EMPLOYMENT_STATUS", "Employment status", "work.occupation", "emp stat, empl stat, employ stat"),
    _short(
        "EMPLOYMENT_RECORD",
        "Employment or education history",
        "work.history",
        "quals, degree, degree class, degree subject, school attended, schl nm, sch nm, uni, university, college, edu level, edu lvl, "
        "gpa, grade avg, resume, reason left, eintritt, austritt, eintrittsdatum, austrittsdatum, pers nr, persnr, pers no, leaving rsn, "
        "qual, dt leaving, date leaving, leave dt, leaver dt, education inst, education institution, education school, education qual, "
        "empl dt, employ dt, employment dt",
    ),
    _short(
        "MARKETING_PREFERENCE",
        "Marketing preference",
        "pref.marketing",
        "msg ok, txt msg ok, txt ok, text ok, call ok, fps suppress, tps suppress, mps suppress, fps suppressed, tps suppressed, mps "
        "suppressed, mail suppress, email suppress, phone suppress, suppress mail, suppress email, suppress phone, fps registered",
        MARKETING,
    ),
    _short("DATE_OF_BIRTH", "Date of birth", "demog.dob", "geb dat, gebdat, bday dm, bday dd mm, birthday dm, dob 1, dob 2"),
    _short("CASE_RECORD", "Investigation or case record", "record.case", "pep, is pep, pep yn"),
    _short("SAFETY_RECORD", "Health and safety record", "record.safety", "sg alert, sg concern, sg referral, sg flag"),
    _short("DEVICE_ID", "Identifier of a device", "device.id", "dev id, dvc id, handset id"),
)

#: The same of what Art 9 and Art 10 protect.
SHORT_SPECIAL: tuple[Pattern, ...] = (
    _short(
        "RELIGION",
        "Religion or belief",
        "special.belief",
        "konf, church, congregation, mosque, synagogue, religious aff, religious affil, relig aff, relig affil, place of worship, "
        "baptised, baptism dt, baptism date",
        SPECIAL,
    ),
    _short(
        "HEALTH_TERM",
        "Health information",
        "special.health",
        "alcohol, alcohol consumption, alcohol use, alcohol status, drinker, diet, dietary, dietary pref, special diet, smoking stat, "
        "smoke yn, smokes, smokes yn, cigs, cigs per day, units per wk, bld grp, bld type, allerg, allergy info, med cond, med conds, med "
        "history, med alert, health cond, disabled yn, preg due dt, mh status, primary dx, secondary dx, addiction, addictions, substance "
        "misuse, substance use, drug misuse, walking aid, med flag, med note, medical flag, medical note, medical ind, inj cd, inj code, "
        "inj type, inj desc, injury cd, injury code, pip, pip dl, pip mob, pip daily living, pip mobility, esa group, carers element, "
        "lcwra, dols, dols status, drug prescribed, must score, med cat, medical category, fitness "
        "category, o 2 home, home o 2, mob iss, mobility iss, sb grad, grad der behinderung, krank tage, heart condition, heart trouble, "
        "heart problem, chest pain, chest pains, dizzy, dizziness, fainting, bone joint, bone or joint, joint problem, joint problems, "
        "algs, imms, imms utd, imms up to date, immunisations utd, vacc dt, vacc date, vacc st, vacc stat, vacc status, vaccine st, "
        "vaccine dt, immunisation dt, immun dt, smoking st",
        SPECIAL,
    ),
    _short(
        "TRADE_UNION",
        "Trade union membership",
        "special.union",
        "union mem, union mbr, union branch, tu name, tu mem, un subs, tu subs, union sub, union ded, union deds, fbu, unison, usdaw, "
        "nasuwt, aslef, gmb, cwu, rmt, ucu, unison member, unite member, gmb member",
        SPECIAL,
    ),
    _short("SEXUAL_ORIENTATION", "Sexual orientation", "special.sex", "sex or, sexor, sex orient, sex orientn, sexl orient", SPECIAL),
    _short(
        "POLITICAL_OPINION",
        "Political opinion",
        "special.politics",
        "political fund, pol fund, political levy, polit aff, political aff, pol aff, pol affil, party pref, party preference, vote "
        "intention, voted for",
        SPECIAL,
    ),
    _short(
        "ETHNIC_GROUP", "Ethnic group", "special.race", "eth 16, eth 18, race eth, eth orig, eth org, eth bkgd, eth background", SPECIAL
    ),
    _short(
        "CRIMINAL_OFFENCE",
        "Criminal offence data",
        "criminal.offence",
        "crim rec, crim record, prev conv, prev convs, prev convictions, bail cond, bail conds, crim conv, crim convs, crim convict, crim "
        "conviction",
        CRIMINAL,
    ),
)
