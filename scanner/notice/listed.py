"""What an item of a notice lists: its sentences, their titles and examples, and the things in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scanner.notice.phrase import GENERAL, OF, VAGUE, core, known, stated
from scanner.taxonomy import Taxonomy, normal_form

#: Between a title and what it names, and around what stands in brackets.
_INTO = re.compile(
    r"\s*(?:[()\[\]:]|\s[-–—]\s|[,;]?\s*\b(?:includ(?:ing|es?)|means|(?:such|known) as|(?:for )?examples?(?: of (?:this|these) (?:is|"
    r"are))?|"
    r"e\.?g\b\.?|i\.?e\b\.?|namely|like|consist(?:s|ing) of|contain(?:s|ing)|compris(?:es?|ing))(?!\w))\s*",
    re.IGNORECASE,
)
#: What stands between the things of a list, and so many parts of it at most are one phrase ("our website, products and services").
CUT = re.compile(r"\s*[,;\n•·/]\s*(?:(?:and|or)\s+)?|\s+(?:and/or|and|or|as well as|together with|plus|&)\s+", re.IGNORECASE)
_PARTS = 5
#: No thing has more verbs before it, or more words like `of` in it.
_MANY = 5
#: What is no thing: `etc`, `any other information`, and why, when and how something is collected.
_NO_THING = re.compile(
    r"(?:etc|so on|similar|(?:the )?like|others?|more|things|(?:any )?(?:other )?(?:(?:similar|relevant|related|such) )?"
    r"(?:information|details|data))?$|(?:to|for|so that|when|if|where|through|by|via|from|because|in order to|as|on|in|at|during|"
    r"that|which (?=(?:we|is|are|was|were|may|can|could|will|would|it|they|helps?|allows?|enables?|means|includes?|has|have|"
    r"you (?:can|may|will))\b))\b"
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
#: Where a thing may begin behind the verb of its clause: "we give our installers your …".
_YOURS = re.compile(r"^.*\b(?=(?:your|their) )", re.IGNORECASE | re.DOTALL)
#: What something is collected for, at the end of a sentence.
_AIM = re.compile(
    r"(?<=\w),?\s+(?:(?:solely|only|exclusively|purely) (?:to|for)|for the purposes? of|in order to|so (?:that|as to)|so we can)\s"
    r"(?!.*\bwe (?:also |may |will )*(?:need|ask|collect|hold|keep|record|use|process|store)\b)[^.;:()]*\W*$",
    re.IGNORECASE,
)
#: What makes the words before it a label, and no thing themselves.
_LABELS = re.compile(r":|[-–—]|includes?|consists of|comprises|contains", re.IGNORECASE)
#: What leads to a thing within a clause ("when you sign up we ask for your").
_LEAD = re.compile(
    r"\b(?:collect|gather|obtain|record|capture|hold|store|process|receive|request|log|need|keep|use|know|take|see|provide|give|tell|"
    r"using|based on|forward|pass(?: on)?|save|research|report|transmit|(?:is|are) (?:given|sent|told|shown|passed)|send|enter|"
    r"submit|share|supply|note|read|issue|add|upload|derive|contain|involve|reveal|require|mention|remember|"
    r"(?:write|note) down|look at|"
    r"work out|"
    r"must (?:also )?have|ask(?:s|ed)?(?: you| them)?(?= (?:how|what|which|whether|where|who|when)\b)|ask(?:s|ed)? (?:you |"
    r"them |applicants )?(?:for|to (?:provide|give|enter|confirm|see)))(?:s|es|ed|d)?\b"
    r"(?: us)?(?: with)?(?: to us)?(?: the following)?(?: (?:personal )?(?:information|data))?(?: (?:from|about) you)?\s+",
    re.IGNORECASE | re.DOTALL,
)

_EMAILS = frozenset(("emails", "e mails", "their emails"))
#: When something is collected, at the beginning of a sentence: what it names is not collected there, unless it is given.
_WHEN = re.compile(
    r"^(?:if|when|where|once|after|before|unless|every time|whenever|to|in order to|so that|with|depending on|for)\b"
    r"(?![^,]*\b(?:give|provide|tell|send|enter|submit|share|upload|supply|add)\b)[^,:;()]{3,90},\s+(?=(?:we|i|our|the|us|it|"
    r"you|they|an?) )",
    re.IGNORECASE,
)
#: Who does what that verb says; `record` and `use` are nouns, too.
_TO_WHOM = re.compile(r"^(?:(?:our|the|some) )?\w+(?: \w+)? (?=(?:your|their) )", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:we|i|you|they|it|us|who|which|that|team|staff|advisers?|may|will|can|must|also|to|need to|'ll)[ ,]*$", re.I)


def listed(says: str, taxonomy: Taxonomy) -> tuple[tuple[str, ...], list[str]]:
    """The keys of the things that an item lists, and the things that no phrase knows, sentence by sentence; prose lists nothing."""
    keys: dict[str, None] = {}
    unknown: list[str] = []
    for sentence in _SENTENCES.split(says):
        found, left = _of_sentence(sentence, taxonomy)
        if told := stated(sentence):
            pictures = {"media.photo"} if "media.video" in told else set()
            found = [*told, *(key for key in found if key not in pictures)]
        if found:
            keys.update(dict.fromkeys(found))
            unknown += left
    return tuple(keys), unknown


def _without_lead(sentence: str, taxonomy: Taxonomy) -> str:
    """A sentence from the verb of its first clause on ("To bill you we use …"), unless what stands before it names a category."""
    if (when := _WHEN.match(sentence)) and taxonomy.holds(sentence[when.end() :]):
        sentence = sentence[when.end() :]
    for verb in islice(_LEAD.finditer(sentence), _MANY):
        before = sentence[: verb.start()]
        if _SUBJECT.search(before) and not taxonomy.holds(before):
            return sentence[verb.start() :]
    return sentence


def _of_sentence(sentence: str, taxonomy: Taxonomy) -> tuple[list[str], list[str]]:
    """The same of one sentence. A title ("Financial Data includes …") counts for itself only where what it includes is not all known."""
    *before, last = _pieces(_without_lead(_without_aim(sentence, taxonomy), taxonomy))
    keys, unknown = _of_things(_things(last[0], taxonomy), whole=True)
    titles: list[str] = []
    for piece, labels in reversed(before):
        found, left = _of_things(_things(piece, taxonomy), whole=False)
        if labels == "names":
            continue
        if labels:
            titles = found + titles
        else:
            keys, unknown = found + keys, left + unknown
    return (titles if unknown or not keys else []) + keys, unknown


def _without_aim(sentence: str, taxonomy: Taxonomy) -> str:
    """A sentence without the purpose at its end ("… so as to send our salary survey"), unless data follows it after a comma."""
    aim = _AIM.search(sentence)
    return sentence[: aim.start()] if aim and not ("," in aim[0][1:] and taxonomy.named_in(aim[0])) else sentence


def _pieces(sentence: str) -> list[tuple[str, str]]:
    """What stands between the words that introduce examples and brackets, each with whether it "titles" or "names" what follows."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for into in _INTO.finditer(sentence):
        word = into[0].strip()
        pieces.append((sentence[at : into.start()], "names" if word.lower() == "means" else "titles" if _LABELS.fullmatch(word) else ""))
        at = into.end()
    pieces.append((sentence[at:], ""))
    told = [piece for piece in pieces if piece[0].strip(" .;,")]
    return told or [("", "")]


def _of_things(things: Iterator[tuple[str, tuple[str, ...]]], whole: bool) -> tuple[list[str], list[str]]:
    """Keys, and what no phrase knows: of what only introduces others (not `whole`) the last thing is their name."""
    told = _with_emails(list(things))
    unknown = [thing for at, (thing, found) in enumerate(told) if not found and (whole or at < len(told) - 1)]
    return [key for _, found in told for key in found], unknown


def _with_emails(told: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Things, with "emails" beside telephone numbers or addresses as what it means there: e-mail addresses."""
    beside = any({"contact.phone", "contact.address"} & {*keys} for _, keys in told)
    return [(thing, ("contact.email",) if beside and normal_form(thing) in _EMAILS else keys) for thing, keys in told]


def _things(piece: str, taxonomy: Taxonomy) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a piece lists, each with its keys: commas and `and` part only what no phrase holds whole."""
    cuts = [(0, 0), *(cut.span() for cut in CUT.finditer(piece)), (len(piece), len(piece))]
    at, last = 0, len(cuts) - 1
    while at < last:
        spans = ((to, _object(piece[cuts[at][1] : cuts[to][0]])) for to in range(min(last, at + _PARTS), at + 1, -1))
        to, thing, keys = next(((to, span, keys) for to, span in spans if (keys := known(span, taxonomy, alone=False))), (0, "", ()))
        if keys:
            yield core(thing), keys
        else:
            to = at + 1
            yield from _thing(piece[cuts[at][1] : cuts[to][0]], taxonomy)
        at = to


def _object(words: str) -> str:
    """Words without the verb that they begin with, and to whom: "give our fitters your name"."""
    verb = _LEAD.match(words)
    return _TO_WHOM.sub("", words[verb.end() :]) if verb else words


def _thing(words: str, taxonomy: Taxonomy) -> Iterator[tuple[str, tuple[str, ...]]]:
    """One thing: as it stands, behind a verb of its clause, or by what stands before or behind its `of`, whose rest is asked about."""
    objects = (words, *(words[verb.end() :] for verb in [*_LEAD.finditer(words)][: -_MANY - 1 : -1]))
    whose = _YOURS.search(words) if len(objects) > 1 else None
    for thing in (*objects, *([words[whose.end() :]] if whose else ())):
        if keys := known(thing, taxonomy):
            yield core(thing), keys
            return
    if any(_NO_THING.match(normal_form(core(thing))) for thing in objects[:2]):
        return
    yield from next((told for thing in objects if (told := _of(core(thing), taxonomy))), [(core(objects[min(1, len(objects) - 1)]), ())])


def _of(thing: str, taxonomy: Taxonomy) -> list[tuple[str, tuple[str, ...]]]:
    """What a thing is by the words before its `of`, else by those behind it, each with what of it no phrase knows."""
    all_ = [*OF.finditer(thing)]
    for of in all_[: -_MANY - 1 : -1]:
        head = thing[: of.start()]
        if normal_form(head) not in VAGUE and (keys := known(head, taxonomy)):
            return [(head, keys), (thing[of.start() :].strip(), ())]
    if not all_:
        return []
    of = all_[0]
    head, tail = thing[: of.start()], thing[of.end() :]
    if of[0].strip() in ("of", "for", "about") and normal_form(core(tail)) not in GENERAL and (keys := known(tail, taxonomy)):
        return [(head, ()), (core(tail), keys)]
    return []
