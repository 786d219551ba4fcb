"""The fixes of a source's problems, applied where they make the source better and nothing worse."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import TYPE_CHECKING

from briefwright.content.decoding import decode_source
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.diagnostics.fix import apply_fix

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.content.settings import Settings
    from briefwright.diagnostics.fix import Fix
    from briefwright.diagnostics.problem import Problem

_STRUCTURE = frozenset({"front-matter-missing", "front-matter-unclosed", "yaml-syntax"})
"""Rules whose problems hide others: what stands below can be read once they are mended."""


def mend_source(
    data: bytes, path: str, problems: Iterable[Problem], settings: Settings
) -> tuple[bytes, int]:
    """Return a source with the fixes of its problems applied, and how many of them were.

    All else stays as it is, byte for byte: line ends and a byte order mark, too. A fix that
    does not take its problem away, or that would make another one, is left out.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data.removeprefix(mark).decode("utf-8")
    except UnicodeDecodeError:
        return data, 0
    number = 0
    # From the bottom to the top, so that what is mended moves nothing that is still to be.
    for problem in sorted(problems, key=lambda each: each.order, reverse=True):
        if problem.fix is None:
            continue
        mended = apply_fix(text, problem.fix)
        if mended is not None and _is_better(text, mended, path, problem, problem.fix, settings):
            text, number = mended, number + 1
    return mark + text.encode(), number


def _is_better(  # noqa: PLR0913, PLR0917 - what it was, what it would be, and why
    text: str, mended: str, path: str, problem: Problem, fix: Fix, settings: Settings
) -> bool:
    """Return whether a fix takes its problem out of the front matter and brings no other in."""
    before, after = (_check(each, path, settings) for each in (text, mended))
    told = Counter((each.rule, each.message) for each in before)
    left = Counter((each.rule, each.message) for each in after)
    if told[problem.rule, problem.message] > 0 and told <= left:
        return False
    if problem.rule not in _STRUCTURE:
        # A key that is known now may show that its value has a fix as well.
        fixable = {(each.rule, each.message) for each in after if each.fix is not None}
        return all(each in fixable for each in left - told)
    # A key that is missing is reported at the first line, wherever the fix is.
    new = (each for each in after if each not in before and each.rule != "missing-key")
    return all(each.span.line != fix.span.line for each in new)


def _check(text: str, path: str, settings: Settings) -> tuple[Problem, ...]:
    """Return what is wrong with the front matter of a source, whatever else there is."""
    decoded, problems = decode_source(text.encode(), path)
    if decoded is None:
        return problems
    stem = path.removesuffix(".md")
    if path.startswith(f"{settings.actors_path}/"):
        actor_id = stem.rpartition("/")[2]
        return parse_actor(decoded, path=path, actor_id=actor_id, scale=settings.scale)[1]
    return parse_briefing(decoded, path=path, slug=stem, scale=settings.scale)[1]
