"""Sexual orientation and sex life; gender reassignment."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import SEX_ABROAD
from detectors.packs.listed import CENSUS, FOLD, MONITORED, SPECIAL, WORDS, among, coded, flagged, listed
from detectors.packs.noted import TRANS_NOTED
from scanner.pattern import Pattern

_sex = partial(
    Pattern, entity="SEXUAL_ORIENTATION", title="Sexual orientation or sex life", category="special.sex", sources=(*SPECIAL, *CENSUS)
)
#: Information about it is information about health, and protected by a law of its own once there is a certificate.
_trans = partial(
    Pattern,
    entity="GENDER_REASSIGNMENT",
    title="Gender reassignment",
    category="special.health",
    also=("demog.gender",),
    sources=("Gender Recognition Act 2004 s 22", "Equality Act 2010 s 7", *CENSUS),
)

ORIENTATIONS = among(
    "heterosexual, straight or heterosexual, heterosexual or straight, heterosexual/straight, straight/heterosexual, "
    "straight / heterosexual, gay, lesbian, gay or lesbian, gay/lesbian, gay man, gay woman, gay woman/lesbian, gay woman / lesbian, "
    "gay / lesbian, homosexual, bisexual, bi, pansexual, asexual, demisexual, queer, lgb, other sexual orientation, "
    "all other sexual orientations, other orientation"
)
_CODES = among("straight, other, not stated, not known, prefer not to say, unknown, none, don't know, questioning, undecided, unsure")
_TRANS = among(
    "trans man, trans woman, transgender man, transgender woman, trans male, trans female, transgender, transgender male, "
    "transgender female, transsexual, male (including trans man), female (including trans woman), male to female, female to male, mtf, "
    "ftm, genderfluid, genderqueer, agender, bigender, cisgender, cis man, cis woman, cis male, cis female"
)
_BEING = (
    r"\b(?:i'?m|i am|he's|he is|he was|she's|she is|she was|they are|who is|who was|identif(?:y|ies|ied) as|(?:c[ao]me|"
    r"coming) out (?:to [a-z]{2,9}(?: [a-z]{2,9}){0,2} |(?:last|this) [a-z]{3,9} )?as|openly|living as)(?: also| now|"
    r" openly)? (?:an? )?(?:openly )?"
)

SEXUAL: tuple[Pattern, ...] = (
    _sex(
        values=ORIENTATIONS | _CODES,
        context=listed("sexual orientation, sexuality, orientation, sexual preference, sexual identity, sex orient, sexual orient, lgbt"),
        unless=listed("page, screen, image, photo, print, device, layout, paper"),
        need="context",
        score=0.8,
    ),
    _sex(values=ORIENTATIONS - among("bi, lgb, queer"), need="distinct", score=0.7),
    _sex(
        names=(
            *coded("sexual orientation, sexuality, sexual preference, sexual identity, sex orient, sexual orient, sex orientation"),
            *flagged("lgb, lgbt, lgbtq, gay"),
            *listed("lgbt, lgbtq, kinks, fetishes, sex life, sexual history, sexual partners, sexually active, number of sexual partners"),
            *SEX_ABROAD,
        ),
        kinds=(*WORDS, "boolean"),
        score=0.7,
    ),
    _sex(  # where a form asks for it, one word is an answer
        regex=r"\b(?P<v>heterosexual|homosexual|bisexual|lesbian|gay(?: man| woman)?|straight|pansexual|asexual)\b(?=[.,;/|)]|\s*$)",
        flags=FOLD,
        need="context",
        context=MONITORED,
        score=0.4,
    ),
    _sex(
        regex=rf"{_BEING}(?P<v>gay|lesbian|bisexual|bi(?=[.,;]|$| (?:and|but|btw|lol|tho)\b)|pansexual|asexual|homosexual|heterosexual|"
        rf"queer|lgbtq?)\b"
        r"(?! (?:reproduction|(?-i:[A-Z])))",
        flags=FOLD,
        score=0.7,
    ),
    _sex(
        regex=r"\b(?P<v>(?:my|his|her|their) (?:sex(?:ual)? (?:life|orientation|partners?|preferences?|history|identity|activity)|"
        r"sexuality|homosexuality)|sexual orientation[ \t]{0,2}[:=][ \t]{0,2}[a-z]+|(?:(?:my|his|her|their|a|"
        r"in a) )?same[- ]sex (?:partner|couple|relationship|marriage|spouse)|(?:is|was|am|been|are) sexually active|(?:his husband|"
        r"his boyfriend|two (?:mums|dads)|her wife)(?! and (?:his|her))|(?:gay|lesbian) (?:man|woman|couple|partner|relationship|"
        r"son|daughter|brother|sister|customer|colleague))\b",
        flags=FOLD,
        score=0.6,
    ),
    _trans(values=_TRANS, need="distinct", score=0.7),
    _trans(
        names=(
            *flagged("transgender, transsexual, gender reassignment"),
            *coded("gender reassignment, gender recognition"),
            *listed(
                "transgender, is trans, trans man, trans woman, gender reassigned, gender recognition certificate, grc number, grc date, "
                "previous gender, gender same as at birth, gender identity same as birth, is cisgender, cisgender"
            ),
            *TRANS_NOTED,
        ),
        unless=listed("fat, translation, transport, transaction, bank, fats, mission"),
        kinds=(*WORDS, "boolean"),
        score=0.7,
    ),
    _trans(
        regex=rf"(?P<v>{_BEING}(?:trans(?:gender|sexual|itioning| man| woman)?)\b(?![- ]?(?:atlantic|siberian|europe|pacific|fat|port))|"
        r"\b(?:gender reassignment|gender recognition certificate|sex change operation|gender dysphoria|(?:her|his|their|"
        r"my) (?:transition from|deadname|gender transition)|transgender (?:man|woman|person|customer|employee|colleague|pupil|child)|"
        r"trans (?:man|woman|pupil|employee|customer)|(?:is|are) trans(?= (?:and|but|so)\b|[.,;]|$)|assigned (?:male|female) at birth|"
        r"(?:started|on) hormone therapy))\b",
        flags=FOLD,
        score=0.6,
    ),
)
