"""Health as clinicians, carers and claim handlers jot it down: shorthand, scores, injuries, vaccines, who looks after somebody."""

from __future__ import annotations

import re
from functools import cache, partial

from detectors.packs.illness import COMPLAINTS, DRUGS, names_illness
from detectors.packs.listed import FOLD, SPECIAL, either, listed
from scanner.pattern import Pattern

_health = partial(
    Pattern,
    entity="HEALTH_TERM",
    title="Health information",
    category="special.health",
    sources=(*SPECIAL, "NHS: abbreviations commonly found in medical records"),
)
#: What stands near an abbreviation in a note of a surgery, a ward or a carer, and seldom elsewhere.
NOTED = listed(
    "pt, pts, patient, hx, pmh, pmhx, dx, o e, c o, h o, k c o, p w, rx, prn, bds, tds, qds, nocte, mane, nkda, gp, cust, dnacpr, "
    "ex smoker, smoker, lives alone, physio, ward, on admission, admitted, discharged, meds, a e, resident, carer, carers, camhs, cmht, "
    "gravida, midwife, antenatal, district nurse, known, diabetic, asthma, copd, suffers, diagnosed, bmi, sats"
)
_SIDE = r"(?:(?:left|right|l|r|lt|rt|both|upper|lower|bilateral|two|three|[2-9])\.? ){0,2}"
_BONES = (
    "wrist|ankle|hip|collar ?bone|clavicle|ribs?|nose|jaw|elbow|skull|pelvis|femur|tibia|fibula|tib/fib|humerus|radius|ulna|scaphoid|"
    "vertebrae?|metatarsals?|metacarpals?|fingers?|toes?|thumb|cheek ?bone|eye socket|nof|neck of femur|kneecap|patella|forearm|shoulder"
)
_PARTS = f"{_BONES}|arms?|legs?|knees?|hands?|foot|feet|back|neck|head|face|forehead|spine|thigh|calf|shin|lip|eyes?"
_TISSUE = "ligaments?|cartilage|acl|meniscus|hamstring|achilles|rotator cuff|tendons?|calf muscle"
#: The main specialties of the NHS Data Dictionary, and the teams that look after people at home.
_CARERS = either(
    "cardiology, oncology, ent, haematology, nephrology, rheumatology, neurology, dermatology, gastroenterology, gastro, urology, "
    "gynaecology, "
    "gynae, orthopaedics, ophthalmology, audiology, psychiatry, psychology, paediatrics, palliative care, respiratory, endocrinology, "
    "maxillofacial, vascular, renal, stroke team, memory clinic, pain clinic, diabetic clinic, falls clinic, eye clinic, fracture clinic, "
    "physiotherapy, physio, podiatry, dietetics, dietician, dietitian, speech therapy, salt, occupational therapy, camhs, cmht, iapt, "
    "talking therapies, crisis team, home treatment team, early intervention, mental health services, mental health team, "
    "district nurses, district nursing, community nurses, community matron, tissue viability, macmillan, hospice, drug services, "
    "drug and alcohol services, alcohol services, substance misuse services, rehab, detox, perinatal, genetics, ivf clinic, gum clinic"
)
_VACCINE = (
    r"(?:hpv|mmr|dtap|bcg|men ?[bc]|menacwy|[456]-in-1|flu|covid|shingles|pneumococcal|ppv|pertussis|whooping cough|tetanus|rotavirus|"
    r"hep(?:atitis)? [ab]|rabies|yellow fever|typhoid|varicella|rsv|teenage|pre-?school|childhood|travel)"
)
_OFTEN = r"(?:prn|bd|bds|tds|qds|od|om|on|nocte|mane|daily|weekly|stat|once|twice|at night|inhalers?|injections?|patch(?:es)?|repeat)\b"


def _clinical(text: str) -> bool:
    """Whether an illness or a medicine follows the heading of a clinical note."""
    return names_illness(text) or bool(_medicine().search(text))


@cache  # long: compiled when the first note is met
def _medicine() -> re.Pattern[str]:
    return re.compile(rf"\b{either(DRUGS)}\b", re.IGNORECASE)


CHART: tuple[Pattern, ...] = (
    _health(  # hx COPD, c/o chest pain, PMH: asthma, known epileptic
        regex=r"(?<![\w/])(?P<v>(?:hx|h/o|pmhx?|fhx?|dhx?|shx?|dx|ddx|k/c(?:/o)?|known(?! (?:as|for|to)\b)|c/o|o/e|p/w|s/p|imp|background "
        r"of|presented with|presents with|presenting with|investigated for|admitted with|secondary to|on background of)(?: of)?[:;]? "
        r"[#a-z0-9][a-z0-9'-]{0,18}(?:[ ,]{1,2}[#a-z0-9][a-z0-9'-]{0,18}){0,3})",
        flags=FOLD,
        words=COMPLAINTS,
        valid=_clinical,
        score=0.7,
    ),
    _health(  # abbreviations that mean nothing else
        regex=r"(?<![\w-])(?P<v>T[12]DM|NIDDM|IDDM|SOB(?:OE|AR)|N?STEMI|NKDA|DNACPR|DNAR|LTOT|EUPD|IVDU|BPSD|"
        r"[Gg][0-9][Pp][0-9](?:\+[0-9])?|EDD:? ?(?=[0-9])|MAT ?B1)(?![\w-])(?! (?:polic|training|guid|templat|audit|form templat))",
        score=0.6,
    ),
    _health(
        regex=r"(?<![\w-])(?P<v>HTN|IHD|CKD(?: ?[1-5][ab]?)?|CVA|TIA|DVT|PE|AF|GORD|BPH|L?RTI|UTI|OA|RA|PCOS|LVF|CCF|PVD|SLE|TKR|THR|SOB|"
        r"AKI|DKA|NBM|EOL|EtOH|ETOH|LMP|TOP|D&V|DSH|OD|SI|ASD|ADHD|LD|MS|MND|NOF|DoLS?|[Hh]ep ?[BC])(?![\w-])",
        need="context",
        context=NOTED,
        score=0.4,
    ),
    _health(  # fractured wrist, bruised ribs, # L NOF
        regex=r"(?:(?<!\w)(?P<v>(?:(?:fractur(?:ed?|ing)|dislocat(?:ed|ion of)|sprain(?:ed)?|bruis(?:ed|ing|es)(?: to| on| around| of)?(?: "
        r"the| his| her| my| their)?|stitches (?:in|to)(?: the| his| her| my)?|laceration to|swollen|pain in|numbness in|"
        rf"surgery on|operation on)(?: the| his| her| my)? {_SIDE}(?:{_PARTS})|(?:fractured?|# ?){_SIDE}(?:{_BONES})|broken "
        rf"{_SIDE}(?:wrist|ankle|hip|collar ?bone|ribs?|nose|jaw|elbow|pelvis|femur|fingers?|toes?)|(?:torn|ruptured|snapped) (?:his |her |"
        rf"my )?{_SIDE}(?:{_TISSUE})|(?:perforated|burst) (?:eardrum|appendix|ulcer)|"
        r"head injur(?:y|ies)|black eye|concuss(?:ed|ion)|(?:hairline|compound|stress|spiral) fracture))(?![\w-])(?! (?:crab|rest|support|"
        r"pad|strap|protector|rag|stamp|wheel|pipe|joint)))",
        flags=FOLD,
        score=0.6,
    ),
    _health(
        regex=r"(?<![\w-])(?P<v>(?:grade|category|cat|stage) [1-4] (?:pressure (?:sore|ulcer|injury|damage)|tumou?r|cancer)|pressure "
        r"(?:sore|ulcer)s?|catheteri[sz]ed|catheter (?:in situ|care|bag|changed?|bypassing|draining|removed)|stoma (?:bag|care|in situ)|"
        r"(?:peg|ng|tube|nasogastric)[- ](?:fed|feed(?:s|ing)?|tube in situ)|(?:doubly |bowel |urinary )incontinen(?:t|ce)|hoist(?:ed)? "
        r"transfers?|hoisted for|bed[- ]?bound|nil by mouth|thicken(?:ed|er) (?:fluids?|drinks)|packages? of care|double[- ]up (?:care|"
        r"calls?|visits?)|(?:us(?:es|ing|ed)|in|needs?|has|with|into) (?:an? |his |her |their |my |the )?(?:power(?:ed)? |electric |"
        r"manual )?wheelchair(?! (?:basketball|rugby|racing|tennis|curling|fencing|sport|race|ramp|lift))|wheelchair[- ](?:users?|"
        r"dependent|bound)|mobilis(?:es|ing) with|transfers with|(?<!the )(?:severely )?(?:sight|hearing|visually)[- ]impaired(?! (?:loop|"
        r"access|service|visitor|people))|registered s?si|hearing aids? (?:bilat\w*|in situ|left|right|l|r|fitted|both)|continence "
        r"(?:pads|products|nurse)|level access shower|disabled facilities grant|dnacpr|respect form (?:in place|reviewed|completed|"
        r"signed)|end of life (?:care|drugs|pathway|meds)|advance (?:decision|directive)|nursing home (?:resident|placement)|respite "
        r"(?:care|stay)|sectioned under|(?:detained|held|admitted) (?:under|on) (?:a )?(?:section|s\.?) ?(?:2|3|37|41|136|135|5\(2\))|"
        r"section 117 aftercare)(?![\w-])(?! (?:polic|training|guidance|accessible|ramp|space|access\b))",
        flags=FOLD,
        score=0.6,
    ),
    _health(  # moods and habits
        regex=r"\b(?P<v>low (?:in )?mood(?! (?:light|music|board))|mood (?:is |was |remains |very )?(?:low|labile|flat)|(?:thoughts|"
        r"ideas) of (?:not being here|self[- ]harm|ending (?:it|his|her|my|their)|harming (?:him|her|my|them))|not (?:sleeping|eating) "
        r"(?:well|properly|much)|hearing voices|(?:under the influence|intoxicated|stank of alcohol|smell(?:s|ed|ing|t) of (?:alcohol|"
        r"drink))(?= (?:of (?:alcohol|drink|drugs)|when|again|on|at|in|and)\b|[.,;])|relaps(?:ed?|ing) (?:on|into|back)|(?:drinking|"
        r"drinks) (?:heavily|again|every day|to excess)|alcohol[- ](?:dependen\w+|abuse|misuse|problem|withdrawal)|(?:us(?:es|ing)|"
        r"addicted to|hooked on|injecting|dependent on) (?:heroin|crack|cocaine|cannabis|spice|ket(?:amine)?|meth|opiates|opioids|alcohol|"
        r"drugs|iv drugs)|(?:drug|d ?& ?a|alcohol) test(?:ed)? (?:positive|came back positive|was positive)|tested positive for|(?:ex|non|"
        r"current|former|heavy|light|lifelong|social)[- ]smoker|smok(?:es|ing) [0-9]{1,2}(?: ?/ ?| a | per )day|[0-9]{1,3} pack[- ]years?|"
        r"(?:drinks|alcohol|etoh):? [0-9]{1,3} ?u(?:nits)?(?:/| per | a )w(?:ee)?k|known alcoholic|needle ?stick injury|(?:post|"
        r"ante)natal (?:check|depression|ward|visit)|(?:health visitor|hv) (?:informed|aware|visit(?:s|ed)?|involved)|bloods "
        r"(?:neg(?:ative)?|normal|abnormal|nad|taken|done|back)|(?:speech|language|developmental) (?:and language )?delay|oh (?:appt|"
        r"referral|report|appointment)|wander(?:s|ing) at night|(?:mental )?capacity (?:assessment|assessed)|self[- ]neglect|clean drugs? "
        r"tests?|counselling (?:referral|sessions)|declined (?:mammogram|smear|bloods|screening|treatment|surgery|chemo)|foetal alcohol|"
        r"preggers|attachment (?:difficulties|disorder|issues)|sensory (?:needs|processing|issues)|(?:emotional|behavioural) "
        r"(?:difficulties|dysregulation)|anger (?:issues|management)|non-?verbal|neuro-?diver(?:se|gent)|(?:throwin|throwing|chucking|"
        r"spewing) up|(?:been|being) sick (?:all|since|twice|again|for)|(?:went|gone|go|is|was|she's) in(?:to)? labour|waters (?:have "
        r")?broke|[0-9]{1,2} days?'? (?:of )?(?:sick(?:ness)?(?: absence| leave)?|off sick)|health condition (?:means|makes|prevents))\b",
        flags=FOLD,
        score=0.6,
    ),
    _health(  # a vaccine, and what became of it
        regex=rf"\b(?P<v>{_VACCINE}(?: (?:vaccines?|vaccinations?|jabs?|imms?|immunisations?|boosters?|doses?|x ?[1-4]|#?[1-4]|1st|2nd|3rd|"
        r"first|second|third)){0,4}(?: (?:was|were|is|has been))?(?::| -)? (?:given|declined|refused|overdue|administered|received|(?:in |"
        r"to )?(?:l|r|left|right) (?:deltoid|arm|thigh)|not given|not had|up to date|utd|due (?:[0-9]{1,2}|in|on|at)|done|x ?[1-4])|"
        r"(?:imms?|immunisations?|vaccinations?) (?:are |is |all )?(?:up to date|utd|overdue|incomplete|declined)|vaccination (?:record|"
        r"history|status)(?= ?[:-])|unvaccinated)\b",
        flags=FOLD,
        score=0.6,
    ),
    _health(  # who looks after somebody
        regex=r"\b(?P<v>(?:under|referr(?:ed|al) (?:back )?to|ref'?d to|seen (?:by|in|at)|discharged (?:from|by)|d/c from|f/u (?:with|in)|"
        r"reviewed by|attends|attending|engag(?:es|ed|ing) with|refer|known to|open to|awaiting|waiting for|r/v with?|appointment (?:with|"
        r"at)) (?:the |local "
        rf")?{_CARERS}(?: (?:clinic|team|dept|department|ward|unit|appointment|services?|assessment))?|{_CARERS} (?:waiting list|appt|"
        r"appointment|referral|input|follow[- ]up|f/u))\b",
        flags=FOLD,
        score=0.6,
    ),
    _health(  # scores and results
        regex=r"(?<![\w-])(?P<v>(?:GCS|EPDS|AMTS?|MMSE|MoCA|Waterlow|ACE-?III)(?: score)?[:=]? ?[0-9]{1,2}(?:/[0-9]{1,3})?(?![\w%])|"
        r"(?:BMs?|CRP|INR|SBR|TSH|Hb|HbA1c|eGFR|ketones|lactate|PSA|CK|ALT|WCC|Bishop|NEWS|MUST|GCS|RR|HR)(?: is| was| of)?[:=]? "
        r"[0-9]{1,3}(?:\.[0-9]{1,2})?(?![\w%]))",
        need="context",
        context=(*NOTED, *listed("insulin, ketones, bloods, baby, bp, hba1c, egfr, urea, sats, temp, pulse, mmol, jaundiced, warfarin")),
        score=0.4,
    ),
    _health(
        regex=rf"\b(?P<v>{either(DRUGS)}(?: (?:mr|xl|tablets?|caps(?:ules)?))?(?: [0-9]{{1,4}} ?(?:mg|mcg|g|ml|units))?),? {_OFTEN}",
        flags=FOLD,
        score=0.6,
    ),
    _health(
        regex=r"\b(?P<v>(?:allerg(?:y|ies)|allergic to)[ ]?(?:[:=]|-|to) ?(?:nuts?|peanuts?|latex|eggs?|milk|dairy|shellfish|fish|wheat|"
        r"gluten|soya|sesame|bee|wasp|pollen|plasters|aspirin|ibuprofen|nsaids|codeine|penicillin|amoxicillin|trimethoprim|elastoplast|"
        r"cats|dogs|dust|strawberries|kiwi))\b",
        flags=FOLD,
        score=0.6,
    ),
)
