"""What people tell when they call: that money is short, that somebody died, that they have had enough. As it is said."""

from __future__ import annotations

from functools import partial

from detectors.packs.listed import FOLD, PERSONAL, either
from scanner.pattern import Pattern, Shape

_standing = partial(
    Pattern, entity="FINANCIAL_STANDING", title="Financial difficulty", category="pay.standing", flags=FOLD, sources=PERSONAL
)
_loss = partial(Pattern, entity="KINSHIP", title="Bereavement", category="family.third_party", flags=FOLD, sources=PERSONAL)
_voice = partial(Pattern, entity="FEEDBACK", title="Complaint", category="comms.feedback", flags=FOLD, sources=PERSONAL)

_NOT = r"(?:can[’']?t|cannot|can not|couldn[’']?t|could not|not able to|unable to|struggl(?:e|es|ed|ing) to)"
_WHOSE = r"(?:my|his|her|their|our|the)"
_OWED = (
    rf"{_WHOSE} (?:\w{{2,12}} )?"
    r"(?:rent|mortgage|(?:re)?payments?|bills?|council tax|loan|credit cards?|instal?ments?|direct debits?|energy|service charge)"
)
_IN = r"(?:i[’']?m|i am|we[’']?re|we are|he[’']?s|she[’']?s|got|get|getting|fallen) (?:in|into)"
_KIN = either(
    "husband, wife, partner, mother, father, mum, mom, dad, son, daughter, brother, sister, gran, nan, grandma, grandad, grandmother, "
    "grandfather, uncle, aunt, auntie, fiancé, fiancée, girlfriend, boyfriend"
)
_WHEN = r"(?:in|last|this|a (?:few|couple|week|month|year)|two|three|four|five|six|seven|recently|suddenly|yesterday|and)"
_HAS = r"(?:[’']?ve| have|[’']?s| has| had)?(?: just| sadly| recently| suddenly| actually)?"
_TOLD = r"(?:call|called|ring|rang|rung|phone|phoned|contacted|complained|emailed|asked|explained|spoken|had to)"

SPOKEN: tuple[Pattern | Shape, ...] = (
    _standing(
        regex=rf"\b(?P<v>(?:fallen|fell|fall|falling|got|getting|get|gone|slipped) (?:a bit |so far )?behind (?:with|on) {_OWED}|"
        rf"{_NOT} (?:really |actually |even )?(?:afford to (?:pay|eat|heat|live|keep)|keep up (?:with )?{_OWED}|make ends meet|"
        rf"pay (?:it|them|that|anything))|struggling (?:with money|financially|for money)|struggling (?:to pay|with) {_OWED}|"
        r"missed (?:(?:a|my|our|the|two|three|some|several|few|couple|of|last|another|rent|mortgage|loan) ){1,4}(?:re)?payments?"
        r"(?! (?:page|date|link))|bailiffs? (?:\w{2,6} )?(?:com(?:e|es|ing)|came|been|at|round|turned|knock(?:ed|ing)|letters?)|"
        rf"(?:got|getting|have|had|sent|sending|send) (?:the )?bailiffs|{_IN} (?:a lot of |so much |serious |a bit of |more )?debt"
        r"(?! (?:collection|market))|(?:in|on|into|got|have|entered) an iva|(?:repayment|payment) (?:plan|arrangement) "
        r"(?:with|for my|because)|(?:on|set up|agreed|broken|keep to) (?:a|my|the|another) (?:repayment|payment) (?:plan|arrangement)|"
        r"(?:direct debits?|cheques?|payments?) (?:has |have |had )?bounced|debt charity|"
        r"(?:using|used|use|go|going|gone|went|been|referred) (?:to )?(?:the |a )?food ?banks?)\b",
        score=0.6,
    ),
    _loss(
        regex=rf"\b(?:my|his|her|their|our) (?P<v>(?:late )?{_KIN}{_HAS} (?:died|passed (?:away|on(?! (?:the|it|to|this|that|your|my)\b))|"
        rf"passed(?= {_WHEN}\b|[.,]? ?$)))(?!\w)",
        score=0.7,
    ),
    _loss(
        regex=rf"\b(?P<v>(?:i|we|she|he){_HAS} lost (?:my|our|her|his) {_KIN}(?= {_WHEN}\b|[.,]? ?$)|"
        r"(?:report|reporting|register|notify you of|tell you about|informing you of) (?:a|the|his|her|my \w{3,9}[’']?s) "
        r"(?:death|bereavement)|(?:recently|been|was|were) bereaved|bereavement (?:team|department|line|leave|in the family)|"
        r"(?:his|her|my \w{3,9}[’']?s) death certificate|(?:my|his|her|our) (?:mum|dad|nan|nana|gran|grandad|mam|mother|father|brother|"
        r"sister|husband|wife|son|daughter|uncle|aunt)[’']?s funeral|(?:sorry|condolences) for your loss(?! of\b))(?!\w)",
        score=0.6,
    ),
    _voice(
        regex=r"\b(?P<v>(?:not|isn[’']?t|nowhere near|wasn[’']?t) (?:really |just |simply )?good enough|"
        r"(?:absolute|complete|total|utter|bloody) (?:disgrace|joke|shambles|farce|waste of (?:my )?time)|"
        r"(?:want|like|need|get|have|had) (?:this|it|that|to have this) (?:to be )?escalated|"
        r"(?:second|third|fourth|fifth|sixth|tenth|umpteenth) time (?:now )?(?:that )?(?:i[’']?ve|i have|i|we[’']?ve|we have|we) "
        rf"(?:now )?(?:had to )?{_TOLD}|(?:nobody|no one|noone)(?:[’']?s| has| have)? (?:ever |bothered to )?"
        r"(?:called|call|rung|rang|phoned|got|come|came|gotten|get) (?:me )?back(?: to me)?|"
        r"sick (?:and tired |to death )?of (?:this|waiting|ringing|calling|phoning|being|having)|"
        r"fed up (?:with|of) (?:this|it|the|your|waiting|being|having|ringing|calling)|"
        r"(?:don[’']?t|do not) (?:get|receive|see) any (?:help|service)|(?:disgusting|terrible|appalling) the way)\b",
        score=0.5,
    ),
    Shape(
        entity="MEETING_RECORD",
        title="Transcript of a meeting",
        category="record.meeting",
        forms=("transcript/meeting",),
        sources=PERSONAL,
        score=0.9,
    ),
)
