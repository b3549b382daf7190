"""What items of a notice may mean that no phrase knows: suggestions for the person who answers the questions, likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from scanner.notice.questions import Question
from scanner.taxonomy import Taxonomy

#: Gives, of each phrase, the categories that it may name and how likely each is (0..1).
Reader = Callable[[Sequence[str]], Sequence[Sequence[tuple[str, float]]]]
#: How likely a category must be to be suggested, and how many suggestions a question has at most.
_LEAST, _MOST = 0.15, 6


def likely(questions: Sequence[Question], taxonomy: Taxonomy, reader: Reader) -> tuple[Question, ...]:
    """The questions, those about items that name no known category with what they are likely to mean before what sounds alike."""
    asked = [one.says for one in questions if one.kind == "bullet"]
    told = dict(zip(asked, reader(asked), strict=True)) if asked else {}
    return tuple(_with(one, told[one.says], taxonomy) if one.kind == "bullet" else one for one in questions)


def _with(one: Question, shares: Sequence[tuple[str, float]], taxonomy: Taxonomy) -> Question:
    first = tuple((key, taxonomy.categories[key].label, "") for key, share in shares if share >= _LEAST and key in taxonomy.categories)
    keys = {key for key, _, _ in first}
    return replace(one, nearest=(*first, *(each for each in one.nearest if each[0] not in keys))[:_MOST])
