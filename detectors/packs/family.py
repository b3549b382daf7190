"""People around somebody: family, next of kin, guarantors, and children."""

from __future__ import annotations

from functools import partial

from detectors.names.lists import may_be_given
from detectors.packs.listed import ANY, CHILDREN, FOLD, PERSONAL, WORDS, among, either, listed
from detectors.packs.noted import CHILD_NOTED, KIN_NOTED
from scanner.pattern import Pattern, Shape


def named_last(text: str) -> bool:
    """Whether the last word is a given name: `Granddaughter Ella`, not `Sister Act`."""
    return bool(text.strip()) and may_be_given(text.split()[-1])


_kin = partial(Pattern, entity="KINSHIP", title="Family or next of kin", category="family.third_party", sources=PERSONAL)
_child = partial(Pattern, entity="CHILD", title="Information about a child", category="subject.child", sources=CHILDREN)

RELATIONS = among(
    "spouse, wife, husband, partner, civil partner, mother, father, mum, dad, parent, step-parent, stepmother, stepfather, son, "
    "daughter, child, stepson, stepdaughter, brother, sister, sibling, grandmother, grandfather, grandparent, grandson, granddaughter, "
    "grandchild, aunt, uncle, niece, nephew, cousin, carer, neighbour, friend, guardian, foster parent, mother-in-law, father-in-law, "
    "brother-in-law, sister-in-law, fiance, fiancee, girlfriend, boyfriend, ex-husband, ex-wife, ex-partner, "
    "widow, widower, foster carer, legal guardian, step parent, in-law, next of kin, other, other relative, "
    "relative"
)
#: As systems of schools (DfE, Common Basic Data Set), landlords and insurers write them: said only where the name says what they are.
RELATION_CODES = RELATIONS | among(
    "dau, d, s, w, h, spo, sp, par, pa, mo, mot, fa, fat, bro, sis, gch, gson, gdau, gpa, gma, ch, chd, ptr, neph, lod, lodger, "
    "pam, paf, par, stp, fom, fof, fam, car, rel, chm, rlg, swr, poa, self, hus, wif"
)
_PEOPLE = (
    "next of kin",
    "nok",
    "emergency contact",
    "emerg contact",
    "emergency",
    "spouse",
    "husband",
    "wife",
    "guarantor",
    "carer",
    "mother",
    "father",
    "dependant",
    "dependent",
)
_THEIR = (
    "",
    " name",
    " full name",
    " first name",
    " surname",
    " phone",
    " telephone",
    " mobile",
    " email",
    " address",
    " dob",
    " details",
    " relationship",
)
_KIN = either(
    "wife, husband, spouse, mother, father, mum, dad, son, daughter, brother, sister, grandmother, grandfather, grandma, grandad, "
    "granddad, gran, nan, aunt, auntie, uncle, niece, nephew, cousin, mother in law, father in law, brother in law, sister in law, "
    "son in law, daughter in law, fiancé, fiancée, girlfriend, boyfriend, stepson, stepdaughter, stepmother, stepfather, stepmum, stepdad, "
    "grandson, granddaughter, ex wife, ex husband, late husband, late wife, mom, mummy, daddy, nana, hubby, other half, in laws, parents, "
    "grandparents, grandchildren, brothers, sisters, sons, daughters, twins, twin brother, twin sister, half brother, half sister, "
    "foster child, foster mum, foster parents, godson, goddaughter, dependants"
)
_RELATIVE = either(
    "wife, husband, spouse, mother, father, mum, dad, son, daughter, brother, sister, grandmother, grandfather, grandma, grandad, gran, "
    "nan, auntie, niece, nephew, cousin, girlfriend, boyfriend, stepson, stepdaughter, grandson, granddaughter, partner, carer, guardian"
)
_MARRIED = "married to|engaged to|divorced from|separated from|widow of|widower of|parents of|mother of|father of|son of|daughter of"
_SOME = "(?:one|two|three|four|five|six|[1-9])"
_WHOSE = r"\b(?:my|his|her|their|our|(?:customer|caller|client|patient|tenant)[’']?s)"
_AGED = r"(?:[1-9]|1[0-7]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)"
_TREES = listed(
    "tree, node, nodes, element, menu, category, categories, hierarchy, process, processes, org, span, spans, task, thread, entity"
)

FAMILY: tuple[Pattern | Shape, ...] = (
    _kin(
        names=tuple(person + what for person in _PEOPLE for what in _THEIR),
        kinds=ANY,
        score=0.6,
        unless=("package", "packages", "module", "board"),
    ),
    _kin(
        names=listed(
            "dependants, dependents, household, household id, household size, household members, family members, number of dependants, "
            "alt contact, alternative contact, secondary contact, beneficiary, beneficiary name, partner name, partner first name, "
            "partner surname, partner dob, maiden name of mother, referee name, referee email, referee phone, power of attorney, "
            "support network, relative name, relationship to patient, relationship to customer, relationship to employee, "
            "personne a contacter, contacto emergencia, contacto de emergencia, notfallkontakt, conjoint, ehepartner, conyuge, coniuge"
        )
        + KIN_NOTED,
        unless=listed(
            "package, packages, npm, module, library, channel, reseller, trading, integration, payments, transfers, tax, device, "
            "invoice, invoices, payment, wire, swift"
        ),
        kinds=ANY,
    ),
    _kin(
        names=("partner", "referee"),
        unless=listed(
            "channel, business, trading, sales, reseller, delivery, integration, match, matches, game, games, fixture, fixtures, campaign"
        ),
        score=0.4,
    ),
    _kin(
        values=RELATION_CODES,
        context=("relationship", "relation", "relationship type", "relation type", "kin", "relative", "rel", "rel code", "rel type"),
        need="context",
        score=0.7,
    ),
    _kin(values=RELATIONS - among("other, partner, child, parent, friend, sibling"), need="distinct", score=0.5),
    _kin(regex=_WHOSE + r" (?:[a-z]{2,10} ){0,2}(?P<v>(?i:" + _KIN + r"),? (?:is )?(?!I\b|Printer|Is\b)[A-Z][a-z]{1,20})\b", score=0.6),
    _kin(
        regex=_WHOSE
        + r" (?:late |elderly |older |younger |eldest |youngest |disabled )?(?P<v>"
        + _KIN
        + r")\b(?! (?:board|printer|company|card|in arms|of anarchy))",
        flags=FOLD,
        score=0.4,
    ),
    _kin(  # Granddaughter Ella visits, she is married to Tom
        regex=rf"(?<![\w'’-])(?P<v>(?:(?i:{_RELATIVE})(?:,? |: ?| is )|(?i:{_MARRIED}) )[A-Z][a-zß-ÿ]{{1,20}})(?![\w-]|[’'][a-rt-z])",
        valid=named_last,
        chance=0.3,
        need="distinct",
        score=0.5,
    ),
    _kin(
        regex=rf"\b(?P<v>(?:single )?(?:mother|father|mum|dad|parent) of {_SOME}|famil(?:y|ies) of {_SOME}|"
        rf"(?:(?:has|have|had|having|with) {_SOME} (?:young |small |grown[- ]up |adult )?(?:children|kids|sons|daughters|dependants))|"
        r"(?:mother|mum|mom)[’']?s maiden name|"
        r"(?:mum|dad|nan|grandma|grandad|hubby)(?:[’']s| is| was| has| had| said| can[’']?t| and (?:mum|dad)))\b",
        flags=FOLD,
        score=0.4,
    ),
    _kin(
        regex=r"\b(?P<v>next[ -]of[ -]kin|emergency contacts?|power of attorney|lasting power of attorney)\b(?! (?:feature|field|"
        r"column|button|policy))",
        flags=FOLD,
        score=0.5,
    ),
)

CHILDREN_PATTERNS: tuple[Pattern | Shape, ...] = (
    _child(
        names=listed(
            "child name, child first name, child surname, child dob, child date of birth, childs name, child age, children names, "
            "children ages, pupil, pupil name, pupil id, pupils, guardian, guardian name, guardian email, guardian phone, "
            "parent or guardian, parent guardian, parental consent, parent consent, number of children, num children, no of children, "
            "nb enfants, kinder, hijos, num hijos, nombre enfants, has children, year group, school year, free school meals, "
            "pupil premium, looked after child, looked after, sen status, send status, ehcp, nursery name, under 18, under 16, under 13, "
            "is minor, minor"
        )
        + CHILD_NOTED,
        unless=listed("version, release, semver, major, nbformat, edit, edits, revision, changes, rc, patch, protocol"),
        kinds=ANY,
        score=0.6,
    ),
    _child(names=("child", "children"), unless=_TREES, kinds=WORDS, score=0.4),
    _child(
        names=("school", "school name"), unless=("driving school", "business school", "supplier", "suppliers"), kinds=("text",), score=0.4
    ),
    _child(regex=_WHOSE + rf" (?P<v>{_AGED}[ -]years?[ -]olds?)\b", flags=FOLD, score=0.6),
    _child(
        regex=rf"\b(?P<v>{_AGED}[ -]years?[ -]old (?:boy|girl|son|daughter|child|pupil|kid|grandson|granddaughter))\b",
        flags=FOLD,
        score=0.7,
    ),
    _child(
        regex=r"\b(?P<v>(?:son|daughter|child|kid|boy|girl|pupil|niece|nephew)s?,? (?:[A-Z][a-z]{1,15},? )?(?:\(|who is |is |"
        r"aged )+(?:[1-9]|1[0-7]))\b(?!\d|[.:/-]\d)",
        score=0.7,
    ),
    _child(
        regex=r"\b(?P<v>looked[ -]after child(?:ren)?|free school meals|pupil premium|child protection (?:plan|register|conference)|"
        r"foster child(?:ren)?|parental responsibility|(?:my|his|her|their|our) (?:child|kid|baby|toddler|newborn|children|"
        r"kids)(?:[’']s)?(?: (?:school|nursery))?)\b"
        r"(?! (?:process|thread|node|element|class|component|widget|table|row|record|page|window|theme|task|job|entit|object))",
        flags=FOLD,
        score=0.5,
    ),
    Shape(
        entity="CHILD",
        title="Table about children",
        category="subject.child",
        forms=("table",),
        names=("pupils", "pupil", "children", "nursery", "school roll"),
        columns=(listed("name, first name, surname, last name, dob, date of birth, birth date, guardian, parent name"),),
        unless=_TREES,
        sources=CHILDREN,
    ),
)
