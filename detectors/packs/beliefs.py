"""Political opinions, religious or philosophical beliefs, trade union membership."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import ANY, CENSUS, FOLD, SPECIAL, WORDS, among, either, listed
from scanner.pattern import Pattern

_politics = partial(Pattern, entity="POLITICAL_OPINION", title="Political opinion", category="special.politics", sources=SPECIAL)
_belief = partial(Pattern, entity="RELIGION", title="Religion or belief", category="special.belief", sources=(*SPECIAL, *CENSUS))
_union = partial(
    Pattern, entity="TRADE_UNION", title="Trade union membership", category="special.union", sources=(*SPECIAL, "TULRCA 1992 s 1")
)

_PARTIES = (
    "labour, labour party, conservative, conservatives, conservative party, tory, tories, liberal democrats, liberal democrat, "
    "lib dem, lib dems, green party, greens, reform uk, ukip, brexit party, snp, scottish national party, plaid cymru, dup, "
    "democratic unionist party, sinn féin, sinn fein, sdlp, alliance party, ulster unionist party, bnp, communist party, workers party"
)
PARTIES = among(_PARTIES) | among("green, reform, independent, none, other, undecided, would not vote")
FAITHS = among(
    "christian, christianity, catholic, roman catholic, church of england, anglican, protestant, methodist, baptist, presbyterian, "
    "church of scotland, orthodox, greek orthodox, muslim, islam, sunni, shia, hindu, hinduism, sikh, sikhism, jewish, judaism, "
    "buddhist, buddhism, pagan, humanist, jain, jainism, rastafarian, jehovah's witness, mormon, quaker, spiritualist, baha'i, "
    "atheist, agnostic, no religion"
)
RELIGIONS = FAITHS | among("none, other, other religion, any other religion, not stated, prefer not to say, unknown")
_FAITHFUL = (
    "christian, roman catholic, catholic, anglican, protestant, methodist, muslim, hindu, sikh, jewish, jew, buddhist, pagan, "
    "humanist, rastafarian, jehovah’s witness, jehovah's witness, mormon, quaker, atheist, agnostic"
)
_FAITH = either(f"{_FAITHFUL}, christianity, islam, judaism, buddhism, hinduism, catholicism")
_PERSON_IS = r"\b(?:i[’']?m|i am|he[’']?s|he is|he was|she[’']?s|she is|she was|who is|identif(?:y|ies) as|as|family (?:is|are))"
_NOT_UNIONS = "".join(
    f"(?<!{word} )" for word in listed("credit, european, soviet, student, students, students', rugby, customs, western, african, monetary")
)
_UNIONS = r"(?:UNISON|Unison|GMB|USDAW|Usdaw|NASUWT|ASLEF|Aslef|RMT|PCS|UCU|NEU|Unite|Prospect|Equity|Community|FBU|CWU|TSSA|BECTU)"

BELIEFS: tuple[Pattern, ...] = (
    _politics(
        names=listed(
            "political opinion, political opinions, political affiliation, political party, party affiliation, voting intention, "
            "vote intention, voted for, political views, political view, politics, party membership, political leaning, "
            "political donation"
        ),
        kinds=WORDS,
        score=0.6,
    ),
    _politics(values=PARTIES, context=listed("party, affiliation, vote, voted, voting"), need="context", score=0.6),
    _politics(values=among(_PARTIES) - among("labour, conservative, greens"), need="distinct", score=0.5),
    _politics(
        regex=r"\b(?:member of|voted(?: for)?|votes(?: for)?|voting(?: for)?|vote for|canvass(?:ed|es|ing)? for|donat(?:ed|ion|es) to|"
        r"support(?:s|ed|er of)|joined|"
        rf"campaign(?:ed|ing|s)? for|councillor for|candidate for|leafleting for) (?:the )?(?P<v>{either(_PARTIES)})\b(?! (?:costs?|"
        rf"rate|intensive|market|force))",
        flags=FOLD,
        score=0.6,
    ),
    _politics(
        regex=r"\b(?:my|his|her|their|(?:customer|employee|donor)[’']?s) (?P<v>politics|political (?:views?|opinions?|beliefs?|"
        r"affiliations?|activit(?:y|ies)))\b",
        flags=FOLD,
        score=0.6,
    ),
    _belief(
        values=RELIGIONS,
        names=listed("religion, faith, religious belief, religious beliefs, religion code"),
        context=("denomination", "belief"),
        unless=listed("currency, coin, note, cash, bank, good"),
        need="context",
        score=0.7,
    ),
    _belief(values=FAITHS, need="distinct", score=0.6),
    _belief(
        names=listed(
            "religion, faith, religious belief, religious beliefs, religion code, religious affiliation, philosophical belief, "
            "church membership, place of worship, is religious"
        ),
        unless=("good",),
        kinds=WORDS,
        score=0.6,
    ),
    _belief(
        regex=rf"{_PERSON_IS} (?:an? )?(?:practising |practicing |devout |strict |committed |born again )?(?P<v>{either(_FAITHFUL)})\b"
        r"(?! (?:street|road|church|school|aid|museum|university|art|science|studies|calendar|era|county))",
        flags=FOLD,
        score=0.6,
    ),
    _belief(
        regex=r"\b(?:(?:religion|faith)(?: is)?[ \t]{0,2}[:=][ \t]{0,2}|(?:practising|practicing|devout) |convert(?:ed|s)? to )"
        rf"(?P<v>{_FAITH})\b",
        flags=FOLD,
        score=0.7,
    ),
    _belief(
        regex=r"\b(?P<v>(?:my|his|her|their) (?:faith|religion|religious beliefs?|place of worship|mosque|synagogue|gurdwara|"
        r"parish priest|rabbi|imam)|(?:prayer|religious) (?:breaks?|observance)|attends? (?:the |a )?(?:church|mosque|synagogue|"
        r"temple|gurdwara))\b",
        flags=FOLD,
        score=0.5,
    ),
    _belief(
        regex=r"\b(?P<v>halal|kosher)\b",
        flags=FOLD,
        need="context",
        score=0.3,
        context=listed(
            "diet, dietary, dietary requirements, meal, meals, requires, needs, eats, eat, only eats, guest, attendee, customer, "
            "pupil, patient"
        ),
    ),
    _union(
        names=listed(
            "union member, union membership, is union member, trade union, trade union member, trade union membership, union name, "
            "union rep, union subs, union dues, union branch, union fees"
        ),
        unless=listed("credit, european, student, students, rugby"),
        kinds=ANY,
        score=0.7,
    ),
    _union(
        names=("union",),
        unless=listed("credit, western, student, students, rugby, european, sql, query, type, schema"),
        kinds=("text", "boolean"),
        score=0.3,
    ),
    _union(
        regex=_NOT_UNIONS
        + r"\b(?P<v>trade unions? (?:member(?:ship|s)?|rep(?:resentative)?s?|subs(?:criptions?)?|dues|official|branch|activit(?:y|ies))|"
        r"union (?:rep(?:resentative)?s?|subs(?:criptions?)?|dues|steward|official|membership|member)|shop steward|my union)\b",
        flags=FOLD,
        score=0.6,
    ),
    _union(
        regex=rf"\b(?P<v>(?:member(?:ship)? of|joined|paid(?:[ -]up)? member of|subs to|rep for) (?:the )?{_UNIONS}(?! (?:Council|"
        rf"centre|Centre|Association))|{_UNIONS}(?: the [Uu]nion| [Uu]nion)? (?:trade union|union|rep|member|membership|branch|"
        rf"steward|subs))\b",
        score=0.7,
    ),
)
