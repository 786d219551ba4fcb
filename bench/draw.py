"""Choices that fall the same way on every machine and under every Python."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Draw:
    """A stream of choices that its name alone decides.

    Only `Random.random` is used: Python promises the same sequence of it for one seed in every
    version, and promises nothing of `choice`, `shuffle` or `randrange`.
    """

    def __init__(self, name: str) -> None:
        self._next = Random(f"briefwright/{name}").random  # noqa: S311 - repeatable on purpose

    def chance(self, share: float) -> bool:
        """Return true in this share of the cases."""
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of the choices, each as likely."""
        return choices[int(self._next() * len(choices))]

    def weighted(self, steps: Sequence[float]) -> int:
        """Return a position, as likely as its step is high in the running sums `steps`."""
        return bisect_right(steps, self._next() * steps[-1])

    def score(self) -> float:
        """Return a number from 0 to 1, to sort by."""
        return self._next()


def running_sums(weights: Iterable[float]) -> tuple[float, ...]:
    """Return the running sums that `Draw.weighted` reads."""
    return tuple(accumulate(weights))
