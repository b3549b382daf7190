"""Being unwell, hurt, cared for, or in need of support, as people say it of themselves and agents note it of them."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, SPECIAL, either
from scanner.pattern import Pattern

_health = partial(
    Pattern,
    entity="HEALTH_TERM",
    title="Health information",
    category="special.health",
    score=0.65,
    flags=FOLD,
    sources=(*SPECIAL, "UK GDPR Art 4(15)", "Ofgem: priority services register"),
)
_PART = either(
    "arm, leg, ankle, wrist, hip, foot, knee, back, shoulder, collarbone, rib, ribs, nose, jaw, neck, finger, fingers, toe, elbow, skull, "
    "pelvis, spine, thumb, hand, head, achilles, hamstring, eye"
)
_WHOSE = r"(?:his|her|my|their)"
_WHO = (  # by first letters: most words are none of these, and are left after one look
    r"(?:i(?:'?m| am| was|'ve been)|s?he(?: is|'s| was)|who (?:is|was)|(?:mum|dad) is|"
    r"(?:wife|husband|son|daughter|mother|father) (?:is|was))"
)
_OPERATION = (
    r"(?:(?:kidney|liver|heart|lung|stem cell) transplant|(?:hip|knee|shoulder) (?:replacement|operation|surgery)|heart bypass|"
    r"bypass operation|cataract (?:operation|surgery)|caesarean|c-section|smear test|mammogram|biopsy|vasectomy|stent|colonoscopy|"
    r"pacemaker|skin graft|dialysis|chemo|blood transfusion)"
)
_AID = (
    r"(?:nebuliser|oxygen(?: concentrator| cylinder| at home)?|ventilator|feeding pump|feeding tube|stair ?lift|hoist|dialysis machine|"
    r"walking frame|zimmer frame|walking stick|mobility scooter|hearing aids?|guide dog|catheter|stoma bag|insulin pump|cpap(?: machine)?|"
    r"pendant alarm)"
)

CARE: tuple[Pattern, ...] = (
    _health(
        regex=rf"\b(?P<v>(?:broke|broken|fractured|sprained|dislocated|twisted|hurt|amputated|strained|tore|crushed) {_WHOSE} (?:left |"
        rf"right |lower )?{_PART}|{_WHOSE} (?:left |right |bad |lower |upper )?{_PART} (?:hurts?|is (?:really |very |so |still |"
        rf"too )?(?:painful|broken|sore|bad|swollen|fractured|killing me)|was (?:broken|fractured|amputated)|pain|injury|operation|"
        rf"surgery|gave way)|(?:lost|losing) {_WHOSE} (?:hearing|sight|eyesight|memory|left leg|right leg)|(?:off|absent|"
        rf"away)(?: for [a-z0-9]{{1,9}} (?:days?|weeks?|months?))? with (?:{_WHOSE}|a bad) {_PART}|(?:had|suffered) (?:a |"
        rf"another )?(?:bad |nasty )?fall(?! in)|(?:hip|wrist|ankle|leg|arm|skull|pelvic|rib|spinal) fracture|sustained (?:(?:a|an|"
        rf"serious|minor|multiple|head|severe|the) ){{0,3}}(?:injur(?:y|ies)|burns?|fractures?|concussion))\b",
    ),
    _health(
        regex=rf"\b(?P<v>(?:{_WHO}|feel(?:s|ing)?|felt|fallen|taken|become) (?:been |feeling |really |very |so |too |quite |still |"
        rf"seriously |critically |gravely |"
        r"mentally |terminally |chronically |not ){0,2}(?:unwell|poorly|ill(?! (?:at ease|advised|equipped|suited))|sick(?! (?:of|"
        r"and tired|as))|not well)|(?:not|n't) (?:been |feel(?:ing)? |very ){0,2}well enough|ill[- ]health (?:retirement|grounds)|"
        r"(?:through|due to|because of|of|on|in|by) ill[- ]health|(?:call|calling|out|went|go(?:ing)? (?:home|off)|sent home|"
        r"went home) sick|going through (?:the )?menopause|(?:peri)?menopausal|pre-?diabetic|commit(?:ted|s)? suicide|(?:took|"
        r"taken) (?:his|her|their) own life|overdosed)\b",
    ),
    _health(
        regex=rf"\b(?P<v>(?:{_WHO}|been|still|back|currently) (?:back |still |now |currently )?in (?:hospital|intensive care|special care|"
        rf"a hospice|a&e|icu)|(?:home|back|discharged) from hospital|(?:came|come|is|got|now) out of hospital|(?:taken|rushed|went|"
        rf"been|admitted|(?:take|took|taking) (?:him|her|{_WHOSE} [a-z]{{2,9}})) to (?:a&e|hospital|casualty)|(?:{_WHO}|mum|dad|"
        rf"mother|father|moved|lives|living|gone|went) (?:now )?(?:in|into|to) (?:a |an? \w{{2,9}} )?(?:care|nursing|"
        rf"residential) home|"
        r"under (?:a|the|his|her) (?:neurologist|cardiologist|consultant|psychiatrist|specialist|oncologist|rheumatologist)|"
        r"under (?:the )?(?:camhs|cmht)|(?:referred|referral|known) to (?:camhs|cmht|occupational health|social services|a (?:consultant|"
        r"specialist|psychiatrist))|section (?:2|3|117|136)(?: of the)? mental health act|(?:chemo|radiotherapy|dialysis|physio|"
        r"rehab) (?:starts|started|sessions?|appointments?|begins|"
        rf"every|[0-9]x? )|(?:needs?|has|had|having|awaiting|waiting (?:for|on)|due|after|on) (?:a |an |her |his |"
        rf"my ){{0,2}}{_OPERATION}|"
        r"(?:bereavement|having|receives?|attends?|referred for|needs) counselling|counselling sessions?|speech and language (?:delay|"
        r"therapy|therapist)|(?:weeks|months|days) to live|blood sugars? (?:was|is|of|levels?))(?!\w)",
    ),
    _health(
        regex=rf"\b(?P<v>(?:uses?|on|has|have|needs?|relies on|rely on|dependent on|with|got) (?:a |an |the |her |his |my |"
        rf"home ){{0,2}}{_AID}|home oxygen|medic(?:ine|ation)s? (?:kept |stored |is |are ){{0,2}}in (?:the |a |her |his )?fridge|"
        rf"(?:blind|deaf|no (?:sight|hearing)) in (?:one|his|her|my|both|the (?:left|right)) (?:eye|ear)s?|learning disabled|"
        r"oxygen concentrator|medically dependent|(?:needs?|requires?|requested|send|sent in|wants?) (?:letters in )?(?:large print|"
        r"braille|an? (?:bsl|sign language) interpreter|text relay|bsl)|bsl user|(?:customer|cust|client|caller|tenant|he|she|"
        r"who) is (?:housebound|vulnerable|bedridden|frail|non-?verbal|vi\b|immobile)|lives alone, housebound|vulnerable (?:customer|"
        r"adult|tenant|person|resident|consumer)|on the (?:psr|priority services register)|unable to answer the door|"
        r"restricted (?:hand movement|mobility)|learning (?:difficult(?:y|ies)|disabilit(?:y|ies))|speech impairment|"
        r"special educational needs|(?:has|have) an? ehcp)\b(?! (?:policy|guidance|team|training|label|sensor|tank|supply|"
        r"saturation sensor))",
    ),
    _health(
        regex=rf"\b(?P<v>{_WHOSE} (?:eyesight|hearing|sight|memory|mobility|speech) (?:is|has|was|got) (?:very |really |quite |not |now |"
        rf"so |been ){{0,2}}(?:failing|failed|bad|poor|worse|going|gone|impaired|good|limited|affected|deteriorating|slurred)|(?:is|"
        rf"am|are|and|very|too) frail|"
        r"(?:on|joined) (?:the|a) waiting list for (?:a |an |her |his |my )?(?:operation|surgery|transplant|hip|knee|scan|therapy|"
        r"assessment)|(?:needs?|requires?) (?:step[- ]free|wheelchair|disabled|level) access|(?:my|his|her|their|a) disabled (?:son|"
        r"daughter|child|children|husband|wife|mother|father|brother|sister|parent|partner)|lost (?:the|a|her|their|our) baby|stillborn|"
        r"going (?:blind|deaf)|(?:medication|drug) side effects|(?:on|with) crutches|(?:cough(?:s|ing|ed)?|vomit(?:s|ing|"
        r"ed)?) (?:up )?blood|a bad chest|born (?:prematurely|premature)|(?:hernia|gall ?bladder|prostate|bowel|brain|back|"
        r"eye) (?:operation|op)|smok(?:es|ed|ing) [0-9]{1,3} (?:a|per) day|drinks [0-9]{1,3} units|vaccinated (?:on|against|with|[0-9(])|"
        r"pregnant (?:employee|customer|tenant|worker|colleague|pupil|patient|wife|daughter|girlfriend|woman)|in remission(?! of)|"
        r"(?:blood pressure|heart|thyroid|diabetes|water|sleeping|epilepsy) (?:tablets|pills|medication|meds)|signed (?:me|him|her|"
        r"them) off|(?:has|have|had|got|diagnosed with) (?-i:MS|MND|CP|RA|DVT|UTI|BPD|TB|PCOS|CHD|IHD|T1DM|T2DM|ALS|CKD)\b(?! (?:office|"
        r"word|excel|teams|windows|sql|dos|paint|access|project))|(?:fainted|(?:i|he|she|who|patient) (?:has |had |have )?(?:passed|"
        r"blacked) out)|had a (?:seizure|fit|blackout|panic attack)|(?:he|she|colleague|employee|customer|patient|member) collapsed|"
        r"(?:covid|hiv|hep(?:atitis)? [bc])[- ]positive|positive (?:covid|lateral flow|pcr|pregnancy|drug) test|vi customer)(?!\w)",
    ),
)
