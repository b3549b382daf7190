"""Health as people say and write it: conditions, medication and care, each beside somebody whose they are."""

from __future__ import annotations

from functools import partial

from detectors.packs.illness import ABOUT, AILMENTS, BODILY, DRUGS, ENDINGS, ILLNESSES, MENTAL, names_illness, scientific
from detectors.packs.listed import FOLD, SPECIAL, either, listed
from scanner.pattern import Pattern

_health = partial(
    Pattern, entity="HEALTH_TERM", title="Health information", category="special.health", sources=(*SPECIAL, "UK GDPR Art 4(15)")
)

_WORD = r"[a-z0-9][a-z0-9'-]{0,18}"
_NEXT = rf"(?: (?!(?:my|his|her|their|i|he|she|they|and|but|because)\b){_WORD})"
_KIN = (
    "mother|mum|father|dad|husband|wife|son|daughter|brother|sister|partner|child|baby|nan|gran|grandmother|grandad|grandfather|uncle|aunt"
)
_SOMEONE = (
    "customer|patient|client|tenant|employee|resident|pupil|student|caller|claimant|member|policyholder|applicant|driver|colleague|"
    "service user|passenger|guest|lady|gentleman|staff member|worker|candidate|complainant|insured"
)
_WHO = rf"\b(?:i'?m|i|i'?ve|he'?s|he|she'?s|she|who|(?:(?:my|his|her|their|our) )?(?:{_KIN})|(?:the |a |our )?(?:{_SOMEONE}))"
_WHOSE = rf"\b(?:my|his|her|their|our|(?:{_SOMEONE}|{_KIN})'s)"
_IS = r"(?:i(?:'?m| am| was)|s?he(?: is|'s| was)|who (?:is|was)|is|was|am)"
_PERSON_IS = rf"(?:i(?:'?m| am| was)|s?he(?: is|'s| was)|who (?:is|was)|one of us is|(?:{_SOMEONE}|{_KIN}) (?:is|was))"
#: Words of somebody near: what an illness is said of.
PEOPLE = listed(
    "patient, customer, my, i have, i am, i m, he, she, his, her, employee, client, tenant, resident, pupil, colleague, gp, diagnosed, "
    "suffers, mother, father, husband, wife, son, daughter, off sick, care needs, vulnerable, service user, caller, claimant, mum, dad, "
    "mr, mrs, ms, prescribed, takes, history of, next of kin, carer, child, has, had, having, due to, because of, unable to, cannot, "
    "can t, severe, chronic, mild, carries, received, granddaughter, grandson, nan, gran, partner, brother, sister, baby, staff, "
    "appointment, waiting list, adjustments, risk assessment, i ve, he s, she s, pt, pts, cust, hx, pmh, o e, c o, dx, titration, "
    "declined, lives with, lives w, hv, registered, listed for, prn, nkda, camhs, suffering, ex smoker, epipen, cystoscopy, biopsy, "
    "referral, referred, referring, presents, presented, presenting, pmhx, gentleman, lady, yo, y o, vulnerability"
)
#: What a note about an absence, a claim or a visit to the doctor says beside an ailment.
ABSENT = listed(
    "return to work, sickness, sick, absence, absent, off work, gp, physio, physiotherapy, x ray, a&e, hospital, symptoms, prescribed, "
    "personal injury, injury claim, waiting list, patient, suffered, ongoing, light duties, unfit for work, fit note, signed off, "
    "claimant, whiplash, triage, claim for, insured, op, operation, surgery"
)
_DOSE = r"[0-9]{1,4}(?:\.[0-9]{1,2})? ?(?:mg|mcg|micrograms?|milligrams?|ml|units|g|iu)\b"

HEALTH: tuple[Pattern, ...] = (
    _health(
        regex=r"\b(?P<v>(?:diagnosed (?:with|as)|diagnosis of|(?:off|signed off|absent|away|out)(?: work| sick| ill)?(?: (?:for|since|"
        r"until)(?: [a-z0-9]{1,9}){1,3})? (?:with|due to|because of)|suffer(?:s|ed|ing)? (?:from|with)|recover(?:s|ed|ing)? from|"
        r"treat(?:ed|ment) for|living with|(?:died|dies|death|passed away)(?:[ ,]{1,2}[a-z0-9]{1,12}){0,6} (?:of|from|due to)|"
        r"relapse of|(?<!the )symptoms of|history of|tested positive for|(?:admitted|hospitali[sz]ed|rushed to hospital) with|"
        r"allergic to|caring for (?:my|his|her) [a-z]{2,9} with|battling|"
        rf"struggl(?:es|ed|ing) with|registered as|on medication for|operated on for){_NEXT}{{1,5}})",
        flags=FOLD,
        words=ILLNESSES,
        valid=names_illness,
        score=0.8,
    ),
    _health(regex=rf"(?P<v>{_WHOSE}{_NEXT}{{1,4}})(?! of (?:luck|genius))", flags=FOLD, words=ILLNESSES, valid=names_illness, score=0.6),
    _health(
        regex=rf"{_WHO} (?:also |now |still |already |currently |recently |just |really |definitely |once )?(?P<v>(?:have|has|had|got|is|"
        rf"am|was|gets|developed|caught|been|suffered|contracted|sustained|needs?|requires?|uses?){_NEXT}{{1,4}})(?! of (?:luck|genius))",
        flags=FOLD,
        words=ILLNESSES,
        valid=names_illness,
        score=0.6,
    ),
    _health(
        regex=r"\b(?:diagnos[ei]s|medical (?:conditions?|history|notes?)|health (?:conditions?|issues|problems|notes)|conditions?|illness|"
        r"disabilit(?:y|ies)|reason for absence|absence reason|sickness reason|nature of illness|cause of death|past medical history|pmh|"
        rf"impression|presenting complaint)[ \t]{{0,2}}[:=][ \t]{{0,2}}(?P<v>{_WORD}(?:[ ,/]{{1,2}}{_WORD}){{0,4}})",
        flags=FOLD,
        words=ILLNESSES,
        valid=names_illness,
        score=0.8,
    ),
    _health(
        regex=r"\b(?P<v>off (?:work )?sick|off work ill|signed off (?:work|sick|by (?:the|my|his|her) (?:gp|doctor))|(?:fit|sick|"
        r"doctor's) notes?|(?:was|been|is|were) diagnosed with(?! (?:the|a) (?:issue|fault|problem|tool|bug))|(?:phoned|called|"
        r"rang) in sick|(?:long[- ]term |short[- ]term )?sick leave|sickness absence|long[- ]term sick|not fit for work|"
        r"may be fit for work|phased return|statutory sick pay|occupational health (?:referral|report|assessment|appointment|"
        r"advice)|under the care of (?:the |a |dr |her |his )|blood test results?|(?:my|his|her|their|past|family) medical history|"
        r"waiting for (?:an operation|surgery|a transplant)|(?:under(?:go|went|goes|going|gone)|needs?|having|"
        r"had) (?:\w{2,12} )?(?:surgery|chemo|chemotherapy|radiotherapy|a transplant|an operation|a biopsy|an mri|a ct scan|"
        r"a blood transfusion)|(?:been|was|were|is|being|got) (?:sectioned|hospitalised|hospitalized|admitted to (?:hospital|a&e)|"
        r"taken (?:in)?to (?:hospital|a&e)|discharged from hospital|in intensive care)|in a coma|life support|ambulance (?:took|"
        r"was called for)|care home resident|receiving palliative care|hospice)(?!\w)",
        flags=FOLD,
        score=0.7,
    ),
    _health(
        regex=rf"\b(?P<v>(?:{_IS} )?(?:registered |partially |profoundly |severely |legally )(?:blind|deaf|disabled|sighted)|"
        rf"{_PERSON_IS} (?:disabled|blind(?! (?:to|and)\b)|deaf(?! to\b)|in a wheelchair|paralysed|vulnerable|clinically vulnerable|"
        rf"mentally ill)|{_IS} (?:pregnant|diabetic|epileptic|asthmatic|autistic|dyslexic|wheelchair[ -]bound|bedbound|housebound|"
        rf"bed[- ]ridden|"
        r"hard of hearing|suicidal|anorexic|immunocompromised|a wheelchair user|terminally ill)|hard of hearing|"
        r"personal independence payment|disability living allowance|attendance allowance|blue badge|disabled badge|guide dog|(?:mobility|"
        r"hearing|visual) impairment|lacks? (?:mental )?capacity|lasting power of attorney for health)\b",
        flags=FOLD,
        score=0.65,
    ),
    _health(
        regex=r"\b(?P<v>(?:(?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine) (?:weeks|months) pregnant|(?:fell|got|am|is|was|while|"
        r"whilst) pregnant|pregnant with|expecting (?:a baby|twins|(?:her|our|my|their) (?:first|second|third|baby|child))|"
        r"on (?:maternity|mat) leave|(?:her|my|their) (?:pregnancy|due date(?! for)|ivf|miscarriage|midwife|antenatal|maternity leave)|"
        r"antenatal (?:appointment|class|scan)|ivf (?:treatment|cycle)|had a miscarriage|had an abortion|(?:she|i) miscarried|"
        r"(?:had|has had|received|refused|booked)(?: \w{2,8}){0,2} (?:covid|flu|mmr|hpv|shingles|polio|"
        r"tetanus)(?: \w{2,8})? ?(?:jab|vaccine|vaccination|booster)s?|fully vaccinated|unvaccinated against|vaccination (?:record|"
        r"card) (?:for|of)))\b",
        flags=FOLD,
        score=0.65,
    ),
    _health(
        regex=r"\b(?P<v>(?:severe|nut|peanut|food|latex|penicillin|shellfish|dairy|egg|gluten|bee sting|drug) allerg(?:y|ies)|"
        r"allergic (?:to|reaction)|(?:no )?known (?:drug )?allerg(?:y|ies)|nkda|anaphyla(?:xis|ctic shock)|carries an epipen|"
        r"(?:lactose|gluten) intolerant|coeliac|(?:attempted|contemplat(?:ed|ing)|thoughts of|threatened) suicide|"
        r"suicidal (?:thoughts|ideation)|self[- ]harm(?:s|ed|ing)?|took an overdose|on the (?:autis(?:m|tic) )?spectrum|(?:the|"
        r"mental health|home treatment) crisis team|mental health (?:crisis|team|condition|act|issues|problems|difficulties|nurse)|"
        r"(?:drug|alcohol) (?:addiction|misuse|dependency)|recovering (?:addict|alcoholic)|in rehab)\b",
        flags=FOLD,
        score=0.65,
    ),
    _health(
        regex=rf"\b(?P<v>(?:my|his|her|their|(?:{_SOMEONE})'s) (?:gp|doctor|consultant|medication|medicines|prescription|psychiatrist|"
        r"therapist|psychologist|oncologist|cardiologist|midwife|physiotherapist|carer|care plan|care worker|counsellor|surgeon|"
        r"social worker|health|illness|condition|disability|(?<!their )operation|surgery|treatment plan|hearing aid|wheelchair|"
        r"blood pressure|blood group|mobility scooter|hospital (?:appointment|bed|letter)))\b(?! (?:variable|field|value|check|code|"
        r"system|mode))",
        flags=FOLD,
        score=0.6,
    ),
    *(
        _health(regex=rf"\b(?P<v>{either(part)})\b(?!{ABOUT})", flags=FOLD, need="context", context=PEOPLE, score=0.4)
        for part in (BODILY, MENTAL)
    ),
    _health(regex=rf"\b(?P<v>{either(AILMENTS)})\b(?!{ABOUT})", flags=FOLD, need="context", context=ABSENT, score=0.4),
    _health(
        regex=rf"\b(?P<v>[a-z]{{0,14}}{either(ENDINGS)})\b",
        flags=FOLD,
        valid=scientific,
        need="context",
        context=PEOPLE,
        score=0.4,
    ),
    _health(
        regex=rf"\b(?P<v>{either(DRUGS)})\b",
        flags=FOLD,
        need="context",
        context=(
            *PEOPLE,
            *listed(
                "mg, mcg, tablets, dose, dosage, repeat prescription, medication, taking, take, on, injection, start, started, commenced, "
                "stopped, increased, reduced, titration, rx, prn, bd, tds, qds, nocte, script, clinic"
            ),
        ),
        score=0.4,
    ),
    _health(
        regex=rf"\b(?:taking|takes|take|took|prescribed|prescription for|dose of|medication[:=]?|rx:?|"
        rf"given) (?P<v>[a-z][a-z-]{{4,20}} {_DOSE})",
        flags=FOLD,
        score=0.7,
    ),
)
