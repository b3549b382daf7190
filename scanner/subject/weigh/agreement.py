"""What the comparison of one field gives."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

#: How much a field agrees, most first. `variant` is the same thing written otherwise (a diminutive, an initial, a plus-tag), `close` is one
#: slip away, `partial` agrees in a part (the year, the street), `different` contradicts.
LEVELS = ("equal", "variant", "close", "partial", "different")


#: Words of `Agreement.says` that weigh otherwise than their level alone.
YEAR = "year of birth equal"
GENERATION = "born differs by a generation"
#: Stands in every reason that tells of an identifier that other people have, too.
OTHERS = "others have"
#: Stands in every reason that tells of an identifier in a record's column about somebody else than whom it names.
LENT = "where another is told of"
#: Ends the reason of a surname that stands without a given name.
AFTER_TITLE = "after a title"
NEIGHBOUR = "another given name, one letter away"
#: The reason of a record of somebody else that refers to the subject.
REFERS = "another person's record that refers to them"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one field of a record agrees with what is known; a field that one side lacks has none.

    `says` is for the reader and holds no value. `shared` marks what a household shares by its nature (a landline). `others` is the number
    of other people who are known to have the identifier, too: then it points at all of them. `word` is the word of the subject's own name
    that agrees, by which its rarity is looked up, or her identifier.
    """

    field: str
    level: str
    says: str
    column: str = ""
    shared: bool = False
    others: int = 0
    word: str = dataclasses.field(default="", repr=False)

    @property
    def rank(self) -> float:
        """0 for the best level; what others have too comes after the same written otherwise that is hers alone."""
        return LEVELS.index(self.level) + (1.5 if self.others else 0)

    @property
    def agrees(self) -> bool:
        """Whether it speaks for the subject as it stands: equal, or the same written otherwise, or one slip away."""
        return self.level in LEVELS[:3]
