"""What one thing's words mean: a phrase of the taxonomy, behind and before the words that tell no more."""

from __future__ import annotations

import re

from scanner.notice.blocks import plain
from scanner.notice.clauses import STATED
from scanner.taxonomy import Taxonomy, normal_form

#: What makes words an item and tells nothing: `your …`, `details of …`, `a copy of …`.
_OPENING = re.compile(
    r"(?:your|their|his|her|his or her|our|the|an?|any|all|some|each|other|both|full|personal|basic|current|previous|past|relevant|"
    r"certain|additional|further|limited|optional|up to date|(?:customer|client|individual|user|people)(?:s|'s|s')?|"
    r"(?:information|details?|data|records?|particulars|notes?|cop(?:y|ies)|evidence|proof|confirmation|anything|"
    r"results?|a look) "
    r"(?:of|about|on|at|regarding|concerning|relating to|related to|in relation to)|recent|new|own|signed|"
    r"at least|last known|last (?:\w+ )?digits of|(?:(?:last|past|previous) )?\w+ (?:years?|months?)'?(?: of| worth of)?|one|"
    r"two|three|whether or not you (?:have|are)|"
    r"(?:(?:this|these|it|that|which) )?(?:(?:data|information) )?(?:(?:may|can|will|might|could) )?(?:also )?includes?|"
    r"including|and|or|also|namely)\s+"
)
_ENDING = re.compile(
    r"\s+(?:and|or|etc|only|too|as well|data|information|details?|records?|particulars|and so on|used|where (?:applicable|relevant|"
    r"appropriate)|if any|"
    r"(?:from|with|to|by) us|(?:about|against|for|of) you|automatically|(?:that |which )?you (?:give|provide|send|submit|"
    r"share)(?: (?:to )?us)?)$"
)
_ASIDE = re.compile(
    r"\s*\((?:optional|(?:if|where) (?:applicable|any|relevant|appropriate|you (?:give|provide|have) (?:it|them|one|us)))\)", re.IGNORECASE
)
#: When, why and where something is collected: `… if you are happy to give it`, `… so that we can pay you`.
_CONDITION = re.compile(
    r"(?<![.!?:;]),?\s+(?:(?:may|will|can|is|are|must) (?:also )?(?:be )?(?:processed|recorded|collected|stored|kept|"
    r"held|used|logged|taken|noted)|"
    r"if|so|when|where|whenever|because|in case|in order|for (?:the|our|your|this|these|that)|as (?:part|passed|well|needed)|"
    r"to (?!all\b|any\b|some\b|both\b|and\b|or\b)[a-z]+ (?:you|us|your|our|it|them)\b|"
    r"to (?:help|enable|allow|let|contact|send|tell|keep|prove|check|"
    r"ask|invite|answer|stay|prevent|detect|manage|make|find|show|pay|verify|confirm|improve|deliver|remind|decide|work out)|"
    r"(?:that|which|who|whom) (?:you|we|our|the|is|are|was|were|may|might|can|has|have|will|they|it)|"
    r"(?:that|who)(?:'ll|'ve|'re|'s)|we (?:may |will |can |also |then )*(?:use|keep|hold|share|process|store|check|delete|need) "
    r"(?:it|them|this|these|that)|"
    r"you (?:have|use|come|are|were|upload|attach|want|would|receive|claim|get|own)|used (?:by|to|for)|on (?:your|our|the)|"
    r"(?:taken|captured|made|provided|given|supplied|held|kept) (?:by|of|from|on|at|in|through|with)|[a-z]{3,}ed (?:through|via|"
    r"by|from|during|under|over)|"
    r"(?:may |will |also )*appears?|(?:is|are|may be|will be) (?:shown|displayed|printed|published))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
#: What a thing is of: `letters to and from the hospital`, `photographs of your child`.
OF = re.compile(r"\s+(?:of|to|from|about|for|by|with|at|in|on|showing|belonging)\s+", re.IGNORECASE)
#: Heads of many things, which tell too little by themselves.
_HEADS = (
    "address addresses name names title age number numbers leave identifier identifiers images image location device devices training "
    "communications organisation employer company skills experience pay benefits role position phone records"
)
GENERAL = frozenset((*_HEADS.split(), "card number", "card numbers"))
#: Heads of things that are mostly others' ("scheme reference", "standing order").
_MISLEADING = frozenset(
    ("relationship", "relationships", "reference", "references", "order", "orders", "order details", "consent", "consents")
)
#: What tells too little by itself, and means something else of something: a payment's reference, a lender's consent.
VAGUE = GENERAL | _MISLEADING
_FEW = 5
_NOT_NOUNS = re.compile(
    r"^(?:to|for|by|with|in|on|at|from|as|if|no|not|never|without|nor)\b|\b(?:including|such|like|especially|through|via|during|"
    r"under|over|into|than|between|we|you|they|it|is|are|was|were|be|can|may|will|would|who|"
    r"what|which|how|whether|where|when|this|that)\b"
)
_PEOPLE = (
    r"(?:pupil|child|student|patient|customer|client|tenant|guest|member|donor|visitor|recipient|cardholder|keeper|holder|"
    r"account holder|contact|guardian|parent|carer|applicant|employee|driver|partner|spouse|person|owner|resident|worker)s?"
)
#: "the guest's name", "the address of the guest": what else is `name` or `address` of may be no person's.
_WHOSE = re.compile(rf"\b{_PEOPLE} s? ?(?P<what>names?|addresses|address)$")
_OF_WHOM = re.compile(rf"(?P<what>names?|addresses|address) of (?:[a-z]+ ){{0,2}}(?:{_PEOPLE}|people)$")
#: "your partner's e-mail address", "the name of the emergency contact": data of somebody whom the notice does not address.
_SOMEBODY = (
    r"(?:spouse|partner|husband|wife|next of kin|emergency contact|relative|family member|dependant|dependent|beneficiary|"
    r"guarantor|referee|"
    r"landlord|named driver|additional driver|witness|executor|friend|parent|guardian|carer|neighbour|companion|household member)s?"
)
_THIRD = re.compile(
    rf"^(?:\w+ (?:s )?(?:or|and) )?{_SOMEBODY} s? ?(?P<what>(?:full )?(?:name|names|details|contact details|contact information|"
    rf"information|"
    r"address|addresses|telephone numbers?|phone numbers?|numbers?|mobile numbers?|e ?mail address(?:es)?|e ?mail|date of birth|"
    r"dates of birth|"
    r"employment|income|occupation|signature|relationship(?: to you)?))$"
)

_OF_THIRD = re.compile(
    rf"^(?P<what>names? and (?:telephone |phone )?(?:numbers?|addresses)|names? and contact details|names?|addresses|address|"
    rf"telephone numbers?|phone numbers?|details|contact details|numbers?) of (?:[a-z]+ ){{0,2}}"
    rf"(?:{_SOMEBODY}|trusted contact|nominated person)$"
)


def core(words: str) -> str:
    """Words without what only makes them an item.

    >>> core("details of your gender; and"), core("your email address (optional)")
    ('gender', 'email address')
    """
    bare = _ASIDE.sub("", words).strip(" .;,:-–—\"'“”")
    for ending in (" and", " or"):
        bare = bare.removesuffix(ending).rstrip(" .;,")
    while (opening := _OPENING.match(plain(bare))) and opening.end() < len(bare):
        bare = bare[opening.end() :] if len(plain(bare)) == len(bare) else plain(bare)[opening.end() :]
    return bare


def known(words: str, taxonomy: Taxonomy, alone: bool = True) -> tuple[str, ...]:
    """The keys of one thing's words: a phrase, or one with `data`, `details`, a plural or a condition behind it.

    Where it stands `alone`, with no comma and no `and`, words before the phrase may tell more of it.
    """
    bare = _unconditional(words, taxonomy, alone)
    for thing in dict.fromkeys((words, bare)):
        if keys := taxonomy.items.get(normal_form(thing), ()):
            return keys
        form = normal_form(core(thing))
        while form:
            if keys := _phrase(form, taxonomy) or (_last_words(form, taxonomy) if alone and thing == bare else ()):
                return keys
            shorter = _ENDING.sub("", form)
            if shorter == form:
                break
            form = shorter
    return stated(words) if alone else ()


def _unconditional(words: str, taxonomy: Taxonomy, alone: bool) -> str:
    """Words without the condition behind them; where further things may follow it, only if it names none itself."""
    shorter = _CONDITION.sub("", words)
    return shorter if alone or not taxonomy.holds(words[len(shorter) :]) else words


def stated(words: str) -> tuple[str, ...]:
    """The keys of a clause that says something instead of naming it: "calls to and from us are recorded"."""
    return next((keys for clause, keys in STATED if clause.match(plain(words))), ())


def _phrase(form: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    return next((keys for each in (form, form.removesuffix("s"), f"{form}s") if (keys := taxonomy.items.get(each))), ())


def _last_words(form: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """The keys of what stands last in a thing of few words, as the head of an English noun does: `recent digital photograph`."""
    if (third := _THIRD.match(form)) and (keys := ("family.third_party", *_phrase(third["what"], taxonomy))):
        return tuple(dict.fromkeys(keys))
    if (of_third := _OF_THIRD.match(form)) and (keys := ("family.third_party", *_phrase(of_third["what"], taxonomy))):
        return tuple(dict.fromkeys(keys))
    if whose := _WHOSE.search(form) or _OF_WHOM.search(form):
        return tuple(dict.fromkeys((*_phrase(whose["what"], taxonomy), *_phrase(whose[0], taxonomy))))
    words = form.split()
    if not 1 < len(words) <= _FEW or OF.search(form) or _NOT_NOUNS.search(form):
        return ()
    tails = (" ".join(words[at:]) for at in range(1, len(words)))
    return next((keys for tail in tails if tail not in VAGUE and (keys := _phrase(tail, taxonomy))), ())
