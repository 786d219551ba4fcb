"""What a build says, through the host's logger: problems, counts and progress."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from briefwright.diagnostics.rules import Severity
from briefwright.diagnostics.text import render_problem
from briefwright.diagnostics.wording import count_words

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Iterable

    from briefwright.diagnostics.problem import Problem

log: logging.Logger = get_plugin_logger("briefings").logger
"""Counted by `--strict` on every host. Without the adapter's prefix: a place comes first."""

AUTHORS_BUSINESS = frozenset({"declared-not-mentioned", "mentioned-not-declared"})
"""Rules that a build counts and does not list; why: decision 0010."""


def report(problems: Iterable[Problem]) -> None:
    """Log every problem once. Raises Abort, with a count, if there is an error among them."""
    counted: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    for problem in problems:
        if problem.severity is Severity.ERROR:
            broken[problem.span.path] += 1
            log.error(render_problem(problem))
        elif problem.rule in AUTHORS_BUSINESS:
            counted[problem.rule] += 1
        else:
            log.warning(render_problem(problem))
    if counted:
        log.info("%s; `briefwright check` lists them", _summary(counted))
    if broken:
        errors = count_words(broken.total(), "error")
        raise Abort(f"{errors} in {count_words(len(broken), 'file')}; nothing was published")


def _summary(counted: Counter[str]) -> str:
    mentioned = count_words(counted["mentioned-not-declared"], "mentioned actor")
    declared = count_words(counted["declared-not-mentioned"], "declared actor")
    return f"{mentioned} not declared, {declared} not mentioned"


def counts_against_strict() -> bool:
    """Return whether a strict build has logged a warning or worse, so that the host will abort.

    The host counts with a handler on its own logger, above ours, and only when strict.
    """
    logger: logging.Logger | None = log
    while logger is not None:
        for handler in logger.handlers:
            if isinstance(handler, CountHandler) and handler.get_counts():
                return True
        logger = logger.parent
    return False


@dataclass
class Progress:
    """Says how far a long step is, and nothing about a short one."""

    step: str
    """With a place for the count and one for the total, such as "Rendered %d of %d texts"."""

    pause: float = 5.0
    """Seconds between two lines, and before the first."""

    clock: Callable[[], float] = time.monotonic
    _last: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._last = self.clock()

    def __call__(self, done: int, total: int) -> None:
        """Take note that so many are done."""
        now = self.clock()
        if now - self._last >= self.pause:
            self._last = now
            log.info(self.step, done, total)
