"""People's names and places by rule, for use without a model: what stands in the text, and what a column's name says."""

from __future__ import annotations

import re
from functools import partial

from detectors.names import pairs, rules
from detectors.names.cells import CELLS
from detectors.names.column import FileNames
from detectors.names.headers import HEADERS, WORKS
from detectors.names.lists import held
from detectors.names.surnames import SURNAMES
from detectors.packs.listed import either
from detectors.text import TextReader
from scanner.pattern import Pattern

_SOURCES = ("UK GDPR Art 4(1)", "ONS baby names 2020", "detectors/names/data/SOURCES.md")
_person = partial(Pattern, entity="PERSON", title="Name of a person", category="person.name", sources=_SOURCES, mask="initials")
_place = partial(Pattern, entity="LOCATION", title="Place", category="contact.address", need="context", score=0.3, sources=_SOURCES)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


def _any(words: str) -> str:
    """One of many words, as a trie: each is tried at every capital."""
    return either(words.replace("|", ", "))


_CAP = r"[A-ZÀ-Þ](?:[’'][A-Z])?[a-zß-ÿ][A-Za-zß-ÿ-]{0,40}"
_OF = r"(?:(?:de|de l[ao]s?|van|van de[nr]?|von|von der|der|den|la|le|bin|ibn|al|el|da|di|do|dos|das|del|della|ap|ter|ten|zu) )?"
_LAST = rf"(?: [A-Z]\.?){{0,2}} {_OF}{_CAP}"
_EDGE = r"(?<![\w’'-])"
_START = rf"{_EDGE}(?=[A-ZÀ-Þ])"  # a capital first: most places are told by it, before the long list of words that open sentences
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Cllr|Captain|Capt|Sgt|Judge|Justice|Sister|Master)"
_NOT_FIRST = (
    "The|A|An|And|But|Or|If|In|On|At|By|For|From|To|Of|As|With|When|While|After|Before|Since|Then|There|This|That|These|Those|He|She|"
    "It|They|We|You|I|His|Her|Its|Their|Our|My|Your|Is|Are|Was|Were|Has|Have|Had|Who|What|Where|Why|How|Which|Not|No|Yes|So|Also|"
    "However|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|July|August|September|October|November|"
    "December|Yesterday|Today|Tomorrow|Hi|Hello|Hey|Dear|Thanks|Regards|Please|President|Prime|Minister|Secretary|Senator|Governor|"
    "Mayor|General|Colonel|Captain|King|Queen|Prince|Princess|Saint|Pope|Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Miss|Dr|Professor|Cllr|Rev|Prof|Mx|Judge|Justice|Sister|Father|Herr|Frau|Monsieur|Madame|Customer|"
    "Agent|Caller|Client|Patient|Name|Contact|Director|Manager|Author|Singer|Actor|Said|Ask|Call|Tell|Email|See|Ex|Re|Attn|Cc"
)
_LABELS = "TENANT|OWNER|PAYEE|PAYER|PAID|MEMBER|EMPLOYEE|STAFF|DRIVER|GUEST|OCCUPIER|APPLICANT|SIGNED|SENT|ACCOUNT|HOLDER|FAO"
_HERE = (
    "and|i|im|from|here|calling|speaking|but|my|the|on|in|at|with|for|to|please|is|can|we|you|a|an|so|it|have|as|of|this|that|am|was|"
    "thank|thanks|email|phone|number|address|account|policy|do|he|she|need|want|would|like|id|yes|no|ok|okay|or|how|what|when|where|"
    "which|who|there|just|could|will|did|does|has|had|been|any|not|if|then|now|be|are|were|again|today|sorry"
)
#: What goes on with no name where people talk: what is done, said and asked for.
_THEN = (
    f"{_HERE}|about|above|after|all|already|also|always|around|asked|asks|because|been|before|behind|being|booking|both|by|came|cancelled|come|"
    "comes|confirmation|customer|date|day|delete|did|didn|doesn|done|during|each|emailed|every|find|found|gave|get|gets|getting|give|"
    "given|gives|go|goes|going|gone|got|hasn|having|help|helped|him|himself|herself|inform|instead|into|isn|its|keeps|knows|last|later|left|"
    "let|lets|lived|lives|looked|looking|looks|made|make|makes|me|met|more|moved|much|must|mute|myself|name|named|needed|needs|never|near|next|"
    "off|one|only|open|order|ordered|other|our|out|over|paid|passed|pays|play|played|put|really|reference|remove|reservation|run|runs|"
    "says|seems|sends|sent|set|shall|she|should|showed|shows|since|spelled|spelt|spoke|starts|started|stay|still|stop|stopped|take|"
    "takes|tell|tells|their|them|these|they|thinks|those|though|three|through|till|told|too|took|tried|tries|turn|turned|two|under|until|up|"
    "us|used|using|very|via|wanted|wants|wasn|went|while|whose|who|why|won|wondering|worked|works|wrote|yesterday|your"
)
_KIN = (
    "(?:husband|wife|partner|mother|father|mum|mom|dad|son|daughter|brother|sister|gran|nan|grandma|grandad|grandmother|grandfather|uncle|"
    "aunt|auntie|cousin|niece|nephew|neighbour|neighbor|friend|colleague|boss|landlord|tenant|flatmate|fiancee?|boyfriend|girlfriend)"
)
_WORD = r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]{0,40}[A-Za-zÀ-ÿ]"
_WHERE = _split("suburb, city, town, county, address, street, place, state, country, village, region, area, locality")
_WITHIN = "(?:upon|on|under|le|la|de|du|of|by|the|and)"  # between the capitals of a town's name
_ART = _split(
    "song, songs, tracks, album, albums, genre, genres, playlist, playlists, film, films, movie, movies, brand, brands, make, model, "
    "models, manufacturer, marque, breed, variety, cultivar, vehicle make, vehicle model"
)
_BEFORE, _BEHIND = r"(?<![\w’'.@/#-])", r"(?=[’']s\b|[ ,.!?;:)\"]|[’'](?!\w)|\Z)(?!\.\w| [A-Z][a-z])"
_PLAIN = re.compile("[a-z]{3,15}")
_alone = partial(_person, valid=pairs.one_given, unless=_ART, chance=0.1, need="distinct", score=0.5)

DETECTORS: tuple[Pattern | TextReader, ...] = (
    FileNames(),
    _person(
        regex=rf"{_START}(?!{_any(_NOT_FIRST)}\b)(?P<v>{_CAP}(?:{_LAST}){{1,3}})(?!\w)",
        valid=pairs.full_name,
        unless=_ART,
        chance=0.2,
        need="distinct",
        score=0.6,
    ),
    _person(
        regex=rf"{_START}(?!{_any(_NOT_FIRST)}\b)(?P<v>{_CAP} {_OF}{_CAP})(?!\w)",
        valid=pairs.unlisted_name,
        chance=0.3,
        need="context",
        score=0.4,
        context=_split(
            "name, names, customer, client, patient, contact, caller, dear, mr, mrs, ms, miss, signed, booking, reservation, booked, "
            "attendee, guest, member, employee, author, owner, tenant, applicant, resident, colleague, speak to, spoke to, spoke with, "
            "regards, sincerely"
        ),
        unless=WORKS,
    ),
    _person(
        regex=rf"{_EDGE}(?P<v>(?:[A-Z]\. ?){{1,3}}{_OF}{_CAP})(?!\w)", valid=pairs.with_initials, chance=0.3, need="distinct", score=0.5
    ),
    _person(
        regex=rf"\b{_TITLE}\.? (?P<v>(?:[A-Z]\.? ){{0,2}}{_OF}{_CAP}(?:{_LAST}){{0,2}})(?!\w)",
        valid=rules.after_title,
        chance=0.9,
        score=0.7,
    ),
    _person(regex=r"\b(?:mr|mrs|ms|mister|missus|miss) (?P<v>[a-z]{3,18})\b", valid=rules.after_title, chance=0.3, score=0.6),
    _person(
        regex=rf"\bmy (?:full |first |last |sur|sir )?name(?:[’']?s| is|:) (?P<v>{_WORD}(?: (?!{_any(_THEN)}\b){_WORD}){{0,2}})",
        flags=re.IGNORECASE | re.ASCII,
        valid=rules.said_name,
        chance=0.7,
        score=0.7,
    ),
    _person(  # a key and its value: JSON, YAML, XML, forms
        regex=rf"(?<![A-Za-z])(?:(?:first|last|full|given|family|middle|sur|fore|maiden|customer|client|patient|tenant|contact|employee|guest|"
        rf"student)[ _-]?names?|[fl]name)[\"']?[ \t]{{0,2}}[:=>][ \t]{{0,2}}[\"']?(?P<v>{_WORD}(?: (?!{_any(_THEN)}\b){_WORD}){{0,2}})"
        r"(?![\w(\[]|\.\w)",
        flags=re.IGNORECASE | re.ASCII,
        valid=rules.said_name,
        chance=0.7,
        score=0.7,
    ),
    _person(
        regex=rf"\b(?:(?:under|in|on) (?:the )?name(?: of)?|by (?:the )?name of|"
        r"(?:first|last|full|sur) ?names? is|(?:reservation|booking|booked|table|"
        rf"appointment) (?:is )?under) (?P<v>{_WORD}(?: (?!{_any(_THEN)}\b){_WORD})?)",
        flags=re.IGNORECASE | re.ASCII,
        valid=rules.said_name,
        chance=0.7,
        score=0.6,
    ),
    _person(
        regex=rf"\b(?:this is|i am|i[’']?m|it[’']s|its(?! (?:meta|non))|speak(?:ing)? (?:to|with)|speaking is|call me|"
        rf"name(?: is|:)|hi|hello|hey|hiya|dear|thank you|thanks|cheers|regards,?|sincerely,?|ask for|called|(?:over|through|across) to|"
        rf"behalf of(?: my)?(?: {_KIN})?|(?:my|his|her|their|our|late) {_KIN}) "
        rf"(?P<v>(?!{_any(_HERE)}\b){_WORD}(?: (?!{_any(_THEN)}\b){_WORD})?)",
        flags=re.IGNORECASE | re.ASCII,
        valid=rules.any_given,
        chance=0.1,
        score=0.6,
    ),
    _person(  # who begins to talk
        regex=rf"\A\s{{0,3}}(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening)),? )?(?P<v>{_WORD}(?: (?!{_any(_THEN)}\b){_WORD})?) "
        r"(?:here|speaking)(?=[ ,.!]|\Z)",
        flags=re.IGNORECASE | re.ASCII,
        valid=rules.who_talks,
        chance=0.1,
        score=0.6,
    ),
    _person(
        regex=rf"{_EDGE}(?P<v>(?:(?:O[’']|MC)?[A-Z][A-Z’'-]{{1,18}}|{_CAP}), ?{_CAP})(?!\w)",
        valid=rules.surname_first,
        chance=0.1,
        need="distinct",
        score=0.6,
    ),
    _person(
        regex=rf"{_EDGE}(?!{_any(f'{_NOT_FIRST.upper()}|{_LABELS}')}\b)(?P<v>[A-Z]{{3,14}}(?:-[A-Z]{{2,14}})?(?: [A-Z]\.?)?(?: (?:O[’']|"
        rf"MC)?[A-Z]{{2,18}}(?:-[A-Z]{{2,18}})?){{1,2}})(?![\w-])",
        valid=rules.listed_name,
        chance=0.05,
        need="distinct",
        score=0.5,
    ),
    _person(
        regex=r"\A\s{0,3}(?P<v>[a-z]{3,14}(?:-[a-z]{2,14})?(?: [a-z]\.?)?(?: (?:o[’'])?[a-z]{2,18}(?:-[a-z]{2,18})?){1,2})\s{0,3}\Z",
        valid=rules.listed_name,
        chance=0.05,
        need="distinct",
        score=0.5,
    ),
    _person(
        regex=rf"\A\s{{0,3}}(?P<v>{_WORD})\s{{0,3}}\Z",
        valid=pairs.one_given,
        unless=(*_WHERE, *_ART),
        chance=0.05,
        need="distinct",
        score=0.5,
    ),
    _person(
        regex=rf"\A\s{{0,3}}(?P<v>{_WORD})\s{{0,3}}\Z",
        valid=rules.any_given,
        chance=0.05,
        need="context",
        score=0.4,
        context=_split("name, given, forename, first, customer, client, contact, agent, caller, user, employee, author, owner"),
        unless=WORKS,
    ),
    _alone(  # within more words: what is a cell of its own is counted among the other cells, above
        regex=rf"{_BEFORE}(?!\A[A-Z][a-z]{{2,14}}\s{{0,3}}\Z)(?P<v>[A-Z][a-z]{{2,14}}){_BEHIND}",
        words=frozenset(map(str.capitalize, filter(_PLAIN.fullmatch, held("given")))),
    ),
    _alone(regex=rf"{_BEFORE}(?P<v>[A-Z][a-z]{{0,9}}[ß-ÿ][a-zß-ÿ]{{0,9}}|[À-Þ][a-zß-ÿ]{{2,14}}){_BEHIND}"),
    *CELLS,
    *SURNAMES,
    *HEADERS,
    _place(
        regex=rf"{_EDGE}(?P<v>[A-Z][a-z]{{2,18}}(?:[ -](?:{_WITHIN}[ -]|in-)?[A-Z][a-z]{{2,18}}){{0,2}})(?!\w)",
        valid=rules.place,
        chance=0.15,
        context=_split(
            "live in, lives in, living in, live at, lives at, address, moved to, moving to, based in, my home, resident of, resides in, "
            "lived in, postcode, home town, hometown"
        ),
    ),
    _place(
        regex=r"\b(?:i|we|she|he|they|who) (?:now |currently |still |used to )?(?:live|lives|lived|moved|moving) (?:in|to|"
        rf"near) (?P<v>[a-z]{{3,18}}(?: (?!(?:{_any(_HERE)}|last|next|since|after|before|because|until|recently|near|where|years|still)\b)"
        r"[a-z]{3,18})?)\b",
        valid=rules.place,
        chance=0.2,
        context=("live in", "lives in", "lived in", "moved to", "live near", "lives near"),
    ),
)
