"""Names of people and places by rule: how they are written, and lists of given names, surnames and towns."""

from __future__ import annotations

import re
from itertools import pairwise

from detectors.names.lists import fold, is_common, is_given, is_place, is_surname, may_be_given, some
from detectors.reader.gate import known

_SPLIT = re.compile(r"[ ,]+")


#: What two capitals behind a town say: states of the USA, provinces of Canada, states of Australia (USPS, Canada Post, Australia Post).
_STATES = some(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT "
    "VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT NSW QLD SA TAS VIC ACT UK GB US EU"
)
#: Titles before the initials of a name that its surname leads.
_TITLES = some("mr mrs ms miss mx mstr master dr prof professor rev revd cllr sir dame lady")
#: A run of capitalised words with one of these in it names an organisation, a place or a thing.
THINGS = some(
    "payment payments period account accounts policy plan fee fees sale sales code number card order orders invoice notice "
    "statement  manager report meeting list table name mode check review request form level lane query key value type status read "
    "write error  warning medal gardens palace movement patch update summit abbey academy act agency airlines airport airways "
    "album algorithm api  army association avenue award awards band bank battalion bay beach bridge brothers building cathedral "
    "center centre championship  church city close club coast college commission committee company corp corporation council county "
    "court crescent cross cup  database day department disease drive east eastern edition effect engine fc festival films force "
    "foundation games google grand  group hall hill holdings hospital hotel house inc institute international island islands java "
    "lake lane law league library  limited line linux llp ltd magazine method microsoft minister ministry model motors mount "
    "mountain museum national navy network  news north northern office olympics open orchestra park party pictures plc post press "
    "prime prize project publishing python  railway records regiment river road rovers royal school season series server service "
    "services show society software sons south  southern square stadium station street studios syndrome systems technologies "
    "terrace test theatre theorem theory times tournament  tower town trust union united university valley version village week "
    "west western windows"
)
PARTICLES = some("de la las los van der den von bin ibn al el da di do dos das del della ap ter ten zu le")
#: Companies and goods that are called like people.
BRANDS = frozenset(
    (
        "morgan stanley", "mercedes benz", "mercedes-benz", "john deere", "john lewis", "harley davidson", "wells fargo", "calvin klein",
        "tommy hilfiger", "ralph lauren", "hugo boss", "louis vuitton", "laura ashley", "thomas cook", "jack daniels", "jack daniel",
        "johnnie walker", "earl grey", "rolls royce", "estee lauder", "yves saint laurent", "tim hortons", "ben sherman",
    )
)  # fmt: skip
#: What names of towns and ships begin with.
_TOWNS = some("los las san santa são sao fort port mount saint st rio rancho tunbridge uss hms")
#: What stands before a comma and a name at the end of a letter.
_CLOSING = some("cheers thanks regards best love sincerely faithfully yours hi hello dear")
_TONGUES = some("english french german spanish italian polish welsh irish")
_ROLES = some("president prime minister chief officer chairman secretary general king queen prince princess pope emperor saint st")
_ASKED = some("first last forename forenames surname country address email telephone gender nationality postcode dob")  # by the same form


def _tokens(text: str) -> list[str]:
    return [token.strip(".,;:") for token in _SPLIT.split(text) if token.strip(".,;:")]


def apart_from_names(word: str) -> bool:
    """Whether it is a particle, or names a thing."""
    return word in PARTICLES or word.lower() in THINGS


def full_name(text: str) -> bool:
    """Whether capitalised words hold a given name with a plausible surname after it.

    >>> full_name("Aisha Okonkwo-Bell"), full_name("Grace Period"), full_name("Victoria Street")
    (True, False, False)
    """
    tokens = [token for token in _tokens(text) if len(token) > 1 and token not in PARTICLES]
    if any(token.lower() in THINGS for token in tokens) or " ".join(tokens).lower() in BRANDS:
        return False
    return any(_pair(first, last) for first, last in pairwise(tokens))


def _pair(first: str, last: str) -> bool:
    if is_given(first):
        return is_surname(last) or not (is_common(last) or is_place(last))
    return may_be_given(first) and is_surname(last) and not is_common(last) and not is_place(last)


def unlisted_name(text: str) -> bool:
    """Whether two words are an unlisted first name and a listed surname: enough only where something else says that a name stands here."""
    tokens = _tokens(text)
    if (
        len(tokens) != 2
        or tokens[0].lower() in _TOWNS
        or any(token.lower() in THINGS or is_common(token) or is_place(token) for token in tokens)
    ):
        return False
    return is_surname(tokens[1]) and not may_be_given(tokens[0])


def listed_name(text: str) -> bool:
    """Whether one end is a given name and the other a listed surname (`SMITH JOHN` too): letters of one case say nothing themselves."""
    tokens = _tokens(text)
    if len(tokens) < 2 or any(token.lower() in THINGS for token in tokens):
        return False
    first, last = tokens[0], tokens[-1]
    if may_be_given(first) and is_surname(last) and (is_given(first) or not is_common(last)):
        return True
    return is_given(last) and is_surname(first) and not (is_common(first) or is_place(first) or may_be_given(first))


def surname_first(text: str) -> bool:
    """Whether `SMITH, John` is a surname and a given name, and no letter ends with it (`Cheers, John`)."""
    last, _, first = text.partition(",")
    token, last = _tokens(first), last.strip()
    if last.lower() in _CLOSING:
        return False
    given = bool(token) and (is_given(token[0]) or (last.isupper() and may_be_given(token[0]) and not is_place(last)))
    return given and is_surname(last) and not is_common(last)


def known_name(text: str) -> bool:
    """Whether the lists know a given name and a surname in what a model takes for a person, however it is written.

    >>> known_name("Emma Hughes"), known_name("EMMA HUGHES"), known_name("Hughes, Emma"), known_name("Chai"), known_name("Ernst Handel")
    (True, True, True, False, False)
    """
    one_case = text.isupper() or text.islower()
    return listed_name(text) if one_case and "," not in text else full_name(text) or surname_first(text)


def with_initials(text: str) -> bool:
    """Whether a surname stands after the initials (`J. Smith`, not `U.S. Army`)."""
    tokens = _tokens(text)
    if not tokens:
        return False
    last = tokens[-1].rsplit(".", 1)[-1]
    return is_surname(last) and not is_common(last) and last.lower() not in THINGS


def after_title(text: str) -> bool:
    """Whether what follows `Mr` or `Dear Ms` can be a name."""
    tokens = _tokens(text)
    if not tokens:
        return False
    first, last = tokens[0], tokens[-1].lower()
    if len(tokens) > 1 and last in THINGS and not is_surname(last):
        return False
    return (
        first.lower() not in _ROLES | _ASKED
        and not (first.islower() and is_common(first))
        and (first[0].isupper() or is_surname(first) or is_given(first))
    )


def _surname(token: str) -> bool:
    other = is_common(token) or is_place(token) or token.lower() in THINGS or token.lower() in _ROLES
    return is_surname(token) and not other


def surname_last(text: str) -> bool:
    """Whether the last word of a cell of initials or a given name and a surname is a surname (`J O'NEILL`, not `X AXIS`).

    >>> surname_last("J O'NEILL"), surname_last("X AXIS"), surname_last("van der Berg"), surname_last("Martens Boots")
    (True, False, True, False)
    """
    tokens = _tokens(text.replace(".", ". "))
    return bool(tokens) and len(tokens[-1]) > 1 and _surname(tokens[-1])


def surname_leads(text: str) -> bool:
    """Whether a cell begins with a surname, and what follows is initials or a given name (`SMITH, JOHN`, `SMITH J A`, not `LEEDS, W`).

    >>> surname_leads("SMITH, JOHN"), surname_leads("KHAN, MR G"), surname_leads("van der Berg J")
    (True, True, True)
    >>> surname_leads("LEEDS, W"), surname_leads("Walker, chair"), surname_leads("Houston, TX")
    (False, False, False)
    """
    head, comma, rest = text.partition(",")
    if not comma:
        words = text.split()
        last = next((at for at, word in enumerate(words) if word.lower() not in PARTICLES), 0) + 1
        head, rest = " ".join(words[:last]), " ".join(words[last:])
    given = [token for token in _tokens(rest) if token.lower() not in _TITLES]
    if (
        not given
        or head.strip().lower() in _CLOSING
        or rest.strip() in _STATES
        or not all(_surname(word) for word in head.split() if word.lower() not in PARTICLES)
    ):
        return False
    return len(given[0]) <= 2 or "." in given[0] or may_be_given(given[0])


def joined_name(text: str) -> bool:
    """Whether `jane.smith` is a given name and a surname.

    >>> joined_name("sarah.jenkins"), joined_name("mark_read")
    (True, False)
    """
    first, _, last = text.replace("_", ".").partition(".")
    return is_given(first) and not is_common(first) and _surname(last)


KEYWORDS = some("var component")
_UNNAMED = some(
    "optional mandatory missing blank empty invalid unknown correct incorrect wrong misspelt spelt different private hidden below "
    "above there unavailable anonymous confidential null none nil undefined true false string text str char varchar nvarchar varying "
    "hi hiya hello hey any object name fullname fname lname firstname lastname surname node self asc desc nulls"
)


#: What follows `full name:` where somebody goes on talking: I've, you're.
_CONTRACTED = ("'ve", "'re", "'ll", "'m", "n't")


def said_name(text: str) -> bool:
    """Whether what follows `my name is` is no common word, or a given name."""
    tokens = _tokens(text)
    if not tokens:
        return False
    first = tokens[0]
    if first.lower() in _UNNAMED or first.lower().replace("’", "'").endswith(_CONTRACTED):
        return False
    if first.islower() and first.endswith(("ed", "ing", "ly")) and not (may_be_given(first) or is_surname(first)):
        return False  # my name is spelled, missing, usually
    return len(first) > 1 and (is_given(first) or not is_common(first) or (first[0].isupper() and may_be_given(first)))


def one_given(text: str) -> bool:
    """Whether the only word is a given name that is hardly anything else."""
    return is_given(text) and text.lower() not in KEYWORDS


def any_given(text: str) -> bool:
    """Whether the first word is a given name, doubtful ones included, where the place in the sentence says that a name stands here."""
    tokens = _tokens(text)
    if not tokens:
        return False
    first = tokens[0]
    return may_be_given(first) and not (first.islower() and is_common(first))


def who_talks(text: str) -> bool:
    """Whether what stands before `here` or `speaking` is a name: a given name, or a surname that is no other word.

    >>> who_talks("ana"), who_talks("kuznetsov"), who_talks("click"), who_talks("winter holiday")
    (True, True, False, False)
    """
    last = fold((_tokens(text) or [""])[-1])
    return any_given(text) or (_surname(last) and last not in _TONGUES and not known(last))


def place(text: str) -> bool:
    """Whether the words, or the first of them, are a place."""
    tokens = _tokens(text)
    return any(is_place(" ".join(tokens[:n])) for n in range(len(tokens), 0, -1))
