"""Sentences that say what is collected: "When you sign up we ask for your name and e-mail address."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scanner.notice.blocks import plain
from scanner.notice.labels import defines
from scanner.notice.listed import CUT
from scanner.notice.negation import affirmed
from scanner.notice.outline import Group
from scanner.notice.phrase import known
from scanner.notice.roles import role_of
from scanner.notice.words import match_words
from scanner.taxonomy import Taxonomy

#: Sections and kinds of lists that tell of something else than what is collected.
NOT_HERE = frozenset(
    ("rights", "complaints", "sharing", "processors", "retention", "changes", "transfers", "bases", "security", "sources", "not")
)
_ROLES = frozenset(("rights", "sharing", "bases", "not", "retention"))
_COLLECTS = re.compile(
    r"\bwe\b.{0,60}\bcollect|\bcollects\b|\bcollected (?:from|about) you\b|\b(?:is|are|will be) collected\b"
    r"|\bwe(?:'ll)? (?:may |will |also |automatically )*(?:record|store|log|gather|obtain|capture)\b"
)
_FOLLOWING = re.compile(r"\bcollect(?:s|ed)? the following\b")
_INCLUDES = re.compile(r"\b(?:information|data|details)\b.{0,60}\bincludes?\b")
#: What else organisations do with what they collect; told only of things that are categories by name.
_HAS = re.compile(
    r"\b(?:we|our [a-z]+(?: [a-z]+)?|the (?:app|website|site|service|form|school|council|practice|surgery|charity|company|shop|system|"
    r"store|trust|university|college|church|club|society|bank|airline|agency|firm|centre|hotel|trackers?|device)|staff|advisers?|"
    r"(?:the |your )?(?:[a-z]+ )?(?:team|agents?|doctors?|nurses?|teachers?|tutors?|coach(?:es)?|instructors?|clinicians?|researchers?|"
    r"organisers?|stewards?|volunteers|officers?))\b"
    r".{0,40}?\b(?:asks? (?:you |them |applicants )?(?:for|to (?:give|tell|provide|enter|confirm))|needs?|keeps?|notes?|writes? down|"
    r"takes?|sees?|records?|stores?|logs?|holds?|knows?|receives?|gets?|reads?|uses?|process(?:es)?|derives?|issues?|work out|remembers?|"
    r"registers?|makes?|saves?|research|look at|check|compares?|creates?|builds?)\b"
    r"|(?<!you )(?<!should )(?<!must )(?<!to )\b(?:holds|keeps|collects|carries|contains|captures|receives|requires|(?:will|"
    r"may) (?:hold|show|contain|include)|asks for|stores automatically|tells? us)\b"
    r"|\b(?!others|partners|suppliers|advertisers|providers|users|customers|members|controllers|processors|visitors|regulators|insurers|"
    r"lenders)(?:[a-z]{3,}[eo]rs|services|office|system|scheme|league|till|card|lock)\b(?: may| will| also| can)* "
    r"(?:keep|hold|use|upload|log|record|wear|take|store|note|write|send|see|ask for)s?\b"
    r"|\b(?:people|visitors|users|guests|parents|applicants|members|customers|donors|teachers|children|pupils|drivers)\b.{0,40}?"
    r"\b(?:enter|give|provide|submit|sign in|leave|tell us|have)\b"
    r"|\b(?:is|are) (?:given|sent|told|shown|passed|carried|read)\b|\bforward your\b|\b(?:covered|monitored|recorded|filmed|watched) by\b"
    r"|\b(?:is|are|be|being) (?:also |always |often |usually )?(?:recorded|logged|stored|kept|held|captured|noted|filmed|photographed|"
    r"taken)\b"
    r"|\b(?:is|are) used to\b|\b(?:are|is|be) asked (?:for|to (?:give|provide|tell|enter|confirm|show|bring|upload|fill|complete))\b"
    r"|\byou (?:are|will be) asked\b|\b(?:using|based on|from) (?:your|their|the following)\b"
    r"|\byour (?:\w+ ){1,4}(?:(?:may |will |also )*appears?|(?:is|are|may be|will be) (?:shown|displayed|printed|published))\b"
    r"|\byou (?:may |can |could |might |will |must |also )*(?:add|upload|enter|give|provide|tell|send|submit|supply)\b"
    r"|\b(?:sends?|gives?|passes|tells?) us\b|\bcctv\b|\bthere (?:is|are) (?:\w+ ){0,2}cameras?\b|\b(?:us|required|obliged|have|"
    r"bound|asked) (?:by law )?to (?:send|give|report|provide|check|verify|collect|record|see|copy|keep|hold|obtain|ask)\b"
    r"|\bwe(?:'ll)? (?:may |will |also |must )*(?:ask(?= \w)|pass|send|give|exchange|report|forward|transmit)\b|"
    r"\bshares?\b.{1,60}\bwith us\b"
    r"|\b(?:it|that|which) (?:also )?(?:uses?|records?|captures?|stores?|films?|reads?|logs?|registers?|creates?|reveals?|"
    r"shows?|tells us|carr(?:y|ies))\b"
    r"|\b(?:may|could|might|can) reveal\b"
    r"|\b(?:it|they) (?:also )?asks? (?:the \w+ |you |them )?for\b|\blogs? (?:contain|include|record|show)s?\b|^(?:this|these|"
    r"it|they) (?:(?:is|are) ?:|(?:may |"
    r"will |can )?(?:also )?includes?\b)"
)
#: A list is of collected data where we do this to it, and it ends the sentence.
_INTRODUCES = re.compile(
    r"\b(?:sends?|gives?|passes|tells?|reports? to|shows?) us:$"
    r"|\b(?:we|it|they|that|which|app|system|device)(?:'ll)? (?:may |will |also |must )*(?:asks?(?: you)?(?: for)?|holds?|"
    r"receives?|records?|stores?|saves?|gets?|tracks?|remembers?|measures?|counts?|"
    r"sees?|notes?|registers?|process(?:es)?|needs?|keeps?|obtains?|gathers?|takes?)(?: about you| from you)?:$"
)
_VERB = re.compile(r"\b(?:is|are|was|will|would|may|can|could|should|must|has|have|do|does|we|you|they|it)\b")
#: What is done for security with data on people, below a heading which else tells how data is kept safe.
_WATCHES = re.compile(
    r"\bcctv\b|\bcameras?\b|\bfootage\b|\b(?:key|swipe|access).?(?:cards?|fobs?|logs?)\b|\bnumber plates?\b|\bvisitors? (?:book|log)\b"
)
#: What follows the things that a sentence without a verb lists: "Your diet, if you tell us."
_IF = re.compile(r",? (?:if|when|where|unless|so that|because|which|that|who)\b", re.IGNORECASE)
_I, _ME = re.compile(r"\bi(?='|\s)"), re.compile(r"\bme\b")
_RESTS_ON = re.compile(r"\b(?:lawful|legal) (?:bas[ie]s|grounds?)\b|\bnecessary (?:for|to)\b|\blegitimate interests?\b")
#: What a notice says of itself and of the law: "This policy explains what we hold …", "“Special category data” means …".
_OF_ITSELF = re.compile(
    r"\W{0,3}(?:this|our|the) (?:\w+ ){0,3}?(?:notice|policy|statement|page|document)\b.{0,20}\b(?:explain|describe|set|tell|say|cover|"
    r"appl|"
    r"give|aim)|\W{0,3}(?:in this (?:notice|policy|statement|document),? \W?)?(?:special categor|sensitive |personal (?:data|information)|"
    r"criminal ).{0,60}?\W(?:means?|refers? to|is (?:any|all)? ?(?:information|data))\b"
)
#: Terms that the law defines; a glossary explains them, and names kinds of what is collected besides.
_LAW = re.compile(r"\W{0,3}(?:special categor|sensitive|personal (?:data|information)|criminal|health|biometric|genetic|anonym|pseudonym)")
_TELL = frozenset(("collect", "purposes", "retention", None))
SENTENCES = re.compile(r"(?<=[.!?])\s+|;\s+(?=(?:and )?(?:we|you|it|they) (?!have\b|use\b)[a-z])")
#: Not told in prose: consent is asked for everywhere, and a record of it is seldom meant.
_SPOKEN_OF = frozenset(("pref.consent",))


def _of_many(text: str) -> str:
    """A text in lower case, in which somebody who speaks for themselves says what an organisation says: "we keep" for "I keep"."""
    return _ME.sub("us", _I.sub("we", plain(text)))


def may_collect(text: str) -> bool:
    """Whether a text says that somebody collects, keeps or is given something."""
    words = _of_many(text)
    return (_COLLECTS.search(words) or _HAS.search(words)) is not None


def collects(lead: str) -> bool:
    """Whether the words that introduce a list say that it is of what somebody collects: "While you drive, the car sends us:"."""
    words = _of_many(SENTENCES.split(lead)[-1])
    return (_COLLECTS.search(words) or _INTRODUCES.search(words)) is not None


def explains(words: str) -> bool:
    """Whether a sentence or an item of a glossary explains a term of the law, "Sensitive data: religion, health"."""
    return _LAW.match(plain(words)) is not None


class Telling:
    """Which sentences tell what is collected: those that say so and name a category that no list has told already."""

    def __init__(self, taxonomy: Taxonomy, default: str) -> None:
        """`default`: the purpose of what the notice names none for; what any list tells need not be told there again."""
        self._taxonomy = taxonomy
        self._default = default
        self._listed: dict[str, set[str]] = {}

    def listed(self, says: str, keys: Iterable[str]) -> None:
        """Takes note of what a list tells for a purpose."""
        for purpose in (says, self._default):
            self._listed.setdefault(purpose, set()).update(keys)

    def declares(self, sentence: str, group: Group, says: str, own: bool) -> bool:
        """Whether a sentence of a group says that something is collected for a purpose; `own`: it stands behind its own title."""
        of_itself = _OF_ITSELF.match(plain(sentence)) is not None or (group.section == "definitions" and explains(sentence))
        here = group.section not in NOT_HERE or (group.section == "security" and _WATCHES.search(plain(sentence)) is not None)
        elsewhere = not here or (bool(group.items) and group.role in _ROLES and not own)
        words, stands = _of_many(sentence), affirmed(sentence)[0]
        plainly = _FOLLOWING.search(words) or (not elsewhere and _COLLECTS.search(words))
        plainly = plainly or (group.section == "collect" and not elsewhere and _INCLUDES.search(words))
        has = not elsewhere and (
            _HAS.search(words) or defines(sentence) or ((says != self._default or group.section == "collect") and self._lists(sentence))
        )
        rests = _RESTS_ON.search(words) is not None and not plainly
        if of_itself or not (plainly or has) or rests or role_of(stands or sentence, None) not in _TELL:
            return False
        named = {key for phrase in self._taxonomy.named_in(sentence) for key in self._taxonomy.phrases[phrase]}
        named |= {*match_words(sentence, self._taxonomy)[0]} - (_SPOKEN_OF if not plainly else set())
        return bool(named - self._listed.get(says, set()))

    def _lists(self, sentence: str) -> bool:
        """Whether a sentence without a verb lists things: "Your name and e-mail address, to remind you of appointments."."""
        first = CUT.split(sentence, maxsplit=1)[0]
        if _VERB.search(plain(first)) is not None:
            return False
        things = _IF.split(sentence, maxsplit=1)[0]
        return bool(known(first, self._taxonomy)) or (_VERB.search(plain(things)) is None and bool(match_words(things, self._taxonomy)[0]))
