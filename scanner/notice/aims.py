"""What something is collected for, in a notice's words: a sentence's, a list's, the title's of a paragraph, or the heading's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from scanner.notice.blocks import plain
from scanner.notice.outline import Group
from scanner.notice.sections import AIM, SHORT, purpose_in, section_of
from scanner.taxonomy import normal_form

_CLAUSE = re.compile(r"\b(?:when|if) (?:you|someone) .{3,120}?(?=,|:|;|\.(?:\s|$)|$| we\b| we'| we’| your device\b)", re.IGNORECASE)
#: "To process your donations we collect …", "For marketing, we use: …".
_LEADS = re.compile(
    r"^(?P<says>(?:to|for|so that|in order to) .{3,120}?),? (?:we|i)(?: may| will| also)* (?:collect|use|process|hold|ask|need|record|keep|"
    r"store|obtain|pass|send|give)\b",
    re.IGNORECASE,
)
#: "We use the following to deal with complaints:", "We need these details for your delivery:"; what is kept for years is no purpose.
_FOLLOWING = re.compile(
    r"^(?:we|i)(?: may| will| also)* (?:collect|use|process|ask for|need|record|obtain)(?: (?:and|or) (?:collect|use|process|"
    r"store|keep|hold))? "
    r"(?:the following|these|this)(?: [a-z ]{2,40}?)? (?P<says>(?:to|for|so that|when) .{3,160}?) ?:$",
    re.IGNORECASE,
)
_STATED = (
    re.compile(
        r"\bpurposes? (?:for|of) (?:processing|collecting|using|this)\b.{0,80}?\bis (?P<says>(?:to|so (?:that )?we can)\b.+)", re.IGNORECASE
    ),
    re.compile(r"^we (?:need|use|process|collect)(?: and \w+)? (?:this|your|the)\b.{0,40}? (?P<says>to (?!you\b)\w.+)", re.IGNORECASE),
)
#: "… so that we can pay you.", "… solely to monitor equality."
_ENDS = re.compile(
    r"\b(?:(?:solely|only|exclusively|purely) (?=to (?!you\b|us\b|the\b|our\b|a\b)|for \w+ing\b)|"
    r"(?=in order to |so that we can |so we can |for the purposes? of ))"
    r"(?P<says>(?:to|for|in order to|so (?:that )?we can)\b(?: the purposes? of\b)? [^.;:()]{4,120}?)\W*$",
    re.IGNORECASE,
)
#: "We use your email address to send you offers.": what is done with data, at the end of a sentence.
_USED_TO = re.compile(
    r"\b(?:we|i|our (?:\w+ )?team|staff)\b(?:'ll|’ll)?(?: may| will| also| can)*(?: use| process| need| require| ask(?: you)? for|"
    r" collect| take| keep| hold)\b"
    r"[^.;:()]*?\b(?P<says>to (?:send|contact|tell|deliver|provide|manage|check|verify|assess|calculate|pay|bill|personalise|choose|"
    r"recommend|show|improve|prevent|detect|investigate|respond|answer|deal|help|make|let|offer|protect|comply|meet|identify|confirm|"
    r"set up|create|run|arrange|remind|notify|update|communicate|analyse|understand|measure|monitor|train|support|decide|match|"
    r"administer|fulfil|recover|maintain|operate|carry out|build|tailor|target|advertise|invite|handle|work out|thank|process|open)\b"
    r"[^.;:()]{3,120}?)\W*$",
    re.IGNORECASE,
)
#: "If you apply for a job, we collect …", behind the title of its paragraph.
_WHEN = re.compile(
    r"^(?:[A-Z][\w’' ]{2,40}[.:–—-] +)?(?P<says>(?:when|if|where|every time|whenever) (?:you|someone|an? \w+) (?!are\b|have\b|"
    r"do not\b|don.t\b|"
    r"wish\b|want\b|give\b|provide\b|choose\b|ask\b)[^,.;:]{3,90}?),? (?:we|i|our|us|the|it)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:part|section|schedule) )?\(?(?:\d{1,2}(?:\.\d{1,2})+[.):]?\s+|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.):]\s*)(?=\S)|^\d{1,2} (?=[A-Z])",
    re.I,
)
#: Headings that tell whom, what or how much, and no purpose: what stands below them belongs to the notice as a whole.
_GENERAL = re.compile(
    r"^(?:an? |the |our |your )?(?:introduction|definitions?|about (?:us|this|you)|who\b|scope|summary|overview|glossary|background|"
    r"contents|"
    r"(?:important|general|further|other|key|personal|your) (?:information|data|details|terms)|what (?:this|the|is|are|happens|do|does|"
    r"we|you)\b|what$|"
    r"which\b|how\b|why\b|when (?:do|did|was|will)\b|where (?:do|does|is|are)\b|does\b|do we\b|is\b|are\b|information|data|details|"
    r"in short|at a glance|(?:data )?(?:protection|privacy)\b|the law|legal|version)|\b(?:privacy|notice|policy|statement)$"
)
#: Headings of kinds of data, of people or of ways of collecting, in a section on what is collected.
_KIND = re.compile(
    r"^(?:(?:directly |indirectly |automatically )*(?:from|by|about|during|through|via|on|in)\b)"
    r"|\b(?:information|data|details|records|categories|cookies|sources|documents)\b|^(?:automatically|directly)\b|\byou (?:give|provide)\b"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
#: Sections whose headings only ask what is collected and why: the activity is named by the heading above them.
_ASKING = ("collect", "purposes")
#: "How we use it to prevent fraud", "What we need to deliver your order"
_ASKED = re.compile(
    r"\b(?:us(?:e|ed|ing)|need(?:ed)?|collect(?:ed)?|require[ds]?|ask for|rely on)\b.*?\b"
    r"(?P<says>to (?!you\b|us\b|the\b|our\b|your\b|whom\b|process\b|collect\b|use\b|hold\b|know\b|have\b|share\b|do\b|see\b)[a-z]+\b"
    r".{2,100}?)[?.:]*$|\bfor the purposes? of (?P<of>(?!the\b|this\b|our\b)[a-z].{2,80}?)[?.:]*$",
    re.IGNORECASE,
)
#: What something that is done begins with; a noun in -ing is none by itself.
_ACTIVITY = re.compile(
    r"(?:to (?!you\b|whom\b|the\b)[a-z]+|(?:when|if|where|whenever|every time) (?:you|we|someone|an?|your)|for \w+ing)\b|"
    r"(?!(?:during|everything|anything|something|nothing|following|existing|including|regarding|concerning|depending|being|according|"
    r"outgoing|incoming|remaining|driving licen[cs]e|housing|building)\b|\w+ing (?:(?!(?:your|our|the|an?) )\w+ )?(?:history|"
    r"habits?|patterns?|preferences?|"
    r"references?|status|numbers?|needs?|hours|addresse?s?|costs?|notes?|minutes|logs?|names?|licen[cs]es?|permits?|code)$)"
    r"[a-z]{2,}ing (?=\w)|marketing$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?P<title>[^.:;?!]{3,100})(?:[:?]|\s[–—-])\s+(?P<told>\S.*)$", re.DOTALL)
_STOPPED = re.compile(r"^(?P<title>[A-Z][^.:;?!]{2,40})\.\s+(?P<told>[A-Z].*)$", re.DOTALL)
_AIM = re.compile(
    r"^(?P<title>[Tt]o (?!you\b|whom\b)[a-z](?:(?!\bwe\b|\byou (?:enter|give|provide|need|can|may|must|will|should|"
    r"have)\b)[^.:;]){3,160}?)(?:[.:;]|\s[–—-]|\s?\((?=[^()]*\)\.?$))\s*(?P<told>\S.*)$",
    re.DOTALL,
)


def purpose_of(group: Group, default: str, title: str) -> str:
    """The purpose of a group in the notice's words: the generator's way, "For …:", its heading, "when you …", or the default."""
    if told := purpose_in(group.intro):
        return told
    if (
        lead := _LEADS.match(group.intro)
        or (group.items and _LEADS.match(_last(group.intro)))
        or _FOLLOWING.match(" ".join(group.intro.split()))
    ):
        return lead["says"][0].lower() + lead["says"][1:]
    nearest = bare(group.headings[-1]) if group.headings else ""
    for words in (group.intro, nearest):
        if SHORT.match(plain(words)) and (words.endswith(":") or group.section == "collect" or AIM.match(plain(words))):
            return words.rstrip(" :.")
    clause = _CLAUSE.search(nearest)
    if clause is None and (heading := heading_aim(group.headings, title)):
        return heading
    apart = group.lead is not None and group.lead.strong and any(item.strong for item in group.items)
    if clause := clause or (None if apart else _CLAUSE.search(group.intro)):
        return clause[0][0].lower() + clause[0][1:].strip()
    if group.items and group.intro.endswith(":"):
        return next((aim for sentence in re.split(r"(?<=[.!?])\s+", group.intro) if (aim := sentence_aim(sentence))), default)
    return default


def sentence_aim(sentence: str) -> str:
    """The purpose that a sentence names for what it collects, at its beginning or at its end, "" where it names none.

    >>> sentence_aim("We keep your name, solely to greet you."), sentence_aim("We keep your name.")
    ('to greet you', '')
    """
    if lead := _LEADS.match(sentence):
        return lead["says"][0].lower() + lead["says"][1:]
    if ends := _ENDS.search(sentence) or _USED_TO.search(sentence):
        return " ".join(ends["says"].split())
    return own_clause(sentence)


def _last(intro: str) -> str:
    return re.split(r"(?<=[.!?])\s+", intro)[-1]


def heading_aim(headings: Sequence[str], title: str) -> str:
    """The heading that says what is done with data ("Newsletters", "Keeping our centres safe"), "" where none of them does.

    The nearest decides, but for one of a kind of data: that belongs to the activity above it, if there is one.
    """
    sections = [section_of(words) for words in headings]
    for at in range(len(headings) - 1, -1, -1):
        words, own = bare(headings[at]), sections[at]
        above = next((one for one in reversed(sections[:at]) if one), None)
        if own not in (None, "complaints", "cookies", "security", *_ASKING) or above not in (None, *_ASKING):
            return ""
        if (own == "complaints" and above != "purposes") or (at == 0 and normal_form(headings[at]) == normal_form(title)):
            return ""
        if own != "cookies" and (asked := _ASKED.search(words)):
            return asked["says"] or asked["of"]
        if own == "security":
            return "" if _GENERAL.search(plain(words)) or _KIND.search(plain(words)) else words
        if own == "cookies" or (own not in _ASKING and not _KIND.search(plain(words))):
            return "" if _GENERAL.search(plain(words)) else words
    return ""


def is_activity(words: str, known: Mapping[str, object]) -> bool:
    """Whether the words of an item say what is done ("When you claim", "Making a booking") and not what is collected.

    `known`: phrases of kinds of data, which are none ("Billing address").

    >>> is_activity("Making a booking", {}), is_activity("Contact details", {}), is_activity("During a call", {})
    (True, False, False)
    """
    bare_words = bare(words.strip(" .:"))
    return _ACTIVITY.match(bare_words) is not None and not _KIND.search(plain(bare_words)) and normal_form(bare_words) not in known


def titled(text: str, strong: str, known: Mapping[str, object], stop: bool = False) -> tuple[str, str]:
    """The purpose that a paragraph or an item begins with, and what it says then: its words in bold, its title or its aim.

    "" and the whole text where it begins with none; the name of a kind of data (`known`: phrases) is none. `stop`: a title may end in a
    full stop ("Matches. We keep your name.").

    >>> titled("Joining: we ask for your name.", "", {}), titled("To pay you. We use your name.", "", {})
    (('Joining', 'we ask for your name.'), ('To pay you', 'We use your name.'))
    """
    if found := _AIM.match(text):
        return found["title"].strip(), found["told"]
    if strong and text.startswith(strong) and len(strong) < len(text):
        head, told = strong, text[len(strong) :].lstrip(" .:–—-")
    elif found := _TITLE.match(text) or (_STOPPED.match(text) if stop else None):
        head, told = found["title"], found["told"]
    else:
        return "", text
    words = bare(head.strip(' .:?–—-"“”*'))
    form = normal_form(words)
    general = (
        _GENERAL.search(plain(words))
        or _KIND.search(plain(_ASIDE.sub("", words)))
        or form in known
        or section_of(words) not in (None, "purposes")
    )
    return ("", text) if general or not 1 <= len(form.split()) <= 10 or not words[:1].isupper() else (words, told)


def own_clause(text: str) -> str:
    """When an item says that something is collected ("Payments. If you buy a plan, we collect …"), "" where it does not say.

    >>> own_clause("Payments. If you buy a plan, we keep your name."), own_clause("If any")
    ('if you buy a plan', '')
    """
    found = _WHEN.match(text)
    return found["says"][0].lower() + found["says"][1:].strip() if found else ""


def stated_purposes(groups: Iterable[Group]) -> dict[tuple[str, ...], str]:
    """By headings the one purpose that a sentence below them states for what is collected there."""
    found: dict[tuple[str, ...], str] = {}
    for pattern in _STATED:
        for group in groups:
            if group.section in ("rights", "complaints", "sharing", "cookies"):
                continue
            for sentence in re.split(r"(?<=[.!?])\s+", group.intro):
                if told := pattern.search(sentence):
                    found.setdefault(group.headings, told["says"].rstrip(" .:;"))
    return found


def bare(heading: str) -> str:
    """A heading without its number: `3.1 Newsletters`, `Part B. Tenants`."""
    return _NUMBER.sub("", heading).strip(" .:")
