"""Courts, prisons, probation and the police, as their notes and those of social workers, insurers and landlords say it."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import CRIMINAL, FOLD, either, listed
from scanner.pattern import Pattern

_crime = partial(
    Pattern,
    entity="CRIMINAL_OFFENCE",
    title="Criminal offence data",
    category="criminal.offence",
    score=0.6,
    sources=(*CRIMINAL, "Sentencing Act 2020", "Criminal Justice Act 2003 Part 12", "Domestic Abuse Act 2021"),
)
_ORDER = (
    r"(?:sexual (?:harm|offences?) prevention order|serious crime prevention order|criminal behaviour order|football banning order|"
    r"domestic (?:violence|abuse) protection (?:order|notice)|stalking protection order|(?:slavery and )?trafficking prevention order|"
    r"violent "
    r"offender order|knife crime prevention order|community (?:payback )?order|suspended sentence order|youth rehabilitation order|"
    r"detention and training order|hospital order|non-?mol(?:estation)?(?: order)?|restraining order|occupation order|community protection "
    r"(?:notice|warning))"
)
_WHOSE = r"(?:his|her|their|my|the|a|an)"
_WHO = (
    r"(?:step-?(?:father|mother|dad|mum|son|brother)|father|mother|dad|mum|ex|ex-(?:husband|wife|partner|boyfriend)|boyfriend|girlfriend|"
    r"husband|wife|partner|uncle|brother|son|grand(?:son|father|dad)|cousin|perp(?:etrator)?|pupil|resident|neighbour|tenant|he|she|they|"
    r"who)"
)
_SOMEBODY = (
    r"(?:her|him|me|them|mum|dad|staff|another (?:pupil|child|resident|student)|(?:his|her|the) (?:wife|mother|sister|brother|baby))"
)

ORDERS: tuple[Pattern, ...] = (
    _crime(
        regex=rf"\b(?P<v>{_ORDER} (?:until|expires|in place|breach(?:ed|es)?|made|granted|imposed|against|runs|since|served|applied|with|"
        r"for [0-9]|to protect)|(?:[0-9]{1,2}|six|twelve|eighteen)[- ]months? (?:community|suspended|referral|rehabilitation|detention|"
        r"custodial) (?:order|sentence)|(?:breach(?:ed|es|ing)?|in breach|subject|given|got|received|on|under|has|against|for|with|"
        r"obtained|granted) (?:of |"
        rf"to )?(?:{_WHOSE} )?(?:[0-9]{{1,2}}[- ]month )?{_ORDER}|breach(?:ed|es|ing)? (?:of )?(?:{_WHOSE} )?(?:bail|licence(?: "
        r"conditions)?|curfew|tag|injunction|asbo|cbo|shpo|sopo|probation|supervision|licen[cs]e))\b(?! (?:team|policy|guid|scheme))",
        flags=FOLD,
    ),
    _crime(  # the abbreviations of probation and the police
        regex=r"(?<![\w-])(?P<v>SHPO|SOPO|DVP[ON]|RSO|OGRS3?:? ?[0-9]{1,2}|OASys|ViSOR|RAR (?:days|[0-9]{1,2})|[0-9]{1,3} ?(?:hrs?|hours) "
        r"(?:of )?(?:UPW|unpaid work|community (?:service|payback))|(?:missed|failed|breach(?:ed)?|doing|on|[Uu]npaid work:?) UPW|PWITS|"
        r"TWOC(?:king)?|FTA (?:warrant|court)|[Ww]anted on (?:warrant|recall)|NFA'?d by|released NFA|[Pp]re-?cons|HDC (?:curfew|until|"
        r"from|tag)|ROTL|IPP (?:prisoner|sentence)|MAPPA ?(?:L(?:evel)? ?)?[1-3]|MARAC|PSR (?:ordered|author|interview)|(?:SC|DV|eDV|"
        r"CTC)[- ](?:cleared|clearance))(?![\w-])",
    ),
    _crime(
        regex=r"\b(?P<v>(?:released|out|freed|currently|still|recalled|prison) (?:on|under) licence(?! fee)|on licence (?:until|from|to|"
        r"conditions|for|and|after)|licence conditions? (?:include|not to|breach|state)|recall(?:ed)? to (?:prison|custody)|recall "
        r"requested|given a caution|assault(?:ed|ing) (?:a |an )?(?:pc|police officer|emergency worker|officer)|home detention curfew|"
        r"no[- ]bail warrant|(?:arrest |bench )?warrant (?:for (?:his|her|their) arrest|out for|issued for (?:his|her))|fail(?:ed|s|ing) "
        r"to (?:surrender(?: to (?:bail|custody))?|appear at (?:court|mag))|approved premises|pre-?sentence report|index offence|"
        r"curfew(?:ed)? (?:[0-9]{1,2} ?(?:[ap]m|to|-) ?[0-9]{1,2}|[0-9]{1,2} ?[ap]m|between|hours|condition|requirement|from)|tag (?:was |"
        r"being |to be )?(?:fitted|removed|cut off)|tagged (?:until|and|for|by)|(?:got|been|was|were) (?:nicked|lifted|pulled in|sent "
        r"down) (?:for|by)|banged up|locked up (?:for|last|again)|doing time|did time|done time|in the cells|(?:police|feds|coppers) "
        r"(?:nicked|lifted|arrested|raided|took (?:his|her|him))|drunk and disorderly|disqualified (?:from driving|driver|until|(?:for |"
        r"in )?[0-9]{1,4})|driving (?:ban|disqualification)|banned (?:in )?(?:[0-9]{4} )?(?:from driving|for drink)|served [0-9]{1,2} "
        r"(?:months|years|weeks) (?:at|in) (?:hmp )?(?-i:[A-Z])[a-z]{2,15}|(?:bringing|brought|took|taking) (?:a |the )?(?:knife|weapon|"
        r"blade) (?:in|to school)|trafficked (?:through|from|into|by|to)|(?:CRB|DBS) (?:came back|returned|shows?|disclosed|pending|"
        r"revealed)|previous(?:ly)? (?:for|known) (?:violence|burglary|robbery|fraud|abh|gbh|arson|harassment|theft|assault|drugs|to "
        r"(?:the )?police)|known to (?:the )?police|security cleared)\b",
        flags=FOLD,
    ),
    _crime(  # got six months suspended, two cautions for theft, 9 penalty points
        regex=r"\b(?P<v>(?:got|given|sentenced to|served|serving|did|doing|received|handed) (?:a |an )?(?:[0-9]{1,2}|two|three|four|five|"
        r"six|nine|twelve|eighteen)[- ](?:months?|years?|weeks?)'?(?: suspended| inside| in (?:prison|jail|custody|a yoi)| imprisonment| "
        r"custody| for [a-z]| stretch)|(?:two|three|four|accepted|received|prior|previous|adult|youth|harassment) (?:police |adult |youth "
        r"|conditional )?cautions? (?:for|as a|in [0-9]{4}|from))\b",
        flags=FOLD,
    ),
    _crime(regex=r"(?<![\w-])(?P<v>[0-9]{1,2} (?:penalty|licence) points|[2-9] (?:police )?cautions)\b", flags=FOLD),
    _crime(  # done to somebody
        regex=rf"\b(?:{_WHO}) (?:has |had |have |was |is |has been |had been |used to |would |regularly |often |then |who "
        r"){0,2}(?P<v>(?:hit|hits|hitting|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|slap(?:s|ped|ping)?|beat(?:s|en|ing)?(?: up)?(?! them)|"
        r"chok(?:es|ed|ing)|strangl(?:es|ed|ing)|bit(?:ten)?|head-?butted|spat (?:at|on)|pushed|abus(?:es|ed|ing)|rap(?:es|ed|ing)|touched|"
        r"threaten(?:s|ed|ing)|assault(?:s|ed|ing)|groom(?:s|"
        rf"ed|ing)|stalk(?:s|ed|ing)|threw (?:a |an )?[a-z]{{3,10}} at) {_SOMEBODY})\b(?! (?:for (?:six|four|a)|in straight|into touch|"
        r"hard|at (?:chess|golf|tennis|cards)|to it|luck|back\b))",
        flags=FOLD,
        score=0.5,
    ),
    _crime(
        regex=r"\b(?P<v>(?:fle(?:d|eing)|victims? of|survivor of|history of|experienc(?:ed|ing)|disclos(?:ed|ing)|suffer(?:ed|ing)|due to|"
        r"escap(?:ed|ing)|homeless due to|reports?) (?:dv|da|domestic (?:abuse|violence)|hbv|honour[- ]based (?:abuse|violence)|forced "
        r"marriage|modern slavery|(?:child )?(?:sexual|criminal) exploitation|cse|cce|fgm)|(?:dv|da) (?:marker|incident|victim|survivor|"
        r"perp|history|risk)s?|(?:financial|physical|sexual|emotional|domestic|elder|economic) (?:abuse|assault|violence) (?:by|from|"
        r"against) (?:(?:his|her|their|my|a|an|the) )?[a-z-]{2,14}|(?:been|was|being|were|is) (?:physically|sexually|emotionally|"
        r"financially|racially) (?:abused|assaulted|exploited)|county lines|cuckoo(?:ed|ing)|(?:carr(?:ies|ied|ying)|found with|armed "
        r"with|brandish(?:ed|ing)) (?:a |an )?(?:large |kitchen |lock )?(?:knife|knives|blade|bladed article|machete|weapons?|firearm)|"
        r"possession of (?:class [abc]|an? (?:class|bladed|offensive)|cannabis|cocaine|heroin|mdma|indecent|criminal property)|dealing "
        r"(?:drugs|weed|coke|crack|cannabis|heroin|class a)|(?:allegation|offence|index offence|charges?|conviction|arrest reason|"
        r"caution)s? ?[:-] ?(?:[a-z]{2,12} ){0,2}(?:theft|fraud|assault|burglary|robbery|abh|gbh|affray|arson|harassment|stalking|rape|"
        r"sexual|criminal damage|drink driving|drug|possession|shoplifting|handling|murder|manslaughter))\b(?! (?:polic|training|"
        r"awareness|strateg|charit|support service))",
        flags=FOLD,
    ),
    _crime(  # a code of the DVLA as insurers write it: twice, with a year, with points
        regex=rf"(?<![\w-])(?P<v>{either('AC, BA, CD, CU, DD, DG, DR, IN, LC, MS, SP, TT')}[0-9]{{2}} ?(?:x ?[1-9]|\((?:19|20)[0-9]{{2}}\)|"
        r"(?:in |on )?(?:[A-Z][a-z]{2} )?20[0-2][0-9]))(?![\w-])",
        need="context",
        context=listed(
            "disclosure, disclosed, declared, undisclosed, disqualified, banned, driver, insured, licence, points, conviction, "
            "convictions, motoring, policyholder, proposer, sp30, dr10, in10, tt99, cu80, ac10"
        ),
        sources=(*CRIMINAL, "DVLA: penalty points (endorsements)"),
    ),
)
