"""What studies, registries and wards call what they measure and ask: columns of people whom nobody names.

Beside a key of a subject, or their sex and age, `sbp` is a blood pressure; elsewhere the same letters mean other things.
"""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, PRODUCTS, SPECIAL, SYSTEMS, among, flagged, listed
from scanner.pattern import Pattern

_UNLESS = (
    *SYSTEMS,
    *PRODUCTS,
    *listed(
        "credit, western, sql, rugby, cpu, order, orders, basket, cart, menu, recipe, food, foods, nutrient, "
        "water, soil, engine, vehicle, parcel, shipment, weather, lifecycle, life cycle, deal, deals, pipeline, opportunity, "
        "opportunities, candidate, candidates, "
        "applicant, applicants, application, applications, recruitment, vacancy, vacancies, audit, log, logs, returns, refund, refunds"
    ),
)
_sensitive = partial(Pattern, kinds=ANY, person=True, score=0.6, unless=_UNLESS, sources=SPECIAL)
_health = partial(_sensitive, entity="HEALTH_TERM", title="Health information", category="special.health")

#: What a body is measured by, under names that mean nothing else beside people.
_MEASURED = (
    "sbp, dbp, sys bp, dia bp, diast bp, bp sys, bp dia, bp syst, bp diast, sysbp, diabp, trestbps, blood press, pulse rate, heart "
    "rate, hr bpm, rhr, thalach, resp rate, respiratory rate, respiration rate, respiration, body temp, body temperature, temp c, temp "
    "celsius, oxygen sat, o 2 sat, o 2 sats, sats, sao 2, pao 2, fio 2, waist, waist cm, waist circ, waist circumference, hip circ, "
    "waist hip, whr, skinfold, tricep skinfold, head circ, chol, tot chol, total chol, total cholesterol, hdl, hdl chol, ldl, ldl chol, "
    "trig, trigs, triglyceride, triglycerides, fasting glucose, fbs, fpg, plasma glucose, hb a 1 c, creat, creatinine, serum creatinine, "
    "crea, egfr, gfr, urea nitrogen, bun, albumin, bilirubin, bili, alk phos, sgot, sgpt, alt, ast, ggt, platelet, platelets, "
    "haemoglobin, hemoglobin, hgb, hematocrit, haematocrit, hct, wcc, wbc, rbc, neutrophils, lymphocytes, crp, esr, psa, tsh, ferritin, "
    "inr, troponin, insulin level, testosterone, estradiol, oestradiol, cortisol, vitamin d, cd 4, cd 4 count, viral load, hiv rna, fev, "
    "fev 1, fvc, peak flow, ejection fraction, lvef, ekg, ecg, ecg result, bone density, bmd, grip, grip strength, walk speed, gait "
    "speed, bsa, body surface area, fat pct, lean mass, urine, urine output, drain output, stool, bowels, bristol, fluid balance, pain, "
    "pain score, news score, news 2, mews, gcs, gcs total, avpu, acvpu, apache, apache 2, sofa, saps, asa grade, asa score, ecog, "
    "karnofsky, nyha, mmse, moca, phq, phq 9, gad, gad 7, cesd, ces d, hads, bdi, ghq, ghq 12, edss, barthel, waterlow, eq 5 d, sf 36, "
    "sf 12, vas, adl, adls, iadl, iadls, srh, sr health, self rated health, self reported health, gen health, general health, "
    "health state, memory score, memry, cognition, eyesight, hearing"
)
#: What somebody has, had, takes or did with their body.
_HAD = (
    "smoke, smokes, smoked, smoker, smoking, ex smoker, ever smoke, ever smoked, cigs, cig, cigarettes, cigs day, n cigs, pack years, "
    "packyrs, tobacco, vape, vapes, alc, alcohol, alc units, alcohol units, units alc, drink, drinks, drinker, drinking, drnk, drnk wk, "
    "alc dep, alcohol dependent, drug dep, drug dependent, cannabis, marijuana, cocaine, heroin, opioids, substance, diab, diabetes, "
    "diabetic, dm, t 2 dm, t 1 dm, hypertension, htn, hibp, high bp, high blood pressure, hyperten, stroke, tia, cancer, cancr, cancer "
    "site, tumour, tumor, tumor size, tumour size, tumor grade, tumour grade, lesions, metastasis, mets, angina, chf, chd, cvd, heart "
    "attack, heart disease, heart failure, arrhythmia, copd, asthma, arthritis, arthr, osteoporosis, epilepsy, dementia, alzheimers, "
    "parkinsons, depression, depressed, depr, depress, anxiety, anxious, bipolar, schizophrenia, psychosis, ptsd, adhd, autism, mental "
    "illness, mental health, mh issue, mh issues, self harm, self injury, overdose, suicidal, suicide, suicide attempt, comorbid, "
    "comorbidity, comorbidities, charlson, multimorbidity, infection, sepsis, hiv, aids, hep b, hep c, hcv, hbv, tb, malaria, covid, "
    "lungd, kidney disease, ckd, dialysis, liver disease, anaemia, anemia, obese, obesity, overweight, migraine, headache, nausea, "
    "fatigue, insomnia, back pain, chronic pain, ulcer, wound, fracture, fall, falls, fell, frailty, frail, incontinent, wheelchair "
    "user, deaf, blind, disabl, limiting illness, longstanding illness, long term illness, llti, surgery, surgery type, "
    "operation, operation date, op date, op type, procedure, transplant, transplant date, transplanted, tx date, tx type, donor type, "
    "dnr type, donor age, graft, graft fail, graft failure, rejection, immunosuppression, immunosuppressant, immsupp, cold ischaemia, "
    "cold isch, cold isch h, hla mm, hla mismatch, abo, blood grp, chemo, chemotherapy, radiotherapy, radiation, rx, hormone therapy, "
    "hrt, statin, statins, aspirin, insulin, warfarin, beta blocker, antidepressant, antidepressants, antibiotic, antibiotics, "
    "painkillers, sleeping pills, meds, meds on arr, med name, n meds, num meds, number of medications, remission, relapse, relapsed, "
    "recurrence, recurred, recur, response to treatment, tumour response, adverse event, adverse events, ae, ae term, ae type, side "
    "effect, side effects, toxicity, hospitalised, hospitalized, hosp days, hospital days, hospital stay, icu stay, icu days, los, "
    "length of stay, readmit, readmitted, readmission, died, death, dead, death date, date died, date of death, survival, survival time, "
    "survived, surv, surv time, vital status, mortality, doctor visits, doc visits, gp visits, physician visits, hcp seen, nurse seen, "
    "seen by hcp, fme seen, med visit, apt med, aptitude, medical fitness, fit to work, fit for work, abs rsn, abs reason, absence rsn, "
    "diet req, dietary req, gradbeh, prev injury, prev inj, previous injury, injt, injury, injuries, inj, hist inj"
)
#: Births, and what comes before.
_BIRTHS = (
    "gest, gestation, gestational age, gest age, gest wks, gest weeks, gestwks, ga weeks, ga wks, ga days, birth weight, birthwt, "
    "birthwgt, birthweight, birth wt, bweight, bwt, baby weight, low birth weight, lbw, preterm, premature, prematurity, apgar, apgar 1, "
    "apgar 5, apgar 10, csect, csection, c section, caesarean, cesarean, delivery mode, mode of delivery, delivery type, parity, para, "
    "gravida, gravidity, pregnancies, n pregnancies, num pregnancies, live births, stillbirth, stillborn, miscarriage, miscarriages, "
    "abortion, abortions, induced abortion, spontaneous abortion, ptl, preeclampsia, pre eclampsia, gest diabetes, lmp, edd, trimester, "
    "breastfed, breastfeeding, breast feed, birth order, multiple birth, menopause, menopausal, menarche, age menarche, contraceptive, "
    "contraception, fertility, infertile, infertility, msmoke, fsmoke, mother smoke, mother smokes, smoke preg, smoking in pregnancy, "
    "prenatal care, antenatal visits"
)
#: What is measured of things as well: only beside the sex or the age of somebody, or what else tells of their health.
_BODILY = (
    "weight, body weight, weight kg, wt kg, weight lb, weight lbs, height, ht, hgt, height cm, ht cm, stature, pulse, pulse rt, resp rt, "
    "heart rt, glucose, sodium, potassium, calcium, urea, temp, hr, rr, dose, dosage, treatment, treat, treated, "
    "therapy, disease, sick, ill, illness, stage, symptoms, sleep, sleep hours, exercise, physical activity, steps, "
    "bp meds, result value, obs value, observation value, lab result, lab value, abnormal, abn, abnormal ind"
)
#: What laboratories call what they measure in blood.
_ANALYTES = (
    "hb, hgb, wcc, wbc, plt, mcv, mch, rbc, hct, neut, lymph, crea, creat, creatinine, na, k, cl, ca, mg, po 4, urea, egfr, crp, esr, "
    "alt, ast, alp, ggt, bili, alb, tp, tsh, ft 4, ft 3, hba1c, chol, hdl, ldl, trig, glu, glucose, ferritin, ferr, inr, pt, aptt, "
    "d-dimer, trop, troponin, psa, b12, folate, vit d, amy, ck, ldh, urate, bnp, haemoglobin, hemoglobin, white cell count, platelets, "
    "sodium, potassium, c-reactive protein, albumin, bilirubin, cholesterol"
)

MEASURED: tuple[Pattern, ...] = (
    _health(
        names=(
            *listed(_MEASURED),
            *listed(_HAD),
            *listed(_BIRTHS),
            *flagged("pregnant, preg, diabetic, obese, smoker"),
            *listed(
                "hx anything, dx anything, rx anything, pmh anything, fhx anything, lab value, lab result, lab finding, lab abnormal, "
                "lab abn, lab res"
            ),
        ),
    ),
    *(
        _health(names=listed(_BODILY), unless=(*_UNLESS, "hrs"), need="beside", beside=known)
        for known in ("AGE", "DATE_OF_BIRTH", "GENDER", "HEALTH_TERM")
    ),
    Pattern(  # of a laboratory's results
        entity="MEDICAL_CODE",
        title="What was measured in the blood",
        category="special.health",
        values=among(_ANALYTES),
        unless=_UNLESS,
        need="distinct",
        least=5,
        score=0.6,
        sources=SPECIAL,
    ),
    _sensitive(
        entity="GENETIC_DATA",
        title="Genetic data",
        category="special.genetic",
        names=listed("apo e, apoe 4, apoe 2, e 4 carrier, apoe carrier, hla a, hla b, hla dr, dna swab, snps, mutation, mutations"),
    ),
    Pattern(  # dbSNP's reference numbers as headers: each column is the genotype of everybody there
        entity="GENETIC_DATA",
        title="Genetic data",
        category="special.genetic",
        names=("rs anydigits",),
        unless=listed("cattle, sheep, pig, crop, crops, plant, plants, maize, wheat, rice, mice, mouse"),
        kinds=ANY,
        score=0.7,
        sources=(*SPECIAL, "dbSNP"),
    ),
    _sensitive(
        entity="BIOMETRIC_TEMPLATE",
        title="Biometric data",
        category="special.biometric",
        names=listed("fp, fps, fp taken, prints, prints taken, fingerprints taken, facial scan, face scan, iris"),
        unless=(*_UNLESS, *listed("max, min, avg, average, target, capture, analysis, video, frame, camera, stream, encoder, render")),
    ),
    _sensitive(
        entity="POLITICAL_OPINION",
        title="Political opinion",
        category="special.politics",
        names=listed(
            "vote last, last vote, past vote, vote 2019, vote 2024, vote choice, vote int, vote intent, voting, "
            "brexit vote, ref vote, euref vote, party ident, party identification, party "
            "support, leftright, left right, lr scale, lrscale, left right scale, ideology, ideol, lib cons, libcon, liberal "
            "conservative, conservatism, turnout, voted yn, president vote, pres vote, pres approval, approve president, democrat, "
            "republican, political interest, polit int, pol interest, pol int, polviews, polv, trust politicians, trust in politicians"
        ),
    ),
    Pattern(  # of surveys; segments of HL7's messages are numbered so, too
        entity="POLITICAL_OPINION",
        title="Political opinion",
        category="special.politics",
        names=listed("pid 3, pid 7"),
        need="beside",
        beside="POLITICAL_OPINION",
        kinds=ANY,
        score=0.6,
        sources=SPECIAL,
    ),
    _sensitive(
        entity="RELIGION",
        title="Religion or belief",
        category="special.belief",
        names=listed(
            "churchgo, church attend, church attendance, religious attendance, relig attend, attend church, attend relig, pray, prayer, "
            "prays, catholic, protestant, muslim, jewish, hindu, christian, religiosity, religious, relig imp, relig importance, god "
            "belief, believe in god, afterlife, bapt, bapt date, bapt dt, baptism, confirmed church, cong, cong code, parish church, "
            "denom, relblf"
        ),
    ),
    _sensitive(
        entity="TRADE_UNION",
        title="Trade union membership",
        category="special.union",
        names=listed("union, unionmem, union mem, union status, unionised, unionized, in union, union worker, union contract"),
    ),
    _sensitive(
        entity="SEXUAL_ORIENTATION",
        title="Sexual orientation",
        category="special.sex",
        names=listed(
            "sexort, sex ort, sexual orient, orientation sexual, gay, lesbian, bisexual, lgbt, lgbtq, homosexual, heterosexual, sex "
            "partners, sexual partners, n partners, num partners, extramarital, affairs, nbaffairs, sexually active, sex freq, trans, "
            "transgender, gender id same, gender same as birth, gender reassignment"
        ),
    ),
    _sensitive(
        entity="ETHNIC_GROUP",
        title="Ethnic group",
        category="special.race",
        names=listed(
            "black, white, asian, hispanic, latino, afam, african american, nonwhite, non white, minority, caucasian, ethnicity code, "
            "ethcd, eth cd, self def eth, ic code, ic cd, ic, indigenous, aborigine, aboriginal, maori, foreign born"
        ),
    ),
    _sensitive(
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=listed(
            "arrested, arrest, arrests, n arrests, prior arrests, priors, prior convictions, prior offences, convicted, jail, jailed, "
            "prison, incarcerated, recid, recidivist, rearrest, rearrested, reoffend, reoffended, parole, probation, "
            "cro no, cro number, cro, pnc, arr date, arr dttm, arr dt, arrest time, arr time, arresting officer, "
            "offence date, offence description, offence type, offence disposal, offence outcome, "
            "disposal, warn markers, warn mkrs, warning markers, warning marker, conv code, conv cd, convictions, conv, pts "
            "permis, points permis, licence points, penalty pts, pol ref, police crime no, pol crime no, crime no, crime ref, verdict, "
            "sentence months, prison term"
        ),
    ),
    _sensitive(  # who does not pay is called so, too
        entity="CRIMINAL_OFFENCE",
        title="Criminal offence data",
        category="criminal.offence",
        names=listed("delinquent, delinquency"),
        unless=(*_UNLESS, *listed("customer, customers, account, accounts, loan, loans, borrower, borrowers, tenant, tenants, rent, card")),
    ),
)
