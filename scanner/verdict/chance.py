"""What luck would do: a check digit lets one number in ten or eleven pass, so a column must pass far more often than that."""

from __future__ import annotations

from math import exp, lgamma, log, log1p, sqrt

from scanner.pattern import Pattern
from scanner.profile import Profile
from scanner.tally import Column, Tally

TELLING = 0.5  # a check that more candidates than this pass by chance tells nothing
_PROVING = 0.3  # and one that more than this pass proves nothing without a name: values of one make often share what it checks
_SURE = 1e-6  # a pass rate less likely than this is not chance, and needs no name
_MODEST = 0.01  # nor is one less likely than this, of what needs no name anyway
_STRICT = 0.001  # of what is told by words alone, such as names
_FEW = 20  # distinct candidates below which a value that passed is taken at its word
_VERY_FEW = 5  # the same in a column of its own where most candidates fail
_MANY = 100  # cells of text from which on one guess among doubtful ones is what a network says of texts that tell nothing
_SELDOM = 0.001  # of the cells of texts that tell nothing, a network sees something of one kind in so many at most
_EFFECT = 0.5  # chance rates are measured on random candidates; what real ones that are nothing pass differs by less than this part
_ALL = 0.9

_CLOCKS = tuple((int(0.9e9) * unit, int(1.95e9) * unit) for unit in (1, 10**3, 10**6))  # 1998 to 2031, in s, ms and µs


def tail(passed: int, tried: int, chance: float) -> float:
    """Exact probability that at least `passed` of `tried` random candidates pass, each with probability `chance` (binomial)."""
    if passed <= 0:
        return 1.0
    if chance >= 1.0:
        return 1.0
    odds, most = log(chance) - log1p(-chance), tried * log1p(-chance)
    return min(1.0, sum(exp(_ways(tried, k) + k * odds + most) for k in range(passed, tried + 1)))


def _ways(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def telling(pattern: Pattern) -> bool:
    """Whether the share that passes its check tells something: of a dictionary's words only those in it are tried, and so all pass."""
    return pattern.chance <= TELLING and pattern.words is None


def told(tally: Tally) -> tuple[int, int]:
    """How many of how many distinct candidates passed: of all of them if they are few, else of a random sample."""
    return tally.distinct.among(tally.seen)


def guesses(pattern: Pattern) -> bool:
    """Whether a network tells it, by no form and no check: doubtful candidates are those that failed, and so many pass by chance that one
    proves nothing by itself."""
    formless = pattern.regex is None and pattern.values is None and pattern.valid is None
    return formless and pattern.need == "" and _PROVING < pattern.chance < 1.0


def alone(pattern: Pattern, tally: Tally, cells: int) -> bool:
    """Whether a network guessed no more often than it does in texts that tell nothing: once in a long column, beside guesses that it doubts
    itself, or in so few of very many cells (the mean and its deviation: once in 400, twice in 1,000, 110 times in 100,000)."""
    if not guesses(pattern):
        return False
    passed, tried = told(tally)
    luck = _SELDOM * cells
    return (cells >= _MANY and passed == 1 < tried) or tally.rows <= luck + sqrt(luck)


def beyond(pattern: Pattern, tally: Tally, cells: int) -> bool:
    """Whether a column of bare candidates passes the check so often that chance cannot do it: then it needs no name."""
    if pattern.chance > _PROVING or tally.whole < _ALL * cells:
        return False
    passed, tried = told(tally)
    return passed >= 2 and passed >= _ALL * tried and tail(passed, tried, pattern.chance) < _SURE


def beats(pattern: Pattern, tally: Tally) -> bool:
    """Whether more candidates pass a check than chance would let, whatever share of the cells they are."""
    return pattern.chance <= TELLING and tail(*told(tally), pattern.chance) < _MODEST


def by_luck(pattern: Pattern, tally: Tally, *, weak: bool, free: bool) -> bool:
    """Whether candidates pass the check no more often than chance lets them: order numbers of sixteen digits are no cards.

    `weak` is evidence that is statistical by nature (words that may be a name, a number that only the column's name makes one): it must
    beat chance however few candidates there are. A value with a real check is taken at its word where there are few, all the longer in
    `free` text, where the ones that fail may be of another kind.
    """
    if pattern.chance > TELLING:
        return False
    passed, tried = told(tally)
    few = _FEW if (free and not guesses(pattern)) or 2 * passed >= tried else _VERY_FEW
    if tried < few and not weak:
        return False
    limit = _MODEST if not weak else _STRICT if tried >= _FEW else 5 * _MODEST
    least = pattern.chance + _EFFECT * min(pattern.chance, 1 - pattern.chance)
    return passed < least * tried or tail(passed, tried, pattern.chance) > limit


def no_more(pattern: Pattern, tally: Tally) -> bool:
    """Whether of many candidates no more pass the check than chance lets: in rows of numbers some are always telephones."""
    passed, tried = told(tally)
    if pattern.chance >= TELLING or 2 * tried < _MANY:
        return False
    return passed < pattern.chance * tried if tried < _MANY else tail(passed, tried, pattern.chance) > _MODEST


def counter(column: Column) -> str | None:
    """What a column counts, if it does: such numbers name nobody, whatever check digit they happen to have."""
    if column.profile.dates.cells >= _ALL * column.cells > 0:
        return "dates"
    numbers, known = column.profile.integers, column.profile.integers.distinct.count()
    if numbers.cells < _ALL * column.cells or known < 5:
        return None
    if any(low <= numbers.low and numbers.high <= high for low, high in _CLOCKS):
        return "clock times"
    if known >= _FEW and known >= 0.5 * (numbers.high - numbers.low + 1):
        return "a sequence"
    return None


def is_prose(profile: Profile, cells: int) -> bool:
    """Whether a fifth of the cells are sentences."""
    return 5 * profile.prose >= cells > 0
