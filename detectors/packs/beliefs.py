"""Political opinions and religious or philosophical beliefs."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import BELIEF_ABROAD, POLITICS_ABROAD
from detectors.packs.listed import CENSUS, FOLD, MONITORED, SPECIAL, WORDS, among, coded, either, listed
from detectors.packs.noted import BELIEF_NOTED, POLITICS_NOTED
from scanner.pattern import Pattern

_politics = partial(
    Pattern,
    entity="POLITICAL_OPINION",
    title="Political opinion",
    category="special.politics",
    sources=(*SPECIAL, "Electoral Commission register of parties"),
)
_belief = partial(Pattern, entity="RELIGION", title="Religion or belief", category="special.belief", sources=(*SPECIAL, *CENSUS))
_PARTIES = (
    "labour, labour party, labour co-op, conservative, conservatives, conservative party, tory, tories, tory party, liberal democrats, "
    "liberal democrat, liberal democrat party, lib dem, lib dems, green party, greens, reform uk, ukip, uk independence party, "
    "brexit party, snp, scottish national party, plaid cymru, dup, democratic unionist party, sinn féin, sinn fein, sdlp, alliance party, "
    "ulster unionist party, uup, bnp, british national party, communist party, workers party, scottish greens, english democrats, "
    "democratic party, republican party, democrats, republicans, cdu, spd, fdp, afd, die linke, fine gael, fianna fail, social democrats, "
    "national front"
)
_DOUBTFUL = "labour, conservative, greens, alliance party, republicans, democrats, dup, snp, uup, bnp, cdu, spd, fdp, afd"
PARTIES = among(_PARTIES) | among("green, reform, independent, none, other, undecided, would not vote, con, lab, ld, democrat, republican")
_NOT_POLITICAL = listed(
    "third, contract, contracting, counter, wedding, birthday, booking, landlord, size, landlords, guest, litigation, claim, insurance, "
    "responsible, department, cost, product, trade, hen"
)
FAITHS = among(
    "christian, christianity, catholic, roman catholic, church of england, anglican, c of e, protestant, methodist, baptist, "
    "presbyterian, church of scotland, church in wales, church of ireland, orthodox, greek orthodox, russian orthodox, evangelical, "
    "pentecostal, christian (all denominations), muslim, islam, sunni, shia, hindu, hinduism, sikh, sikhism, jewish, judaism, buddhist, "
    "buddhism, pagan, wiccan, humanist, humanism, jain, jainism, rastafarian, jehovah's witness, jehovah's witnesses, mormon, "
    "latter-day saints, quaker, spiritualist, zoroastrian, druid, taoist, shinto, baha'i, bahá'í, atheist, agnostic, secular, "
    "no religion, no religion or belief"
)
RELIGIONS = FAITHS | among(
    "none, other, other religion, any other religion, another religion, religion not stated, not stated, not known, prefer not to say, "
    "unknown, declined, rk, ev, vd"
)
_FAITHFUL = (
    "christian, roman catholic, catholic, anglican, protestant, methodist, baptist, muslim, hindu, sikh, jewish, jew, orthodox jew, "
    "buddhist, pagan, humanist, rastafarian, jehovah's witness, mormon, quaker, atheist, agnostic, evangelical christian, "
    "born again christian, hare krishna, scientologist, jain, practising catholic, lapsed catholic"
)
_FAITH = either(f"{_FAITHFUL}, christianity, islam, judaism, buddhism, hinduism, sikhism, catholicism, church of england, atheism, none")
_IS = (
    r"\b(?:i'?m|i am|he's|he is|he was|she's|she is|she was|who is|they are|they're|we are|we're|(?:my|his|her|the) [a-z]{3,9} is|"
    r"identif(?:y|ies) as|(?:raised|brought up|registered|baptised|buried) as|as a|family(?: is| are)?)"
)
BELIEFS: tuple[Pattern, ...] = (
    _politics(
        names=(
            *coded("political affiliation, political party, party affiliation, voting intention, party membership, political leaning"),
            *listed(
                "political opinion, political opinions, vote intention, voted for, political views, political view, "
                "politics, political donation, political donations, political beliefs, political activity, party donor, canvass result, "
                "canvassing notes, referendum vote, politically exposed reason, party supporter, party member"
            ),
            *POLITICS_NOTED,
            *POLITICS_ABROAD,
        ),
        unless=("answer", "answers", "poll id", *_NOT_POLITICAL),
        kinds=WORDS,
        score=0.6,
    ),
    _politics(
        values=PARTIES,
        context=listed("party, affiliation, vote, voted, voting, political"),
        unless=_NOT_POLITICAL,
        need="context",
        score=0.6,
    ),
    _politics(values=among(_PARTIES) - among(_DOUBTFUL), need="distinct", score=0.5),
    _politics(
        regex=r"\b(?:member of|voted?(?: for)?|votes(?: for)?|voting(?: for)?|canvass(?:ed|es|ing)? for|donat(?:ed|ion|ions|es|ing) to|"
        r"support(?:s|ed|er of|ing)|joined|campaign(?:ed|ing|s)? for|active in|belongs to|(?:secretary|chair|treasurer|agent) (?:of|"
        r"for) the (?:local|branch)|worked for|works for|paid[- ]up|councillor for|candidate for|leaflet(?:ed|ing|s) for|stood for|"
        rf"backs|backed) (?:the )?(?P<v>{either(_PARTIES)})\b(?! (?:costs?|rate|intensive|market|force|estimate|approach|saving|view|"
        rf"publication|leader|politician|senator|mp|minister|front bench|values|newspaper))",
        flags=FOLD,
        score=0.6,
    ),
    _politics(
        regex=r"\b(?P<v>(?:(?:my|his|her|their|(?:customer|employee|donor)[’']?s) (?:politics|political (?:views?|opinions?|beliefs?|"
        r"affiliations?|activit(?:y|ies)|allegiances?|leanings?))|(?:labour|tory|conservative|lib dem|green party|snp|ukip|"
        r"reform uk|plaid cymru|sinn fein|dup) (?:voter|supporter|activist|donor|canvasser|councillor|candidate|member|mp|msp|peer|"
        r"party (?:member|membership|card|activist|supporter))s?|an? (?:ukip|tory|labour|snp|lib dem|brexit party|reform uk) "
        r"(?:man|woman|family|household|voter)|vot(?:ed|es|ing) (?:leave|remain|brexit|"
        r"tactically for)(?: in the referendum)?|card[- ]carrying (?:member|socialist|communist)|(?:strong|firm|lifelong|probable|"
        r"soft|staunch) (?:tory|labour|lib dem|snp)(?! (?:laws?|rules|tests?|market|force|pains?))|(?:standing|stood|elected|"
        r"re-elected) as an? (?:labour|tory|conservative|lib dem|liberal democrat|green|independent|republican|democrat|ukip|"
        r"reform)|(?:pro|anti)-?(?:brexit|eu|independence|abortion|vax) (?:views?|posts?|campaigner|activist|opinions?)|(?:is|i'?m|"
        r"am|was) an? (?:brexiteer|remainer|socialist|communist|marxist|far[- ]right|anarchist)(?: activist)?))\b(?! (?:the|a) )",
        flags=FOLD,
        score=0.6,
    ),
    _belief(
        values=RELIGIONS,
        names=listed("religion, faith, religious belief, religious beliefs, religion code, religion cd"),
        context=("denomination", "belief", "relig", "religious"),
        unless=listed("currency, coin, note, cash, bank, good, banknote, stamp"),
        need="context",
        score=0.7,
    ),
    _belief(values=FAITHS - among("secular, orthodox, evangelical, spiritualist"), need="distinct", score=0.6),
    _belief(
        names=(
            *coded("religion, religious belief, religious affiliation, relig, faith, religious denomination"),
            *listed(
                "religious beliefs, religion or belief, religion and belief, philosophical belief, church membership, place of worship, "
                "is religious, baptism date, baptised, date of baptism, halal meal, kosher meal"
            ),
            *BELIEF_NOTED,
            *BELIEF_ABROAD,
        ),
        unless=listed(
            "good, product, products, recipe, recipes, restaurant, restaurants, menu, council, civil, map, boundary, ward, address"
        ),
        kinds=(*WORDS, "boolean", "date"),
        score=0.6,
    ),
    _belief(
        regex=rf"{_IS} (?:an? )?(?:practising |practicing |devout |strict |committed |observant |"
        rf"orthodox )?(?P<v>{either(_FAITHFUL)}(?:e?s)?)\b"
        r"(?! (?:street|road|church|school|aid|museum|university|art|science|studies|calendar|era|county|name|louboutin|dior|(?-i:[A-Z])))",
        flags=FOLD,
        score=0.6,
    ),
    _belief(
        regex=r"\b(?:(?:religion|faith|religious belief|religious affiliation|denomination)(?: is)?[ \t]{0,2}[:=-][ \t]{0,2}|(?:practising|"
        r"practicing|devout|coptic|born[- ]again) |(?:convert(?:ed|s|ing)?|conversion) to )"
        rf"(?P<v>{_FAITH})\b(?! (?:is|of|the))",
        flags=FOLD,
        score=0.7,
    ),
    _belief(
        regex=r"\b(?P<v>(?:(?:my|his|her|their)|son's|daughter's) (?:faith|religion|religious (?:beliefs?|views|observance|holidays?)|"
        r"place of worship|mosque|synagogue|gurdwara|parish priest|vicar|rabbi|imam|bar mitzvah|bat mitzvah|baptism|hijab|turban|"
        r"niqab)|(?:prayer|religious) (?:breaks?|observance)|(?:friday|jumu'?ah) prayers|for jumm?u?'?ah|"
        r"wears? (?:a |the |his |her )?(?:kirpan|kara|tallit|tzitzit)|(?:attends?|goes to|went to) (?:the |a |her |his )?(?:church|mosque|"
        r"synagogue|temple|gurdwara|mass)|(?:fasting|fasts) (?:for|during) ramadan|observ(?:es|ing|ant of) (?:ramadan|the sabbath|"
        r"shabbat|lent)|for religious reasons|religious beliefs?(?= (?:prevent|forbid|mean|require|do not|don't|prohibit))|"
        r"no pork(?= please|,|\.|$)|(?:because (?:it is|of)|on|for|off for|keeps?|during) (?:the sabbath|eid|yom kippur|"
        r"rosh hashanah|passover|diwali|vaisakhi|ramadan|shabbat)|(?:requires?|needs?|asked for|use of) (?:a |the )?prayer room|"
        r"(?:training to be|ordained(?: as)?|is|was|become|works as) (?:a |an )?(?:catholic |anglican |methodist )?(?:priest|vicar|"
        r"nun|monk|rabbi|imam|ordained minister)|(?:married|christened|baptised|buried|prays|worships) (?:at|in) (?:the|our|her|his|"
        r"a) (?:local )?(?:church|mosque|synagogue|temple|gurdwara)|on religious grounds|wears? a (?:hijab|headscarf|turban|niqab|"
        r"burqa|kippah|crucifix)|ethical vegan(?:ism)?|conscientious objector)\b",
        flags=FOLD,
        score=0.5,
    ),
    _belief(  # where a form asks for it, one word is an answer
        regex=rf"\b(?P<v>{either(_FAITHFUL)}|no religion|c of e|church of england)\b(?=[.,;/|)]|\s*$)",
        flags=FOLD,
        need="context",
        context=MONITORED,
        score=0.4,
    ),
    _belief(
        regex=r"\b(?P<v>halal|kosher)\b",
        flags=FOLD,
        need="context",
        score=0.3,
        context=listed(
            "diet, dietary, dietary requirements, requires, needs, eats, eat, only eats, guest, attendee, customer, pupil, patient, "
            "passenger, special meal, he, she, employee, resident, child, please, no pork, keep, keeps"
        ),
    ),
)
