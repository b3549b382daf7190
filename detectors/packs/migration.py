"""Where somebody comes from and may stay, as claims, casework and letters to the Home Office tell it."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, either
from detectors.packs.nations import DEMONYMS
from scanner.pattern import Pattern

_visa = partial(
    Pattern,
    entity="IMMIGRATION_STATUS",
    title="Immigration status",
    category="demog.nationality",
    score=0.6,
    sources=("Immigration Act 1971", "Immigration Rules (Home Office)", "Nationality, Immigration and Asylum Act 2002", *PERSONAL),
)
_nation = partial(
    Pattern, entity="NATIONALITY", title="Nationality or place of birth", category="demog.nationality", sources=(*PERSONAL, "ISO 3166-1")
)
_DEMONYM = either(", ".join(DEMONYMS))
_LAND = (
    r"(?:Afghanistan|Albania|Algeria|Angola|Australia|Bangladesh|Belarus|Brazil|Bulgaria|Cameroon|China|Congo|Croatia|Cyprus|Egypt|Eritrea|"
    r"Ethiopia|France|Germany|Ghana|Greece|Guyana|Hong Kong|Hungary|India|Iran|Iraq|Ireland|Italy|Ivory Coast|Jamaica|Jordan|Kenya|"
    r"Kosovo|Kuwait|"
    r"Latvia|Lebanon|Libya|Lithuania|Malaysia|Malawi|Morocco|Myanmar|Nepal|Nigeria|Pakistan|Palestine|Philippines|Poland|Portugal|"
    r"Romania|Russia|"
    r"Rwanda|Senegal|Sierra Leone|Slovakia|Somalia|Somaliland|South Africa|Spain|Sri Lanka|Sudan|Syria|Tanzania|Thailand|Trinidad|"
    r"Tunisia|Turkey|"
    r"Uganda|Ukraine|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe)"
)
_CAME = r"(?:arrived|came|entered|entry|here|visiting|travelled|in the uk|granted|refused|applied for|applying for|has|have|holds?|on)"

MIGRATION: tuple[Pattern, ...] = (
    _visa(
        regex=rf"\b(?P<v>{_CAME} (?:on |a |an |his |her |my |their ){{0,2}}(?:visit(?:or)?|tourist|student|spous(?:e|al)|partner|family|"
        r"fianc[eé]e?|work|dependant|visitor's|health and care|seasonal worker|ancestry|graduate|skilled worker|tier [1-5]) visa|"
        r"(?:visit(?:or)?|student|spouse|partner|family|dependant|skilled worker|graduate) visa (?:holder|expire[sd]|expiring|refused|"
        r"granted|runs out|extension|application|until)|(?:asylum|protection|trafficking|fresh|human rights) (?:claim|appeal|application|"
        r"interview) (?:was |is |has been )?(?:refused|rejected|pending|made|lodged|granted|dismissed|allowed|submitted|withdrawn|"
        r"outstanding)|(?:claim(?:ed|ing|s)?|seeking|sought|refused|granted|applied for|denied) asylum|refused asylum seeker|asylum "
        r"(?:support|dispersal|accommodation since)|appeal rights exhausted|overstay(?:ed|er|ing)|(?:was |is |became |been )?naturalised "
        r"(?:as|in|british|on)|(?:is |was |formerly |now |are )stateless|(?:got|has|have|granted|given|applied for|applying for|refused|"
        r"awaiting) (?:indefinite|limited|discretionary|humanitarian|exceptional|further) (?:leave|protection)(?! to (?:remain|enter))|"
        r"(?:(?:limited|further|discretionary|indefinite|exceptional) leave|leave to (?:remain|enter)|entry clearance) (?:granted|refused|"
        r"expires|expired|until|curtailed)|(?:refused|granted|denied|given) leave to (?:remain|enter)|dispersed to|visa curtailed|"
        r"appeal(?:ed|ing)? to the (?:first-tier|upper) tribunal|(?:removal|deportation) (?:directions|order|window|notice)|(?:detained|"
        r"held) (?:at|in) (?:an )?(?:irc|immigration|yarl's wood|harmondsworth|colnbrook|brook house)|immigration (?:bail|removal|"
        r"detention|tribunal|status (?:is|was)|solicitor)|no (?:right|permission) to (?:work|rent|reside)|undocumented "
        r"(?:migrant|immigrant|worker|person|people|alien|famil(?:y|ies)|child(?:ren)?|resident|stay|status)s?|(?:s?he(?:['’]s| is| was)|"
        r"i(?:['’]m| am| was)|who (?:is|was)|liv(?:es|ed|ing)|work(?:s|ed|ing)|entered|arrived|came(?: in| here)?) undocumented|(?:illegal "
        r"(?:entrant|immigrant|worker))|unaccompanied (?:asylum|minor|child)|age[- ]assess(?:ed|ment)|windrush (?:case|claim|scheme claim|"
        r"generation)|family reunion (?:for|visa|granted|application|refused)|(?:entered|arrived|came)(?: in(?:to)? the uk| here)? "
        r"(?:illegally|clandestinely|by (?:small )?boat|[io]n (?:the back of )?a (?:lorry|boat|dinghy))|eu ?ss (?:status|granted|refused|"
        r"application)|eu settled status|pre-settled status)\b(?! (?:polic|statistics|guidance|system|figures))",
        flags=FOLD,
    ),
    _visa(
        regex=r"(?<![\w-])(?P<v>ILR|ILE|DLR|FLR(?:\(M\))?|LTR|LOTR|ARE|NRPF|UASC|BRP|EUSS|COS|BNO visa|ARC card|TRN)(?![\w-])",
        need="context",
        context=(
            "visa",
            "home office",
            "immigration",
            "asylum",
            "leave",
            "overstayed",
            "spouse visa",
            "settled",
            "nationality",
            "client",
            "expires",
            "granted",
            "refused",
            "application",
            "share code",
            "right to work",
            "recourse",
            "solicitor",
            "uk since",
            "husband",
            "wife",
        ),
        score=0.4,
    ),
    _nation(
        regex=r"\b(?:(?:place|country|town|city) of birth(?: is| was)?[ \t]{0,2}[:=-]?|(?:birthplace|pob)[ \t]{0,2}[:=-])[ "
        r"\t]{0,2}(?P<v>(?-i:[A-Z])[a-z'-]{2,20}(?:,? (?-i:[A-Z])[a-z'-]{1,20})?)",
        flags=FOLD,
        score=0.6,
    ),
    _nation(
        regex=r"\b(?:(?:client|claimant|applicant|appellant|patient|he|she|they|I|mother|father|wife|husband|who|parents|both|mum|dad)(?: "
        r"(?:is|was|were|am|are|came|arrived|comes))?|originally) (?:born (?:and raised )?in|(?:originally )?from) "
        rf"(?P<v>{_LAND})\b",
        score=0.5,
    ),
    _nation(
        regex=rf"\b(?P<v>dual {_DEMONYM}(?: ?[/-] ?| and | & ){_DEMONYM}|{_DEMONYM}(?= (?:asylum seeker|refugee|claimant|applicant)\b)|"
        rf"{_DEMONYM}(?:[- ]born)(?= (?:man|woman|wife|husband|"
        r"client|claimant|"
        rf"mother|father|resident|applicant|patient)\b)|(?:is|are|was|am|i'm|he's|she's|both|naturalised|became) (?:a |an )?{_DEMONYM} "
        rf"(?:subject|by birth)|(?:holds?|has|have|on|with) (?:a |an |his |her )?{_DEMONYM} (?:passport|"
        r"citizenship|nationality))\b",
        flags=FOLD,
        score=0.6,
    ),
)
