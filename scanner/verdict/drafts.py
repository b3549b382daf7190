"""Files that describe data and hold none: JSON Schema, OpenAPI. What a field is called there is said of no cell of anybody's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.model import Evidence
from scanner.shapes import UnitTally

#: A keyword of JSON Schema behind the name of what it describes (`definitions.Member.type`, `properties.email.$ref`).
_KEYWORD = re.compile(
    r"(?:^|\.)(?:properties|definitions|\$defs|patternProperties|components\.schemas)\.[^.]+\.(?:[^.]+\.)*"
    r"(?:type|\$ref|description|title|format|pattern|enum|items|required|default|const|examples?|(?:min|max)(?:imum|Length|Items|Properties)|"
    r"exclusiveM(?:in|ax)imum|additionalProperties|insertionOrder|uniqueItems|readOnly|nullable|relationshipRef|(?:any|all|one)Of)(?:\[\])?"
    r"(?:\.[^.]+)?$"
)
_LEAST = 3


def describes(unit: UnitTally) -> bool:
    """Whether most of what the unit holds says how other data is made."""
    if unit.declared:
        return False
    said = sum(_KEYWORD.search(name) is not None for name in unit.columns)
    return said >= _LEAST and 2 * said > len(unit.columns)


def held(found: Sequence[Evidence], drafted: bool) -> list[Evidence]:
    """The evidence, of what only describes data that which its values show: their names are those of what somebody else will fill in."""
    return [one for one in found if one.distinct or one.place.column == ""] if drafted else list(found)
