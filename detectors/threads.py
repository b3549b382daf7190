"""What the threads of a machine's state come to at a place before they eat its byte (see `detectors.machine`)."""

from __future__ import annotations

from collections.abc import Container, Sequence

from detectors.program import ASK, CHAR, JUMP, MATCH, SAVE, SPLIT
from detectors.ran import HERE, Thread

#: The steps of a program: what each does, and with what.
Steps = Sequence[tuple[int, int, int]]


def closure(steps: Steps, state: tuple[Thread, ...], true: int) -> tuple[list[Thread], Thread | None]:
    """The threads of a state that wait for a byte, in order, and the one that matches here, behind which none is tried.

    `true`: a bit for each condition of the program that holds at the place.
    """
    found, seen = list[Thread](), set[tuple[int, bool]]()
    for begin in state:
        todo = [begin]
        while todo:
            thread = todo.pop()
            step, sure = thread.step, thread.sure
            if (step, True) in seen or (step, sure) in seen:
                continue
            seen.add((step, sure))
            kind, one, other = steps[step]
            if kind == CHAR:
                found.append(thread)
            elif kind == MATCH:
                return found, thread
            elif kind == SPLIT:
                todo += [thread._replace(step=other), thread._replace(step=one)]
            elif kind == JUMP:
                todo.append(thread._replace(step=one))
            elif kind == SAVE:
                todo.append(thread._replace(step=step + 1, high=HERE) if one else thread._replace(step=step + 1, low=HERE))
            elif kind == ASK and true >> one & 1:
                todo.append(thread._replace(step=step + 1))
    return found, None


def asks(steps: Steps, left: Container[int], threads: tuple[Thread, ...]) -> bool:
    """Whether what is true about a place, and its byte does not tell, makes a difference to a thread before it eats it.

    `left`: the numbers of the conditions that the byte does not tell.
    """
    todo, seen = [each.step for each in threads], set[int]()
    while todo:
        step = todo.pop()
        if step in seen:
            continue
        seen.add(step)
        kind, one, other = steps[step]
        if kind == ASK and one in left:
            return True
        if kind in (SPLIT, JUMP):
            todo += [one, other] if kind == SPLIT else [one]
        elif kind in (SAVE, ASK):
            todo.append(step + 1)
    return False
