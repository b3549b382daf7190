"""What notices say in clauses instead of nouns: "where you live", "what you bought from us", "calls may be recorded"."""

from __future__ import annotations

import re

_YOU = r"(?:you|they|he or she|customers?|visitors?|pupils?|patients?)"


def _clause(words: str, *keys: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    return re.compile(words), keys


#: Clauses as they begin, in lower case and straight quotes, and the categories that they declare.
STATED = (
    _clause(rf"where {_YOU} (?:currently )?lives?\b", "contact.address"),
    _clause(
        rf"how old {_YOU} (?:are|is)\b|(?:that|whether|confirmation that) {_YOU} (?:are|is) (?:over|under|at least|aged)\b", "demog.dob"
    ),
    _clause(rf"(?:what {_YOU} do(?:es)? for a living|where {_YOU} works?|who {_YOU} works? for)\b", "work.occupation"),
    _clause(r"(?:who|whom) (?:to|we (?:can|should|may)) (?:call|contact|ring|tell|phone)\b", "family.third_party"),
    _clause(
        r"(?:the )?(?:details|names?|dates of birth|ages?)?(?: (?:and|of) \w+)* ?(?:of )?"
        r"(?:anyone|anybody|everyone|everybody|those|others|(?:the |any )?(?:other )?(?:people|adults|occupants)) (?:else )?"
        r"(?:who |that )?(?:will |may |also )?(?:lives?|living|stays?|staying) (?:with you|there|in|at)\b",
        "family.third_party",
    ),
    _clause(r"who (?:has|holds|shares) parental responsibility\b", "family.third_party"),
    _clause(r"(?:(?:tele)?phone |mobile )?numbers? (?:that |which )?we can (?:ring|call|reach|contact|text|phone)\b", "contact.phone"),
    _clause(r"how (?:you|they) (?:are|were) related\b", "family.third_party"),
    _clause(
        rf"(?:the )?(?:classes|courses|events|sessions|activities|talks|services) {_YOU} (?:come to|go to|attend|take part in)\b",
        "buy.history",
    ),
    _clause(r"where to (?:send|deliver|post|find|visit)\b", "contact.address"),
    _clause(
        r"how (?:to|we (?:can|should|may|could)) (?:contact|reach|get (?:in touch|hold)|call|speak)\b", "contact.email", "contact.phone"
    ),
    _clause(rf"(?:what|which) (?:sex|gender) {_YOU}\b", "demog.gender"),
    _clause(
        r"(?:someone|somebody|anyone|(?:a|the) person|(?:a|the) (?:friend|relative)(?: or (?:friend|relative))?|people|(?:the )?adults?) "
        r"(?:whom? )?(?:to|we (?:can|should|may)) (?:call|contact|ring|tell|phone|speak)\b",
        "family.third_party",
    ),
    _clause(
        r"(?:how many|the number of) (?:people|children|adults|others?|dependants|occupants)\b|who (?:else )?(?:lives?|"
        r"is living|you live)\b"
        r"|who else\b.{0,30}\b(?:live|household|home)",
        "family.third_party",
    ),
    _clause(
        rf"(?:which|what|the) (?:stores?|shops?|branch(?:es)?|sites?|clubs?|venues?|stations?|stops?) {_YOU} (?:were|are|visit|"
        rf"go|shop|use|went)\b"
        rf"|where(?:,? (?:and )?(?:when|how|how fast|how far))*,? {_YOU} (?:are|were|go|went|drive|travel|walk|run|ride|cycle|park|shop|"
        r"have been)\b",
        "location",
    ),
    _clause(rf"(?:the )?(?:numbers?|people|contacts) {_YOU} (?:call|ring|text|message|dial|phone)", "comms.correspondence"),
    _clause(
        r"(?:the )?(?:class|course|session|event|activit|trip|flight|journey|ticket|treatment|lesson|room|table|film|programme|product|"
        rf"service|item|good|article|vehicle|book|game)(?:e?s|ies|y)? (?:(?:that |which )?{_YOU} (?:have |had )?)?"
        r"(?:booked|attended|missed|taken|used|bought|ordered|purchased|hired|borrowed|rented|reserved|watched|played)\b",
        "buy.history",
    ),
    _clause(rf"how {_YOU} (?:pay|paid|have paid)\b", "pay.method"),
    _clause(rf"how much {_YOU} (?:have )?(?:borrow|borrowed|earn|earned|owe|owed|save|saved)\b", "pay.standing"),
    _clause(rf"how much {_YOU} (?:have )?(?:spend|spent)\b|what {_YOU} (?:spend|spent)\b", "pay.transaction"),
    _clause(rf"(?:the )?(?:things?|items|products|articles) {_YOU} (?:look|looked|have looked) at\b", "online.usage"),
    _clause(
        rf"whether {_YOU} (?:need|have|use|require)\b.{{0,60}}\b(?:braille|large print|hearing|sight|visual|wheelchair|"
        rf"impairment|disabilit|"
        r"vulnerab|medical|health|condition|adjustment|interpreter for sign|assistance)",
        "special.health",
    ),
    _clause(
        rf"whether {_YOU} (?:smoke|drink|vape|take (?:any )?(?:medic|drug))\b|whether {_YOU} (?:are|have been|"
        rf"might be) (?:pregnant|ill|disabled|"
        r"unwell|vulnerable|diagnosed)\b",
        "special.health",
    ),
    _clause(
        rf"(?:whether|if) {_YOU} (?:have|has|are|is|have been|has been|have ever been) (?:ever )?(?:any |a |"
        rf"been )?(?:\w+ )?(?:convict|in prison|"
        r"on remand|criminal|arrested|cautioned|charged|disqualified|banned from driving)",
        "criminal.offence",
    ),
    _clause(
        rf"(?:a record of |records? of |details of )?(?:what|which) (?:\w+ )?{_YOU}(?:'ve| have)? (?:said|told us|asked) (?:we|"
        rf"us|that we|to) "
        r"(?:can|may|could|to)? ?(?:send|email|contact|hear|receive)",
        "pref.marketing",
    ),
    _clause(r"(?:body.?worn|security|dash) ?(?:cam|camera)s? (?:which|that) records? (?:sound|audio)", "media.video", "media.audio"),
    _clause(rf"how much {_YOU} (?:have )?(?:paid?|gave|given|donated?|owes?)\b|when {_YOU} (?:paid|gave|donated)\b", "pay.transaction"),
    _clause(
        rf"(?:what|which \w+|the \w+|items) (?:{_YOU}(?:'ve)? )?(?:have )?(?:buy|bought|ordered?|purchased?|hired?|rented|borrowed?)\b",
        "buy.history",
    ),
    _clause(rf"(?:what|which) (?:classes|courses|events|sessions|activities) {_YOU} (?:go to|attend|book|join|take)\b", "buy.history"),
    _clause(
        rf"(?:the )?(?:dates and |date and )?times? (?:that |when |at which )?{_YOU} (?:enter|leave|arrive|come and go)\b",
        "account.security",
    ),
    _clause(rf"(?:how|how often|when) {_YOU} (?:use|used|interact|engage|move around|browse)\b", "online.usage"),
    _clause(
        rf"(?:which|what) (?:pages?|features?|screens?|parts|sections|links)\b.{{0,30}}\b{_YOU} (?:visit|view|open|use|look at|click)",
        "online.usage",
    ),
    _clause(rf"(?:pages?|screens?) (?:{_YOU} )?(?:looked at|viewed|visited|opened)\b", "online.usage"),
    _clause(
        rf"(?:how {_YOU} (?:found|came to|arrived at|reached)|(?:which|what) (?:advert|site|website|page|link)\b.{{0,30}}"
        rf"\b(?:brought|sent|referred)|"
        rf"the (?:web)?(?:page|site) (?:that|which) (?:referred|sent|brought) {_YOU})\b",
        "online.journey",
    ),
    _clause(
        rf"(?:how|whether|when) {_YOU} (?:would like|want|wish|prefer|have agreed|agreed?|have subscribed|have opted|opt(?:ed)?)\b"
        r".{0,40}\b(?:hear|contact|market|news|e-?mail|catalogue|post|subscribe|opt|product)",
        "pref.marketing",
    ),
    _clause(r"(?:the )?(?:telephone |phone |incoming |outgoing |all |some |your |our )*calls?\b.{0,60}\brecorded\b", "media.audio"),
    _clause(
        r"(?:we |also |may |will )*(?:monitor and |monitor or )?record (?:telephone |phone |all |your |some |incoming )*calls?\b",
        "media.audio",
    ),
    _clause(r".{0,60}\b(?:covered|monitored|filmed|watched|recorded) by (?:cctv|(?:security |video )?cameras?)\b", "media.video"),
    _clause(r"(?:there (?:is|are) |we (?:use|operate|have|run) |our )?(?:a )?cctv\b", "media.video"),
    _clause(
        r"(?:there are |we have |our |the )?(?:security )?cameras? (?:in|at|on|over|cover)(?:.{0,80}\brecord (?:images|footage))?",
        "media.video",
    ),
    _clause(r"(?:images?|footage|film) (?:is|are|may be) (?:recorded|captured|taken) by\b.{0,40}\bcameras?", "media.video"),
)
