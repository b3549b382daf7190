"""Benefits, debt and the roof over somebody's head, as advisers, landlords and claimants write of them."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, either
from scanner.pattern import Pattern

_DWP = ("Welfare Reform Act 2012", "Social Security Contributions and Benefits Act 1992", "DWP: benefits and financial support")
_standing = partial(
    Pattern, entity="FINANCIAL_STANDING", title="Benefits or debts", category="pay.standing", score=0.6, sources=(*PERSONAL, *_DWP)
)
_disability = partial(
    Pattern,
    entity="HEALTH_TERM",
    title="Disability benefit",
    category="special.health",
    also=("pay.standing",),
    score=0.6,
    sources=("UK GDPR Art 9(1)", *_DWP),
)
_BENEFIT = either(
    "universal credit, pension credit, housing benefit, income support, jobseeker's allowance, jobseekers allowance, "
    "job seeker's allowance, carer's allowance, carers allowance, working tax credit, working tax credits, child tax credit, "
    "child tax credits, tax credits, council tax support, council tax reduction, council tax benefit, child benefit, state pension, "
    "maternity allowance, bereavement support payment, widow's pension, war pension, discretionary housing payment, winter fuel payment, "
    "guarantee credit, savings credit, scottish child payment, free school meals, healthy start, budgeting loan, advance payment of uc"
)
_FOR_DISABILITY = either(
    "personal independence payment, disability living allowance, attendance allowance, employment and support allowance, "
    "adult disability payment, child disability payment, severe disablement allowance, industrial injuries disablement benefit, "
    "severe disability premium, incapacity benefit"
)
#: Guidance speaks to everybody: if you get, people on, those who claim.
_NOT_ALL = "".join(
    f"(?<!{words} )"
    for words in ("you", "you're", "people", "those", "anyone", "who", "households", "families", "you are", "to", "may", "can", "could")
)
_GETS = (
    rf"{_NOT_ALL}(?:on(?: the)?|gets?|getting|got|receiv(?:es|ed|ing)|in receipt of|claim(?:s|ed|ing)|awarded|applied for|applying for|"
    rf"lost|"
    r"refused|moved (?:on )?to|migrat(?:ed|ing) to|switched to|living on|living off|reli(?:ant|es) on|turned down for|stopped (?:my|his|"
    r"her|"
    r"their)|my|his|her|their)"
)
_KIND = r"(?:(?:basic|new|full|enhanced|higher|standard|contributory|income[- ]related|new[- ]style) (?:rate )?){0,2}"
_BECAME = (
    r"(?:claimant|award(?:ed)?|claim (?:is|was|has|closed|pending|started|refused|made|ended|suspended|form)|payments? (?:has|have|is|was|"
    r"were|stopped|reduced|started|late)|(?:of |is |was )?£ ?[0-9]{1,4}|(?:has |was |been |is ){0,2}(?:stopped|suspended|refused|reduced|"
    r"ended|cut off|in payment)|"
    r"sanction"
    r"(?:ed|s)?|appeal|tribunal|overpayment|overpaid|entitlement|journal|reassessment|recipient|in payment|transferred|since [0-9]{1,4})"
)

BENEFITS: tuple[Pattern, ...] = (
    _standing(  # gets Pension Credit, Universal Credit claimant
        regex=rf"\b(?:{_GETS} {_KIND}(?P<v>{_BENEFIT})(?! (?:is|was|isn't|will|would|can|helps|calculator|guid))|{_BENEFIT} {_BECAME})\b",
        flags=FOLD,
    ),
    _standing(
        regex=r"\b(?P<v>(?:UC|JSA|HB|CTR|CTS|DHP|WTC|CTC|FSM)[ -](?:claim(?:ant|ing)?|award(?:ed)?|sanction(?:ed|s)?|stopped|suspended|"
        r"overpayment|overpaid|journal|housing element|eligible|entitled|ever ?6|pupil|refused|applied|app in|in payment|reduced|ended|"
        rf"letter|deductions?|appeal)|{_NOT_ALL}(?:[Oo]n|gets|[Gg]etting|[Cc]laim(?:s|ing|ed)|receives|receipt of|awarded|entitled to|"
        r"eligible for) (?:UC|JSA|HB|CTR|DHP|WTC|FSM|LHA)|LCWRA|LCW (?:element|award|group)|(?:housing|carer'?s?|child(?:care)?|disabled "
        r"child) element|carer'?s? premium)(?![\w-])",
    ),
    _standing(
        regex=r"\b(?P<v>mandatory reconsideration|benefits? (?:cap(?:ped)?|sanction(?:ed|s)?|overpayment|stopped|reduced|advice)|"
        r"(?:family|household|parents|mum|he is|she is|he's|she's|i'm|im|are|claimant|tenant|currently|living|only|both|also|been|now) on "
        r"(?:sickness |state |disability |out of work )?benefits|in receipt of (?:a |state |means[- ]tested )?benefits?|bedroom tax|"
        r"under[- ]occup(?:ying|ation charge)|(?:was|been|is|got|were|and|then) sanctioned (?:for (?:missing|[0-9]{1,2})|[0-9]{1,2}|by "
        r"(?:the )?(?:dwp|job ?centre|jcp|uc|universal))|sanctioned [0-9]{1,2} (?:weeks|days|months)|hardship (?:fund|payment|grant)|"
        r"(?:crisis|budgeting) (?:loan|grant)|food ?bank (?:voucher|parcel|referral)|(?:given|issued|got|received|needs?|collected|had|"
        r"another) (?:a )?food parcels?|(?:totally|proper|well|i'm|im|am|were|we're|he's|she's) skint|(?:can't|cannot|cant|couldn't) "
        r"afford (?:her|his|food|rent|heating)|no savings|student loan plan [1-5]|sa302)\b",
        flags=FOLD,
    ),
    _standing(
        regex=r"\b(?P<v>(?:an|her|his|my|their|has|proposed|failed) iva|iva (?:with|approved|failed|supervisor|proposal|since|in place)|"
        r"bailiffs? (?:due|booked|instructed|visit(?:ed|s|ing)?|attended|called|have|has|are|will|to attend|came|enforcement)|attachment "
        r"of earnings|default(?:ed|ing) on (?:a|her|his|my|the|two|three|several)|default (?:notice|judgment)|statutory demand|liability "
        r"order|(?:house|home|flat|property|car) (?:was |is being |being |got )?repossess(?:ed|ion)|(?:made|gone|going|went|declared(?: "
        r"himself| herself)?) bankrupt|(?:undischarged|discharged) bankrupt|bankruptcy (?:order|petition)|(?:debt management|debt relief|"
        r"dmp) (?:plan|order|provider)|(?:had|has|got|on|in) an? d(?:ro|mp)|in debt (?:to|with)|overdrawn(?= (?:by|at|again|most|every)\b|"
        r"[.,;])|(?:catalogue|credit card|water|gas|electric(?:ity)?|fuel|energy|loan|maintenance|service charge|utility) arrears|loss of "
        r"earnings|(?:[0-9]{1,2}|two|three|four|five|six) (?:weeks|months) behind (?:with|on)|eviction notice|uc (?:housing costs|"
        r"childcare costs)|(?:[0-9]{1,2}|one|two|three|four|five|six|several) (?:months?|weeks?|mths?)'? (?:of )?(?:rent |mortgage "
        r")?arrears|(?<!rent )(?<!tax )arrears (?:of|are|now|stand(?:ing)? at|cleared|£)|(?:notice (?:of )?seeking possession|nosp|notice "
        r"to quit|ntq|section 21|s\.?21|section 8)(?: notice)? (?:was |has been )?(?:served|issued|received|expire[sd]|given)|(?:served|"
        r"given|got|received) (?:a |an |with |her |his |my ){0,2}(?:section 21|s21|section 8|eviction notice|notice to quit|nosp|ntq)|"
        r"(?:warrant|order) (?:of|for) possession|possession (?:order|proceedings|hearing)|(?:facing|threatened with|risk of|served with|"
        r"being) evict(?:ion|ed)|evict(?:ion|ed) (?:date|warrant|for|from|on|due)|intentionally homeless|(?:made|became|is|am|i'm|he's|"
        r"she's|now|currently|been|presented as|registered) homeless|sofa[- ]surfing|rough sleep(?:er|ing)|no fixed abode|sleeping "
        r"(?:rough|in (?:his|her|the|my) car))\b",
        flags=FOLD,
        sources=(*PERSONAL, "Insolvency Act 1986", "Housing Act 1988 s 8, s 21", "Housing Act 1996 Part 7"),
    ),
)

DISABILITY: tuple[Pattern, ...] = (
    _disability(
        regex=rf"\b(?:{_GETS} {_KIND}(?P<v>{_FOR_DISABILITY})(?! (?:is|was|will|can|calculator|guid))|{_FOR_DISABILITY} {_BECAME}|"
        r"(?:enhanced|higher|middle|lower|standard) rate (?:both|daily living|mobility|care|of (?:both|pip|dla|adp|aa)|pip|dla|aa|care "
        r"component|mobility component)|daily living component|mobility component|dp1500)\b",
        flags=FOLD,
    ),
    _disability(
        regex=r"\b(?P<v>(?:PIP|DLA|ADP|ESA|IIDB)[ ,:-]{1,2}(?:enhanced|standard|higher|middle|lower|daily living|mobility|DL|[Mm]ob|"
        r"award(?:ed)?|appeal|claim(?:ant)?|tribunal|assessment|form|stopped|review|MR|reconsideration|points|refused|support group|WRAG|"
        rf"descriptors?|payments?|until [0-9]|since|in payment|for (?:his|her|my|the|their) [a-z]{{3,10}})|{_NOT_ALL}(?:[Oo]n|[Gg]ets|"
        r"[Gg]etting|[Cc]laims|[Cc]laiming|receives|receipt of|awarded|lost (?:his|her|my)|refused|applied for|applying for|[Mm]y|[Hh]er|"
        r"[Hh]is) (?:PIP|DLA|ADP|ESA|SDP))(?![\w-]| (?:mission|satellit|spacecraft|project|programme|contract|conference|install))",
    ),
)
