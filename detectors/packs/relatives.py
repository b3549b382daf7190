"""Family as letters and notes say it, which leave out whose it is or name who it is of: `lives with mum`, `Mother rang`, `Ann's dad`."""

from __future__ import annotations

from functools import partial

from detectors.names.lists import is_given
from detectors.packs.listed import FOLD, PERSONAL, either
from detectors.reader.gate import known
from scanner.pattern import Pattern


def surely_named_last(text: str) -> bool:
    """Whether the last word is a given name and no word, as it must be where nothing has a capital: `wife sandra`, not `son mark`."""
    last = text.split()[-1] if text.strip() else ""
    return is_given(last) and not known(last.lower())


_kin = partial(Pattern, entity="KINSHIP", title="Family or next of kin", category="family.third_party", sources=PERSONAL)
#: Whom nobody sells anything to with `your`: marketing speaks to mothers and fathers.
_NEAR = (
    "wife, husband, spouse, son, daughter, brother, sister, niece, nephew, grandson, granddaughter, son in law, daughter in law, "
    "mother in law, father in law, fiancé, fiancée"
)
_KIN = either(
    f"{_NEAR}, mother, father, mum, dad, parents, partner, boyfriend, girlfriend, stepmother, stepfather, stepdad, stepmum, stepson, "
    "stepdaughter, grandmother, grandfather, grandparents, nan, grandma, grandad, aunt, auntie, uncle, cousin, foster parents"
)
#: Behind such a word: what makes it no relative.
_NONE = (
    r"[ -](?:board|printer|company|compan|card reader|in arms|of anarchy|firm|organi[sz]ation|agenc|school|portal|program|site|bank|node|"
    r"process)"
)
_PARTIES = (
    r"(?:resident|applicant|appellant|claimant|respondent|defendant|complainant|victim|employee|colleague|pupil|student|child|baby|pt)"
)
_BESIDE = (
    r"(?:attend(?:s|ed|ing)?|accompanied|brought(?: in)?|came|here|seen|present(?:s|ed)?|liv(?:es|ed|ing)|stay(?:s|ed|ing)|"
    r"resid(?:es|ing)) (?:(?:back|in|today|at home) )?(?:with|by)"
)
_ACTS = (
    r"(?:phon(?:ed|es|ing)|rang|rings|telephoned|visit(?:s|ed|ing)|attend(?:s|ed|ing)|report(?:s|ed|ing)|stat(?:es|ed)|inform(?:s|ed)|"
    r"request(?:s|ed|ing)|contacted|asked|said|says|"
    r"(?:is |was )?(?:very )?(?:concerned|worried|anxious|upset|aware|present|unwell|updated|poorly|ill|in hospital))"
)
_CALLED = "Mother|Father|Today|Women|Woman|Men|Man|God|Reader|Parent|Children"

RELATIVES: tuple[Pattern, ...] = (
    _kin(regex=rf"\byour (?:elderly )?(?P<v>{either(_NEAR)}|late {_KIN})\b(?!{_NONE})", flags=FOLD, score=0.4),
    _kin(regex=rf"\b(?:my|his|her) (?:late |civil |former |new )?(?P<v>partner)\b(?!s|{_NONE})", flags=FOLD, score=0.4),
    _kin(regex=rf"\b{_PARTIES}[’']?s (?:late |elderly |older |younger )?(?P<v>{_KIN})\b(?!{_NONE})", flags=FOLD, score=0.4),
    _kin(  # titles of works have capitals throughout: The Traveller's Wife
        regex=rf"(?<![\w'’-])(?!(?:{_CALLED})['’])[A-Z][a-zß-ÿ]{{2,15}}['’]s "
        rf"(?:late |elderly |older |younger |eldest |youngest |new )?(?P<v>{_KIN})\b(?!{_NONE})",
        score=0.5,
    ),
    _kin(regex=rf"\b{_BESIDE} (?P<v>{_KIN})\b(?!{_NONE})", flags=FOLD, score=0.4),
    _kin(  # a ward's sister is a nurse
        regex=rf"(?<!ward )(?<!charge )(?<!theatre )(?<!trading )(?<!channel )\b(?P<v>{_KIN}) {_ACTS}\b", flags=FOLD, score=0.4
    ),
    _kin(
        regex=rf"\b(?P<v>(?:maternal|paternal|adoptive|birth|foster)[ -](?:{_KIN}|great[ -](?:aunt|uncle|grandmother)|siblings?|carers?))"
        r"\b(?! (?:agenc|recruit|scheme|allowance|service|team|leave|rights|polic|vacanc))",
        flags=FOLD,
        score=0.5,
    ),
    _kin(regex=rf"(?<=[\w.)] )\((?P<v>{_KIN})\)(?!\w)", flags=FOLD, score=0.5),  # Ann Sample (sister)
    _kin(regex=rf"\b(?:beloved|devoted|dear|darling|cherished|loving) (?P<v>{_KIN}|nana) (?:of|to)\b", flags=FOLD, score=0.5),
    _kin(
        regex=rf"(?<![\w'’-])(?P<v>{either(_NEAR)} [^\W\d_]{{3,15}})(?![\w-])",
        flags=FOLD,
        valid=surely_named_last,
        chance=0.3,
        need="distinct",
        score=0.5,
    ),
)
