"""Trade union membership, told from SQL's UNION, credit unions and the verb."""

from __future__ import annotations

from functools import partial

from detectors.packs.abroad import UNION_ABROAD
from detectors.packs.listed import ANY, FOLD, SPECIAL, flagged, listed
from detectors.packs.noted import UNION_NOTED
from scanner.pattern import Pattern

_union = partial(
    Pattern,
    entity="TRADE_UNION",
    title="Trade union membership",
    category="special.union",
    sources=(*SPECIAL, "TULRCA 1992 s 1", "Certification Officer list of trade unions"),
)

_NOT_UNIONS = "".join(
    f"(?<!{word} )" for word in listed("credit, european, soviet, student, students, students', rugby, customs, western, african, monetary")
)
#: From the Certification Officer's list; names that are ordinary words count beside "union", "rep" or "member of" alone, in their capitals.
_UNIONS = (
    r"(?:UNISON|Unison|GMB|USDAW|Usdaw|NASUWT|ASLEF|Aslef|RMT|PCS|UCU|NEU|Unite|Prospect|Equity|Community|FBU|CWU|TSSA|BECTU|Bectu|NUJ|POA|"
    r"RCN|BMA|RCM|EIS|NAHT|ASCL|Napo|NAPO|BFAWU|Accord|BALPA|Balpa|NUM|HCSA|Musicians' Union|IG Metall|ver\.di|UFCW|SEIU|Teamsters)"
)

UNIONS: tuple[Pattern, ...] = (
    _union(
        names=(
            *flagged("union member, trade union member, union rep"),
            *listed(
                "union membership, trade union, trade union membership, union name, union subs, union dues, union branch, union fees, "
                "union code, union cd, union deduction, union subscription, union no, union membership no, union membership number, "
                "tu member, check off union, labor union, labor union code, union affiliation, union id card, shop steward, "
                "bargaining unit, bargaining unit code"
            ),
            *UNION_NOTED,
            *UNION_ABROAD,
        ),
        unless=listed("credit, european, student, students, rugby, geometry, set"),
        kinds=ANY,
        score=0.7,
    ),
    _union(
        names=("union",),
        unless=listed(
            "credit, western, student, students, rugby, european, sql, query, type, schema, geometry, set, bounding, country, field"
        ),
        kinds=("text", "boolean"),
        score=0.3,
    ),
    _union(
        regex=_NOT_UNIONS
        + r"\b(?P<v>trade unions? (?:member(?:ship|s)?|rep(?:resentative)?s?|subs(?:criptions?)?|dues|official|branch|activit(?:y|ies))|"
        r"strike action|union (?:committee|duties|branch|learning rep|facility time)|(?:been|is|was|as) a union member(?! (?:of|for)\b)|"
        r"union conven[oe]r|union (?:rep(?:resentative)?s?|subs(?:criptions?)?|dues|steward|official|membership|activit(?:y|ies) at)|"
        r"shop steward|tu (?:rep|member|official)|(?:i'?m|i am|he|she|who|they|employee|worker|staff|colleague)(?:'s| is| am| are| was| "
        r"were)? (?:a |an |not a |"
        r"also a )?union members?|(?:my|her|his) (?:trade )?union(?! jack)|(?:joined|left|member of) (?:a|the|his|her) (?:trade|"
        r"workers'|teaching) union|(?:on|joined the|took part in the) picket line|strike ballot|on strike (?:with|over|at|for|today|again|"
        r"since)|accompanied by (?:a|his|her|their) union rep)\b",
        flags=FOLD,
        score=0.6,
    ),
    _union(
        regex=rf"\b(?P<v>(?:is|was|are|been|[Hh]e's|[Ss]he's) in the (?:NEU|RMT|GMB|RCN|PCS|UCU|FBU|CWU|NASUWT|ASLEF|USDAW|UNISON)\b|"
        rf"(?:members?(?:hip)? of|[Mm]embers? of|joined|paid(?:[ -]up)? member of|subs to|[Rr]ep (?:for|from)|"
        rf"steward for) (?:the )?{_UNIONS}(?! (?:Council|centre|Centre|Association|Hall|Cent|Shield))|{_UNIONS}(?: the [Uu]nion|"
        rf" [Uu]nion)? (?:trade union|union|rep|member|membership|"
        r"branch|steward|subs|subscription|dues|fees|representative|official))\b",
        score=0.7,
    ),
)
