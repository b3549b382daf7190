"""What a notice says that it collects, thing by thing: the items of lists and tables, and sentences, each with what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from scanner.notice.aims import heading_aim, is_activity, own_clause, purpose_of, sentence_aim, stated_purposes, titled
from scanner.notice.blocks import Block, plain
from scanner.notice.labels import in_prose
from scanner.notice.negation import affirmed
from scanner.notice.outline import Group
from scanner.notice.prose import NOT_HERE, SENTENCES, Telling, collects, explains, may_collect
from scanner.notice.references import References
from scanner.notice.sections import STATED_BASIS, purpose_in, section_of
from scanner.notice.tables import only_kept, says_whether, table_rows, tells_data
from scanner.notice.words import match_words, with_title
from scanner.taxonomy import Taxonomy

#: Headings of what things are for: the titles of the paragraphs below them are purposes.
_WHY = re.compile(r"\bwhy\b|\bpurposes?\b|\bhow (?:do )?we use\b|\breasons?\b")
#: "We ask for your name, together with:" tells something before the list, too.
_TOGETHER = re.compile(r"\b(?:together with|as well as|along with|plus|in addition to)\b[^:]{0,40}:$", re.IGNORECASE)
#: What is done with what: "Run the club (names, addresses)".
_TELLS = re.compile(r"[(:]|\b(?:we|your)\b.{1,60}\b(?:collect|ask|need|hold|keep|use)\b", re.IGNORECASE)
#: "We use the information we collect to:" what follows is done.
_THEN_DONE = re.compile(r"\b(?:to|so that we (?:can|may)|so we can|us to)\s*:$")
_DOING = re.compile(r"(?:to|\w+ing)\s", re.IGNORECASE)
#: A list of which one in so many items names a category is one of collected data; a table of contents may name one, too.
_ONE_IN = 3
#: "Our lawful basis is consent.", "Contract and legal obligation."
_RESTS = re.compile(
    r"\b(?:lawful|legal) (?:bas[ie]s|grounds?)\b|\brely on\b|\b(?:the|our) basis (?:is|for)\b"
    r"|^\W*(?:(?:explicit )?consent|contract|legal obligation|(?:our )?legitimate interests?|public task|vital interests?)\b.{0,90}$"
)


#: What stands behind the title of something that is done, in a list of what is collected.
_WE = re.compile(r"(?:in addition [^,]{3,80}, )?we\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is collected: for what, its words, and the words of the lawful basis beside it. Without words it tells the basis.

    `points`: the categories that it points back to ("all of the above"). `path`: what it stands under. `unsure`: only some of it is
    collected.
    """

    says: str
    words: str
    basis: str = ""
    points: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of a notice while it is read: its own names for kinds of data, what lists have told, and what can be pointed to."""

    named: Taxonomy
    telling: Telling
    before: References
    default: str

    def points(self, words: str, path: tuple[str, ...]) -> tuple[str, ...]:
        """The categories that words point back to, without those that they leave out."""
        if not (meant := self.before.meant(words, path)):
            return ()
        less = affirmed(words)[1]
        return tuple(key for key in meant if not less or key not in match_words(less, self.named)[0])


def collected(groups: Sequence[Group], taxonomy: Taxonomy, named: Taxonomy, default: str, title: str) -> Iterator[Found]:
    """All that is collected, in the order of the notice.

    `named` knows the notice's own names for kinds of data, which mean them in lists; in prose, words like `identity` mean others.
    `default` is the purpose of what the notice names none for.
    """
    before: Group | None = None
    last: tuple[tuple[str, ...], str] | None = None
    reading = _Reading(named, Telling(in_prose(taxonomy, named), default), References(), default)
    stated = _defaults(groups, default, title)
    for group in groups:
        if before is not None and _goes_on(before, group):
            group = replace(group, role="collect", lead=before.lead)
        clause = group.lead is not None and group.lead.kind == "line" and group.lead.number != ""
        same = last is not None and last[0] == group.headings and not clause
        says = purpose_of(group, last[1] if last and same else stated.get(group.headings, default), title)
        before = group if _is_list(group, named) else None
        for one in _told(group if before is None else _before_list(group), says, reading):
            reading.before.note(one.path, (*match_words(one.words, named)[0], *one.points))
            yield one
        if before is None:
            continue
        last = group.headings, says
        for one in _items(group, says, reading):
            keys = () if one.unsure else match_words(one.words, named)[0]
            reading.before.note(one.path, (*keys, *one.points))
            reading.telling.listed(one.says, keys)
            yield one


def _defaults(groups: Sequence[Group], default: str, title: str) -> dict[tuple[str, ...], str]:
    """By headings what is collected there for, where the lists and sentences below them do not say.

    A purpose that a sentence states holds below its headings; in a notice of one such sentence and no headings of purposes, everywhere.
    """
    stated = stated_purposes(groups)
    if len(stated) != 1 or any(heading_aim(group.headings, title) for group in groups):
        return stated
    return dict.fromkeys((group.headings for group in groups), next(iter(stated.values()), default))


def _told(group: Group, says: str, reading: _Reading) -> Iterator[Found]:
    """What the sentences of a group tell: a paragraph or an item may begin with its own purpose."""
    done = _THEN_DONE.search(plain(group.intro)) is not None
    items = [block for block in group.items if block.kind != "row" and not (done and not _TELLS.search(block.text))]
    blocks = [block for block in (group.lead, *items) if block is not None]
    for block in blocks:
        for text in with_title(block.text).split("\n"):
            stop = block.kind == "line" and len(group.headings) > 0 and _WHY.search(plain(group.headings[-1])) is not None
            own, told = titled(text, block.strong, reading.named.items, stop) if group.section not in NOT_HERE else ("", text)
            yield from _sentences(own or says, told, group, reading, own)


def _sentences(says: str, text: str, group: Group, reading: _Reading, own: str) -> Iterator[Found]:
    path = (*group.headings, own) if own else group.headings
    for sentence in SENTENCES.split(text):
        here = group.section not in NOT_HERE
        points = reading.points(sentence, group.headings) if here and says != reading.default else ()
        if points or reading.telling.declares(sentence, group, says, own != ""):
            aim = sentence_aim(sentence) if says == reading.default else ""
            yield Found(aim or says, sentence, "", points, path)
        if here and _RESTS.search(plain(sentence)):
            yield Found(says, "", sentence)


def _before_list(group: Group) -> Group:
    """What stands before the sentence that introduces a list, or all of the lead where none does."""
    *told, last = SENTENCES.split(group.intro)
    words = " ".join(told if last.endswith((":", ";")) and not _TOGETHER.search(last) else (*told, last))
    return replace(group, items=(), lead=replace(group.lead, text=words) if group.lead else None)


def _items(group: Group, says: str, reading: _Reading) -> Iterator[Found]:
    """The items of one list, tables row by row with the purposes and bases that their columns name."""
    for is_row, run in groupby(group.items, key=lambda item: item.kind == "row"):
        blocks = tuple(run)
        if is_row:
            for row in table_rows(blocks, reading.named):
                for_ = row.purpose or says
                for item in row.items:
                    yield Found(for_, item, row.basis, reading.points(item, group.headings), (*group.headings, for_), row.unsure)
            continue
        basis = group.intro if STATED_BASIS.match(plain(group.intro)) else ""
        acts = _mostly_acts(blocks, reading.named)
        heads = [block.text for at, block in enumerate(blocks) if _heads(blocks, at, reading.named)]
        headed = sum(is_activity(text, reading.named.items) for text in heads)
        above: list[Block] = []
        for at, block in enumerate(blocks):
            above = [one for one in above if one.level < block.level]
            if _heads(blocks, at, reading.named):
                above.append(block)
                continue
            nearest = next((one for one in reversed(above) if is_activity(one.text, reading.named.items)), None)
            acting = nearest or (above[0] if above and (acts or (headed > 1 and 2 * headed >= len(heads))) else None)
            act = acting.text.strip(" :") if acting else ""
            path = (*group.headings, *(one.text for one in above))
            if acts and not act and (told := titled(block.text, block.strong, reading.named.items))[0]:
                act, block = told[0], replace(block, text=told[1], strong="")
            yield from _item(block, group, act or says, basis, path, reading)


def _mostly_acts(blocks: Sequence[Block], taxonomy: Taxonomy) -> bool:
    """Whether the items of a list begin with what is done: most of their titles say so ("Making a booking: your name, …")."""
    titles = [title for block in blocks if (title := titled(block.text, block.strong, taxonomy.items)[0])]
    acts = sum(is_activity(title, taxonomy.items) for title in titles)
    return acts > 1 and 2 * acts >= len(titles) and 2 * len(titles) >= len(blocks)


def _item(block: Block, group: Group, says: str, basis: str, path: tuple[str, ...], reading: _Reading) -> Iterator[Found]:
    """One item: a thing, or something that is done with its own title or aim, and what is collected for it."""
    if block.strong and section_of(block.strong) in NOT_HERE:
        return
    plainly = group.role != "collect" or (block.strong != "" and _WE.search(plain(block.text)) is not None)
    own, told = titled(block.text, block.strong, reading.named.items) if plainly else ("", "")
    does = may_collect(told) and (group.section != "collect" or _WE.match(told) is not None)
    found = list(_sentences(own, told, group, reading, own)) if own and does else []
    if any(one.words for one in found):
        yield from found
        return
    said, words = (own, told) if own.lower().startswith("to ") else (says, block.text)
    if block.strong and said == reading.default:
        said = own_clause(block.text) or said
    yield Found(said, words, basis, reading.points(words, group.headings), path)


def _heads(blocks: Sequence[Block], at: int, taxonomy: Taxonomy) -> bool:
    """Whether an item only says of whom or what kind the items nested below it are."""
    if at + 1 == len(blocks) or blocks[at + 1].level <= blocks[at].level:
        return False
    return is_activity(blocks[at].text, taxonomy.items) or not match_words(blocks[at].text, taxonomy)[0]


def _is_list(group: Group, taxonomy: Taxonomy) -> bool:
    """Whether the items of a group are collected data: their lead says so, the section does and the lead nothing else, or they do."""
    if not group.items:
        return False
    rows = [item for item in group.items if item.kind == "row"]
    if rows and len(rows) == len(group.items) and group.role != "collect":
        if only_kept(rows) and group.section != "collect":
            return False
        return says_whether(rows) or (tells_data(rows, taxonomy) and group.section not in NOT_HERE - {"bases"})
    if group.role == "collect":
        return group.section != "not"
    asked = group.role is None and group.intro.endswith(":") and collects(group.intro) and group.section not in NOT_HERE
    return asked or (group.role is None and group.section == "collect") or _tell_data(group, taxonomy)


def _tell_data(group: Group, taxonomy: Taxonomy) -> bool:
    """Whether some of the items name a category, whatever the words that lead to them ("It contains:"), and few are things to do."""
    leads = group.role is None or (group.role == "purposes" and group.intro.endswith(":"))
    told = [item.text for item in group.items if item.kind != "row"]
    if _THEN_DONE.search(plain(group.intro)):
        return False
    doing = sum(_DOING.match(text) is not None for text in told)
    glossary = group.section == "definitions" and any(map(explains, told))
    if group.section in NOT_HERE or glossary or not leads or 2 * doing > len(told):
        return False
    known = sum(bool(match_words(text, taxonomy)[0]) for text in told if not _DOING.match(text))
    return known >= (1 if group.lead else 2) and len(told) <= _ONE_IN * known


def _goes_on(before: Group, group: Group) -> bool:
    """Whether bullets after a sentence that introduces nothing still belong to the list before it."""
    if before.headings != group.headings or group.role is not None or not group.items or group.intro.endswith((":", ";")):
        return False
    next_line = group.lead is not None and group.lead.kind == "line" and not group.lead.gap
    return next_line or purpose_in(before.intro) is not None
